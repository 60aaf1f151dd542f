"""Answers that are lists of facts: a search, the facts of a place, and what became of promises."""

from __future__ import annotations

import json
from collections.abc import Sequence

from layers.assistant.answers import FactAnswer, Facts, ProgressAnswer
from layers.assistant.cited import cited, head
from layers.assistant.library import Library
from layers.assistant.limits import MOST_CHARACTERS
from layers.assistant.places import Place, belongs_to, place, quoted, thing
from layers.assistant.words import WORDS
from layers.facts import Fact
from layers.layer import Language
from layers.outcomes import due_of, state
from layers.search import found


def page_of(
    facts: Sequence[Fact], library: Library, language: Language, of: Place | None, offset: int, limit: int
) -> tuple[list[FactAnswer], int | None]:
    """Return the facts from `offset` that fit in an answer, and where the next page begins (None: nowhere)."""
    made: list[FactAnswer] = []
    size = 0
    for fact in facts[offset : offset + limit]:
        one = cited(fact, library, language, of)
        size += len(json.dumps(one, ensure_ascii=False))
        if made and size > MOST_CHARACTERS:
            break
        made.append(one)
    after = offset + len(made)
    return made, after if made and after < len(facts) else None


def narrowed(facts: Sequence[Fact], theme: str | None, status: str | None) -> list[Fact]:
    """Return the facts of a theme and a status, where they are named."""
    return [f for f in facts if (not theme or f["theme"] == theme) and (not status or f["status"] == status)]


def _facts(
    facts: Sequence[Fact], message: str, outcome: str, library: Library, language: Language, of: Place | None,
    offset: int, limit: int,
) -> Facts:  # fmt: skip
    shown, after = page_of(facts, library, language, of, offset, limit)
    return {
        "about": head(library, language),
        "outcome": outcome,
        "message": message,
        "place": thing(library, of, language) if of else None,
        "belongs_to": belongs_to(library, of, language) if of else [],
        "total": len(facts),
        "offset": offset,
        "next_offset": after,
        "facts": shown,
    }


def search_facts(
    library: Library, language: Language, query: str, theme: str | None, status: str | None, offset: int, limit: int
) -> Facts:
    """Return the facts in which a text occurs; a text that occurs nowhere is corrected, and the answer says so."""
    words, hits = WORDS[language], found(library.index, query)
    facts = narrowed([f for f in library.built.facts if f["id"] in hits.facts], theme, status)
    said = [words.found.format(len(facts)) if facts else words.nothing]
    if hits.corrected and facts:
        said.append(words.corrected.format(quoted(hits.corrected), quoted(query)))
    return _facts(facts, " ".join(said), "found" if facts else "nothing found", library, language, None, offset, limit)


def of_place(library: Library, found: Place) -> list[Fact]:
    """Return the facts of a place: those that name it, those that we infer, those about its province as a whole."""
    return [library.facts[i] for i in dict.fromkeys((*found.named, *found.inferred, *found.around))]


def silence(found: Place, language: Language) -> str:
    """Return what an answer says of a place first: that it is a town, or that no letter names it."""
    words, said = WORDS[language], []
    if found.town:
        said.append(words.town.format(found.town, found.name))
    if not found.named:
        said.append(words.silent.format(found.name))
    return " ".join(said)


def facts_of_place(
    library: Library, language: Language, written: str, theme: str | None, status: str | None, offset: int, limit: int
) -> Facts:
    """Return what the letters say of a place.

    Raises:
        UnknownNameError: no such place, or several.
    """
    words, of = WORDS[language], place(library, written, language)
    facts = narrowed(of_place(library, of), theme, status)
    outcome = "letters silent" if not of.named else "found" if facts else "nothing found"
    counted = words.found.format(len(facts)) if facts else words.nothing
    said = " ".join(filter(None, (silence(of, language), counted)))
    return _facts(facts, said, outcome, library, language, of, offset, limit)


def progress(
    library: Library, language: Language, written: str | None, theme: str | None, stands: str | None, offset: int,
    limit: int,
) -> ProgressAnswer:  # fmt: skip
    """Return the promises that have a date or an outcome, with what became of them as of today.

    Raises:
        UnknownNameError: no such place, or several.
    """
    words, today = WORDS[language], library.today()
    of = place(library, written, language) if written else None
    among = narrowed(of_place(library, of) if of else library.built.facts, theme, None)
    due = due_of(among, today)
    facts = [f for f in among if (now := state(f, today)) and (not stands or now == stands)]
    said = [
        silence(of, language) if of else "",
        words.found.format(len(facts)) if facts else words.nothing,
        words.progress.format(due.all, due.answered, due.silent, library.last_letter) if due.all else "",
    ]
    outcome = "found" if facts else "letters silent" if of and not of.named else "nothing found"
    made = _facts(facts, " ".join(filter(None, said)), outcome, library, language, of, offset, limit)
    return {**made, "due": due.all, "due_told": due.answered, "due_without_word": due.silent}
