"""What was fetched: a file, and beside it a small record of where it came from, when and with which digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import StringConstraints, ValidationError

import reading
from seeds.errors import Fault, SeedsError
from seeds.files import write_whole
from seeds.records import Day, Record, Text
from writing import write_atomically

ENDING: Final = ".fetched.json"
_MAX_RECORD_BYTES: Final = 100_000


class Fetched(Record):
    """The record of one file: `origin` is the address that gave it, `fetched_at` the moment in UTC.

    `paper` is its number as cited (36600-A nr. 63), `paper_of` the file of the letter that it came with.
    """

    file: Text
    origin: Text
    fetched_at: Text
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    content_type: str
    asked: Text
    paper: str = ""
    document_number: str = ""
    title: str = ""
    date: Day | Literal[""] = ""
    paper_of: str = ""


def keep(folder: Path, record: Fetched, content: bytes, *, force: bool = False) -> bool:
    """Write a file and its record; whether anything is new.

    Raises:
        SeedsError: another file of that name is there, or the folder cannot be written.
    """
    path = folder / record.file
    note = folder / f"{record.file}{ENDING}"
    if not folder.is_dir():
        raise SeedsError([Fault(str(path), 0, "cannot be written: there is no such folder")])
    try:
        if path.exists() and not force:
            if hashlib.sha256(reading.content(path)).hexdigest() != record.sha256:
                message = (
                    "is there already with other contents, which facts may cite, and stays; move it, name another "
                    "folder with --into, or write over it with --force"
                )
                raise SeedsError([Fault(str(path), 0, message)])
            if _notes(note, record.sha256):
                return False
        write_atomically(path, content)
        write_whole(note, record.model_dump_json(indent=1) + "\n")
    except OSError as error:
        raise SeedsError([Fault(str(path), 0, f"cannot be written: {error.strerror or error}")]) from None
    return True


def _notes(note: Path, sha256: str) -> bool:
    """Whether the record that stands there is of this content; one of before a crash is not."""
    try:
        return Fetched.model_validate_json(reading.content(note)).sha256 == sha256
    except (OSError, ValidationError):
        return False


def kept(folder: Path, faults: list[Fault]) -> Iterator[Fetched]:
    """Yield the record of each fetched file in a folder that is still there; what cannot be read goes to `faults`."""
    for note in sorted(folder.glob(f"*{ENDING}")):
        try:
            with reading.opened(note) as file:
                record = Fetched.model_validate_json(file.read(_MAX_RECORD_BYTES))
        except (OSError, ValidationError):
            faults.append(Fault(str(note), 0, "cannot be read as the record of a fetched letter; fetch it again"))
            continue
        if (folder / record.file).exists():
            yield record
