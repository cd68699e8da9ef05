"""A dashboard of the bench's own: the real server on a free port, on a store of its own."""

from __future__ import annotations

import os
import re
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

from settings import ROOT

PATIENCE_SECONDS = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, and how much memory it needs."""

    address: str
    process: int

    def memory_bytes(self) -> int | None:
        """What it holds now, by the kernel's own count; None where there is none (there is on Linux)."""
        return self._counted("VmRSS")

    def peak_memory_bytes(self) -> int | None:
        """The most it has held; None as above."""
        return self._counted("VmHWM")

    def _counted(self, name: str) -> int | None:
        status = Path(f"/proc/{self.process}/status")
        told = status.read_text(encoding="ascii") if status.exists() else ""
        found = re.search(rf"{name}:\s+(\d+) kB", told)
        return int(found[1]) * 1024 if found else None


@contextmanager
def running_server(store: Path) -> Iterator[Server]:
    """Starts `serve.py` as `make run` does, and stops it afterwards."""
    port = free_port()
    command = [sys.executable, "serve.py", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(store), stdout=subprocess.DEVNULL)
    try:
        server = Server(f"http://127.0.0.1:{port}", process.pid)
        wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=10)


def environment(store: Path) -> dict[str, str]:
    return {**os.environ, "KPI_STORE": str(store)}


def wait_for(server: Server) -> None:
    """Returns once the server is well. Raises `TimeoutError` where it is not within a minute."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{server.address}/_stcore/script-health-check", timeout=1):  # noqa: S310
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    raise TimeoutError(f"no answer from {server.address}")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
