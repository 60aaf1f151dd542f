"""Styles as the map shows them on a dark page."""

from __future__ import annotations

from typing import Any

from layers.registry import DARK
from layers.style import Style


def on_dark(style: Style) -> dict[str, Any]:
    """The same style for a dark background, as `themed` in `ui/assets/map/patterns.js` makes it."""
    return {key: DARK.get(value, value) if isinstance(value, str) else value for key, value in style.items()}
