"""Every route of the app with good values for what its path names, and requests made of them that nobody would send."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, quote_from_bytes, unquote, urlencode

from hypothesis import strategies as st
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message

from layers.forms import FORMS
from layers.registry import LAYER_IDS
from ui.api.answering import COMMON
from ui.api.collection import COLLECTIONS
from ui.data.edition import Edition
from ui.data.parameters import PARAMETERS
from ui.shell.fragments import MAKERS

METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "QUERY", "get"]
HEADERS = [
    "accept", "accept-encoding", "accept-language", "cookie", "content-length", "content-type", "expect", "forwarded",
    "host", "if-match", "if-modified-since", "if-none-match", "if-range", "origin", "range", "referer", "te",
    "transfer-encoding", "upgrade", "user-agent", "x-forwarded-for", "x-forwarded-host", "x-forwarded-prefix",
    "x-forwarded-proto", "x-http-method-override", "x-request-id", "x-rewrite-url", "access-control-request-method",
]  # fmt: skip
# What has made programs fall, here or elsewhere.
HOSTILE = [
    "", " ", "\0", "%00", "../../etc/passwd", "..\\..", "//x.nl", "\r\nX: y", "${7*7}", "<script>", "'", '"',
    "\xed\xa0\x80", "1e999", "-1", "nan", "9" * 400, "٣", "İ", "a" * 3000, "[", "{}", "null", "true", "q=nan",
    "bytes=0-", "bytes=-1", "bytes=5-2,,", 'W/"x"', "*", "chunked", "identity;q=1e9", ",,,;;=",
]  # fmt: skip
MADE_BESIDE = frozenset(form for form, one in FORMS.items() if one.by_child)


def fillings(found: Edition) -> dict[str, list[str]]:
    """Good values of each name in a path."""
    digest = found.built.path.name
    subjects = [key.partition(":") for key in sorted(found.known.subjects)]
    some = {kind: ident for kind, _, ident in subjects}
    return {
        "digest": [digest, "0" * 32, "0" * 16],
        "usual": ["nl", "en"],
        "name": [*MAKERS, "page.css", "gm.gpkg"],
        "file": [f"{layer}.{form}" for layer in LAYER_IDS for form in FORMS if form not in MADE_BESIDE],
        "form": ["csv", "json", "xlsx", "atom", "ics"],
        "chart": ["homes", "money"],
        "kind": [*some, "all", "meeting"],
        "ident": [*some.values(), "all", "PV22"],
        "collection": [*COLLECTIONS],
        "feature": [sorted(found.known.facts)[0]],
        "rest": ["v1", "v1/"],
    }


def paths(route: BaseRoute, filled: Mapping[str, list[str]]) -> st.SearchStrategy[str]:
    """Paths of a route: of good values most of the time."""
    assert isinstance(route, Route), f"{route}: say how it is asked"
    parts = re.split(r"\{(\w+)(?::\w+)?\}", route.path)
    unknown = {*parts[1::2]} - {*filled}
    assert not unknown, f"{route.path}: give good values of {unknown}"
    anything = st.sampled_from(HOSTILE).map(lambda text: quote(text, safe="")) | st.binary(max_size=12).map(
        lambda some: quote_from_bytes(some, safe="")
    )
    made = [
        st.just(part)
        if index % 2 == 0
        else st.one_of(*[st.sampled_from(filled[part]).map(lambda text: quote(text, safe=""))] * 3, anything)
        for index, part in enumerate(parts)
    ]
    return st.tuples(*made).map("".join)


NAMES = sorted(
    {parameter.name for parameter in PARAMETERS}
    | {*COMMON, "bbox", "bbox-crs", "crs", "datetime", "deadline", "embed", "families", "filter", "filter-crs",
       "filter-lang", "format", "hit", "limit", "maxheight", "maxwidth", "offset", "url", "v", "utm_source", "fbclid"}
)  # fmt: skip
GOOD = ["PV22", "Drenthe", "housing", "energy", "nl", "en", "csv", "html", "json", "1", "2026", "5,52,6,53", "table"]
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(NAMES) | st.text(max_size=8),
        st.sampled_from(GOOD) | st.sampled_from(HOSTILE) | st.text(max_size=40),
    ),
    max_size=6,
).map(lambda pairs: urlencode(pairs, errors="surrogatepass")) | st.binary(max_size=60).map(quote_from_bytes)
GIVEN = st.dictionaries(st.sampled_from(HEADERS), st.sampled_from(HOSTILE) | st.text(max_size=30), max_size=4)


def _bytes(value: str) -> bytes:
    # No server lets a line end into a header.
    return re.sub(r"[\r\n\0]", "", value).encode("utf-8", "replace")[:4000]


async def ask(
    app: ASGIApp, method: str, path: str, query: str = "", headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """The answer to a request as a server hands it on, whatever it says."""
    given = {"host": "localhost", **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path), "raw_path": path.encode("ascii"), "query_string": query.encode("ascii"),
        "root_path": "", "headers": [(name.encode(), _bytes(value)) for name, value in given.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    told: list[Message] = []
    asked = False

    async def receive() -> Message:
        nonlocal asked
        if asked:
            return {"type": "http.disconnect"}
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    await app(scope, receive, send)
    assert told, "no answer"
    assert sum(message["type"] == "http.response.start" for message in told) == 1
    first = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in told[0].get("headers", [])}
    return told[0]["status"], first, b"".join(message.get("body", b"") for message in told[1:])
