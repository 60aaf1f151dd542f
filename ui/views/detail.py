"""The panel beside the map: what was opened there, with the cards of what was agreed and ways to more."""

from __future__ import annotations

from collections.abc import Iterable

from layers.features import Feature
from layers.layer import Language
from layers.registry import GROUND, LAYERS
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import NATIONAL, ViewState
from ui.say import bottlenecks
from ui.say import subject as subjects
from ui.say.cells import said
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import municipal, results
from ui.views.cards import own_and_shared, some_of
from ui.views.introduction import explained, introduction
from ui.words.common import WORDS
from ui.words.formats import listed, number, plural
from ui.words.search import WORDS as SEARCH_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

# As many municipalities are named beside what lies in them; an area of a landsdeel has dozens.
MUNICIPALITIES = 5


def note(said: str) -> Html:
    """Return a remark where there is nothing else to show."""
    return el("p", text(said), cls="remark")


def head(title: str, under: str, view: ViewState, *, closes: bool = False) -> Html:
    """Return the head of the panel, with a way to close what is selected."""
    close = state.href(view, selection=(), fact=None, page=view.page)
    return el(
        "div",
        el("div", el("h2", text(title), cls="panel-name"), el("div", text(under), cls="panel-what")),
        link(close, text(WORDS[view.language].page.close), cls="close") if closes else EMPTY,
        cls="panel-head",
    )


def html(picture: Picture) -> Html:
    """Return the panel: of the selection, else of the filter on places, else of the search, else of the country.

    A first visit, where nothing is chosen, gets an introduction.
    """
    view = picture.view
    # What is opened shows from its top: page.js goes there where this differs from what stood there before.
    opened = "|".join((*view.selection, view.fact or "", *(picture.provinces or ()), *view.municipalities, view.search))
    return el("div", *filter(None, _parts(picture)), data_opened=opened)


def _parts(picture: Picture) -> Iterable[Html]:
    opened = picture.view.selection[0] if picture.view.selection else None
    if opened in picture.edition.features:
        return feature_parts(opened, picture)
    if opened == NATIONAL:
        return country_parts(picture)
    if picture.municipality:
        return municipality_parts(picture.municipality, picture)
    if picture.provinces is not None:
        return province_parts(picture.provinces, picture)
    if picture.view.search or picture.view.narrowed():
        return found_parts(picture)
    if picture.view.filtered() or picture.view.fact:
        return country_parts(picture)
    return [introduction(picture)]


def page_link(opened: str, picture: Picture) -> Html:
    """Return a link to the page about a feature (`layer:id`), "" where it has none."""
    key = subjects.key_of_feature(opened, picture.edition)
    words = SUBJECT_WORDS[picture.view.language]
    return link(state.subject_href(picture.view, key), text(words.page), cls="to-page", data_top="") if key else EMPTY


def municipalities_of(feature: Feature, picture: Picture) -> Html:
    """Return the few municipalities in which something lies, as links to their pages; "" where they are many."""
    codes = feature.get("municipality_codes") or []
    if not 0 < len(codes) <= MUNICIPALITIES:
        return EMPTY
    names, label = picture.edition.municipality_names, SUBJECT_WORDS[picture.view.language].municipalities
    named = (municipal.named("municipality", code, picture.view, names[code]) for code in codes)
    return el("div", el("span", text(f"{label[len(codes) != 1]}: "), cls="quiet"), join(*named, between=", "))


def turned(by: int, picture: Picture) -> str:
    """Return the address with so many further under the click open: all that lies there stays, in the same order."""
    view = picture.view
    by, count = by % len(view.selection), len(view.selection)
    selection = (*view.selection[by:], *view.selection[:by])
    return state.href(view, selection=selection, nth=(view.nth - 1 + by) % count + 1, fact=None, page=view.page)


def stepper(picture: Picture) -> Html:
    """Return the way to what lies above and below under the click, with the place of what is open; "" for one alone."""
    view, words = picture.view, WORDS[picture.view.language]
    count = len(view.selection)
    if count < 2:
        return EMPTY

    def step(by: int, name: str, arrow: str) -> Html:
        return link(turned(by, picture), text(arrow), aria_label=name)

    return el(
        "div",
        step(-1, words.detail.step_before, "‹"),
        el("span", text(words.detail.nth_here.format((view.nth - 1) % count + 1, count))),
        step(1, words.detail.step_next, "›"),
        cls="stepper",
    )


def others_here(picture: Picture) -> Html:
    """Return links to what else lies under the click, "" where nothing does."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]

    def other(by: int) -> Html:
        also = edition.features[view.selection[by]]
        kind = LAYERS[also["layer"]].words[view.language].in_full(also)
        return link(turned(by, picture), text(f"{also['name']} ({kind})"))

    others = [other(by) for by, key in enumerate(view.selection) if by and key in edition.features]
    return (
        el("div", el("span", text(words.detail.under_point), cls="quiet"), *others, cls="ways others")
        if others
        else EMPTY
    )


def feature_parts(opened: str, picture: Picture) -> Iterable[Html]:
    """Give what lies under the click: its first feature, and links to the others."""
    view, feature = picture.view, picture.edition.features[opened]
    words = WORDS[view.language]
    yield head(feature["name"], headline(feature, view.language), view, closes=True)
    yield stepper(picture)
    yield others_here(picture)
    yield page_link(opened, picture)
    yield municipalities_of(feature, picture)
    yield explained(LAYERS[feature["layer"]].term, view)
    yield bottlenecks.here(opened, picture)
    facts, unfiltered = picture.facts_of(opened)
    province = feature["layer"] == GROUND.id
    if facts:
        yield some_of(own_and_shared(facts, [feature["id"]], words) if province else [("", list(facts))], picture)
    elif unfiltered:
        yield note(words.detail.no_facts_filtered.format(number(unfiltered, view.language)))
    else:
        yield note(words.detail.no_facts_here)
    if province:
        yield national_too(picture)


def province_parts(codes: tuple[str, ...], picture: Picture) -> Iterable[Html]:
    """Give the provinces of the filter: what lies there alone, then what they share, then how much is national."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]
    names = listed([edition.provinces[code]["name"] for code in codes], view.language)
    by_landsdeel = bool(codes) and not view.provinces
    title = listed(list(view.landsdelen), view.language) if by_landsdeel else names
    kind = GROUND.words[view.language].one if len(codes) == 1 else ""
    yield head(title or words.facts.no_place, names if by_landsdeel else kind, view)
    yield (
        some_of(own_and_shared(picture.facts, codes, words), picture)
        if picture.facts
        else note(words.table.empty_table)
    )
    yield national_too(picture)


def municipality_parts(code: str, picture: Picture) -> Iterable[Html]:
    """Give what concerns a municipality: first its own, then what holds for the areas around it, national apart."""
    words = SEARCH_WORDS[picture.view.language]
    municipality = picture.edition.index.municipalities[code]
    name, province = municipality["name"], picture.edition.provinces[municipality["province_code"]]["name"]
    yield head(name, words.municipality_in.format(province), picture.view)
    page = state.subject_href(picture.view, f"municipality:{code}")
    yield link(page, text(SUBJECT_WORDS[picture.view.language].page), cls="to-page", data_top="")
    made = results.sections(code, picture)
    if not any(code in fact["municipality_codes"] for fact in picture.edition.built.facts):
        yield note(words.nothing_own.format(name))
    yield some_of(made, picture)
    yield national_too(picture)


def found_parts(picture: Picture) -> Iterable[Html]:
    """Give the facts that a search found, or a filter beside place and theme."""
    view = picture.view
    words = SEARCH_WORDS[view.language]
    if not picture.facts:
        return [note(WORDS[view.language].table.empty_table)]
    count = plural(words.facts, len(picture.facts), view.language)
    title = words.found_title.format(picture.found.corrected or view.search) if view.search else count
    return [head(title, count if view.search else "", view), some_of([("", list(picture.facts))], picture)]


def national_too(picture: Picture) -> Html:
    """Return how many national facts apply too, with a link to them; "" for none."""
    view = picture.view
    words = WORDS[view.language]
    if not picture.national:
        return EMPTY
    count = picture.filtered.agreements.none
    said = plural(words.figures.national_also, int(count or 0), view.language)
    national = state.href(view, selection=(NATIONAL,), fact=None, page=view.page)
    return el("div", el("span", text(said), cls="quiet"), link(national, text(words.figures.show_national)), cls="ways")


def headline(feature: Feature, language: Language) -> str:
    """Return what a feature is, with what its layer says of it."""
    layer = LAYERS[feature["layer"]]
    parts = [layer.words[language].in_full(feature), *(said(column, feature, language) for column in layer.says)]
    if error := feature.get("location_error_m"):
        parts.append(WORDS[language].facts.location_error.format(error))
    return " · ".join(p for p in parts if p)


def country_parts(picture: Picture) -> Iterable[Html]:
    """Give the hint how to choose, and the facts that hold for the whole country."""
    view = picture.view
    words = WORDS[view.language]
    yield head(words.facts.national, words.detail.panel_empty, view, closes=NATIONAL in view.selection)
    chosen = picture.edition.facts.get(view.fact or "")
    facts = list(picture.national)
    if chosen is not None and chosen not in facts and chosen["id"] in picture.fact_ids:
        facts.insert(0, chosen)
    yield some_of([("", facts)], picture) if facts else note(words.figures.empty_national)
