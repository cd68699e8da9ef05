"""Streamlit's scripts and styles are sent compressed, letter for letter, to browsers that take them so; all else is left alone."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import pytest

from assets import FOLDER, CompressedAssets

SCRIPT = max(FOLDER.rglob("*.js"), key=lambda path: path.stat().st_size)
ADDRESS = f"/{SCRIPT.relative_to(FOLDER).as_posix()}"
LEFT_ALONE = 299


async def left_alone(_scope, _receive, send) -> None:
    await send({"type": "http.response.start", "status": LEFT_ALONE, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def asked(path: str, *, accepted: str = "br, gzip", method: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and content of the answer to one request."""
    sent = []
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "headers": [(b"accept-encoding", accepted.encode())],
    }

    async def send(message) -> None:
        sent.append(message)

    asyncio.run(CompressedAssets(left_alone)(scope, None, send))
    start, *parts = sent
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(part["body"] for part in parts)


def test_a_script_arrives_letter_for_letter_in_a_third_of_its_size() -> None:
    status, headers, content = asked(ADDRESS)
    assert status == 200
    assert headers["content-encoding"] == "gzip" and headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"] and headers["vary"] == "accept-encoding"
    assert int(headers["content-length"]) == len(content) < SCRIPT.stat().st_size / 3
    assert gzip.decompress(content) == SCRIPT.read_bytes()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (ADDRESS, {"accepted": "identity"}),
        (ADDRESS, {"method": "HEAD"}),
        (f"/static/..{ADDRESS}", {}),
        (f"/{FOLDER.parent / '__init__.py'}", {}),
        ("/", {}),
        ("/_stcore/health", {}),
    ],
    ids=[
        "a browser without gzip",
        "only the head",
        "a way up",
        "a file elsewhere",
        "the document",
        "the server",
    ],
)
def test_anything_else_is_left_to_streamlit(path: str, said: dict[str, str]) -> None:
    assert asked(path, **said)[0] == LEFT_ALONE


def test_only_scripts_and_styles_are_answered_for() -> None:
    files = CompressedAssets(left_alone)._files.values()
    assert {Path(path).suffix for path in files} == {".js", ".css"}
