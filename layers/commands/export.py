"""`export`: writes layers to files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from layers.commands.boundaries import made_of_best
from layers.commands.filters import chosen_narrowing, declare_filters
from layers.export import export, outside
from layers.forms import ALL_LAYERS, FORMATS
from layers.municipalities import municipality_ways
from settings import Settings
from writing import scratch

if TYPE_CHECKING:
    from layers.built import Built


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("export", help="write layers as files, in any of the forms")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for <layer>.<format>")
    parser.add_argument("--format", choices=FORMATS, default="geojson", help="default: geojson")
    parser.add_argument(
        "--layer",
        action="append",
        default=[],
        help=f"only this layer (repeat for several); {ALL_LAYERS}: one file with all",
    )
    parser.add_argument(
        "--called", default="", metavar="NAME", help=f"the name that {ALL_LAYERS}.gpkg will have; its project needs it"
    )
    parser.add_argument("--built", type=Path, metavar="DIR", help="a built folder, instead of building anew")
    declare_filters(parser)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Export; the exit status."""
    from layers.built import open_built
    from layers.known import known_layer, known_themes

    # What is wrong with the wish is said before the work.
    known_themes(chosen.theme)
    for layer in chosen.layer:
        if layer != ALL_LAYERS:
            known_layer(layer)
    if chosen.built:
        return _write(open_built(chosen.built), chosen)
    from layers.build import build_for_export
    from layers.commands.figures import usable
    from seeds.load import load_seeds

    seeds, figures = load_seeds(), usable(settings)
    with scratch() as folder:
        made_of_best(settings, lambda boundaries: build_for_export(boundaries, seeds, folder, figures))
        return _write(open_built(folder), chosen)


def _write(built: Built, chosen: argparse.Namespace) -> int:
    narrowed = chosen_narrowing(chosen, built.offers, municipality_ways(built.registers))
    wish = chosen.layer, chosen.province, chosen.theme, chosen.format, narrowed
    for path in export(built, chosen.out, *wish, file_name=chosen.called):
        print(path)
    print(outside(built, chosen.theme), file=sys.stderr)
    return 0
