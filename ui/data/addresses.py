"""Addresses beside those of the pages: of the plain pages, the API, the data dictionary and the tables of charts."""

from __future__ import annotations

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
