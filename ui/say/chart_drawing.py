"""All charts, and each as the data of which the browser draws it: words, numbers and colours, no sizes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any, Final

from layers.style import CHART
from ui.data.picture import Picture
from ui.say.chart import Chart
from ui.say.chart_cbs import BUILT, built
from ui.say.chart_counts import meetings, novex, silence
from ui.say.chart_data import certainty, homes, money, projects
from ui.say.chart_outcomes import outcomes
from ui.say.facts import letter
from ui.words import charts as words_of
from ui.words.chart_titles import WORDS as TITLES
from ui.words.formats import day

MAKERS: Final[Mapping[str, Callable[[Picture], Chart]]] = {
    "certainty": certainty,
    "homes": homes,
    "money": money,
    "projects": projects,
    "outcomes": outcomes,
    "meetings": meetings,
    "novex": novex,
    "silence": silence,
}
CHARTS: Final = tuple(MAKERS)
OTHER: Final = CHART["possible"]
# What is no promise but stands beside one: only where it was fetched.
BESIDE: Final[Mapping[str, Callable[[Picture], Chart]]] = {BUILT: built}
# What is no statement is hatched, never a full colour.
HATCHED: Final = frozenset({"not_mentioned", "silent", "unread", "without word"})


def makers(picture: Picture) -> Mapping[str, Callable[[Picture], Chart]]:
    """Return the charts of an edition: those of the letters, and of what was fetched to stand beside them."""
    return MAKERS if picture.edition.built.figures is None else {**MAKERS, **BESIDE}


def source_line(chart: Chart, picture: Picture) -> str:
    """Return the letters that hold the numbers of a chart, and the edition."""
    language = picture.view.language
    edition = picture.edition
    parts = [edition.part(source) for i in chart.facts for source in edition.facts[i]["sources"]]
    letters = sorted({letter(part, language) for part in parts if part})
    manifest = edition.built.manifest
    return words_of.WORDS[language].source.format(
        "; ".join([*letters, *chart.beside]), manifest["edition"], day(manifest["edition_date"], language)
    )


def drawing(chart: Chart, picture: Picture) -> dict[str, Any]:
    """Return what the browser draws: `ui/assets/charts/types.d.ts` has the same fields."""
    language = picture.view.language
    own = words_of.WORDS[language]
    several = len(chart.panels) > 1
    panels = []
    for name, bars in chart.panels.items():
        rows = [
            {
                "name": row,
                "aside": chart.asides.get(row, ""),
                "bars": [
                    {"number": b.number, "said": b.said, "label": b.label, "series": b.series} for b in found
                ],
            }
            for row, found in ((row, list(found)) for row, found in groupby(bars, key=lambda bar: bar.row))
        ]  # fmt: skip
        rows += [{"name": row, "aside": said, "bars": []} for row, said in chart.silent.items()]
        panels.append({"name": own.panel[name] if several else "", "rows": rows})
    return {
        "id": chart.id,
        "title": chart.headline,
        "question": TITLES[language].question[chart.id],
        "note": " ".join((TITLES[language].note[chart.id], *chart.notes)),
        "stacked": chart.stacked,
        "panels": panels,
        "legend": [
            {"series": name, "name": said, "colour": CHART.get(name, OTHER), "hatched": name in HATCHED}
            for name, said in chart.series.items()
        ],
        "columns": list(chart.columns),
        "boxes": [{"name": row, "states": [box.state for box in boxes]} for row, boxes in chart.boxes.items()],
    }
