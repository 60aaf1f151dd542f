"""The decisions on possible bottlenecks, and the verdicts of a second reader."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from seeds.records.base import Record, Slug, Text
from seeds.records.vocabulary import BOTTLENECK_KINDS, LEVELS, BottleneckKind, Level, Reader, Reason


class Side(Record):
    """One side of a bottleneck: the reason, and the facts that state it.

    `about` says where or what: for the grid the codes of the places, for access the projects, for a claim its subject
    (a theme, `liveability`, or `other` where the letter names none).
    """

    reason: Reason
    level: Level
    facts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    about: tuple[Text, ...] = ()


class Bottleneck(Record):
    """The decision on a possible bottleneck: it holds, it is rejected, or the letters say that all is well.

    It holds only where a letter says the clash (`clash_said`) or two statements lay claim to the same ground, grid or
    access at one place (`two_claims`). `why` says in our own words what clashes, or why nothing does.
    `subject` is a feature, `layer:id`; `place` a place of `places.csv` that no layer draws. `excludes`: the letter says
    that one side goes at the expense of the other.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
    decision: Literal["holds", "rejected", "fine"]
    subject: Annotated[str, StringConstraints(pattern=r"^(housing|mirt|provinces|novex):[A-Za-z0-9-]+$")]
    place: Slug | None = None
    basis: Literal["clash_said", "two_claims"] | None = None
    excludes: bool = False
    sides: Annotated[tuple[Side, ...], Field(min_length=1)]
    why_nl: Text
    why_en: Text

    @property
    def kind(self) -> BottleneckKind:
        """Its kind: the first part of its id."""
        return next(kind for kind in BOTTLENECK_KINDS if self.id.startswith(f"{kind}-"))

    @property
    def level(self) -> Level:
        """The level of the side that is least close to the place."""
        return max((side.level for side in self.sides), key=LEVELS.index)

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts of all sides, each once."""
        return tuple(dict.fromkeys(fact for side in self.sides for fact in side.facts))

    @model_validator(mode="after")
    def _is_argued(self) -> Self:
        if not self.id.startswith(tuple(f"{kind}-" for kind in BOTTLENECK_KINDS)):
            raise ValueError(f"an id begins with one of {', '.join(BOTTLENECK_KINDS)}")
        if (self.basis is None) == (self.decision == "holds"):
            raise ValueError("basis stands with what holds, and only there")
        if self.decision == "holds" and len({(side.reason, side.about) for side in self.sides}) < 2:
            raise ValueError("what holds has two sides")
        return self


class BottleneckChecked(Record):
    """The state in which a bottleneck was decided, and the verdict of a second reader.

    `digest` covers the decision and the facts on all its sides: an edit of either makes it unchecked.
    """

    id: Text
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    reader: Reader
    note: str

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.reader == "disagrees" and not self.note:
            raise ValueError("a reader who disagrees says why")
        return self
