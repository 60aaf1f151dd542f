"""Walks a person through the candidates of a letter; what is accepted becomes a record that the person finishes.

The state is kept in the candidates file, after every decision. An accepted candidate is appended to
`facts/<document>/<chapter>.yaml` with what the program knows; `theme`, `kind`, `status` and the summaries that only a
person can write stay empty, and `load_seeds` names each empty one as a fault until it is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import ValidationError

from seeds.errors import Fault, SeedsError
from seeds.reading.candidates import Candidate, NamedPlace, Proposal, read_proposal, write_proposal, write_whole
from seeds.reading.figures import EURO, HOMES
from seeds.reading.names import fold
from seeds.records import MAX_LINES_PER_SOURCE

TO_WRITE = "# to be written"
CHOICES = "[a]ccept  [c]orrect  [m]ention of an accepted fact  [l]eave out  [s]kip  [b]ack  [q]uit"
CORRECTABLE = (
    "lines", "figure", "reading", "value", "minimum", "maximum", "unit", "bound", "per", "vat", "price_level",
    "period", "deadline", "deadline_kind", "table",
)  # fmt: skip

_WORD_IN_ID = {
    "amount": "bedrag", "homes": "woningen", "quantity": "aantal", "deadline": "termijn", "agreement": "afspraak",
}  # fmt: skip

Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass
class Review:
    """A walk through one candidates file; `facts` is the folder of the document, `chapter` the file to append to."""

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
        """Ask about every open candidate (of the kinds named); returns how many stay open."""
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
        """Go back to the candidate before; one that was left out is open again, a record that was written stays."""
        back = max(0, position - 1)
        candidate = self.proposal.candidates[rows[back]]
        if candidate.decision == "left_out":
            self._keep(rows[back], decision="open", reason=None)
        elif candidate.decision != "open":
            self.say(f"{candidate.id} is accepted: change its record {candidate.fact} by hand")
            return position
        return back

    def _decide(self, index: int, where: str) -> int:
        """Show one candidate and ask; returns the step to the next: 1, -1 for back, 0 to stop."""
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
        # The record first: a crash in between leaves a record that can be seen, not one that is missing.
        append_text(self.target, stub(candidate, fact, self.proposal.file))
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
    """Return a candidate as a person reads it."""
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
        f"{row[: len(row) - len(row.lstrip())]}{_comment(row)}" for row in "\n".join(rows).splitlines() if row
    )


def _where(place: NamedPlace) -> str:
    return "perhaps, from above" if place.is_above else "place"


def stub(candidate: Candidate, fact: str, file: str) -> str:
    """Return the YAML of a record to be finished: what only a person can write is empty and marked."""
    rows = [
        f"- id: {fact}",
        f"  theme:  {TO_WRITE}: see the closed vocabularies in seeds/README.md",
        f"  kind: {_kind(candidate)}",
        f"  status:  {TO_WRITE}",
        f"  summary_nl:  {TO_WRITE}: own words, one or two sentences, with the letter's softeners",
        f"  summary_en:  {TO_WRITE}",
        *_place_rows(candidate),
        *_value_rows(candidate),
    ]
    if candidate.deadline:
        rows.append(f"  deadline: {candidate.deadline}")
        rows.append(f"  deadline_kind: {candidate.deadline_kind or f' {TO_WRITE}'}")
    if candidate.table:
        rows.append(f"  table: {scalar(candidate.table)}")
    if candidate.parties:
        rows.append(f"  # promised_by, promised_to: the passage names {_comment(', '.join(candidate.parties))}")
    return "\n".join([*rows, "  sources:", *source_rows(candidate, file)]) + "\n"


def _kind(candidate: Candidate) -> str:
    if candidate.kind in ("amount", "homes", "agreement"):
        return {"amount": "budget", "homes": "target", "agreement": "agreement"}[candidate.kind]
    return f" {TO_WRITE}"


def _place_rows(candidate: Candidate) -> Iterator[str]:
    """Yield the fields of the places whose code is sure, and the others as comments to choose from."""
    sure: dict[str, list[str]] = {}
    for place in candidate.places:
        codes = [code for code in place.codes if re.match(r"(?:GM|PV)\d", code)] or list(place.codes)
        if len(codes) > 1 or place.is_above:
            yield f"  # place, to choose: {_comment(place.name)} is {' or '.join(place.codes)}"
            continue
        name = {"GM": "municipalities", "PV": "provinces"}.get(codes[0][:2], "register")
        sure.setdefault(name, []).append(codes[0])
    for name in ("municipalities", "provinces"):
        if name in sure:
            yield f"  {name}: [{', '.join(dict.fromkeys(sure[name]))}]"
    if "register" in sure:
        ids = ", ".join(dict.fromkeys(sure["register"]))
        yield f"  # sites, novex_area or landsdeel, to choose: {ids}"


def _value_rows(candidate: Candidate) -> Iterator[str]:
    prefix = {EURO: "amount", HOMES: "homes"}.get(candidate.unit or "", "other")
    if not candidate.values:
        return
    bound = [f"  {prefix}_bound: {candidate.bound}"] if candidate.bound != "exact" else []
    if prefix == "homes" and candidate.value is not None:
        yield f"  homes: {candidate.value:f}"
        yield from bound
        if candidate.period:
            yield f"  homes_period: {scalar(candidate.period)}"
        return
    if prefix == "amount":
        named = {
            "amount_eur": candidate.value,
            "amount_min_eur": candidate.minimum,
            "amount_max_eur": candidate.maximum,
        }
    else:
        named = {"other_value": candidate.value, "other_min": candidate.minimum, "other_max": candidate.maximum}
        bound = [f"  other_bound: {candidate.bound}"] if candidate.bound != "exact" else []
    yield from (f"  {name}: {value:f}" for name, value in named.items() if value is not None)
    yield from bound
    if prefix != "amount":
        yield f"  other_unit: {scalar(candidate.unit or '')}"
        return
    yield f"  amount_role:  {TO_WRITE}"
    for name, word in (("amount_per", candidate.per), ("vat", candidate.vat), ("price_level", candidate.price_level)):
        if word:
            yield f"  {name}: {scalar(word)}"


def source_rows(candidate: Candidate, file: str) -> list[str]:
    """Return the YAML rows of one source; a long passage is cited by its first lines."""
    last = min(candidate.line_end, candidate.line_start + MAX_LINES_PER_SOURCE - 1)
    lines = f"{candidate.line_start}" if last == candidate.line_start else f"{candidate.line_start}-{last}"
    rows = [f"    - file: {scalar(file)}", f"      lines: {lines}", f"      figure: {scalar(candidate.figure or '')}"]
    return rows + ([f"      reading: {scalar(candidate.reading)}"] if candidate.reading else [])


def scalar(text: str) -> str:
    """Return a text as YAML on one line, quoted only where needed."""
    plain = text.isprintable()
    printed: str = yaml.safe_dump(text, allow_unicode=plain, default_style=None if plain else '"', width=10**6)
    return printed.removesuffix("\n").removesuffix("\n...")


def _comment(text: str) -> str:
    """Return a text on one line, without characters that YAML refuses or a terminal obeys."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def free_id(candidate: Candidate, known: set[str]) -> str:
    """Return an id for a new record: its place, what it is, its value; numbered where it is taken."""
    place = candidate.places[0].name if candidate.places else "nationaal"
    words = [place, _WORD_IN_ID[candidate.kind]]
    words += [f"{value:f}" for value in candidate.values]
    if not candidate.values:
        words.append(candidate.figure or "")
    slug = re.sub(r"[^a-z0-9]+", "-", fold(" ".join(words))).strip("-")[:70].strip("-") or "feit"
    return next(i for i in (slug, *(f"{slug}-{n}" for n in range(2, 10**6))) if i not in known)


def fact_ids(folder: Path) -> set[str]:
    """Return the ids of all records beside and in a document's folder, finished or not."""
    pattern = re.compile(r"^- id: *([a-z0-9-]+)", re.MULTILINE)
    return {i for path in folder.parent.glob("*/*.yaml") for i in pattern.findall(path.read_text(encoding="utf-8"))}


def append_text(path: Path, text: str) -> None:
    """Append records to a file, which is made where it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    joined = before + ("" if not before or before.endswith("\n") else "\n") + text
    write_whole(path, joined)


def add_source(folder: Path, fact: str, candidate: Candidate, file: str) -> None:
    """Add the lines of a candidate to the sources of a record; SeedsError where that record can't be found."""
    for path in sorted(folder.parent.glob("*/*.yaml")):
        text = path.read_text(encoding="utf-8")
        start = re.search(rf"^- id: *{re.escape(fact)} *(?:#.*)?$", text, re.MULTILINE) if fact else None
        if start is None:
            continue
        following = re.compile(r"^- ", re.MULTILINE).search(text, start.end())
        block_end = following.start() if following else len(text)
        block = text[start.start() : block_end].rstrip()
        changed = f"{text[: start.start()]}{block}\n{chr(10).join(source_rows(candidate, file))}\n{text[block_end:]}"
        if _source_count(changed, fact) != _source_count(text, fact) + 1:
            message = f"the sources of {fact} are not its last field: add lines {candidate.lines} by hand"
            raise SeedsError([Fault(str(path), text.count("\n", 0, start.start()) + 1, message)])
        write_whole(path, changed)
        return
    raise SeedsError([Fault(str(folder.parent), 0, f"there is no record with id {fact!r}")])


def _source_count(text: str, fact: str) -> int:
    try:
        records = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return -1
    for record in records if isinstance(records, list) else ():
        if isinstance(record, dict) and record.get("id") == fact:
            sources = record.get("sources")
            return len(sources) if isinstance(sources, list) else 0
    return -1
