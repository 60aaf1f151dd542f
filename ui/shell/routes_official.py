"""The routes of what others publish of regions and outlines: its files, where the built folder holds them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

import reading
from layers.forms import FORMS
from layers.official_files import FILES, MEMBERS, members_csv
from ui.data.edition import newest
from ui.shell.answers import asked, file_name, no_map, refusal, sent, tag, unchanged
from ui.shell.open_data import data_route


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
    wish = asked(request.query_params, found, ())
    if isinstance(wish, Response):
        return wish
    its_tag = tag(found, "official", name)
    if answer := unchanged(request, its_tag):
        return answer
    content = reading.content(found.built.path / FILES[name])
    if name == MEMBERS:
        municipalities = {row["code"]: row["name"] for row in found.built.registers["municipalities"]}
        content = members_csv(content, municipalities)
    stem, _, form = name.partition(".")
    manifest = found.built.manifest
    saved_as = file_name([stem, str(manifest["boundary"]["year"]), manifest["edition"]], form)
    return sent(request, content, saved_as, FORMS["csv" if form == "csv" else "geojson"].media_type, its_tag)


ROUTES: list[BaseRoute] = [data_route("/official/{name}", official)]
