"""The panel beside the map: what was agreed there, by theme, with figures, status, certainty and source."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import groupby

from layers.facts import Fact
from layers.features import Feature
from layers.layer import Language
from layers.registry import GROUND, LAYERS
from settings import of_this_process
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import NATIONAL, ViewState
from ui.say import bottlenecks
from ui.say import facts as fact_words
from ui.say import subject as subjects
from ui.say.cells import said
from ui.say.lists import more_link
from ui.say.passages import marked, printed
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.views import results
from ui.views.introduction import explained, introduction
from ui.words import readings, trust
from ui.words.common import WORDS, Words
from ui.words.formats import listed, number, plural
from ui.words.search import WORDS as SEARCH_WORDS
from ui.words.subject import WORDS as SUBJECT_WORDS

LOG = logging.getLogger("afsprakenkaart")
# Number of fact cards shown at first; a province may have a hundred.
CARDS = 8
# Number of cards added each time the visitor asks for more.
MORE_CARDS = 30


def rank(fact: Fact) -> tuple[int, float, float, str]:
    """Return what facts of a theme are sorted by: money, homes (largest first), agreements, states, others."""
    euro = max((fact[f] or 0 for f in ("amount_eur", "amount_max_eur", "amount_min_eur")), default=0)
    homes = fact["homes"] or 0
    kinds = ("agreement", "status")
    group = 0 if euro or homes else 1 + (kinds.index(fact["kind"]) if fact["kind"] in kinds else len(kinds))
    return group, -euro, -homes, fact["id"]


def by_theme(facts: Iterable[Fact], words: Words) -> list[tuple[str, list[Fact]]]:
    """Return facts grouped by theme, in the order of the words, each group by rank."""
    order = list(words.facts.themes)

    def theme_of(fact: Fact) -> tuple[int, str]:
        theme = fact["theme"]
        return (order.index(theme) if theme in order else len(order), theme)

    arranged = sorted(facts, key=lambda fact: (theme_of(fact), rank(fact)))
    return [(theme, list(group)) for (_, theme), group in groupby(arranged, key=theme_of)]


def card(fact: Fact, picture: Picture, *, chosen: bool) -> Html:
    """Return a fact as HTML: status, figures with all that qualifies them, summary, sources, how to cite it."""
    language = picture.view.language
    words = WORDS[language]
    figures = fact_words.figures(fact, language)
    status = words.facts.status.get(fact["status"], fact["status"]) or (
        trust.WORDS[language].no_status if figures else ""
    )
    badges = [el("span", text(words.facts.kind.get(fact["kind"], fact["kind"])), cls="badge")]
    if status:
        badges.insert(0, el("span", text(status), cls=f"badge status-{fact['status']}"))
    rows = fact_words.about(fact, picture.edition, language)
    if figures and fact["certainty"] == "none":
        rows.append(("", words.facts.certainty["none"]))
    about = [
        el("span", *((el("span", text(f"{label}: "), cls="quiet"),) if label else ()), text(value), cls="about")
        for label, value in rows
    ]
    sources = []
    printed_in = sorted(fact["sources"], key=lambda s: (str(s["file"]), int(s["line_start"])))
    for name, group in groupby(printed_in, key=lambda s: fact_words.source_letter(s, picture.edition, language)):
        cited = []
        for source in group:
            figure = printed(str(source.get("figure") or ""))
            quoted = f" “{figure}”" if figure else ""
            cited.append(el("span", text(fact_words.lines(source, language)), el("span", text(quoted), cls="quiet")))
        sources.append(el("div", el("span", text(f"{name}, ")), join(*cited, between=" · "), cls="source"))
    told = [
        el("div", text(fact_words.summary(fact, language)), cls="summary"),
        el("div", *about, cls="abouts"),
    ]
    return el(
        "div",
        el("div", *badges),
        *(el("div", text(line), cls="figure") for line in figures),
        # What qualifies a figure (who says it, how sure its place is) stands right under it.
        *(reversed(told) if figures else told),
        *sources,
        el("div", text(fact_words.reading(fact, language)), cls=f"reading reading-{fact['reading']['verdict']}"),
        decided(fact, picture, chosen=chosen),
        el("div", text(fact_words.wording(fact, language)), cls=f"reading wording-{fact['words']['verdict']}"),
        tools(fact, language),
        passages(fact, picture),
        cls="fact chosen" if chosen else "fact",
        role="article",
        aria_current="true" if chosen else None,
    )


def decided(fact: Fact, picture: Picture, *, chosen: bool) -> Html:
    """Return what was decided where the two readings of a fact differed, as HTML to unfold; "" for nothing.

    Of a fact among others only how many decisions there are, as a link to the fact: thirty cards stay small.
    """
    language = picture.view.language
    count = len(fact["reading"]["decisions"])
    if not count:
        return EMPTY
    title = plural(readings.WORDS[language].decisions, count, language)
    if not chosen:
        at = tuple(picture.edition.features_of_fact.get(fact["id"], ())[:1]) or (state.NATIONAL,)
        address = state.href(ViewState(language=language), selection=at, fact=fact["id"])
        return el("div", link(address, text(title), data_top=""), cls="reading")
    found = fact_words.decisions(fact, picture.edition, language)
    return el("details", el("summary", text(title)), *(el("div", text(line)) for line in found), cls="reading decided")


def tools(fact: Fact, language: Language) -> Html:
    """Return the ways to cite a fact and to report an error in it, as HTML; page.js puts the text together.

    The text holds what the card shows: sending it along with each of thirty cards would double them.
    """
    words = trust.WORDS[language]
    cite = el("button", text(words.cite), type="button", data_cite=fact["id"])
    if contact := of_this_process().contact:
        report = link(f"mailto:{contact}", text(words.report), data_report="")
    else:
        report = el("button", text(words.report), type="button", data_report="")
    return el("div", cite, report, cls="tools")


def passages(fact: Fact, picture: Picture) -> Html:
    """Return the passages of a fact as HTML to unfold, "" where no folder with the letters is configured."""
    if not picture.edition.has_letters:
        return EMPTY
    language = picture.view.language
    words = WORDS[language]
    parts = []
    for source in fact["sources"]:
        parts.append(el("div", text(fact_words.citation(source, picture.edition, language)), cls="quiet"))
        try:
            lines = picture.edition.passage(source)
        except (OSError, ValueError):
            LOG.exception("a passage of %s cannot be read", source["file"])
            parts.append(el("div", text(words.detail.passage_missing)))
        else:
            parts.append(el("div", marked(lines, str(source.get("figure") or "")), cls="passage"))
    return el("details", el("summary", text(words.detail.show_passage)), *parts, cls="passages")


Section = tuple[str, list[Fact]]


def own_and_shared(facts: Iterable[Fact], codes: Iterable[str], words: Words) -> list[Section]:
    """Return the facts that lie in these provinces alone and those that lie in others too, each with its heading."""
    within = frozenset(codes)
    facts = list(facts)
    return [
        (words.figures.here_only, [f for f in facts if within.issuperset(f["province_codes"])]),
        (words.figures.shared_with_others, [f for f in facts if not within.issuperset(f["province_codes"])]),
    ]


def cards(sections: Iterable[Section], picture: Picture, limit: int) -> Html:
    """Return sections of facts by theme as HTML, the chosen fact first of all, at most `limit` cards."""
    words = WORDS[picture.view.language]
    chosen = picture.view.fact
    made: list[Html] = []
    left = limit
    for heading, facts in sorted(sections, key=lambda section: not any(f["id"] == chosen for f in section[1])):
        if not facts or left <= 0:
            continue
        if heading:
            made.append(el("h3", text(heading), cls="section"))
        for theme, group in sorted(by_theme(facts, words), key=lambda g: not any(f["id"] == chosen for f in g[1])):
            here = sorted(group, key=lambda f: f["id"] != chosen)[: max(left, 0)]
            if here:
                made.append(el("h4" if heading else "h3", text(words.facts.themes.get(theme, theme)), cls="theme"))
            made += [card(fact, picture, chosen=fact["id"] == chosen) for fact in here]
            left -= len(group)
    return el("div", *made, cls="facts")


def some_of(sections: list[Section], picture: Picture) -> Html:
    """Return the first cards of sections of facts, with a link to more where they are many."""
    limit = CARDS + MORE_CARDS * (picture.view.more - 1)
    left = sum(len(facts) for _, facts in sections) - limit
    return join(cards(sections, picture, limit), more_link(picture.view, left, MORE_CARDS))


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
    opened = "|".join((*view.selection, view.fact or "", *(picture.provinces or ()), view.search))
    return el("div", *filter(None, _parts(picture)), data_opened=opened)


def _parts(picture: Picture) -> Iterable[Html]:
    opened = picture.view.selection[0] if picture.view.selection else None
    if opened in picture.edition.features:
        return feature_parts(opened, picture)
    if opened == NATIONAL:
        return country_parts(picture)
    if picture.provinces is not None:
        return province_parts(picture.provinces, picture)
    if picture.view.search and picture.found.municipality:
        return municipality_parts(picture.found.municipality, picture)
    if picture.view.search:
        return found_parts(picture)
    if picture.view.filtered() or picture.view.fact:
        return country_parts(picture)
    return [introduction(picture)]


def page_link(opened: str, picture: Picture) -> Html:
    """Return a link to the page about a feature (`layer:id`), "" where it has none."""
    key = subjects.key_of_feature(opened, picture.edition)
    words = SUBJECT_WORDS[picture.view.language]
    return link(state.subject_href(picture.view, key), text(words.page), cls="to-page", data_top="") if key else EMPTY


def others_here(picture: Picture) -> Html:
    """Return links to what else lies under the click, "" where nothing does."""
    view, edition = picture.view, picture.edition
    words = WORDS[view.language]

    def other(key: str) -> Html:
        also = edition.features[key]
        kind = LAYERS[also["layer"]].words[view.language].in_full(also)
        chosen = (key, *(k for k in view.selection if k != key))
        address = state.href(view, selection=chosen, fact=None, page=view.page)
        return link(address, text(f"{also['name']} ({kind})"))

    others = [other(key) for key in view.selection[1:] if key in edition.features]
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
    yield others_here(picture)
    yield page_link(opened, picture)
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
    made = results.sections(code, picture)
    if not any(code in fact["municipality_codes"] for _, facts in made for fact in facts):
        yield note(words.nothing_own.format(name))
    yield some_of(made, picture)
    yield national_too(picture)


def found_parts(picture: Picture) -> Iterable[Html]:
    """Give the facts that a search found."""
    view, found = picture.view, picture.found
    words = SEARCH_WORDS[view.language]
    if not picture.facts:
        return [note(WORDS[view.language].table.empty_table)]
    count = plural(words.facts, len(picture.facts), view.language)
    title = words.found_title.format(found.corrected or view.search)
    return [head(title, count, view), some_of([("", list(picture.facts))], picture)]


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
