"""Writes layers of a built folder to files, and says which facts are in none of them. Imports no geometry library."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layers.analysis import national
from layers.built import DERIVED_IDS, LAYER_IDS, Built, known_layer, known_themes


def export(
    built: Built, out: Path, layers: Sequence[str] = (), provinces: Sequence[str] = (), themes: Sequence[str] = ()
) -> list[Path]:
    """Write `<layer>.geojson` for each layer into `out`, which is made; the files written.

    Where none is named: all but those that are derived from the others.

    Raises:
        UnknownNameError: a layer, province or theme is not known; nothing is written then.
        OSError: a file cannot be written.
    """
    named = {known_layer(name) for name in layers or LAYER_IDS}
    wanted = [layer for layer in (*LAYER_IDS, *DERIVED_IDS) if layer in named]
    contents = {layer: built.export(layer, provinces, themes) for layer in wanted}
    out.mkdir(parents=True, exist_ok=True)
    for layer, content in contents.items():
        (out / f"{layer}.geojson").write_bytes(content)
    return [out / f"{layer}.geojson" for layer in wanted]


def outside(built: Built, themes: Sequence[str] = ()) -> str:
    """How many facts of these themes are in no layer, as they have no place, and where they are shown."""
    count = len(national(built.facts, known_themes(themes)))
    facts = "fact has" if count == 1 else "facts have"
    return f'{count} {facts} no place and so are in no layer: the app shows them under "Heel Nederland".'
