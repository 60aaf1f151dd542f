"""The order of the facts in the table, and the page on which one stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from layers.facts import Fact, Number
from layers.layer import Language
from ui.data.choices import Sort
from ui.data.picture import KEPT, Filtered
from ui.data.settings import PAGE_ROWS
from ui.words.common import WORDS, Words


def _size(fact: Fact) -> float | None:
    fields: tuple[Number, ...] = ("amount_eur", "amount_max_eur", "amount_min_eur")
    return next((float(size) for field in fields if (size := fact[field]) is not None), None)


def sort_key(sort: Sort, words: Words) -> Callable[[Fact], str | float | None]:
    """Return what a column is sorted by; None comes last either way."""
    keys: dict[Sort, Callable[[Fact], str | float | None]] = {
        "place": lambda f: (f["place"] or "").casefold() or None,
        "theme": lambda f: words.facts.themes.get(f["theme"], f["theme"]),
        "status": lambda f: words.facts.status.get(f["status"], f["status"]) or None,
        "amount": _size,
        "homes": lambda f: f["homes"],
        "deadline": lambda f: f["deadline_to"] or f["deadline_from"],
    }
    return keys[sort]


def arranged(facts: Sequence[Fact], sort: Sort, words: Words, *, descending: bool) -> list[Fact]:
    """Return facts sorted; those without the sorted value come last, equals in the order of their ids."""
    key = sort_key(sort, words)
    facts = sorted(facts, key=lambda f: f["id"])
    have = [f for f in facts if key(f) is not None]
    return [
        *sorted(have, key=lambda f: key(f) or 0, reverse=descending),
        *(f for f in facts if key(f) is None),
    ]


@lru_cache(maxsize=KEPT)
def in_order(filtered: Filtered, sort: Sort, language: Language, *, descending: bool) -> list[Fact]:
    """Return the facts that filters leave, sorted; it is done once for all pages of the table and all visitors."""
    return arranged(filtered.facts, sort, WORDS[language], descending=descending)


def page_of(fact_id: str, facts: Sequence[Fact]) -> int:
    """Return the page (from 1) on which a fact stands; 1 where it is not among them."""
    return next((i // PAGE_ROWS + 1 for i, f in enumerate(facts) if f["id"] == fact_id), 1)
