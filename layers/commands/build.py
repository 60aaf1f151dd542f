"""`build`: joins facts and the best local boundaries, prints the built folder and makes it the current one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from layers.commands.boundaries import made_of_best, made_of_schematic, told_official
from layers.commands.telling import tell
from settings import Settings

if TYPE_CHECKING:
    from geo.boundaries import Boundaries


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("build", help="join facts and the best local boundaries; prints the built folder")
    parser.add_argument(
        "--meanwhile", action="store_true", help="any other build takes its place, also one that was begun before"
    )
    parser.add_argument("--schematic", action="store_true", help="leave all boundaries out: schematic shapes alone")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Build, and tell in the cache folder how it goes; the exit status."""
    from layers.build_progress import told

    with told(settings.cache):
        tell(_built(settings, meanwhile=chosen.meanwhile, schematic=chosen.schematic), to=sys.stdout)
    return 0


def _built(settings: Settings, *, meanwhile: bool, schematic: bool) -> Path:
    from layers.build import build
    from layers.commands.figures import usable
    from layers.inputs import fingerprint, note
    from layers.maps import FIRST, begin, put_back, show
    from layers.official import official_files
    from seeds.load import load_seeds

    # Before anything is read: what changes from here on must not pass for built, nor as older than this.
    turn = FIRST if meanwhile else begin(settings.cache)
    found = fingerprint(settings)
    seeds = load_seeds()
    figures = usable(settings)

    def made(boundaries: Boundaries) -> Path:
        beside = official_files(told_official(settings, boundaries), boundaries, seeds)
        return build(boundaries, seeds, settings.cache, beside, figures)

    folder = made_of_schematic(made) if schematic else made_of_best(settings, made)
    back = put_back(settings.cache)
    if show(folder, turn, settings.kept_maps):
        # One that leaves boundaries out is no answer to what is there: the next start builds again.
        if not schematic:
            note(folder, found)
        if back:
            tell(f"{back}, which was put back, is no longer shown: `layers rollback {back}`")
    else:
        tell("another map was shown meanwhile that was begun later: that one stays")
    return folder
