"""Reference data: the files people write in `data/reference/`, read, validated and bundled for the truth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import pandas
import pyarrow
import yaml
from pandera.errors import SchemaErrors

from pipelines.headings import split_path
from pipelines.names import NameBook, folded, name_book
from schemas.dataset import Dataset, parse_dataset
from schemas.errors import UserError
from schemas.issue import Named
from schemas.reference import (
    Base,
    DocumentFigures,
    Documents,
    DueDates,
    Geographies,
    Indicators,
    OtherFigures,
    Reconciliations,
    Targets,
    Tasks,
)

TABLES: dict[str, type[Base]] = {
    "geographies": Geographies,
    "documents": Documents,
    "indicators": Indicators,
    "targets": Targets,
    "document_figures": DocumentFigures,
    "other_figures": OtherFigures,
    "reconciliations": Reconciliations,
    "due_dates": DueDates,
    "tasks": Tasks,
}


@dataclass(frozen=True)
class Reference:
    """All reference tables, the datasets, and the bundle they are kept as in the truth."""

    tables: Mapping[str, pandas.DataFrame]
    datasets: Mapping[str, Dataset]
    bundle: bytes

    @property
    def sha256(self) -> str:
        return sha256(self.bundle).hexdigest()

    @cached_property
    def names(self) -> NameBook:
        """The names by which files call the communes."""
        rows = self.tables["geographies"][["code", "level", "name_vi", "former_district", "type"]].fillna("")
        return name_book(tuple(rows.itertuples(index=False, name=None)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Folded names and headings, by which a text in an old encoding is known for certain."""
        headings = {
            part for dataset in self.datasets.values() for column in dataset.columns
            for heading in column.headings for part in split_path(heading)
        }  # fmt: skip
        names = set(self.names.name_of_code.values())
        prefixed = {f"{kind} {name}" for name in names for kind in ("Xã", "Phường", "UBND xã", "UBND phường")}
        return frozenset(folded(text) for text in headings | names | prefixed)

    @cached_property
    def columns(self) -> Mapping[str, pyarrow.Table]:
        """The tables and the datasets as a database takes them; `position` is where a row stands in its table."""
        datasets = pandas.DataFrame(
            [(found.id, found.name_vi, found.name_en, found.frequency) for found in self.datasets.values()],
            columns=["id", "name_vi", "name_en", "frequency"],
        )
        return {
            name: pyarrow.Table.from_pandas(rows.assign(position=range(len(rows))), preserve_index=False)
            for name, rows in {**self.tables, "datasets": datasets}.items()
        }

    @cached_property
    def indicators(self) -> pandas.DataFrame:
        """rows: one an indicator, indexed by its id."""
        return self.tables["indicators"].set_index("id", drop=False)

    def indicator_named(self, identifier: str) -> Named:
        """An indicator's name for a sentence, which is told in the reader's language."""
        row = self.indicators.loc[identifier]
        return Named(str(row["name_vi"]), str(row["name_en"]))


def read_reference(folder: Path) -> Reference:
    """The reference data of a folder, validated.

    raises `UserError` naming the file and the first broken row.
    """
    stamps = tuple(
        (str(path.relative_to(folder)), path.stat().st_mtime_ns, path.stat().st_size)
        for path in _files(folder)
    )
    if not stamps:
        raise UserError(
            "The reference data are missing.",
            remedy="Set KPI_REFERENCE to the folder that holds geographies.csv and the other reference tables.",
        )
    return _read_reference(folder, stamps)


@lru_cache(maxsize=4)
def reference_of_bundle(bundle: bytes) -> Reference:
    """The reference data as the truth kept them at some moment, validated once a process.

    A table or column added since is empty in older data, one dropped since is left out.
    raises `UserError` naming the table and the first broken row.
    """
    texts = json.loads(bundle)
    tables = {
        name: _table(name, model, pandas.DataFrame(texts.get(name, [])).reindex(columns=_columns(model)))
        for name, model in TABLES.items()
    }
    datasets = {text["id"]: parse_dataset(text) for text in texts["datasets"]}
    reference = Reference(tables=tables, datasets=datasets, bundle=bundle)
    _check_links(reference)
    return reference


@lru_cache(maxsize=4)
def _read_reference(folder: Path, stamps: tuple[tuple[str, int, int], ...]) -> Reference:
    """Cached by the files' time and size, so that an edited file is read anew."""
    texts: dict[str, Any] = {
        name: _records(folder / f"{name}.csv") for name in TABLES if name != "indicators"
    }
    texts["indicators"] = [
        _flat_indicator(_yaml(path)) for path in sorted((folder / "indicators").glob("*.yaml"))
    ]
    texts["datasets"] = [_yaml(path) for path in sorted((folder / "datasets").glob("*.yaml"))]
    for name, model in TABLES.items():
        _check_columns(name, list(texts[name][0]) if texts[name] else _columns(model), _columns(model))
    bundle = json.dumps(texts, ensure_ascii=False, separators=(",", ":")).encode()
    return reference_of_bundle(bundle)


def _check_columns(table: str, found: list[str], wanted: list[str]) -> None:
    if found != wanted:
        raise UserError(
            "The reference table “{table}” has the columns {found}; wanted are {wanted}.",
            remedy="Mend the file in data/reference and run the command again.",
            table=table,
            found=", ".join(found),
            wanted=", ".join(wanted),
        )


def _columns(model: type[Base]) -> list[str]:
    return list(model.to_schema().columns)


def _table(name: str, model: type[Base], rows: pandas.DataFrame) -> pandas.DataFrame:
    if name != "indicators":
        rows = rows.where(rows != "", None)
    try:
        return model.validate(rows, lazy=True)
    except SchemaErrors as error:
        raise UserError(
            "The reference table “{table}” is not valid: {detail}",
            remedy="Mend the file in data/reference and run the command again.",
            table=name,
            detail=_first_failure(error.failure_cases),
        ) from error


def _first_failure(failures: pandas.DataFrame) -> str:
    """The first broken row in words; the header is line 1 of the file."""
    failure = failures.iloc[0]
    line = "" if pandas.isna(failure["index"]) else f"line {int(failure['index']) + 2}, "
    return f"{line}column {failure['column']}: {failure['failure_case']} ({failure['check']})"


def _check_links(reference: Reference) -> None:
    """Every code one table cites exists in the table that defines it."""
    known = {name: set(table["id"]) for name, table in reference.tables.items() if "id" in table}
    known["geographies"] = set(reference.tables["geographies"]["code"])
    known["datasets"] = set(reference.datasets)
    for table, column, target in (
        ("indicators", "dataset", "datasets"),
        ("indicators", "document", "documents"),
        ("targets", "indicator", "indicators"),
        ("targets", "geography", "geographies"),
        ("targets", "document", "documents"),
        ("document_figures", "indicator", "indicators"),
        ("document_figures", "geography", "geographies"),
        ("document_figures", "document", "documents"),
        ("other_figures", "document", "documents"),
        ("reconciliations", "document", "documents"),
        ("due_dates", "dataset", "datasets"),
        ("due_dates", "document", "documents"),
        ("tasks", "document", "documents"),
    ):
        unknown = sorted(set(reference.tables[table][column].dropna()) - known[target])
        if unknown:
            raise UserError(
                "The reference table “{table}” names “{found}”, which “{target}” does not have.",
                remedy="Mend the file in data/reference and run the command again.",
                table=table,
                found=unknown[0],
                target=target,
            )


def _files(folder: Path) -> list[Path]:
    return sorted(path for form in ("*.csv", "*/*.yaml") for path in folder.glob(form))


def _records(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        raise UserError(
            "The reference table “{table}” is missing.",
            remedy="Put the file back into data/reference.",
            table=path.stem,
        )
    rows = pandas.read_csv(StringIO(path.read_text(encoding="utf-8")), dtype=str, keep_default_na=False)
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict(orient="records")]


def _yaml(path: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # type: ignore[no-any-return]


def _flat_indicator(text: dict[str, Any]) -> dict[str, Any]:
    """One indicator's YAML as one row of the table; keys are those of `schemas.reference.Indicators`."""
    flat = {key: text[key] for key in _PLAIN_KEYS}
    for key in ("name", "definition", "unit", "numerator", "denominator", "agency", "caution"):
        pair = text[key] or {"vi": None, "en": None}
        flat[f"{key}_vi"], flat[f"{key}_en"] = pair["vi"], pair["en"]
    bounds = text["bounds"] or {"minimum": None, "maximum": None}
    source = text["source"] or {"document": None, "section": None}
    flat |= bounds | {"document": source["document"], "section": source["section"]}
    return {column: flat[column] for column in Indicators.to_schema().columns}


_PLAIN_KEYS = (
    "id", "kind", "decimals", "pillar", "level", "frequency", "accumulation", "aggregation", "better",
    "small_denominator", "dataset", "headline",
)  # fmt: skip
