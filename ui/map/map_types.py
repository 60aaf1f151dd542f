"""What the map is told, as it travels: what it needs once, and its state. Types only, as `ui/assets/types.d.ts`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from layers.style import Style


class Config(TypedDict):
    """What the map needs once: how it draws, and styles that no filter changes, by layer and id (`*` for all)."""

    selected: str
    paper: str
    detail_zoom: int
    dark: dict[str, str]
    ground: str
    drawn: list[dict[str, Any]]
    styles: dict[str, Mapping[str, Style]]


class Item(TypedDict):
    """A sign of the legend with its meaning; what is minor stands folded."""

    shape: str
    style: Style
    label: str
    minor: bool


class Link(TypedDict):
    """The name and the address of a view."""

    label: str
    href: str


class Term(TypedDict):
    """A word of the field, to be unfolded: a question, one sentence, and the address of the rest."""

    question: str
    short: str
    name: str
    href: str


class Option(TypedDict):
    """A layer that goes on or off: the address of the view with that."""

    id: str
    label: str
    checked: bool
    href: str


class Legend(TypedDict):
    """The legend: the signs of what is shown, and apart the layers.

    `more` names what is folded: the minor signs, `note` and `terms`. `table` leads to the same in words.
    """

    title: str
    items: list[Item]
    more: str
    note: str
    terms: list[Term]
    table: Link
    layers: str
    options: list[Option]


class LayerState(TypedDict):
    """Whether a layer is on, and the ids of the features that it shows: None for all."""

    on: bool
    show: list[str] | None


class MapWords(TypedDict):
    """The words of the map in one language."""

    one: dict[str, str]
    kinds: dict[str, dict[str, str]]
    municipality: str
    map: str
    controls: Mapping[str, str]
    fault: str
    loading: str
    unreachable: str


class Told(TypedDict):
    """What a state says, however its layers name features."""

    language: str
    words: MapWords
    notice: str
    styles: dict[str, dict[str, Style]]
    selection: list[str]
    focus: list[str]
    outlined: list[str]
    closed: str
    background: bool
    legend: Legend


class MapState(Told):
    """The state of the map; features go by their ids."""

    layers: dict[str, LayerState]


class SentLayer(TypedDict):
    """The same, as it travels: by their place in the layer (`ui.data.edition.Edition.names`)."""

    on: bool
    show: list[int] | None


class MapData(Told):
    """The state of the map as it travels, with a digest of itself by which one sees that it was applied."""

    layers: dict[str, SentLayer]
    stamp: str
