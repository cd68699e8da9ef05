"""A visitor without a browser: what a browser tells the server, and what it is sent back, counted and timed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Run:
    """One run of a page's script: from asking for it to the last message, and the bytes of all messages."""

    seconds: float
    sent_bytes: int


@dataclass(frozen=True)
class Session:
    """One open visit; the server keeps its state as long as the connection lasts.

    `kept` are the hashes of the large messages of the last two runs: a browser keeps those, says so, and is not sent
    them again.
    """

    connection: ClientConnection
    kept: deque[list[str]] = field(default_factory=lambda: deque(maxlen=2))

    def visit(self, page: str, query: str = "") -> Run:
        """Asks for a page by its path, as a click on a link does. Fails where the page shows an exception."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        asked.rerun_script.cached_message_hashes.extend(name for run in self.kept for name in run)
        self.kept.append([])
        started = time.perf_counter()
        self.connection.send(asked.SerializeToString())
        sent_bytes = 0
        while True:
            content = self.connection.recv(timeout=PATIENCE_SECONDS, decode=False)
            sent_bytes += len(content)
            message = ForwardMsg.FromString(content)
            assert message.delta.new_element.WhichOneof("type") != "exception", f"the page “{page}” fails"
            if message.metadata.cacheable:
                self.kept[-1].append(message.hash or message.ref_hash)
            if message.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - started, sent_bytes)


@contextmanager
def session(address: str) -> Iterator[Session]:
    """A visit of the dashboard at an `http://` address."""
    place = address.replace("http://", "ws://") + "/_stcore/stream"
    with connect(place, subprotocols=["streamlit"], max_size=None) as connection:  # type: ignore[list-item]
        yield Session(connection)
