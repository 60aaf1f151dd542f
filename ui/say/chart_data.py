"""The charts of homes and money: each with its bars, its title and the table that holds the same numbers. Pure.

Sums come from `layers.analysis`; no bar adds standings, payers, or what is national to what lies in provinces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from layers.analysis import HOMES, RIJK, STANDINGS, Measure, Share, Totals, totals
from layers.catalogue.mirt import LAYER as MIRT
from layers.layer import Language
from ui.data.picture import Picture
from ui.say.chart import Bar, Cell, Chart, Say, largest, sorted_rows
from ui.words import charts as words_of
from ui.words.chart_titles import WORDS as TITLES
from ui.words.common import WORDS
from ui.words.formats import euro, listed, number, short_euro

PAYERS: Final = ("rijk", "regio", "other", None)
WHERE: Final = ("one", "several", "none")
# A contribution that is only proposed or estimated is none: the measure leaves it out.
MONEY_STANDINGS: Final = tuple(name for name in STANDINGS if name != "possible")
HOMES_STANDINGS: Final = tuple(name for name in STANDINGS if name != "in_kind")


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


def title(chart: str, bars: Sequence[Bar], language: Language, **said: str) -> str:
    """Return the title of a chart: its largest bar and that bar's number; where several are as large, all of them."""
    titles = TITLES[language]
    top = largest(bars)
    # Each row once: two standings of one row may be equally large.
    rows = list(dict.fromkeys(bar.row for bar in top))
    row = listed(rows, language)
    if len(top) == 1:
        found = titles.headline[chart].format(row=row, number=top[0].said, **top[0].about, **said)
    elif chart in titles.headline_many and len(top) == len(rows) and len({bar.series for bar in top}) == 1:
        found = titles.headline_many[chart].format(row=row, number=top[0].said, **top[0].about, **said)
    else:
        found = titles.tie.format(number=top[0].said, rows=row)
    return found[0].upper() + found[1:]


def inside(name: str) -> str:
    """Return the name of a theme or document as it stands within a sentence; an abbreviation stays as it is."""
    return name if name[1:2].isupper() else name[0].lower() + name[1:]


def within(picture: Picture) -> Mapping[str, str]:
    """Return where shares lie, in words; of one province alone its name."""
    language, codes = picture.view.language, picture.provinces or ()
    if len(codes) != 1:
        return TITLES[language].within
    return {
        **TITLES[language].within,
        "one": TITLES[language].within_one.format(picture.edition.provinces[codes[0]]["name"]),
    }


def _bars(
    row: str,
    shares: Iterable[Share],
    standings: Sequence[str],
    say: Say,
    language: Language,
    **about: str,
) -> list[Bar]:
    """Return a bar for each standing that any of these shares has."""
    words, found = WORDS[language], Totals(tuple(shares))
    bars = []
    for name in standings:
        having = found.with_standing(name)
        if having.total is not None:
            said = words.facts.bound[having.bound].format(say(having.total, language))
            standing = words.figures.standing[name]
            label = ", ".join(part for part in (about.get("payer"), standing) if part)
            bars.append(Bar(row, name, having.total, said, f"{said} {label}", {"standing": standing, **about}))
    return bars


def _series(standings: Sequence[str], bars: Sequence[Bar], language: Language) -> dict[str, str]:
    """Return what the colours of bars mean, the firmest first."""
    found = {bar.series for bar in bars}
    return {name: WORDS[language].figures.standing[name] for name in standings if name in found}


def certainty(picture: Picture) -> Chart:
    """Return the homes of each standing, apart for what lies in one province, in several, and in none."""
    language = picture.view.language
    own, places = words_of.WORDS[language], within(picture)
    names = WORDS[language].figures.standing
    shares = found_totals(picture, HOMES).shares
    panels: dict[str, list[Bar]] = {}
    for where in WHERE:
        here = [share for share in shares if where_of(share) == where]
        panels[where] = [
            replace(
                bar,
                row=names[bar.series].capitalize(),
                label=bar.said,
                about={"where": places[where], "standing": TITLES[language].as_standing[bar.series]},
            )
            for bar in _bars("", here, HOMES_STANDINGS, number, language)
        ]
    bars = [bar for found in panels.values() for bar in found]
    said = title("certainty", bars, language) if bars else ""
    agreed = largest([bar for bar in bars if bar.series == "agreed"])[:1]
    for bar in agreed:
        if bar not in largest(bars):
            said += TITLES[language].also["certainty"].format(number=bar.said, **bar.about)
    return Chart(
        "certainty",
        said,
        tuple(own.column[name] for name in ("where", "state", "count", "stated")),
        [(own.where[where], bar.row, bar.number, bar.said) for where, found in panels.items() for bar in found],
        number,
        frozenset(share.fact_id for share in shares),
        {where: sorted_rows(found) for where, found in panels.items() if found},
        _series(HOMES_STANDINGS, bars, language),
    )


def homes(picture: Picture) -> Chart:
    """Return the homes of each province and standing; what lies in several provinces or in none is in the table."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    found = found_totals(picture, HOMES)
    provinces = picture.edition.provinces
    codes = sorted(picture.provinces if picture.provinces is not None else provinces)
    rows: list[Sequence[Cell]] = []
    bars: list[Bar] = []
    counted: list[Share] = []
    for code in codes:
        shares, name = found.own(code).shares, provinces[code]["name"]
        counted += shares
        bars += _bars(name, shares, HOMES_STANDINGS, number, language)
        rows.append((code, name, *by_standing(shares, HOMES_STANDINGS).values()))
    for where in ("several", "none"):
        shares = tuple(share for share in found.shares if where_of(share) == where)
        counted += shares
        if shares:
            rows.append(("", own.panel[where], *by_standing(shares, HOMES_STANDINGS).values()))
    having = {bar.row for bar in bars}
    silent = sorted(provinces[code]["name"] for code in codes if provinces[code]["name"] not in having)
    said = ""
    if bars:
        said = title("homes", bars, language)
        if silent:
            counts = {"number": number(len(silent), language), "total": number(len(codes), language)}
            said += TITLES[language].also["homes"].format(**counts)
    return Chart(
        "homes",
        said,
        (own.column["code"], own.column["place"], *(words.figures.standing[s].capitalize() for s in HOMES_STANDINGS)),
        rows,
        number,
        frozenset(share.fact_id for share in counted),
        {"provinces": sorted_rows(bars)} if bars else {},
        _series(HOMES_STANDINGS, bars, language),
        silent=dict.fromkeys(silent, own.no_number) if bars else {},
    )


def money(picture: Picture) -> Chart:
    """Return the contributions of each payer by theme and standing, national ones apart from those of provinces."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    panels: dict[str, list[Bar]] = {where: [] for where in reversed(WHERE)}
    rows: list[Sequence[Cell]] = []
    counted: set[str] = set()
    places = within(picture)
    for payer in PAYERS:
        shares = found_totals(picture, contributions(payer)).shares
        counted |= {share.fact_id for share in shares}
        name = words.facts.payer[payer or "none"]
        for theme, theme_name in words.facts.themes.items():
            for where in WHERE:
                here = [
                    s for s in shares if where_of(s) == where and picture.edition.facts[s.fact_id]["theme"] == theme
                ]
                if here:
                    about = {"payer": name, "where": places[where]}
                    panels[where] += _bars(theme_name, here, MONEY_STANDINGS, short_euro, language, **about)
                    sums = by_standing(here, MONEY_STANDINGS).values()
                    rows.append((name[0].upper() + name[1:], theme_name, own.where[where], *sums))
    bars = [bar for found in panels.values() for bar in found]
    named = [replace(bar, row=inside(bar.row)) for bar in bars]
    said = title("money", named, language) if named else ""
    others = [f for f in picture.facts if f["amount_role"] and not any(contributions(p).counts(f) for p in PAYERS)]
    return Chart(
        "money",
        said,
        (
            *(own.column[name] for name in ("payer", "theme", "where")),
            *(words.figures.standing[s].capitalize() for s in MONEY_STANDINGS),
        ),
        rows,
        euro,
        frozenset(counted),
        {where: sorted_rows(found) for where, found in panels.items() if found},
        _series(MONEY_STANDINGS, bars, language),
        notes=[own.not_counted.format(number(len(others), language))] if others else [],
    )


def projects(picture: Picture) -> Chart:
    """Return what each payer contributes to each project, by standing."""
    language = picture.view.language
    words, own = WORDS[language], words_of.WORDS[language]
    kept = frozenset(picture.features(MIRT.id))
    features = [feature for feature in picture.edition.built.features(MIRT.id) if feature["id"] in kept]
    names = {i: [str(f["name"]) for f in features if i in f["fact_ids"]] for f in features for i in f["fact_ids"]}
    bars: list[Bar] = []
    rows: list[Sequence[Cell]] = []
    counted: set[str] = set()
    # The shares as filtered, by the projects that their facts name together: what is for two is no one's alone.
    for payer in PAYERS:
        name = words.facts.payer[payer or "none"]
        together: dict[str, list[Share]] = {}
        for share in found_totals(picture, contributions(payer)).shares:
            if share.fact_id in names:
                together.setdefault(listed(names[share.fact_id], language), []).append(share)
        for project, shares in together.items():
            bars += _bars(project, shares, MONEY_STANDINGS, short_euro, language, payer=name)
            counted |= {share.fact_id for share in shares}
            rows.append((name[0].upper() + name[1:], project, *by_standing(shares, MONEY_STANDINGS).values()))
    said = ""
    if bars:
        said = title("projects", bars, language)
        agreed = largest([bar for bar in bars if bar.series == "agreed"])
        if len(agreed) == 1 and agreed[0] not in largest(bars):
            said += TITLES[language].also["projects"].format(number=agreed[0].said, row=agreed[0].row)
    return Chart(
        "projects",
        said,
        (
            own.column["payer"],
            own.column["project"],
            *(words.figures.standing[s].capitalize() for s in MONEY_STANDINGS),
        ),
        rows,
        euro,
        frozenset(counted),
        {"projects": sorted_rows(bars)} if bars else {},
        _series(MONEY_STANDINGS, bars, language),
    )
