"""Who may import whom: the contracts of pyproject.toml hold, and each of them is seen to fail when broken."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
LINTER = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
ROOMS = LINTER["root_packages"]
CONTRACTS = {contract["id"]: contract["name"] for contract in LINTER["contracts"]}

# The contract, the file that breaks it, and the import it breaks it with.
BREACHES = [
    ("rooms", "schemas/breach.py", "import charts"),
    ("rooms", "schemas/breach.py", "import pages"),
    ("rooms", "charts/breach.py", "import queries"),
    ("rooms", "charts/breach.py", "import pipelines"),
    ("rooms", "queries/breach.py", "import pipelines.store"),
    ("rooms", "pipelines/illustrative/breach.py", "import queries.release"),
    ("rooms", "queries/breach.py", "import pages.parts"),
    ("rooms", "charts/breach.py", "import packs"),
    ("rooms", "packs/breach.py", "import pages"),
    ("app", "pages/parts/breach.py", "import app"),
    ("settings", "schemas/breach.py", "import settings"),
    ("streamlit", "charts/breach.py", "import streamlit"),
    ("streamlit", "pipelines/command_line/breach.py", "from streamlit import session_state"),
    ("duckdb", "charts/breach.py", "import duckdb"),
    ("duckdb", "pages/progress/breach.py", "import duckdb"),
    ("plotly", "queries/breach.py", "import plotly.graph_objects"),
    ("office", "packs/breach.py", "import pptx"),
    ("office", "pages/parts/breach.py", "from docx import Document"),
    ("tables", "packs/breach.py", "import pandas"),
    ("tables", "pages/progress/breach.py", "import pandas"),
    ("tables", "pages/parts/breach.py", "from pandera.pandas import DataFrameModel"),
    ("cycles", "charts/breach.py", "import charts.breach_too"),
]


def test_the_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert f"{len(CONTRACTS)} kept, 0 broken" in result.stdout


@pytest.mark.parametrize(("contract", "file", "statement"), BREACHES)
def test_a_contract_fails_when_it_is_broken(tmp_path: Path, contract: str, file: str, statement: str) -> None:
    copy_rooms(tmp_path)
    (tmp_path / file).write_text(f"{statement}\n", encoding="utf-8")
    (tmp_path / "charts" / "breach_too.py").write_text("import charts.breach\n", encoding="utf-8")
    (tmp_path / "charts" / "breach.py").touch()
    result = lint(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{CONTRACTS[contract]} BROKEN" in result.stdout


def test_every_contract_is_seen_to_fail() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


def test_no_contract_has_exceptions() -> None:
    assert not [contract["id"] for contract in LINTER["contracts"] if "ignore_imports" in contract]


def test_the_contracts_see_every_file() -> None:
    """A folder without `__init__.py` would be passed over in silence."""
    seen = grimp.build_graph(*ROOMS, cache_dir=None).modules
    files = [path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    modules = {".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files}
    assert modules - seen == set()


def test_settings_stand_on_nothing_but_python() -> None:
    """A single file is outside the linter's sight."""
    assert imported_by("settings.py") <= sys.stdlib_module_names


def test_the_app_holds_no_tables_and_draws_no_charts() -> None:
    outside = imported_by("app.py") - sys.stdlib_module_names
    assert outside <= {"streamlit", "settings", *ROOMS}


def copy_rooms(folder: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("app.py", "settings.py", "pyproject.toml"):
        shutil.copy(ROOT / file, folder / file)


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    command = [lint_imports, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def imported_by(file: str) -> set[str]:
    """The packages a file imports, by their first name."""
    imports: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imports |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            imports.add(node.module.partition(".")[0])
    return imports
