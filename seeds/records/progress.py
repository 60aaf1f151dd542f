"""What became of a promise, or of a request, as a letter says."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from seeds.records.base import Day, Deadline, Record, Slug, Text
from seeds.records.documents import Source
from seeds.records.vocabulary import NoOutcomeReason, Outcome


class Progress(Record):
    """The outcome of a fact as of a day, made only from the lines of a letter; never from a date that passed.

    `date` is that of the letter that says so, `moved_to` the new deadline where the letter names one, `reported_by` the
    fact whose lines report it, where there is one.
    """

    id: Slug
    fact: Slug
    date: Day
    outcome: Outcome
    moved_to: Deadline | None = None
    reported_by: Slug | None = None
    summary_nl: Text
    summary_en: Text
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.moved_to is not None and self.outcome != "moved":
            raise ValueError(f"moved_to belongs to the outcome moved, not to {self.outcome}")
        if self.reported_by == self.fact:
            raise ValueError("a fact does not report its own outcome")
        if all(source.heading for source in self.sources):
            raise ValueError("a heading alone is no source")
        return self


class NoOutcome(Record):
    """A pair that was read and tells no outcome: the earlier `fact`, and the `follower` that takes it up.

    The follower is empty where the lines of the fact itself were read: it is done, in progress, superseded or agreed
    before.
    """

    fact: Slug
    follower: Slug | Literal[""]
    reason: NoOutcomeReason
