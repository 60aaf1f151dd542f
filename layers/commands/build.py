"""`build`: joins facts and the best local boundaries, prints the built folder and makes it the current one."""

from __future__ import annotations

import argparse

from layers.commands.boundaries import made_of_best
from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    commands.add_parser("build", help="join facts and the best local boundaries; prints the built folder")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Build; the exit status."""
    from layers.build import build
    from layers.cache import set_current
    from layers.commands.figures import usable
    from layers.inputs import fingerprint, note
    from seeds.load import load_seeds

    # Before anything is read: what changes from here on must not pass for built.
    found = fingerprint(settings)
    seeds = load_seeds()
    figures = usable(settings)
    folder = made_of_best(settings, lambda boundaries: build(boundaries, seeds, settings.cache, figures))
    set_current(folder)
    note(folder, found)
    print(folder)
    return 0
