"""What may be set about the app, in one place."""

from __future__ import annotations

import logging
import os
import re
from urllib.parse import urlsplit

# BRT achtergrondkaart of PDOK, grey. Another path of the same service is also in use, so it can be replaced.
BACKGROUND_URL = os.environ.get(
    "AFSPRAKENKAART_BACKGROUND_URL",
    "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png",
)
BACKGROUND_HOST = "{0.scheme}://{0.netloc}".format(urlsplit(BACKGROUND_URL))
BACKGROUND_CREDIT = "Kaartgegevens © Kadaster"
PAGE_ROWS = 25
# Where errors are reported: a mail address. Without it each card offers a text to copy.
CONTACT = os.environ.get("AFSPRAKENKAART_CONTACT", "").strip()
if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", CONTACT):
    CONTACT = ""
_ORIGIN = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.ASCII)


def origins(given: str) -> tuple[str, ...]:
    """Return the origins in a setting; what is no plain origin (a path, a wildcard, a keyword) is left out and told."""
    named = given.split()
    for word in named:
        if not _ORIGIN.fullmatch(word):
            logging.getLogger("afsprakenkaart").warning("AFSPRAKENKAART_EMBED_ORIGINS: %r is no origin", word)
    return tuple(word for word in named if _ORIGIN.fullmatch(word))


# Whose pages may show the map in a frame (`?embed=true`). Script of such a page can run in the map's frame, so naming
# an origin is trusting it; without any, only this server may.
EMBED_ORIGINS = origins(os.environ.get("AFSPRAKENKAART_EMBED_ORIGINS", ""))
# The hosts that visitors know this server by, as names without a port. Loopback and the address that it listens on are
# always among them.
HOSTS = frozenset(
    host.lower().rstrip(".") for host in os.environ.get("AFSPRAKENKAART_HOSTS", "").replace(",", " ").split()
)
