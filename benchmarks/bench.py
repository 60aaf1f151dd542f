"""`make bench`: the product beside a good app, a naive app and an empty page, in one run on one machine.

    python -m benchmarks.bench [--repetitions 5] [--sessions 25] [--smoke] [--alone] [--out build/bench]

Same data, same browser, same answers for outside hosts. Prints the medians beside the goals and writes `bench.json`
(with versions and the size of the machine). `--smoke` measures once and small, `--alone` leaves out all but the
product. Boundaries: those that `AFSPRAKENKAART_BOUNDARIES` names, else `../shared/boundaries` where it is there, else
the schematic shapes.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

from benchmarks import browser as web
from benchmarks import data, servers, start, traffic, visitors
from benchmarks.machine import machine
from benchmarks.measures import APPS, Figures, add, printed, rows
from layers.built import Built, open_built
from layers.cache import current


@dataclass(frozen=True)
class App:
    """One that is compared: how a visitor uses it, and how often it runs before the page stands.

    `land` is a place of its map where only a province lies, in shares of width and height.
    """

    name: str
    runs: int
    filter_by: Callable[[web.Visit, str], object]
    take_away: Callable[[web.Visit], object]
    outside: bool = False
    own: bool = False
    land: tuple[float, float] = (0.62, 0.45)


PRODUCT = App(
    "product",
    1,
    lambda visit, name: visit.page.locator(".part-filters").get_by_role("link", name=name, exact=True).click(),
    lambda visit: visit.page.locator(".reset").click(),
    own=True,
    land=(0.79, 0.565),
)
GOOD = App(
    "good", 1, lambda visit, name: visit.choose("Provincie", name), lambda visit: visit.choose("Provincie", "Alle")
)
NAIVE = App("naive", 2, GOOD.filter_by, GOOD.take_away, outside=True)
FIRST = "Drenthe"
# A filter for each turn that nobody chose before it.
OTHERS = ("Utrecht", "Zeeland", "Limburg", "Flevoland", "Gelderland", "Groningen", "Overijssel", "Noord-Brabant")
MANY, LOAD_SECONDS = 200, 20


def is_page(response: Response) -> bool:
    """Return whether an answer is the page itself."""
    return urlsplit(response.url).path == "/"


def above(ground: Mapping[str, float], name: str, opened: float) -> dict[str, float]:
    """Return how long an opening took, and how much longer than that of the empty page if that was measured, in ms."""
    found = {f"{name}_ms": opened}
    return found | {f"{name}_above_ms": opened - ground[f"{name}_ms"]} if ground else found


def visit_once(
    browser: Browser, url: str, app: App, figures: Figures, parts: dict[str, Any], ground: Mapping[str, float],
    turn: int, *, brief: bool = False,
) -> None:  # fmt: skip
    """One visitor: opens, opens again, filters, takes the filter away, filters anew, clicks on the map, roams.

    `ground` is what the empty page took in the same turn, if it was measured. A `brief` visit opens once and ends with
    the first filter.
    """
    with web.visitor(browser, outside=app.outside) as context:
        answers: list[Response] = []
        context.on("response", lambda answer: answers.append(answer))
        first = web.Visit(context.new_page(), url).open()
        opened = first.opened_ms("map")
        add(figures, **above(ground, "open_first", opened))
        add(figures, shift=first.shifted(), long_ms=first.long_ms())
        add(figures, ws_open_kb=first.traffic.bytes / 1e3)
        sizes = traffic.compressed([answer for answer in answers if traffic.is_geometry(answer.url)])
        if sizes:
            add(figures, geometry_kb=sum(sizes.values()) / 1e3)
            parts.setdefault("geometry", sizes)
        if app.own:
            add(figures, page_kb=traffic.travelled([answer for answer in answers if is_page(answer)]) / 1e3)
        if brief:
            visit = first
        else:
            first.page.close()
            visit = web.Visit(context.new_page(), url).open()
            opened = visit.opened_ms("map")
            add(figures, **above(ground, "open", opened))
            if app is not NAIVE:
                add(figures, usable_ms=visit.opened_ms("usable"))

        answers.clear()
        seen: dict[str, float] = {}
        work = visit.work(
            lambda: seen.update(visit.after(lambda: app.filter_by(visit, FIRST), "map", "figures", "table"))
        )
        frames = len(visit.traffic.sent)
        add(figures, click_main_ms=work.main, click_browser_ms=work.all, click_map_ms=seen.get("map"))
        add(figures, ws_click_kb=visit.traffic.bytes / 1e3)
        if app.own:
            states = [answer for answer in answers if urlsplit(answer.url).path.endswith("/map")]
            add(figures, http_click_kb=traffic.travelled(answers) / 1e3, map_state_kb=traffic.travelled(states) / 1e3)
        if "figures" in seen and "table" in seen:
            add(figures, click_figures_ms=max(seen["figures"], seen["table"]))
        if brief:
            add(figures, click_frames=frames)
            return
        seen = visit.after(lambda: app.take_away(visit), "map")
        frames += len(visit.traffic.sent)
        add(figures, click_all_map_ms=seen.get("map"))
        seen = visit.after(lambda: app.filter_by(visit, OTHERS[turn % len(OTHERS)]), "map", "figures", "table")
        frames += len(visit.traffic.sent)
        if "figures" in seen and "table" in seen:
            add(figures, click_new_ms=max(seen["figures"], seen["table"]))
        seen = visit.after(lambda: app.take_away(visit), "map")
        seen = visit.after(lambda: visit.page.mouse.click(*visit.point(*app.land)), "panel")
        frames += len(visit.traffic.sent)
        add(figures, panel_ms=seen.get("panel"), click_frames=frames)
        visit.page.close()

        roaming = web.Visit(context.new_page(), url).open()
        roaming.traffic.clear()
        roaming.roam()
        add(figures, roam_runs=len(roaming.traffic.sent), roam_kb=roaming.traffic.bytes / 1e3)


def visit_by_phone(
    browser: Browser, url: str, figures: Figures, parts: dict[str, Any], *, drawn: str = "map", usable: str = "usable",
    slower: int = web.SLOWER,
) -> None:  # fmt: skip
    """One visitor with a phone in a train: opens, and comes back. `slower` is by how much its processor is."""
    with web.visitor(browser, phone=True) as context:
        first = web.Visit(context.new_page(), url, phone=True, slower=slower).open(usable)
        add(figures, phone_map_ms=first.opened_ms(drawn), phone_usable_ms=first.opened_ms(usable))
        sent = first.traffic.bytes / 1e3
        add(figures, phone_kb=first.load.kb() + sent, phone_own_kb=first.load.kb(of_streamlit=False))
        add(figures, phone_shift=first.shifted(), phone_long_ms=first.long_ms())
        parts.setdefault("phone", first.load.by_name())
        first.page.close()
        again = web.Visit(context.new_page(), url, phone=True, slower=slower).open(usable)
        add(figures, phone_again_map_ms=again.opened_ms(drawn), phone_again_usable_ms=again.opened_ms(usable))
        add(figures, phone_again_kb=again.load.kb() + again.traffic.bytes / 1e3)


def floor(browser: Browser, url: str) -> dict[str, float]:
    """Return how long an empty page takes, in ms: for a new visitor, and for one who comes back."""
    with web.visitor(browser) as context:
        first = web.Visit(context.new_page(), url).open("empty").opened_ms("empty")
        again = web.Visit(context.new_page(), url).open("empty").opened_ms("empty")
    return {"open_first_ms": first, "open_ms": again}


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
    add(figures, memory_mb=visitors.memory_each_mb(server, number, runs=app.runs, own=app.own))
    for _ in range(repetitions):
        before = server.cpu_seconds()
        opened = visitors.at_once(server.url, number, runs=app.runs, own=app.own)
        add(figures, cpu_ms=1000 * (server.cpu_seconds() - before) / number)
        add(figures, at_once_s=visitors.percentile_95([o.seconds for o in opened]))


def clicking(server: servers.Server, number: int, seconds: float, figures: Figures) -> list[str]:
    """Measure visitors who click; what went wrong."""
    found = visitors.clicking(server, number, seconds=seconds)
    add(figures, load_errors=len(found.faults))
    if found.seconds:
        add(figures, load_cpu_ms=1000 * found.cpu_seconds / len(found.seconds))
        add(figures, load_p95_ms=1000 * visitors.percentile_95(found.seconds))
    return found.faults


def measure(
    out: Path, repetitions: int, number: int, environ: Mapping[str, str], *, smoke: bool, alone: bool
) -> dict[str, Any]:
    """Measure all, or the product alone; what `bench.json` holds."""
    environ = {**servers.boundaries(environ), "AFSPRAKENKAART_CACHE": str(out / "cache")}
    about = machine()
    figures: dict[str, Figures] = {app: {} for app in APPS}
    parts: dict[str, dict[str, Any]] = {app: {} for app in APPS}
    built = commands(environ, out, 1 if smoke else 3, figures["product"])
    if not alone:
        data.write(out / "naive", built, environ)
        environ |= {"NAIVE_DATA": str(out / "naive")}
    for _ in range(0 if smoke else 3):
        add(figures["product"], start_s=start.seconds_of_product(out / "product.log", environ))
    with servers.tiles(web.PIXEL) as background:
        environ |= {"AFSPRAKENKAART_BACKGROUND_URL": background}
        with contextlib.ExitStack() as running:
            product = running.enter_context(servers.product(out / "product.log", environ))
            good, naive, empty = (
                None if alone else running.enter_context(servers.script(file, out / f"{name}.log", environ))
                for name, file in (("good", "good_server.py"), ("naive", "naive_app.py"), ("empty", "empty_app.py"))
            )
            apps = [(app, at) for app, at in ((PRODUCT, product), (GOOD, good), (NAIVE, naive)) if at]
            if smoke:
                add(figures["product"], start_s=product.seconds_to_answer)
            with web.launched() as browser:
                about["chromium"] = browser.version
                for turn in range(repetitions):
                    # In turns, so that what else the machine does falls on all alike.
                    ground = floor(browser, empty.url) if empty else {}
                    add(figures["empty"], **ground)
                    for app, server in apps:
                        brief = smoke and app is not PRODUCT
                        visit_once(
                            browser, server.url, app, figures[app.name], parts[app.name], ground, turn, brief=brief
                        )
                    if smoke:
                        # A slow processor changes times alone, and is made slow by work that the machine has to do.
                        visit_by_phone(browser, product.url, figures["product"], parts["product"], slower=1)
                        continue
                    visit_by_phone(browser, product.url, figures["product"], parts["product"])
                    if good and empty:
                        visit_by_phone(
                            browser, empty.url, figures["empty"], parts["empty"], drawn="empty", usable="empty"
                        )
                        visit_by_phone(browser, good.url, figures["good"], parts["good"])
            sessions(product, PRODUCT, number, 1 if smoke else 3, figures["product"])
            faults = clicking(product, 10 if smoke else MANY, 3 if smoke else LOAD_SECONDS, figures["product"])
            if not smoke:
                for app, server in apps[1:]:
                    sessions(server, app, number, 1, figures[app.name])
    about["load_after"] = [round(load, 2) for load in os.getloadavg()]
    boundary = built.manifest["boundary"]
    return {
        "machine": about,
        "boundaries": f"{boundary['origin']} {boundary['year']}",
        "repetitions": repetitions,
        "sessions": number,
        "rows": rows(figures),
        "parts": parts,
        "faults": faults,
        "figures": figures,
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--repetitions", type=int, default=5, help="visits with the browser")
    parser.add_argument("--sessions", type=int, default=25, help="sessions at once")
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "bench", help="folder for the results")
    parser.add_argument("--smoke", action="store_true", help="once and small: whether all figures come out")
    parser.add_argument("--alone", action="store_true", help="the product without those it is measured beside")
    chosen = parser.parse_args(arguments)
    out = chosen.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    repetitions = 1 if chosen.smoke else chosen.repetitions
    found = measure(out, repetitions, chosen.sessions, os.environ, smoke=chosen.smoke, alone=chosen.alone)
    (out / "bench.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    print(printed(found["rows"]))
    about = found["machine"]
    print(
        f"\n{about['processors']} processors ({about['processor']}), {about['memory_gb']} GB;"
        f" load {about['load_before'][0]} before, {about['load_after'][0]} after;"
        f" Streamlit {about['streamlit']}, Chromium {about['chromium']}; {found['boundaries']};"
        f" medians of {repetitions}. All of it: {out / 'bench.json'}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
