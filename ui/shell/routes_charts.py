"""The table of each chart as a file, filtered as the page is."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from layers.tables import csv_of
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.data.state import ViewState, from_query, to_query
from ui.say.chart_data import CHARTS, MAKERS
from ui.shell.routes_downloads import file_name, no_map, refusal, refused, sent

FILTERS: Final = ("lang", "province", "theme", "landsdeel", "q")


def chart_address(chart: str, view: ViewState) -> str:
    """Return the address of the table of a chart as a view filters it."""
    query = {name: values for name, values in to_query(view).items() if name in FILTERS}
    return f"/charts/{chart}.csv" + (f"?{urlencode(query, doseq=True)}" if query else "")


def chart_csv(request: Request) -> Response:
    """Send the table of a chart as CSV, filtered by the parameters of the page."""
    name = request.path_params["chart"]
    if name not in CHARTS:
        return refusal(404, "unknown chart", CHARTS)
    found = newest()
    if found is None:
        return no_map()
    if answer := refused(request, found, FILTERS):
        return answer
    view, _ = from_query({what: request.query_params.getlist(what) for what in request.query_params}, found.known)
    chart = MAKERS[name](Picture(found, view))
    stem = [name, *view.provinces, *view.landsdelen, *view.themes]
    return sent(csv_of(chart.header, chart.rows), file_name(stem, "csv"), "csv")
