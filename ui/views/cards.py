"""Facts as cards, by theme: figures, status, certainty and source of each, and how to cite it or report an error."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import groupby

from layers.deadlines import today
from layers.facts import Fact, Source
from layers.layer import Language
from settings import of_this_process
from ui.data import state
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.lists import more_link
from ui.say.passages import marked, printed
from ui.say.safe_html import EMPTY, Html, el, join, link, official_link, text
from ui.views import sharing
from ui.words import readings, trust
from ui.words.common import WORDS, Words
from ui.words.formats import plural

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
        el(
            "span",
            *((el("span", text(f"{label}: "), cls="quiet"),) if label else ()),
            place(fact, value, picture) if label == words.facts.place else text(value),
            cls="about",
        )
        for label, value in rows
    ]
    sources = []
    printed_in = sorted(fact["sources"], key=lambda s: (str(s["file"]), int(s["line_start"])))
    for name, group in groupby(printed_in, key=lambda s: fact_words.source_letter(s, picture.edition, language)):
        cited = []
        first, *others = group
        for source in (first, *others):
            figure = printed(str(source.get("figure") or ""))
            quoted = f" “{figure}”" if figure else ""
            cited.append(join(text(fact_words.lines(source, language)), el("span", text(quoted), cls="quiet")))
        sources.append(
            el("div", letter_name(name, first, picture), text(", "), join(*cited, between=" · "), cls="source")
        )
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
        outcomes.of_card(fact, picture.edition, today(), language),
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


def place(fact: Fact, written: str, picture: Picture) -> Html:
    """Return the place of a fact; where it lies in one municipality, as the link to the page of that."""
    codes = fact["municipality_codes"]
    if len(codes) != 1:
        return text(written)
    name = picture.edition.municipality_names[codes[0]]
    page = state.subject_href(ViewState(language=picture.view.language), f"municipality:{codes[0]}")
    return link(page, text(written), title=name if name != written else "", data_top="")


def letter_name(name: str, source: Source, picture: Picture) -> Html:
    """Return the name of a letter, as a link to the official one where its address is known."""
    part = picture.edition.part(source)
    return official_link(part["official_url"], text(name)) if part and part["official_url"] else text(name)


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
    cite = el("button", text(words.cite), data_cite=fact["id"])
    if contact := of_this_process().contact:
        report = link(f"mailto:{contact}", text(words.report), data_report="")
    else:
        report = el("button", text(words.report), data_report="")
    return el("div", cite, report, sharing.menu(ViewState(language=language), fact["id"]), cls="tools")


def passages(fact: Fact, picture: Picture) -> Html:
    """Return the passages of a fact as HTML to unfold, "" where no folder with the letters is configured."""
    if not picture.edition.has_letters:
        return EMPTY
    language = picture.view.language
    words = WORDS[language]
    parts = []
    for source in (*fact["sources"], *(source for row in fact["progress"] for source in row["sources"])):
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
