"""The themes of the map: one figure, one map, each with the layers that belong to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from layers.layer import THEMES
from layers.registry import LAYERS
from ui.data import state
from ui.data.choices import LAYERS_AT_FIRST, Fill
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import Html, el, link, text
from ui.words.common import WORDS


@dataclass(frozen=True)
class Theme:
    """What colours the provinces in a theme, and which layers are on."""

    fill: Fill
    layers: tuple[str, ...]


def _theme(ident: str) -> Theme:
    # A theme without a fill of its own stands on what has been read of each province.
    fill: Fill = ident if ident in get_args(Fill) else "agreements"  # type: ignore[assignment]
    on = tuple(layer.id for layer in LAYERS.values() if ident in layer.shown_with)
    return Theme(fill, LAYERS_AT_FIRST if ident == THEMES[0] else on)


ALL: Final[Mapping[str, Theme]] = {ident: _theme(ident) for ident in THEMES}


def current(view: ViewState) -> str:
    """Return the theme that a view shows: the same fill, and the layers most like those of the theme."""

    def likeness(ident: str) -> tuple[bool, int]:
        theme = ALL[ident]
        return theme.fill == view.fill, -len({*theme.layers} ^ {*view.layers})

    return max(ALL, key=likeness)


def html(picture: Picture) -> Html:
    """Return the themes as a row of links, each with its fill and its layers; the filters stay."""
    view = picture.view
    words = WORDS[view.language]
    here = current(view)
    links = (
        link(
            state.href(view, fill=theme.fill, layers=theme.layers, page=view.page),
            text(words.map.theme[ident]),
            aria_current="true" if ident == here else None,
        )
        for ident, theme in ALL.items()
    )
    return el("nav", el("ul", *(el("li", one) for one in links)), aria_label=words.map.themes, cls="map-themes")
