"""Serves the dashboard: `python serve.py [PORT]`.

Beside starting Streamlit it opens the first page once. Until one page has run, Streamlit takes the folder
`pages/` for its own kind of navigation and greets whoever follows a link to a page with "Page not found".
"""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.2


def main() -> None:
    """Becomes the Streamlit server; a short-lived child opens the first page."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT
    if os.fork() == 0:
        open_first_page(port)
        os._exit(0)
    os.execv(  # noqa: S606 - the arguments are ours
        sys.executable,
        [
            sys.executable, "-m", "streamlit", "run", "app.py", "--server.address", ADDRESS,
            "--server.port", str(port), "--server.headless", "true",
        ],
    )  # fmt: skip


def open_first_page(port: int) -> None:
    """Asks the server to run its first page, as soon as it answers; gives up where it never does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{port}/_stcore/script-health-check"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    main()
