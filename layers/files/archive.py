"""Zip files that are the same whenever their content is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def zipped(files: Mapping[str, bytes], day: str) -> bytes:
    """Files by name as a zip, in this order; each bears the day of the edition, as an ISO date, and no clock."""
    year, month, date = (int(part) for part in day[:10].split("-"))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, held in files.items():
            entry = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, held)
    return content.getvalue()
