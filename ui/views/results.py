"""What a search found, in words: under the box the best hits as links, in the panel what concerns a municipality."""

from __future__ import annotations

from typing import Any

from layers.catalogue.novex import LAYER as NOVEX
from layers.facts import Fact
from layers.layer import LayerId
from layers.registry import LAYERS
from layers.search import HITS
from layers.search_index import MUNICIPALITIES, Named
from ui.data import state
from ui.data.choices import NARROWED
from ui.data.picture import Picture
from ui.data.state import NATIONAL, SELECTION_LENGTH
from ui.say import facts as fact_words
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.search import WORDS

Section = tuple[str, list[Fact]]
# How much of an agreement stands in a hit.
SUMMARY_LENGTH = 90
# A hit is opened whatever the filters are: they would hide it.
_FREE: dict[str, Any] = {
    "view": "map", "provinces": (), "landsdelen": (), "themes": (), "selection": (), "fact": None,
    **dict.fromkeys(NARROWED.values(), ()),
}  # fmt: skip


def href(named: Named, picture: Picture) -> str:
    """Return the address that opens a thing on the map; a municipality is a filter."""
    if named.layer == MUNICIPALITIES:
        return state.href(picture.view, **{**_FREE, "search": "", "municipalities": (named.ident,)})
    layers = {*picture.view.layers, named.layer}
    return state.href(
        picture.view, **{**_FREE, "search": "", "selection": (named.key,)},
        layers=tuple(layer for layer in LAYERS if layer in layers),
    )  # fmt: skip


def what(named: Named, picture: Picture) -> str:
    """Return what a hit is, in a few words."""
    words = WORDS[picture.view.language]
    if named.town:
        return words.town.format(picture.edition.index.municipalities[named.ident]["name"])
    if named.layer == MUNICIPALITIES:
        return words.municipality
    return LAYERS[LayerId(named.layer)].words[picture.view.language].of(picture.edition.features[named.key])


def fact_href(fact: Fact, picture: Picture) -> str:
    """Return the address that opens an agreement where it lies."""
    at = tuple(picture.edition.features_of_fact.get(fact["id"], ())[:SELECTION_LENGTH]) or (NATIONAL,)
    return state.href(picture.view, **{**_FREE, "search": "", "selection": at, "fact": fact["id"]})


def fact_hit(fact: Fact, picture: Picture) -> Html:
    """Return an agreement that was found, as a link that opens it."""
    summary = fact_words.summary(fact, picture.view.language)
    short = summary if len(summary) <= SUMMARY_LENGTH else f"{summary[:SUMMARY_LENGTH].rsplit(' ', 1)[0]} …"
    words = WORDS[picture.view.language]
    return el("li", link(fact_href(fact, picture), text(short)), el("span", text(f" {words.agreement}"), cls="quiet"))


def hits(picture: Picture) -> Html:
    """Return the best hits as HTML: things by name first, then agreements."""
    found = picture.found
    things = [
        el("li", link(href(n, picture), text(n.name)), el("span", text(f" {what(n, picture)}"), cls="quiet"))
        for n in found.named
    ]
    # Where things bear the name, what is agreed there is found through them.
    agreements = [f for f in picture.edition.built.facts if f["id"] in found.facts][: 0 if things else HITS]
    return el("ul", *things, *(fact_hit(f, picture) for f in agreements), cls="hits")


def html(picture: Picture) -> Html:
    """Return what was searched for and the best hits, "" where nothing was searched for."""
    view = picture.view
    if not view.search:
        return EMPTY
    found = picture.found
    words = WORDS[view.language]
    parts = []
    if found.nothing:
        clear = link(state.href(view, search=""), text(words.clear))
        parts = [el("p", text(f"{words.nothing.format(view.search)} "), clear)]
    else:
        if found.corrected:
            parts.append(el("p", el("strong", text(words.corrected.format(found.corrected)))))
        parts.append(hits(picture))
    return el("div", *parts, cls="search-results", role="status")


def sections(code: str, picture: Picture) -> list[Section]:
    """Return what concerns a municipality, each fact once: its own, with others, its NOVEX areas, its province.

    Other filters narrow it; what lies elsewhere in the province, in other municipalities, is not among it.
    """
    words = WORDS[picture.view.language]
    municipality = picture.edition.index.municipalities[code]
    name, province = municipality["name"], picture.edition.provinces[municipality["province_code"]]
    others = picture.narrowing.without(MUNICIPALITIES)
    left: list[Fact] = [f for f in picture.edition.built.facts if picture.passes_theme(f) and others.passes(f)]
    made: list[Section] = []

    def take(heading: str, facts: list[Fact]) -> None:
        taken = {f["id"] for f in facts}
        left[:] = [f for f in left if f["id"] not in taken]
        if facts:
            made.append((heading, facts))

    take(words.own.format(name), [f for f in left if f["municipality_codes"] == [code]])
    take(words.with_others.format(name), [f for f in left if code in f["municipality_codes"]])
    take(words.inferred.format(name), [f for f in left if code in f["municipality_codes_inferred"]])
    for area in picture.edition.built.features(NOVEX.id):
        if code in area["municipality_codes"]:
            whole_of, part_of = (
                (words.region, words.region_partly) if area["kind"] == "region" else (words.novex, words.novex_partly)
            )
            form = part_of if code in area["partial_codes"] else whole_of
            ids = set(area["fact_ids"])
            take(form.format(area["name"], name), [f for f in left if f["id"] in ids])
    whole = [f for f in left if province["code"] in f["province_codes"] and not f["municipality_codes"]]
    alone = [f for f in whole if len(f["province_codes"]) == 1]
    take(words.province.format(province["name"]), alone)
    take(words.province_shared.format(province["name"]), [f for f in whole if len(f["province_codes"]) > 1])
    return made
