"""The Folium map: a document of its own, in a frame that is loaded once per visit.

Its script names one file, with all addresses and styles that no choice changes. What the map shows of a view is a part
of the page like any other (`ui.shell.fragments`): page.js fetches it and hands it to the map, whatever is clicked comes
back to page.js as an address.
"""

from __future__ import annotations

from functools import lru_cache

import folium
from branca.element import Figure, MacroElement
from folium.template import Template

from ui.data.assets import offer_map_files
from ui.data.edition import Edition
from ui.map.files import documents, frame_files, map_files
from ui.say.safe_html import Html, text


class Mount(MacroElement):
    """Hands the map to our script, once."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "afsprakenkaart.mount({{ this._parent.get_name() }}, {{ this.config|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, config: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Mount"
        self.config = config


def base_map(config: str) -> folium.Map:
    """Return the base map, which finds all else at the address `config`: no tiles, no third party."""
    made = folium.Map(
        location=[52.2, 5.3],
        zoom_start=7,
        tiles=None,
        zoom_snap=0.25,
        control_scale=False,
        # Our script follows the size of the frame (`followSize` in main.js).
        track_resize=False,
    )
    made.add_child(Mount(config))
    return made


@lru_cache(maxsize=4)
def document(found: Edition) -> Html:
    """Return the document in the map's frame for a built folder, which never changes.

    Folium's element and script stand in a head of our own: Folium's forbids to enlarge the page, and its script would
    stand in the document, where the page's policy lets none run.

    Raises what `ui.map.files.map_files` raises, and FileNotFoundError where `make setup` has not brought Leaflet.
    """
    made = base_map(map_files(found))
    figure = made.get_root()
    assert isinstance(figure, Figure)
    figure.render()

    # Folium names the map anew each time; one name makes one file for every server.
    def named(part: str) -> str:
        return part.replace(made.get_name(), "map")

    script, styles = offer_map_files(named(figure.script.render()))
    # The one document that is not made by `safe_html`: in it stands what Folium wrote, of no word of a record.
    made_here = Html(
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Afsprakenkaart</title>'
        f'<link rel="stylesheet" href="{text(styles)}"></head>'
        f'<body>{named(figure.html.render())}<script src="{text(script)}"></script></body></html>'
    )
    documents[found.built.path.name] = made_here
    frame_files[found.built.path.name] = (script, styles)
    return made_here
