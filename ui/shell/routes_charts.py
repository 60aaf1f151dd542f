"""The table of each chart as a file, filtered as the page is."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from layers.deadlines import today
from layers.forms import FORMS
from layers.tables import csv_of
from ui.data.addresses import CHART_FILTERS
from ui.data.edition import newest
from ui.data.picture import Picture
from ui.data.state import from_query
from ui.say.chart_drawing import BESIDE, CHARTS, makers
from ui.shell.answers import asked, file_name, no_map, refusal, sent, tag, unchanged


def chart_csv(request: Request) -> Response:
    """Send the table of a chart as CSV, filtered by the parameters of the page."""
    name = request.path_params["chart"]
    if name not in (*CHARTS, *BESIDE):
        return refusal(404, "unknown chart", CHARTS)
    found = newest()
    if found is None:
        return no_map()
    wish = asked(request.query_params, found, CHART_FILTERS)
    if isinstance(wish, Response):
        return wish
    # What a chart says of promises hangs on the day.
    its_tag = tag(found, name, wish, today())
    if answer := unchanged(request, its_tag):
        return answer
    view, _ = from_query(wish.query, found.known)
    picture = Picture(found, view)
    charts = makers(picture)
    if name not in charts:
        return refusal(404, "this chart has no numbers here", tuple(charts))
    chart = charts[name](picture)
    edition = found.built.manifest["edition"]
    stem = [name, *view.provinces, *view.landsdelen, *view.themes, *view.narrowed(), edition]
    return sent(request, csv_of(chart.header, chart.rows), file_name(stem, "csv"), FORMS["csv"].media_type, its_tag)
