"""What the product relies on in Streamlit that Streamlit does not promise: each thing once, and what breaks without it.

A newer Streamlit may change any of it. `tests/ui/test_streamlit_contract.py` holds every row against the installed
version, refuses a literal of Streamlit that no row names, and a row that nothing uses; `make newest-streamlit` does so
with the newest version. What is not listed is public: `st.*`, options, and the class `st-key-<key>` of what has a key.

Only data: whatever starts the server may import this without loading Streamlit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["page", "script", "test id", "class", "attribute", "address", "file", "module", "behaviour"]


@dataclass(frozen=True)
class Reliance:
    """One thing relied on.

    Attributes:
        id: its name; behaviours have a test of this name.
        kind: what it is; a literal is looked for in Streamlit's files, a behaviour is tried.
        what: the literal as Streamlit writes it (for a file a pattern), or what it does.
        used: the folders and files that use it.
        breaks: what a visitor or reader loses without it.
        sign: how its use is recognised there; the literal itself where it is left out.
        values: of an attribute, those that are compared with.
    """

    id: str
    kind: Kind
    what: str
    used: tuple[str, ...]
    breaks: str
    sign: str = ""
    values: tuple[str, ...] = ()


# ---- the page, as Streamlit sends it ----

PAGE_FILE: Final = "static/index.html"
LANGUAGE: Final = '<html lang="en">'
TITLE: Final = "<title>Streamlit</title>"
MODULE: Final = '<script type="module"'
# Each once: the places for something of ours. A page of another form is sent as it is.
ANCHORS: Final = (
    LANGUAGE, "<head>", "</head>", TITLE, "<body>", '<div id="root"></div>', "<noscript>", "</noscript>", MODULE,
)  # fmt: skip
NOSCRIPT: Final = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
# Those of the page's start: some sixty files.
SCRIPTS: Final = re.compile(r'<script type="module"[^>]*></script>|<link rel="modulepreload"[^>]*>')
FONT_AHEAD: Final = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')
INLINE_SCRIPTS: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# ---- addresses and files ----

HEALTH: Final = "/_stcore/health"
HOST_CONFIG: Final = "/_stcore/host-config"
STREAM: Final = "/_stcore/stream"
OPEN: Final = (HEALTH, HOST_CONFIG, "/favicon.png")
"""What the page asks of Streamlit beside its files and the websocket; nothing else of it is public."""
STATIC: Final = "static/static"

_ASSETS: Final = "ui/assets"
_UNTOUCHED: Final = "the page is sent as Streamlit made it: a line that leads to the plain pages, and nothing else"

PAGE: Final = (
    *(
        Reliance(f"anchor {anchor}", "page", anchor, ("ui/shell/page_head.py",), _UNTOUCHED, "ANCHORS")
        for anchor in ANCHORS
    ),
    Reliance(
        "scripts are modules", "script", SCRIPTS.pattern, ("ui/shell/page_head.py",),
        "Streamlit begins side by side with the map, and both are later",
        "SCRIPTS",
    ),
    Reliance(
        "the font is asked for ahead", "script", FONT_AHEAD.pattern, ("ui/shell/page_head.py",),
        "171 kB of a font that nothing on the page uses come before the map", "FONT_AHEAD",
    ),
    Reliance(
        "inline scripts are short", "script", INLINE_SCRIPTS.pattern, ("ui/shell/headers.py",),
        "the policy refuses a script inside the page: Streamlit does not begin", "INLINE_SCRIPTS",
    ),
    Reliance(
        "page in the package", "file", PAGE_FILE, ("ui/shell/headers.py",),
        "the hashes of the scripts inside the page cannot be made: the server does not start", "PAGE_FILE",
    ),
)  # fmt: skip

LITERALS: Final = (
    Reliance("the app", "test id", "stApp", (_ASSETS, "tests"), "Streamlit's page lies over ours"),
    Reliance("the frame of the app", "test id", "stAppViewContainer", (_ASSETS,), "a notice takes a whole window"),
    Reliance("the main part", "test id", "stMain", (_ASSETS,), "a notice takes a whole window"),
    Reliance("Streamlit's header", "test id", "stHeader", (_ASSETS,), "an empty bar lies over our header"),
    Reliance("a message", "test id", "stAlert", (_ASSETS,), "that there is no map is not seen"),
    Reliance("the block around the page", "class", "stMainBlockContainer", (_ASSETS,), "wide margins around a notice"),
    Reliance(
        "whether the page runs", "attribute", "data-test-script-state", ("benchmarks", "tests"),
        "the benchmark and the tests do not know when a run has ended", values=("notRunning",),
    ),
    Reliance(
        "health", "address", HEALTH, ("ui/serve.py",), "the start waits for an answer until it gives up", "HEALTH"
    ),
    Reliance(
        "what a host asks", "address", HOST_CONFIG, ("ui/shell/unknown.py",),
        "Streamlit does not begin behind the page: no notices", "OPEN",
    ),
    Reliance(
        "the websocket", "address", STREAM, ("benchmarks", "tests"),
        "the benchmark's visitors and the tests of lost connections find no server",
    ),
    Reliance(
        "the only websocket", "address", STREAM, ("ui/shell/unknown.py",), "no notices: its address is refused",
        "STREAM",
    ),
    Reliance(
        "that the agent API is off", "address", "/_stcore/agent", ("tests",),
        "nothing for visitors; the test that it is off says nothing",
    ),
    Reliance(
        "scripts and styles in the package", "file", f"{STATIC}/js/*.js", ("ui/shell/packed.py",),
        "they are sent as they are, four times as many bytes", "STATIC",
    ),
    Reliance(
        "what the server says", "module", "streamlit.proto.ForwardMsg_pb2", ("benchmarks",),
        "the benchmark does not know when a run has ended",
    ),
    Reliance(
        "what the browser says", "module", "streamlit.proto.BackMsg_pb2",
        ("benchmarks", "tests", "ui/shell/messages.py"),
        "the benchmark's visitors cannot ask for a run, and no message is told from another",
    ),
)  # fmt: skip

BEHAVIOUR: Final = (
    Reliance(
        "html keeps its attributes", "behaviour", "st.html keeps class, type and data-*", ("ui/shell/notice.py",),
        "a newer map is offered on a page that shows it", "data_newest",
    ),
    Reliance(
        "styles of streamlit stand in the head", "behaviour", "ours, in the body, win between equals",
        ("ui/shell/page_head.py",), "Streamlit's margins and colours win over ours", '<body><link rel="stylesheet"',
    ),
    Reliance(
        "what stands beside the root is left alone", "behaviour", "Streamlit changes nothing outside #root",
        ("ui/shell/body.py",), "the page goes when Streamlit begins", "ROOT",
    ),
    Reliance(
        "middleware of the app comes first", "behaviour", "st.App sends http and websocket through it, uncompressed",
        ("app.py",), "no headers, no refusal of foreign hosts, Streamlit's own page", "Middleware(",
    ),
    Reliance(
        "a websocket without an origin is let in", "behaviour", "the handshake is accepted",
        ("ui/shell/hosts.py",), "no notices: the origin that was judged is taken off", 'b"origin"',
    ),
    Reliance(
        "a foreign origin makes the server ask a third party", "behaviour",
        "streamlit.web.server.server_util.is_url_from_allowed_origins looks up the external address",
        ("ui/shell/hosts.py",), "nothing: then the origin need not be taken off any more", 'b"origin"',
    ),
    Reliance(
        "the address to listen on is an option", "behaviour", "server.address, None where none was named",
        ("ui/shell/hosts.py",), "the server refuses its own address", 'get_option("server.address")',
    ),
    Reliance(
        "each run is followed by a collection", "behaviour", "gc.collect, unless runner.postScriptGC is off",
        ("ui/data/edition.py",), "nothing: then freezing what stays gains less", "gc.freeze",
    ),
    Reliance(
        "the browser says its language", "behaviour", "st.context.locale is navigator.language in the first run",
        ("ui/data/state.py",), "notices come in Dutch", "st.context.locale",
    ),
)  # fmt: skip

CONTRACT: Final = (*PAGE, *LITERALS, *BEHAVIOUR)
