"""A signpost: `python -m charts` is where people look for slides, and `packs/` makes them."""

from __future__ import annotations

import runpy

if __name__ == "__main__":
    # By name, not by import: the room of charts knows nothing above it.
    runpy.run_module("packs", run_name="__main__", alter_sys=True)
