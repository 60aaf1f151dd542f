"""The filters that commands share: declared once, and read as what the server reads of an address."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from layers.deadlines import today
from layers.narrowing import NAMES, Narrowing, known_narrowing


def declare_filters(parser: argparse.ArgumentParser) -> None:
    """Add the filters to the parser of a command."""
    parser.add_argument("--province", action="append", default=[], help="code or name: what lies in any of them")
    parser.add_argument("--theme", action="append", default=[], help="only facts of this theme count")
    for name in NAMES:
        parser.add_argument(f"--{name}", action="append", default=[], help=f"only facts with this {name} count")


def chosen_narrowing(chosen: argparse.Namespace, offers: Mapping[str, Sequence[str]]) -> Narrowing:
    """The filters beside province and theme that were chosen.

    Raises:
        UnknownNameError: one is none of `offers`.
    """
    return known_narrowing({name: getattr(chosen, name) for name in NAMES}, offers, today())
