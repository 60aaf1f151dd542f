"""Pictures to take along: the map as filtered and each chart, as PNG and SVG, for a slide or a page.

The browser makes them of what `data-chart` of the box around the buttons says (`ui/assets/charts/`): the server draws
nothing but the map, as text (`ui.map.plain_map`).
"""

from __future__ import annotations

import json
from typing import Any, Final

from layers.layer import Language
from layers.registry import GROUND
from ui.data import state
from ui.data.assets import offer_charts
from ui.data.base_path import own
from ui.data.picture import Picture
from ui.map.looks import Looks, sign
from ui.map.map_state import map_state
from ui.map.map_types import Item
from ui.say.facts import letter
from ui.say.safe_html import Html, el, join, svg, text
from ui.say.slide import around
from ui.views.placeholders import later
from ui.words import charts as chart_words
from ui.words.common import WORDS
from ui.words.formats import day
from ui.words.pictures import WORDS as PICTURES

SHAPES: Final = ("wide", "square")
FORMS: Final = ("png", "svg")


def told(what: dict[str, Any]) -> str:
    """Return data for the browser as the value of an attribute: no text of a record ends an attribute (`el`)."""
    return json.dumps(what, ensure_ascii=False, separators=(",", ":"))


def buttons(name: str, picture: Picture) -> Html:
    """Return the buttons that make a picture of the box around them; their script comes once they are shown."""
    own = PICTURES[picture.view.language]
    made = [
        el(
            "button",
            text(f"{form.upper()} {own.shapes[shape]}"),
            type="button",
            data_picture=form,
            data_shape=shape,
            aria_label=own.link.format(name, form.upper(), own.shapes[shape]),
        )
        for form in FORMS
        for shape in SHAPES
    ]
    return el("div", *made, el("span", text(own.hint), cls="quiet"), cls="picture-links", data_script=offer_charts())


def folded(links: Html, language: Language) -> Html:
    """Return buttons that make a picture, or the place where they come, behind their name."""
    return el("details", el("summary", text(PICTURES[language].title)), links, cls="picture")


def address(picture: Picture) -> str:
    """Return the address of the map of a view as a drawing."""
    found = picture.edition.built.path.name
    return own(f"/picture/{found}/{state.usual_language()}.svg?{state.written(picture.view)}")


def source_line(picture: Picture) -> str:
    """Return the letters that the facts in view stand in, the boundaries, and the edition."""
    language, edition = picture.view.language, picture.edition
    parts = [edition.part(source) for fact in picture.facts for source in fact["sources"]]
    letters = sorted({letter(part, language) for part in parts if part})
    manifest = edition.built.manifest
    words, credit = chart_words.WORDS[language], manifest["boundary"]["credit"]
    said = words.source.format("; ".join(letters), manifest["edition"], day(manifest["edition_date"], language))
    return said if manifest["boundary"]["schematic"] else f"{said} {credit}."


def items(picture: Picture) -> list[Item]:
    """Return the signs of the legend that a picture shows: no one zooms in on it, so that it has no more than those."""
    near = {sign.label for sign in GROUND.signs(picture.edition.built.features(GROUND.id), picture.view.language)}
    found = map_state(picture)["legend"]["items"]
    return [item for item in found if item["shape"] != "group" and item["label"] not in near]


def html(picture: Picture) -> Html:
    """Return the buttons that make a picture of the map as filtered."""
    language, manifest = picture.view.language, picture.edition.built.manifest
    own, words = PICTURES[language], WORDS[language]
    looks = Looks(prefix="s")
    signs = [{"drawn": sign(s["shape"], s["style"], looks), "label": s["label"]} for s in items(picture)]
    data = {
        "id": "map",
        "title": own.map_title[picture.view.fill],
        "question": "",
        "note": words.map.schematic if manifest["boundary"]["schematic"] else "",
        "source": source_line(picture),
        "map": address(picture),
        "signs": signs,
        "looks": join(svg("style", looks.sheet(in_page=False)), looks.defs()),
        "around": around(picture),
    }
    return el("div", buttons(own.map_name, picture), data_chart=told(data), cls="map-picture")


def of_map(picture: Picture) -> Html:
    """Return the buttons for the map behind their name, fetched once that is opened."""
    return folded(later("picture", picture.edition, picture.view), picture.view.language)
