"""The map in words: a table per layer, for who does not see the map or would rather read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from layers.analysis import fills
from layers.built import LAYER_IDS
from ui import state
from ui.legend import MEASURES, grid_of_provinces, measured, only_agreed
from ui.picture import Picture
from ui.safe_html import el, link, text
from ui.shown import LAYER_OF_KIND
from ui.text import WORDS, number, plural
from ui.words.layer_tables import WORDS as TABLE_WORDS

Feature = Mapping[str, Any]
# The heading of a column, and what a feature shows in it.
Column = tuple[str, Callable[[Feature], str]]
KIND_OF_LAYER = {layer: kind for kind, layer in LAYER_OF_KIND.items()}


def columns(layer: str, picture: Picture) -> list[Column]:
    """Return what the map tells of the features of a layer, column by column; the name is not among them."""
    language = picture.view.language
    words, own = WORDS[language], TABLE_WORDS[language]
    names = {code: p["name"] for code, p in picture.shown.provinces.items()}

    def agreements(feature: Feature) -> str:
        return number(feature["agreement_count"], language)

    def provinces(feature: Feature) -> str:
        return ", ".join(names[code] for code in feature["province_codes"])

    def homes(feature: Feature) -> str:
        return own.not_stated if feature["homes"] is None else number(feature["homes"], language)

    def state_of(field: str) -> Callable[[Feature], str]:
        return lambda feature: words.status.get(feature[field], own.not_mentioned)

    place: Column = (own.place, lambda f: words.certainty[f["certainty"]])
    if layer == "provinces":
        return province_columns(picture)
    if layer == "novex":
        instruments = [(name, state_of(field)) for field, name in own.instruments.items()]
        kind: Column = (own.kind, lambda f: words.novex_kind[f["kind"]])
        return [kind, *instruments, (own.agreements, agreements), (own.provinces, provinces)]
    if layer == "housing":
        return [(own.homes, homes), (own.agreements, agreements), (own.provinces, provinces), place]
    if layer == "mirt":
        phase: Column = (own.phase, lambda f: words.phase[f["phase"]])
        return [phase, (own.agreements, agreements), (own.provinces, provinces), place]
    return [(own.grid, lambda f: words.grid[f["status"]]), (own.provinces, provinces), place]


def province_columns(picture: Picture) -> list[Column]:
    """Return what each fill of the map says of a province, in the words of the map."""
    language = picture.view.language
    words = WORDS[language]
    grid = grid_of_provinces(picture)
    made: list[Column] = [(words.fill["grid"], lambda f: words.grid[grid.get(f["id"], "not_mentioned")])]
    for fill, measure in MEASURES.items():
        found = fills(
            picture.searched,
            list(picture.shown.provinces),
            measure,
            themes=picture.view.themes,
            agreed=only_agreed(measure),
        )
        labels = {code: measured(fill, found[code], language).get("label", "") for code in found}
        made.append((words.fill[fill], lambda f, labels=labels: labels[f["id"]]))  # type: ignore[misc]
    return made


def rows(layer: str, picture: Picture) -> list[Feature]:
    """Return the features of a layer in view, counted for the filter, by name; of the grid only its named places."""
    kept = set(picture.features(layer))
    left = picture.shown.built.counted(layer, picture.provinces or (), picture.view.themes)
    named = [f for f in left if f["id"] in kept and (layer != "congestion" or f["kind"] == "place")]
    return sorted(named, key=lambda f: str(f["name"]).casefold())


def table(layer: str, picture: Picture) -> str:
    """Return a layer as an HTML table with its caption; what to know where nothing is left."""
    view = picture.view
    words, own = WORDS[view.language], TABLE_WORDS[view.language]
    found, shown_columns = rows(layer, picture), columns(layer, picture)
    heading = el("h2", text(words.layer[layer]), id=f"layer-{layer}")
    if not found:
        return heading + el("p", text(own.empty))

    def name(feature: Feature) -> str:
        kind = KIND_OF_LAYER.get(layer)
        if kind is None:
            return link(state.href(view, view="map", selection=(f"{layer}:{feature['id']}",)), text(feature["name"]))
        return link(state.subject_href(view, f"{kind}:{feature['id']}"), text(feature["name"]), data_top="")

    def row(feature: Feature) -> str:
        cells = (el("td", text(show(feature))) for _, show in shown_columns)
        return el("tr", el("th", name(feature), scope="row"), *cells)

    head = el("tr", *(el("th", text(title), scope="col") for title in (own.name, *(t for t, _ in shown_columns))))
    made = el(
        "table",
        el("caption", text(plural(own.rows, len(found), view.language))),
        el("thead", head),
        el("tbody", *map(row, found)),
    )
    return heading + el("div", made, cls="scroll", role="region", tabindex="0", aria_labelledby=f"layer-{layer}")


def page(picture: Picture, layers: Sequence[str] = LAYER_IDS) -> str:
    """Return the whole page as HTML."""
    own = TABLE_WORDS[picture.view.language]
    return el(
        "div",
        el("h1", text(own.title)),
        el("p", text(own.intro)),
        *(table(layer, picture) for layer in layers),
        cls="layer-tables",
    )


def html(picture: Picture) -> str:
    """Return the tables."""
    return page(picture)
