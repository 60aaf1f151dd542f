"""Checks the records against the letters: the cited lines hold each figure, and the figure means the value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import reading
from seeds.checks.words import word_faults, word_faults_of
from seeds.errors import Fault, SeedsError
from seeds.load import ROOT, Seeds, fact_faults
from seeds.passages import flowing, letter_lines, passage
from seeds.reading.numbers import numbers
from seeds.records import Fact, Progress, Source
from seeds.wording.kinds import repeated_numbers
from seeds.wording.lines import cited
from seeds.wording.named import stands


def verify(seeds: Seeds, folder: Path, root: Path = ROOT) -> list[Fault]:
    """Return every fault between the records and the letters in `folder`, in file order."""
    faults = list(_letters(seeds, folder))
    for fact in seeds.facts.values():
        where = seeds.fact_lines[fact.id]
        faults += [Fault(*where, f"{fact.id}: {message}") for message in _passages(fact, folder)]
        faults += [Fault(*where, f"{fact.id}: {message}") for message in unread_values(fact)]
    for row in seeds.progress.values():
        faults += [Fault(*seeds.progress_lines[row.id], f"{row.id}: {message}") for message in _passages(row, folder)]
    for first, second in duplicates(seeds.facts.values()):
        faults.append(Fault(*seeds.fact_lines[second], f"{second}: {first} already cites this line for this amount"))
    faults += word_faults(seeds, folder, root)
    for decision in seeds.decisions.values():
        if decision.id in seeds.facts and decision.rule is None:
            where = seeds.fact_lines[decision.id]
            lines = cited(seeds.facts[decision.id], folder)
            faults += [
                Fault(
                    *where, f"{decision.id}: the decision on {decision.field} quotes '{quote}', no cited line holds it"
                )
                for quote in decision.quotes
                if not stands(quote, lines.folded)
            ]
    return sorted(set(faults))


def verify_one(fact: Fact, seeds: Seeds, folder: Path, root: Path = ROOT) -> list[str]:
    """Return what is wrong between one fact, as it would stand among the others, and the letters in `folder`."""
    others = [other for other in seeds.facts.values() if other.id != fact.id]
    twice = [
        first
        for first, second in (*duplicates([*others, fact]), *repeated_numbers([*others, fact]))
        if second == fact.id
    ]
    found = [
        *fact_faults(fact, seeds),
        *_passages(fact, folder),
        *unread_values(fact),
        *(f"{first} already cites this line for this number" for first in twice),
    ]
    # The check of words follows the references of the fact: it needs all of them.
    return found if any(fact_faults(fact, seeds)) else [*found, *word_faults_of(fact, seeds, folder, root)]


def _letters(seeds: Seeds, folder: Path) -> Iterator[Fault]:
    for document in seeds.documents.values():
        try:
            letter_lines(folder, document.file)
        except SeedsError as error:
            yield from error.faults
            continue
        if hashlib.sha256(reading.content(folder / document.file)).hexdigest() != document.sha256:
            yield Fault(document.file, 0, "this letter differs from the one the records cite (sha256 in documents.csv)")


def _passages(fact: Fact | Progress, folder: Path) -> Iterator[str]:
    for source in fact.sources:
        yield from source_faults(source, folder)


def source_faults(source: Source, folder: Path) -> Iterator[str]:
    """Yield what is wrong between a citation and the letters in `folder`: no such lines, or not this figure in them."""
    try:
        text = passage(folder, source.file, source.line_start, source.line_end)
    except SeedsError as error:
        yield str(error)
        return
    if flowing(source.figure) not in flowing(text):
        yield f"'{source.figure}' does not stand in {source.file} lines {source.line_start}-{source.line_end}"


def unread_values(fact: Fact) -> Iterator[str]:
    """Yield the values of a fact that none of its figures holds when read as a Dutch number."""
    read = {value for s in fact.sources for value in numbers(s.reading or s.figure)}
    stated: dict[str, int | Decimal | None] = {
        name: getattr(fact, name)
        for name in ("amount_eur", "amount_min_eur", "amount_max_eur", "homes", "other_value", "other_min", "other_max")
    }
    for name, value in stated.items():
        if value is not None and Decimal(value) not in read:
            yield f"{name} {value} is in none of its figures: {', '.join(s.figure for s in fact.sources)}"


def duplicates(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """Return pairs of facts that cite one line for the same amount and payer: possibly one promise entered twice."""
    seen: dict[tuple[object, ...], str] = {}
    pairs = []
    for fact in facts:
        for s in fact.sources:
            if fact.amount_eur is None:
                continue
            # Tranches of one amount for different years are separate promises.
            key = (
                s.file, s.line_start, fact.amount_eur, fact.amount_payer, fact.amount_role, fact.part_of, fact.deadline,
            )  # fmt: skip
            if seen.setdefault(key, fact.id) != fact.id:
                pairs.append((seen[key], fact.id))
    return pairs
