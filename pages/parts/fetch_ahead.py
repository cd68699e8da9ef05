"""Fetching ahead: the browser is told to fetch the script that draws charts before a page needs it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import streamlit

from settings import ROOT

SCRIPT_FILE = ROOT / "charts" / "fetch_ahead.js"
STREAMLITS_FILES = Path(streamlit.__file__).parent / "static"
CHARTS_SCRIPT = "static/js/PlotlyChart.*.js"
"""Named after its content, so anew with every version of Streamlit."""


@cache
def fetch_ahead() -> str:
    """The script to put on the page; nothing where Streamlit names its files otherwise."""
    names = [path.relative_to(STREAMLITS_FILES).as_posix() for path in STREAMLITS_FILES.glob(CHARTS_SCRIPT)]
    source = SCRIPT_FILE.read_text(encoding="utf-8").rstrip()
    return ";\n".join(f"{source}({json.dumps(name)})" for name in names)
