"""What a page says of itself in its head, for finders and for whoever shares it.

Its one address, its other language, a picture of what it shows, how others embed it, and which data there are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, get_args
from urllib.parse import urlencode

from layers.adds import WARNING
from layers.fact_columns import TABLES
from layers.forms import FORMS
from layers.layer import Language
from layers.registry import LAYERS
from ui.data.addresses import canonical
from ui.data.edition import Edition
from ui.data.given import Dropped
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.say.safe_html import EMPTY, Html, join, json_ld, meta, relation
from ui.views import frame, sharing
from ui.words.common import WORDS

CARD: Final = (1200, 630)
"""Width and height of the picture of a view (`ui.map.card`), which is not loaded to say so."""
OEMBED: Final = "/oembed"
_LOCALES: Final = {"nl": "nl_NL", "en": "en_GB"}
_OF_DATA: Final = ("sources", "about")
_LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


def name_of(picture: Picture) -> str:
    """Return the name of what a view shows; "" for the map as it opens, whose name is that of the app."""
    fact = picture.edition.facts.get(picture.view.fact or "")
    is_map = picture.view.view == "map" and not picture.view.filtered() and not fact
    return "" if is_map else sharing.called(picture, fact)


def missing(dropped: tuple[Dropped, ...]) -> bool:
    """Return whether an address names a thing that is not there and never was."""
    return any(value.parameter in ("view", "id", "fact") and not value.is_former for value in dropped)


def card_address(view: ViewState, edition: Edition) -> str:
    """Return the address of the picture of a view, on this server."""
    return f"/picture/{edition.built.path.name}/{view.language}.png{canonical(view)[1:]}"


def head(picture: Picture, server: str, *, with_data: bool = True) -> Html:
    """Return the elements for the head of a page; `server` is the address under which it was asked for.

    With data it describes the data set too, for finders, in an element that a page without script does not have.
    """
    view, edition = picture.view, picture.edition
    page, here = WORDS[view.language].page, server + canonical(view)
    width, height = CARD
    title = name_of(picture) or page.title
    asked = urlencode({"url": here, "format": "json"})
    said = {
        "og:type": "website",
        "og:site_name": page.title,
        "og:title": title,
        "og:description": page.tagline,
        "og:url": here,
        "og:locale": _LOCALES[view.language],
        "og:image": server + card_address(view, edition),
        "og:image:type": "image/png",
        "og:image:width": width,
        "og:image:height": height,
        "og:image:alt": f"{page.view['map']}: {title}",
        "twitter:card": "summary_large_image",
    }
    languages = [(language, replace(view, language=language)) for language in get_args(Language)]
    return join(
        relation("canonical", here),
        *(relation("alternate", server + canonical(other), hreflang=language) for language, other in languages),
        relation("alternate", f"{server}{OEMBED}?{asked}", type="application/json+oembed", title=frame.title(picture)),
        relation("icon", "/favicon.svg", type="image/svg+xml"),
        relation("apple-touch-icon", "/apple-touch-icon.png"),
        *(meta(name, content) for name, content in said.items()),
        json_ld(dataset(picture, server)) if with_data and view.view in _OF_DATA else EMPTY,
    )


def dataset(picture: Picture, server: str) -> dict[str, Any]:
    """Return what there is to download, in the words of schema.org."""
    manifest, page = picture.edition.built.manifest, WORDS[picture.view.language].page
    files = [
        *((f"/layers/{layer}.{form}", found.media_type) for layer in LAYERS for form, found in FORMS.items()),
        *((f"/{table}.csv", FORMS["csv"].media_type) for table in TABLES),
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": page.title,
        "description": f"{page.tagline}. {WARNING}",
        "url": server + canonical(picture.view),
        "version": manifest["edition"],
        "dateModified": manifest["edition_date"],
        "license": _LICENCE,
        "creator": {"@type": "Organization", "name": page.title},
        "spatialCoverage": {"@type": "Place", "name": "Nederland"},
        "inLanguage": picture.view.language,
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "contentUrl": server + path, "encodingFormat": kind.partition(";")[0]}
            for path, kind in files
        ],
    }
