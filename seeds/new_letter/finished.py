"""What is still open of a letter before an edition can be made of it, and what the edition brings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, cast

from seeds.checks.coverage import covers, items, reason
from seeds.checks.verify import verify_one
from seeds.diff import Difference, differences
from seeds.editions import AnyFact, Edition
from seeds.errors import Fault, SeedsError
from seeds.export import flat_facts
from seeds.load import Seeds
from seeds.new_letter.journal import text_of
from seeds.new_letter.letter_entry import with_row
from seeds.new_letter.reader_answers import ReaderDesk
from seeds.reading.names import load_names
from seeds.records import EditionNote
from seeds.second_readers.facts import comparisons
from seeds.second_readers.words import words_read

Check = Literal["verify", "coverage", "paragraphs", "readings", "words"]
CHECKS: Final[tuple[Check, ...]] = ("verify", "coverage", "paragraphs", "readings", "words")


@dataclass(frozen=True)
class Open:
    """One thing that is open: what it is, and the line of the letter (0 where none applies)."""

    what: str
    line: int = 0


def still_open(reader: ReaderDesk, check: Check) -> list[Open]:
    """Return what one check finds open in this letter."""
    return list(
        {"verify": _verify, "coverage": _coverage, "paragraphs": _paragraphs, "readings": _readings, "words": _words}[
            check
        ](reader)
    )


def _verify(reader: ReaderDesk) -> Iterator[Open]:
    desk = reader.desk
    for fact in reader.facts():
        first = next((s.line_start for s in fact.sources if s.file == desk.letter.file), 0)
        for message in verify_one(fact, reader.seeds, desk.documents, desk.root):
            yield Open(f"{fact.id}: {message.removeprefix(f'{fact.id}: ')}", first)


def _coverage(reader: ReaderDesk) -> Iterator[Open]:
    facts, left_out = list(reader.facts()), reader.seeds.left_out
    for item in items(reader.desk.letter, load_names(reader.desk.root)):
        if not any(covers(fact, item) for fact in facts) and reason(item, left_out) is None:
            yield Open(f"{item.kind}: {' '.join(item.text.split())[:80]}", item.line_start)


def _paragraphs(reader: ReaderDesk) -> Iterator[Open]:
    lines = reader.desk.letter.lines
    for chapter in reader.desk.chapters():
        for passage in chapter.passages:
            if passage.state == "open":
                yield Open(
                    " ".join(" ".join(lines[passage.line_start - 1 : passage.line_end]).split())[:80],
                    passage.line_start,
                )


def _readings(reader: ReaderDesk) -> Iterator[Open]:
    found, unread = comparisons(reader.seeds), {task.id for task in reader.to_read()}
    for fact in reader.facts():
        verdict = found[fact.id].verdict
        if fact.id in unread:
            yield Open(f"{fact.id}: unread")
        elif verdict not in ("same", "decided"):
            yield Open(f"{fact.id}: {verdict} {', '.join(found[fact.id].fields)}".rstrip())


def _words(reader: ReaderDesk) -> Iterator[Open]:
    for fact in reader.facts():
        read = words_read(fact, reader.seeds)
        if read.verdict != "supported":
            yield Open(f"{fact.id}: {', '.join((read.verdict, *read.faults))}")


def brought(reader: ReaderDesk) -> list[Difference]:
    """Return what the letter on the desk brings: new agreements, and those of before that it repeats."""
    seeds, file = reader.seeds, reader.desk.letter.file
    now = {f["id"]: cast("AnyFact", f) for f in flat_facts(seeds)}
    before = {f["id"]: cast("AnyFact", f) for f in flat_facts(_without(seeds, file))}
    here = {fact.id for fact in reader.facts()}
    return [
        d
        for d in differences(Edition("before", before), Edition("now", now))
        if d.new is not None and d.new["id"] in here
    ]


def _without(seeds: Seeds, file: str) -> Seeds:
    """The records as they were before a letter: facts that rest on it alone are gone, others lack its lines."""
    kept = {}
    for ident, fact in seeds.facts.items():
        sources = tuple(source for source in fact.sources if source.file != file)
        if sources:
            kept[ident] = fact.model_copy(update={"sources": sources})
    return replace(seeds, facts=kept)


def with_edition(root: Path, name: str, date: str, notes: tuple[str, str]) -> tuple[Path, str]:
    """Return the list of editions, and its text with a new one; `notes` say in Dutch and English what it brings.

    Raises:
        SeedsError: the name or date may not be so, or a note is missing.
    """
    path = root / "editions.csv"
    if not re.fullmatch(r"\d{4}\.\d{1,3}", name) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        raise SeedsError([Fault("edition", 0, "an edition is named like 2027.1, with a date like 2027-01-31")])
    if not all(note.strip() for note in notes):
        raise SeedsError([Fault("edition", 0, "say in both languages what the edition brings")])
    if name in [row["edition"] for row in csv.DictReader(io.StringIO(text_of(path)))]:
        raise SeedsError([Fault("edition", 0, f"{name} stands in the list already")])
    note_nl, note_en = (" ".join(note.split()) for note in notes)
    return with_row(path, EditionNote(edition=name, date=date, note_nl=note_nl, note_en=note_en))


def next_edition(name: str) -> str:
    """Return the name that follows: 2026.2 after 2026.1."""
    year, _, number = name.partition(".")
    return f"{year}.{int(number) + 1}" if number.isdigit() else name
