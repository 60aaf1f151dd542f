"""What each row of a file adds to the figures of the app, so that the sum of a column is that figure.

A figure is one measure, one standing, and either what is national or what lies in provinces: what the tiles of the app
show side by side. Of a fact it is what `layers.analysis.totals` lets it add, after `part_of`, payer, role and status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from layers.analysis import AGREEMENTS, HOMES, MEASURES, REGIO, RIJK, Measure, Share, Totals, totals
from layers.facts import Fact

Where = Literal["national", "in_provinces"]
Added = Mapping[str, int | float]
"""What one fact adds, by the name of the column; a column to which it adds nothing is left out."""


WARNING: Final = (
    "Tel alleen de kolommen adds_* op: hun som is het getal op de kaart. Tel andere bedragen en aantallen niet op: "
    "betaler, soort bedrag en status verschillen, en een deel (part_of) zit al in het geheel. / Add up only the "
    "columns adds_*: their sum is the figure on the map. Do not add up other amounts and numbers: payer, kind of "
    "amount and status differ, and a part (part_of) is already in its whole."
)
"""What every file says of adding up: a member of GeoJSON, the last column of CSV and XLSX."""


@dataclass(frozen=True)
class Adds:
    """A column with what each row adds to one figure: of a measure, a standing, and where it lies."""

    measure: str
    standing: str
    where: Where

    @property
    def column(self) -> str:
        """The name of the column."""
        unit = "_eur" if MEASURES[self.measure].field == "amount_eur" else ""
        return f"adds_{self.measure}_{self.standing}_{self.where}{unit}"


def _of(measure: Measure, where: Where, *standings: str) -> tuple[Adds, ...]:
    return tuple(Adds(measure.id, standing, where) for standing in standings)


FIGURES: Final = (
    *_of(AGREEMENTS, "national", "agreed", "before", "effort", "conditional"),
    *_of(AGREEMENTS, "in_provinces", "agreed", "before", "effort", "conditional"),
    *_of(HOMES, "national", "possible"),
    *_of(HOMES, "in_provinces", "agreed", "before", "effort", "possible"),
    *_of(RIJK, "national", "agreed", "reserved"),
    *_of(RIJK, "in_provinces", "agreed", "before", "conditional", "reserved"),
    *_of(REGIO, "in_provinces", "agreed", "before", "in_kind", "conditional"),
)
"""Every figure of the edition; a test holds that none is missing and none is always empty."""


def of_facts(
    facts: Sequence[Fact],
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    among: Collection[str] | None = None,
) -> dict[str, Added]:
    """What each fact adds, by its id and the name of the column; facts that add nothing are left out.

    With provinces chosen, `in_provinces` is what lies in them alone: the app shows apart what they share with others.
    `facts` are all facts: the filter is applied here, as in `totals`, and so is the limit to those `among` these ids.
    """
    found: dict[str, dict[str, int | float]] = defaultdict(dict)
    by_measure = {
        name: totals(facts, MEASURES[name], themes=themes, among=among)
        for name in dict.fromkeys(figure.measure for figure in FIGURES)
    }
    for figure in FIGURES:
        for share in _shares(by_measure[figure.measure], figure, provinces):
            found[share.fact_id][figure.column] = share.number
    return {**found}


def _shares(of_measure: Totals, figure: Adds, provinces: Sequence[str]) -> list[Share]:
    found = of_measure.with_standing(figure.standing).shares
    if figure.where == "national":
        return [share for share in found if not share.places]
    chosen = set(provinces)
    return [share for share in found if share.places and (not chosen or share.places <= chosen)]


@cache
def columns(where: Where | None = None) -> tuple[str, ...]:
    """The names of the columns, of one place or of both."""
    return tuple(figure.column for figure in FIGURES if where in (None, figure.where))


def for_fact(added: Added | None) -> dict[str, int | float | None]:
    """The columns of one fact of the table of facts: None where it adds nothing."""
    return {name: (added or {}).get(name) for name in columns()}


def for_features(
    rows: Sequence[Mapping[str, Any]],
    facts: Sequence[Fact],
    provinces: Sequence[str] = (),
    themes: Sequence[str] = (),
    among: Collection[str] | None = None,
) -> list[dict[str, Any]]:
    """The rows of a layer with what each adds to the figures of the facts of this layer that lie in provinces.

    What several rows share is dealt out evenly over them, in whole numbers: so a column adds up, but says nothing of
    what part lies where.
    """
    added = of_facts(facts, provinces, themes, among)
    rows_of: dict[str, list[int]] = defaultdict(list)
    for n, row in enumerate(rows):
        for ident in row["fact_ids"]:
            rows_of[ident].append(n)
    sums: list[dict[str, int | float]] = [{} for _ in rows]
    for ident, at in rows_of.items():
        for name, number in added.get(ident, {}).items():
            share, left = divmod(number, len(at))
            for place, n in enumerate(at):
                sums[n][name] = sums[n].get(name, 0) + share + (place < left)
    wanted = columns("in_provinces")
    return [{**row, **{name: found.get(name) for name in wanted}} for row, found in zip(rows, sums, strict=True)]
