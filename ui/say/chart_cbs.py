"""The chart of homes that the letters mention beside those that CBS counts as built since: no sum of the two. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from layers.analysis import HOMES
from ui.data.picture import Picture
from ui.say import cbs
from ui.say.chart import Bar, Cell, Chart
from ui.say.chart_data import HOMES_STANDINGS, by_standing, found_totals, title
from ui.say.facts import period
from ui.words import charts as words_of
from ui.words.cbs import WORDS as CBS_WORDS
from ui.words.common import WORDS
from ui.words.formats import listed, number

BUILT: Final = "built"
TABLE: Final = "86098NED"


def built(picture: Picture) -> Chart:
    """Return the homes of each province by standing as the letters have them, and apart those built since.

    Empty where there are no figures of CBS.
    """
    language = picture.view.language
    figures, provinces = picture.edition.built.figures, picture.edition.provinces
    if figures is None or not figures.until:
        return Chart(BUILT, "", (), [], number, frozenset())
    words, own, said_by_cbs = WORDS[language], words_of.WORDS[language], CBS_WORDS[language]
    found = found_totals(picture, HOMES)
    rows: list[Sequence[Cell]] = []
    by_row: dict[str, list[Bar]] = {}
    counted: dict[str, int] = {}
    facts: set[str] = set()
    notes = [cbs.window(figures, language)]
    for code in sorted(picture.provinces if picture.provinces is not None else provinces):
        name, here = provinces[code]["name"], found.own(code)
        facts |= {share.fact_id for share in here.shares}
        bars = by_row.setdefault(name, [])
        for standing in HOMES_STANDINGS:
            having = here.with_standing(standing)
            if having.total is not None:
                said = words.facts.bound[having.bound].format(number(having.total, language))
                stated = [picture.edition.facts[share.fact_id]["homes_period"] for share in having.shares]
                years = listed([period(text, language) for text in dict.fromkeys(stated) if text], language)
                label = ", ".join(filter(None, [f"{said} {words.figures.standing[standing]}", years]))
                bars.append(Bar(name, standing, having.total, said, label))
        count, missing = figures.built(code)
        if count is None:
            notes.append(said_by_cbs.missing.format(name, cbs.missing_names(missing, picture.edition, language)))
        else:
            counted[name] = count
            shown = number(count, language)
            bars.append(Bar(name, BUILT, count, shown, f"{shown} {said_by_cbs.built_short}"))
        stands = (figures.standing(measure, code).number for measure in cbs.STANDS)
        rows.append((code, name, *by_standing(here.shares, HOMES_STANDINGS).values(), count, *stands))
    ordered = sorted(by_row, key=lambda name: (-counted.get(name, 0), name))
    bars = [bar for name in ordered for bar in by_row[name]]
    months = {"since": cbs.month(figures.since, language), "until": cbs.month(figures.until, language)}
    top = [bar for bar in bars if bar.series == BUILT]
    drawn = {bar.series for bar in bars}
    named = {name: words.figures.standing[name] for name in HOMES_STANDINGS} | {BUILT: said_by_cbs.built_short}
    if silent := sorted(name for name in ordered if all(bar.series == BUILT for bar in by_row[name])):
        notes.append(said_by_cbs.silent.format(listed(silent, language)))
    return Chart(
        BUILT,
        title(BUILT, top, language, **months) if top else "",
        (
            own.column["code"],
            own.column["place"],
            *(words.figures.standing[name].capitalize() for name in HOMES_STANDINGS),
            said_by_cbs.built.format(months["since"], months["until"]),
            *_stands(picture),
        ),
        rows,
        number,
        frozenset(facts),
        {"provinces": bars} if bars else {},
        {name: said for name, said in named.items() if name in drawn},
        notes=notes,
        beside=cbs.sources(figures, language, (TABLE,)),
    )


def _stands(picture: Picture) -> list[str]:
    """The heads of the columns with what there was at the end of a month."""
    language, figures = picture.view.language, picture.edition.built.figures
    words = CBS_WORDS[language]
    labels = {"stock": words.stock, "population": words.population}
    found = [(measure, figures.stand(measure) if figures else None) for measure in cbs.STANDS]
    return [
        labels[m].format(cbs.month(stand["month"], language)) if stand else labels[m].format("–") for m, stand in found
    ]
