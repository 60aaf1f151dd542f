"""A letter on the desk: what a person decides of it, step by step, each written at once and each undone.

It is what `review` is for a terminal, for whoever shows it otherwise. An unfinished record waits beside the letter, in
`<letter>.drafts.json`: the records of the project load at any moment.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.new_letter import accounted, letter_entry
from seeds.new_letter.as_typed import Remark, records_of, remarks
from seeds.new_letter.beginning import beginning, with_passage
from seeds.new_letter.by_hand import marked
from seeds.new_letter.candidates import Candidate, Proposal, as_text, read_proposal, write_proposal
from seeds.new_letter.half_typed import HalfTyped
from seeds.new_letter.journal import Journal, Step, text_digest, text_of
from seeds.new_letter.matching import held_against
from seeds.new_letter.propose import candidates_file, propose
from seeds.new_letter.record_files import appended, block, fact_ids, file_of, free_id, with_source
from seeds.new_letter.record_text import Fields, as_yaml, fields_of, tidy
from seeds.reading.agreements import Outline, outline
from seeds.reading.letter import Letter, read_letter
from seeds.reading.names import load_names
from seeds.records import Document, LeftOutLines, LeftOutReason

LEFT_OUT_REASONS: tuple[LeftOutReason, ...] = get_args(LeftOutReason)


class StaleError(Exception):
    """What was sent rests on a state that someone changed meanwhile: nothing was written."""


class UnfinishedError(Exception):
    """The record may not stand among the facts yet; `remarks` says why."""

    def __init__(self, found: list[Remark]):
        self.remarks = found
        super().__init__("; ".join(remark.message for remark in found))


@dataclass
class LetterDesk:
    """One letter with its candidates; `root` is the folder of the records, the letter lies in that of the letters."""

    path: Path
    root: Path = ROOT
    chapter: str = "accepted"
    letter: Letter = field(init=False)
    outline: Outline = field(init=False)
    journal: Journal = field(init=False)
    half_typed: HalfTyped = field(init=False)
    _proposal: tuple[int, Proposal] | None = field(init=False, default=None)
    _next: Proposal | None = field(init=False, default=None)
    _chapters: tuple[object, list[accounted.Chapter]] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.path, self.root = self.path.resolve(), self.root.resolve()
        if not re.fullmatch("[a-z0-9-]{1,80}", self.chapter):
            raise SeedsError([Fault(self.chapter, 0, "a chapter is named in small letters, digits and hyphens")])
        self.letter = read_letter(self.path)
        letter_entry.keep_text(self.letter, self.path)
        self.outline = outline(self.letter, load_names(self.root))
        self.journal = Journal(self._beside("journal.jsonl"), {"records": self.root / "", "letter": self.path.parent})
        self.half_typed = HalfTyped(self._beside("drafts.json"))
        self.journal.recover()
        if not self.candidates_path.exists():
            found, _ = held_against(propose(self.letter, self.root), lambda: records_of(self.root).facts.values())
            write_proposal(found, self.candidates_path)
        if self.proposal.sha256 != self.letter.sha256:
            message = "these candidates are of another text of this letter; move them away, and start again"
            raise SeedsError([Fault(str(self.candidates_path), 0, message)])

    @property
    def documents(self) -> Path:
        """The folder in which the letter lies."""
        return self.path.parent

    @property
    def candidates_path(self) -> Path:
        """The file with the candidates and what was decided of each."""
        return candidates_file(self.path)

    @property
    def document(self) -> Document | None:
        """The record of the letter, None until it is entered."""
        return letter_entry.entered(self.root, self.letter)

    @property
    def facts(self) -> Path:
        """The folder with the facts of this letter."""
        document = self.document
        return self.root / "facts" / (document.id if document else letter_entry.suggested_id(self.letter))

    @property
    def proposal(self) -> Proposal:
        """The candidates as they stand in the file now."""
        changed = self.candidates_path.stat().st_mtime_ns
        if self._proposal is None or self._proposal[0] != changed:
            self._proposal = changed, read_proposal(self.candidates_path)
        return self._proposal[1]

    def candidate(self, ident: str) -> Candidate:
        """Return a candidate.

        Raises:
            KeyError: there is none with this id.
        """
        return next((c for c in self.proposal.candidates if c.id == ident), None) or _missing(ident)

    def fields(self, ident: str) -> Fields:
        """Return the record of a candidate as it is now: written, half typed, or as the program would begin it."""
        candidate = self.candidate(ident)
        if candidate.decision == "accepted" and (text := self._record(candidate.fact)):
            return fields_of(text)
        if (kept := self.half_typed.record(ident)) is not None:
            return kept
        candidate = with_passage(candidate, self.proposal.candidates)
        return beginning(candidate, free_id(candidate, fact_ids(self.facts)), self.letter.file, self.root)

    def seen(self, ident: str) -> str:
        """Return what names the state of a candidate: what is sent back with each change of it."""
        candidate = self.candidate(ident)
        kept = self.half_typed.record(ident)
        return text_digest(json.dumps([candidate.model_dump(mode="json"), kept, self._record(candidate.fact)]))

    def remarks(self, fields: Mapping[str, object]) -> list[Remark]:
        """Return what is wrong with a record as typed."""
        return remarks(fields, self.root, self.documents)

    def keep(self, ident: str, fields: Mapping[str, object], seen: str, page: str = "") -> tuple[str, bool]:
        """Keep a record as far as it is typed; return its new state, and whether it is kept (a recorded one is not).

        `page` names the page that asks: one whose answer got lost may ask again from the state that it asked from.
        """
        with self.journal.held():
            if not (page and self.half_typed.asked(ident) == (page, seen)):
                self._require(ident, seen)
            if is_open := self.candidate(ident).decision == "open":
                self.half_typed.keep(ident, fields, page, seen)
            return self.seen(ident), is_open

    def accept(self, ident: str, fields: Mapping[str, object], seen: str) -> str:
        """Write a finished record of a candidate, or the record that it has anew; return the id of the fact.

        Raises:
            StaleError: someone changed it meanwhile.
            UnfinishedError: it may not stand among the facts yet.
        """
        with self.journal.held():
            self._require(ident, seen)
            candidate, record = self.candidate(ident), tidy(fields)
            fact = str(record.get("id", ""))
            if fact != candidate.fact and fact in fact_ids(self.facts):
                raise UnfinishedError([Remark("id", f"{fact} is another fact; choose another id", blocks=True)])
            if blocking := [remark for remark in self.remarks(record) if remark.blocks]:
                raise UnfinishedError(blocking)
            texts = self._with_record(candidate, record)
            texts |= self._decided(ident, decision="accepted", fact=fact, reason=None)
            self._write(f"{ident}: {fact}", texts)
            self.half_typed.forget(ident)
            return fact

    def mention(self, ident: str, fact: str, seen: str) -> None:
        """Add the lines of a candidate to the sources of a fact that is there.

        Raises:
            SeedsError: there is no such record.
        """
        with self.journal.held():
            self._require(ident, seen)
            path, text = with_source(self.facts, fact, self.candidate(ident), self.letter.file)
            texts = {path: text} | self._decided(ident, decision="mention", fact=fact, reason=None)
            self._write(f"{ident} -> {fact}", texts)

    def leave_out(self, ident: str, reason: str, seen: str) -> None:
        """Leave a candidate out with a reason; what `coverage` counts stands in `left_out.csv` too."""
        said = " ".join(reason.split())
        if not said:
            raise SeedsError([Fault("reason", 0, "a reason is needed")])
        with self.journal.held():
            self._require(ident, seen)
            candidate = self.candidate(ident)
            texts = self._decided(ident, decision="left_out", reason=said, fact=None)
            if candidate.kind != "deadline":
                texts |= accounted.out(self.letter.file, self.root, said, candidate)
            self._write(f"{ident}: {said}", texts)

    def leave_out_lines(self, line_start: int, line_end: int, told: Mapping[str, str]) -> None:
        """Leave lines out, and the undecided agreements in them, with a reason of the closed list.

        `told` holds `reason`, `about` and, for `repeats`, a fact.

        Raises:
            ValueError: the row may not be so (pydantic says why).
        """
        row = LeftOutLines.model_validate(
            {
                "file": self.letter.file, "line_start": line_start, "line_end": line_end,
                "reason": told.get("reason", ""), "repeats": told.get("repeats", "").strip(),
                "about": " ".join(told.get("about", "").split()),
            }
        )  # fmt: skip
        with self.journal.held():
            texts = dict([letter_entry.with_row(self.root / "left_out_lines.csv", row)])
            if found := accounted.undecided(self.proposal.candidates, line_start, line_end):
                texts |= accounted.out(self.letter.file, self.root, row.reason, *found)
                texts |= self._decided(*(c.id for c in found), decision="left_out", reason=row.reason, fact=None)
            self._write(f"{line_start}-{line_end}: {row.reason}", texts)

    def mark(self, line_start: int, line_end: int, words: str) -> str:
        """Make a candidate of marked words and return its id."""
        with self.journal.held():
            added = marked(self.letter, line_start, line_end, words, self.proposal.candidates)
            candidates = sorted((*self.proposal.candidates, added), key=lambda c: (c.line_start, c.line_end))
            self._write(f"+ {added.id}", self._with_candidates(candidates))
            return added.id

    def enter(self, told: Mapping[str, str]) -> None:
        """Enter the letter in the registers of documents.

        Raises:
            SeedsError: what is missing or may not be.
        """
        with self.journal.held():
            self._write(told.get("title", ""), letter_entry.entry(self.root, self.letter, told))

    def undo(self, token: str | None = None) -> Step | None:
        """Undo the last step; raises SeedsError where a file changed since, or where another step came after it."""
        return self.journal.undo(token)

    def chapters(self) -> list[accounted.Chapter]:
        """Return the paragraphs of the letter by chapter, with what accounts for each."""
        files = [self.root / "left_out_lines.csv", *sorted(self.root.glob("facts/*/*.yaml"))]
        stamp = tuple((str(path), path.stat().st_mtime_ns) for path in files)
        if self._chapters is None or self._chapters[0] != stamp:
            self._chapters = stamp, accounted.chapters(accounted.passages(self.letter, self.root), self.outline)
        return self._chapters[1]

    def _require(self, ident: str, seen: str) -> None:
        if self.seen(ident) != seen:
            raise StaleError(ident)

    def _decided(self, *ids: str, **changes: object) -> dict[Path, str]:
        """Return the candidates file with what was decided of these."""
        rows = self.proposal.candidates
        return self._with_candidates(
            Candidate.model_validate(c.model_dump() | changes) if c.id in ids else c for c in rows
        )

    def _with_candidates(self, rows: Iterable[Candidate]) -> dict[Path, str]:
        """Return the candidates file with these candidates, and keep what it will hold: reading it back takes long."""
        self._next = self.proposal.model_copy(update={"candidates": tuple(rows)})
        return {self.candidates_path: as_text(self._next)}

    def _write(self, what: str, texts: Mapping[Path, str]) -> None:
        self._next = self._next if self.candidates_path in texts else None
        self.journal.write(what, texts)
        if self._next is not None:
            self._proposal = self.candidates_path.stat().st_mtime_ns, self._next

    def _with_record(self, candidate: Candidate, record: Fields) -> dict[Path, str]:
        """Return the file of facts with this record in it, in the place of the one that the candidate has."""
        path = file_of(self.facts, candidate.fact) if candidate.fact else None
        if path is None or candidate.decision != "accepted":
            target = self.facts / f"{self.chapter}.yaml"
            before = text_of(target)
            return {target: appended(before, ("\n" if before else "") + as_yaml(record))}
        text = text_of(path)
        start, end = block(text, candidate.fact or "") or (0, 0)
        space = text[start:end][len(text[start:end].rstrip()) :].removeprefix("\n")
        return {path: text[:start] + as_yaml(record) + space + text[end:]}

    def _record(self, fact: str | None) -> str:
        """Return the text of the record of a fact, "" where there is none."""
        path = file_of(self.facts, fact) if fact else None
        text = text_of(path) if path else ""
        where = block(text, fact or "")
        return text[slice(*where)] if where else ""

    def _beside(self, name: str) -> Path:
        return self.path.with_name(f"{self.path.stem}.{name}")


def _missing(ident: str) -> Candidate:
    raise KeyError(ident)
