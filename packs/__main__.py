"""The command line of the packs, known as `python -m charts`. Exit status 0 done, 1 refused, 2 misuse."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from charts.deck.deck import Ratio
from packs.brief import brief_bytes, brief_of
from packs.build import pack_bytes
from packs.choice import Choice, Depth, Kind, checked_meeting, checked_month
from packs.stamp import made_at
from pipelines.as_of import release_as_of
from queries.release import ReleaseFile, current_release, release_of
from schemas.errors import Misuse, UserError
from schemas.period import parse_period
from schemas.words import LANGUAGES, Words, words_for
from settings import read_settings


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command and answers with its exit status."""
    asked = _parser().parse_args(words)
    language = words_for(asked.lang)
    try:
        _COMMANDS[asked.command](asked, language)
    except UserError as error:
        sentence, remedy = language.error(error)
        print(sentence, file=sys.stderr)
        if remedy:
            print(f"→ {remedy}", file=sys.stderr)
        return 2 if isinstance(error, Misuse) else 1
    return 0


def _make_pack(asked: argparse.Namespace, words: Words) -> None:
    release = _release(asked.as_of)
    period = checked_month(release, asked.period)
    day = _meeting(release, asked.meeting, period)
    choice = Choice(
        kind=Kind(asked.kind),
        period=period,
        depth=Depth(asked.depth),
        ratio=Ratio(asked.ratio),
        indicators=tuple(asked.indicator),
        communes=tuple(asked.commune),
        since=asked.since,
        meeting=day,
        shown_then=_release(day) if day else None,
    )
    _write(words, asked.out, pack_bytes(release, words, choice))


def _make_brief(asked: argparse.Namespace, words: Words) -> None:
    release = _release(asked.as_of)
    period = checked_month(release, asked.period)
    day = _meeting(release, asked.meeting, period)
    then = _release(day) if day else None
    brief = brief_of(release, words, period=period, since=day or asked.since, shown_then=then)
    text = asked.out.suffix == ".txt"
    _write(words, asked.out, brief.plain_text.encode() if text else brief_bytes(release, words, brief))


def _meeting(release: ReleaseFile, asked: str, period: str) -> date | None:
    """The meeting asked for; the last one is the newest held by the time the figures were published."""
    if not asked:
        return None
    return checked_meeting(release, asked, by=max(made_at(release).date(), parse_period(period).last_day))


def _release(as_of: date | None) -> ReleaseFile:
    settings = read_settings()
    if as_of is None:
        return current_release(settings.store)
    return release_of(settings.store, release_as_of(settings, as_of))


def _write(words: Words, path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError:
        raise UserError(
            "“{path}” cannot be written.",
            remedy="Choose a folder that is there and may be written to.",
            path=str(path),
        ) from None
    print(words.text("Written: {path}, {size} kB.", path=path, size=words.number(-(-len(content) // 1024))))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m charts", description="Slides and prose to take to a meeting."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    pack = commands.add_parser("pack", help="write a pack of slides")
    pack.add_argument(
        "--kind", choices=[kind.value for kind in Kind], default=Kind.OVERVIEW.value, help="what it is about"
    )
    pack.add_argument(
        "--depth",
        type=int,
        choices=list(map(int, Depth)),
        default=int(Depth.MEDIUM),
        help="slides at the most",
    )
    pack.add_argument(
        "--ratio",
        choices=[ratio.value for ratio in Ratio],
        default=Ratio.WIDE.value,
        help="form of the slides",
    )
    pack.add_argument(
        "--indicator", action="append", default=[], metavar="ID", help="only this one; may be repeated"
    )
    pack.add_argument(
        "--commune", action="append", default=[], metavar="CODE", help="only this one; may be repeated"
    )
    brief = commands.add_parser("brief", help="write the brief of a month (.docx, or .txt to paste)")
    for command in (pack, brief):
        command.add_argument("--out", type=Path, required=True, metavar="FILE", help="where to")
        command.add_argument("--period", default="", metavar="MONTH", help="e.g. 2026-10 (the newest)")
        command.add_argument("--as-of", type=_day, metavar="DATE", help="as it stood at the end of that day")
        compared = command.add_mutually_exclusive_group()
        compared.add_argument(
            "--since", type=_day, metavar="DATE", help="compare with that day (the end of the month before)"
        )
        compared.add_argument(
            "--meeting",
            default="",
            metavar="DATE|last",
            help="compare with what was shown at that meeting; its agenda and promises are told of",
        )
        command.add_argument("--lang", choices=LANGUAGES, default="vi", help="language (vi)")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-09-30") from error


_COMMANDS = {"pack": _make_pack, "brief": _make_brief}


if __name__ == "__main__":
    sys.exit(main())
