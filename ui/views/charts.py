"""The view of the charts: bars by Altair, each with its table, source line and download."""

from __future__ import annotations

from typing import Final

import altair as alt
import streamlit as st

from layers.layer import Language
from layers.style import CHART
from ui.data.picture import Picture
from ui.say.chart_data import MAKERS, Chart
from ui.say.safe_html import el, text
from ui.views.chart_tables import above, under
from ui.words import charts as words_of
from ui.words.common import WORDS

STEP_PX: Final = 36
OTHER: Final = CHART["possible"]


def colours(language: Language) -> dict[str, str]:
    """Return the colour of each series by its name in words."""
    words = WORDS[language]
    names = {**words.facts.status, **words.figures.standing, "not_mentioned": words_of.WORDS[language].not_stated}
    return {names[code]: colour for code, colour in CHART.items()}


def bars_of(chart: Chart, language: Language, ink: str) -> alt.LayerChart | alt.FacetChart:
    """Return the bars of a chart, each under its words; blocks stand under their headings, each with its own scale."""
    own = words_of.WORDS[language]
    colour = colours(language)
    values: list[dict[str, object]] = []
    for name, bars in chart.panels.items():
        if len(chart.panels) > 1:
            values.append({"y": len(values), "words": own.panel[name], "heading": True, "part": 0})
        most = max(bar.number for bar in bars)
        for bar in bars:
            words = f"{bar.row}: {bar.label}"
            shade = colour.get(bar.series, OTHER)
            values.append({"y": len(values), "words": words, "part": round(bar.number / most, 4), "colour": shade})
    base = alt.Chart(alt.InlineData(values=values), height=alt.Step(STEP_PX)).encode(alt.Y("y:O", axis=None))
    weight = {"expr": "datum.heading ? 700 : 400"}
    return alt.layer(
        base.mark_bar(height=12, yOffset=8).encode(
            alt.X("part:Q", axis=None, scale=alt.Scale(domain=[0, 1])), alt.Color("colour:N", scale=None)
        ),
        base.mark_text(align="left", dy=-9, fontSize=13, color=ink, fontWeight=weight).encode(
            alt.Text("words:N"), x=alt.value(0)
        ),
        description=own.described.format(own.name[chart.id]),
    )


def show_chart(chart: Chart, picture: Picture) -> None:
    """Show a chart with its notes, table, source line and download."""
    language = picture.view.language
    st.html(above(chart, language))
    if not chart.panels:
        return
    # Vega draws on a canvas that knows no style sheet: the words take the text colour of the theme.
    ink = str(st.get_option(f"theme.{st.context.theme.type or 'light'}.textColor"))
    st.altair_chart(bars_of(chart, language, ink), key=f"chart-{chart.id}")
    st.html(under(chart, picture))


def show(picture: Picture) -> None:
    """Show the charts."""
    own = words_of.WORDS[picture.view.language]
    with st.container(key="charts"):
        st.html(el("div", el("h1", text(own.title)), el("p", text(own.intro)), cls="page"))
        for make in MAKERS.values():
            show_chart(make(picture), picture)
