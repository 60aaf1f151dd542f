"""The kinds of regions and outlines that others publish, and what everyone may read of them. No geometry library."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypedDict, get_args

RegionKind = Literal["res", "corop", "landsdeel"]

PREFIXES: Final[Mapping[RegionKind, str]] = {"res": "ES", "corop": "CR", "landsdeel": "LD"}
"""The letters with which CBS begins the codes of a kind; digits follow."""

COLLECTIONS: Final[Mapping[RegionKind, str]] = {
    "res": "regionale_energiestrategie",
    "corop": "coropgebied",
    "landsdeel": "landsdeel",
}
"""What is in the name of the layer or file with the outlines of a kind, as PDOK calls it."""

OutlineKind = Literal["novex_outlines", "woondeal_regions"]
OUTLINE_KINDS: Final[tuple[OutlineKind, ...]] = get_args(OutlineKind)

State = Literal["here", "absent", "unusable"]


class PublicOfficial(TypedDict):
    """What became of a kind: nothing in it was written by a file or a server."""

    kind: RegionKind | OutlineKind
    state: State
    year: int | None
    count: int
