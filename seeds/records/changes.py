"""What the project changed in its records: editions, corrections, and ids that were renamed, merged or withdrawn."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, field_validator, model_validator

from seeds.records.base import Day, Record, Slug, Text, split


class EditionNote(Record):
    """An edition of the records, its day, and in a sentence or two what it is beside the one before."""

    edition: Annotated[str, StringConstraints(pattern=r"^\d{4}\.[1-9]\d*$")]
    date: Day
    note_nl: Text
    note_en: Text


class Correction(Record):
    """What the project said before and says now, with the reason; `fact` is empty if no single fact was wrong.

    The id of a corrected fact stays here even if the fact is gone.
    """

    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    fact: Slug | Literal[""]
    was_nl: Text
    was_en: Text
    now_nl: Text
    now_en: Text
    why_nl: Text
    why_en: Text


class Former(Record):
    """An id that is none any more, and those that took its place; `became` is empty if it was withdrawn."""

    became: tuple[Slug, ...]
    what: Literal["renamed", "merged", "split", "withdrawn"]
    date: Day
    why_nl: Text
    why_en: Text

    _lists = field_validator("became", mode="before")(split)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        least, most = {"renamed": (1, 1), "merged": (1, 1), "split": (2, 99), "withdrawn": (0, 0)}[self.what]
        if not least <= len(self.became) <= most:
            raise ValueError(f"{self.what} with {len(self.became)} ids in became")
        return self


class FormerId(Former):
    """A former id of a fact, and the facts that took its place."""

    id: Slug


class FormerSubject(Former):
    """A former id of a thing with a page of its own, and the things of the same kind that took its place."""

    kind: Literal["novex", "housing", "project", "letter"]
    id: Slug

    @property
    def key(self) -> str:
        """The name by which addresses called it."""
        return f"{self.kind}:{self.id}"
