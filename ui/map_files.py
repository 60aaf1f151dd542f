"""The files that the map fetches: the same for every visitor and every server that shows the same built folder.

All are made of the folder alone and offered together, so that a server which did not show a page can send its files.
"""

from __future__ import annotations

import json
import logging
from functools import lru_cache
from typing import Any

from ui.cache import newest_digest
from ui.legend import config
from ui.served import CLUSTERS, Served, find, offer, offer_file, offer_packed
from ui.settings import BACKGROUND_CREDIT, BACKGROUND_URL
from ui.shown import FONT, Shown, shown

LOG = logging.getLogger("afsprakenkaart")


_addresses: dict[str, str] = {}


@lru_cache(maxsize=4)
def map_files(found: Shown) -> str:
    """Offer the files of a built folder and return the address of the one that names the others.

    It holds all that the map needs once, whatever is chosen. A folder never changes, so this is done once.

    Raises OSError, ValueError, KeyError or TypeError where the folder is incomplete or broken.
    """

    def packed(name: str, content: Any) -> str:
        return offer(name, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).url

    def copied(name: str) -> str:
        return offer_packed(found.built.path / name).url

    address = packed(
        "config.json",
        {
            **config(found),
            "font": f"/static/media/{FONT.name}" if FONT else "",
            "topology": copied("map.topojson"),
            "detail": copied("map-detail.topojson"),
            "points": copied("points.json"),
            "names": packed("names.json", found.names),
            "supercluster": offer_file(CLUSTERS).url,
            "credit": found.built.manifest["boundary"]["credit"],
            "background": {"url": BACKGROUND_URL, "credit": BACKGROUND_CREDIT},
        },
    )
    _addresses[found.built.path.name] = address
    return address


def known(digest: str) -> str:
    """Return the address of the files of a built folder where that folder has been opened; "" before."""
    return _addresses.get(digest, "")


def asked(digest: str, name: str) -> Served | None:
    """Return the file of this digest and name, None where there is none.

    The page that names it may come from another server, or from this one before it was started anew: what is not
    offered yet is looked for among the files of the folder that new visitors see.
    """
    if (found := find(digest, name)) or not (newest := newest_digest()):
        return found
    try:
        map_files(shown(newest))
    except (OSError, ValueError, KeyError, TypeError):
        LOG.exception("the built folder %s cannot be read", newest)
    return find(digest, name)
