"""The entry of a letter in the registers of documents: asked once, written to both files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

import reading
from seeds.errors import Fault, SeedsError
from seeds.files import write_whole
from seeds.new_letter.as_kept import as_kept
from seeds.new_letter.journal import text_of
from seeds.reading.letter import Letter
from seeds.records import Document, DocumentPart, Record


def entered(root: Path, letter: Letter) -> Document | None:
    """Return the document record of a letter, None where it has none yet."""
    rows = csv.DictReader(io.StringIO(text_of(root / "documents.csv")))
    found = next((row for row in rows if row["file"] == letter.file), None)
    return Document.model_validate(found) if found else None


def keep_text(letter: Letter, path: Path, *, force: bool = False) -> Path:
    """Write what was read of a letter that is no text beside it, for facts to cite; where the text lies.

    Raises:
        SeedsError: another text of that name is there, and `force` does not say to write over it.
        OSError: it cannot be written.
    """
    target = path.with_name(letter.file)
    if target == path:
        return path
    there = reading.content(target) if target.exists() else None
    if there == letter.text.encode():
        return target
    if there is not None and not force:
        message = (
            "is there already with another text, which facts may cite, and stays; give that file itself, or move it "
            "away, or write over it with --force"
        )
        raise SeedsError([Fault(str(target), 0, message)])
    write_whole(target, letter.text)
    return target


def suggested_id(letter: Letter) -> str:
    """Return an id for a letter, of its file name."""
    return re.sub(r"[^a-z0-9]+", "-", Path(letter.file).stem.lower()).strip("-") or "brief"


def entry(root: Path, letter: Letter, told: Mapping[str, str]) -> dict[Path, str]:
    """Return the texts of `documents.csv` and `document_parts.csv` with a row for this letter.

    `told` holds `id`, `title`, `sender`, `date`, `reference`, and `is_draft` where it is a draft.

    Raises:
        SeedsError: what is missing or may not be, a fault each; the file is the name of the field.
    """
    said = {name: " ".join(told.get(name, "").split()) for name in ("id", "title", "sender", "date", "reference")}
    faults = []
    said["date"] = as_kept("date", said["date"])
    if said["date"] and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", said["date"]):
        faults.append(Fault("date", 0, "a date is written as 2026-01-13"))
    rows = list(csv.DictReader(io.StringIO(text_of(root / "documents.csv"))))
    if any(row["id"] == said["id"] for row in rows):
        faults.append(Fault("id", 0, f"{said['id']} is another letter; choose another id"))
    if any(row["file"] == letter.file for row in rows):
        faults.append(Fault("file", 0, f"{letter.file} is entered already"))
    try:
        document = Document.model_validate(
            {**said, "file": letter.file, "url": "", "sha256": letter.sha256, "language": "nl"}
        )
    except ValidationError as error:
        said_already = {fault.file for fault in faults}
        found = [Fault(".".join(map(str, e["loc"])), 0, e["msg"]) for e in error.errors(include_url=False)]
        faults += [fault for fault in found if fault.file not in said_already]
    if faults:
        raise SeedsError(faults)
    part = DocumentPart(
        file=letter.file, line_start=1, title=document.title, sender=document.sender, date=document.date,
        is_draft=bool(told.get("is_draft")), kamerstuk="", document_number="", official_url="", identity_basis="",
    )  # fmt: skip
    return dict(
        with_row(root / f"{name}.csv", row) for name, row in (("documents", document), ("document_parts", part))
    )


def with_row(path: Path, *records: Record) -> tuple[Path, str]:
    """Return a file of a register, and its text with a row for each of these records."""
    text = text_of(path)
    columns = next(csv.reader(io.StringIO(text)))
    out = io.StringIO()
    rows = [{name: _cell(value) for name, value in record.model_dump().items()} for record in records]
    csv.DictWriter(out, columns, lineterminator="\n").writerows(rows)
    return path, text + ("" if text.endswith("\n") else "\n") + out.getvalue()


def _cell(value: object) -> object:
    return ("yes" if value else "no") if isinstance(value, bool) else value
