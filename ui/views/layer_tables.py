"""The map in words: a table per layer, for who does not see the map or would rather read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from layers.analysis import fills
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.congestion import grid_of_provinces
from layers.features import Feature
from layers.layer import Layer, LayerId
from layers.registry import LAYER_IDS, LAYERS
from ui.data import state
from ui.data.picture import Picture
from ui.map.map_state import MEASURES, answered_of, measured, only_agreed, read_of
from ui.say.cells import heading, said
from ui.say.safe_html import Html, el, join, link, text
from ui.words.common import WORDS
from ui.words.formats import plural
from ui.words.layer_tables import WORDS as TABLE_WORDS

# The heading of a column, and what a feature shows in it.
Column = tuple[str, Callable[[Feature], str]]


def columns(layer: Layer, picture: Picture) -> list[Column]:
    """Return what the map tells of the features of a layer, column by column; the name is not among them."""
    if layer.is_ground:
        return fill_columns(picture)
    return [column_of(name, layer, picture) for name in layer.table]


def column_of(name: str, layer: Layer, picture: Picture) -> Column:
    """Return a column of a layer with its heading."""
    language = picture.view.language
    names = {**picture.edition.municipality_names, **{code: p["name"] for code, p in picture.edition.provinces.items()}}
    return heading(name, layer, language), lambda feature: said(name, feature, language, names)


def fill_columns(picture: Picture) -> list[Column]:
    """Return what each fill of the map says of a province, in the words of the map."""
    language = picture.view.language
    words = WORDS[language]
    grid = grid_of_provinces(picture.edition.built.features(CONGESTION.id))
    read = read_of(picture)
    made: list[Column] = [
        (words.map.fill["agreements"], lambda f: words.map.read[read[f["id"]]]),
        (words.map.fill["grid"], lambda f: words.map.grid[grid.get(f["id"], "not_mentioned")]),
    ]
    for fill, measure in MEASURES.items():
        found = fills(
            picture.searched,
            list(picture.edition.provinces),
            measure,
            themes=picture.view.themes,
            agreed=only_agreed(measure),
        )
        labels = {code: measured(fill, found[code], language).get("label", "") for code in found}
        made.append((words.map.fill[fill], lambda f, labels=labels: labels[f["id"]]))  # type: ignore[misc]
    told = answered_of(picture)
    made.append((words.map.fill["outcomes"], lambda f: told[f["id"]][1]))
    return made


def rows(layer: Layer, picture: Picture) -> list[Feature]:
    """Return the features of a layer in view, counted for the filter, by name; not what a fill tells of the ground."""
    kept = set(picture.features(layer.id))
    left = picture.edition.built.counted(layer.id, picture.provinces or (), picture.view.themes, picture.narrowing)
    named = [f for f in left if f["id"] in kept and layer.switched(f)]
    return sorted(named, key=lambda f: str(f["name"]).casefold())


def table(layer: Layer, picture: Picture) -> Html:
    """Return a layer as an HTML table with its caption; what to know where nothing is left."""
    view = picture.view
    own = TABLE_WORDS[view.language]
    found, shown_columns = rows(layer, picture), columns(layer, picture)
    title = el("h2", text(layer.words[view.language].name), id=f"layer-{layer.id}")
    if not found:
        return join(title, el("p", text(own.empty)))

    def name(feature: Feature) -> Html:
        if not layer.page:
            return link(state.href(view, view="map", selection=(layer.key(feature["id"]),)), text(feature["name"]))
        return link(state.subject_href(view, f"{layer.page}:{feature['id']}"), text(feature["name"]), data_top="")

    def row(feature: Feature) -> Html:
        cells = (el("td", text(show(feature))) for _, show in shown_columns)
        return el("tr", el("th", name(feature), scope="row"), *cells)

    head = el("tr", *(el("th", text(t), scope="col") for t in (own.name, *(t for t, _ in shown_columns))))
    made = el(
        "table",
        el("caption", text(plural(own.rows, len(found), view.language))),
        el("thead", head),
        el("tbody", *map(row, found)),
    )
    return join(title, el("div", made, cls="scroll", role="region", tabindex="0", aria_labelledby=f"layer-{layer.id}"))


def page(picture: Picture, layers: Sequence[LayerId] = LAYER_IDS) -> Html:
    """Return the whole page as HTML."""
    own = TABLE_WORDS[picture.view.language]
    return el(
        "div",
        el("h1", text(own.title)),
        el("p", text(own.intro)),
        *(table(LAYERS[layer], picture) for layer in layers),
        cls="layer-tables",
    )


def html(picture: Picture) -> Html:
    """Return the tables."""
    return page(picture)
