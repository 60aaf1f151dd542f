"""Search and filters by index and columns, beside the plain way that looks at each fact: both in one run.

    python -m benchmarks.choices [--cache build/growth/x100] [--repetitions 3]

Processor time in milliseconds, the median; the plain way is the one that the tests hold the quick one against. The
first search makes or opens the index. A filter is one that nobody chose before: facts, features of each layer, four
totals.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks import plain_search, servers
from layers.analysis import AGREEMENTS, HOMES, REGIO, RIJK, select, totals
from layers.built import Built, open_built
from layers.cache import current
from layers.counted import counted
from layers.numpy_file import opened
from layers.registry import LAYER_IDS, LAYERS
from layers.search import found
from layers.search_index import Index
from layers.suggest import suggested
from ui.data.edition import Edition
from ui.data.picture import Filtered

WORDS = ("woningen", "stroomnet", "Zwolle", "defensie", "bereikbaarheid van")
TYPED = ("z", "zw", "emm", "lelyl", "groene h")
CHOSEN = (("PV22", "nature-agriculture"), ("PV30", "mobility"), ("PV25", "energy"), ("PV31", "water"))
MEASURES = (AGREEMENTS, HOMES, RIJK, REGIO)


def took(do: Callable[[], object]) -> float:
    """Return the processor time of doing something, in milliseconds."""
    gc.collect()
    started = time.process_time()
    do()
    return 1000 * (time.process_time() - started)


def plain_filter(built: Built, province: str, theme: str) -> None:
    """Filter as the product did: each fact and each feature is looked at, and every figure of it counted."""
    select(built.facts, [province], [theme])
    for layer in LAYER_IDS:
        counted(LAYERS[layer], built.features(layer), built.facts, provinces=[province], themes=[theme])
    for measure in MEASURES:
        totals(built.facts, measure, themes=[theme])


def quick_filter(edition: Edition, province: str, theme: str) -> None:
    """Filter by columns."""
    filtered = Filtered(edition, (province,), (), (theme,), "")
    assert filtered.fact_ids is not None
    assert all(layer in filtered.features for layer in LAYER_IDS)
    for measure in MEASURES:
        filtered.searched.sums(measure, (theme,))


def measured(edition: Edition, repetitions: int) -> list[tuple[str, float | None, float]]:
    """Return rows: what, by the plain way (None where it has none), by the quick one."""
    built, features, of_fact = edition.built, edition.features, edition.features_of_fact
    assert built.search_tables is not None
    path = built.path / "search.tables"
    plain: list[plain_search.Index] = []

    def first_plain() -> None:
        plain.append(plain_search.Index(built.registers, features, of_fact))
        plain_search.found(plain[0], "haven")

    def first() -> None:
        found(Index(opened(path), built.registers), "haven")

    def median(do: Callable[[str], object], words: Sequence[str]) -> float:
        return statistics.median(took(lambda word=word: do(word)) for word in words)  # type: ignore[misc]

    rows: list[tuple[str, float | None, float]] = [
        ("first search", took(first_plain), statistics.median(took(first) for _ in range(repetitions))),
        (
            "search",
            median(lambda word: plain_search.found(plain[0], word), WORDS),
            median(lambda word: found(edition.index, word), WORDS),
        ),
        ("suggestion while typing", None, median(lambda word: suggested(edition.index, word), TYPED)),
    ]
    built.columns.sums(HOMES, built.columns.having("theme", ["water"]))  # the kinds are read once
    slow = statistics.median(took(lambda f=f: plain_filter(built, *f)) for f in CHOSEN)  # type: ignore[misc]
    quick = statistics.median(took(lambda f=f: quick_filter(edition, *f)) for f in CHOSEN)  # type: ignore[misc]
    return [*rows, ("filter that nobody chose before", slow, quick)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.choices", description=__doc__.partition("\n")[0])
    parser.add_argument("--cache", type=Path, default=servers.ROOT / "build" / "growth" / "x100")
    parser.add_argument("--repetitions", type=int, default=3)
    chosen = parser.parse_args(arguments)
    folder = current(chosen.cache)
    if folder is None:
        parser.error(f"{chosen.cache} holds no built folder: make one with python -m benchmarks.grow")
    edition = Edition(open_built(folder)).check()
    assert edition.index
    gc.freeze()
    print(f"| {len(edition.built.facts)} facts | plain, ms | index and columns, ms | times |\n|---|---|---|---|")
    for what, slow, quick in measured(edition, chosen.repetitions):
        before, ratio = ("-", "-") if slow is None else (f"{slow:.1f}", f"{slow / max(quick, 0.01):.0f}")
        print(f"| {what} | {before} | {quick:.2f} | {ratio} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
