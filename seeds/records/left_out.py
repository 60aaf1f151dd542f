"""What no fact covers, with the reason, and the counts of what is covered."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from seeds.records.base import Count, Record, Slug, Text
from seeds.records.vocabulary import LeftOutReason

WITHOUT_LIMIT: tuple[LeftOutReason, ...] = ("contents", "heading")
MAX_LINES_LEFT_OUT = 40


class LeftOut(Record):
    """An item of a letter that no fact covers: its line (1-based), words of it, and the reason."""

    file: Text
    line: Annotated[int, Field(ge=1)]
    item: Text
    reason: Text


class LeftOutLines(Record):
    """Lines of a letter (1-based, both included) that no fact cites, with a reason of a closed list.

    `repeats` names the fact that these lines repeat; `about` says in our own words what the lines are about.
    """

    file: Text
    line_start: Annotated[int, Field(ge=1)]
    line_end: Annotated[int, Field(ge=1)]
    reason: LeftOutReason
    repeats: Slug | Literal[""]
    about: Text

    @model_validator(mode="after")
    def _short_and_told(self) -> Self:
        lines = self.line_end - self.line_start + 1
        if lines < 1:
            raise ValueError(f"the lines {self.line_start}-{self.line_end} run backwards")
        if lines > MAX_LINES_LEFT_OUT and self.reason not in WITHOUT_LIMIT:
            raise ValueError(f"{lines} lines are left out at once; at most {MAX_LINES_LEFT_OUT}, so that each was read")
        if (self.reason == "repeats") != bool(self.repeats):
            raise ValueError("`repeats` names a fact where, and only where, the reason is repeats")
        return self


class CoverageCount(Record):
    """Number of items of one kind in a letter, and how many of them are covered by a fact or left out with a reason."""

    file: Text
    kind: Text
    items: Count
    facts: Count
    left_out: Count
