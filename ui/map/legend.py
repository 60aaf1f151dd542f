"""The legend of the map, as data for its script: each sign with its meaning, each choice with its address."""

from __future__ import annotations

from collections.abc import Collection

from layers import style as look
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.congestion import STYLES as GRID_STYLES
from layers.catalogue.congestion import grid_of_provinces
from layers.catalogue.provinces import STYLE as GROUND_STYLE
from layers.layer import Language, Layer
from layers.registry import GROUND, LAYERS
from layers.style import Style
from ui.data.picture import Picture
from ui.data.state import ViewState, href
from ui.map.map_types import Item, Legend, Option, Term
from ui.words import glossary
from ui.words.common import Words
from ui.words.formats import euro, number
from ui.words.outcomes import WORDS as OUTCOMES


def grid(picture: Picture) -> dict[str, str]:
    """Return what the letters say of the grid of each province."""
    return grid_of_provinces(picture.edition.built.features(CONGESTION.id))


def _item(shape: str, style: Style, label: str, *, minor: bool = False) -> Item:
    return {"shape": shape, "style": style, "label": label, "minor": minor}


def layer_items(layer: Layer, picture: Picture) -> list[Item]:
    """Return the signs of a layer with their meaning."""
    signs = layer.signs(picture.edition.built.features(layer.id), picture.view.language)
    return [_item(sign.shape, sign.style, sign.label, minor=sign.minor) for sign in signs]


def fill_items(fill: str, drawn: Collection[Style], words: Words, language: Language) -> list[Item]:
    """Return the signs of a fill with their meaning; those that no province has of the `drawn` ones are minor."""

    def item(style: Style, label: str) -> Item:
        seen = any(one.get("fill") == style.get("fill") and one.get("pattern") == style.get("pattern") for one in drawn)
        return _item("area", {**GROUND_STYLE, **style}, label, minor=not seen)

    def written(value: int) -> str:
        return euro(value, language) if fill == "rijk" else number(value, language)

    if fill == "agreements":
        return [item(style, words.map.read[read]) for read, style in look.READ.items()]
    if fill == "outcomes":
        said = OUTCOMES[language].fills
        return [item(look.OUTCOMES[told], label) for told, label in said.items()]
    if fill == "grid":
        of_grid = [item(style, words.map.grid[status]) for status, style in GRID_STYLES.items()]
        return [one for one in of_grid if not one["minor"]]
    breaks = look.BREAKS[fill]
    lows, highs = breaks, (*breaks[1:], None)
    states = {
        "no_number": words.map.agreed_no_number,
        "not_agreed": words.map.not_agreed,
        "shared": words.map.shared_only_legend,
        "nothing": words.map.nothing_agreed[fill],
    }
    return [
        *(
            item(
                {"fill": colour, "opacity": 0.78},
                words.map.from_to.format(written(low), written(high))
                if high
                else words.map.from_up.format(written(low)),
            )
            for colour, low, high in zip(look.SEQUENCE, lows, highs, strict=True)
        ),
        *(item(look.FILL_STATES[state], label) for state, label in states.items()),
    ]


def term(ident: str, view: ViewState) -> Term:
    """Return a word of the field, to be unfolded where it stands: question, one sentence, and where the rest is."""
    found = glossary.WORDS[view.language].terms[ident]
    address = f"{href(view, view='about')}#{ident}"
    return {"question": found.question, "short": found.short, "name": found.name, "href": address}


def legend(picture: Picture, words: Words, drawn: Collection[Style]) -> Legend:
    """Return the legend: the signs of the fill and of the layers that are on, and the layers to choose from.

    `drawn` are the styles of the provinces.

    Each layer has the address of the view with it on or off, which the map goes to.
    """
    view = picture.view

    def switched(layer: str) -> str:
        on = {*view.layers} ^ {layer}
        return href(view, layers=tuple(x for x in LAYERS if x in on), page=view.page)

    on = [layer for layer in LAYERS.values() if layer.id in view.layers]
    if view.fill == "grid":
        drawn = [GRID_STYLES[status] for status in grid(picture).values()]
    items = fill_items(view.fill, drawn, words, view.language) if GROUND in on or view.fill == "grid" else []
    items += [item for layer in on for item in layer_items(layer, picture)]
    if any(layer.has_points for layer in on):
        items.append(_item("group", look.GROUP, words.map.together))
    terms = dict.fromkeys(layer.term for layer in LAYERS.values() if layer in on or layer.fill == view.fill)
    options: list[Option] = [
        {
            "id": layer.id,
            "label": layer.words[view.language].name,
            "checked": layer in on,
            "href": switched(layer.id),
        }
        for layer in LAYERS.values()
    ]
    background: Option = {
        "id": "background",
        "label": words.map.background,
        "checked": view.background,
        "href": href(view, background=not view.background, page=view.page),
    }
    return {
        "title": words.map.legend,
        "items": items,
        "more": words.map.more,
        "note": words.map.fill_note[view.fill],
        "terms": [term(ident, view) for ident in terms if ident],
        "table": {"label": words.map.as_table, "href": href(view, view="table")},
        "layers": words.map.layers,
        "options": [*options, background],
    }
