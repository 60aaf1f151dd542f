"""`rollback`: shows an earlier built map again, which then stays until somebody builds."""

from __future__ import annotations

import argparse

from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("rollback", help="show an earlier built map again; see `maps`")
    parser.add_argument("digest", nargs="?", default="", help="its digest or how that begins; else the one before")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Put the map back; the exit status."""
    from layers.maps import put_back, roll_back

    found = roll_back(settings.cache, chosen.digest)
    edition = f", edition {found.manifest['edition']} of {found.manifest['edition_date']}" if found.manifest else ""
    print(f"{found.digest} is shown{edition}. A running server offers it to whoever has its page open.")
    if put_back(settings.cache):
        print("A start leaves it. To show what is newest again: python -m layers build")
    return 0
