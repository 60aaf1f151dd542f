"""What CBS counts, on the page of a province or municipality and on that of the sources."""

from __future__ import annotations

from collections.abc import Iterable

from layers.layer import Language
from ui.data import state
from ui.data.edition import Edition
from ui.data.state import ViewState
from ui.say import cbs
from ui.say.chart_cbs import BUILT
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.say.subject import Subject
from ui.views import paper
from ui.words.cbs import WORDS
from ui.words.formats import day

KINDS = ("province", "municipality")


def figures(subject: Subject, language: Language, way: Html = EMPTY) -> Html:
    """Return what CBS counts in a province or municipality, with what does not follow from it; "" for another thing.

    `way` is the link to the chart of all provinces.
    """
    if subject.kind not in KINDS or not (found := cbs.about(subject.ident, subject.edition, language)):
        return EMPTY
    counted = subject.edition.built.figures
    rows = (el("div", el("dt", text(label)), el("dd", text(said))) for label, said in found)
    told = [WORDS[language].note[subject.kind]]
    if counted and counted.until:
        told.append(cbs.window(counted, language))
    source = f"{'; '.join(cbs.sources(counted, language))}." if counted else ""
    return join(
        el("dl", *rows, cls="counted"),
        el("p", way) if way else EMPTY,
        el("p", text(" ".join(told)), cls="quiet"),
        el("p", text(source), cls="quiet"),
    )


def section(subject: Subject, view: ViewState) -> Html:
    """Return the same as a part of the page, with the way to the chart; "" for another thing."""
    address = f"{state.href(ViewState(language=view.language), view='charts')}#chart-{BUILT}"
    words = WORDS[view.language]
    way = link(address, text(words.to_chart), data_top="") if subject.kind == "province" else EMPTY
    found = figures(subject, view.language, way)
    return el("section", el("h2", text(words.title)), found) if found else EMPTY


def on_paper(subject: Subject, language: Language) -> Iterable[Html]:
    """Give the same for the page on paper; nothing for another thing."""
    if found := figures(subject, language):
        yield paper.section("cbs", WORDS[language].title, found)


def tables(edition: Edition, language: Language) -> Html:
    """Return which tables of CBS are in use, from when and under which licence; that there are none where so."""
    words, found = WORDS[language], edition.built.figures
    if found is None:
        return el("section", el("h2", text(words.tables)), el("p", text(words.none)))
    file = found.file
    items = []
    for table in file["tables"]:
        said = [words.table.format(table["id"], table["title"])]
        if table["modified"]:
            said.append(words.changed.format(day(table["modified"], language)))
        said.append(words.fetched.format(day(file["fetched_at"], language)))
        said.append(words.licence.format(file["licence"], file["credit"]))
        items.append(el("li", text("; ".join(said) + ".")))
    window = el("p", text(cbs.window(found, language)), cls="quiet") if found.until else EMPTY
    return el("section", el("h2", text(words.tables)), el("p", text(words.tables_intro)), el("ul", *items), window)
