"""What second readers answer of one letter, and what is decided where two readings differ, in the forms of the records.

A reader is given the lines, never the values of the first one; an answer counts for the lines that a fact cites now.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from seeds.errors import Fault, SeedsError
from seeds.load import Seeds
from seeds.new_letter.as_typed import records_of
from seeds.new_letter.desk import LetterDesk, StaleError
from seeds.new_letter.journal import Journal, text_of
from seeds.new_letter.record_files import appended
from seeds.new_letter.record_text import as_yaml, tidy
from seeds.records import Decision, Fact, Record, SecondReading, WordReading
from seeds.second_readers.facts import COMPARED, as_text, cited_lines, first_values, holds, record
from seeds.second_readers.words import words_digest, words_read

EMPTIED: Final = "# What stood here was answered anew, in another file.\n"
"""What is left of a file without answers: an empty one would be a fault."""


@dataclass(frozen=True)
class Task:
    """What a reader is given: id and lines of a fact; for a reader of words the summaries and their digest.

    `meant` is where this letter prints the figure that is asked about, and its words there.
    """

    id: str
    lines: tuple[str, ...]
    summaries: tuple[str, str] = ("", "")
    digest: str = ""
    meant: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Difference:
    """A field in which two readings differ, with both values as decisions write them, and what was decided."""

    id: str
    field: str
    first: str
    second: str
    decision: Decision | None = None


@dataclass
class ReaderDesk:
    """The readings of one letter; each kind of reader has steps of its own to undo."""

    desk: LetterDesk
    who: str
    journal: Journal = field(init=False)

    def __post_init__(self) -> None:
        path = self.desk.path.with_name(f"{self.desk.path.stem}.{self.who}.journal.jsonl")
        self.journal = Journal(path, {"records": self.desk.root, "project": self.desk.root.parent})
        self.journal.recover()

    @property
    def seeds(self) -> Seeds:
        """All records as they stand now; raises SeedsError where they do not load."""
        return records_of(self.desk.root)

    def facts(self) -> Iterator[Fact]:
        """Yield the facts that cite this letter."""
        file = self.desk.letter.file
        yield from (f for f in self.seeds.facts.values() if any(s.file == file for s in f.sources))

    def to_read(self) -> list[Task]:
        """Return what a second reader has not read yet: ids, lines and printed figures, nothing else."""
        readings = self.seeds.second_readings
        return [
            Task(f.id, cited_lines(f), meant=self._meant(f))
            for f in self.facts()
            if not _is_read(f, readings.get(f.id))
        ]

    def _meant(self, fact: Fact) -> tuple[tuple[int, int, str], ...]:
        own = (s for s in fact.sources if s.file == self.desk.letter.file and not s.heading)
        return tuple((s.line_start, s.line_end, s.figure) for s in own)

    def words_to_read(self) -> list[Task]:
        """Return what a reader of words has not read yet: the lines, both summaries, and the digest of these."""
        seeds = self.seeds
        return [
            Task(f.id, cited_lines(f), (f.summary_nl, f.summary_en), words_digest(f))
            for f in self.facts()
            if words_read(f, seeds).verdict == "unread"
        ]

    def answer(self, ident: str, lines: tuple[str, ...], values: Mapping[str, object]) -> None:
        """Write what a second reader found in these lines.

        Raises:
            StaleError: the fact rests on other lines by now.
            SeedsError: the answer may not be so; the file of each fault is the field.
        """
        fact = self.seeds.facts.get(ident)
        if fact is None or set(cited_lines(fact)) != set(lines):
            raise StaleError(ident)
        told = {"id": ident, "lines": list(lines), **tidy(values)}
        _valid(SecondReading, told)
        self._write("second_reading", ident, told)

    def answer_words(self, ident: str, digest: str, said: Mapping[str, str]) -> None:
        """Write what a reader of words found; raises as `answer` does."""
        fact = self.seeds.facts.get(ident)
        if fact is None or words_digest(fact) != digest:
            raise StaleError(ident)
        told: dict[str, object] = {
            "id": ident,
            "digest": digest,
            **{n: said.get(n, "") for n in ("nl", "en", "languages", "note")},
        }
        told = {name: value for name, value in tidy(told).items() if value}
        _valid(WordReading, told)
        self._write("word_reading", ident, told)

    def differences(self) -> list[Difference]:
        """Return every field in which the two readings of a fact of this letter differ, decided or not."""
        found, seeds = [], self.seeds
        for fact in self.facts():
            reading = seeds.second_readings.get(fact.id)
            if reading is None or not _is_read(fact, reading):
                continue
            first = first_values(fact, seeds)
            for name in COMPARED:
                second = as_text(getattr(reading, name))
                made = seeds.decisions.get(f"{fact.id}:{name}")
                valid = made if made is not None and holds(made, first[name], second) else None
                if first[name] != second or valid is not None:
                    found.append(Difference(fact.id, name, first[name], second, valid))
        return found

    def decide(self, told: Mapping[str, str]) -> None:
        """Write the decision on a difference; raises as `answer` does."""
        made = {n: told.get(n, "").strip() for n in ("id", "field", "first", "second", "holds", "now", "rule", "why")}
        made = {name: value for name, value in made.items() if value}
        now = {(d.id, d.field): d for d in self.differences()}.get((made.get("id", ""), made.get("field", "")))
        if now is None or (now.first, now.second) != (made.get("first"), made.get("second")):
            raise StaleError(made.get("id", ""))
        _valid(Decision, made)
        self._write("decisions", made["id"], made, r"\n  field: " + re.escape(made["field"]) + r"\n")

    def compare(self) -> None:
        """Keep all facts as compared, after a look at what differs (`python -m seeds readings --record`)."""
        with self.journal.held():
            self.journal.write("compared", {self.desk.root / "second_reading" / "compared.csv": record(self.seeds)})

    def _write(self, folder: str, ident: str, told: Mapping[str, object], also: str = "") -> None:
        """Write an answer in the place of an older one of the same fact, else at the end of the file of this letter."""
        with self.journal.held():
            texts: dict[Path, str] = {}
            for path in sorted((self.desk.root / folder).glob("*.yaml")):
                text = text_of(path)
                kept = [
                    part for part in re.split(r"^(?=- )", text, flags=re.MULTILINE) if not _is_of(part, ident, also)
                ]
                if "".join(kept) != text:
                    texts[path] = "".join(kept) if "".join(kept).strip() else EMPTIED
            target = self.desk.root / folder / f"{self.desk.facts.name}.yaml"
            before = texts.get(target, text_of(target))
            texts[target] = appended(before, as_yaml(told, tuple(told)))
            self.journal.write(ident, texts)


def _is_of(part: str, ident: str, also: str) -> bool:
    return re.match(rf"- id: *{re.escape(ident)} *\n", part) is not None and (
        not also or re.search(also, part) is not None
    )


def _is_read(fact: Fact, reading: SecondReading | None) -> bool:
    return reading is not None and set(reading.lines) == set(cited_lines(fact))


def _valid(kind: type[Record], told: Mapping[str, object]) -> None:
    try:
        kind.model_validate(told)
    except ValidationError as error:
        faults = [
            Fault(".".join(map(str, e["loc"])), 0, e["msg"].removeprefix("Value error, "))
            for e in error.errors(include_url=False, include_context=False)
        ]
        raise SeedsError(faults) from None
