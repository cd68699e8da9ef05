"""The office's own template, where it supplied one."""

from __future__ import annotations

from settings import read_settings

TEMPLATE_NAME = "slides.pptx"


def office_template() -> bytes | None:
    """The bytes of `slides.pptx` in the folder of reference data; None where there is none."""
    path = read_settings().reference / TEMPLATE_NAME
    return path.read_bytes() if path.is_file() else None
