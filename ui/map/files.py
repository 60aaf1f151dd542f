"""The files that the map fetches: the same for every visitor and every server that shows the same built folder.

All are made of the folder alone and offered together, so that a server which did not show a page can send its files.
"""

from __future__ import annotations

import json
from functools import lru_cache
from html import escape
from typing import Any

from settings import of_this_process
from ui.data.assets import CLUSTERS, font, offer, offer_file, offer_packed
from ui.data.edition import Edition
from ui.data.settings import BACKGROUND_CREDIT
from ui.map.map_state import config

_addresses: dict[str, tuple[str, ...]] = {}


@lru_cache(maxsize=4)
def map_files(found: Edition) -> str:
    """Offer the files of a built folder and return the address of the one that names the others.

    It holds all that the map needs once, whatever is chosen. A folder never changes, so this is done once.

    Raises OSError, ValueError, KeyError or TypeError where the folder is incomplete or broken.
    """

    def packed(name: str, content: Any) -> str:
        return offer(name, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).url

    def copied(name: str) -> str:
        return offer_packed(found.built.path / name).url

    drawn = {
        "topology": copied("map.topojson"),
        "points": copied("points.json"),
        "names": packed("names.json", found.names),
    }
    address = packed(
        "config.json",
        {
            **config(found),
            **drawn,
            "font": font(),
            "detail": copied("map-detail.topojson"),
            "supercluster": offer_file(CLUSTERS).url,
            # Leaflet reads what it credits as HTML.
            "credit": escape(found.built.manifest["boundary"]["credit"]),
            "background": {"url": of_this_process().background_url, "credit": BACKGROUND_CREDIT},
        },
    )
    _addresses[found.built.path.name] = (address, *drawn.values())
    return address


def known(digest: str) -> tuple[str, ...]:
    """Return the addresses of the files that the map needs at first, where a built folder has been opened already."""
    return _addresses.get(digest, ())


frame_files: dict[str, tuple[str, str]] = {}
"""The addresses of the script and the styles of that document, by the digest of each built folder."""

documents: dict[str, str] = {}
"""The document in the map's frame (`ui.map.document`), by the digest of each built folder that has been opened."""
