"""`candidates`: lists possible bottlenecks of which nothing was decided."""

from __future__ import annotations

import argparse
import sys

from settings import Settings


def declare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    commands.add_parser("candidates", help="list possible bottlenecks of which nothing was decided; 1 where there are")


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """List them; 1 where there are any."""
    from layers.build import facts_of, registers
    from layers.candidates import undecided
    from seeds.load import load_seeds

    seeds = load_seeds()
    found = undecided(registers(seeds, facts_of(seeds)))
    for candidate in found:
        behind = (f"{reason.code} ({reason.level}): {' '.join(reason.fact_ids)}" for reason in candidate.reasons)
        print(f"{candidate.id}: {candidate.name}: homes: {' '.join(candidate.about_ids) or '-'}; {'; '.join(behind)}")
    print(f"{len(found)} undecided", file=sys.stderr)
    return 1 if found else 0
