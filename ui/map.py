"""The Folium map: mounted once from a script that never changes.

The script names one file, with all addresses and styles that no choice changes. What the map shows of a view is a part
of the page like any other (`ui.parts`): page.js fetches it and hands it to the map, whatever is clicked comes back to
page.js as an address.
"""

from __future__ import annotations

import folium
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from ui.map_files import map_files
from ui.served import offer_map_files
from ui.shown import Shown

KEY = "map"
HEIGHT_PX = 620


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


def base_map(shown: Shown) -> folium.Map:
    """Return the base map of a built folder: no tiles, no third party, always the same script."""
    script, styles = offer_map_files()
    made = folium.Map(
        location=[52.2, 5.3], zoom_start=7, tiles=None, min_zoom=6, max_zoom=16, zoom_snap=0.25, control_scale=False
    )
    made.default_js, made.default_css = [("map", script)], [("map", styles)]
    made.add_child(Mount(map_files(shown)))
    return made


def show_map(shown: Shown) -> None:
    """Show the map; what it shows comes to it as a part of the page."""
    st_folium(base_map(shown), key=KEY, height=HEIGHT_PX, use_container_width=True, returned_objects=[])
