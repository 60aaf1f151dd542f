"""The view of bottlenecks: counts, a sorted list with both sides of each, what if, money and homes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from layers.catalogue.collisions import LAYER as BOTTLENECKS
from layers.collisions import KINDS, Collision, by_grid, named
from layers.features import Feature
from layers.layer import Language
from layers.rates import Rate, Scheme, rates, schemes
from layers.registry import LAYERS
from layers.what_if import Affected, affected
from ui.data import state
from ui.data.picture import Picture
from ui.data.settings import PAGE_ROWS
from ui.say import facts as fact_words
from ui.say.bottlenecks import card, fact_line
from ui.say.lists import more_link, table
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import downloads, what_if
from ui.views.what_if import assumptions
from ui.words.bottlenecks import WORDS as BOTTLENECK_WORDS
from ui.words.collisions import WORDS
from ui.words.common import WORDS as COMMON
from ui.words.formats import full_euro, number, plural

DECIDED: Final = "knelpunten"
"""Where the page that explains says how was decided."""


def head(picture: Picture) -> Html:
    """Return what the page is about, with counts."""
    words = WORDS[picture.view.language]
    title = join(el("h1", text(words.title), cls="page-title"), el("p", text(words.intro), cls="intro"))
    return join(title, counts(passing(picture), picture))


def html(picture: Picture) -> Html:
    """Return the page: counts, what if, the list with a link to more of it, and money and homes together."""
    view, found = picture.view, passing(picture)
    effects = affected(picture.edition.built.registers, assumptions(view))
    more = more_link(view, len(found) - PAGE_ROWS * view.more, PAGE_ROWS)
    return el(
        "div",
        head(picture),
        what_if.html(picture, effects),
        listing(found, picture, effects),
        more,
        money_and_homes(picture),
        cls="collisions-page",
    )


def passing(picture: Picture) -> list[Collision]:
    """Return the bottlenecks in these provinces of which a fact passes the other filters."""
    return [c for c in picture.edition.built.collisions if _passes(c, picture)]


def _passes(collision: Collision, picture: Picture) -> bool:
    if picture.provinces is not None and not set(picture.provinces) & set(collision.province_codes):
        return False
    behind = [picture.edition.facts[i] for i in collision.fact_ids]
    return any(picture.passes_theme(f) and picture.passes_search(f) for f in behind)


# Counts


def counts(found: Sequence[Collision], picture: Picture) -> Html:
    """Return how many bottlenecks of each kind there are, and where every housing area stands, as HTML."""
    language = picture.view.language
    words, kinds = WORDS[language], BOTTLENECK_WORDS[language].kind
    number_of = Counter(c.kind for c in found)
    tiles = [
        _tile(kinds[kind], number(number_of[kind], language), words.kind_about[kind]) for kind in KINDS
    ]  # fmt: skip
    against = link(f"{state.href(picture.view, view='about')}#{DECIDED}", text(words.against), data_top="")
    return join(
        el("div", *tiles, cls="tiles collision-tiles"),
        el("p", text(f"{homes_apart(found, language)} "), against, cls="quiet"),
        housing_lists(picture),
    )


def housing_lists(picture: Picture) -> Html:
    """Return the three lists of housing areas as HTML: each area in view stands in one of them."""
    edition, view, language = picture.edition, picture.view, picture.view.language
    words = WORDS[language]
    lists = {
        name: [key for key in keys if _lies_in(edition.features[key], picture)]
        for name, keys in by_grid(edition.built.registers).items()
    }
    every = sum(map(len, lists.values()))
    near = set(named(edition.built.registers)) & set(lists["silent"])
    tiles = [
        _tile(words.in_list[name], number(len(keys), language), words.in_list_about[name], _names(keys, picture))
        for name, keys in lists.items()
    ]  # fmt: skip
    said = words.adds_up.format(" + ".join(number(len(keys), language) for keys in lists.values()) + f" = {every}")
    if near:
        said = f"{said} {words.named.format(number(len(near), view.language))}"
    return el(
        "section",
        el("h2", text(plural(words.lists, every, language))),
        el("p", text(words.lists_about)),
        el("div", *tiles, cls="tiles collision-tiles"),
        el("p", text(said), cls="quiet"),
    )


def _names(keys: Sequence[str], picture: Picture) -> Html:
    """Return the names of features as links to fold open, "" for none."""
    if not keys:
        return EMPTY
    view, edition, words = picture.view, picture.edition, WORDS[picture.view.language]
    items = (
        el("li", link(state.href(view, view="map", selection=(key,), fact=None), text(edition.features[key]["name"]),
                      data_top=""))
        for key in keys
    )  # fmt: skip
    return el("details", el("summary", text(words.which)), el("ul", *items), cls="behind")


def _lies_in(feature: Feature, picture: Picture) -> bool:
    return picture.provinces is None or bool(set(picture.provinces) & set(feature["province_codes"]))


def _tile(label: str, figure: str, about: str, more: Html = EMPTY) -> Html:
    return el(
        "div",
        el("div", text(label), cls="tile-label"),
        el("div", text(figure), cls="tile-figure"),
        el("div", text(about), cls="tile-line"),
        more,
        cls="tile",
    )


def homes_apart(found: Sequence[Collision], language: Language) -> str:
    """Return that the homes of bottlenecks are not added up, and for how many a number is stated."""
    stated = sum(c.homes.number is not None for c in found)
    words = WORDS[language]
    if not stated:
        return words.homes_none
    return words.homes_apart.format(number(stated, language), number(len(found), language))


# The list


def listing(found: Sequence[Collision], picture: Picture, effects: Affected) -> Html:
    """Return the list as HTML: gravest first, as many as the view wants."""
    language = picture.view.language
    words = WORDS[language]
    everywhere = len(picture.edition.built.collisions)
    count = plural(words.count, everywhere, language)
    of_all = count if len(found) == everywhere else words.of_all.format(number(len(found), language), count)
    head = el("h2", text(words.list_title), el("span", text(f" {of_all}"), cls="quiet"))
    address = downloads.layer_address(BOTTLENECKS.id, "geojson", picture.provinces or (), picture.view)
    layers = tuple(x for x in LAYERS if x in (*picture.view.layers, BOTTLENECKS.id))
    on_map = state.href(picture.view, view="map", layers=layers, selection=(), fact=None)
    offered = el(
        "p",
        link(on_map, text(words.all_on_map), data_top=""),
        text(" · "),
        downloads.file_link(address, words.download),
        cls="quiet",
    )
    if not found:
        return join(head, el("p", text(words.none_here)))
    shown = found[: PAGE_ROWS * picture.view.more]
    cards = (el("li", card(c, picture, effects)) for c in shown)
    return join(head, el("p", text(words.order), cls="quiet"), offered, el("ol", *cards, cls="collisions"))


# Money and homes


def money_and_homes(picture: Picture) -> Html:
    """Return euro per home where both are known for one thing, and the schemes with their thresholds, as HTML."""
    registers, language = picture.edition.built.registers, picture.view.language
    words = WORDS[language]
    per_home = [r for r in rates(registers) if _lies_in(picture.edition.features[r.subject], picture)]
    made = []
    if per_home:
        rows = (rate_cells(r, picture) for r in per_home)
        made += [
            el("h2", text(words.rates)),
            el("p", text(words.rates_about)),
            table(list(words.rate_columns.values()), rows, words.rates),
        ]
    made += [el("h2", text(words.schemes)), el("p", text(words.schemes_about))]
    made += [scheme_card(scheme, picture) for scheme in schemes(registers)]
    return el("div", *made, cls="money-and-homes")


def rate_cells(rate: Rate, picture: Picture) -> list[Html]:
    """Return the cells of a rate as HTML; numerator and denominator each open their fact."""
    view, edition, language = picture.view, picture.edition, picture.view.language
    words, common = WORDS[language], COMMON[language]

    def to_fact(ident: str, label: str) -> Html:
        return link(state.href(view, view="map", selection=(rate.subject,), fact=ident), text(label), data_top="")

    money = edition.facts[rate.money_id]
    homes = [(edition.facts[i], i) for i in rate.homes_ids]
    per_home = round(rate.eur_per_home)
    written = full_euro(per_home, language)
    exact = per_home == rate.eur_per_home
    status = common.facts.status[money["status"]]
    return [
        text(rate.name),
        text(common.facts.payer[rate.payer]),
        join(to_fact(rate.money_id, fact_words.amount(money, language)), text(f" ({status})")),
        join(
            *(
                to_fact(i, f"{number(f['homes'] or 0, language)} ({common.facts.status[f['status']]})")
                for f, i in homes
            ),
            between=" ",
        ),
        text(written if exact else words.about_number.format(written)),
    ]


def scheme_card(scheme: Scheme, picture: Picture) -> Html:
    """Return a scheme with its criteria and the places to which it may apply, as HTML."""
    view, edition, language = picture.view, picture.edition, picture.view.language
    words = WORDS[language]
    criteria = (el("li", fact_line(edition.facts[i], picture)) for i in scheme.criteria)
    places = [
        link(
            state.href(view, view="map", selection=(key,), fact=None), text(edition.features[key]["name"]), data_top=""
        )
        for key in scheme.subjects
    ]
    may = (
        el("div", el("b", text(f"{words.scheme_may}: ")), join(*places, between=", "))
        if places
        else el("div", text(words.scheme_none), cls="not-said")
    )
    return el("div", el("h3", text(words.scheme[scheme.id])), el("ul", *criteria), may, cls="fact collision")
