"""`python -m seeds watch`: letters of parliament whose dossier or words are watched, newest first.

Nothing is remembered: a letter is new that was neither fetched nor stands in `document_parts.csv`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from seeds.errors import Fault, SeedsError
from seeds.load import ROOT
from seeds.load.files import read_csv
from seeds.official.kept import kept
from seeds.official.numbers import read_dossier
from seeds.official.parliament import Document, Parliament
from seeds.official.web import Limits, OfflineError, Web, WebError
from seeds.records import DocumentPart, Watched
from settings import PARLIAMENT_URL, Settings

FILE: Final = "watched.csv"


@dataclass
class Watching:
    """What was found: new letters with what they match, how many are known, and what could not be asked."""

    new: list[tuple[Document, tuple[str, ...]]] = field(default_factory=list)
    known: int = 0
    faults: list[Fault] = field(default_factory=list)


def watched(root: Path = ROOT) -> tuple[Watched, ...]:
    """Return what is watched, in the order of the file.

    Raises:
        SeedsError: the file cannot be used.
    """
    faults: list[Fault] = []
    rows = tuple(row for _, row in read_csv(root, FILE, Watched, faults))
    if faults:
        raise SeedsError(faults)
    return rows


async def watch(
    rows: Iterable[Watched],
    since: dt.date,
    folder: Path | None,
    settings: Settings,
    *,
    root: Path = ROOT,
    limits: Limits | None = None,
) -> Watching:
    """Ask parliament for the letters since a day that match a row; one that cannot be asked stops no other.

    Args:
        rows: the dossiers and words to ask for.
        since: the first day.
        folder: where fetched letters lie, with their records beside them.
        settings: which server is asked.
        root: the folder of `document_parts.csv`.
        limits: what an answer may cost.

    Raises:
        SeedsError: the base address is none, or `document_parts.csv` cannot be read.
    """
    found = Watching()
    letters: dict[str, Document] = {}
    reasons: dict[str, list[str]] = {}
    async with Web(settings.parliament_url, PARLIAMENT_URL, limits or Limits()) as web:
        parliament = Parliament(web)
        for row in rows:
            try:
                if row.kind == "dossier":
                    documents = await parliament.letters_of(read_dossier(row.value), since)
                else:
                    documents = await parliament.letters_with(row.value, since)
            except OfflineError as error:
                found.faults += error.faults
                break
            except WebError as error:
                found.faults += error.faults
                continue
            for document in documents:
                letters[document.number] = document
                reasons.setdefault(document.number, []).append(f"{row.kind} {row.value}")
    known = _known(folder, root, found.faults)
    newest = sorted(letters.values(), key=lambda d: (d.day or dt.date.min, d.number), reverse=True)
    for document in newest:
        if known.isdisjoint({document.number, *(paper.cited for paper in document.paper_numbers)}):
            found.new.append((document, tuple(reasons[document.number])))
    found.known = len(newest) - len(found.new)
    return found


def _known(folder: Path | None, root: Path, faults: list[Fault]) -> set[str]:
    """Return the numbers of the letters that were fetched or read."""
    unusable: list[Fault] = []
    parts = [part for _, part in read_csv(root, "document_parts.csv", DocumentPart, unusable)]
    if unusable:
        raise SeedsError(unusable)
    records = list(kept(folder, faults)) if folder and folder.is_dir() else []
    numbers = {number for part in parts for number in (part.document_number, part.kamerstuk)}
    return (numbers | {n for record in records for n in (record.document_number, record.paper)}) - {""}


def report(found: Watching, since: dt.date) -> list[str]:
    """Return two lines per new letter, and one that says what was looked at."""
    lines: list[str] = []
    for document, reasons in found.new:
        papers = document.paper_numbers
        cited = "; ".join(paper.cited for paper in papers)
        # The official publication is read best; where a letter is in several dossiers, only one of them numbers it.
        number = papers[0] if len(papers) == 1 else document.number
        lines += [
            f"{document.day}  {document.number}  {document.name}" + (f" ({cited})" if cited else ""),
            f"    {', '.join(reasons)}: python -m seeds fetch {number}",
        ]
    count = f"{len(found.new)} new letter{'' if len(found.new) == 1 else 's'} since {since}"
    return [*lines, f"{count}; {found.known} more were fetched or read before"]
