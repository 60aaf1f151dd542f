"""`python -m geo fetch` downloads the boundaries; `python -m geo sources` says which boundaries are used and why."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from geo.memory import limit_memory
from settings import of_this_process


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    fetching = commands.add_parser("fetch", help="download provinces and municipalities and keep them in the cache")
    fetching.add_argument("--if-stale", action="store_true", help="only where no fresh copy is in the cache")
    parts = ("boundaries", "official")
    fetching.add_argument("--only", choices=parts, help="only the boundaries, or only what is optional beside them")
    commands.add_parser("sources", help="print what each local source of boundaries has, and which regions are there")
    chosen = parser.parse_args(arguments)
    if chosen.command == "fetch":
        from geo.fetch import fetch
        from geo.fetch_official import fetch_official
        from geo.one_fetch import alone

        settings = of_this_process()
        with alone(settings.cache):
            status = 0 if chosen.only == "official" else fetch(settings, if_stale=chosen.if_stale)
            # Without a network every further question would only be waited for.
            if status == 0 and chosen.only != "boundaries":
                fetch_official(settings, if_stale=chosen.if_stale)
        return status
    try:
        return _sources()
    except OSError as error:
        print(f"{error.filename or 'output'}: {error.strerror or error}", file=sys.stderr)
        return 1


def _sources() -> int:
    from geo.chain import load_boundaries, local_sources
    from geo.official import load_official

    settings = of_this_process()
    # The schematic source stands last, so that there always are some.
    boundaries = load_boundaries(local_sources(settings))
    print(*boundaries.reports, *load_official(settings, boundaries.municipalities).reports, sep="\n")
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["fetch"]:
        from geo.one_fetch import end_when_told

        # Ended with the server that it runs beside, it still says so in its progress. In a process of its own alone:
        # whatever that starts would not hear SIGTERM any more.
        end_when_told(of_this_process().cache)
    limit_memory()
    sys.exit(main())
