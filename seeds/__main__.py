"""`python -m seeds`: export, verify, readings."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from seeds.errors import SeedsError
from seeds.export import flat_facts
from seeds.load import load_seeds
from seeds.passages import documents_folder
from seeds.second_reading import verdict_lines, worklist
from seeds.verify import verify


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 with every fault on stderr, or 2 where the command can't be carried out."""
    parser = argparse.ArgumentParser(prog="python -m seeds", description="The records of afsprakenkaart.")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="print all facts")
    export.add_argument("--format", choices=["json"], default="json")
    check = commands.add_parser("verify", help="check every figure against the letters")
    check.add_argument("--documents", metavar="DIR", help="folder with the letters (or AFSPRAKENKAART_DOCUMENTS)")
    readings = commands.add_parser("readings", help="compare the two readings of each fact")
    readings.add_argument(
        "--worklist", action="store_true", help="print only what a second reader may see: id and lines"
    )
    arguments = parser.parse_args(argv)
    try:
        seeds = load_seeds()
        if arguments.command == "export":
            json.dump(flat_facts(seeds), sys.stdout, ensure_ascii=False, indent=1)
            print()
            return 0
        if arguments.command == "readings":
            print("\n".join(worklist(seeds) if arguments.worklist else verdict_lines(seeds)))
            return 0
        folder = documents_folder(arguments.documents)
        if folder is None or not folder.is_dir():
            print(f"no folder with letters: {folder}. Name it: --documents DIR", file=sys.stderr)
            return 2
        faults = verify(seeds, folder)
        if faults:
            raise SeedsError(faults)
    except SeedsError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.faults)} fault(s)", file=sys.stderr)
        return 1
    count = sum(len(fact.sources) for fact in seeds.facts.values())
    print(f"{len(seeds.facts)} facts, {count} sources: every figure stands in its lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
