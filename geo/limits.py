"""How large boundaries may be; every limit is looked at before what lies beyond it is read or kept.

The generalised outlines of CBS have 2 MB and 41,000 points. Time and memory of a build grow with the points: a million
take a minute of a processor and use 820 MB.
"""

from __future__ import annotations

from typing import Final

from geo.errors import GeoError

MAX_JSON_BYTES: Final = 100_000_000
MAX_GEOPACKAGE_BYTES: Final = 1_000_000_000
"""A GeoPackage is read by layer, JSON as a whole."""
MAX_FILES: Final = 200
"""The most files of a folder that are looked at."""
MAX_FEATURES: Final = 20_000
"""The most rows of a file or layer."""
MAX_POINTS: Final = 1_000_000
"""The most points of the outlines of a file or layer, and of all outlines of a folder that are kept side by side."""


class TooLargeError(GeoError):
    """What is beyond a limit; nothing of it is used."""


def require(count: int, most: int, what: str) -> None:
    """Refuse what is beyond a limit.

    Raises:
        TooLargeError: it is.
    """
    if count > most:
        raise TooLargeError(f"has more than {most:,} {what}")
