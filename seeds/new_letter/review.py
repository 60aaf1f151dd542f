"""Shows a person the candidates of a letter one by one; accepted ones become records for that person to finish.

The state is kept in the candidates file, after every decision. An accepted candidate is appended to
`facts/<document>/<chapter>.yaml` with what the program knows; `theme`, `kind`, `status` and the summaries that only a
person can write stay empty, and `load_seeds` names each empty one as a fault until it is filled in.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

import reading
from seeds.errors import SeedsError
from seeds.new_letter.candidates import Candidate, NamedPlace, Proposal, read_proposal, write_proposal
from seeds.new_letter.drafts import draft, on_one_line
from seeds.new_letter.record_files import add_source, append_text, fact_ids, free_id

CHOICES = "[a]ccept  [c]orrect  [m]ention of an accepted fact  [l]eave out  [s]kip  [b]ack  [q]uit"
CORRECTABLE = (
    "lines", "figure", "reading", "value", "minimum", "maximum", "unit", "bound", "per", "vat", "price_level",
    "period", "deadline", "deadline_kind", "table",
)  # fmt: skip

Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass
class Review:
    """The review of one candidates file; `facts` is the folder of the document, `chapter` the file to append to."""

    path: Path
    facts: Path
    chapter: str = "accepted"
    ask: Ask = input
    say: Say = print
    proposal: Proposal = field(init=False)

    def __post_init__(self) -> None:
        self.proposal = read_proposal(self.path)

    @property
    def target(self) -> Path:
        """The file to which accepted records are appended."""
        return self.facts / f"{self.chapter}.yaml"

    def run(self, kinds: tuple[str, ...] = ()) -> int:
        """Ask about every open candidate (of the kinds named) and return the number left open."""
        rows = [i for i, c in enumerate(self.proposal.candidates) if not kinds or c.kind in kinds]
        position = 0
        try:
            while position < len(rows):
                candidate = self.proposal.candidates[rows[position]]
                if candidate.decision != "open":
                    position += 1
                    continue
                step = self._decide(rows[position], f"{position + 1} of {len(rows)}")
                if step == 0:
                    break
                position = max(0, position + step) if step > 0 else self._reopen(rows, position)
        except (EOFError, KeyboardInterrupt):
            self.say("")
        still_open = sum(self.proposal.candidates[i].decision == "open" for i in rows)
        self.say(f"{still_open} open, the rest decided; go on later with the same command")
        if self.target.is_file():
            self.say(f"accepted records are in {self.target}: fill in what is empty, then python -m seeds verify")
        return still_open

    def _reopen(self, rows: list[int], position: int) -> int:
        """Go back to the previous candidate; one that was left out is reopened, a written record stays."""
        back = max(0, position - 1)
        candidate = self.proposal.candidates[rows[back]]
        if candidate.decision == "left_out":
            self._keep(rows[back], decision="open", reason=None)
        elif candidate.decision != "open":
            self.say(f"{candidate.id} is accepted: change its record {candidate.fact} by hand")
            return position
        return back

    def _decide(self, index: int, where: str) -> int:
        """Show one candidate and ask; return the step to the next one: 1, -1 for back, 0 to stop."""
        candidate = self.proposal.candidates[index]
        self.say(f"\n{where}: {describe(candidate)}")
        while True:
            answer = self.ask(f"{CHOICES}: ").strip().lower()
            if answer in ("q", "quit"):
                return 0
            if answer in ("s", "skip"):
                return 1
            if answer in ("b", "back"):
                return -1
            if answer in ("a", "accept"):
                self._accept(index)
                return 1
            if answer in ("l", "leave out"):
                reason = self.ask("why is this no fact? ").strip()
                if reason:
                    self._keep(index, decision="left_out", reason=reason)
                    return 1
                self.say("a reason is needed")
            elif answer in ("m", "mention"):
                if self._mention(index):
                    return 1
            elif answer in ("c", "correct"):
                self._correct(index)
                self.say(describe(self.proposal.candidates[index]))
            else:
                self.say("answer a, c, m, l, s, b or q")

    def _accept(self, index: int) -> None:
        candidate = self.proposal.candidates[index]
        known = fact_ids(self.facts)
        fact = free_id(candidate, known)
        # Write the record first: a crash in between then loses nothing.
        append_text(self.target, draft(candidate, fact, self.proposal.file))
        self._keep(index, decision="accepted", fact=fact)
        self.say(f"record {fact} added to {self.target}")

    def _mention(self, index: int) -> bool:
        fact = self.ask("id of the fact that this repeats: ").strip()
        try:
            add_source(self.facts, fact, self.proposal.candidates[index], self.proposal.file)
        except SeedsError as error:
            self.say(str(error))
            return False
        self._keep(index, decision="mention", fact=fact)
        self.say(f"added to the sources of {fact}")
        return True

    def _correct(self, index: int) -> None:
        self.say(f"fields: {', '.join(CORRECTABLE)}; an empty value removes it, an empty line ends")
        while line := self.ask("field=value: ").strip():
            name, equals, value = (part.strip() for part in line.partition("="))
            if not equals or name not in CORRECTABLE:
                self.say(f"write field=value with one of {', '.join(CORRECTABLE)}")
                continue
            changes: dict[str, object] = {name: value or None}
            if name == "lines":
                match = re.fullmatch(r"(\d{1,7})(?:-(\d{1,7}))?", value)
                if not match:
                    self.say("lines are written as 176 or 176-177")
                    continue
                changes = {"line_start": match[1], "line_end": match[2] or match[1]}
            elif name == "bound":
                changes = {name: value or "exact"}
            try:
                self._keep(index, **changes)
            except ValidationError as error:
                self.say("; ".join(f"{e['loc'][0] if e['loc'] else name}: {e['msg']}" for e in error.errors()))

    def _keep(self, index: int, **changes: object) -> None:
        """Store a change of one candidate in the file."""
        candidates = list(self.proposal.candidates)
        candidates[index] = Candidate.model_validate(candidates[index].model_dump() | changes)
        self.proposal = self.proposal.model_copy(update={"candidates": tuple(candidates)})
        write_proposal(self.proposal, self.path)


def describe(candidate: Candidate) -> str:
    """Return the text that shows a candidate to a person."""
    page = f", page {candidate.page}" if candidate.page else ""
    values = " to ".join(f"{value:,f}" for value in candidate.values)
    unit = "" if candidate.unit is None else candidate.unit
    details = [
        f"{'' if candidate.bound == 'exact' else f'{candidate.bound} '}{values} {unit}" if values else "",
        f"per {candidate.per}" if candidate.per else "",
        f"{candidate.vat}. VAT" if candidate.vat else "",
        f"price level {candidate.price_level}" if candidate.price_level else "",
        candidate.period or "",
    ]
    rows = [
        f"{candidate.id} {candidate.kind}, lines {candidate.lines}{page}",
        f"  printed: {candidate.figure}" + (f" (to be read as {candidate.reading})" if candidate.reading else ""),
        f"  means: {', '.join(d for d in details if d)}" if any(details) else "",
        f"  deadline: {candidate.deadline_kind or ''} {candidate.deadline}" if candidate.deadline else "",
        f"  comes back: {candidate.table}" if candidate.table else "",
        f"  under: {candidate.heading}" if candidate.heading else "",
        "".join(f"\n  {_where(p)}: {p.name} = {' or '.join(p.codes)}" for p in candidate.places)[1:],
        f"  parties: {', '.join(candidate.parties)}" if candidate.parties else "",
        f"  note: {candidate.note}" if candidate.note else "",
        f"  text: {candidate.text}" if candidate.text else "",
    ]
    return "\n".join(
        f"{row[: len(row) - len(row.lstrip())]}{on_one_line(row)}" for row in "\n".join(rows).splitlines() if row
    )


def _where(place: NamedPlace) -> str:
    return "perhaps, from above" if place.is_above else "place"


def document_id(root: Path, file: str) -> str:
    """Return the id of a letter in documents.csv; of a letter that is not there, one derived from its file name."""
    with io.StringIO(reading.text(root / "documents.csv")) as rows:
        found = next((row["id"] for row in csv.DictReader(rows) if row["file"] == file), None)
    return found or re.sub(r"[^a-z0-9]+", "-", Path(file).stem.lower()).strip("-")
