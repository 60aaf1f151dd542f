"""The letters that the facts of a subject cite, with their lines. Pure data and text, no Streamlit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from layers.layer import Language
from ui.say import facts as fact_words
from ui.say.subject import Subject


@dataclass(frozen=True)
class Letter:
    """A letter that speaks of a thing: the id of its document, its name, how many facts cite it, and the lines."""

    document: str | None
    name: str
    facts: int
    lines: tuple[tuple[int, int], ...]


def letters(subject: Subject, language: Language) -> list[Letter]:
    """Return the letters that the facts cite, in the order of the files; of a letter its own parts alone."""
    edition = subject.edition
    cited = [
        (str(s["file"]), int(part["line_start"]) if (part := edition.part(s)) else 0, fact["id"], s)
        for fact in subject.facts
        for s in fact["sources"]
        if subject.kind != "letter" or s["file"] == subject.of["file"]
    ]
    found = []
    for (file, _), group in groupby(sorted(cited, key=lambda c: c[:2]), key=lambda c: c[:2]):
        entries = list(group)
        document = edition.documents.get(file)
        spans = [(int(s["line_start"]), int(s["line_end"])) for *_, s in entries]
        name = fact_words.source_letter(entries[0][3], edition, language)
        ident = str(document["id"]) if document else None
        found.append(Letter(ident, name, len({fact for _, _, fact, _ in entries}), joined(spans)))
    return found


def joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans of lines in order, with those that touch or overlap as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return tuple(made)


def lines(spans: Iterable[tuple[int, int]]) -> str:
    """Return spans of lines as text: `94, 100-104`."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
