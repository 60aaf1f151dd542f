"""The letter itself, with the facts marked in it and beside it, and what was left out in grey with its reason.

Without the letters at hand the same as an outline, by the numbers of the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layers.deadlines import today
from layers.errors import PassageError
from layers.facts import Fact
from layers.facts_file import Document
from layers.layer import Language
from layers.outline import Stretch, stretches
from layers.passages import letter_lines
from settings import of_this_process
from ui.data import state
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.settings import LETTER_LINES
from ui.data.state import ViewState
from ui.say import facts as fact_words
from ui.say import outcomes
from ui.say.lists import fact_link
from ui.say.passages import marked
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.words.letter_text import WORDS


def html(picture: Picture) -> Html | None:
    """Return the text or the outline of the letter that a view is about, some of its lines; None for no letter."""
    edition, view = picture.edition, picture.view
    document = next((d for d in edition.built.registers["documents"] if d["id"] == view.ident), None)
    return None if view.view != "letter" or document is None else of_letter(document, edition, view)


def of_letter(document: Document, edition: Edition, view: ViewState) -> Html:
    """Return the lines of a letter that the page of the view holds, with what accounts for each, and the ways on."""
    words = WORDS[view.language]
    lines, fault = text_of(document["file"], view.language)
    total = len(lines) or last_known(document["file"], edition)
    pages = max(1, -(-total // LETTER_LINES))
    page = min(view.page, pages)
    first, last = (page - 1) * LETTER_LINES + 1, min(page * LETTER_LINES, total)
    blank = frozenset(n for n in range(first, last + 1) if lines and not lines[n - 1].strip())
    found = stretches(
        document["file"], edition.built.facts, edition.built.registers["left_out_lines"], first, last, blank
    )
    rows = [row for stretch in found if (row := _row(stretch, lines, document["file"], edition, view))]
    note = fault or (words.marked if lines else words.outline)
    return el(
        "div",
        el("p", text(note), cls="quiet"),
        ways(page, pages, view),
        el("ol", *rows, cls="letter-lines"),
        ways(page, pages, view, tag="div") if len(rows) > 20 else EMPTY,
    )


def text_of(file: str, language: Language) -> tuple[Sequence[str], str]:
    """Return the lines of a letter and "", or none and what is wrong where the letters are configured but not there."""
    folder = of_this_process().letters
    if folder is None:
        return (), ""
    try:
        return letter_lines(folder, file), ""
    except PassageError:
        return (), WORDS[language].missing


def last_known(file: str, edition: Edition) -> int:
    """Return the last line of a letter that a fact cites or a row leaves out: all that is known without the letter."""
    cited = [s["line_end"] for fact in edition.built.facts for s in fact["sources"] if s["file"] == file]
    left = [row["line_end"] for row in edition.built.registers["left_out_lines"] if row["file"] == file]
    return max((*cited, *left), default=1)


def _row(stretch: Stretch, lines: Sequence[str], file: str, edition: Edition, view: ViewState) -> Html:
    words = WORDS[view.language]
    facts = [edition.facts[i] for i in stretch.fact_ids]
    if not lines and not facts and stretch.left_out is None:
        return EMPTY
    passage = "\n".join(lines[stretch.line_start - 1 : stretch.line_end])
    if lines and not passage.strip():
        return EMPTY
    start, end = stretch.line_start, stretch.line_end
    at = words.line.format(start) if start == end else words.lines.format(start, end)
    body = el("div", _marked(closed_up(passage), facts, stretch, file), cls="passage") if lines else EMPTY
    beside = [
        el(
            "div",
            fact_link(fact, edition, view),
            text(f": {fact_words.summary(fact, view.language)} "),
            outcomes.badge(fact, today(), view.language),
        )
        for fact in facts
    ]
    beside += [
        el(
            "div",
            text(f"{words.tells} "),
            fact_link(fact, edition, view),
            text(": "),
            outcomes.said(row["outcome"], row["moved_to"], view.language),
        )
        for source, row, fact in edition.told_in.get(file, ())
        if source["line_start"] <= stretch.line_end and stretch.line_start <= source["line_end"]
    ]
    if row := stretch.left_out:
        beside = [el("div", text(words.left_out.format(words.reasons[row["reason"]])), *_repeated(row, edition, view))]
    cls = "cited" if facts else "left-out" if stretch.left_out else "unsaid"
    return el("li", el("span", text(at), cls="quiet"), body, el("div", *beside, cls="beside-lines"), cls=cls)


def closed_up(passage: str) -> str:
    """Return a passage without its blank lines where text recognition put one after each line."""
    lines = passage.split("\n")
    filled = [line for line in lines if line.strip()]
    return "\n".join(filled) if len(filled) > 1 and len(lines) >= 2 * len(filled) - 1 else passage


def _marked(passage: str, facts: Sequence[Fact], stretch: Stretch, file: str) -> Html:
    figures = [
        source["figure"]
        for fact in facts
        for source in fact["sources"]
        if source["file"] == file
        and source["line_start"] <= stretch.line_end
        and stretch.line_start <= source["line_end"]
        and not source["heading"]
    ]
    return marked(passage, *figures)


def _repeated(row: Mapping[str, Any], edition: Edition, view: ViewState) -> list[Html]:
    fact = edition.facts.get(row["repeats"])
    return [text(" "), fact_link(fact, edition, view)] if fact else []


def ways(page: int, pages: int, view: ViewState, tag: str = "nav") -> Html:
    """Return the links to the stretches before and after this one; a second time they are no landmark."""
    if pages == 1:
        return EMPTY
    words = WORDS[view.language]
    made = [el("span", text(words.page.format(page, pages)), cls="quiet")]
    if page > 1:
        made.insert(0, link(state.href(view, page=page - 1), text(words.before)))
    if page < pages:
        made.append(link(state.href(view, page=page + 1), text(words.after)))
    return el(tag, *made, cls="ways", aria_label=words.title if tag == "nav" else None)
