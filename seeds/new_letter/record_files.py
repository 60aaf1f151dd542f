"""The files to which accepted records are added, and the ids that are free there."""

from __future__ import annotations

import re
from itertools import chain, count
from pathlib import Path

import yaml

import reading
from seeds.errors import Fault, SeedsError
from seeds.files import write_whole
from seeds.load.yaml_text import flat
from seeds.new_letter.candidates import Candidate
from seeds.new_letter.drafts import source_rows
from seeds.reading.names import fold

_WORD_IN_ID = {
    "amount": "bedrag", "homes": "woningen", "quantity": "aantal", "deadline": "termijn", "agreement": "afspraak",
}  # fmt: skip


def free_id(candidate: Candidate, known: set[str]) -> str:
    """Return an id for a new record, of its place, kind and value; numbered if it is taken."""
    place = candidate.places[0].name if candidate.places else "nationaal"
    words = [place, _WORD_IN_ID[candidate.kind]]
    words += [f"{value:f}" for value in candidate.values]
    if not candidate.values:
        words.append(candidate.figure or "")
    slug = re.sub(r"[^a-z0-9]+", "-", fold(" ".join(words))).strip("-")[:70].strip("-") or "feit"
    return next(i for i in chain([slug], (f"{slug}-{n}" for n in count(2))) if i not in known)


def fact_ids(folder: Path) -> set[str]:
    """Return the ids of all records in the folder of a document and those beside it, finished or not."""
    pattern = re.compile(r"^- id: *([a-z0-9-]+)", re.MULTILINE)
    return {i for path in folder.parent.glob("*/*.yaml") for i in pattern.findall(reading.text(path))}


def append_text(path: Path, text: str) -> None:
    """Append records to a file; make it if it does not exist."""
    before = reading.text(path) if path.is_file() else ""
    write_whole(path, appended(before, text))


def appended(before: str, text: str) -> str:
    """Return the text of a file with records added at its end."""
    return before + ("" if not before or before.endswith("\n") else "\n") + text


def block(text: str, fact: str) -> tuple[int, int] | None:
    """Return where the record of a fact begins and ends in the text of a file, None where it does not stand there."""
    start = re.search(rf"^- id: *{re.escape(fact)} *(?:#.*)?$", text, re.MULTILINE) if fact else None
    if start is None:
        return None
    following = re.compile(r"^(?:- |#)", re.MULTILINE).search(text, start.end())
    return start.start(), following.start() if following else len(text)


def file_of(folder: Path, fact: str) -> Path | None:
    """Return the file that holds the record of a fact, of this document or another; None where none does."""
    paths = sorted(folder.parent.glob("*/*.yaml"))
    return next((path for path in paths if block(reading.text(path), fact)), None)


def add_source(folder: Path, fact: str, candidate: Candidate, file: str) -> None:
    """Add the lines of a candidate to the sources of a record.

    Raises:
        SeedsError: there is no such record, or its sources are not its last field.
    """
    write_whole(*with_source(folder, fact, candidate, file))


def with_source(folder: Path, fact: str, candidate: Candidate, file: str) -> tuple[Path, str]:
    """Return the file of a record, and its text with the lines of a candidate added to the sources.

    Raises:
        SeedsError: there is no such record, or its sources are not its last field.
    """
    path = file_of(folder, fact)
    if path is None:
        raise SeedsError([Fault(str(folder.parent), 0, f"there is no record with id {fact!r}")])
    text = reading.text(path)
    start, end = block(text, fact) or (0, 0)
    rows = "\n".join(source_rows(candidate, file))
    space = "\n" if text[end - 2 : end] == "\n\n" else ""
    changed = f"{text[:start]}{text[start:end].rstrip()}\n{rows}\n{space}{text[end:]}"
    if _source_count(changed, fact) != _source_count(text, fact) + 1:
        message = f"the sources of {fact} are not its last field: add lines {candidate.lines} by hand"
        raise SeedsError([Fault(str(path), text.count("\n", 0, start) + 1, message)])
    return path, changed


def _source_count(text: str, fact: str) -> int:
    try:
        records = flat(text)
    except yaml.YAMLError:
        return -1
    rows = [row for row in (records if isinstance(records, list) else ()) if isinstance(row, dict)]
    sources = next((row.get("sources") for row in rows if row.get("id") == fact), None)
    return len(sources) if isinstance(sources, list) else 0
