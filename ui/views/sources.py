"""The view with the letters, what was taken from each, how that was checked, and the boundaries in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from layers.built import PublicFinding, PublicReport
from layers.facts import Number
from layers.facts_file import Document
from layers.layer import Language
from layers.letters import Part
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say.safe_html import EMPTY, Html, el, join, link, official_link, text
from ui.views import cbs, official
from ui.words.common import WORDS
from ui.words.formats import day, number, plural
from ui.words.sources import WORDS as SOURCES_WORDS

Counts = Mapping[tuple[str, int, str], int]
# The fields of a fact that hold a number which `seeds verify` holds against the letter.
NUMBERS: tuple[Number, ...] = get_args(Number)
# So many areas are named of which something was found.
MOST_NAMED = 5


def rows(pairs: Sequence[tuple[str, object]]) -> Html:
    """Return labelled values as HTML; what is not known is left out."""
    lines = (
        el("div", el("span", text(f"{label}: "), cls="quiet"), text(value))
        for label, value in pairs
        if value not in (None, "")
    )
    return join(*lines)


def table(caption: str, head: Sequence[str], body: Iterable[Sequence[str]]) -> Html:
    """Return a table as HTML: the first column names what the others count."""
    made = [
        el("tr", el("th", text(name), scope="row"), *(el("td", text(cell), cls="count") for cell in cells))
        for name, *cells in body
    ]
    first, *others = (el("th", text(name), scope="col", cls="count" if i else "") for i, name in enumerate(head))
    return el(
        "table",
        el("caption", text(caption), cls="unseen"),
        el("thead", el("tr", first, *others)),
        el("tbody", *made),
    )


def readings_per_letter(edition: Edition) -> Counter[tuple[str, int, str]]:
    """Count the facts that cite each letter by the verdict of their two readings."""
    counts: Counter[tuple[str, int, str]] = Counter()
    for fact in edition.built.facts:
        cited = (edition.part(source) for source in fact["sources"])
        verdict = fact["reading"]["verdict"]
        counts.update({(part["file"], part["line_start"], verdict) for part in cited if part})
    return counts


def letters_in(file: str, edition: Edition, counts: Counts, language: Language) -> Html:
    """Return the letters inside a file as HTML, each with its sender, first line and number of facts."""
    words = WORDS[language]
    parts = edition.parts.get(file, [])

    def about(part: Part) -> Html:
        found = {verdict: counts[file, part["line_start"], verdict] for verdict in words.readings.reading_short}
        read = ", ".join(
            f"{name} {number(found[v], language)}" for v, name in words.readings.reading_short.items() if found[v]
        )
        count = text(f"{plural(words.sources.facts_from, sum(found.values()), language)}: {read}")
        if len(parts) == 1:
            return el("div", count)
        start = text(f" · {words.sources.from_line.format(part['line_start'])}")
        title, sender = text(fact_words.letter(part, language)), text(f" {part['sender']}")
        if part["official_url"]:
            title = official_link(part["official_url"], title)
        return join(el("b", title), el("span", sender, cls="quiet"), el("div", count, el("span", start, cls="quiet")))

    return join(*(el("div", about(part), cls="letter") for part in parts))


def found_in(file: str, edition: Edition, language: Language) -> Html:
    """Return how many amounts, homes, quantities and agreements a file holds, and how many are in a fact, as HTML."""
    words = WORDS[language]
    rows = [row for row in edition.built.registers["coverage"] if row["file"] == file]
    if not rows:
        return EMPTY
    items: Counter[str] = Counter()
    for row in rows:
        items[row["kind"] if row["kind"] in words.sources.found_kinds else "other"] += row["items"]
    kinds = ", ".join(
        plural(pair, items[kind], language) for kind, pair in words.sources.found_kinds.items() if items[kind]
    )
    facts, left_out = (number(sum(row[name] for row in rows), language) for name in ("facts", "left_out"))
    return el("div", text(words.sources.found.format(kinds, facts, left_out)), cls="quiet")


def letter_card(document: Document, edition: Edition, view: ViewState, counts: Counts) -> Html:
    """Return a document as HTML: its title as a link to its page, its data, the letters inside, and what was found."""
    words = WORDS[view.language]
    title = text(document.get("title") or document["file"])
    subject = f"letter:{document['id']}"
    data = [
        (words.sources.letter_columns["sender"], document.get("sender")),
        (words.sources.letter_columns["reference"], document.get("reference")),
        (words.sources.letter_columns["date"], day(document["date"], view.language) if document.get("date") else None),
        (words.sources.letter_columns["url"], document.get("url")),
    ]
    return el(
        "div",
        el("h3", link(state.subject_href(view, subject), title, data_top="")),
        rows(data),
        found_in(document["file"], edition, view.language),
        letters_in(document["file"], edition, counts, view.language),
        cls="fact",
    )


def checks(edition: Edition, language: Language) -> Html:
    """Return what was checked, as HTML: figures against the letters, and two readings against one another."""
    words, said = WORDS[language], SOURCES_WORDS[language]
    facts = edition.built.facts
    numbers = [sum(fact[name] is not None for name in NUMBERS) for fact in facts]
    cited = sum(len(fact["sources"]) for fact in facts)
    told = (number(n, language) for n in (sum(numbers), sum(n > 0 for n in numbers), cited))
    verdicts: Counter[str] = Counter(fact["reading"]["verdict"] for fact in facts)
    # Several fields may have one name (a range has two ends): a fact differs in a name once.
    fields = Counter(
        name for fact in facts for name in {words.readings.fields.get(f, f) for f in fact["reading"]["fields"]}
    )
    by_verdict = [(name, number(verdicts[v], language)) for v, name in words.readings.reading_short.items()]
    by_field = [(name, number(n, language)) for name, n in sorted(fields.items(), key=lambda f: (-f[1], f[0]))]
    return el(
        "section",
        el("h2", text(said.checks)),
        el("p", text(said.figures.format(*told))),
        el("p", text(said.by_hand), cls="quiet"),
        el("h3", text(words.readings.reading_title)),
        el("p", text(said.readings)),
        table(words.readings.reading_title, (said.verdict, said.facts), by_verdict),
        el("h3", text(said.fields_title)),
        el("p", text(said.fields)),
        table(said.fields_title, (said.field, said.facts), by_field),
    )


def coverage(edition: Edition, language: Language) -> Html:
    """Return what all documents hold together and what accounts for it, as HTML."""
    said = SOURCES_WORDS[language]
    sums: Counter[tuple[str, str]] = Counter()
    columns: tuple[Literal["items", "facts", "left_out"], ...] = ("items", "facts", "left_out")
    for row in edition.built.registers["coverage"]:
        kind = row["kind"] if row["kind"] in said.kinds else "other"
        sums.update({(kind, column): row[column] for column in columns})
    body = [(name, *(number(sums[kind, column], language) for column in columns)) for kind, name in said.kinds.items()]
    return el(
        "section",
        el("h2", text(said.coverage)),
        el("p", text(said.coverage_intro)),
        table(said.coverage, (said.kind, said.items, said.in_fact, said.left_out), body),
    )


def named(codes: Sequence[str], edition: Edition, language: Language) -> str:
    """Return the names of the first areas of these codes in brackets; "" where the registers know none of them."""
    registers = edition.built.registers
    known = {row["code"]: row["name"] for row in (*registers["provinces"], *registers["municipalities"])}
    names = [known[code] for code in codes if code in known]
    if not names:
        return ""
    first, rest = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    return f" ({SOURCES_WORDS[language].more.format(first, number(rest, language)) if rest > 0 else first})"


def finding_words(finding: PublicFinding, edition: Edition, language: Language) -> str:
    """Return a finding about boundaries as a sentence; "" for one of a kind that has no words here."""
    said = SOURCES_WORDS[language]
    counts = {name: "" if (n := finding[name]) is None else number(n, language) for name in ("count", "expected")}
    return said.findings.get(finding["kind"], "").format(
        level=said.levels.get(finding["level"] or "", ""),
        year=finding["year"] or "",
        areas=named(finding["codes"], edition, language),
        **counts,
    )


def report_words(report: PublicReport, edition: Edition, language: Language) -> str:
    """Return what a source of boundaries answered when the map was built: whether it is used, and what was found."""
    said = SOURCES_WORDS[language]
    found = [finding_words(finding, edition, language) for finding in report["findings"]]
    answer = said.used if report["used"] else said.not_used
    return " ".join([f"{said.source_kinds[report['source']]}: {answer}", *filter(None, found)])


def boundaries(edition: Edition, language: Language) -> Html:
    """Return which boundaries are in use and which sources were tried, as HTML."""
    words = WORDS[language]
    boundary = edition.built.manifest["boundary"]
    values = ((label, boundary.get(field)) for field, label in words.sources.boundary_columns.items())
    data = [(label, words.sources.yes_no[value] if isinstance(value, bool) else value) for label, value in values]
    reports = [report_words(report, edition, language) for report in edition.built.reports] or [
        words.sources.chain_unknown
    ]
    return el(
        "section",
        el("h2", text(words.sources.boundaries)),
        el("div", rows(data), cls="fact"),
        el("h3", text(words.sources.chain)),
        el("ul", *(el("li", text(report)) for report in reports)),
        el("p", text(words.sources.real_ones)),
    )


def page(edition: Edition, view: ViewState) -> Html:
    """Return the page as HTML."""
    words, said = WORDS[view.language], SOURCES_WORDS[view.language]
    counts = readings_per_letter(edition)
    letters = [letter_card(document, edition, view, counts) for document in edition.built.registers["documents"]]
    return el(
        "div",
        el("h1", text(said.title)),
        el("p", text(said.intro)),
        el("h2", text(words.sources.letters)),
        el("div", *letters, cls="facts"),
        *([] if edition.has_letters else [el("p", text(words.detail.passages_hint), cls="quiet")]),
        checks(edition, view.language),
        coverage(edition, view.language),
        boundaries(edition, view.language),
        official.section(edition, view.language),
        cbs.tables(edition, view.language),
        cls="prose wide",
    )


def html(picture: Picture) -> Html:
    """Return the letters, the checks and the boundaries."""
    return page(picture.edition, picture.view)
