"""Files that browsers get from this server: named by their digest, compressed once, cacheable for ever.

Ours (`ui/assets`, the scripts as bundled by `ui.bundles`), the font, Leaflet, topojson-client and supercluster (pinned
in `ui/assets/package.json`), and the geometry of built folders.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import brotli  # type: ignore[import-untyped]

import reading
from layers.errors import BuiltFolderError
from layers.packed import packs
from ui.bundles import ASSETS, BUNDLED
from ui.data.base_path import own
from ui.data.encodings import best

MODULES = ASSETS / "node_modules"
MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".woff2": "font/woff2",
    ".topojson": "application/json",
}
SCRIPTS = (
    MODULES / "leaflet" / "dist" / "leaflet.js",
    MODULES / "topojson-client" / "dist" / "topojson-client.min.js",
    BUNDLED / "map.js",
)
CLUSTERS = MODULES / "supercluster" / "dist" / "supercluster.min.js"
"""What the map's frame loads where a layer has so many points that those close together become one mark."""
FONT = MODULES / "@fontsource-variable" / "source-sans-3" / "files" / "source-sans-3-latin-wght-normal.woff2"
"""The one font of all pages and the map: upright, of every weight, with the letters of western Europe."""
FAMILY = "Source Sans 3"
UNTIL_IT_COMES = {
    "Until it comes": (("Arial", "Liberation Sans", "Roboto", "Helvetica Neue"), 93.5),
    "Until it comes on Linux": (("DejaVu Sans",), 82),
}
"""What stands in for the font, and by how much smaller it is drawn (per cent)."""
PAGE_STYLES, PAGE_SCRIPT = ASSETS / "page.css", BUNDLED / "page.js"
CHARTS_SCRIPT = BUNDLED / "charts.js"
GRID_SCRIPT = BUNDLED / "grid.js"
PRINT_STYLES, PLAIN_STYLES = ASSETS / "print.css", ASSETS / "plain.css"
STYLES = (MODULES / "leaflet" / "dist" / "leaflet.css", ASSETS / "map.css")


@dataclass(frozen=True)
class Served:
    """A file in the three forms in which it is sent."""

    name: str
    media_type: str
    plain: bytes
    gzipped: bytes
    brotlied: bytes
    digest: str

    @property
    def url(self) -> str:
        """The path at which this server offers the file."""
        return own(f"/assets/{self.digest}/{self.name}")

    def body(self, accept_encoding: str) -> tuple[bytes, str | None]:
        """Return the smallest form that a browser accepts and the name of its encoding, None for plain."""
        encoding = best(accept_encoding)
        return {"br": self.brotlied, "gzip": self.gzipped, None: self.plain}[encoding], encoding


_served: dict[tuple[str, str], Served] = {}
_lock = threading.Lock()


def offer(name: str, content: bytes) -> Served:
    """Offer a file under its digest and return it; the same name and content are compressed once."""
    # Quality 9 takes milliseconds and comes within a few per cent of 11, which takes a second per file.
    return _offered(name, content, lambda: (gzip.compress(content, 9, mtime=0), brotli.compress(content, quality=9)))


def offer_packed(path: Path) -> Served:
    """Offer a file that stands beside its compressed forms, `<name>.gz` and `<name>.br`.

    Raises OSError where one of the three is missing, BuiltFolderError where a form says something else than the file.
    """
    content = reading.content(path)
    packed = {path.with_name(path.name + end): b"" for end in (".gz", ".br")}
    for copy in packed:
        packed[copy] = reading.content(copy)
        if not packs(copy.name, packed[copy], content):
            raise BuiltFolderError(f"{copy} is no copy of {path.name}. Run `python -m layers build`.")
    return _offered(path.name, content, lambda: tuple(packed.values()))


def _offered(name: str, content: bytes, packed: Callable[[], tuple[bytes, ...]]) -> Served:
    digest = hashlib.sha256(content).hexdigest()[:16]
    with _lock:
        if (digest, name) not in _served:
            gzipped, brotlied = packed()
            _served[digest, name] = Served(
                name=name,
                media_type=MEDIA_TYPES[Path(name).suffix],
                plain=content,
                gzipped=gzipped,
                brotlied=brotlied,
                digest=digest,
            )
        return _served[digest, name]


def offer_file(path: Path) -> Served:
    """Offer a file of the disk under its own name. Raises FileNotFoundError as `contents`."""
    return offer(path.name, contents(path))


def contents(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises FileNotFoundError with what to do where `make setup` has not brought it.
    """
    try:
        return reading.content(path)
    except FileNotFoundError:
        raise FileNotFoundError(f"{path} is missing: run `make setup`, which installs or makes it") from None


def find(digest: str, name: str) -> Served | None:
    """Return the offered file of this digest and name, None where there is none."""
    return _served.get((digest, name))


def offer_map_files(script: str) -> tuple[str, str]:
    """Offer what the map's frame loads, as one file of scripts and one of styles: it waits for each before the next.

    `script` is what Folium made, which needs the others. Returns both addresses. Raises FileNotFoundError as
    `offer_file`.
    """
    scripts = b";\n".join((*(contents(path) for path in SCRIPTS), script.encode()))
    return offer("map.js", scripts).url, offer("map.css", b"\n".join(contents(path) for path in STYLES)).url


def page_styles() -> bytes:
    """Return the styles of the page, with the font."""
    face = f'@font-face{{font-family:"{FAMILY}";font-weight:200 900;font-display:swap;src:url({font()})}}\n'
    # As wide as the font, so that nothing moves when that comes.
    until = "".join(
        f'@font-face{{font-family:"{name}";src:{",".join(f"local({one!r})" for one in fonts)};size-adjust:{size}%}}\n'
        for name, (fonts, size) in UNTIL_IT_COMES.items()
    )
    return (face + until).encode() + contents(PAGE_STYLES)


def font() -> str:
    """Offer the font and return its address."""
    return offer_file(FONT).url


def offer_charts() -> str:
    """Offer the script that draws charts and pictures and return its address; only what shows one loads it."""
    return offer_file(CHARTS_SCRIPT).url


def offer_grid() -> str:
    """Offer the script that reads the visitor's capacity map and return its address; only what asks for it loads it."""
    return offer_file(GRID_SCRIPT).url


def offer_page_files() -> tuple[str, str]:
    """Offer what the page itself loads and return the addresses of its styles and its script."""
    return offer(PAGE_STYLES.name, page_styles()).url, offer_file(PAGE_SCRIPT).url
