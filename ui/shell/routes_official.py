"""The routes of what others publish of regions and outlines: its files, where the built folder holds them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from layers.forms import FORMS
from layers.official_files import FILES, MEMBERS, members_csv
from ui.data.edition import newest
from ui.shell.answers import file_name, no_map, refusal, refused, sent


def official(request: Request) -> Response:
    """Send a file; 404 where it is not at hand, with those that are."""
    found = newest()
    if found is None:
        return no_map()
    there = found.built.manifest["files"]
    known = [name for name, made_of in FILES.items() if made_of in there]
    name = request.path_params["name"]
    if name not in known:
        return refusal(404, "unknown file, or not at hand", known)
    if answer := refused(request, found, ()):
        return answer
    content = (found.built.path / FILES[name]).read_bytes()
    if name == MEMBERS:
        municipalities = {row["code"]: row["name"] for row in found.built.registers["municipalities"]}
        content = members_csv(content, municipalities)
    stem, _, form = name.partition(".")
    year = str(found.built.manifest["boundary"]["year"])
    return sent(content, file_name([stem, year], form), FORMS["csv" if form == "csv" else "geojson"].media_type)


ROUTES: list[BaseRoute] = [Route("/official/{name}", official)]
