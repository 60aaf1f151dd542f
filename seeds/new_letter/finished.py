"""What is still open of a letter before an edition can be made of it, and what the edition brings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, cast

from seeds.checks.coverage import covers, items, reason
from seeds.checks.verify import verify_one
from seeds.diff import AnyFact, Difference, Edition, differences
from seeds.errors import Fault, SeedsError
from seeds.export import flat_facts
from seeds.load import Seeds
from seeds.new_letter.journal import text_of
from seeds.new_letter.reader_answers import ReaderDesk
from seeds.reading.names import load_names
from seeds.second_readers.facts import comparisons
from seeds.second_readers.words import words_read

Check = Literal["verify", "coverage", "paragraphs", "readings", "words"]
CHECKS: Final[tuple[Check, ...]] = ("verify", "coverage", "paragraphs", "readings", "words")
_EDITION: Final = re.compile(r'^EDITION: Final = "([^"\n]*)"$', re.MULTILINE)
_DATE: Final = re.compile(r'^EDITION_DATE: Final = "([^"\n]*)"$', re.MULTILINE)


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


def edition(project: Path) -> tuple[str, str] | None:
    """Return name and date of the edition that a project would build, None where there is none."""
    text = text_of(project / "layers" / "frame.py")
    name, date = _EDITION.search(text), _DATE.search(text)
    return (name[1], date[1]) if name and date else None


def with_edition(project: Path, name: str, date: str) -> tuple[Path, str]:
    """Return the file that names the edition, and its text with another name and date.

    Raises:
        SeedsError: the name or date may not be so, or there is no such file.
    """
    path = project / "layers" / "frame.py"
    text = text_of(path)
    if not re.fullmatch(r"\d{4}\.\d{1,3}", name) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        raise SeedsError([Fault("edition", 0, "an edition is named like 2027.1, with a date like 2027-01-31")])
    if edition(project) is None:
        raise SeedsError([Fault(str(path), 0, "this file names no edition")])
    text = _EDITION.sub(f'EDITION: Final = "{name}"', text)
    return path, _DATE.sub(f'EDITION_DATE: Final = "{date}"', text)


def next_edition(name: str) -> str:
    """Return the name that follows: 2026.2 after 2026.1."""
    year, _, number = name.partition(".")
    return f"{year}.{int(number) + 1}" if number.isdigit() else name
