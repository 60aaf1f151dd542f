"""The filters that commands share: declared once, and read as what the server reads of an address."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from layers import box, spans
from layers.deadlines import today
from layers.naming import Ways, code_of
from layers.narrowing import DEADLINE, LIMIT_FORM, NAMES, OF_ROWS, WRITTEN, Narrowing, known_narrowing

_HELP = {
    "bbox": f"only what meets this box: {box.FORM}; write --bbox=...",
    "limit": f"at most so many rows: {LIMIT_FORM}",
    DEADLINE: f"only facts with a deadline in this time: {spans.FORM}",
}


def declare_filters(parser: argparse.ArgumentParser, of_rows: Sequence[str] = OF_ROWS) -> None:
    """Add the filters to the parser of a command; `of_rows` are those among its rows that it knows."""
    parser.add_argument("--province", action="append", default=[], help="code or name: what lies in any of them")
    parser.add_argument("--theme", action="append", default=[], help="only facts of this theme count")
    for name in NAMES:
        parser.add_argument(f"--{name}", action="append", default=[], help=f"only facts with this {name} count")
    for name in (DEADLINE, *of_rows):
        parser.add_argument(f"--{name}", action="append", default=[], help=_HELP[name])


def chosen_narrowing(chosen: argparse.Namespace, offers: Mapping[str, Sequence[str]], places: Ways) -> Narrowing:
    """The filters beside province and theme that were chosen; `places` leads to the codes of municipalities.

    Raises:
        UnknownNameError: one is none of `offers`.
        FilterError: one is not of its form.
    """
    given = {name: getattr(chosen, name, []) for name in (*NAMES, *WRITTEN)}
    given["municipality"] = [code_of("municipality", name, places) for name in given["municipality"]]
    return known_narrowing(given, offers, today())
