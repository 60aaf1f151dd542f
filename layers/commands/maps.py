"""`maps`: lists the built maps that are kept, and says which is shown."""

from __future__ import annotations

import argparse
import sys

from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    commands.add_parser("maps", help="list the built maps that are kept, the newest first, and which is shown")


def run(_chosen: argparse.Namespace, settings: Settings) -> int:
    """List; the exit status."""
    from layers.maps import Map, maps, put_back

    def line(one: Map) -> tuple[str, ...]:
        said = one.manifest
        when = one.built_at[:16].replace("T", " ") or "unknown"
        if said is None:
            return ("shown" if one.is_shown else "", one.digest, when, "damaged, or of another version", "", "")
        year = f"{said['boundary']['year']}{' schematic' if said['boundary']['schematic'] else ''}"
        return ("shown" if one.is_shown else "", one.digest, when, said["edition"], said["edition_date"], year)

    found = maps(settings.cache)
    if not found:
        print(f"no map has been built in {settings.cache}: run `python -m layers build`", file=sys.stderr)
        return 0
    rows = [("", "digest", "built (UTC)", "edition", "of", "boundaries"), *map(line, found)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if put_back(settings.cache):
        print("The map that is shown was put back: a start leaves it until `python -m layers build`.", file=sys.stderr)
    return 0
