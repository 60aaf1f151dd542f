"""Candidates: possible facts of a letter, in a file that the map never reads.

One YAML file per letter; `python -m seeds review` keeps its state in it.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, Self

import yaml
from pydantic import Field, ValidationError, field_validator, model_validator

import reading
from seeds.errors import Fault, SeedsError
from seeds.files import write_whole
from seeds.load.yaml_text import flat
from seeds.reading.promises import Act
from seeds.records import AmountPer, Bound, Count, Deadline, DeadlineKind, Quantity, Record, Text, Vat

MAX_FILE_BYTES = 60_000_000
HEAD = """\
# Candidates: found by program, not checked by a person, never read by the map. Keep this file out of the project.
# Walk through them with: python -m seeds review THIS_FILE
"""

Decision = Literal["open", "accepted", "mention", "left_out"]
CandidateKind = Literal["amount", "homes", "quantity", "deadline", "agreement"]
MatchKind = Literal["mention", "follows", "answers"]
Change = Literal["old", "new"]
Line = Annotated[int, Field(ge=1)]


class AsInLetter(Record):
    """A record of what a letter says, before anybody has read it."""

    as_in_letter: ClassVar[bool] = True


class NamedPlace(AsInLetter):
    """A place as the letter names it; `codes` holds every code that the name may stand for.

    `lines` are the lines that name it, `under` those that are about it without naming it: a heading above them does, or
    the last passage that named a place. `is_above` marks a place that a candidate has from there.
    """

    name: Text
    codes: tuple[Text, ...]
    is_above: bool = False
    lines: tuple[str, ...] = ()
    under: tuple[str, ...] = ()


class NamedParty(AsInLetter):
    """A party as the letter names it, with the lines that do."""

    name: Text
    lines: tuple[str, ...]


class Candidate(AsInLetter):
    """A possible fact, with its lines (1-based, newlines only) and page (None where none is printed).

    `promised_by` and `promised_to` are as the sentence says; of a request there is a `speaker` and who is `asked`.
    `change` marks the two ends of `van ... naar`. `from_document` names the fields that hold for all amounts of the
    letter. `match` is what the candidate seems to be to a fact that stands on the map; a person confirms it.
    """

    id: Text
    kind: CandidateKind
    line_start: Line
    line_end: Line
    page: Count | None = None
    figure: Annotated[Text, Field(max_length=80)] | None = None
    reading: Text | None = None
    value: Quantity | None = None
    minimum: Quantity | None = None
    maximum: Quantity | None = None
    unit: Text | None = None
    bound: Bound = "exact"
    per: AmountPer | None = None
    vat: Vat | None = None
    price_level: Text | None = None
    period: Text | None = None
    deadline: Deadline | None = None
    deadline_kind: DeadlineKind | None = None
    table: Text | None = None
    heading: Text | None = None
    places: tuple[NamedPlace, ...] = ()
    parties: tuple[Text, ...] = ()
    act: Act | None = None
    promised_by: tuple[Text, ...] = ()
    promised_to: tuple[Text, ...] = ()
    speaker: tuple[Text, ...] = ()
    asked: tuple[Text, ...] = ()
    change: Change | None = None
    from_document: tuple[Text, ...] = ()
    match: MatchKind | None = None
    match_fact: Text | None = None
    match_reason: Text | None = None
    text: str = ""
    note: Text | None = None
    decision: Decision = "open"
    reason: Text | None = None
    fact: Text | None = None

    @field_validator("line_end")
    @classmethod
    def _runs_forward(cls, value: int, info: Any) -> int:
        if value < info.data.get("line_start", 1):
            raise ValueError("the lines run backwards")
        return value

    @model_validator(mode="after")
    def _is_decided_in_full(self) -> Self:
        if self.decision == "left_out" and not self.reason:
            raise ValueError("a candidate that is left out needs a reason")
        if self.decision in ("accepted", "mention") and not self.fact:
            raise ValueError("an accepted candidate names its fact")
        return self

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values, in order: one, the two ends of a range, or none."""
        return tuple(v for v in (self.value, self.minimum, self.maximum) if v is not None)

    @property
    def lines(self) -> str:
        """The lines as facts write them: `176` or `176-177`."""
        return f"{self.line_start}" if self.line_start == self.line_end else f"{self.line_start}-{self.line_end}"


class Proposal(AsInLetter):
    """All candidates of one letter."""

    file: Text
    sha256: Annotated[Text, Field(pattern=r"^[0-9a-f]{64}$")]
    written: str = ""
    pages: Count = 0
    candidates: tuple[Candidate, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    parties: tuple[NamedParty, ...] = ()


def write_proposal(proposal: Proposal, path: Path) -> None:
    """Write a candidates file in one step."""
    write_whole(path, as_text(proposal))


def as_text(proposal: Proposal) -> str:
    """Return the text of a candidates file."""
    return HEAD + yaml.dump(
        _bare(proposal.model_dump(mode="json")),
        Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120,
    )  # fmt: skip


def _bare(data: Any) -> Any:
    if isinstance(data, dict):
        kept = {key: _bare(value) for key, value in data.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {}, False, "exact")}
    return [_bare(item) for item in data] if isinstance(data, list) else data


def read_proposal(path: Path) -> Proposal:
    """Read a candidates file.

    Raises:
        SeedsError: it can't be read, or is no candidates file.
    """
    name = str(path)
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise SeedsError([Fault(name, 0, "this file is too large to be candidates")])
        text = reading.text(path)
        data = flat(text)
    except (OSError, UnicodeDecodeError) as error:
        raise SeedsError([Fault(name, 0, f"can't be read: {error}")]) from None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise SeedsError([Fault(name, line, f"can't be read as YAML: {' '.join(str(error).split())[:300]}")]) from None
    try:
        return Proposal.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False, include_context=False, include_input=False)
        faults = [Fault(name, 0, f"{'.'.join(map(str, e['loc']))}: {e['msg']}") for e in errors[:50]]
        raise SeedsError(faults) from None
