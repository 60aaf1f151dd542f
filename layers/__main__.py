"""`python -m layers build` makes the built folder, `export` writes layers, `facts` the table of facts.

Each command is a file of `layers/commands/`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from geo.errors import GeoError
from geo.memory import TOO_LITTLE, limit_memory
from layers.columns import ColumnError
from layers.commands import COMMANDS
from layers.errors import LayersError
from seeds.errors import SeedsError
from settings import Settings, of_this_process


def main(arguments: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m layers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    runs: dict[str, Callable[[argparse.Namespace, Settings], int]] = {}
    for command in COMMANDS:
        command.declare(commands)
        runs[command.__name__.rpartition(".")[2].replace("_", "-")] = command.run
    chosen = parser.parse_args(arguments)
    chosen_settings = settings or of_this_process()
    for fault in chosen_settings.faults:
        print(fault, file=sys.stderr)
    try:
        return runs[chosen.command](chosen, chosen_settings)
    except (GeoError, LayersError, ColumnError, SeedsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except MemoryError:
        print(TOO_LITTLE, file=sys.stderr)
        return 1


if __name__ == "__main__":
    limit_memory()
    sys.exit(main())
