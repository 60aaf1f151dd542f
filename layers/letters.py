"""Which letter a source stands in: a file may bundle several, each up to the line where the next one starts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from typing_extensions import TypedDict

from layers.facts import Source

ARRANGEMENT: Final = "Ruimtelijk Arrangement "
"""With these words and the name of the province begins the title of the arrangement that a province has of its own."""
OFFICIAL: Final = re.compile(r"https://zoek\.officielebekendmakingen\.nl/[A-Za-z0-9-]+\.html")
"""The addresses of letters in the official register of publications: the only ones outside that anything links to."""


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


def arrangements(parts: Iterable[Part]) -> frozenset[str]:
    """The names of the provinces whose own spatial arrangement is among the letters."""
    titles = (part["title"] for part in parts)
    return frozenset(title.removeprefix(ARRANGEMENT) for title in titles if title.startswith(ARRANGEMENT))
