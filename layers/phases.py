"""Which phase a project is in, of what the letters say of it. Plain Python over flat facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layers.facts import Fact

PHASE_ORDER: Final = ("gepauzeerd", "realisatie", "planuitwerking", "verkenning", "onderzoek", "gereed")
"""Which phase a project shows where letters of one date name several: that what goes on goes before what is ready."""


def phases(facts: Sequence[Fact], dates: Mapping[str, str]) -> list[str]:
    """The phases that the facts of a project name: those of the newest letter first, then by `PHASE_ORDER`.

    `dates` gives the ISO date of each letter by file name, empty where it has none.
    """

    def age(fact: Fact) -> str:
        return max(dates[source["file"]] for source in fact["sources"])

    named = [fact for fact in facts if fact["phase"] != "none" and fact["status"] != "superseded"]
    found: dict[str, str] = {}
    for fact in named:
        found[fact["phase"]] = max(found.get(fact["phase"], ""), age(fact))
    return sorted(sorted(found, key=PHASE_ORDER.index), key=lambda phase: found[phase], reverse=True)
