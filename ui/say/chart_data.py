"""The numbers of the charts: each chart with its bars and the table that holds the same numbers. Pure.

Sums come from `layers.analysis`; no bar adds standings, payers, or what is national to what lies in provinces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from layers.analysis import HOMES, RIJK, STANDINGS, Measure, Share, Totals, totals
from layers.catalogue.novex import INSTRUMENTS
from layers.catalogue.novex import LAYER as NOVEX
from layers.features import value
from layers.layer import Language
from ui.data.picture import Picture
from ui.say.comparison import instruments
from ui.say.facts import letter
from ui.words import charts as words_of
from ui.words.common import WORDS
from ui.words.formats import day, euro, listed, number

CHARTS: Final = ("homes", "money", "novex")
PAYERS: Final = ("rijk", "regio", "other", None)
WHERE: Final = ("one", "several", "none")
# How a NOVEX document may stand, furthest first; a status that is not here comes after these.
STATES: Final = ("done", "in-progress", "agreed", "conditional", "proposed", "not_mentioned")
# A contribution that is only proposed or estimated is none: the measure leaves it out.
MONEY_STANDINGS: Final = tuple(name for name in STANDINGS if name != "possible")
HOMES_STANDINGS: Final = tuple(name for name in STANDINGS if name != "in_kind")
Cell = str | int | float | None


@dataclass(frozen=True)
class Bar:
    """A bar: its row, its series (a standing or state), its number, and the label with both in words."""

    row: str
    series: str
    number: int | float
    label: str


@dataclass(frozen=True)
class Chart:
    """A chart: blocks of bars, each with a scale of its own, and the table; `notes` say what is not in it.

    `rows` hold numbers as they are, None where none is stated; `say` writes a number. `facts` are those that count.
    """

    id: str
    panels: Mapping[str, Sequence[Bar]]
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    say: Callable[[float | int, Language], str]
    facts: frozenset[str]
    notes: Sequence[str] = ()


def contributions(payer: str | None) -> Measure:
    """Return the measure of what one payer contributes."""
    return replace(RIJK, id=payer or "none", only={**RIJK.only, "amount_payer": (payer,)})


def found_totals(picture: Picture, measure: Measure) -> Totals:
    """Return the totals of a measure as the filters of a view leave them."""
    if picture.provinces == ():
        return Totals(())
    return totals(picture.searched, measure, provinces=picture.provinces or (), themes=picture.view.themes)


def by_standing(shares: Iterable[Share], standings: Sequence[str]) -> dict[str, int | float | None]:
    """Return the sum of shares for each of these standings, None where none has it."""
    found = Totals(tuple(shares))
    return {name: found.standing(name) for name in standings}


def where_of(share: Share) -> str:
    """Return whether a share lies in one province, in several or in none."""
    return WHERE[min(len(share.places), 2) - 1] if share.places else "none"


def _bars(
    row: str, sums: Mapping[str, int | float | None], say: Callable[[float | int, Language], str], language: Language
) -> list[Bar]:
    names = WORDS[language].figures.standing
    return [
        Bar(row, names[standing], value, f"{say(value, language)} {names[standing]}")
        for standing, value in sums.items()
        if value is not None
    ]


def homes(picture: Picture) -> Chart:
    """Return the homes of each province and standing; apart what lies in several provinces and what in none."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    found = found_totals(picture, HOMES)
    provinces = picture.edition.provinces
    codes = sorted(picture.provinces if picture.provinces is not None else provinces)
    sums: dict[str, tuple[str, dict[str, int | float | None]]] = {
        code: (provinces[code]["name"], by_standing(found.own(code).shares, HOMES_STANDINGS)) for code in codes
    }
    for where in ("several", "none"):
        shares = [share for share in found.shares if where_of(share) == where]
        if shares:
            sums[where] = (own.panel[where], by_standing(shares, HOMES_STANDINGS))
    panels: dict[str, list[Bar]] = {"provinces": [], "several": [], "none": []}
    for key, (name, values) in sums.items():
        panels[key if key in panels else "provinces"] += _bars(name, values, number, language)
    silent = [name for name, values in sums.values() if all(value is None for value in values.values())]
    return Chart(
        "homes",
        {name: bars for name, bars in panels.items() if bars},
        (own.column["code"], own.column["place"], *(words.figures.standing[s].capitalize() for s in HOMES_STANDINGS)),
        [(key if key in provinces else "", name, *values.values()) for key, (name, values) in sums.items()],
        number,
        frozenset(share.fact_id for share in found.shares),
        [own.without.format(listed(silent, language))] if silent else [],
    )


def money(picture: Picture) -> Chart:
    """Return the contributions of each payer by theme and standing, national ones apart from those of provinces."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    panels: dict[str, list[Bar]] = {where: [] for where in WHERE}
    rows: list[Sequence[Cell]] = []
    counted: set[str] = set()
    for payer in PAYERS:
        shares = found_totals(picture, contributions(payer)).shares
        counted |= {share.fact_id for share in shares}
        name = words.facts.payer[payer or "none"]
        name = name[0].upper() + name[1:]
        for theme, theme_name in words.facts.themes.items():
            for where in WHERE:
                here = [
                    s for s in shares if where_of(s) == where and picture.edition.facts[s.fact_id]["theme"] == theme
                ]
                if here:
                    sums = by_standing(here, MONEY_STANDINGS)
                    panels[where] += _bars(f"{name} · {theme_name}", sums, euro, language)
                    rows.append((name, theme_name, own.where[where], *(sums[name] for name in MONEY_STANDINGS)))
    others = [f for f in picture.facts if f["amount_role"] and not any(contributions(p).counts(f) for p in PAYERS)]
    return Chart(
        "money",
        {where: bars for where, bars in panels.items() if bars},
        (
            *(own.column[name] for name in ("payer", "theme", "where")),
            *(words.figures.standing[s].capitalize() for s in MONEY_STANDINGS),
        ),
        rows,
        euro,
        frozenset(counted),
        [own.not_counted.format(number(len(others), language))] if others else [],
    )


def novex(picture: Picture) -> Chart:
    """Return how many NOVEX areas have each of the three documents in which state, with their names."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    chosen = picture.provinces
    features = [
        f for f in picture.edition.built.features(NOVEX.id) if chosen is None or set(chosen) & set(f["province_codes"])
    ]
    areas = [f for f in features if f["kind"] == "novex"]
    said = {**words.facts.status, "not_mentioned": own.not_stated}
    bars: list[Bar] = []
    rows: list[Sequence[Cell]] = []
    for column, name in instruments(language).items():
        order = (*STATES, *sorted({value(area, column) for area in areas} - {*STATES}))
        for status in order:
            names = [str(area["name"]) for area in areas if value(area, column) == status]
            if names:
                label = f"{number(len(names), language)} {said[status]}"
                bars.append(Bar(name.capitalize(), said[status], len(names), label))
                rows.append((name.capitalize(), said[status], len(names), ", ".join(names)))
    ids = {i for area in areas for i in area["fact_ids"]}
    notes = [own.regions.format(number(len(features) - len(areas), language))] if len(features) > len(areas) else []
    return Chart(
        "novex",
        {"areas": bars} if bars else {},
        tuple(own.column[name] for name in ("document", "state", "count", "names")),
        rows,
        number,
        frozenset(i for i in ids if i.endswith(tuple(INSTRUMENTS.values()))),
        notes,
    )


MAKERS: Final[Mapping[str, Callable[[Picture], Chart]]] = {"homes": homes, "money": money, "novex": novex}


def source_line(chart: Chart, picture: Picture) -> str:
    """Return the letters that hold the numbers of a chart, and the edition."""
    language = picture.view.language
    edition = picture.edition
    parts = [edition.part(source) for i in chart.facts for source in edition.facts[i]["sources"]]
    letters = sorted({letter(part, language) for part in parts if part})
    manifest = edition.built.manifest
    return words_of.WORDS[language].source.format(
        "; ".join(letters), manifest["edition"], day(manifest["edition_date"], language)
    )
