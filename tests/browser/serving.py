"""A dashboard of the tests' own: the real server on a free port, on a store of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, environment

PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """Where the dashboard answers, the store it shows, and the file it writes its log to."""

    address: str
    store: Path
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")


@contextmanager
def serving(store: Path, log_file: Path) -> Iterator[Server]:
    """Starts `serve.py` as `make run` does, waits until its first page has run, and stops it afterwards."""
    port = _free_port()
    server = Server(f"http://127.0.0.1:{port}", store, log_file)
    command = [sys.executable, "serve.py", str(port)]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(store), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/script-health-check", timeout=1):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise AssertionError(f"the server did not become well: {server.log}")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
