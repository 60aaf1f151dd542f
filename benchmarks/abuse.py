"""`make abuse`: one abusive client of each kind beside an honest one, who has to stay under two seconds.

    python -m benchmarks.abuse [--kind xlsx --kind "slow headers"] [--seconds 15] [--out build/abuse]

The kinds are the table of `benchmarks/abusers.py`. The abuser is a process at 127.0.0.2; the honest visitor, at
127.0.0.1, opens the page and then chooses a filter twice a second. Prints for each kind how long the honest one waited,
what the abuser met and what the server holds, writes `abuse.json`; the exit status is 1 where the honest one waited
longer or met an error. Linux.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.abusers import KINDS
from benchmarks.people import FAULTS
from benchmarks.servers import Server
from benchmarks.visitors import click, page, percentile_95, visitors_client

ABUSER = "127.0.0.2"
HONEST_SECONDS = 2.0
PAUSE_SECONDS = 0.5
REST_SECONDS = 12
"""Between two kinds, so that what one left is gone."""


async def honest(url: str, seconds: float) -> tuple[list[float], list[str]]:
    """Click for a while as a visitor does; how long each took, and what went wrong."""
    took, faults, chance = list[float](), list[str](), random.Random(4)
    end = time.perf_counter() + seconds
    async with visitors_client() as client:
        at = None
        while time.perf_counter() < end:
            started = time.perf_counter()
            try:
                if at is None:
                    at = await page(client, url)
                else:
                    await click(client, at, chance)
            except FAULTS as fault:
                faults.append(repr(fault)[:200])
            took.append(time.perf_counter() - started)
            await asyncio.sleep(PAUSE_SECONDS)
    return took, faults


def beside(server: Server, kind: str, seconds: float, rest: float, environ: Mapping[str, str]) -> dict[str, Any]:
    """Let one kind loose, and return how the honest one fared."""
    arguments = (sys.executable, "-m", "benchmarks.abusers", kind, server.url, ABUSER, str(seconds + 2))
    before = server.memory_mb()
    with subprocess.Popen(arguments, cwd=servers.ROOT, env={**environ}, stdout=subprocess.PIPE, text=True) as abuser:
        # Its start, with what it imports, is no abuse.
        time.sleep(2)
        took, faults = asyncio.run(honest(server.url, seconds))
        held = server.memory_mb()
        said, _ = abuser.communicate(timeout=seconds + 60)
    time.sleep(rest)
    return {
        "kind": kind, "p95": percentile_95(took), "longest": max(took), "asked": len(took), "faults": faults,
        "met": json.loads(said or "{}"), "before_mb": before, "held_mb": held, "after_mb": server.memory_mb(),
        "kept": max(took) < HONEST_SECONDS and not faults,
    }  # fmt: skip


def printed(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as Markdown."""
    lines = [
        "| one abuser sends | honest p95 | longest | abuser met | memory before, during, after | |",
        "|---" * 6 + "|",
    ]
    for row in rows:
        met = ", ".join(
            f"{count:,} x {what}" for what, count in sorted(row["met"].items(), key=lambda item: -item[1])[:4]
        )
        held = ", ".join(f"{row[name]:.0f}" for name in ("before_mb", "held_mb", "after_mb"))
        said = "kept" if row["kept"] else f"missed {'; '.join(sorted(set(row['faults'])))}".strip()
        times = f"{row['p95']:.2f} s | {row['longest']:.2f} s"
        lines.append(f"| {KINDS[row['kind']][0]} | {times} | {met or 'nothing'} | {held} MB | {said} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.abuse", description=__doc__.partition("\n")[0])
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="these kinds alone")
    parser.add_argument("--seconds", type=float, default=15, help="how long each kind lasts")
    parser.add_argument("--rest", type=float, default=REST_SECONDS, help="seconds between two kinds")
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "abuse", help="folder for the results")
    chosen = parser.parse_args(arguments)
    out = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    environ = {"AFSPRAKENKAART_CACHE": str(out / "cache"), **servers.boundaries(os.environ)}
    with servers.product(out / "server.log", environ) as server:
        asyncio.run(honest(server.url, 5))
        rows = []
        for kind in chosen.kind or KINDS:
            rows.append(beside(server, kind, chosen.seconds, chosen.rest, environ))
            print(printed(rows[-1:]).splitlines()[-1], flush=True)
    (out / "abuse.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    print(f"\n{printed(rows)}")
    return 0 if all(row["kept"] for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
