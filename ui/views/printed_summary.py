"""The first sheet of a print of many pages: the weightiest of what holds, the next deadlines, and what comes after."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from layers.facts import Fact
from layers.layer import Language
from ui.say import facts as fact_words
from ui.say import subject as subjects
from ui.say.figures import Tile
from ui.say.lists import where
from ui.say.safe_html import EMPTY, Html, el, link, text
from ui.say.subject import Subject, around_today
from ui.views.cards import rank
from ui.views.paper import Numbers, reference, section
from ui.words.common import WORDS
from ui.words.formats import number
from ui.words.paper import WORDS as PAPER
from ui.words.subject import WORDS as SUBJECT_WORDS

LEAST: Final = 12
"""Number of facts from which a print has this sheet: with fewer, the whole is hardly longer."""

HOLDING: Final = 5
OF_A_LETTER: Final = 3
OF_A_THEME: Final = 1
DATES: Final = 4
# What a letter calls agreed, under way, done, or agreed with a reservation: no proposal, wish or claim.
FIRM: Final = ("agreed", "in-progress", "done", "conditional", "reserved")


def html(subject: Subject, numbers: Numbers, language: Language, today: date) -> Html:
    """Return the sheet, "" where there is little to summarise."""
    if len(subject.facts) < LEAST:
        return EMPTY
    words, own = SUBJECT_WORDS[language], PAPER[language]
    contents = (
        ("figures", words.figures), ("facts", words.facts), ("deadlines", words.deadlines), ("sources", words.sources),
        ("footnotes", words.footnotes),
    )  # fmt: skip
    ways = (el("li", link(f"#{name}", text(title))) for name, title in contents)
    dated = around_today(subjects.deadlines(subject.facts, today))
    ahead = [d for d in dated if not d.passed] or dated
    return section(
        "summary",
        own.summary,
        el("p", text(own.summary_note.format(number(len(subject.facts), language))), cls="quiet"),
        el("dl", *(part for tile in subjects.key_figures(subject, language) for part in figure(tile))),
        el("ul", *(line(fact, numbers, language) for fact in holding(subject)), cls="fact-list"),
        el("h3", text(own.next_deadlines)) if ahead else EMPTY,
        el(
            "ul",
            *(
                el(
                    "li",
                    el("strong", text(f"{fact_words.when(d.fact, language)}: ")),
                    text(f"{where(d.fact, language)} "),
                    el("span", text(f"({subjects.standing(d, today, language, subject.inferred)})"), cls="quiet"),
                    reference(numbers[d.fact["id"]], words=words),
                )
                for d in ahead[:DATES]
            ),
            cls="fact-list",
        )
        if ahead
        else EMPTY,
        el("h3", text(own.contents)),
        el("ul", *ways, cls="contents"),
    )


def holding(subject: Subject) -> list[Fact]:
    """Return the weightiest facts that hold there, by what cards are sorted by; few of one theme."""
    most = OF_A_LETTER if subject.kind == "letter" else HOLDING  # its name and senders take room
    named = [f for f in subject.facts if f["id"] not in subject.inferred and f["status"] in FIRM]
    found: list[Fact] = []
    taken = Counter[str]()
    for fact in sorted(named, key=rank):
        if taken[fact["theme"]] < OF_A_THEME and len(found) < most:
            taken[fact["theme"]] += 1
            found.append(fact)
    return found


def figure(shown: Tile) -> tuple[Html, Html]:
    """Return a key figure in a line: its label, and what was agreed; the rest of it stands on the next sheet."""
    label = f"{shown.label} {shown.what}".strip()
    mains = "; ".join(f"{main.written} {main.what}".strip() for main in shown.mains)
    # A dash alone would read as none at all.
    instead = f" ({shown.under[0].written})" if mains == "–" and shown.under else ""
    return el("dt", text(label)), el("dd", el("strong", text(mains)), el("span", text(instead), cls="quiet"))


def line(fact: Fact, numbers: Numbers, language: Language) -> Html:
    """Return a fact in a line: how firm, its figures, its summary in full, and its footnote."""
    words = SUBJECT_WORDS[language]
    theme = WORDS[language].facts.themes.get(fact["theme"], fact["theme"])
    return el(
        "li",
        el("span", text(f"{theme} · {fact_words.standing(fact, language)}"), cls="badge"),
        text(" "),
        *(el("strong", text(f"{figure}. ")) for figure in fact_words.figures(fact, language)),
        text(fact_words.summary(fact, language)),
        reference(numbers[fact["id"]], words=words),
    )
