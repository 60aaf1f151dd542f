"""`export`: writes layers to files."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from layers.commands.boundaries import made_of_best
from layers.commands.filters import chosen_narrowing, declare_filters
from layers.export import export, outside
from layers.forms import FORMATS
from layers.municipalities import municipality_ways
from settings import Settings

if TYPE_CHECKING:
    from layers.built import Built


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("export", help="write layers as GeoJSON, GeoPackage (RD New), CSV or XLSX")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for <layer>.<format>")
    parser.add_argument("--format", choices=FORMATS, default="geojson", help="default: geojson")
    parser.add_argument("--layer", action="append", default=[], help="only this layer (repeat for several)")
    parser.add_argument("--built", type=Path, metavar="DIR", help="a built folder, instead of building anew")
    declare_filters(parser)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Export; the exit status."""
    from layers.built import known_layer, known_themes, open_built

    # What is wrong with the wish is said before the work.
    known_themes(chosen.theme)
    for layer in chosen.layer:
        known_layer(layer)
    if chosen.built:
        return _write(open_built(chosen.built), chosen)
    from layers.build import build_for_export
    from seeds.load import load_seeds

    seeds = load_seeds()
    with tempfile.TemporaryDirectory() as scratch:
        made_of_best(settings, lambda boundaries: build_for_export(boundaries, seeds, Path(scratch)))
        return _write(open_built(Path(scratch)), chosen)


def _write(built: Built, chosen: argparse.Namespace) -> int:
    narrowed = chosen_narrowing(chosen, built.offers, municipality_ways(built.registers))
    for path in export(built, chosen.out, chosen.layer, chosen.province, chosen.theme, chosen.format, narrowed):
        print(path)
    print(outside(built, chosen.theme), file=sys.stderr)
    return 0
