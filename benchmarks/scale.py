"""Where one process ends: ten million points counted per municipality by several workers, on dask-geopandas.

    uv sync --group scale        # or: pip install --group scale
    python -m benchmarks.scale [--points 10000000] [--workers 2]

The points are made in blocks by `benchmarks.points`, here and there the same. Both ways are timed, and the run fails
where one area has another count. No part of the product needs this (docs/performance.md says when it would).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence

import dask
import dask.dataframe as dd
import dask_geopandas  # noqa: F401  (lets dask know frames with geometry)
import geopandas as gpd

from benchmarks import servers
from benchmarks.points import BLOCK, block, counted
from geo.chain import load_boundaries, local_sources
from settings import read


def counted_by_workers(areas: gpd.GeoDataFrame, blocks: int, workers: int) -> dict[str, int]:
    """Return what `benchmarks.points.counted` returns, by worker processes that each make and join blocks of points."""
    points = dd.from_map(block, range(blocks), meta=block(0, 1))
    joined = points.sjoin(areas, predicate="intersects")
    with dask.config.set(scheduler="processes", num_workers=workers):
        found = joined["code"].value_counts().compute()
    return {code: int(found.get(code, 0)) for code in areas["code"]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__.partition("\n")[0])
    parser.add_argument("--points", type=int, default=10_000_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    chosen = parser.parse_args(arguments)
    blocks = -(-chosen.points // BLOCK)
    settings = read(servers.boundaries(os.environ))
    areas = load_boundaries(local_sources(settings)).municipalities.frame[["code", "geometry"]]

    started = time.perf_counter()
    small = counted(areas, range(blocks))
    one = time.perf_counter() - started
    started = time.perf_counter()
    large = counted_by_workers(areas, blocks, chosen.workers)
    several = time.perf_counter() - started
    print(f"{blocks * BLOCK:,} points, {sum(small.values()):,} of them in {len(areas)} municipalities")
    print(f"one process: {one:.1f} s; {chosen.workers} workers: {several:.1f} s; load {os.getloadavg()[0]:.1f}")
    different = {code: (count, large[code]) for code, count in small.items() if count != large[code]}
    print("the same count for each area" if not different else f"different: {different}")
    return int(bool(different))


if __name__ == "__main__":
    sys.exit(main())
