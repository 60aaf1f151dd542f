"""The legend of the map, as data for its script: each sign with its meaning, each choice with its address."""

from __future__ import annotations

from collections.abc import Collection

from layers import style as look
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.congestion import STYLES as GRID_STYLES
from layers.catalogue.congestion import grid_of_provinces
from layers.catalogue.provinces import STYLE as GROUND_STYLE
from layers.layer import Language, Layer
from layers.registry import LAYERS
from layers.style import Style
from ui.data.picture import Picture
from ui.data.state import ViewState, href
from ui.map.map_types import Item, Legend, Option, Term
from ui.words import glossary
from ui.words.common import Words
from ui.words.formats import euro, number


def grid(picture: Picture) -> dict[str, str]:
    """Return what the letters say of the grid of each province."""
    return grid_of_provinces(picture.edition.built.features(CONGESTION.id))


def _item(shape: str, style: Style, label: str) -> Item:
    return {"shape": shape, "style": style, "label": label}


def layer_items(layer: Layer, picture: Picture) -> list[Item]:
    """Return the signs of a layer with their meaning."""
    signs = layer.signs(picture.edition.built.features(layer.id), picture.view.language)
    return [_item(sign.shape, sign.style, sign.label) for sign in signs]


def fill_items(fill: str, said: Collection[str], words: Words, language: Language) -> list[Item]:
    """Return the signs of a fill with their meaning; of the grid those of what is `said` of any province."""
    if fill == "grid":
        return [_item("area", style, words.map.grid[status]) for status, style in GRID_STYLES.items() if status in said]

    def written(value: int) -> str:
        return euro(value, language) if fill == "rijk" else number(value, language)

    breaks = look.BREAKS[fill]
    lows, highs = breaks, (*breaks[1:], None)
    steps = [
        _item("area", {**GROUND_STYLE, "fill": colour, "opacity": 0.78},
              words.map.from_to.format(written(low), written(high)) if high else words.map.from_up.format(written(low)))
        for colour, low, high in zip(look.SEQUENCE, lows, highs, strict=True)
    ]  # fmt: skip
    special = [
        _item("area", {**GROUND_STYLE, **look.FILL_STATES["shared"]}, words.map.shared_only_legend),
        _item("area", {**GROUND_STYLE, **look.FILL_STATES["not_agreed"]}, words.map.not_agreed),
        _item("area", {**GROUND_STYLE, **look.FILL_STATES["no_number"]}, words.map.agreed_no_number),
        _item("area", look.FILL_STATES["nothing"], words.map.nothing_agreed[fill]),
    ]
    return [*steps, *(special if fill != "agreements" else (special[0], special[-1]))]


def term(ident: str, view: ViewState) -> Term:
    """Return a word of the field, to be unfolded where it stands: question, one sentence, and where the rest is."""
    found = glossary.WORDS[view.language].terms[ident]
    address = f"{href(view, view='about')}#{ident}"
    return {"question": found.question, "short": found.short, "name": found.name, "href": address}


def legend(picture: Picture, words: Words) -> Legend:
    """Return the legend: which fill, which layers, each with its signs; only those that are on are explained.

    Each choice has the address of the view with it, which the map goes to.
    """
    view = picture.view

    said = {*grid(picture).values()}

    def switched(layer: str) -> str:
        on = {*view.layers} ^ {layer}
        return href(view, layers=tuple(x for x in LAYERS if x in on), page=view.page)

    of_layers: list[Option] = [
        {
            "id": layer.id,
            "label": layer.words[view.language].name,
            "checked": layer.id in view.layers,
            "href": switched(layer.id),
            "term": term(layer.term, view) if layer.term else None,
            "items": layer_items(layer, picture) if layer.id in view.layers else [],
        }
        for layer in LAYERS.values()
    ]
    return {
        "title": words.map.legend,
        "sections": [
            {
                "title": words.map.fill_title,
                "kind": "radio",
                "options": [
                    {
                        "id": fill,
                        "label": label,
                        "checked": fill == view.fill,
                        "href": href(view, fill=fill, page=view.page),
                        "items": fill_items(fill, said, words, view.language) if fill == view.fill else [],
                        "note": words.map.fill_note[fill],
                        "term": term("netcongestie", view) if fill == "grid" else None,
                    }
                    for fill, label in words.map.fill.items()
                ],
            },
            {
                "title": words.map.layers,
                "kind": "checkbox",
                "options": [
                    *of_layers,
                    {
                        "id": "background",
                        "label": words.map.background,
                        "checked": view.background,
                        "href": href(view, background=not view.background, page=view.page),
                    },
                ],
            },
        ],
    }
