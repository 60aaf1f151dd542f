"""`dictionary`: prints the data dictionary of all columns."""

from __future__ import annotations

import argparse

from layers.dictionary import dictionary
from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    commands.add_parser("dictionary", help="print the data dictionary of all columns")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Print it; the exit status."""
    print(dictionary(), end="")
    return 0
