"""`make bench`: the product beside a naive app, in one run: same data, same browser, same answers for outside hosts.

    python -m benchmarks.bench [--repetitions 5] [--sessions 25] [--smoke] [--out build/bench]

Prints the medians beside the goals, writes `bench.json` (with versions and the size of the machine) and `bench.png`.
`--smoke` measures once, without the many sessions of the naive app and without the picture. Boundaries: those that
`AFSPRAKENKAART_BOUNDARIES` names, else `../shared/boundaries` where it is there, else the schematic shapes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

from benchmarks import browser as web
from benchmarks import data, servers, start, visitors
from benchmarks.measures import Figures, add, printed, rows
from layers.built import Built, open_built
from layers.cache import current


@dataclass(frozen=True)
class App:
    """One of the two that are compared: how a visitor uses it, and how often it runs before the page stands."""

    name: str
    runs: int
    filter_by: Callable[[web.Visit], object]
    take_away: Callable[[web.Visit], object]
    outside: bool = False


PRODUCT = App(
    "product",
    1,
    lambda visit: visit.page.locator(".part-filters").get_by_role("link", name="Drenthe", exact=True).click(),
    lambda visit: visit.page.locator(".reset").click(),
)
NAIVE = App(
    "naive",
    2,
    lambda visit: visit.choose("Provincie", "Drenthe"),
    lambda visit: visit.choose("Provincie", "Alle"),
    outside=True,
)
MIDDLE = (0.62, 0.45)  # a place of the map on land, beside the legend


def visit_once(
    browser: Browser, url: str, app: App, figures: Figures, parts: dict[str, Any], *, brief: bool = False
) -> None:
    """One visitor: opens, opens again, filters, takes the filter away, clicks on the map, roams.

    A `brief` visit ends with the filter.
    """
    with web.visitor(browser, outside=app.outside) as context:
        assets: list[Response] = []
        fetched: list[Response] = []
        context.on("response", lambda r: fetched.append(r) if "/parts/" in r.url else None)
        context.on("response", lambda r: assets.append(r) if "/assets/" in r.url and ".json" in r.url else None)
        context.on("response", lambda r: assets.append(r) if r.url.endswith(".topojson") else None)
        first = web.Visit(context.new_page(), url).open()
        add(figures, open_cold_ms=first.opened_ms("map"), http_open_kb=web.travelled(fetched) / 1e3)
        if assets:
            sizes = web.compressed(assets)
            add(figures, geometry_kb=sum(sizes.values()) / 1e3)
            parts.setdefault("geometry", sizes)
        first.page.close()
        visit = web.Visit(context.new_page(), url).open()
        add(
            figures,
            open_ms=visit.opened_ms("map"),
            open_above_map_ms=visit.opened_ms("map"),
            ws_open_kb=visit.traffic.bytes / 1e3,
        )
        parts.setdefault("opening", visit.traffic.by_kind())

        fetched.clear()
        seen = visit.after(lambda: app.filter_by(visit), "map", "figures", "table")
        kinds = visit.traffic.by_kind()
        parts.setdefault("click", kinds)
        add(figures, click_map_ms=seen.get("map"), ws_click_kb=visit.traffic.bytes / 1e3)
        add(figures, http_click_kb=web.travelled(fetched) / 1e3)
        states = [r for r in fetched if urlsplit(r.url).path.endswith("/map")]
        add(figures, map_state_kb=(kinds.get("component_instance", 0) + web.travelled(states)) / 1e3)
        if "figures" in seen and "table" in seen:
            add(figures, click_figures_ms=max(seen["figures"], seen["table"]))
        if brief:
            return
        visit.page.mouse.click(900, 12)  # an open list would lie over what is pressed next
        seen = visit.after(lambda: app.take_away(visit), "map")
        add(figures, click_all_map_ms=seen.get("map"))

        visit.after(lambda: visit.page.mouse.click(900, 12))
        seen = visit.after(lambda: visit.page.mouse.click(*visit.point(*MIDDLE)), "panel")
        add(figures, panel_ms=seen.get("panel"), ws_panel_kb=visit.traffic.bytes / 1e3)
        parts.setdefault("panel", visit.traffic.by_kind())
        visit.page.close()

        roaming = web.Visit(context.new_page(), url).open()
        roaming.traffic.clear()
        roaming.roam()
        add(figures, roam_runs=len(roaming.traffic.sent), roam_kb=roaming.traffic.bytes / 1e3)


def floor(browser: Browser, url: str, map_url: str) -> dict[str, float]:
    """Return how long empty pages take, in ms: without a map for a new visitor and one who comes back, and with one."""
    with web.visitor(browser) as context:
        cold = web.Visit(context.new_page(), url).open("empty").opened_ms("empty")
        warm = web.Visit(context.new_page(), url).open("empty").opened_ms("empty")
        web.Visit(context.new_page(), map_url).open("emptymap")
        with_map = web.Visit(context.new_page(), map_url).open("emptymap").opened_ms("emptymap")
    return {"open_cold_ms": cold, "open_ms": warm, "open_above_map_ms": with_map}


def commands(environ: Mapping[str, str], scratch: Path, repetitions: int, figures: Figures) -> Built:
    """Measure building and exporting; the folder that was built."""
    for _ in range(repetitions):
        shutil.rmtree(environ["AFSPRAKENKAART_CACHE"], ignore_errors=True)
        used = servers.command(("-m", "layers", "build"), environ)
        add(figures, build_s=used.seconds, build_mb=used.peak_mb)
        used = servers.command(("-m", "layers", "export", "--out", str(scratch / "export")), environ)
        add(figures, export_s=used.seconds, export_mb=used.peak_mb)
    folder = current(Path(environ["AFSPRAKENKAART_CACHE"]))
    assert folder
    return open_built(folder)


def sessions(server: servers.Server, app: App, number: int, repetitions: int, figures: Figures) -> None:
    """Measure many visitors: at once, and kept open."""
    # Before many come at once: what they leave behind would be used again and hide what a session costs.
    add(figures, memory_mb=visitors.memory_each_mb(server, number, runs=app.runs))
    for _ in range(repetitions):
        before = server.cpu_seconds()
        opened = visitors.at_once(server.url, number, runs=app.runs)
        add(figures, cpu_ms=1000 * (server.cpu_seconds() - before) / number)
        add(figures, at_once_s=visitors.percentile_95([o.seconds for o in opened]))


def machine() -> dict[str, Any]:
    """Return what the figures hang on: processor, memory, load, versions."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = ("streamlit", "streamlit-folium", "folium", "geopandas", "shapely", "playwright", "protobuf", "pyarrow")
    return {
        "processors": os.cpu_count(),
        "processor": next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), ""),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9, 1),
        "load_before": [round(load, 2) for load in os.getloadavg()],
        "python": sys.version.split()[0],
        **{name: version(name) for name in names},
    }


def measure(out: Path, repetitions: int, number: int, environ: Mapping[str, str], *, smoke: bool) -> dict[str, Any]:
    """Measure both; what `bench.json` holds."""
    environ = {**servers.boundaries(environ), "AFSPRAKENKAART_CACHE": str(out / "cache")}
    about = machine()
    figures: dict[str, Figures] = {"product": {}, "naive": {}, "empty": {}}
    parts: dict[str, dict[str, Any]] = {"product": {}, "naive": {}}
    built = commands(environ, out, 1 if smoke else 3, figures["product"])
    data.write(out / "naive", built, environ)
    environ |= {"NAIVE_DATA": str(out / "naive")}
    for _ in range(1 if smoke else 3):
        add(figures["product"], start_s=start.seconds_of_product(out / "product.log", environ))
    with (
        servers.tiles(web.PIXEL) as background,
        servers.product(out / "product.log", {**environ, "AFSPRAKENKAART_BACKGROUND_URL": background}) as product,
        servers.script("naive_app.py", out / "naive.log", environ) as naive,
        servers.script("empty_app.py", out / "empty.log", environ) as empty,
        servers.script("empty_map_app.py", out / "empty_map.log", environ) as empty_map,
    ):
        with web.launched() as browser:
            about["chromium"] = browser.version
            for _ in range(repetitions):
                # In turns, so that what else the machine does falls on all alike.
                for name, found in floor(browser, empty.url, empty_map.url).items():
                    add(figures["empty"], **{name: found})
                visit_once(browser, product.url, PRODUCT, figures["product"], parts["product"])
                visit_once(browser, naive.url, NAIVE, figures["naive"], parts["naive"], brief=smoke)
        sessions(product, PRODUCT, number, 1 if smoke else 3, figures["product"])
        if not smoke:
            sessions(naive, NAIVE, number, 1, figures["naive"])
    about["load_after"] = [round(load, 2) for load in os.getloadavg()]
    boundary = built.manifest["boundary"]
    return {
        "machine": about,
        "boundaries": f"{boundary['origin']} {boundary['year']}",
        "repetitions": repetitions,
        "sessions": number,
        "rows": rows(figures),
        "parts": parts,
        "figures": figures,
    }


def draw(out: Path, environ: Mapping[str, str]) -> None:
    """Draw the rows as a picture."""
    environ = {**environ, "BENCH_JSON": str(out / "bench.json")}
    with servers.script("chart_app.py", out / "chart.log", environ) as server, web.launched() as browser:
        page = browser.new_page(viewport={"width": 1200, "height": 1100})
        page.goto(server.url)
        page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first.wait_for()
        page.wait_for_timeout(web.QUIET_MS)
        page.screenshot(path=out / "bench.png", full_page=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--repetitions", type=int, default=5, help="visits with the browser")
    parser.add_argument("--sessions", type=int, default=25, help="sessions at once")
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "bench", help="folder for the results")
    parser.add_argument("--smoke", action="store_true", help="once and small: whether all figures come out")
    chosen = parser.parse_args(arguments)
    out = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    repetitions = 1 if chosen.smoke else chosen.repetitions
    found = measure(out, repetitions, chosen.sessions, os.environ, smoke=chosen.smoke)
    (out / "bench.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(printed(found["rows"]))
    about = found["machine"]
    print(
        f"\n{about['processors']} processors ({about['processor']}), {about['memory_gb']} GB;"
        f" load {about['load_before'][0]} before, {about['load_after'][0]} after;"
        f" Streamlit {about['streamlit']}, Chromium {about['chromium']}; {found['boundaries']};"
        f" medians of {repetitions}. All of it: {out / 'bench.json'}"
    )
    if not chosen.smoke:
        draw(out, os.environ)
        print(out / "bench.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
