"""Packages of Office files: written so that equal content is equal bytes, whenever and wherever it is written."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day a ZIP counts from; Office writes it too."""

MEDIA_TYPES = {
    "csv": "text/csv",
    "duckdb": "application/octet-stream",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""What a browser is told a file is, by its ending."""


def reproducible(package: bytes) -> bytes:
    """The same package without the moments at which its parts were written."""
    told = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(told, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, EARLIEST)
            # A picture of another system's permissions would differ between machines.
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return told.getvalue()
