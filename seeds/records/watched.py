"""What is watched: the dossiers and words by which a new letter is found."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import model_validator

from seeds.records.base import Record, Text


class Watched(Record):
    """A dossier (`34682`, `36600-A`) or words that stand in the subject of a letter, and why they are watched."""

    kind: Literal["dossier", "words"]
    value: Text
    why: Text

    @model_validator(mode="after")
    def _is_of_its_kind(self) -> Self:
        if self.kind == "dossier" and not re.fullmatch(r"\d{5}(-[A-Z]{1,6})?", self.value, re.ASCII):
            raise ValueError(f"{self.value!r} is no dossier; write 34682 or 36600-A")
        if self.kind == "words" and len(self.value) < 4:
            raise ValueError(f"{self.value!r} is too short: it would find almost every letter")
        return self
