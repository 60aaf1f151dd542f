"""The view of the charts: each with its title, drawing, table, source line, download and picture."""

from __future__ import annotations

from layers.layer import Language
from ui.data.addresses import chart_address
from ui.data.assets import offer_charts
from ui.data.picture import Picture
from ui.say.chart import Cell, Chart
from ui.say.chart_drawing import drawing, makers, source_line
from ui.say.lists import scrolled
from ui.say.safe_html import EMPTY, Html, el, join, link, text
from ui.say.slide import around
from ui.views.downloads import file_link
from ui.views.pictures import buttons, folded, told
from ui.words import charts as words_of
from ui.words.chart_titles import WORDS as TITLES


def table(chart: Chart, language: Language) -> Html:
    """Return the table of a chart: the same numbers, in words; what is not stated is a dash."""
    own = words_of.WORDS[language]

    def cell(value: Cell) -> Html:
        if value is None:
            return el("span", text("–"), title=own.not_stated)
        return text(value if isinstance(value, str) else chart.say(value, language))

    rows = ([cell(value) for value in row] for row in chart.rows)
    return scrolled(own.table.format(TITLES[language].question[chart.id]), [text(name) for name in chart.header], rows)


def with_download(chart: Chart, picture: Picture) -> Html:
    """Return the table of a chart with a link to it as a file."""
    own = words_of.WORDS[picture.view.language]
    return join(table(chart, picture.view.language), file_link(chart_address(chart.id, picture.view), own.download))


def matrix(chart: Chart, language: Language) -> Html:
    """Return boxes by row and column: what each says is its name, so that no meaning hangs on its look."""
    own = words_of.WORDS[language]
    head = el("tr", el("td"), *(el("th", el("span", text(name)), scope="col") for name in chart.columns))
    rows = [
        el(
            "tr",
            el("th", text(name), scope="row"),
            *(
                el(
                    "td",
                    link(box.href, el("span", text(box.label), cls="unseen"), title=box.label)
                    if box.href
                    else el("span", text(box.label), cls="unseen"),
                    cls=f"box-{box.state}",
                    title="" if box.href else box.label,
                )
                for box in boxes
            ),
        )
        for name, boxes in chart.boxes.items()
    ]
    key = (
        el("li", el("span", cls=f"box-sign box-{name}", aria_hidden="true"), text(said))
        for name, said in own.cells.items()
    )
    caption = el("caption", text(TITLES[language].question[chart.id]), cls="unseen")
    return join(
        el("p", text(own.cell_hint)),
        el("ul", *key, cls="box-key"),
        el(
            "div",
            el("table", caption, el("thead", head), el("tbody", *rows), cls="boxes"),
            cls="boxes-scroll",
            role="region",
            tabindex="0",
            aria_label=TITLES[language].question[chart.id],
        ),
    )


def head(chart: Chart, language: Language) -> Html:
    """Return the question, what one sees, and how to read it; where there is nothing to draw, that."""
    own = words_of.WORDS[language]
    if chart.is_empty:
        return join(el("h2", text(TITLES[language].question[chart.id])), el("p", text(own.nothing)))
    return join(
        el("p", text(TITLES[language].question[chart.id]), cls="chart-question quiet"),
        el("h2", text(chart.headline)),
        el("p", text(TITLES[language].note[chart.id])),
    )


def section(chart: Chart, picture: Picture) -> Html:
    """Return a chart with all that belongs to it; without a script it is its title, table and source line."""
    language = picture.view.language
    own = words_of.WORDS[language]
    if chart.is_empty:
        return el("section", head(chart, language), cls="chart", id=f"chart-{chart.id}")
    source = source_line(chart, picture)
    notes = [*([own.one_scale] if chart.panels else []), *chart.notes]
    data = {**drawing(chart, picture), "source": source, "around": around(picture)}
    drawn = (
        matrix(chart, language)
        if chart.boxes
        else el("div", cls="chart-drawn", role="img", aria_label=own.described.format(chart.headline))
    )
    return el(
        "section",
        head(chart, language),
        drawn,
        el("p", text(" ".join(notes)), cls="quiet") if notes else EMPTY,
        el(
            "details",
            el("summary", text(own.table.format(TITLES[language].question[chart.id]))),
            with_download(chart, picture),
        ),
        folded(buttons(TITLES[language].question[chart.id], picture), language),
        el("p", text(source), cls="quiet chart-source"),
        cls="chart",
        id=f"chart-{chart.id}",
        data_chart=told(data),
    )


def html(picture: Picture) -> Html:
    """Return the page of the charts."""
    own = words_of.WORDS[picture.view.language]
    charts = (section(make(picture), picture) for make in makers(picture).values())
    top = join(el("h1", text(own.title)), el("p", text(own.intro)))
    return el("div", top, *charts, cls="page charts", data_script=offer_charts())


def as_table(chart: Chart, picture: Picture) -> Html:
    """Return a chart for a page without a script."""
    language = picture.view.language
    if chart.is_empty:
        return el("section", head(chart, language), cls="chart")
    return el(
        "section",
        head(chart, language),
        matrix(chart, language) if chart.boxes else EMPTY,
        with_download(chart, picture),
        el("p", text(source_line(chart, picture)), cls="quiet chart-source"),
        cls="chart",
    )


def tables(picture: Picture) -> Html:
    """Return every chart as a table, for a page without pictures."""
    return el("div", *(as_table(make(picture), picture) for make in makers(picture).values()), cls="page charts")
