"""Composing the targets of a year: how firm they are, where everybody stands, and what has no target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from charts import brief, screen
from charts.chart import Footer, TableChart
from charts.labels import COMPARATORS, PILLARS, QUALIFIERS, REASONS, STANDINGS
from charts.markup import Markup, element, join
from charts.sheet import Sheet
from charts.source import document_name, section_of_document, shortened_source
from charts.ways import Ways
from schemas.geography import NATION, PROVINCE
from schemas.overview import Overview
from schemas.reference import STANDINGS as FIRMEST_FIRST
from schemas.status import STATUS_FORMS, Status
from schemas.target import StatedPart, TargetRow
from schemas.told_moves import place_word
from schemas.view import DocumentView, IndicatorView
from schemas.words import MISSING, Words

UploadAddress = Callable[[str], str]
UNIT_OF_LEVEL = {"province": PROVINCE, "nation": NATION}
"""Whose figure is held against a target of a level; of the communes' targets it is no single one's."""

PASSING = ("carried_over", "provisional")
"""Standings that wait for the year's own targets."""


def finding(words: Words, rows: Sequence[TargetRow], year: int) -> str:
    """The page's title: how many targets the year has, and how firm they are."""
    if not rows:
        return words.text("No target is known for {year}", year=year)
    counts = Counter(row.standing for row in rows)
    told = ", ".join(
        f"{words.number(counts[standing])} {words.text(STANDINGS[standing])}"
        for standing in FIRMEST_FIRST
        if counts[standing]
    )
    return words.count_text(
        "{year}: {count} target, {told}", "{year}: {count} targets, {told}", len(rows), year=year, told=told
    )


def statuses(rows: Sequence[TargetRow]) -> dict[Status, int]:
    """How many targets stand where, of those held against one figure; without a figure there is no data."""
    found = Counter(Status(row.status or "no_data") for row in rows if row.level != "commune")
    return {status: found[status] for status in STATUS_FORMS if found[status]}


def waiting_note(words: Words, rows: Sequence[TargetRow]) -> str:
    """How many targets only stand in for the year's own, and what replaces them; nothing where none does."""
    passing = sum(row.standing in PASSING for row in rows)
    if not passing:
        return ""
    return words.count_text(
        "{count} of them only stands in until the province's own targets are published: one file of targets replaces it.",
        "{count} of them only stand in until the province's own targets are published: one file of targets replaces them all.",
        passing,
    )


def communes_note(words: Words, rows: Sequence[TargetRow]) -> str:
    """How many targets the bar of statuses leaves out, because every commune is held against them by itself."""
    count = sum(row.level == "commune" for row in rows)
    if not count:
        return ""
    return words.count_text(
        "The bar leaves out {count} target that every commune and ward is held against by itself.",
        "The bar leaves out {count} targets that every commune and ward is held against by itself.",
        count,
    )


def targets_by_pillar(
    words: Words,
    rows: Sequence[TargetRow],
    indicators: Mapping[str, IndicatorView],
    geographies: Mapping[str, str],
    documents: Mapping[str, DocumentView],
    *,
    ways: Ways,
    upload: UploadAddress,
) -> Markup:
    """One table a pillar, one row a target."""
    headings = [
        words.text("Indicator"), words.text("Target"), words.text("Starting point"), words.text("Newest figure"),
        words.text("Status"), words.text("Required pace"), words.text("Source"),
    ]  # fmt: skip
    parts = []
    for pillar, name in PILLARS.items():
        chosen = [row for row in rows if indicators[row.indicator].pillar == pillar]
        if chosen:
            cells = [
                [
                    _name(words, row, indicators[row.indicator], geographies, ways),
                    _target(words, row, indicators[row.indicator]),
                    join(_baseline(words, row, indicators[row.indicator])),
                    _figure(words, row, indicators[row.indicator], ways),
                    _status(words, row),
                    _pace(words, row, indicators[row.indicator]),
                    _source(words, row, documents, upload),
                ]
                for row in chosen
            ]
            parts += [screen.heading(words.text(name), level=3), screen.table(headings, cells)]
    return element("div", *parts, class_="kpi-targets")


def without_target(
    words: Words,
    rows: Sequence[Overview],
    targets: Sequence[TargetRow],
    *,
    year: int,
    ways: Ways,
) -> Markup:
    """The indicators without a target for the year, by pillar, with their newest figure."""
    named = {row.indicator for row in targets}
    bare = [row for row in rows if row.indicator.id not in named]
    if not bare:
        return Markup("")
    counted = words.count_text(
        "{count} indicator has no published target for {year}", "{count} indicators have no published target for {year}",
        len(bare), year=year,
    )  # fmt: skip
    lists = []
    for pillar, name in PILLARS.items():
        chosen = [row for row in bare if row.indicator.pillar == pillar]
        if chosen:
            summary = element("strong", f"{words.text(name)} · {words.number(len(chosen))}")
            lists.append(screen.foldable(summary, screen.items(_bare(words, row, ways) for row in chosen)))
    return join(screen.heading(counted), screen.folds(*lists))


def year_ended_section(
    words: Words, parts: Sequence[StatedPart], documents: Mapping[str, DocumentView]
) -> Markup:
    """What became of the targets of 2025: one bar in four parts, as the plan for 2026 states it."""
    if not parts:
        return Markup("")
    whole, *told = parts
    first, last = told[0], told[-1]
    title = words.text(
        "2025: {met} of {all} targets met; {unknown} could not be judged for want of data", met=words.number(first.value),
        all=words.number(whole.value), unknown=words.number(last.value),
    )  # fmt: skip
    grounds = ("met", "missed", "no_target", "no_data")
    bar = (
        element(
            "span", words.number(part.value),
            element("span", f"\u00a0{words.pick(part.name_vi, part.name_en).lower()}", class_="kpi-part-word"),
            class_=f"kpi-part kpi-ground-{ground}", style=f"flex-grow:{int(part.value)}",
            title=f"{words.pick(part.name_vi, part.name_en)}: {words.number(part.value)}",
        )
        for part, ground in zip(told, grounds, strict=False)
    )  # fmt: skip
    listed = "; ".join(
        f"{words.pick(part.name_vi, part.name_en)}: {words.number(part.value)}" for part in told
    )
    source = section_of_document(words, documents.get(whole.document), whole.section)
    return join(
        screen.heading(title),
        element("div", *bar, class_="kpi-strip", role="img", aria_label=listed),
        screen.paragraph(listed),
        screen.paragraph(words.text("Source: {source}", source=source), muted=True),
    )


def targets_chart(
    words: Words,
    rows: Sequence[TargetRow],
    indicators: Mapping[str, IndicatorView],
    geographies: Mapping[str, str],
    documents: Mapping[str, DocumentView],
    *,
    title: str,
    day: str,
) -> TableChart:
    """The targets as a table to take away."""
    headings = (
        words.text("Indicator"), words.text("For"), words.text("Target"), words.text("Standing"),
        words.text("Starting point"), words.text("Newest figure"), words.text("Status"), words.text("Source"),
    )  # fmt: skip
    cells = tuple(
        (
            brief.indicator_name(words, indicators[row.indicator]),
            place_word(row.geography or row.level or "", geographies, words),
            f"{_aim(words, row, indicators[row.indicator])} · {words.period(row.period)}",
            words.text(STANDINGS[row.standing]),
            _baseline(words, row, indicators[row.indicator]),
            _figure_told(words, row, indicators[row.indicator]),
            _status_told(words, row),
            section_of_document(words, documents.get(row.document), row.section),
        )
        for row in rows
    )
    illustrative = any(row.rests_on_illustrative for row in rows)
    names = dict.fromkeys(document_name(words, documents.get(row.document)) for row in rows)
    footer = Footer(
        source=words.text("Source: {source}", source="; ".join(names)) if names else "", reported="",
        period=words.text("as of {day}", day=day),
        illustrative=words.text("Illustrative data, not real figures") if illustrative else "",
    )  # fmt: skip
    return TableChart("targets", title, footer, title, Sheet(headings, cells, (None,) * len(headings)))


def _name(
    words: Words,
    row: TargetRow,
    indicator: IndicatorView,
    geographies: Mapping[str, str],
    ways: Ways,
) -> Markup:
    place = place_word(row.geography or row.level or "", geographies, words)
    link = screen.link(
        brief.indicator_name(words, indicator), ways.indicator(row.indicator, row.geography or "")
    )
    return join(link, element("div", place, class_="kpi-muted"))


def _target(words: Words, row: TargetRow, indicator: IndicatorView) -> Markup:
    note = words.pick(row.note_vi, row.note_en)
    firmness = element("div", words.text(STANDINGS[row.standing]), class_="kpi-muted", title=note or None)
    return join(element("strong", _aim(words, row, indicator)), f" · {words.period(row.period)}", firmness)


def _aim(words: Words, row: TargetRow, indicator: IndicatorView) -> str:
    written = brief.aim_amount(words, indicator, row.value)
    whole = row.comparator == "exactly" and indicator.unit_vi.strip() == "%" and row.value == brief.WHOLE
    return written if whole else words.text(COMPARATORS[row.comparator], value=written)


def _baseline(words: Words, row: TargetRow, indicator: IndicatorView) -> str:
    if row.baseline_value is not None and row.baseline_period:
        written = brief.aim_amount(words, indicator, row.baseline_value)
        return words.text("{value}, {period}", value=written, period=words.period(row.baseline_period))
    if row.baseline_period:
        return words.text("each unit's own figure, {period}", period=words.period(row.baseline_period))
    return MISSING


def _figure(words: Words, row: TargetRow, indicator: IndicatorView, ways: Ways) -> Markup:
    unit = row.geography or UNIT_OF_LEVEL.get(row.level or "")
    known = row.figure_value is not None and row.figure_period is not None and unit is not None
    address = ways.figure(row.indicator, unit or "", row.figure_period or "") if known else ""
    told = screen.figure_link(words, _figure_told(words, row, indicator), address)
    if not row.rests_on_illustrative:
        return told
    # Before the words, so that a narrow column does not leave the mark alone in a line.
    return join(screen.hatch(words.text("Illustrative data")), "\u00a0", told)


def _figure_told(words: Words, row: TargetRow, indicator: IndicatorView) -> str:
    if row.level == "commune":
        return words.period(row.communes_period) if row.communes_period else MISSING
    if row.figure_value is None or row.figure_period is None:
        return words.text("No figure published")
    value = words.text(
        QUALIFIERS[row.qualifier or "exact"], value=brief.amount(words, indicator, row.figure_value)
    )
    return words.text("{value}, {period}", value=value, period=words.period(row.figure_period))


def _status(words: Words, row: TargetRow) -> Markup:
    if row.level == "commune" or row.status is None:
        return join(_status_told(words, row))
    reason = words.text(REASONS[row.reason]) if row.reason else ""
    tag = screen.status_tag(words, row.status)
    return join(tag, element("div", reason, class_="kpi-muted")) if reason else tag


def _status_told(words: Words, row: TargetRow) -> str:
    if row.level == "commune":
        if row.communes_period is None:
            return MISSING
        return words.text(
            "{met} of {all} met, {on_track} on track, {behind} behind", met=words.number(row.met),
            all=words.number(row.communes), on_track=words.number(row.on_track), behind=words.number(row.behind),
        )  # fmt: skip
    if row.status is None:
        return MISSING if row.figure_value is None else words.text("another target is in force now")
    return brief.status_word(words, row.status)


def _pace(words: Words, row: TargetRow, indicator: IndicatorView) -> str:
    if row.required_pace is None or not row.months_left:
        return MISSING
    return words.count_text(
        "{pace} a month for {count} month", "{pace} a month for {count} months", row.months_left,
        pace=brief.step(words, indicator, row.required_pace),
    )  # fmt: skip


def _source(
    words: Words, row: TargetRow, documents: Mapping[str, DocumentView], address: UploadAddress
) -> Markup:
    document = shortened_source(words, documents.get(row.document), row.section)
    if not row.upload or not row.file_name:
        return document
    link = screen.link(
        words.text("{file}, cell {cell}", file=row.file_name, cell=row.cell or ""), address(row.upload)
    )
    return join(document, element("div", link, class_="kpi-muted"))


def _bare(words: Words, row: Overview, ways: Ways) -> Markup:
    name = screen.link(brief.indicator_name(words, row.indicator), ways.indicator(row.indicator.id, ""))
    if row.figure is None:
        return join(name, " · ", words.text("No figure published"))
    written = f"{brief.figure_amount(words, row.indicator, row.figure)}, {words.period(row.figure.period)}"
    told = screen.figure_link(words, written, ways.to(row.figure))
    mark = [" ", screen.hatch(words.text("Illustrative data"))] if row.figure.illustrative else []
    return join(name, " · ", told, *mark)
