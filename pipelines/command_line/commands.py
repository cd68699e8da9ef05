"""What each command does. The clock and the settings are read here, once, and passed on."""

from __future__ import annotations

import argparse
import getpass
from pathlib import Path

from pipelines.as_of import end_of
from pipelines.calendar import calendar
from pipelines.catalogue import RULES
from pipelines.changes import changes_of
from pipelines.check import check_file
from pipelines.clock import now_in_lang_son
from pipelines.command_line import telling, telling_calendar
from pipelines.command_line.exporting import export
from pipelines.kept_headings import kept_headings
from pipelines.known import known_figures
from pipelines.numbers import DECIMAL_MARKS
from pipelines.prepare import prepare
from pipelines.preview import compared, preview_publication, preview_restoration, preview_withdrawal
from pipelines.publish import Publication, keep_reference, publish, restore, withdraw
from pipelines.reference import Reference, read_reference
from pipelines.release import bring_up_to_date, is_up_to_date, release_at
from pipelines.store import locked_store, truth_reading
from pipelines.template import filled_template, template
from pipelines.truth import END_OF_TIME
from pipelines.uploads import history_entries
from schemas.errors import Misuse
from schemas.issue import Said, Severity, Verdict
from schemas.period import parse_period
from schemas.upload import UploadKind
from schemas.words import Words
from settings import Settings, read_settings

DONE, REFUSED = 0, 1
_TURNS = {"withdraw": (withdraw, preview_withdrawal), "restore": (restore, preview_restoration)}
"""The deeds that turn an upload's standing, each with its preview."""


def run(chosen: argparse.Namespace, words: Words) -> int:
    """Carries one command out; the exit status."""
    return _COMMANDS[chosen.command](chosen, words, read_settings())


def _check(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    reference = read_reference(settings.reference)
    kind = UploadKind.AMENDMENT if chosen.amend else UploadKind.COMPLETE
    files = _judged(chosen, settings, reference, kind=kind)
    accepted = all(file.verdict.accepted for file in files)
    if chosen.out and accepted:
        telling.write_cells([file.verdict for file in files], chosen.out)
    print(telling.judged_json(files, words) if chosen.json else telling.judged_text(files, reference, words))
    return DONE if accepted else REFUSED


def _publish(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    accepted = _accepted(chosen)
    reference = read_reference(settings.reference)
    kind = UploadKind.AMENDMENT if chosen.amend else UploadKind.COMPLETE
    files = _judged(chosen, settings, reference, kind=kind)
    if not all(file.verdict.accepted for file in files):
        print(
            telling.judged_json(files, words) if chosen.json else telling.judged_text(files, reference, words)
        )
        return REFUSED
    now = now_in_lang_son()
    publications = [Publication(file.verdict, at=now, kind=kind, accepted=accepted) for file in files]
    if any(publication.unaccepted for publication in publications):
        # What the warnings say must be read before a reason can be given.
        print(
            telling.judged_json(files, words) if chosen.json else telling.judged_text(files, reference, words)
        )
    receipts, release = publish(
        settings.store, publications, reference, by=_person(chosen), note=chosen.note, now=now
    )
    if chosen.json:
        print(telling.receipts_json(receipts, release, files, words))
    else:
        print(telling.judged_text(files, reference, words))
        print(telling.receipts_text(receipts, release, words))
    return DONE


def _turn(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    """Withdraws or restores an upload and tells what that changed, or only what it would change."""
    turn, preview = _TURNS[chosen.command]
    store, upload, after, now = settings.store, chosen.upload, None, now_in_lang_son()
    if chosen.dry_run:
        told = preview(store, upload, now=now)
    else:
        reason = _reason(chosen)
        with locked_store(store):
            before = bring_up_to_date(store)
        upload, after = turn(store, upload, by=_person(chosen), reason=reason, now=now)
        with locked_store(store):
            told = compared(store, before, after, [upload])
    if chosen.json:
        print(telling.turned_json(chosen.command, upload, after, told))
    else:
        reference = read_reference(settings.reference)
        print(telling.turned_text(chosen.command, upload, after, told, reference, words))
    return DONE


def _template(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    """Writes the empty file of a report; asked to be filled, the targets or tasks in force then."""
    reference = read_reference(settings.reference)
    path = chosen.out or Path(f"{chosen.dataset}.{chosen.format}")
    if chosen.filled:
        with locked_store(settings.store):
            moment = end_of(chosen.as_of) if chosen.as_of else END_OF_TIME
            release = release_at(settings.store, moment)
        content = filled_template(reference, chosen.dataset, release.path, form=chosen.format)
    else:
        content = template(reference, chosen.dataset, form=chosen.format)
    path.write_bytes(content)
    print(words.text("Written: {file}.", file=path.name))
    return DONE


def _reason(chosen: argparse.Namespace) -> str:
    reason = str(chosen.reason or "").strip()
    if not reason:
        raise Misuse("It is not said why.", remedy="Say why with --reason; it is kept in the history.")
    return reason


def _accepted(chosen: argparse.Namespace) -> dict[str, str]:
    """The reasons given for warnings, by rule."""
    accepted = {}
    for text in chosen.accept:
        rule, _, reason = text.partition("=")
        if rule not in RULES or RULES[rule].severity is not Severity.WARNING or not reason.strip():
            raise Misuse(
                "“{found}” accepts no warning.",
                remedy='Write --accept RULE="reason" with a rule the check named, e.g. --accept silent_communes="…".',
                found=text[:60],
            )
        accepted[rule] = reason.strip()
    return accepted


def _history(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    moment = end_of(chosen.as_of) if chosen.as_of else END_OF_TIME
    with locked_store(settings.store):
        bring_up_to_date(settings.store)
        with truth_reading(settings.store) as truth:
            entries = history_entries(truth, moment)
    print(telling.history_json(entries) if chosen.json else telling.history_text(entries, words))
    return DONE


def _calendar(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    period = parse_period(chosen.period).slug if chosen.period else None
    day = chosen.as_of or now_in_lang_son().date()
    with locked_store(settings.store):
        release = bring_up_to_date(settings.store)
        if chosen.as_of:
            release = release_at(settings.store, end_of(chosen.as_of))
    reports = calendar(release, day=day, dataset=chosen.dataset, period=period)
    print(
        telling_calendar.calendar_json(reports, day=day)
        if chosen.json
        else telling_calendar.calendar_text(
            reports, read_reference(settings.reference), words, newest=not period
        )
    )
    return DONE


def _status(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    with locked_store(settings.store):
        finished = not is_up_to_date(settings.store)
        release = bring_up_to_date(settings.store)
        if chosen.as_of:
            release = release_at(settings.store, end_of(chosen.as_of))
    print(
        telling.status_json(release)
        if chosen.json
        else telling.status_text(release, words, finished=finished)
    )
    return DONE


def _rebuild(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    if chosen.as_of:
        with locked_store(settings.store):
            release = release_at(settings.store, end_of(chosen.as_of), afresh=True)
    else:
        reference = read_reference(settings.reference)
        release = keep_reference(
            settings.store, reference, by=_person(chosen), now=now_in_lang_son(), afresh=True
        )
    print(
        telling.status_json(release) if chosen.json else telling.status_text(release, words, finished=False)
    )
    return DONE


def _prepare(chosen: argparse.Namespace, words: Words, settings: Settings) -> int:
    reference = read_reference(settings.reference)
    release = prepare(
        settings.store, reference, now=now_in_lang_son(), largest_bytes=settings.largest_upload_bytes
    )
    print(telling.status_text(release, words, finished=False))
    return DONE


def _person(chosen: argparse.Namespace) -> str:
    """Who acts: as named, or the user logged in."""
    try:
        return str(chosen.by or getpass.getuser())
    except (KeyError, OSError) as error:
        raise Misuse("It is not known who you are.", remedy="Name yourself with --by.") from error


def _judged(
    chosen: argparse.Namespace, settings: Settings, reference: Reference, *, kind: UploadKind
) -> list[telling.Judged]:
    return [
        _told_beside(settings, reference, verdict, kind) for verdict in _verdicts(chosen, settings, reference)
    ]


def _told_beside(
    settings: Settings, reference: Reference, verdict: Verdict, kind: UploadKind
) -> telling.Judged:
    """A verdict with what would change; of targets and tasks, statuses among it."""
    if verdict.rows is None:
        return telling.Judged(verdict, changes_of(settings.store, verdict, kind=kind))
    if verdict.incomplete:
        # Such a file is published as an amendment or not at all.
        kind = UploadKind.AMENDMENT
    now = now_in_lang_son()
    publication = Publication(verdict, at=now, kind=kind)
    preview = preview_publication(settings.store, [publication], reference, by="", now=now)
    return telling.Judged(verdict, preview.changes, preview)


def _verdicts(chosen: argparse.Namespace, settings: Settings, reference: Reference) -> list[Verdict]:
    said = Said(
        dataset=chosen.dataset,
        period=chosen.period,
        decimal=DECIMAL_MARKS.get(chosen.decimal or ""),
        sheet=chosen.sheet,
    )
    known, kept = known_figures(settings.store), kept_headings(settings.store)
    return [
        check_file(
            _bytes(path, settings), path.name, reference, today=now_in_lang_son().date(),
            largest_bytes=settings.largest_upload_bytes, said=said, known=known, kept=kept,
        )
        for path in chosen.files
    ]  # fmt: skip


def _bytes(path: Path, settings: Settings) -> bytes:
    """The file's bytes; of a file beyond the limit only enough to be told it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(settings.largest_upload_bytes + 2**20)
    except OSError as error:
        raise Misuse(
            "“{file}” cannot be opened.",
            remedy="Check the name of the file and your right to read it.",
            file=path.name,
        ) from error


_COMMANDS = {
    "check": _check,
    "publish": _publish,
    "withdraw": _turn,
    "restore": _turn,
    "template": _template,
    "history": _history,
    "calendar": _calendar,
    "export": export,
    "status": _status,
    "rebuild": _rebuild,
    "prepare": _prepare,
}
