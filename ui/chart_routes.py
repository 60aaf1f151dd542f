"""The table of each chart as a file, filtered as the page is."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ui.chart_data import CHARTS, MAKERS, as_csv
from ui.picture import Picture
from ui.shown import newest_digest, shown
from ui.state import ViewState, from_query, to_query

FILTERS = ("lang", "province", "theme", "landsdeel", "q")


def chart_address(chart: str, view: ViewState) -> str:
    """Return the address of the table of a chart as a view filters it."""
    query = {name: values for name, values in to_query(view).items() if name in FILTERS}
    return f"/charts/{chart}.csv" + (f"?{urlencode(query, doseq=True)}" if query else "")


def file_name(chart: str, view: ViewState) -> str:
    """Return a telling name for the file, such as `afsprakenkaart-money-PV22.csv`."""
    return "-".join(["afsprakenkaart", chart, *view.provinces, *view.landsdelen, *view.themes]) + ".csv"


def chart_csv(request: Request) -> Response:
    """Send the table of a chart as CSV, filtered by the parameters of the page."""
    chart = request.path_params["chart"]
    if chart not in CHARTS:
        return JSONResponse({"error": "unknown chart", "known": list(CHARTS)}, status_code=404)
    digest = newest_digest()
    try:
        found = shown(digest) if digest else None
    except (OSError, ValueError):
        found = None
    if found is None:
        return JSONResponse({"error": "no map was built: run `python -m layers build`"}, status_code=503)
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    view, dropped = from_query(query, found.known)
    unknown = [f"{d.parameter}={d.value}" for d in dropped] + sorted(set(query) - {*FILTERS})
    if unknown:
        error = f"not understood: {', '.join(unknown)[:80]}"
        return JSONResponse({"error": error, "known": list(FILTERS)}, status_code=400)
    return Response(
        as_csv(MAKERS[chart](Picture(found, view))),
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(chart, view)}"',
            "Cache-Control": "no-cache",
        },
    )
