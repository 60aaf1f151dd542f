"""What the map shows of a view, as data for its script: layers, styles and labels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import cast

from layers import style as look
from layers.analysis import HOMES, RIJK, Fill, Measure, fills
from layers.catalogue.provinces import STYLE as GROUND_STYLE
from layers.deadlines import today
from layers.layer import Language, Layer
from layers.letters import arrangements
from layers.outcomes import Answered, answered
from layers.registry import DARK, DRAWN, GROUND, LAYERS
from layers.style import Style, step
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import href
from ui.map.legend import grid, legend
from ui.map.map_types import Config, LayerState, MapData, MapState, SentLayer
from ui.words.common import WORDS
from ui.words.formats import number, rounded_euro
from ui.words.outcomes import WORDS as OUTCOMES

MEASURES: Mapping[str, Measure] = {"homes": HOMES, "rijk": RIJK}


def config(edition: Edition) -> Config:
    """Return what the map needs once: how it draws, and styles that no filter changes. Never a word of a language."""
    return {
        "selected": look.SELECTED,
        "paper": look.PAPER,
        "detail_zoom": look.DETAIL_ZOOM,
        "dark": dict(DARK),
        "ground": GROUND.id,
        "drawn": [
            {
                "layer": layer.id,
                "look": drawing.look,
                "pane": drawing.pane,
                "mark": drawing.mark,
                "cluster": drawing.cluster,
                "order": drawing.order,
                "fill": layer.fill,
                **drawing.more,
            }
            for layer, drawing in DRAWN
        ],
        "styles": {
            "municipalities": {"*": look.MUNICIPALITY},
            **{layer.id: styles(layer, edition) for layer in LAYERS.values()},
        },
    }


def styles(layer: Layer, edition: Edition) -> dict[str, Style]:
    """Return how the features of a layer look by id, `*` for all that are not named."""
    if not callable(layer.style):
        return {"*": layer.style}
    return {str(feature["id"]): layer.style(feature) for feature in edition.built.features(layer.id)}


def measured(fill: str, found: Fill, language: Language) -> Style:
    """Return the style and label of a province for a measure."""
    words = WORDS[language]

    def written(value: float | int) -> str:
        return rounded_euro(value, language) if fill == "rijk" else number(value, language)

    if found.state == "number" and found.number is not None:
        colour = look.SEQUENCE[step(found.number, look.BREAKS[fill])]
        label = written(found.number)
        if found.shared is not None:
            label = words.map.own_and_shared.format(label, written(found.shared))
        return {**GROUND_STYLE, "fill": colour, "opacity": 0.78, "label": label}
    if found.state == "shared" and found.shared is not None:
        return {
            **GROUND_STYLE,
            **look.FILL_STATES["shared"],
            "label": words.map.only_shared.format(written(found.shared)),
        }
    if found.state == "not_agreed":
        label = ", ".join(f"{written(value)} {words.figures.standing[name]}" for name, value in found.others.items())
        return {**GROUND_STYLE, **look.FILL_STATES["not_agreed"], "label": label}
    if found.state == "no_number":
        return {**GROUND_STYLE, **look.FILL_STATES["no_number"], "label": words.map.no_number}
    return {**GROUND_STYLE, **look.FILL_STATES["nothing"], "label": words.map.nothing_agreed[fill]}


def read_of(picture: Picture) -> dict[str, str]:
    """Return what has been read of each province: a word of `layers.style.READ`."""
    own = arrangements(picture.edition.built.registers["document_parts"])
    return {code: "arrangement" if p["name"] in own else "letters" for code, p in picture.edition.provinces.items()}


def read_style(read: str, language: Language) -> Style:
    """Return the style and label of a province by what has been read of it."""
    words = WORDS[language]
    return {**GROUND_STYLE, **look.READ[read], "label": words.map.read_short[read]}


def answered_of(picture: Picture) -> dict[str, tuple[Answered, str]]:
    """Return for each province of how much of what is due letters tell what came of it, and that in words."""
    language, now = picture.view.language, today()
    facts = [fact for fact in picture.searched if picture.passes_theme(fact)]
    made = {}
    for code in picture.edition.provinces:
        found, due = answered([fact for fact in facts if code in fact["province_codes"]], now)
        counts = (number(count, language) for count in due)
        made[code] = (found, OUTCOMES[language].labels[found].format(*counts))
    return made


def only_agreed(measure: Measure) -> bool:
    """Return whether only what was agreed colours a province: an aim for 2050 or a reservation is no blue."""
    return measure.field is not None


def province_styles(picture: Picture, kept: frozenset[str]) -> dict[str, Style]:
    """Return the style and label of each province by the fill; only its outline where the grid is the fill."""
    view = picture.view
    words = WORDS[view.language]
    codes = list(picture.edition.provinces)
    if view.fill == "grid":
        status = grid(picture)
        found: dict[str, Style] = {
            code: {**GROUND_STYLE, "label": words.map.grid_short[status.get(code, "not_mentioned")]} for code in codes
        }
    elif view.fill == "agreements":
        found = {code: read_style(read, view.language) for code, read in read_of(picture).items()}
    elif view.fill == "outcomes":
        found = {
            code: {**GROUND_STYLE, **look.OUTCOMES[told], "label": label}
            for code, (told, label) in answered_of(picture).items()
        }
    else:
        measure = MEASURES[view.fill]
        numbers = fills(picture.searched, codes, measure, themes=view.themes, agreed=only_agreed(measure))
        found = {code: measured(view.fill, numbers[code], view.language) for code in codes}
    faint: Style = {**GROUND_STYLE, "faint": True, "label": ""}
    return {code: style if code in kept else faint for code, style in found.items()}


def layer_state(layer: Layer, picture: Picture) -> LayerState:
    """Return whether a layer is on, and which of its features are shown: `None` for all.

    What the switch of a layer does not show hangs on the fill.
    """
    view, kept = picture.view, picture.features(layer.id)
    on = layer.id in view.layers
    if layer.is_ground:
        # The ground of the map: a filter makes what it leaves out faint, but does not take it away.
        return {"on": on, "show": None}
    if not layer.fill:
        return {"on": on, "show": kept}
    switched = picture.edition.switched[layer.id]
    filled = [i for i in kept if i not in switched] if view.fill == layer.fill else []
    return {"on": True, "show": [*filled, *([i for i in kept if i in switched] if on else [])]}


def map_state(picture: Picture) -> MapState:
    """Return the state of the map: what is shown, how provinces are filled, what is chosen, the legend."""
    view = picture.view
    words = WORDS[view.language]
    provinces = province_styles(picture, frozenset(picture.features(GROUND.id)))
    of_layers = {layer.id: layer.words[view.language] for layer in LAYERS.values()}
    return {
        "language": view.language,
        "words": {
            "one": {layer: own.one for layer, own in of_layers.items()},
            "kinds": {layer: dict(own.kinds) for layer, own in of_layers.items() if own.kinds},
            "municipality": words.map.municipality,
            "map": words.map.described,
            "controls": words.map.controls,
            "fault": words.map.map_fault,
            "loading": words.map.map_loading,
            "unreachable": words.map.unreachable,
        },
        "notice": words.map.schematic if picture.edition.built.manifest["boundary"]["schematic"] else "",
        "layers": {layer.id: layer_state(layer, picture) for layer in LAYERS.values()},
        "styles": {GROUND.id: provinces},
        "selection": list(view.selection),
        "focus": [GROUND.key(code) for code in picture.provinces or ()],
        "outlined": list(view.municipalities) or ([picture.municipality] if picture.municipality else []),
        "closed": href(view, selection=(), fact=None, page=view.page) if view.selection else "",
        "background": view.background,
        "legend": legend(picture, words, provinces.values()),
    }


def map_data(picture: Picture) -> MapData:
    """Return a state of the map as it travels, with a digest of itself by which one sees that it was applied.

    Features go by their place in the layer, None for all of them.
    """
    made = map_state(picture)
    layers: dict[str, SentLayer] = {}
    for layer, spec in made["layers"].items():
        ids = list(picture.edition.names[layer])
        wanted = frozenset(ids if spec["show"] is None else spec["show"])
        show = None if wanted.issuperset(ids) else [n for n, ident in enumerate(ids) if ident in wanted]
        layers[layer] = {"on": spec["on"], "show": show}
    return stamped({**made, "layers": layers})


def stamped(state: Mapping[str, object]) -> MapData:
    """Return a map state with a digest of itself."""
    digest = hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()[:12]
    return cast("MapData", {**state, "stamp": digest})
