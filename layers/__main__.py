"""`python -m layers build` makes the built folder, `export` writes GeoJSON, `dictionary` describes the columns."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError
from layers.columns import ColumnError, dictionary
from layers.errors import LayersError
from seeds.errors import SeedsError

if TYPE_CHECKING:
    from geo.boundaries import Boundaries


def main(arguments: Sequence[str] | None = None, environ: Mapping[str, str] = os.environ) -> int:
    """Run the command line; the exit status."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.command == "build":
            return _build(environ)
        if chosen.command == "export":
            return _export(environ, chosen)
    except (GeoError, LayersError, ColumnError, SeedsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    print(dictionary(), end="")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m layers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="join facts and the best local boundaries; prints the built folder")
    exporting = commands.add_parser("export", help="write layers as GeoJSON")
    exporting.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for <layer>.geojson")
    exporting.add_argument("--layer", action="append", default=[], help="only this layer (repeat for several)")
    exporting.add_argument("--province", action="append", default=[], help="code or name: what lies in any of them")
    exporting.add_argument("--theme", action="append", default=[], help="only facts of this theme count")
    commands.add_parser("dictionary", help="print the data dictionary of all columns")
    return parser


def _boundaries(environ: Mapping[str, str]) -> Boundaries:
    """The best local boundaries; what each source answered goes to stderr."""
    from geo.boundaries import load_boundaries, local_sources

    boundaries = load_boundaries(local_sources(environ))
    print(*boundaries.reports, sep="\n", file=sys.stderr)
    return boundaries


def _build(environ: Mapping[str, str]) -> int:
    from geo.settings import cache_folder
    from layers.build import build, set_current
    from seeds.load import load_seeds

    folder = build(_boundaries(environ), load_seeds(), cache_folder(environ))
    set_current(folder)
    print(folder)
    return 0


def _export(environ: Mapping[str, str], chosen: argparse.Namespace) -> int:
    from layers.build import build_for_export
    from layers.built import known_layer, known_themes, open_built
    from layers.export import export, outside
    from seeds.load import load_seeds

    # What is wrong with the wish is said before the work.
    known_themes(chosen.theme)
    for layer in chosen.layer:
        known_layer(layer)
    with tempfile.TemporaryDirectory() as scratch:
        build_for_export(_boundaries(environ), load_seeds(), Path(scratch))
        built = open_built(Path(scratch))
        for path in export(built, chosen.out, chosen.layer, chosen.province, chosen.theme):
            print(path)
        print(outside(built, chosen.theme), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
