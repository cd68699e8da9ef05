"""The wait for other files: a workbook of 65 communes, a national month, 50,000 rows, and Frictionless beside us."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pandas
from frictionless import Resource, Schema, system, validate
from openpyxl import Workbook

from bench.measure import Measurement, timed, timed_in_turn
from pipelines.check import check_file
from pipelines.reference import Reference
from schemas.issue import Said, Verdict

TODAY = date(2026, 11, 20)
LARGEST_BYTES = 200 * 2**20
NATIONAL_COMMUNES, NATIONAL_INDICATORS = 3321, 50
LARGE_ROWS = 50_000
NATIONAL_FLOOR = "floor: DuckDB reads the national month into a table"
HEADINGS = ("STT", "Tên đơn vị", "Tổng số hồ sơ", "Trực tuyến", "Trực tiếp", "BCCI", "Tỷ lệ nộp trực tuyến")


def measure_readers(reference: Reference, folder: Path, *, runs: int) -> list[Measurement]:
    """Each file checked from its bytes; nothing is published."""
    workbook = province_workbook(reference)
    national, month = national_reference(reference), national_month()
    large = large_workbook()
    path = folder / "national.csv"
    path.write_bytes(month)
    by_duckdb, checked = timed_in_turn(
        [lambda _: read_by_duckdb(path), lambda _: judged(national, month, "national.csv")], runs=runs
    )
    return [
        timed("check a workbook of 65 communes", lambda _: judged(reference, workbook, "thang-10.xlsx"), runs=runs,
              wanted_seconds=0.3),
        Measurement(NATIONAL_FLOOR, by_duckdb),
        Measurement("check a national month (166,050 figures)", checked, 1.0, NATIONAL_FLOOR, wanted_times_floor=4.0),
        timed("check a workbook of 50,000 rows", lambda _: judged(national, large, "large.xlsx"), runs=runs),
        timed("Frictionless validates the national month", lambda _: validated(path), runs=1, floor=NATIONAL_FLOOR),
    ]  # fmt: skip


def judged(reference: Reference, content: bytes, name: str) -> Verdict:
    """The verdict, which must be an acceptance: a refusal would be quicker and measure nothing."""
    verdict = check_file(
        content, name, reference, today=TODAY, largest_bytes=LARGEST_BYTES, said=Said(decimal=".")
    )
    assert verdict.accepted, [(found.rule.id, found.cell, found.found) for found in verdict.errors][:3]
    return verdict


def province_workbook(reference: Reference) -> bytes:
    """Online filing by commune as a workbook, percentages formatted as such."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new workbook has a sheet"
    sheet.append(["BÁO CÁO TIẾP NHẬN HỒ SƠ TRỰC TUYẾN"])
    sheet.append(["(Từ ngày 01/10/2026 đến ngày 31/10/2026)"])
    sheet.append(list(HEADINGS))
    for number, name in enumerate(reference.names.name_of_code.values(), start=1):
        total, online = 200 + number, 150 + number
        sheet.append([number, name, total, online, total - online - 5, 5, online / total])
        sheet.cell(sheet.max_row, 7).number_format = "0.00%"
    return _bytes(book)


def large_workbook() -> bytes:
    """50,000 figures in long form."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("so lieu")
    sheet.append(["indicator", "geography", "period", "value", "numerator", "denominator"])
    for row in range(LARGE_ROWS):
        commune, indicator = divmod(row, NATIONAL_INDICATORS)
        sheet.append([f"bench_{indicator:02d}", f"{commune:05d}", "2026-10", None, 40 + row % 60, 100])
    return _bytes(book)


def national_month() -> bytes:
    """A month of 3,321 communes and 50 indicators, in long form."""
    lines = ["indicator,geography,period,value,numerator,denominator"]
    for commune in range(NATIONAL_COMMUNES):
        for indicator in range(NATIONAL_INDICATORS):
            whole = 100 + (commune * 7 + indicator * 13) % 900
            part = whole * ((commune + indicator) % 100) // 100
            lines.append(
                f"bench_{indicator:02d},{commune:05d},2026-10,{100 * part / whole:.2f},{part},{whole}"
            )
    return "\n".join(lines).encode()


def national_reference(reference: Reference) -> Reference:
    """The reference data with as many communes as the country has, and fifty copies of one indicator."""
    one = reference.tables["indicators"].query("id == 'online_filing_rate'")
    indicators = pandas.concat(
        [one.assign(id=f"bench_{number:02d}") for number in range(NATIONAL_INDICATORS)]
    )
    geographies = reference.tables["geographies"]
    commune = geographies[geographies["level"] == "commune"].iloc[:1]
    communes = pandas.concat([commune] * NATIONAL_COMMUNES).assign(
        code=[f"{number:05d}" for number in range(NATIONAL_COMMUNES)],
        name_vi=[f"Đơn vị {number}" for number in range(NATIONAL_COMMUNES)],
    )
    others = geographies[geographies["level"] != "commune"]
    tables = {**reference.tables, "indicators": indicators, "geographies": pandas.concat([others, communes])}
    return replace(reference, tables=tables)


def read_by_duckdb(path: Path) -> None:
    """What has to happen at the very least."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE month AS FROM read_csv($path)", {"path": str(path)})


def validated(path: Path) -> None:
    """The same file validated by a general validator: types and ranges alone."""
    schema = Schema.from_descriptor(json.loads(FRICTIONLESS_SCHEMA))
    with system.use_context(trusted=True):
        report = validate(Resource(path=str(path), schema=schema))
    assert report.valid, report.to_summary()


FRICTIONLESS_SCHEMA = """{"fields": [
    {"name": "indicator", "type": "string"}, {"name": "geography", "type": "string"},
    {"name": "period", "type": "string"},
    {"name": "value", "type": "number", "constraints": {"minimum": 0, "maximum": 100}},
    {"name": "numerator", "type": "integer", "constraints": {"minimum": 0}},
    {"name": "denominator", "type": "integer", "constraints": {"minimum": 0}}
]}"""


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
