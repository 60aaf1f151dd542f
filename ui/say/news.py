"""What became of a fact between two editions, in words and HTML: for the page of what is new and for the feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from layers.changes import Change, Row
from layers.facts import Fact, Progress
from layers.layer import Language
from ui.data.edition import Edition
from ui.say import facts as fact_words
from ui.say.lists import where
from ui.say.safe_html import EMPTY, Html, el, join, text
from ui.words.common import WORDS as COMMON
from ui.words.formats import day, deadline, listed
from ui.words.news import WORDS
from ui.words.outcomes import WORDS as OUTCOMES

TITLE_LENGTH: Final = 90
PLACES: Final = 6
"""Number of places that a row names; of more it says how many."""

Told = tuple[str, str, str]
"""What a row is called, what it said, and what it says now."""


def _status(fact: Fact, language: Language) -> str:
    words = COMMON[language].facts
    said = [words.status.get(fact["status"], fact["status"])]
    said += [words.agreed_before] if fact["agreed_before"] else []
    return ", ".join(filter(None, [*said, words.best_effort if fact["best_effort"] else ""]))


def _who(fact: Fact, language: Language) -> str:
    words = COMMON[language].facts
    named = (
        (words.promised, listed(list(fact["promised_by"]), language)),
        (words.promised_to, listed(list(fact["promised_to"]), language)),
        (words.speaker, fact["speaker"] or ""),
    )
    return "; ".join(f"{label}: {value}" for label, value in named if value)


def _kind(fact: Fact, language: Language) -> str:
    return COMMON[language].facts.kind.get(fact["kind"], fact["kind"])


def _theme(fact: Fact, language: Language) -> str:
    return COMMON[language].facts.themes.get(fact["theme"], fact["theme"])


def _phase(fact: Fact, language: Language) -> str:
    return COMMON[language].facts.phase.get(fact["phase"], fact["phase"]) if fact["phase"] not in (None, "none") else ""


def _table(fact: Fact, _language: Language) -> str:
    return fact["table"] or ""


SAID: Final[Mapping[Row, Callable[[Fact, Language], str]]] = {
    "status": _status,
    "amount": fact_words.amount_line,
    "homes": fact_words.homes,
    "other": fact_words.other,
    "deadline": fact_words.when,
    "who": _who,
    "table": _table,
    "phase": _phase,
    "kind": _kind,
    "theme": _theme,
}
"""How each row is said of a fact; the place needs the registers too."""


def _places(fact: Fact, edition: Edition) -> list[str]:
    """The place by its name, then the areas, municipalities and provinces in which the letters put it."""
    areas = [area["name"] for area in edition.built.registers["novex_areas"] if area["id"] in fact["area_ids"]]
    municipalities = [edition.municipality_names.get(code, code) for code in fact["municipality_codes"]]
    provinces = [edition.provinces[code]["name"] for code in fact["province_codes"] if code in edition.provinces]
    return list(dict.fromkeys(filter(None, [fact["place"], *areas, *municipalities, *provinces])))


def _place(fact: Fact, other: Fact, edition: Edition, language: Language) -> str:
    """Where a fact is: what the other version says too comes last, as what differs is what is asked."""
    here, there = _places(fact, edition), _places(other, edition)
    name = [fact["place"]] if fact["place"] else []
    named = list(dict.fromkeys([*name, *(n for n in here if n not in there), *here]))
    if len(named) > PLACES + 1:
        named = [*named[:PLACES], WORDS[language].more_places.format(len(named) - PLACES)]
    return listed(named, language) or COMMON[language].facts.national


def told(change: Change, edition: Edition, language: Language) -> list[Told]:
    """Return the rows of a change with what each said and says now; of what reads the same, that it is so."""
    words = WORDS[language]
    if change.before is None or change.after is None:
        return []
    rows, before, after = [], change.before, change.after
    for row in change.rows:
        if row == "place":
            was, now = _place(before, after, edition, language), _place(after, before, edition, language)
        else:
            was, now = SAID[row](before, language), SAID[row](after, language)
        if was != now:
            rows.append((words.rows[row], was or words.nothing_said, now or words.nothing_said))
    return rows


def outcome(said: Progress, language: Language) -> str:
    """Return what came of a fact in a word, with the time to which it was moved."""
    word = OUTCOMES[language].states[said["outcome"]]
    if not said["moved_to"]:
        return word
    moved = deadline(said["moved_to"], language, in_sentence=True)
    return f"{word} {WORDS[language].moved_to.format(moved)}"


def answer(said: Progress, edition: Edition, language: Language) -> tuple[str, str, str]:
    """Return what a letter says came of a fact: the outcome, in own words, and where it stands."""
    word = outcome(said, language)
    summary = said["summary_nl"] if language == "nl" else said["summary_en"]
    sources = "; ".join(dict.fromkeys(fact_words.citation(s, edition, language) for s in said["sources"]))
    return f"{word[:1].upper()}{word[1:]}", summary, sources


def gone(change: Change, language: Language) -> str:
    """Return why a fact is no longer there; "" where that is not recorded."""
    if change.former is None:
        return ""
    return f"{WORDS[language].gone[change.former['what']]} {fact_words.why(change.former, language)}"


def heading(change: Change, language: Language) -> str:
    """Return what happened to which place, as the title of an entry."""
    fact = change.fact
    what = cut(fact_words.summary(fact, language), TITLE_LENGTH)
    came = f" ({outcome(change.progress[-1], language)})" if change.state == "answered" else ""
    return f"{WORDS[language].states[change.state]}{came}: {where(fact, language)} – {what}"


def cut(said: str, longest: int) -> str:
    """Return the beginning of a text, whole words, with a sign that more follows; all of it where it is short."""
    return said if len(said) <= longest else said[:longest].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def body(change: Change, edition: Edition, language: Language) -> Html:
    """Return what is to be told of a change, without a heading: no address stands in it."""
    words = WORDS[language]
    summary = el("p", text(fact_words.summary(change.fact, language)))
    figures = fact_words.figures(change.fact, language) if change.state in ("new", "gone") else []
    return join(
        el("p", *(el("strong", text(f"{figure}. ")) for figure in figures)) if figures else EMPTY,
        summary,
        *(_answered(*answer(said, edition, language)) for said in change.progress),
        differences(told(change, edition, language), language),
        *_corrected(change, language),
        el("p", text(reason), cls="why") if (reason := gone(change, language)) else EMPTY,
        el("p", text(words.reworded), cls="quiet") if _only_inside(change, edition, language) else EMPTY,
    )


def _answered(word: str, summary: str, sources: str) -> Html:
    said = (el("strong", text(f"{word}: ")), text(f"{summary} "), el("span", text(sources), cls="quiet"))
    return el("p", *said, cls="answer")


def _only_inside(change: Change, edition: Edition, language: Language) -> bool:
    return change.state == "changed" and not told(change, edition, language)


def differences(rows: Iterable[Told], language: Language) -> Html:
    """Return rows with what was and what is as a list of terms; "" for none."""
    words = WORDS[language]
    made = [
        el(
            "div",
            el("dt", text(label)),
            el("dd", el("span", text(f"{words.was}: "), cls="quiet"), text(was)),
            el("dd", el("span", text(f"{words.now}: "), cls="quiet"), text(now)),
        )
        for label, was, now in rows
    ]
    return el("dl", *made, cls="differences") if made else EMPTY


def _corrected(change: Change, language: Language) -> Iterable[Html]:
    for row in change.corrections:
        why = f"{WORDS[language].corrected}: {fact_words.why(row, language)}"
        yield el("p", text(why), cls="why quiet")


def lines(change: Change, edition: Edition, language: Language) -> str:
    """Return what is to be told of a change as plain text."""
    words = WORDS[language]
    said = [
        *fact_words.figures(change.fact, language)[: 3 * (change.state in ("new", "gone"))],
        fact_words.summary(change.fact, language),
        *("{}: {} ({})".format(*answer(one, edition, language)) for one in change.progress),
        *(f"{label}: {words.was}: {was}. {words.now}: {now}." for label, was, now in told(change, edition, language)),
        gone(change, language),
    ]
    return "\n".join(filter(None, said))


def edition_name(name: str, date: str, language: Language) -> str:
    """Return an edition with its day."""
    return WORDS[language].edition.format(name, day(date, language))
