"""Addresses beside those of the pages: plain pages, API, data dictionary, tables of charts; the one of each page."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urlencode

from ui.data.choices import NARROWED
from ui.data.state import ViewState, to_query

PLAIN_PATH: Final = "/plain"
API_PATH: Final = "/api/v1"
DICTIONARY_PATH: Final = "/docs/data-dictionary"
CHART_FILTERS: Final = ("lang", "province", "theme", "landsdeel", "q", *NARROWED)


def chart_address(chart: str, view: ViewState) -> str:
    """Return the address of the table of a chart as a view filters it."""
    query = {name: values for name, values in to_query(view).items() if name in CHART_FILTERS}
    return f"/charts/{chart}.csv" + (f"?{urlencode(query, doseq=True)}" if query else "")


def canonical(view: ViewState) -> str:
    """Return the one address of what a view shows: it names its language, and nothing of where its visitor is."""
    here = replace(view, zoom=None, centre=None, nth=1, more=1)
    query = {name: values for name, values in to_query(here).items() if name != "lang"}
    return f"/?{urlencode({**query, 'lang': view.language}, doseq=True)}"
