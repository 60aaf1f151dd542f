"""What the map shows of a view, as data for its script: styles, labels and the legend."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from layers import style as look
from layers.analysis import AGREEMENTS, HOMES, RIJK, Fill, Measure, fills
from layers.style import Style, step
from ui.introduction import TERM_OF_LAYER
from ui.picture import Picture
from ui.shown import Shown
from ui.state import LAYERS, ViewState, href
from ui.text import WORDS, Language, Words, euro, number, rounded_euro
from ui.words import glossary
from ui.words.collisions import WORDS as COLLISION_WORDS

MEASURES: Mapping[str, Measure] = {"homes": HOMES, "rijk": RIJK, "agreements": AGREEMENTS}


def config(shown: Shown) -> dict[str, Any]:
    """Return what the map needs once: styles that no filter changes. Never a word that a language changes."""
    return {
        "selected": look.SELECTED,
        "paper": look.PAPER,
        "detail_zoom": look.DETAIL_ZOOM,
        "dark": dict(look.DARK),
        "radius": {
            "breaks": look.HOUSING_BREAKS,
            "px": look.HOUSING_RADIUS_PX,
            "hollow": look.HOUSING_HOLLOW_RADIUS_PX,
        },
        "hollow": look.HOUSING["not_stated"],
        "regions": [str(p["id"]) for p in shown.built.features("novex") if p["kind"] == "region"],
        "styles": {
            "provinces": {"*": look.PROVINCE},
            "municipalities": {"*": look.MUNICIPALITY},
            "novex": {str(p["id"]): look.NOVEX[p["kind"]] for p in shown.built.features("novex")},
            "housing": {"*": look.HOUSING["stated"]},
            "collisions": {"*": look.COLLISION},
            "mirt": {str(p["id"]): look.PHASES[p["phase"]] for p in shown.built.features("mirt")},
            "congestion": {
                str(p["id"]): look.NAMED_PLACE if p["kind"] == "place" else look.GRID[p["status"]]
                for p in shown.built.features("congestion")
            },
        },
    }


def measured(fill: str, found: Fill, language: Language) -> Style:
    """Return the style and label of a province for a measure."""
    words = WORDS[language]

    def written(value: float | int) -> str:
        return rounded_euro(value, language) if fill == "rijk" else number(value, language)

    if found.state == "number" and found.number is not None:
        colour = look.SEQUENCE[step(found.number, look.BREAKS[fill])]
        label = written(found.number)
        if found.shared is not None:
            label = words.own_and_shared.format(label, written(found.shared))
        return {**look.PROVINCE, "fill": colour, "opacity": 0.78, "label": label}
    if found.state == "shared" and found.shared is not None:
        return {**look.PROVINCE, **look.FILL_STATES["shared"], "label": words.only_shared.format(written(found.shared))}
    if found.state == "not_agreed":
        label = ", ".join(f"{written(value)} {words.standing[name]}" for name, value in found.others.items())
        return {**look.PROVINCE, **look.FILL_STATES["not_agreed"], "label": label}
    if found.state == "no_number":
        return {**look.PROVINCE, **look.FILL_STATES["no_number"], "label": words.no_number}
    return {**look.PROVINCE, **look.FILL_STATES["nothing"], "label": words.nothing_agreed[fill]}


def only_agreed(measure: Measure) -> bool:
    """Return whether only what was agreed colours a province: an aim for 2050 or a reservation is no blue."""
    return measure.field is not None


def province_styles(picture: Picture, kept: frozenset[str]) -> dict[str, Style]:
    """Return the style and label of each province: its measure, or only its outline where the grid is the fill."""
    view = picture.view
    words = WORDS[view.language]
    codes = list(picture.shown.provinces)
    styles: dict[str, Style] = {}
    if view.fill == "grid":
        status = grid_of_provinces(picture)
        styles = {
            code: {**look.PROVINCE, "label": words.grid_short[status.get(code, "not_mentioned")]} for code in codes
        }
    else:
        measure = MEASURES[view.fill]
        found = fills(picture.searched, codes, measure, themes=view.themes, agreed=only_agreed(measure))
        styles = {code: measured(view.fill, found[code], view.language) for code in codes}
    faint: Style = {**look.PROVINCE, "faint": True, "label": ""}
    return {code: style if code in kept else faint for code, style in styles.items()}


def grid_of_provinces(picture: Picture) -> dict[str, str]:
    """Return what the letters say of the grid of each province; a part stands for its province."""
    return {
        p["province_codes"][0]: p["status"]
        for p in picture.shown.built.features("congestion")
        if p["kind"] in ("province", "part")
    }


def map_state(picture: Picture) -> dict[str, Any]:
    """Return the state of the map: what is shown, how provinces are filled, what is chosen, the legend."""
    view = picture.view
    words = WORDS[view.language]
    kept = {layer: picture.features(layer) for layer in LAYERS}
    provinces = frozenset(kept["provinces"])
    places = {str(p["id"]) for p in picture.shown.built.features("congestion") if p["kind"] == "place"}
    grid = [i for i in kept["congestion"] if i not in places] if view.fill == "grid" else []
    named = [i for i in kept["congestion"] if i in places] if "congestion" in view.layers else []
    return {
        "language": view.language,
        "words": {
            **words.layer_one,
            "region": COLLISION_WORDS[view.language].what["region"],
            "municipality": words.municipality,
            "collisions": COLLISION_WORDS[view.language].one,
            "map": words.map,
            "fault": words.map_fault,
            "loading": words.map_loading,
            "unreachable": words.unreachable,
        },
        "notice": words.schematic if picture.shown.built.manifest["boundary"]["schematic"] else "",
        "layers": {
            # Provinces are the ground of the map: a filter makes the others faint, but does not take them away.
            "provinces": {"on": "provinces" in view.layers, "show": None},
            "novex": {"on": "novex" in view.layers, "show": kept["novex"]},
            "housing": {"on": "housing" in view.layers, "show": kept["housing"]},
            "mirt": {"on": "mirt" in view.layers, "show": kept["mirt"]},
            "collisions": {"on": "collisions" in view.layers, "show": kept["collisions"]},
            "congestion": {"on": True, "show": [*grid, *named]},
        },
        "styles": {"provinces": province_styles(picture, provinces)},
        "selection": list(view.selection),
        "focus": [f"provinces:{code}" for code in picture.provinces or ()],
        "background": view.background,
        "legend": legend(picture, words),
    }


def map_data(picture: Picture) -> dict[str, Any]:
    """Return a state of the map as it travels, with a digest of itself by which one sees that it was applied.

    Features go by their place in the layer, None for all of them.
    """
    made = map_state(picture)
    layers = {}
    for layer, spec in made["layers"].items():
        ids = list(picture.shown.names[layer])
        wanted = frozenset(ids if spec["show"] is None else spec["show"])
        show = None if wanted.issuperset(ids) else [n for n, ident in enumerate(ids) if ident in wanted]
        layers[layer] = {**spec, "show": show}
    return stamped({**made, "layers": layers})


def stamped(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a map state with a digest of itself."""
    digest = hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()[:12]
    return {**state, "stamp": digest}


def layer_name(layer: str, language: Language) -> str:
    """Return the name of a layer."""
    return COLLISION_WORDS[language].title if layer == "collisions" else WORDS[language].layer[layer]


def _item(shape: str, style: Style, label: str) -> dict[str, Any]:
    return {"shape": shape, "style": style, "label": label}


def layer_items(layer: str, picture: Picture, words: Words) -> list[dict[str, Any]]:
    """Return the signs of a layer with their meaning; of the phases those that occur."""
    features = picture.shown.built.features(layer)
    if layer == "provinces":
        return [_item("line", look.MUNICIPALITY, words.municipal_border)]
    if layer == "novex":
        return [_item("area", style, words.novex_kind[kind]) for kind, style in look.NOVEX.items()]
    if layer == "housing":
        return [
            _item("circle", look.HOUSING["stated"], words.homes_stated),
            _item("hollow", look.HOUSING["not_stated"], words.homes_not_stated),
        ]
    if layer == "mirt":
        phases = {p["phase"] for p in features}
        return [_item("line", style, words.phase[phase]) for phase, style in look.PHASES.items() if phase in phases]
    if layer == "collisions":
        return [_item("clash", look.COLLISION, COLLISION_WORDS[picture.view.language].mark)]
    if layer == "congestion" and any(p["kind"] == "place" for p in features):
        return [_item("triangle", look.NAMED_PLACE, words.named_place)]
    return []


def fill_items(fill: str, said: Collection[str], words: Words, language: Language) -> list[dict[str, Any]]:
    """Return the signs of a fill with their meaning; of the grid those of what is `said` of any province."""
    if fill == "grid":
        return [_item("area", style, words.grid[status]) for status, style in look.GRID.items() if status in said]

    def written(value: int) -> str:
        return euro(value, language) if fill == "rijk" else number(value, language)

    breaks = look.BREAKS[fill]
    lows, highs = breaks, (*breaks[1:], None)
    steps = [
        _item("area", {**look.PROVINCE, "fill": colour, "opacity": 0.78},
              words.from_to.format(written(low), written(high)) if high else words.from_up.format(written(low)))
        for colour, low, high in zip(look.SEQUENCE, lows, highs, strict=True)
    ]  # fmt: skip
    special = [
        _item("area", {**look.PROVINCE, **look.FILL_STATES["shared"]}, words.shared_only_legend),
        _item("area", {**look.PROVINCE, **look.FILL_STATES["not_agreed"]}, words.not_agreed),
        _item("area", {**look.PROVINCE, **look.FILL_STATES["no_number"]}, words.agreed_no_number),
        _item("area", look.FILL_STATES["nothing"], words.nothing_agreed[fill]),
    ]
    return [*steps, *(special if fill != "agreements" else (special[0], special[-1]))]


def term(ident: str, view: ViewState) -> dict[str, str]:
    """Return a word of the field, to be unfolded where it stands: question, one sentence, and where the rest is."""
    found = glossary.WORDS[view.language].terms[ident]
    address = f"{href(view, view='about')}#{ident}"
    return {"question": found.question, "short": found.short, "name": found.name, "href": address}


def legend(picture: Picture, words: Words) -> dict[str, Any]:
    """Return the legend: which fill, which layers, each with its signs; only those that are on are explained.

    Each choice has the address of the view with it, which the map goes to.
    """
    view = picture.view

    said = {*grid_of_provinces(picture).values()}

    def switched(layer: str) -> str:
        on = {*view.layers} ^ {layer}
        return href(view, layers=tuple(x for x in LAYERS if x in on), page=view.page)

    return {
        "title": words.legend,
        "sections": [
            {
                "title": words.fill_title,
                "kind": "radio",
                "options": [
                    {
                        "id": fill,
                        "label": label,
                        "checked": fill == view.fill,
                        "href": href(view, fill=fill, page=view.page),
                        "items": fill_items(fill, said, words, view.language) if fill == view.fill else [],
                        "note": words.fill_note[fill],
                        "term": term("netcongestie", view) if fill == "grid" else None,
                    }
                    for fill, label in words.fill.items()
                ],
            },
            {
                "title": words.layers,
                "kind": "checkbox",
                "options": [
                    *(
                        {
                            "id": layer,
                            "label": layer_name(layer, view.language),
                            "checked": layer in view.layers,
                            "href": switched(layer),
                            "term": term(TERM_OF_LAYER[layer], view) if layer in TERM_OF_LAYER else None,
                            "items": layer_items(layer, picture, words) if layer in view.layers else [],
                        }
                        for layer in LAYERS
                    ),
                    {
                        "id": "background",
                        "label": words.background,
                        "checked": view.background,
                        "href": href(view, background=not view.background, page=view.page),
                    },
                ],
            },
        ],
    }
