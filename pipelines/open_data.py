"""Open data: a whole release as CSV files with definitions, sources and checksums, or as a DuckDB file to query.

Illustrative rows stand in files and tables of their own, so that nobody takes them for real ones.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import duckdb

from pipelines.store import disk_troubles_told
from schemas.open_data import OPEN_TABLES, OpenTable
from schemas.plain_text import never_formula
from schemas.words import LANGUAGES, Words, words_for

NAME = "lang-son-kpi"
ILLUSTRATIVE = "illustrative"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day a ZIP counts from: the same release is the same file."""
FIELD_TYPES = {"DECIMAL": "number", "DOUBLE": "number", "INTEGER": "integer", "BIGINT": "integer",
               "DATE": "date", "TIMESTAMP": "datetime", "BOOLEAN": "boolean"}  # fmt: skip
"""DuckDB's types as Data Package names them; anything else is a string."""


@dataclass(frozen=True)
class Part:
    """The rows of one table that go into one file. `columns` are (name, DuckDB's type)."""

    table: OpenTable
    name: str
    where: str
    columns: tuple[tuple[str, str], ...]

    @property
    def illustrative(self) -> bool:
        return self.name.endswith(f"_{ILLUSTRATIVE}")

    def select(self, source: str) -> str:
        """The statement for its rows, in an order that follows from the rows alone."""
        told = ", ".join(f'"{name}"' for name, _ in self.columns)
        return f'SELECT {told} FROM {source}."{self.table.name}"{self.where} ORDER BY ALL'


def open_data_zip(release: Path, *, release_id: str) -> bytes:
    """The release as a ZIP: `data/*.csv`, `datapackage.json`, a README in both languages, `SHA256SUMS`.

    CSV as machines read it: UTF-8, commas, decimal points, dates as 2026-10-31; a text is never a formula.
    """
    files: dict[str, bytes] = {}
    resources = []
    with _attached(release) as connection:
        for part in _parts(connection):
            content, rows = _csv(connection, part)
            files[f"data/{part.name}.csv"] = content
            resources.append(_resource(part, content, rows))
    package = {"name": NAME, "profile": "tabular-data-package", "version": release_id, "resources": resources}
    files["datapackage.json"] = json.dumps(package, ensure_ascii=False, indent=1).encode()
    for language in LANGUAGES:
        files[f"README.{language}.txt"] = _readme(words_for(language), release_id, resources).encode(
            "utf-8-sig"
        )
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    files["SHA256SUMS"] = sums.encode()
    return _zip(files)


def open_database(release: Path) -> bytes:
    """The same tables as one DuckDB file."""
    with TemporaryDirectory(prefix="kpi-open-data-") as folder:
        path = Path(folder) / f"{NAME}.duckdb"
        with disk_troubles_told(path.parent), _attached(release) as connection:
            connection.execute(f"ATTACH '{_quoted(path)}' AS target")
            for part in _parts(connection):
                connection.execute(f'CREATE TABLE target."{part.name}" AS {part.select("shown")}')
                title = _title(words_for(LANGUAGES[0]), part).replace("'", "''")
                connection.execute(f"COMMENT ON TABLE target.\"{part.name}\" IS '{title}'")
            connection.execute("DETACH target")
        return path.read_bytes()


def _attached(release: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    connection.execute(f"ATTACH '{_quoted(release)}' AS shown (READ_ONLY)")
    return connection


def _parts(connection: duckdb.DuckDBPyConnection) -> Iterator[Part]:
    """Each open table, its illustrative rows apart."""
    for table in OPEN_TABLES:
        described = connection.execute(f'DESCRIBE shown."{table.name}"').fetchall()
        columns = tuple((str(row[0]), str(row[1])) for row in described if row[0] not in table.closed)
        if ("origin", "VARCHAR") not in columns:
            yield Part(table, table.name, "", columns)
            continue
        yield Part(table, table.name, f" WHERE origin IS DISTINCT FROM '{ILLUSTRATIVE}'", columns)
        yield Part(table, f"{table.name}_{ILLUSTRATIVE}", f" WHERE origin = '{ILLUSTRATIVE}'", columns)


def _csv(connection: duckdb.DuckDBPyConnection, part: Part) -> tuple[bytes, int]:
    told, count = StringIO(), 0
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow([name for name, _ in part.columns])
    rows = connection.execute(part.select("shown"))
    while batch := rows.fetchmany(10_000):
        writer.writerows([_written(cell) for cell in row] for row in batch)
        count += len(batch)
    return told.getvalue().encode(), count


def _written(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return never_formula(cell)
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f")
    return cell.isoformat() if isinstance(cell, datetime | date) else str(cell)


def _resource(part: Part, content: bytes, rows: int) -> dict[str, Any]:
    return {
        "name": part.name,
        "path": f"data/{part.name}.csv",
        "title": _title(words_for("en"), part),
        "title_vi": _title(words_for("vi"), part),
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "rows": rows,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": name, "type": FIELD_TYPES.get(kind.partition("(")[0], "string")}
                for name, kind in part.columns
            ]
        },
    }


def _title(words: Words, part: Part) -> str:
    title = words.text(part.table.title)
    return (
        words.text("{title} – ILLUSTRATIVE, generated, not real", title=title) if part.illustrative else title
    )


def _readme(words: Words, release_id: str, resources: list[dict[str, Any]]) -> str:
    title = "title_vi" if words.language == "vi" else "title"
    lines = [
        words.text("Open data of the Lạng Sơn KPI dashboard"),
        "",
        words.text("release {id}", id=release_id),
        words.text("Every file is UTF-8 CSV with commas, decimal points and dates as 2026-10-31."),
        words.text("An empty cell is a missing value, never zero. Percentages are 0 to 100."),
        words.text(
            "Files called “illustrative” hold generated figures that show how the dashboard works. They are not real."
        ),
        words.text(
            "Names of persons and what was said in meetings are not given. Fields and checksums stand in datapackage.json and SHA256SUMS."
        ),
        "",
        *(f"{row['path']} ({words.number(row['rows'])}): {row[title]}" for row in resources),
        "",
    ]
    return "\r\n".join(lines)


def _zip(files: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, told in files.items():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            package.writestr(entry, told)
    return content.getvalue()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
