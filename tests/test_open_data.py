"""Open data: every row of a release leaves with it, the generated ones apart, and nothing about persons."""

from __future__ import annotations

import csv
import hashlib
import json
from io import BytesIO, StringIO
from zipfile import ZipFile

import duckdb
import frictionless
import pytest

from pipelines.open_data import open_data_zip, open_database
from schemas.open_data import OPEN_TABLES
from tests.samples import current_release, rows_of

PERSONAL = {"published_by", "by", "person", "note", "email"}


@pytest.fixture(scope="module")
def release(prepared_template):
    return current_release(prepared_template)


@pytest.fixture(scope="module")
def package(release) -> ZipFile:
    return ZipFile(BytesIO(open_data_zip(release, release_id="b540fea9")))


def rows_in(package: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(package.read(f"data/{name}.csv").decode())))


def test_no_row_is_lost_and_none_comes_to_it(release, package):
    for table in OPEN_TABLES:
        (count,) = rows_of(release, f"SELECT count(*)::INTEGER FROM {table.name}")[0]
        names = [
            name
            for name in (table.name, f"{table.name}_illustrative")
            if f"data/{name}.csv" in package.namelist()
        ]
        assert sum(len(rows_in(package, name)) for name in names) == count, table.name


def test_generated_rows_stand_apart_from_real_ones(package):
    assert {row["origin"] for row in rows_in(package, "observation")} == {"reported"}
    assert {row["origin"] for row in rows_in(package, "observation_illustrative")} == {"illustrative"}


def test_every_figure_leaves_with_all_its_digits(release, package):
    known = rows_of(
        release, "SELECT indicator, geography, period, value FROM observation WHERE value IS NOT NULL"
    )
    told = {
        (row["indicator"], row["geography"], row["period"]): row["value"]
        for name in ("observation", "observation_illustrative")
        for row in rows_in(package, name)
    }
    assert all(told[row[:3]] == format(row[3].normalize(), "f") for row in known)


def test_nothing_about_persons_leaves(release, package):
    for table in OPEN_TABLES:
        columns = {row[0] for row in rows_of(release, f"SELECT column_name FROM (DESCRIBE {table.name})")}
        assert columns & PERSONAL <= set(table.closed), table.name
    assert not set(rows_in(package, "upload_illustrative")[0]) & PERSONAL


def test_every_table_of_a_release_is_open(release):
    """A new table is named in `schemas/open_data.py`, or here with the reason why it stays inside."""
    inside = {"meeting_point"}  # what was said and promised in a committee's room is the committee's
    tables = {row[0] for row in rows_of(release, "SELECT table_name FROM duckdb_tables()")}
    assert tables - inside == {table.name for table in OPEN_TABLES}


def test_checksums_are_those_of_the_files(package):
    for line in package.read("SHA256SUMS").decode().splitlines():
        told, name = line.split("  ")
        assert hashlib.sha256(package.read(name)).hexdigest() == told


def test_the_package_is_a_valid_data_package(package, tmp_path):
    package.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["fileName", "rowNumber", "fieldName", "type", "message"])[:5]
    assert json.loads(package.read("datapackage.json"))["version"] == "b540fea9"


def test_the_same_release_is_the_same_file(release):
    assert open_data_zip(release, release_id="b") == open_data_zip(release, release_id="b")


def test_the_database_holds_the_same_rows(release, package, tmp_path):
    path = tmp_path / "open.duckdb"
    path.write_bytes(open_database(release))
    with duckdb.connect(path, read_only=True) as connection:
        for name in ("observation", "observation_illustrative", "upload_illustrative"):
            count = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
            assert count == (len(rows_in(package, name)),)
        columns = {row[0] for row in connection.execute("DESCRIBE upload_illustrative").fetchall()}
        assert not columns & PERSONAL


@pytest.mark.parametrize("form", ["zip", "duckdb"])
def test_a_release_is_given_away_on_the_command_line(prepared_store, tmp_path, command_line, form):
    out = tmp_path / f"open.{form}"
    done = command_line(prepared_store, "export", "--format", form, "--as-of", "2026-08-31", "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 10_000


def test_a_folder_that_is_not_there_is_told(prepared_store, tmp_path, command_line):
    done = command_line(prepared_store, "export", "--out", tmp_path / "nowhere" / "open.zip")
    assert done.returncode == 1
    assert "→" in done.stderr
