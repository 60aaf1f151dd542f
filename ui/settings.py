"""What may be set about the app, in one place."""

from __future__ import annotations

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
