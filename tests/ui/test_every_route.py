"""Whatever is asked of whichever route: an answer or a clear refusal, with all headers, and nothing of how we run."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from layers.cache import set_current
from tests.ui import every_route
from tests.ui.every_route import ask
from ui.data.edition import Edition
from ui.streamlit_contract import OPEN, STREAM

ROOT = Path(__file__).resolve().parents[2]
HEADERS = {
    "content-security-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy",
    "referrer-policy", "x-content-type-options", "x-frame-options", "x-request-id",
}  # fmt: skip
NO_JSON = ("text/html", "image/svg+xml")
Answered = tuple[int, dict[str, str], bytes]
# oEmbed asks for this where another form is asked.
NOT_IMPLEMENTED = ("/oembed", 501)
GROWS_BYTES = 150_000_000
PAGE = "page"


def streamlits(request: Request) -> Response:
    """Stands for Streamlit: only what is open of it may come here."""
    path = request.url.path
    assert path == "/" or path in OPEN or path.startswith("/static/"), path
    return PlainTextResponse(PAGE)


@pytest.fixture(scope="module")
def app(edition: Edition) -> Iterator[Starlette]:
    """The routes and the middleware of `app.py`, without Streamlit behind them."""
    log = logging.getLogger("afsprakenkaart")
    handlers = log.handlers
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AFSPRAKENKAART_CACHE", str(edition.built.path.parents[1]))
        set_current(edition.built.path)
        # It would load libraries beside a test, which says meanwhile what becomes of their warnings.
        patch.setattr("ui.shell.warm.warm", lambda: None)
        import app as of_project

        rest = Route("/{path:path}", streamlits, methods=None)
        yield Starlette(routes=[*of_project.routes, Mount("/", routes=[rest])], middleware=of_project.middleware)
    log.handlers = handlers


def routes(app: Starlette) -> list[Route]:
    return [route for route in app.routes if isinstance(route, Route)]


def judge(path: str, method: str, answer: tuple[int, dict[str, str], bytes], cache: Path) -> None:
    """Hold an answer against what every answer is."""
    status, headers, body = answer
    assert 200 <= status < 500 or (path, status) == NOT_IMPLEMENTED, (status, body[:300])
    assert headers.keys() >= HEADERS - ({"x-frame-options"} if "embed" in path else set()), sorted(headers)
    assert "server" not in headers
    assert not [name for name in (b"Traceback", str(ROOT).encode(), str(cache).encode()) if name in body]
    assert not [value for value in headers.values() if "\n" in value or "\r" in value or str(ROOT) in value]
    if status >= 400 and method not in ("HEAD", "head") and not headers["content-type"].startswith(NO_JSON):
        assert headers["content-type"] == "application/problem+json", (status, headers["content-type"])
        told = json.loads(body)
        assert told["status"] == status
        assert told["title"]


def resident() -> int:
    """The bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def fuzzed(app: Starlette, edition: Edition, examples: int) -> None:
    """Ask every route things that nobody would, and hold each answer against what every answer is."""
    cache, filled = edition.built.path.parents[1], every_route.fillings(edition)
    asked = st.one_of([every_route.paths(route, filled) for route in routes(app)])
    held: list[int] = []

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(asked, st.sampled_from(["GET"] * 12 + every_route.METHODS), every_route.QUERIES, every_route.GIVEN)
    def holds(path: str, method: str, query: str, headers: dict[str, str]) -> None:
        judge(path, method, asyncio.run(ask(app, method, path, query, headers)), cache)
        held.append(resident())

    holds()
    gc.collect()
    # The first third fills what is kept; after it memory is flat, but for what the machine does with it.
    assert resident() - held[len(held) // 3] < GROWS_BYTES


def test_whatever_is_asked_is_answered_or_refused_clearly_and_memory_stays(app: Starlette, edition: Edition) -> None:
    fuzzed(app, edition, int(os.environ.get("AFSPRAKENKAART_FUZZED", "150")))


def apart(asking: Coroutine[Any, Any, Answered]) -> Answered:
    """Run in a thread of its own: a browser of other tests may have left a loop that runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asking).result()


@pytest.fixture(scope="module")
def plainly(app: Starlette, edition: Edition) -> list[tuple[str, int]]:
    """A good address of each route that has one, and how it is answered."""
    filled, found = every_route.fillings(edition), []
    for route in routes(app):
        names = {**filled, "name": ["figures", "gm.gpkg"], "kind": ["province", "all"], "ident": ["PV22", "all"]}
        names["form"] = ["csv", "atom"]
        tried = []
        for nth in range(2):
            path = route.path.replace(":path", "")
            for name, values in names.items():
                path = path.replace(f"{{{name}}}", values[min(nth, len(values) - 1)])
            tried.append((path, apart(ask(app, "GET", path))[0]))
        found.append(min(tried, key=lambda one: one[1]))
    return found


def test_what_campaigns_add_to_an_address_changes_no_answer(app: Starlette, plainly: list[tuple[str, int]]) -> None:
    added = urlencode({"utm_source": "brief", "fbclid": "x", "gclid": "y"})
    assert [(path, asyncio.run(ask(app, "GET", path, added))[0]) for path, _ in plainly] == plainly
    assert {status for _, status in plainly} >= {200}


def test_data_refuses_an_unknown_parameter_and_pages_go_on_without_it(
    app: Starlette, plainly: list[tuple[str, int]]
) -> None:
    for path, status in plainly:
        said, headers, body = asyncio.run(ask(app, "GET", path, "onbekend=1&onbekend=2"))
        assert said in (status, 400), path
        if said == 400 and status == 200:
            assert headers["content-type"] == "application/problem+json"
            assert "onbekend" in json.loads(body)["detail"]


def test_who_has_any_version_is_told_that_nothing_changed_wherever_there_is_a_tag(
    app: Starlette, plainly: list[tuple[str, int]]
) -> None:
    tagged = {}
    for path, status in plainly:
        _, headers, _ = asyncio.run(ask(app, "GET", path))
        if status == 200 and "etag" in headers:
            again, _, body = asyncio.run(ask(app, "GET", path, headers={"if-none-match": "*"}))
            tagged[path.split("/")[1]] = again, body
    assert set(tagged.values()) == {(304, b"")}
    assert {*tagged} >= {"api", "layers", "facts.csv", "feeds"}


@pytest.mark.parametrize("method", ["get", "head", "Options", "POST"])
def test_a_method_is_written_in_capitals_as_http_has_it(
    app: Starlette, plainly: list[tuple[str, int]], method: str
) -> None:
    for path, _ in plainly:
        status, headers, body = asyncio.run(ask(app, method, path))
        assert (status, headers["content-type"]) == (405, "application/problem+json"), path
        assert (json.loads(body)["status"], headers["allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("path", ["/media/x", "/app/static/x", "/auth/login", "/docs", "/.env", "//x.nl/"])
def test_an_address_that_is_none_of_ours_is_not_there(app: Starlette, path: str) -> None:
    for method in ("GET", "PUT", "POST", "DELETE"):
        status, headers, _ = asyncio.run(ask(app, method, path))
        assert status == (404 if method == "GET" else 405)
        assert headers["content-type"] == "application/problem+json"


def test_of_streamlits_own_routes_those_are_open_that_are_named_and_no_other(app: Starlette, edition: Edition) -> None:
    from streamlit.runtime import Runtime
    from streamlit.web.server.starlette import starlette_app

    class Anything:
        def __getattr__(self, name: str) -> Any:
            return Anything()

        def __call__(self, *_: Any, **__: Any) -> Any:
            return Anything()

    runtime: Runtime = Anything()  # type: ignore[assignment]
    listed = [getattr(route, "path", "") for route in starlette_app.create_streamlit_routes(runtime)]
    found = {path.split("{")[0] for path in listed if path.startswith("/") and path.strip("/")}
    assert {*OPEN} - found == {"/favicon.png"}
    assert len(found) > 10
    for path in found - {STREAM, *OPEN}:
        assert asyncio.run(ask(app, "GET", f"{path}x" if path.endswith("/") else path))[0] == 404, path
    for path in OPEN:
        assert asyncio.run(ask(app, "GET", path))[0] == 200, path


@pytest.mark.parametrize(("path", "to"), [("/plain/", "/plain"), ("/robots.txt//", "/robots.txt")])
def test_a_slash_too_many_leads_to_the_address_without_it(app: Starlette, path: str, to: str) -> None:
    status, headers, _ = asyncio.run(ask(app, "GET", path, "a=1"))
    assert (status, headers["location"]) == (301, f"{to}?a=1")
