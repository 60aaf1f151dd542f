"""The kept figures of CBS that a command may use: none where what is kept cannot be used, which never stops it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from layers.errors import FiguresError
from settings import Settings

if TYPE_CHECKING:
    from layers.figures.kept import Kept


def usable(settings: Settings) -> Kept | None:
    """The last good figures; None where there are none, or what is kept was damaged, which is told on stderr."""
    from layers.figures.kept import load

    try:
        return load(settings.cache)
    except FiguresError as error:
        print(f"figures of CBS left out: {error}; `python -m layers fetch-figures` makes them anew", file=sys.stderr)
        return None
