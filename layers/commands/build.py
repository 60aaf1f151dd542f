"""`build`: joins facts and the best local boundaries, prints the built folder and makes it the current one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from layers.commands.boundaries import made_of_best, told_official
from settings import Settings

if TYPE_CHECKING:
    from geo.boundaries import Boundaries


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    commands.add_parser("build", help="join facts and the best local boundaries; prints the built folder")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Build; the exit status."""
    from layers.build import build
    from layers.cache import set_current
    from layers.commands.figures import usable
    from layers.inputs import fingerprint, note
    from layers.official import official_files
    from seeds.load import load_seeds

    # Before anything is read: what changes from here on must not pass for built.
    found = fingerprint(settings)
    seeds = load_seeds()
    figures = usable(settings)

    def made(boundaries: Boundaries) -> Path:
        beside = official_files(told_official(settings, boundaries), boundaries, seeds)
        return build(boundaries, seeds, settings.cache, beside, figures)

    folder = made_of_best(settings, made)
    set_current(folder)
    note(folder, found)
    print(folder)
    return 0
