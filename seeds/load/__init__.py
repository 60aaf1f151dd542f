"""Files to records: reads all of `seeds/`, checks every reference, and reports all faults at once.

This is the door: others import `load_seeds`, `Seeds`, `ROOT`, `rules` and `fact_faults` from `seeds.load`. Import rule:
what is here imports `seeds.records` and `seeds.errors`, and nothing that reads letters.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from seeds.errors import Fault, SeedsError
from seeds.load.files import is_lost
from seeds.load.references import fact_faults, reference_faults
from seeds.load.registry import Seeds
from seeds.load.rows import as_seeds, read_rows

__all__ = ["ROOT", "Seeds", "fact_faults", "load_seeds", "rules"]

ROOT = Path(__file__).resolve().parents[1]
"""The folder with the records."""


@cache
def load_seeds(root: Path = ROOT) -> Seeds:
    """Read and check all records below `root`.

    Raises:
        SeedsError: lists every fault with file and line.
    """
    faults: list[Fault] = []
    rows = read_rows(root, faults)
    seeds = as_seeds(rows, faults)
    # What refers to records of a file that is lost would drown the one fault that counts.
    if not any(map(is_lost, faults)):
        faults += reference_faults(rows, seeds, rules())
    if faults:
        raise SeedsError(faults)
    return seeds


@cache
def rules() -> frozenset[str]:
    """Return the names of the rules in `seeds/README.md`."""
    return frozenset(
        re.findall(r"^- \*\*([A-Z]\d{1,2})\*\*", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
