"""`bundle`: writes the evidence bundle, one zip with everything and what describes it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from layers.commands.boundaries import made_of_best
from settings import Settings
from writing import scratch, write_atomically

if TYPE_CHECKING:
    from layers.built import Built


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("bundle", help="write everything in one zip: all forms, facts, sources, descriptions")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="the zip to write")
    parser.add_argument("--built", type=Path, metavar="DIR", help="a built folder, instead of building anew")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Write the bundle; the exit status."""
    from layers.built import open_built

    if chosen.built:
        return _write(open_built(chosen.built), chosen.out)
    from layers.build import build
    from layers.commands.figures import usable
    from seeds.load import load_seeds

    seeds, figures = load_seeds(), usable(settings)
    with scratch() as place:
        folder = made_of_best(settings, lambda boundaries: build(boundaries, seeds, place, kept=figures))
        return _write(open_built(folder), chosen.out)


def _write(built: Built, out: Path) -> int:
    from layers.bundle.contents import bundle

    write_atomically(out, bundle(built))
    print(out)
    return 0
