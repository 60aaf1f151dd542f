"""What second readers found, and what was decided where the readings of a fact differ."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from seeds.records.base import Record, Slug, Text
from seeds.records.facts import Values
from seeds.records.vocabulary import Support


class Compared(Record):
    """The state of a fact when its second reading was compared: a digest of the whole record."""

    id: Slug
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class SecondReading(Values):
    """What a second reader found for a fact in the lines it cites, without seeing the first reading.

    `provinces` are all provinces that the statement concerns; empty where it is national.
    """

    id: Slug
    lines: Annotated[tuple[Text, ...], Field(min_length=1)]


class Decision(Record):
    """The decision on a field in which two readings differ: by a rule or by words of the lines.

    `first` and `second` are the values that were compared, as text (`second_readers.facts.as_text`); `now` is the
    value where neither holds. `why` quotes the words that decide, or names what the rule does not say by itself.
    """

    id: Slug
    field: Text
    first: Text
    second: Text
    holds: Literal["first", "second", "neither"]
    now: Text | None = None
    rule: Annotated[str, StringConstraints(pattern=r"^[A-Z]\d{1,2}$")] | None = None
    why: Text

    @model_validator(mode="after")
    def _is_complete(self) -> Self:
        if self.field not in Values.model_fields:
            raise ValueError(f"{self.field} is no field that readings compare")
        if (self.now is None) == (self.holds == "neither"):
            raise ValueError("now stands with neither, and only there")
        if self.rule is None and not self.quotes:
            raise ValueError('why quotes words of the lines ("..."), or a rule is named')
        return self

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that `why` quotes; a quotation with an omission (`...`) gives the words on either side of it."""
        quoted = re.findall(r'["“]([^"“”]+)["”]', self.why)
        return tuple(part.strip() for words in quoted for part in re.split(r"\.{3}|…", words) if part.strip())


class WordReading(Record):
    """The verdict of a reader of words: do the cited lines support both summaries, and do these say the same?

    `digest` is of the summaries and the cited lines as they were read.
    """

    id: Slug
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    nl: Support
    en: Support
    languages: Literal["same", "differ"]
    note: Text | None = None

    @property
    def is_sound(self) -> bool:
        """Whether both summaries say what the lines say, and the same."""
        return (self.nl, self.en, self.languages) == ("supported", "supported", "same")

    @model_validator(mode="after")
    def _says_what_is_wrong(self) -> Self:
        if not self.is_sound and self.note is None:
            raise ValueError("a note says what is wrong")
        return self
