"""The figures of a run as a chart: drawn by Streamlit's own Vega, so that a picture needs nothing from elsewhere."""

import json
import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

rows = json.loads(Path(os.environ["BENCH_JSON"]).read_text(encoding="utf-8"))["rows"]
bars = pd.DataFrame(
    [
        {"measure": f"{row['measure']} ({row['unit']})", "which": which, "value": row[which]}
        for row in rows
        for which in ("naive", "goal", "product")
        if (row[which] or 0) > 0  # a logarithm has no place for nothing
    ]
)
st.set_page_config(layout="wide")
st.html("<style>.stMainBlockContainer { padding: 12px !important; }</style>")
st.altair_chart(
    alt.Chart(bars)
    .mark_point(filled=True, size=110, opacity=1)
    .encode(
        x=alt.X("value:Q", scale=alt.Scale(type="log"), title="value in the unit of the measure, logarithmic"),
        y=alt.Y("measure:N", sort=None, title=None, axis=alt.Axis(labelLimit=460, grid=True)),
        color=alt.Color(
            "which:N",
            sort=["naive", "goal", "product"],
            scale=alt.Scale(domain=["naive", "goal", "product"], range=["#b5b5b5", "#e0a060", "#154273"]),
            title=None,
        ),
        tooltip=["measure", "which", "value"],
    )
    .properties(height=34 * len(bars["measure"].unique())),
    width="stretch",
)
