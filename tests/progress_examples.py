"""The tables of examples of `docs/progress_and_status*.md`, read into small worlds and what is to come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from schemas.period import parse_period
from schemas.reference import ACCUMULATIONS, KINDS, QUALIFIERS, STANDINGS
from tests.progress_world import Figure, Indicator, Target, World

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTHING = "—"
COMMUNE, OTHER_COMMUNE, PROVINCE = "04001", "04002", "20"
LEVELS = {PROVINCE: "province", COMMUNE: "commune"}

VIETNAMESE_HEADERS = {
    "trường hợp": "case", "chỉ số": "indicator", "địa bàn": "geography", "chỉ tiêu": "target",
    "mốc xuất phát": "baseline", "mốc trung gian": "milestones", "số liệu trước đó": "earlier figures",
    "số liệu": "figure", "có thể là": "stands for", "trạng thái": "status", "lý do": "reason",
    "chỉ tiêu áp dụng": "in force", "mốc được dùng": "baseline used", "tiến độ": "progress",
    "thời gian đã qua": "elapsed", "giá trị cần đạt đến nay": "expected", "số tháng còn lại": "months left",
    "tốc độ cần thiết": "required pace", "tốc độ gần đây": "recent pace", "dự kiến đạt": "arrival",
    "giá trị kỳ trước": "previous value", "xếp hạng": "rank", "các xã, phường": "communes",
    "thứ hạng": "ranks", "số được xếp hạng": "ranked",
}  # fmt: skip

Example = dict[str, str]


@dataclass(frozen=True)
class Table:
    """One table of examples; every row is told by its column heads, in English."""

    heads: tuple[str, ...]
    rows: tuple[Example, ...]


def tables(file_name: str) -> list[Table]:
    """The tables of a document whose first column is the case, Vietnamese ones in English form."""
    found: list[Table] = []
    lines = (DOCS / file_name).read_text(encoding="utf-8").splitlines()
    for block in "\n".join(line if line.startswith("|") else "" for line in lines).split("\n\n"):
        cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.strip().splitlines()]
        heads = [VIETNAMESE_HEADERS.get(head, head) for head in cells[0]] if cells else []
        if heads[:1] == ["case"]:
            rows = [
                dict(zip(heads, [row[0], *map(_point_decimals, row[1:])], strict=True)) for row in cells[2:]
            ]
            found.append(Table(tuple(heads), tuple(rows)))
    return found


def world_of(example: Example) -> World:
    """One commune (or the province), its figures and its targets."""
    indicator = _indicator(example.get("indicator", "rate"))
    geography = {"province": PROVINCE}.get(example.get("geography", ""), COMMUNE)
    figures = [
        figure
        for text in (*_parts(example.get("earlier figures", NOTHING)), example["figure"])
        for figure in _figures(indicator, geography, text)
    ]
    targets = [_target(text, example, geography) for text in _parts(example["target"])]
    return World({indicator.id: indicator}, {**LEVELS, OTHER_COMMUNE: "commune"}, targets, figures)


def key_of(example: Example) -> tuple[str, str]:
    """Geography and period of the row an example speaks of."""
    code = PROVINCE if example.get("geography") == "province" else COMMUNE
    return code, parse_period(example["figure"].split(": ")[0]).slug


def ranking_world(example: Example) -> World:
    """Several communes' figures of one month."""
    indicator = _indicator(example["indicator"])
    communes = [text.split(": ") for text in _parts(example["communes"])]
    figures = [_figure(indicator, code, "2026-06", words) for code, words in communes if words != "silent"]
    return World({indicator.id: indicator}, {code: "commune" for code, _ in communes}, [], figures)


def expected_ranks(example: Example) -> dict[str, int | None]:
    """Commune → rank; None for "—"."""
    ranks = [text.split(": ") for text in _parts(example["ranks"])]
    return {code: None if rank == NOTHING else int(rank) for code, rank in ranks}


def _point_decimals(cell: str) -> str:
    return re.sub(r"(?<=\d),(?=\d)", ".", cell.strip("`"))


def _parts(text: str) -> list[str]:
    return [] if text == NOTHING else text.split("; ")


def _indicator(text: str) -> Indicator:
    """`rate, lower, small 5`: whatever is not said is a rate within its period, higher being better."""
    words = text.split(", ")
    kind = _one_of(KINDS, words) or "rate"
    return Indicator(
        "indicator",
        kind=kind,
        accumulation=_one_of(ACCUMULATIONS, words) or "within_period",
        better=_one_of(("higher", "lower", "neither"), words) or "higher",
        maximum=Decimal(100) if kind == "rate" else None,
        small_denominator=next((int(word.split(" ")[1]) for word in words if word.startswith("small ")), 0),
    )


def _one_of(options: tuple[str, ...], words: list[str]) -> str | None:
    return next((word for word in words if word in options), None)


def _target(text: str, example: Example, geography: str) -> Target:
    """`b: at_least 80, 2026, own, press`; `a:` and an official target for communes where nothing is said."""
    name, _, rest = text.rpartition(": ")
    promise, period, *marks = rest.split(", ")
    comparator, value = promise.split(" ")
    assert set(marks) <= {"own", "province", *STANDINGS}, text
    baseline, _, baseline_period = example.get("baseline", NOTHING).partition(", ")
    level = "province" if {"province"} & {*marks, example.get("geography")} else "commune"
    return Target(
        name or "a",
        "indicator",
        comparator,
        Decimal(value),
        period,
        level=None if "own" in marks else level,
        geography=geography if "own" in marks else None,
        baseline_value=None if baseline in (NOTHING, "own") else Decimal(baseline),
        baseline_period=baseline_period or None,
        standing=_one_of(STANDINGS, marks) or "official",
        milestones=tuple(_milestone(text) for text in _parts(example.get("milestones", NOTHING))),
    )


def _milestone(text: str) -> tuple[str, Decimal]:
    period, value = text.split(": ")
    return period, Decimal(value)


def _figures(indicator: Indicator, geography: str, text: str) -> list[Figure]:
    """`2026-10: about 76`. Where the commune is silent another one reported, or nobody would know."""
    period, words = text.split(": ")
    if words == "silent":
        return [_figure(indicator, OTHER_COMMUNE, period, "1")]
    return [_figure(indicator, geography, period, words)]


def _figure(indicator: Indicator, geography: str, period: str, words: str) -> Figure:
    """`50 [2]` is 50 with a denominator of 2; `illustrative 50` was generated."""
    if words == "no_data":
        return Figure(indicator.id, geography, period, None)
    origin = "illustrative" if words.startswith("illustrative ") else "reported"
    words = words.removeprefix("illustrative ")
    found = re.fullmatch(rf"(?:({'|'.join(QUALIFIERS)}) )?([\d.]+)(?: \[(\d+)\])?", words)
    assert found, words
    qualifier, value, denominator = found.groups()
    return Figure(
        indicator.id,
        geography,
        period,
        Decimal(value),
        denominator=Decimal(denominator) if denominator else None,
        qualifier=qualifier or "exact",
        origin=origin,
    )
