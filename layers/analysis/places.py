"""Where a fact lies, and which facts a filter leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from layers.facts import Fact
from seeds.flat import FlatFact

F = TypeVar("F", bound=FlatFact)
Places = Callable[[Fact], Sequence[str]]

HERE: Final = "here"
ELSEWHERE: Final = "elsewhere"
"""Where a fact lies that is looked at from one thing: there, or at others of its kind."""

UNNAMED: Final = "unnamed"
"""The place of what lies in some province, though no letter names one: it is no province's figure, nor national."""


def provinces_of(fact: Fact) -> Sequence[str]:
    """The codes of the provinces that the letters name; `UNNAMED` where we infer them all, none for a national fact."""
    return fact["province_codes"] or ([UNNAMED] if fact["province_codes_inferred"] else [])


def here_or_elsewhere(kind: str, ident: str, fact: Fact) -> Sequence[str]:
    """Where a fact lies that is about a thing: one about several of its kind at once is not that of one of them.

    Args:
        kind: of what has a page: a municipality, a NOVEX area, or a site.
        ident: its code or id.
        fact: one that is about it.
    """
    if kind == "municipality":
        found = fact["municipality_codes"]
    else:
        found = fact["area_ids"] if kind == "novex" else fact["sites"]
    return (HERE, ELSEWHERE) if set(found) - {ident} else (HERE,)


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
