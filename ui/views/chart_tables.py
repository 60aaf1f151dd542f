"""What stands above and under a chart, and the chart as a table: the same numbers, in words."""

from __future__ import annotations

from layers.layer import Language
from ui.data.addresses import chart_address
from ui.data.picture import Picture
from ui.say.chart_data import MAKERS, Cell, Chart, source_line
from ui.say.lists import scrolled
from ui.say.safe_html import EMPTY, Html, el, join, text
from ui.views.downloads import file_link
from ui.words import charts as words_of


def html_table(chart: Chart, language: Language) -> Html:
    """Return the table of a chart: the same numbers, in words; what is not stated is a dash."""
    own = words_of.WORDS[language]

    def cell(value: Cell) -> Html:
        if value is None:
            return el("span", text("–"), title=own.not_stated)
        return text(value if isinstance(value, str) else chart.say(value, language))

    rows = ([cell(value) for value in row] for row in chart.rows)
    return scrolled(own.table.format(own.name[chart.id]), [text(name) for name in chart.header], rows)


def above(chart: Chart, language: Language) -> Html:
    """Return the heading of a chart and what it shows; where it has no bars, that."""
    own = words_of.WORDS[language]
    nothing = EMPTY if chart.panels else el("p", text(own.nothing))
    return el("div", el("h2", text(own.name[chart.id])), el("p", text(own.note[chart.id])), nothing, cls="page")


def under(chart: Chart, picture: Picture) -> Html:
    """Return the notes of a chart, its table to be unfolded with a download, and its source line."""
    own = words_of.WORDS[picture.view.language]
    notes = [*chart.notes, *([own.scale] if len(chart.panels) > 1 else [])]
    return el(
        "div",
        el("p", text(" ".join(notes))) if notes else EMPTY,
        el("details", el("summary", text(own.table.format(own.name[chart.id]))), with_download(chart, picture)),
        el("p", text(source_line(chart, picture)), cls="quiet"),
        cls="page",
    )


def with_download(chart: Chart, picture: Picture) -> Html:
    """Return the table of a chart with a link to it as a file."""
    own = words_of.WORDS[picture.view.language]
    return join(
        html_table(chart, picture.view.language), file_link(chart_address(chart.id, picture.view), own.download)
    )


def html(picture: Picture) -> Html:
    """Return every chart as a table, for a page without pictures."""
    language = picture.view.language
    charts = (make(picture) for make in MAKERS.values())
    return join(
        *(join(above(chart, language), (with_download(chart, picture) if chart.panels else EMPTY)) for chart in charts)
    )
