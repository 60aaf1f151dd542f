"""What a feature rests on: the letters and the lines that say it, as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from layers.facts import Source
from ui.data.edition import Edition


class Cited(TypedDict, total=False):
    """A passage of a letter, or a letter as a whole: lines are 1-based, None is what is not known."""

    fact_id: str
    letter: str
    sender: str | None
    date: str | None
    kamerstuk: str | None
    official_url: str | None
    file: str
    line_start: int
    line_end: int
    figure: str


def citations(fact_id: str, sources: Iterable[Source], edition: Edition) -> tuple[Cited, ...]:
    """Return the passages that these sources name, each with the letter it stands in."""
    return tuple(_citation(fact_id, source, edition) for source in sources)


def of_facts_named(fact_ids: Iterable[str], edition: Edition) -> tuple[Cited, ...]:
    """Return the passages on which facts rest."""
    return tuple(cited for i in fact_ids for cited in citations(i, edition.facts[i]["sources"], edition))


def _citation(fact_id: str, source: Source, edition: Edition) -> Cited:
    part = edition.part(source)
    return {
        "fact_id": fact_id,
        "letter": (part and part["title"]) or source["file"],
        "sender": (part and part["sender"]) or None,
        "date": (part and part["date"]) or None,
        "kamerstuk": (part and part["kamerstuk"]) or None,
        "official_url": (part and part["official_url"]) or None,
        "file": source["file"],
        "line_start": source["line_start"],
        "line_end": source["line_end"],
        "figure": source["figure"],
    }
