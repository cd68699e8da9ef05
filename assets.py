"""Assets: the scripts and styles Streamlit brings, sent compressed.

Streamlit leaves them as they are, for a proxy to compress: 2.8 MB before the first page is seen, 4.7 MB more with the
first chart. They never change while the server runs, so each is compressed once and kept.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import streamlit
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = Path(streamlit.__file__).parent / "static"
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
LEAST_BYTES = 1000
LEVEL = 6
HEADERS = {
    "content-encoding": "gzip",
    "vary": "accept-encoding",
    # As Streamlit sends them: their names change with their content.
    "cache-control": "public, immutable, max-age=31536000",
}


class CompressedAssets:
    """A layer before Streamlit's own that answers for its assets where the browser takes them compressed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        # Only files that are there now can be asked for: no path of a request reaches the disk.
        self._files = {
            f"/{path.relative_to(FOLDER).as_posix()}": path
            for path in FOLDER.rglob("*.*")
            if path.suffix in KINDS and path.stat().st_size >= LEAST_BYTES
        }
        self._compressed: dict[str, bytes] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if not self._is_asked_for(scope):
            await self._app(scope, receive, send)
            return
        content = await self._content(scope["path"])
        kind = KINDS[Path(scope["path"]).suffix]
        await Response(content, headers={**HEADERS, "content-type": kind})(scope, receive, send)

    def _is_asked_for(self, scope: Scope) -> bool:
        return (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and scope["path"] in self._files
            and "gzip" in Headers(scope=scope).get("accept-encoding", "")
        )

    async def _content(self, path: str) -> bytes:
        if path not in self._compressed:
            # Beside the event loop: other visitors are answered meanwhile.
            content = await to_thread.run_sync(self._files[path].read_bytes)
            self._compressed[path] = await to_thread.run_sync(_compress, content)
        return self._compressed[path]


def _compress(content: bytes) -> bytes:
    return gzip.compress(content, LEVEL, mtime=0)
