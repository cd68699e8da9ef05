"""One fresh process that runs the overview's script several times and prints the seconds of each run.

Streamlit's own AppTest runs the script as the server does, up to the messages a browser would be sent;
what it leaves out is the web socket. The first run is the cold one: it imports what the pages import.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

APP = Path(__file__).resolve().parents[1] / "app.py"


def main(runs: int) -> None:
    """Prints the seconds as a JSON list."""
    # Without a server Streamlit warns at every import; none of it concerns the time.
    logging.disable(logging.WARNING)
    app = AppTest.from_file(str(APP), default_timeout=60)
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        app.run()
        seconds.append(time.perf_counter() - started)
        assert not app.exception, app.exception[0].message
    print(json.dumps(seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]))
