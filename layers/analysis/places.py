"""Where a fact lies, and which facts a filter leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from layers.facts import Fact
from seeds.flat import FlatFact

F = TypeVar("F", bound=FlatFact)
Places = Callable[[Fact], Sequence[str]]

UNNAMED: Final = "unnamed"
"""The place of what lies in some province, though no letter names one: it is no province's figure, nor national."""


def provinces_of(fact: Fact) -> Sequence[str]:
    """The codes of the provinces that the letters name; `UNNAMED` where we infer them all, none for a national fact."""
    return fact["province_codes"] or ([UNNAMED] if fact["province_codes_inferred"] else [])


def select(facts: Iterable[F], provinces: Sequence[str] = (), themes: Sequence[str] = ()) -> list[F]:
    """The facts that lie in any of the provinces and have any of the themes; nothing given means no limit.

    A province finds what the letters place in it, and what only we infer to lie there. Facts without a province are
    national and in no province.
    """
    wanted = set(provinces)
    return [
        fact
        for fact in facts
        if (not themes or fact["theme"] in themes)
        and (not wanted or wanted & {*fact["province_codes"], *fact["province_codes_inferred"]})
    ]
