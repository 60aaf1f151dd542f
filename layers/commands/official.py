"""`official`: regions of CBS and official outlines as files, where they are at hand, and how the outlines agree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from settings import Settings
from writing import write_atomically


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "official", help="which regions of CBS and official outlines are at hand, and how these agree with the areas"
    )
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder for regions, outlines and the table of members")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Tell, and write where asked; the exit status, which is 0 also where nothing is at hand."""
    from geo.chain import load_boundaries, local_sources
    from geo.official import load_official
    from layers.official import as_lines, official_files
    from layers.official_files import MEMBERS, OFFICIAL, REGIONS, members_csv
    from seeds.load import load_seeds

    seeds = load_seeds()
    boundaries = load_boundaries(local_sources(settings))
    official = load_official(settings, boundaries.municipalities)
    print(*official.reports, sep="\n", file=sys.stderr)
    files = official_files(official, boundaries, seeds)
    names = {code: municipality.name for code, municipality in seeds.municipalities.items()}
    if OFFICIAL in files:
        print(*as_lines(files.pop(OFFICIAL), names), sep="\n", file=sys.stderr)
    if REGIONS in files:
        files[MEMBERS] = members_csv(files[REGIONS], names)
    if chosen.out:
        for name, content in files.items():
            write_atomically(chosen.out / name, content)
            print(chosen.out / name)
    return 0
