"""`make load`: many people at the map for long: errors, the time of a filter, memory and sessions as they go.

    python -m benchmarks.load [--stage 50x20 --stage 200x5] [--warm 120] [--out build/load] [--draw docs]

A stage is a number of people and of minutes. One server for all stages; twenty people warm it first, and what it holds
then is what it has to come back to, within 10 %, once all have left. People are `benchmarks/people.py`. Prints a
table, writes `load.json` and the curves (`load-50.svg`), with `--draw` beside the documents. The exit status is 1 where
a promise is not kept. Linux: it reads /proc.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import statistics
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.curves import Panel, drawn
from benchmarks.machine import machine
from benchmarks.people import Person, Seen
from benchmarks.servers import Server

STAGES = ("50x20", "200x5")
FILTER_SECONDS = 1.0
"""95th percentile of a filter, promised at `PROMISED_AT` people and fewer."""
PROMISED_AT = 50
MEMORY_BACK = 1.10
WARMING = 20
ARRIVING_SECONDS = 30
"""People come one after the other, within this time."""
SETTLING_SECONDS = 30
SAMPLES = 40


@dataclass(frozen=True)
class Stage:
    """So many people for so many seconds."""

    people: int
    seconds: float


@dataclass(frozen=True)
class Sample:
    """What the server holds at a moment: memory in MB, its own and with its share of what is shared, and sessions."""

    at: float
    rss_mb: float
    pss_mb: float
    sessions: float


def stage(written: str) -> Stage:
    """Read `50x20`: fifty people for twenty minutes."""
    people, _, minutes = written.partition("x")
    return Stage(int(people), float(minutes) * 60)


def sessions(metrics: str) -> float:
    """Return how many websockets the server says are open."""
    with urllib.request.urlopen(metrics, timeout=10) as answer:  # a loopback address of our own
        found = re.search(r"^afsprakenkaart_sessions (\S+)", answer.read().decode(), re.MULTILINE)
    return float(found[1]) if found else 0.0


async def visited(server: Server, metrics: str, planned: Stage) -> tuple[list[Seen], list[Sample]]:
    """Let people visit; what each did, and what the server held meanwhile."""
    seen, samples = list[Seen](), list[Sample]()
    began = time.perf_counter()

    def clock() -> float:
        return time.perf_counter() - began

    async def comes(number: int) -> None:
        await asyncio.sleep(min(ARRIVING_SECONDS, planned.seconds / 4) * number / planned.people)
        await Person(server.url, number, seen.append, clock).visits(planned.seconds)

    async def watched() -> None:
        while clock() < planned.seconds:
            told = await asyncio.to_thread(sessions, metrics)
            samples.append(Sample(clock(), server.memory_mb(), server.shared_mb(), told))
            await asyncio.sleep(planned.seconds / SAMPLES)

    await asyncio.gather(watched(), *(comes(number) for number in range(planned.people)))
    return seen, samples


def settled(server: Server, metrics: str, seconds: float = SETTLING_SECONDS) -> Sample:
    """Return what the server holds once all have left and what they left is forgotten."""
    end = time.perf_counter() + 4 * seconds
    while sessions(metrics) and time.perf_counter() < end:
        time.sleep(0.5)
    time.sleep(seconds)
    return Sample(0, server.memory_mb(), server.shared_mb(), sessions(metrics))


def percentiles(seconds: Sequence[float]) -> tuple[float, float, float]:
    """Return the 50th, 95th and 99th percentile."""
    if len(seconds) < 2:
        return (*seconds, *seconds, *seconds) if seconds else (0.0, 0.0, 0.0)  # type: ignore[return-value]
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


def over_time(seen: Sequence[Seen], seconds: float, parts: int = 20) -> dict[str, list[tuple[float, float]]]:
    """Return the percentiles of what was done in each part of the time."""
    curves: dict[str, list[tuple[float, float]]] = {"p50": [], "p95": [], "p99": []}
    for part in range(parts):
        start, end = seconds * part / parts, seconds * (part + 1) / parts
        took = [one.seconds for one in seen if start <= one.at < end and not one.fault]
        if took:
            for name, value in zip(curves, percentiles(took), strict=True):
                curves[name].append(((start + end) / 2, value))
    return curves


def curves(planned: Stage, seen: Sequence[Seen], samples: Sequence[Sample], warm: Sample) -> str:
    """Return the drawing of a stage."""
    filters = [one for one in seen if one.what == "filter"]
    bound = FILTER_SECONDS if planned.people <= PROMISED_AT else None
    held = {"RSS": [(one.at, one.rss_mb) for one in samples], "PSS": [(one.at, one.pss_mb) for one in samples]}
    return drawn(
        [
            Panel("Time of a filter, seconds", over_time(filters, planned.seconds), bound),
            Panel(f"Memory of the server, MB (warm: {warm.rss_mb:.0f})", held),
            Panel("Open websockets", {"sessions": [(one.at, one.sessions) for one in samples]}),
        ],
        f"{planned.people} people, {planned.seconds / 60:g} minutes",
    )


def judged(planned: Stage, seen: Sequence[Seen], warm: Sample, after: Sample) -> dict[str, Any]:
    """Return the row of a stage: what was done, and which promises are not kept."""
    by_kind = {what: [one.seconds for one in seen if one.what == what and not one.fault] for what in
               ("open", "filter", "click", "search", "download")}  # fmt: skip
    faults = [one.fault for one in seen if one.fault]
    p50, p95, p99 = percentiles(by_kind["filter"])
    broken = [f"{len(faults)} errors"] if faults else []
    if planned.people <= PROMISED_AT and p95 > FILTER_SECONDS:
        broken.append(f"p95 of a filter is {p95:.2f} s")
    if after.rss_mb > warm.rss_mb * MEMORY_BACK:
        broken.append(f"{after.rss_mb:.0f} MB stay, {warm.rss_mb:.0f} MB when warm")
    return {
        "people": planned.people, "minutes": planned.seconds / 60, "done": len(seen), "errors": len(faults),
        "p50": p50, "p95": p95, "p99": p99, "by_kind": {what: percentiles(took) for what, took in by_kind.items()},
        "warm_mb": warm.rss_mb, "after_mb": after.rss_mb, "broken": broken, "faults": sorted(set(faults))[:20],
    }  # fmt: skip


def measure(
    stages: Sequence[Stage], out: Path, environ: Mapping[str, str], warm_seconds: float, settle: float
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Measure all stages on one server; their rows, and the drawings by name."""
    port = servers.free_port()
    metrics = f"http://127.0.0.1:{port}/metrics"
    environ = {"AFSPRAKENKAART_CACHE": str(out / "cache"), **servers.boundaries(environ)}
    environ |= {"AFSPRAKENKAART_METRICS": f"127.0.0.1:{port}"}
    rows, drawings, kept = list[dict[str, Any]](), dict[str, str](), dict[str, Any]()
    with servers.product(out / "server.log", environ) as server:
        asyncio.run(visited(server, metrics, Stage(WARMING, warm_seconds)))
        warm = settled(server, metrics, settle)
        for planned in stages:
            before = os.getloadavg()[0]
            seen, samples = asyncio.run(visited(server, metrics, planned))
            after = settled(server, metrics, settle)
            rows.append({**judged(planned, seen, warm, after), "load_before": before, "load_after": os.getloadavg()[0]})
            drawings[f"load-{planned.people}"] = curves(planned, seen, samples, warm)
            kept[f"{planned.people}"] = {"seen": [*map(asdict, seen)], "samples": [*map(asdict, samples)]}
    (out / "load.json").write_text(json.dumps({"machine": machine(), "rows": rows, **kept}), encoding="utf-8")
    return rows, drawings


def printed(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as Markdown."""
    lines = [
        "| people | minutes | done | errors | filter p50 | p95 | p99 | memory warm | after | |", "|---" * 10 + "|",
    ]  # fmt: skip
    for row in rows:
        times = " | ".join(f"{row[name]:.2f} s" for name in ("p50", "p95", "p99"))
        held = f"{row['warm_mb']:.0f} MB | {row['after_mb']:.0f} MB"
        said = "; ".join(row["broken"]) or "kept"
        lines.append(
            f"| {row['people']} | {row['minutes']:g} | {row['done']:,} | {row['errors']} | {times} | {held} | {said} |"
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None, settle: float = SETTLING_SECONDS) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__.partition("\n")[0])
    parser.add_argument("--stage", action="append", help="people and minutes, such as 50x20; all in their order")
    parser.add_argument("--warm", type=float, default=120, help="seconds for which twenty people warm the server")
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "load", help="folder for the results")
    parser.add_argument("--draw", type=Path, help="folder in which the curves are put too")
    chosen = parser.parse_args(arguments)
    out = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    stages = [stage(written) for written in chosen.stage or STAGES]
    rows, drawings = measure(stages, out, os.environ, chosen.warm, settle)
    for folder in filter(None, (out, chosen.draw)):
        for name, drawing in drawings.items():
            (folder / f"{name}.svg").write_text(drawing, encoding="utf-8")
    print(printed(rows))
    for row in rows:
        for fault in row["faults"]:
            print(f"  {row['people']} people: {fault}")
    return 1 if any(row["broken"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
