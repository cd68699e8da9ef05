"""Every message id of the rooms, read from the source: what a person may be told, in English."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("schemas", "pipelines", "queries", "charts", "packs", "pages")
TOLD_PLACES = {
    "text": (0,),
    "count_text": (0, 1),
    "UserError": (0,),
    "Misuse": (0,),
    "Rule": (2, 3),
    "StatusForm": (2,),
    "MenuPage": (3,),
    "_refused": (0,),
    "OpenTable": (1,),
    "ReportingForm": (2,),
    "Turn": (0, 1, 2, 3),
    "TaskForm": (1,),
    "PromiseForm": (1,),
}
"""The calls that take message ids, and at which places."""

TOLD_KEYWORDS = ("remedy", "sentence", "word")
LABEL_TABLES = ("charts/labels.py",)
"""Modules whose dictionaries hold message ids as values."""


def message_ids() -> dict[str, str]:
    """Every message id with the file it was last found in."""
    return {message: path for path in source_files() for message in _messages_of(path)}


def source_files() -> list[str]:
    """The Python files of the rooms, and the frame."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in (ROOT / "app.py", *found)]


def _messages_of(path: str) -> Iterator[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _messages_of_call(node)
        elif isinstance(node, ast.Dict) and path in LABEL_TABLES:
            yield from _texts(node.values)


def _messages_of_call(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in TOLD_PLACES:
        yield from _texts([call.args[place] for place in TOLD_PLACES[name] if place < len(call.args)])
        yield from _texts([keyword.value for keyword in call.keywords if keyword.arg in TOLD_KEYWORDS])


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
