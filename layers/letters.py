"""Which letter a source stands in: a file may bundle several, each up to the line where the next one starts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from layers.facts import Source


class Part(TypedDict):
    """A letter inside a file, as the register `document_parts` of a built folder holds it.

    `line_start` is 1-based; what is not known is an empty text. `seeds.records.DocumentPart` says what each means.
    """

    file: str
    line_start: int
    title: str
    sender: str
    date: str
    is_draft: bool
    kamerstuk: str
    document_number: str
    official_url: str
    identity_basis: str


def parts_by_file(register: Iterable[Part]) -> dict[str, list[Part]]:
    """The letters inside each file (the register `document_parts`), by file name, in the order of their lines."""
    found: dict[str, list[Part]] = {}
    for part in sorted(register, key=lambda part: part["line_start"]):
        found.setdefault(part["file"], []).append(part)
    return found


def part_of_source(source: Source, parts: Mapping[str, Sequence[Part]]) -> Part | None:
    """The letter in which a source stands, None where its file is not known."""
    before = [part for part in parts.get(source["file"], ()) if part["line_start"] <= source["line_start"]]
    return before[-1] if before else None


def naming(register: Iterable[Part], names: Mapping[str, str]) -> dict[str, list[str]]:
    """The titles of the letters whose title or sender names one of these provinces (names by code): its own.

    A letter of central government, or of several provinces together, may speak of each and is no one's own.
    """
    found: dict[str, list[str]] = {}
    for part in register:
        for code, name in names.items():
            if re.search(rf"\b{re.escape(name)}\b", f"{part['title']} {part['sender']}"):
                found.setdefault(code, []).append(part["title"])
    return found
