"""`make growth`: how the product grows, on 1, 10 and 100 times the records (benchmarks/grow.py).

    python -m benchmarks.growth [--scales 1 10 100] [--repetitions 5] [--no-browser] [--kept] [--out build/growth]

Per measure: the value at each scale and the exponent of its growth, fitted to all scales (least squares in logarithms)
and of the last step alone, where fixed costs no longer hide it. Processor time, so that what else the machine does
counts little; in the browser, time on the clock. Writes `growth.json`. The exit status is 1 where something grows worse
than linear: a fitted exponent above 1.1, or above 1.2 in the last step. `--kept` takes folders that were built before.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import browser as web
from benchmarks import servers, traffic, visitors
from benchmarks.bench import FIRST, PRODUCT
from benchmarks.grow import grow
from benchmarks.measures import add
from layers.built import open_built
from layers.cache import current
from layers.catalogue.congestion import LAYER as CONGESTION
from layers.catalogue.housing import LAYER as HOUSING
from layers.export import export
from layers.forms import FORMATS
from layers.registry import GROUND
from layers.search import found
from layers.tables import WRITERS, fact_table
from ui.data.edition import Edition

WORSE = 1.1
WORSE_LAST = 1.2  # two values tell less than three
MEASURES: Mapping[str, tuple[str, str]] = {
    "records": ("records", ""),
    "sites": ("housing areas", ""),
    "areas": ("areas of the map", ""),
    "build_s": ("build of the folder", "s"),
    "opened_s": ("folder opened by a server, with all indexes", "s"),
    "open_ms": ("opening: the page, its files, and a run of Streamlit", "ms"),
    "filter_ms": ("a filter that nobody chose before", "ms"),
    "again_ms": ("a filter that somebody chose before", "ms"),
    "table_ms": ("another page of the table", "ms"),
    "first_search_ms": ("the first search of a server, which makes the index", "ms"),
    "search_ms": ("a search that nobody did before, and the page", "ms"),
    "find_ms": ("the search alone", "ms"),
    "typo_ms": ("the search alone, with a typing error", "ms"),
    "panel_ms": ("a province in the panel", "ms"),
    "page_kb": ("page, files and map state, compressed", "kB"),
    "page_filter_kb": ("the same, with a filter", "kB"),
    "memory_mb": ("memory of the server", "MB"),
    "geometry_kb": ("geometry and names, compressed", "kB"),
    "drawn_ms": ("browser: opening to drawn map", "ms"),
    "click_map_ms": ("browser: filter click to changed map", "ms"),
    "hover_ms": ("browser: the pointer over the map, longest answer", "ms"),
    **{f"export_{form}_s": (f"export of all layers, {form}", "s") for form in FORMATS},
    **{f"facts_{form}_s": (f"table of facts, {form}", "s") for form in WRITERS},
}
PROVINCES = ("PV20", "PV21", "PV22", "PV23", "PV24", "PV25", "PV26", "PV27", "PV28", "PV29", "PV30", "PV31")
WORDS = ("woningen", "stroomnet", "bereikbaarheid", "spoor", "Zwolle", "defensie", "natuur")
TYPOS = ("wonigen", "Zwole", "stromnet", "Utrect")
Figures = dict[str, list[float]]


def took(do: Callable[[], object]) -> float:
    """Return the processor time of doing something, in seconds."""
    gc.collect()
    started = time.process_time()
    do()
    return time.process_time() - started


def folder_of(cache: Path) -> Path:
    """Return the folder that is shown out of a cache folder."""
    folder = current(cache)
    assert folder
    return folder


def of_the_libraries(cache: Path, figures: Figures) -> None:
    """Measure what needs no server: opening the folder, search, exports."""
    edition = Edition(open_built(folder_of(cache)))
    built = edition.built

    def opened() -> None:
        assert edition.check().index
        assert built.collisions
        for layer in edition.names:
            built.counted(layer)

    add(figures, opened_s=took(opened))
    gc.freeze()  # as a server does
    add(figures, records=len(built.facts), sites=len(built.features(HOUSING.id)))
    add(
        figures,
        areas=len(json.loads((built.path / "map.topojson").read_bytes())["objects"][CONGESTION.id]["geometries"]),
    )
    for name, words in (("find_ms", WORDS), ("typo_ms", TYPOS)):
        for word in words:
            add(figures, **{name: 1000 * took(lambda word=word: found(edition.index, word))})  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as scratch:
        for form in FORMATS:
            out = Path(scratch) / form
            add(figures, **{f"export_{form}_s": took(lambda form=form, out=out: export(built, out, form=form))})  # type: ignore[misc]
    edition = built.manifest["edition"], built.manifest["edition_date"]
    for form, write in WRITERS.items():

        def written(write: Callable[[Any], bytes] = write) -> None:
            write(fact_table(built.facts, built.registers["document_parts"], *edition, {}))

        add(figures, **{f"facts_{form}_s": took(written)})


def of_the_server(server: servers.Server, repetitions: int, figures: Figures) -> None:
    """Measure runs of the page by the processor time of the server, each in a session of its own."""

    def run(name: str, query: str = "", size: str | None = None) -> None:
        before = server.cpu_seconds()
        (opened,) = visitors.at_once(server.url, 1, query=query)
        add(figures, **{name: 1000 * (server.cpu_seconds() - before)})
        if size:
            add(figures, **{size: opened.fetched / 1e3})

    visitors.at_once(server.url, 2)
    run("warm")
    run("first_search_ms", "q=haven")
    for n in range(repetitions):
        province, other = PROVINCES[n % 12], PROVINCES[(n + 5) % 12]
        run("open_ms", size="page_kb")
        run("filter_ms", f"province={province}&theme=housing", "page_filter_kb")
        run("again_ms", f"province={province}&theme=housing")
        run("table_ms", f"page={n + 2}")
        run("search_ms", f"q={WORDS[n % len(WORDS)]}")
        run("panel_ms", f"at={GROUND.key(other)}")
    del figures["warm"]
    add(figures, memory_mb=server.memory_mb())


def of_the_browser(server: servers.Server, repetitions: int, figures: Figures) -> None:
    """Measure a visitor: opens, filters, moves the pointer over the map."""
    with web.launched() as browser:
        for _ in range(repetitions):
            with web.visitor(browser) as context:
                assets: list[Any] = []
                context.on("response", lambda r, a=assets: a.append(r) if traffic.is_geometry(r.url) else None)
                visit = web.Visit(context.new_page(), server.url).open()
                add(figures, drawn_ms=visit.opened_ms("map"))
                add(figures, geometry_kb=sum(traffic.compressed(assets).values()) / 1e3)
                seen = visit.after(lambda visit=visit: PRODUCT.filter_by(visit, FIRST), "map")  # type: ignore[misc]
                add(figures, click_map_ms=seen.get("map"))
                PRODUCT.take_away(visit)
                visit.settled()
                add(figures, hover_ms=visit.hovered_ms())


def measure(
    scale: int, out: Path, repetitions: int, environ: Mapping[str, str], *, browser: bool, kept: bool
) -> Figures:
    """Measure one scale: figures by measure."""
    figures: Figures = {}
    cache = out / f"x{scale}"
    if not (kept and current(cache)):
        shutil.rmtree(cache, ignore_errors=True)
        add(figures, build_s=took(lambda: grow(scale, cache, environ)))
    print(f"x{scale}: folder built", file=sys.stderr, flush=True)
    of_the_libraries(cache, figures)
    print(f"x{scale}: exports and search measured", file=sys.stderr, flush=True)
    environ = {**environ, "AFSPRAKENKAART_CACHE": str(cache), "OFFLINE": "1"}
    with (
        servers.tiles(web.PIXEL) as background,
        servers.running(
            servers.APP, out / f"x{scale}.log", {**environ, "AFSPRAKENKAART_BACKGROUND_URL": background}
        ) as server,
    ):
        of_the_server(server, repetitions, figures)
        if browser:
            of_the_browser(server, min(repetitions, 3), figures)
    return figures


def exponents(scales: Sequence[int], values: Sequence[float]) -> tuple[float, float]:
    """Return the growth exponents of values (all above 0): fitted to all scales, and of the last step alone."""
    logs = np.log(scales), np.log(values)
    return float(np.polyfit(*logs, 1)[0]), float(np.diff(logs[1])[-1] / np.diff(logs[0])[-1])


def rows(found: Mapping[int, Figures]) -> list[dict[str, Any]]:
    """Return one row a measure: medians by scale, exponents, whether it grows worse than linear."""
    scales = sorted(found)
    made = []
    for name, (what, unit) in MEASURES.items():
        if any(name not in found[scale] for scale in scales):
            continue
        values = [statistics.median(found[scale][name]) for scale in scales]
        # The clock of a process ticks a hundred times a second.
        fitted, last = exponents(scales, [max(value, 1e-3) for value in values])
        counted = name in ("records", "sites", "areas")
        made.append(
            {"id": name, "measure": what, "unit": unit, "values": dict(zip(scales, values, strict=True)),
             "exponent": round(fitted, 2), "last": round(last, 2),
             "worse": not counted and (round(fitted, 2) > WORSE or round(last, 2) > WORSE_LAST)}
        )  # fmt: skip
    return made


def printed(made: Sequence[Mapping[str, Any]], scales: Sequence[int]) -> str:
    """Return the rows as Markdown."""
    head = ["measure", "unit", *(f"x{scale}" for scale in scales), "exponent", "last step", ""]
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    for row in made:
        values = [f"{row['values'][s]:.3g}" if row["values"][s] < 100 else f"{row['values'][s]:.0f}" for s in scales]
        verdict = "worse than linear" if row["worse"] else ""
        cells = [row["measure"], row["unit"], *values, f"{row['exponent']:.2f}", f"{row['last']:.2f}", verdict]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__.partition("\n")[0])
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10, 100], help="two or more")
    parser.add_argument("--repetitions", type=int, default=5, help="runs of the page per measure")
    parser.add_argument("--no-browser", action="store_true", help="without what is measured in Chromium")
    parser.add_argument("--kept", action="store_true", help="take folders that were built before")
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "growth", help="folder for the results")
    chosen = parser.parse_args(arguments)
    scales = sorted(set(chosen.scales))
    if len(scales) < 2 or scales[0] < 1:
        parser.error("two scales or more, each at least 1")
    out = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    environ = servers.boundaries(os.environ)
    about = machine()
    found = {
        scale: measure(scale, out, chosen.repetitions, environ, browser=not chosen.no_browser, kept=chosen.kept)
        for scale in scales
    }
    made = rows(found)
    content = {"machine": about, "rows": made, "figures": found}
    (out / "growth.json").write_text(json.dumps(content, indent=1), encoding="utf-8")
    print(printed(made, scales))
    return int(any(row["worse"] for row in made))


if __name__ == "__main__":
    sys.exit(main())
