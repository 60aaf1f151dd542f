"""The record with which a person begins: what the program knows of a candidate, as the fields of a record."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from seeds.new_letter.candidates import Candidate
from seeds.new_letter.drafts import draft
from seeds.new_letter.journal import text_of
from seeds.new_letter.record_text import Fields, fields_of, tidy
from seeds.records import MAX_LINES_PER_SOURCE

PARTIES: Final = ("promised_by", "promised_to")
_WITH_NAME: Final = re.compile(r"(provincie|gemeente|waterschap) (.+)", re.IGNORECASE)


def with_passage(candidate: Candidate, among: Iterable[Candidate]) -> Candidate:
    """Return a candidate with the lines of the agreement that it stands in, where that may be cited as one source.

    What a figure is about (its term, its place) often stands on another line of the same item of a list.
    """
    around = [
        other
        for other in among
        if other.kind == "agreement"
        and other.line_start <= candidate.line_start
        and candidate.line_end <= other.line_end < other.line_start + MAX_LINES_PER_SOURCE
    ]
    if not around:
        return candidate
    nearest = min(around, key=lambda other: other.line_end - other.line_start)
    return candidate.model_copy(update={"line_start": nearest.line_start, "line_end": nearest.line_end})


def beginning(candidate: Candidate, fact: str, file: str, root: Path) -> Fields:
    """Return the draft of a candidate with the parties that its sentence names, as far as the register knows them."""
    names = _names(root)
    told = {
        field: [party for said in getattr(candidate, field, ()) for party in _party(str(said), names)]
        for field in PARTIES
    }
    return tidy({**fields_of(draft(candidate, fact, file)), **told})


def _names(root: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(text_of(root / "registers" / "parties.csv")))
    found: dict[str, str] = {}
    for row in rows:
        for name in (row["name"], *row["aliases"].split(";")):
            found.setdefault(name.strip().casefold(), row["name"])
    return found


def _party(said: str, names: dict[str, str]) -> Iterable[str]:
    match = _WITH_NAME.fullmatch(said)
    if said.casefold() in names:
        yield names[said.casefold()]
    elif match:
        yield f"{match[1].capitalize()} {match[2]}"
