"""The base of all records (frozen, no unknown fields), and types that say what a text means.

Scalars arrive as text (from YAML or CSV). The type decides what they mean, so that `0034` stays a code and `1.900` is
refused instead of read as 1.9.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator

_DAY_LENGTH: Final = len("2026-01-13")


def _is_of_calendar(text: str) -> str:
    """Refuse a day that no calendar has."""
    if len(text) == _DAY_LENGTH:
        dt.date.fromisoformat(text)
    return text


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ProvinceCode = Annotated[str, StringConstraints(pattern=r"^PV\d{2}$")]
MunicipalityCode = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
Deadline = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4]|-H[12])?$"),
    AfterValidator(_is_of_calendar),
]
Day = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"),
    AfterValidator(_is_of_calendar),
]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
WholeEuro = Annotated[int, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Quantity = Annotated[Decimal, Field(ge=0)]


MAX_TEXT: Final = 10_000
MAX_LIST: Final = 1_000
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Record(BaseModel):
    """The base of all records: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    as_in_letter: ClassVar[bool] = False
    """Whether its texts are lines of a letter, which holds whatever it holds."""

    @field_validator("*", mode="before")
    @classmethod
    def _is_plain(cls, given: object) -> object:
        """Refuse texts that would make a table, a page or a drawing invalid, or that no reader could take in."""
        if cls.as_in_letter:
            return given
        if isinstance(given, (list, tuple)) and len(given) > MAX_LIST:
            raise ValueError(f"it lists {len(given):,}, {MAX_LIST:,} at most: that is more than there are places")
        for text in given if isinstance(given, (list, tuple)) else (given,):
            if not isinstance(text, str):
                continue
            if found := _CONTROL.search(text):
                raise ValueError(f"it holds the control character U+{ord(found[0]):04X}: take it out")
            if len(text) > MAX_TEXT:
                raise ValueError(f"it has {len(text):,} characters, {MAX_TEXT:,} at most: write it shorter")
        return given


def split(text: object) -> object:
    """Return the parts of a CSV cell that holds a list separated by `;`; leave anything but text as it is."""
    return tuple(part.strip() for part in text.split(";") if part.strip()) if isinstance(text, str) else text
