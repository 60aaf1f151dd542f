"""The Folium map: mounted once from a script that does not change, then moved from state to state by one line.

The base script holds addresses and styles only. A state travels as a feature group that calls `afsprakenkaart.apply`;
clicks, fills and layer switches come back as the component's value.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from ui import state as view_state
from ui.served import CLUSTERS, offer, offer_file, offer_scripts_and_styles
from ui.settings import BACKGROUND_CREDIT, BACKGROUND_URL
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

    def __init__(self, config: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Mount"
        self.config = config


class Apply(MacroElement):
    """Hands a state to our script; `tojson` escapes what could end the script."""

    _template = Template("{% macro script(this, kwargs) %}afsprakenkaart.apply({{ this.state|tojson }});{% endmacro %}")

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Apply"
        self.state = state


def base_map(shown: Shown, looks: str) -> folium.Map:
    """Return the base map of a built folder: no tiles, no third party, always the same script.

    `looks` is the address of the file with its styles.
    """
    scripts, styles = offer_scripts_and_styles()
    made = folium.Map(
        location=[52.2, 5.3], zoom_start=7, tiles=None, min_zoom=6, max_zoom=16, zoom_snap=0.25, control_scale=False
    )
    made.default_js = [(url.rsplit("/", 1)[-1], url) for url in scripts]
    made.default_css = [(url.rsplit("/", 1)[-1], url) for url in styles]
    boundary = shown.built.manifest["boundary"]
    made.add_child(
        Mount(
            {
                **shown.urls,
                "looks": looks,
                "supercluster": offer_file(CLUSTERS).url,
                "credit": boundary["credit"],
                "background": {"url": BACKGROUND_URL, "credit": BACKGROUND_CREDIT},
            }
        )
    )
    return made


def offered(name: str, content: Any) -> str:
    """Offer what many states share as a file that browsers keep, and return its address."""
    return offer(name, json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()).url


def packed(state: Mapping[str, Any], shown: Shown) -> dict[str, Any]:
    """Return a map state as it travels: features by their place in the layer, None for all; the legend by address."""
    layers = {}
    for layer, spec in state["layers"].items():
        ids = list(shown.names[layer])
        wanted = frozenset(ids if spec["show"] is None else spec["show"])
        show = None if wanted.issuperset(ids) else [n for n, ident in enumerate(ids) if ident in wanted]
        layers[layer] = {**spec, "show": show}
    return {**state, "layers": layers, "legend": offered("legend.json", state["legend"])}


def stamped(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a map state with a digest of itself, by which tests see that it was applied."""
    digest = hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()[:12]
    return {**state, "stamp": digest}


def show_map(shown: Shown, looks: str, state: Mapping[str, Any], on_event: Callable[[Any], None]) -> None:
    """Show the map in a state; `on_event` gets each event once: `{kind: pick|fill|layer, ...}`."""
    group = folium.FeatureGroup()
    group.add_child(Apply(stamped(packed(state, shown))))

    def changed() -> None:
        on_event(view_state.raw(KEY))

    st_folium(
        base_map(shown, looks),
        key=KEY,
        height=HEIGHT_PX,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
        on_change=changed,
    )
