"""The view of the charts: bars by Altair, each with its table, source line and download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import altair as alt
import streamlit as st

from layers.style import CHART
from ui import state
from ui.chart_data import MAKERS, Bar, Cell, Chart, source_line
from ui.chart_routes import chart_address
from ui.listing import scrolled
from ui.picture import Picture
from ui.safe_html import el, link, text
from ui.shown import Shown
from ui.text import WORDS, Language
from ui.words import charts as words_of

BAR_PX: Final = 20
LABEL_PX: Final = 180
OTHER: Final = CHART["possible"]
# The longest bar leaves as much room again for its label.
ROOM: Final = 2.1


def colours(language: Language) -> dict[str, str]:
    """Return the colour of each series by its name in words."""
    words = WORDS[language]
    names = {**words.status, **words.standing, "not_mentioned": words_of.WORDS[language].not_stated}
    return {names[code]: colour for code, colour in CHART.items()}


def description(bars: Sequence[Bar], language: Language) -> str:
    """Return what a chart shows in words, for those who do not see it."""
    said = "; ".join(f"{bar.row}: {bar.label}" for bar in bars)
    return words_of.WORDS[language].described.format(said)


def bars_of(bars: Sequence[Bar], language: Language) -> alt.LayerChart | alt.FacetChart:
    """Return bars in the order in which they are given, each with its number and standing at its end."""
    colour = colours(language)
    values = []
    for i, bar in enumerate(bars):
        again = i > 0 and bars[i - 1].row == bar.row
        # The axis names a row once: its other bars have a name of spaces, each of another length.
        at = " " * i if again else bar.row
        values.append({"at": at, "number": bar.number, "label": bar.label, "colour": colour.get(bar.series, OTHER)})
    most = max(bar.number for bar in bars)
    base = alt.Chart(alt.InlineData(values=values), height=alt.Step(BAR_PX)).encode(
        alt.X("number:Q", axis=None, scale=alt.Scale(domain=[0, most * ROOM], nice=False)),
        alt.Y("at:N", sort=None, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=LABEL_PX)),
    )
    return alt.layer(
        base.mark_bar(height=BAR_PX - 7).encode(color=alt.Color("colour:N", scale=None), tooltip=alt.value(None)),
        base.mark_text(align="left", dx=5).encode(text="label:N"),
        description=description(bars, language),
    )


def html_table(chart: Chart, language: Language) -> str:
    """Return the table of a chart: the same numbers, in words; what is not stated is a dash."""
    own = words_of.WORDS[language]

    def cell(value: Cell) -> str:
        if value is None:
            return el("span", text("–"), title=own.not_stated)
        return text(value if isinstance(value, str) else chart.say(value, language))

    rows = ([cell(value) for value in row] for row in chart.rows)
    return scrolled(own.table.format(own.name[chart.id]), [text(name) for name in chart.header], rows)


def show_chart(chart: Chart, picture: Picture) -> None:
    """Show a chart with its notes, table, source line and download."""
    language = picture.view.language
    own = words_of.WORDS[language]
    head = el("h2", text(own.name[chart.id])) + el("p", text(own.note[chart.id]))
    if not chart.panels:
        st.html(el("div", head, el("p", text(own.nothing)), cls="page"))
        return
    st.html(el("div", head, cls="page"))
    for name, bars in chart.panels.items():
        st.html(el("div", el("h3", text(own.panel[name])), cls="page"))
        st.altair_chart(bars_of(bars, language), key=f"chart-{chart.id}-{name}")
    notes = [*chart.notes, *([own.scale] if len(chart.panels) > 1 else [])]
    st.html(
        el(
            "div",
            el("p", text(" ".join(notes))) if notes else "",
            el(
                "details",
                el("summary", text(own.table.format(own.name[chart.id]))),
                html_table(chart, language),
                link(chart_address(chart.id, picture.view), text(own.download)),
            ),
            el("p", text(source_line(chart, picture)), cls="quiet"),
            cls="page",
        )
    )


def show(shown: Shown) -> None:
    """Show the charts."""
    view, _ = state.read(shown.known)
    own = words_of.WORDS[view.language]
    picture = Picture(shown, view)
    with st.container(key="charts"):
        st.html(el("div", el("h1", text(own.title)), el("p", text(own.intro)), cls="page"))
        for make in MAKERS.values():
            show_chart(make(picture), picture)
