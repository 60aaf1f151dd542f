"""The letters: files, the letters inside a file that bundles several, and the lines of a source."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from seeds.records.base import Address, Day, Record, Slug, Text

MAX_LINES_PER_SOURCE = 15


class Document(Record):
    """A letter; `url` only where the letter itself prints one."""

    id: Slug
    file: Text
    title: Text
    sender: Text
    reference: str
    date: Day | Literal[""]
    url: Address | Literal[""]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    language: Text


class DocumentPart(Record):
    """A letter inside a file that bundles several: from `line_start` to where the next part of the file starts.

    `is_draft` marks a text that was not yet settled when it was written. The official identity is empty where unknown:
    `kamerstuk` (dossier and number), `document_number` (of parliament), `official_url`; `identity_basis` says where
    they were found.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    title: Text
    sender: Text
    date: Day | Literal[""]
    is_draft: bool
    kamerstuk: str
    document_number: str
    official_url: Address | Literal[""]
    identity_basis: str


class Source(Record):
    """A citation: 1-based lines, counted by newlines only, and the figure as printed there.

    `reading` corrects a figure that a scan misread; values are then checked against it. A `heading` stands above the
    lines that the fact rests on and says what they are about.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    line_end: Annotated[int, Field(ge=1)]
    figure: Annotated[Text, StringConstraints(max_length=80)]
    reading: Text | None = None
    heading: bool = False

    @model_validator(mode="before")
    @classmethod
    def _split_lines(cls, data: Any) -> Any:
        if isinstance(data, dict) and "lines" in data:
            data = dict(data)
            match = re.fullmatch(r"(\d+)(?:-(\d+))?", str(data.pop("lines")).strip())
            if not match:
                raise ValueError("lines are written as '176' or '176-177'")
            data["line_start"], data["line_end"] = match[1], match[2] or match[1]
        return data

    @model_validator(mode="after")
    def _lines_in_order(self) -> Self:
        if not self.line_start <= self.line_end < self.line_start + MAX_LINES_PER_SOURCE:
            raise ValueError(f"lines {self.line_start}-{self.line_end}: in order, at most {MAX_LINES_PER_SOURCE}")
        return self
