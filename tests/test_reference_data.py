"""The reference data: every file loads, and every figure, target and task of the documents is in it once."""

from __future__ import annotations

import csv
import itertools
import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest
import yaml

from pipelines.reference import TABLES, Reference, read_reference
from pipelines.sql import statement
from schemas.dataset import parse_dataset
from schemas.errors import UserError
from schemas.period import parse_period
from schemas.reference import PILLARS
from tests.conftest import ROOT, SHARED
from tests.samples import long_form, publish_bytes, rows_of

FOLDER = ROOT / "data" / "reference"
SEED_OF_DOCUMENT = {
    "conclusion_2025_08": "000",
    "notice_602": "001",
    "inspectorate_plan": "002",
    "plan_333": "003",
    "letter_2026_02": "004",
}
PROMISED_IDS = """
    online_filing_rate online_payment_rate end_to_end_filing_rate services_with_online_filing_rate on_time_rate
    digitisation_receipt_rate digitisation_result_rate digitisation_reuse_rate digitised_filing_rate
    index_766_total index_766_transparency index_766_progress index_766_digitisation index_766_online_services
    index_766_satisfaction bts_count weak_signal_village_count electronic_work_file_rate signature_rate
    digital_skill_rate satisfaction_rate
""".split()
CONTRADICTIONS = {"spending_2025", "time_cut_2025", "certificates_issued_2025"}
IN_THE_DOCUMENT = {20: "tối thiểu đạt 25%", 115: "(i), (ii), (iii), (iv), (v)"}
"""Figures whose words the working list shortens: here the document's own, so that one can find them."""

READ_BY_MACHINE = {18: "5 xd"}
"""Figures of the scanned notice, as the machine read them: its diacritics are unreliable."""

KM_25_OF_LATITUDE, KM_25_OF_LONGITUDE = 0.225, 0.243
"""In degrees, where the province lies."""

QUALIFIER_OF_OPERATOR = {"=": "exact", "~": "about", "~<": "nearly", ">": "more_than"}


def shared(path: str) -> Path:
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"the working material is not beside the project: {path}")
    return found


def seed_figures() -> list[dict[str, str]]:
    with shared("reference/seed_figures.csv").open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def indicators_by_id(reference: Reference) -> pandas.DataFrame:
    return reference.tables["indicators"].set_index("id", drop=False)


# Every file loads


def test_every_table_and_definition_file_is_read(reference: Reference) -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == set(TABLES) - {"indicators"}
    assert {path.stem for path in (FOLDER / "indicators").iterdir()} == set(
        reference.tables["indicators"]["id"]
    )
    assert {path.stem for path in (FOLDER / "datasets").iterdir()} == set(reference.datasets)
    assert all(len(rows) for rows in reference.tables.values())


@pytest.mark.parametrize("path", sorted((FOLDER / "indicators").glob("*.yaml")), ids=lambda path: path.stem)
def test_an_indicator_s_file_bears_its_id_and_speaks_both_languages(path: Path) -> None:
    text = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert text["id"] == path.stem
    for key in ("name", "definition", "unit"):
        assert text[key]["vi"].strip() and text[key]["en"].strip()
    for key in ("numerator", "denominator", "agency", "caution"):
        assert text[key] is None or (text[key]["vi"] and text[key]["en"])


@pytest.mark.parametrize("path", sorted((FOLDER / "datasets").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_dataset_s_measures_name_indicators_and_columns_that_exist(
    path: Path, reference: Reference
) -> None:
    dataset = parse_dataset(yaml.safe_load(path.read_text(encoding="utf-8")))
    columns = {column.id for column in dataset.columns}
    indicators = indicators_by_id(reference)
    assert dataset.id == path.stem
    for measure in dataset.measures:
        assert indicators.loc[measure.indicator, "dataset"] == dataset.id
        assert measure.columns
        assert {*measure.columns, measure.printed or measure.columns[0]} <= columns
    for total in dataset.totals:
        assert {total.whole, *total.parts} <= columns
    headings = [heading for column in dataset.columns for heading in column.headings]
    assert len(headings) == len(set(headings)), "one heading means one column"


def test_the_bundle_kept_in_the_truth_is_read_back_equal(reference: Reference, tmp_path: Path) -> None:
    _, release = publish_bytes(
        tmp_path, reference, long_form("indicator|geography|period|value\nbts_count|06040|2025-08|4")
    )
    assert rows_of(release.path, "SELECT id FROM indicator ORDER BY position") == [
        (identifier,) for identifier in reference.tables["indicators"]["id"]
    ]


def test_a_broken_table_is_named_with_its_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    table = folder / "targets.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("at_least", "at_lest", 1), encoding="utf-8")
    with pytest.raises(UserError, match="targets") as raised:
        read_reference(folder)
    assert "at_lest" in str(raised.value)


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    table = folder / "tasks.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("plan_333", "plan_999", 1), encoding="utf-8")
    with pytest.raises(UserError, match="plan_999"):
        read_reference(folder)


def test_missing_reference_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="missing"):
        read_reference(tmp_path)


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "reference"
    for path in [*FOLDER.glob("*.csv"), *FOLDER.glob("*/*.yaml")]:
        copy = folder / path.relative_to(FOLDER)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


# Geographies


def test_there_are_61_communes_and_4_wards_since_july_2025(reference: Reference) -> None:
    geographies = reference.tables["geographies"]
    communes = geographies[geographies["level"] == "commune"]
    assert communes["type"].value_counts().to_dict() == {"xã": 61, "phường": 4}
    wards = communes.loc[communes["type"] == "phường", "name_vi"]
    assert set(wards) == {"Tam Thanh", "Lương Văn Tri", "Kỳ Lừa", "Đông Kinh"}
    assert set(communes["valid_from"]) == {"2025-07-01"}
    assert set(communes["parent"]) == {"20"}
    assert communes[["area_km2", "lat", "lon", "former_district"]].notna().all(axis=None)


def test_the_district_level_ends_on_30_june_2025(reference: Reference) -> None:
    geographies = reference.tables["geographies"].set_index("code")
    assert geographies.loc["20-D", "valid_to"] == "2025-06-30"
    assert set(geographies.index[geographies["level"] == "level"]) == {"20-P", "20-D", "20-C"}


def test_vietnamese_text_is_composed(reference: Reference) -> None:
    for path in FOLDER.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name


def test_the_codes_are_those_of_the_polygons(reference: Reference) -> None:
    polygons = json.loads(shared("boundaries/lang_son_communes.geojson").read_text(encoding="utf-8"))
    of_polygons = {
        next(str(value) for value in feature["properties"].values() if re.fullmatch(r"\d{5}", str(value)))
        for feature in polygons["features"]
    }
    geographies = reference.tables["geographies"]
    assert of_polygons == set(geographies.loc[geographies["level"] == "commune", "code"])


def test_each_commune_is_as_the_list_of_communes_has_it(reference: Reference) -> None:
    with shared("reference/communes.csv").open(encoding="utf-8-sig", newline="") as source:
        listed = {row["code"]: row for row in csv.DictReader(source)}
    geographies = reference.tables["geographies"].set_index("code")
    for code, row in listed.items():
        ours = geographies.loc[code]
        assert (ours["name_vi"], ours["type"]) == (row["name_vi"], row["type"])
        assert ours["area_km2"] == float(row["area_km2"])
        assert (ours["lat"], ours["lon"]) == (float(row["lat"]), float(row["lon"]))


def test_no_two_communes_lie_on_one_tile(reference: Reference) -> None:
    geographies = reference.tables["geographies"].set_index("code")
    tiles = geographies.loc[geographies["level"] == "commune", ["tile_column", "tile_row"]]
    assert len(tiles.dropna().drop_duplicates()) == 65
    assert geographies.loc[geographies["level"] != "commune", "tile_column"].isna().all()
    assert tiles.min().tolist() == [1, 1] and tiles.max().tolist() == [10, 10]


def test_a_tile_lies_where_its_commune_does(reference: Reference) -> None:
    """Of two communes more than 25 km apart from north to south, or west to east, the tiles say so too."""
    geographies = reference.tables["geographies"]
    rows = geographies[geographies["level"] == "commune"].to_dict("records")
    for one, other in itertools.combinations(rows, 2):
        if abs(one["lat"] - other["lat"]) > KM_25_OF_LATITUDE:
            assert (one["lat"] > other["lat"]) == (one["tile_row"] < other["tile_row"]), (one, other)
        if abs(one["lon"] - other["lon"]) > KM_25_OF_LONGITUDE:
            assert (one["lon"] < other["lon"]) == (one["tile_column"] < other["tile_column"]), (one, other)


def test_neighbours_on_the_ground_are_near_each_other_on_the_tiles(reference: Reference) -> None:
    polygons = json.loads(shared("boundaries/lang_son_communes.geojson").read_text(encoding="utf-8"))
    geographies = reference.tables["geographies"].set_index("code")
    apart = [
        max(
            abs(geographies.loc[one, way] - geographies.loc[other, way])
            for way in ("tile_column", "tile_row")
        )
        for one, other in neighbours(polygons)
    ]
    assert len(apart) > 150
    assert max(apart) == 2
    assert sum(steps == 1 for steps in apart) > 0.88 * len(apart)


def neighbours(polygons: dict[str, Any]) -> set[tuple[str, str]]:
    """The pairs of communes whose borders share at least two corners."""
    owners: dict[tuple[float, ...], set[str]] = defaultdict(set)
    for feature in polygons["features"]:
        for ring in feature["geometry"]["coordinates"]:
            for corner in ring:
                owners[tuple(corner)].add(feature["properties"]["code"])
    pairs = Counter(pair for codes in owners.values() for pair in itertools.combinations(sorted(codes), 2))
    return {pair for pair, corners in pairs.items() if corners > 1}


# Indicators and targets


def test_there_are_at_least_45_indicators_and_the_promised_ones_among_them(reference: Reference) -> None:
    identifiers = set(reference.tables["indicators"]["id"])
    assert len(identifiers) >= 45
    assert set(PROMISED_IDS) <= identifiers


def test_every_pillar_has_an_indicator(reference: Reference) -> None:
    assert set(reference.tables["indicators"]["pillar"]) == set(PILLARS)


def test_the_five_groups_of_index_766_make_a_hundred_points(reference: Reference) -> None:
    indicators = indicators_by_id(reference)
    groups = [name for name in PROMISED_IDS if name.startswith("index_766") and name != "index_766_total"]
    assert len(groups) == 5
    assert indicators.loc[groups, "maximum"].sum() == indicators.loc["index_766_total", "maximum"] == 100


def test_a_rate_has_bounds_and_decimals(reference: Reference) -> None:
    indicators = reference.tables["indicators"]
    rates = indicators[indicators["kind"] == "rate"]
    assert rates["minimum"].notna().all() or set(rates.loc[rates["minimum"].isna(), "unit_vi"])
    assert (indicators.loc[indicators["kind"] == "count", "decimals"] == 0).all()


def test_a_target_lies_within_its_indicator_s_bounds(reference: Reference) -> None:
    indicators = indicators_by_id(reference)
    for target in reference.tables["targets"].itertuples():
        bounds = indicators.loc[target.indicator]
        assert not target.value < bounds["minimum"], target.id
        assert not target.value > bounds["maximum"], target.id
        parse_period(target.period)


@pytest.mark.parametrize(
    ("indicator", "level", "period", "value", "standing"),
    [
        pytest.param(
            "electronic_work_file_rate", "commune", "2026", 70, "press", id="decision 11, work files"
        ),
        pytest.param("signature_rate", "commune", "2026", 100, "press", id="decision 11, signatures"),
        pytest.param("digital_skill_rate", "commune", "2026", 100, "press", id="decision 11, digital skills"),
        pytest.param("online_filing_rate", "commune", "2025", 90, "derived", id="one commune's report"),
        pytest.param(
            "online_filing_rate", "commune", "2026", 90, "carried_over", id="carried over from 2025"
        ),
    ],
)
def test_a_published_target_is_there_with_its_standing(
    reference: Reference, indicator: str, level: str, period: str, value: float, standing: str
) -> None:
    targets = reference.tables["targets"]
    found = targets[
        (targets["indicator"] == indicator) & (targets["period"] == period) & (targets["level"] == level)
    ]
    assert [(row.value, row.standing) for row in found.itertuples()] == [(value, standing)]


# The figures of the documents


def test_every_figure_of_the_documents_stands_in_one_table_once(reference: Reference) -> None:
    measured = list(reference.tables["document_figures"]["row"])
    others = list(reference.tables["other_figures"]["row"])
    assert sorted(measured + others) == list(range(1, len(seed_figures()) + 1))
    assert len(measured) + len(others) == 116


def test_every_measured_figure_has_the_document_s_value(reference: Reference) -> None:
    seeds = seed_figures()
    for figure in reference.tables["document_figures"].itertuples():
        seed = seeds[figure.row - 1]
        assert figure.value == float(seed["value"]), seed
        assert figure.qualifier == QUALIFIER_OF_OPERATOR[seed["operator"]], seed
        assert figure.section == seed["section"].split(";")[0].strip(), seed
        assert SEED_OF_DOCUMENT[figure.document] == seed["seed"]


def test_every_other_figure_has_the_document_s_words_and_a_reason(reference: Reference) -> None:
    seeds = seed_figures()
    for figure in reference.tables["other_figures"].itertuples():
        seed = seeds[figure.row - 1]
        assert folded(figure.value_text) == folded(IN_THE_DOCUMENT.get(figure.row, seed["value_raw"])), seed
        assert SEED_OF_DOCUMENT[figure.document] == seed["seed"]
        assert figure.reason_vi.strip() and figure.reason_en.strip()


def test_a_measured_figure_stands_in_the_document_word_for_word(reference: Reference) -> None:
    documents = reference.tables["documents"].set_index("id")
    for figure in reference.tables["document_figures"].itertuples():
        text = shared(f"seeds/{documents.loc[figure.document, 'file_name']}").read_text(encoding="utf-8")
        written = READ_BY_MACHINE.get(figure.row, figure.value_text)
        assert folded(written) in folded(text), (figure.row, written)


def folded(text: str) -> str:
    """A text without the breaks, spaces and capitals in which the extraction differs from the page."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).casefold()


# Reconciliations


def outcomes(reference: Reference) -> dict[str, tuple[str, float | None, float | None]]:
    with duckdb.connect() as connection:
        connection.execute(statement("create_release_tables"))
        rows = reference.tables["reconciliations"]
        connection.register("reference_reconciliations", rows)
        connection.execute("INSERT INTO reconciliation_part BY NAME SELECT * FROM reference_reconciliations")
        connection.execute(statement("fill_reconciliation"))
        found = connection.execute("SELECT id, outcome, stated, computed FROM reconciliation").fetchall()
    return {row[0]: (row[1], *(None if side is None else float(side) for side in row[2:])) for row in found}


def test_the_three_sums_that_do_not_add_up_contradict_and_the_others_agree(reference: Reference) -> None:
    found = outcomes(reference)
    numeric = {identifier for identifier, (_, stated, _) in found.items() if stated is not None and
               found[identifier][2] is not None}  # fmt: skip
    contradicting = {identifier for identifier in numeric if found[identifier][0] == "contradicts"}
    assert contradicting == CONTRADICTIONS
    assert numeric - contradicting, "some sums of the documents do add up"


@pytest.mark.parametrize(
    ("identifier", "stated", "computed"),
    [
        pytest.param("spending_2025", 182_438, 182_483, id="spending: 42,169 + 65,312 + 38,502 + 36,500"),
        pytest.param("time_cut_2025", 30.29, 53.22, id="time cut: 3,314.5 of 6,227.5 days"),
        pytest.param("certificates_issued_2025", 1118, 1117, id="certificates: 744 + 373"),
        pytest.param("targets_2025", 34, 34, id="targets: 23 + 2 + 2 + 7"),
        pytest.param("dedicated_links", 102, 102, id="links: 47 + 2 + 39 + 14"),
        pytest.param("systems_connected", 44, 44, id="systems: 24 + 20"),
        pytest.param("border_gate_vehicles_2025", 449_386, 449_386, id="vehicles: 333,614 + 115,772"),
        pytest.param("online_meetings_2025", 179, 179, id="meetings: 8 + 22 + 149"),
        pytest.param("digitised_filings", 1_273_494, 1_273_494, id="filings: 310,296 + 941,879 + 21,319"),
    ],
)
def test_a_stated_sum_stands_beside_what_its_parts_give(
    reference: Reference, identifier: str, stated: float, computed: float
) -> None:
    outcome, found_stated, found_computed = outcomes(reference)[identifier]
    assert (found_stated, found_computed) == (stated, computed)
    assert outcome == ("agrees" if stated == computed else "contradicts")


# Tasks and documents


def test_there_are_77_tasks_as_the_documents_set_them(reference: Reference) -> None:
    tasks = reference.tables["tasks"]
    assert len(tasks) == 77
    with shared("reference/seed_tasks.csv").open(encoding="utf-8-sig", newline="") as source:
        seeds = list(csv.DictReader(source))
    assert len(seeds) == 77
    for task, seed in zip(tasks.itertuples(), seeds, strict=True):
        assert SEED_OF_DOCUMENT[task.document] == seed["seed"]
        assert task.section == seed["section"], task.id
        if seed["deadline_date"]:
            assert task.deadline_date == seed["deadline_date"], task.id


def test_the_five_founding_documents_are_there_and_undated_where_they_are(reference: Reference) -> None:
    documents = reference.tables["documents"]
    founding = documents[documents["kind"] == "founding"].set_index("id")
    assert set(founding.index) == set(SEED_OF_DOCUMENT)
    assert dict(founding["date"].dropna()) == {"notice_602": "2026-01-01", "plan_333": "2025-12-31"}
    for name in founding["file_name"]:
        shared(f"seeds/{name}")
