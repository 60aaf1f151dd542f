"""`fetch-figures`: downloads the figures of CBS that stand beside promises, and keeps them in the cache."""

from __future__ import annotations

import argparse
import sys

from geo.errors import OfflineError, ServiceError
from layers.errors import FiguresError
from settings import CBS_FIGURES_URL, Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("fetch-figures", help="download the figures of CBS and keep them in the cache")
    parser.add_argument("--if-stale", action="store_true", help="only where no fresh copy is in the cache")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Fetch; the exit status, 2 where the service could not be reached."""
    from layers.figures import kept
    from layers.figures.fetch import FRESH, fetch, is_fresh
    from seeds.load import load_seeds

    try:
        if chosen.if_stale and is_fresh(settings.cache, settings.cbs_figures_url):
            print(f"figures of CBS were fetched less than {FRESH.days} days ago, not fetched again")
            return 0
        seeds = load_seeds()
        names = {row.code: row.name for row in seeds.municipalities.values()}
        first = min(int(part.date[:4]) for part in seeds.document_parts.values() if part.date)
        found = fetch(settings.cbs_figures_url, names, first)
        path = kept.keep(settings.cache, found)
    except (ServiceError, FiguresError) as error:
        print(f"no figures were fetched: {error}", file=sys.stderr)
        print(f"The last good copy stays in use. Another server can be named in {CBS_FIGURES_URL}.", file=sys.stderr)
        return 2 if isinstance(error, OfflineError) else 1
    for measure, months in found["numbers"].items():
        print(f"{measure}: {min(months)} to {max(months)}, from {found['origin']}, kept in {path}")
    return 0
