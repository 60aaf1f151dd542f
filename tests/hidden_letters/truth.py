"""What the hidden letters hold: the truth that stands beside each letter."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from seeds.records import AmountPer, Bound, DeadlineKind

LETTERS = Path(__file__).parent / "letters"
LINES_PER_PAGE = 45
MOST_CHARACTERS = 100

Genre = Literal["agreements", "parliament", "woondeal", "council", "press", "minutes"]
Form = Literal["txt", "html", "docx", "odt"]
Line = Annotated[int, Field(ge=1)]
AsPrinted = Annotated[str, BeforeValidator(str)]


class _Entry(BaseModel):
    """`either` marks what a careful editor may or may not make a record of: it is neither asked for nor a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    either: bool = False


class Number(_Entry):
    """An amount of whole euros or a number of homes: `value`, or both ends of a range."""

    line: Line
    figure: AsPrinted
    value: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    bound: Bound = "exact"
    per: AmountPer | None = None

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(v for v in (self.value, self.minimum, self.maximum) if v is not None)


class Item(_Entry):
    """A promise, request or decision of which an editor makes a record."""

    line_start: Line
    line_end: Line


class Due(_Entry):
    """A deadline; `or` holds other ways to write it that are as right."""

    line: Line
    figure: AsPrinted
    value: AsPrinted
    others: tuple[AsPrinted, ...] = Field(default=(), alias="or")
    kind: DeadlineKind | None = None

    @property
    def right(self) -> frozenset[str]:
        return frozenset((self.value, *self.others))


class Named(_Entry):
    """A place in an item, with all its right codes; `also` are ids of projects there that may stand beside them.

    A `region` is right as one id of its own (in `codes`, or any where the registers may name it as they like), or as
    exactly the municipalities of `codes`.
    """

    line: Line
    name: AsPrinted
    codes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    region: bool = False


class Truth(BaseModel):
    """All that one letter holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    genre: Genre
    form: Form = "txt"
    pages: Annotated[int, Field(ge=1)]
    amounts: tuple[Number, ...]
    homes: tuple[Number, ...]
    agreements: tuple[Item, ...]
    deadlines: tuple[Due, ...]
    places: tuple[Named, ...]


def pages(text: str) -> int:
    """Return the pages of 45 lines that a text fills; a line of more than 100 characters fills several."""
    lines = text.rstrip("\n").split("\n")
    return -(-sum(max(1, -(-len(line) // MOST_CHARACTERS)) for line in lines) // LINES_PER_PAGE)


def load(path: Path) -> Truth:
    """Read the truth of one letter.

    Raises:
        ValidationError: it is not in the form of `Truth`.
    """
    return Truth.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def names(folder: Path = LETTERS) -> list[str]:
    """Return the names of the letters, in order."""
    return sorted(p.name.removesuffix(".truth.yaml") for p in folder.glob("*.truth.yaml"))
