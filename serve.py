"""Serves the dashboard: `python serve.py [PORT]`.

Before it starts Streamlit it builds what is shown anew, where another version of the program had built it. Beside that
it opens every page once. Until one page has run, Streamlit takes the folder `pages/` for its
own kind of navigation and greets whoever follows a link to a page with "Page not found"; and what a page needs is read
and asked for the first time before somebody waits for it.
"""

from __future__ import annotations

import os
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress

import streamlit
from starlette.middleware import Middleware
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from assets import CompressedAssets
from pages.parts.menu import PAGES
from pipelines.clock import now_in_lang_son
from pipelines.prepare import build_anew
from schemas.errors import UserError
from schemas.words import LANGUAGES, words_for
from settings import read_settings

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
PATIENCE_SECONDS = 60.0
PAUSE_SECONDS = 0.2
PAUSE_BETWEEN_PAGES_SECONDS = 0.5
SUBPROTOCOL = Subprotocol("streamlit")


def main() -> None:
    """Becomes the Streamlit server; a short-lived child opens the pages."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT
    bring_up_to_date()
    if os.fork() == 0:
        if open_first_page(port):
            open_every_page(port)
        os._exit(0)
    app = streamlit.App("app.py", middleware=[Middleware(CompressedAssets)])
    app.run(config={"server.address": ADDRESS, "server.port": port, "server.headless": True})


def bring_up_to_date() -> None:
    """Leaves no release of another version of the program to be shown; where that fails, says why and goes on."""
    settings = read_settings()
    try:
        build_anew(settings.store, settings.reference, now=now_in_lang_son())
    except UserError as error:
        sys.stderr.write(f"{' '.join(words_for(LANGUAGES[0]).error(error))}\n")


def open_first_page(port: int) -> bool:
    """Asks the server to run its first page, as soon as it answers; gives up where it never does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{port}/_stcore/script-health-check"):
                return True
        except (urllib.error.URLError, ConnectionError):
            time.sleep(PAUSE_SECONDS)
    return False


def open_every_page(port: int) -> None:
    """Visits the pages one after the other, as a browser would that shows nothing; ends where the server does.

    A pause between them leaves the server to those who are there already.
    """
    stream = f"ws://{ADDRESS}:{port}/_stcore/stream"
    with (
        suppress(ConnectionClosed, OSError),
        connect(stream, subprotocols=[SUBPROTOCOL], max_size=None) as visit,
    ):
        for page in PAGES:
            asked = BackMsg()
            asked.rerun_script.page_name = page.address
            visit.send(asked.SerializeToString())
            while ForwardMsg.FromString(visit.recv(decode=False)).WhichOneof("type") != "script_finished":
                pass
            time.sleep(PAUSE_BETWEEN_PAGES_SECONDS)


if __name__ == "__main__":
    main()
