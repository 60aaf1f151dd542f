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

Kind = Literal["page", "script", "test id", "class", "attribute", "address", "file", "module", "layout", "behaviour"]


@dataclass(frozen=True)
class Reliance:
    """One thing relied on.

    Attributes:
        id: its name; behaviours and layout have a test of this name.
        kind: what it is; a literal is looked for in Streamlit's files, a behaviour or layout is tried.
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
INLINE_SCRIPTS: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# ---- addresses and files ----

HEALTH: Final = "/_stcore/health"
FONTS: Final = "static/static/media"
FONT_FILE: Final = "SourceSansVF-Upright*.woff2"

_ASSETS: Final = "ui/assets"
_ALL: Final = (_ASSETS, "benchmarks", "docs", "tests")
_UNTOUCHED: Final = "the page is sent as Streamlit made it: English title, no styles of ours, no map before it has run"

PAGE: Final = (
    *(
        Reliance(f"anchor {anchor}", "page", anchor, ("ui/shell/page_head.py",), _UNTOUCHED, "ANCHORS")
        for anchor in ANCHORS
    ),
    Reliance(
        "scripts are modules", "script", SCRIPTS.pattern, ("ui/shell/page_head.py",),
        "scripts run in another order: page.js must stand before Streamlit begins, and hold it until the map is drawn",
        "SCRIPTS",
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
    Reliance("the app", "test id", "stApp", _ALL, "page.js neither sees the theme nor that the page stands still"),
    Reliance("the main part", "test id", "stMain", ("ui/assets/tests", "tests"), "tests cannot measure the page"),
    Reliance("the sidebar", "test id", "stSidebar", ("docs", "benchmarks", "tests"), "tests find no filters"),
    Reliance(
        "the button that closes the sidebar", "test id", "stSidebarCollapseButton", (_ASSETS,),
        "on a phone the sidebar stays over what a search hit opened",
    ),
    Reliance("the head of the sidebar", "test id", "stSidebarHeader", (_ASSETS,), "filters begin lower"),
    Reliance(
        "the button that opens the sidebar", "test id", "stExpandSidebarButton", (_ASSETS, "tests"),
        "on a phone it cannot be told from the page below it",
    ),
    Reliance(
        "Streamlit's header", "test id", "stHeader", (_ASSETS,),
        "an empty bar lies over our header and takes its clicks",
    ),
    Reliance("an element of HTML", "test id", "stHtml", (_ASSETS,), "links in header and footer look like others"),
    Reliance(
        "what is chosen in a multiselect", "test id", "stMultiSelectTagsContainer", (_ASSETS,),
        "white on light blue in the dark theme",
    ),
    Reliance("a chart", "test id", "stVegaLiteChart", ("benchmarks",), "the benchmark draws no picture"),
    Reliance("a message", "test id", "stAlert", ("tests",), "tests read no messages"),
    Reliance(
        "the block around the page", "class", "stMainBlockContainer", (_ASSETS, "benchmarks"),
        "wide margins around header and map; what stands at first jumps",
    ),
    Reliance("the class of a key", "class", "st-key-", _ALL, "panel and map lose their height; public since 1.39"),
    Reliance(
        "how the connection is", "attribute", "data-test-connection-state", (_ASSETS, "benchmarks", "tests"),
        "a server that takes over from another is not asked for the view; the way to the plain page stays",
        values=("CONNECTED",),
    ),
    Reliance(
        "whether the page runs", "attribute", "data-test-script-state", _ALL,
        "page.js takes old words of the server for new ones; a page without a map keeps what stood at first",
        "notRunning", ("notRunning",),
    ),
    Reliance(
        "health", "address", HEALTH, ("ui/serve.py",), "the start waits for an answer until it gives up", "HEALTH"
    ),
    Reliance(
        "the websocket", "address", "/_stcore/stream", ("benchmarks", "tests"),
        "the benchmark's visitors and the tests of lost connections find no server",
    ),
    Reliance(
        "that the agent API is off", "address", "/_stcore/agent", ("tests",),
        "nothing for visitors; the test that it is off says nothing",
    ),
    Reliance(
        "the font", "file", f"{FONTS}/{FONT_FILE}", ("ui/data/edition.py",),
        "the map, the plain and the printed pages are set in the system's own type", "FONT_FILE",
    ),
    Reliance(
        "what the server says", "module", "streamlit.proto.ForwardMsg_pb2", ("benchmarks",),
        "the benchmark does not know when a run has ended",
    ),
    Reliance(
        "what the browser says", "module", "streamlit.proto.BackMsg_pb2", ("benchmarks",),
        "the benchmark's visitors cannot ask for a run",
    ),
)  # fmt: skip

LAYOUT: Final = (
    Reliance(
        "a sidebar is as wide as was asked", "layout", "250 px", (_ASSETS, "ui/page.py"),
        "what stands at first (`.early`) jumps when Streamlit's page takes its place", "250",
    ),
    Reliance(
        "columns share the width by weight with a gap of one rem", "layout", "1.75 and 1, 15 px apart", (_ASSETS,),
        "map and panel that stand at first jump", "1.75 / 2.75 - 7.5px",
    ),
    Reliance(
        "one rem is the font size of the theme", "layout", "15 px", (_ASSETS, ".streamlit/config.toml"),
        "the page before Streamlit has other sizes than after", "15",
    ),
    Reliance(
        "a narrow sidebar lies over the page", "layout", "768 px", (_ASSETS,),
        "what stands at first leaves room for a sidebar that is not there", "max-width: 768px",
    ),
    Reliance(
        "columns stand one below the other on a phone", "layout", "640 px", (_ASSETS,),
        "map and panel that stand at first jump", "max-width: 640px",
    ),
)  # fmt: skip

BEHAVIOUR: Final = (
    Reliance(
        "a step in the history runs the page", "behaviour", "popstate makes a run with the query of the address",
        (_ASSETS,), "links change the address and nothing else", 'PopStateEvent("popstate"',
    ),
    Reliance(
        "a step within the page makes no run", "behaviour", "popstate with a # and the same query is passed over",
        (_ASSETS,), "each jump to a heading runs the page", "location.hash",
    ),
    Reliance(
        "embed stays out of the parameters", "behaviour", "st.query_params knows no embed and embed_options",
        (_ASSETS, "ui/views"), "an embedded map warns of an unknown parameter", "embed",
    ),
    Reliance(
        "html that stays the same is not put anew", "behaviour", "st.html leaves what stands below it as it is",
        ("ui/views/placeholders.py",), "each run empties map, panel and table", "st.html(",
    ),
    Reliance(
        "html keeps its attributes", "behaviour", "st.html keeps id, class, lang, tabindex, data-*, aria-* and target",
        ("ui/views/placeholders.py", "ui/views/frame.py"), "page.js finds no place to fill", "data_",
    ),
    Reliance(
        "styles of streamlit stand in the head", "behaviour", "ours, in the body, win between equals",
        ("ui/shell/page_head.py",), "Streamlit's margins and colours win over ours", '<body><link rel="stylesheet"',
    ),
    Reliance(
        "what stands beside the root is left alone", "behaviour", "Streamlit changes nothing outside #root",
        (_ASSETS,), "the map that was drawn first goes when Streamlit begins", "document.documentElement",
    ),
    Reliance(
        "the theme is on the app", "behaviour", "color-scheme and class of stApp follow the theme",
        (_ASSETS,), "a light map on a dark page", "colorScheme",
    ),
    Reliance(
        "a lost connection is made again", "behaviour", "the state leaves CONNECTED and comes back to it",
        (_ASSETS,), "after a restart the page shows what the old server said", '"lost"',
    ),
    Reliance(
        "what was chosen stands in spans", "behaviour", "a chosen option is a span in a span in its container",
        (_ASSETS,), "white on light blue in the dark theme", "> span > span",
    ),
    Reliance(
        "a button closes the sidebar", "behaviour", "the first button in stSidebarCollapseButton",
        (_ASSETS,), "on a phone the sidebar stays over what a search hit opened", 'stSidebarCollapseButton"] button',
    ),
    Reliance(
        "middleware of the app comes first", "behaviour", "st.App sends http and websocket through it, uncompressed",
        ("app.py",), "no headers, no refusal of foreign hosts, Streamlit's own page", "Middleware(",
    ),
    Reliance(
        "a websocket without an origin is let in", "behaviour", "the handshake is accepted",
        ("ui/shell/hosts.py",), "nobody gets a page: the origin that was judged is taken off", 'b"origin"',
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
        ("ui/data/state.py",), "addresses carry the language that is the usual one", "st.context.locale",
    ),
    Reliance(
        "an embedded page says so", "behaviour", "st.context.is_embedded with embed=true", ("ui/page.py",),
        "header and figures stand in a page of someone else", "st.context.is_embedded",
    ),
)  # fmt: skip

CONTRACT: Final = (*PAGE, *LITERALS, *LAYOUT, *BEHAVIOUR)
