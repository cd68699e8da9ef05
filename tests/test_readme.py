"""The README can be followed: what it names exists, and its example does what it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.command_line import commands

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
PLACE = re.compile(r"^[\w.-]+/$|^[\w./-]+/[\w./-]*$|^[\w.-]+\.(?:md|txt|in|toml|py)$")
MADE_LATER = {".venv", "bench.json"}
SUPPLIED_BY_THE_OPERATOR = {"data/reference/boundaries.geojson", "data/reference/slides.pptx"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_deed_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets
    assert set(re.findall(r"python -m pipelines (?:--lang \w+ )?([a-z]+)", text)) <= commands._COMMANDS.keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_place_that_is_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    missing = [link for link in links if not (page.parent / link).exists()]
    named = [word for word in re.findall(r"`([^`\n]+)`", text) if PLACE.match(word)]
    missing += [name for name in named if not exists(name)]
    assert missing == []


def test_the_example_works_as_it_is_written(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```sh\n(.*?)```", readme, re.DOTALL) if "cat >" in block)
    answer = subprocess.run(
        ["sh", "-eu", "-c", example.replace(".venv/bin/python", sys.executable)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KPI_STORE": str(tmp_path / "store")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "Withdrawn: " in answer.stdout


def exists(name: str) -> bool:
    return (
        name in SUPPLIED_BY_THE_OPERATOR
        or name.split("/")[0] in MADE_LATER
        or any(ROOT.glob(name.rstrip("/")))
    )
