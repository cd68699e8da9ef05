"""The sample: months of 65 communes × 50 indicators as long-form files, with reference data that knows them."""

from __future__ import annotations

import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from pipelines.reference import Reference, read_reference
from schemas.period import Month

INDICATORS = 50
HISTORY_MONTHS = 23
FIRST_MONTH = Month(2024, 11)
LAST_MONTH = FIRST_MONTH.plus(HISTORY_MONTHS)
MODEL = "online_filing_rate"


@dataclass(frozen=True)
class Sample:
    """What months are written from. Only indicators every commune has, all with their counts."""

    reference: Reference
    indicators: tuple[str, ...]
    communes: tuple[str, ...]

    def month(self, month: Month, *, variant: int = 0) -> bytes:
        """One month as a long-form file; another variant has other figures, so that it is another upload."""
        chance = random.Random(f"{month.slug} {variant}")  # noqa: S311
        lines = ["indicator,geography,period,value,numerator,denominator"]
        for indicator in self.indicators:
            for commune in self.communes:
                whole = chance.randint(50, 900)
                part = chance.randint(0, whole)
                lines.append(f"{indicator},{commune},{month.slug},{100 * part / whole:.2f},{part},{whole}")
        return "\n".join(lines).encode()


def write_sample(reference_folder: Path, folder: Path) -> Sample:
    """A sample whose indicators are copies of one real indicator, added to a copy of the reference data.

    Fewer than 50 real indicators are measured by commune; with copies the size of the file is the one asked for.
    """
    shutil.copytree(reference_folder, folder)
    model = yaml.safe_load((folder / "indicators" / f"{MODEL}.yaml").read_text(encoding="utf-8"))
    names = tuple(f"bench_{number:02}_rate" for number in range(1, INDICATORS + 1))
    for name in names:
        copy = {**model, "id": name, "dataset": "bench", "headline": 0}
        _write_yaml(folder / "indicators" / f"{name}.yaml", copy)
    dataset = {
        "id": "bench", "name": {"vi": "Đo tốc độ", "en": "Bench"}, "shape": "through_long_form",
        "frequency": "monthly",
    }  # fmt: skip
    _write_yaml(folder / "datasets" / "bench.yaml", dataset)
    reference = read_reference(folder)
    geographies = reference.tables["geographies"]
    communes = geographies.loc[geographies["level"] == "commune", "code"]
    return Sample(reference, names, tuple(communes))


def _write_yaml(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
