"""What `make bench` measures, with the goals: figures as they come in, and the table of their medians."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

APPS = ("product", "good", "naive", "empty")
"""The product, a good and a naive app on the same data, and an empty Streamlit page: the floor."""


@dataclass(frozen=True)
class Measure:
    """One row: what it measures, and what it is to be.

    `most` is the most that the product may have. `ratio` compares within the run: of the product to the empty page, at
    most; or of the good opponent to the product, at least.
    """

    name: str
    what: str
    unit: str
    most: float | None = None
    ratio: float | None = None
    to: Literal["empty", "good"] = "empty"


PHONE = "phone, first visit: "
AGAIN = "phone, second visit: "
MEASURES: tuple[Measure, ...] = (
    Measure("phone_kb", PHONE + "all bytes until everything works", "kB", 750),
    Measure("phone_own_kb", PHONE + "of these, what is not Streamlit's", "kB"),
    Measure("phone_map_ms", PHONE + "map drawn", "ms", ratio=0.15),
    Measure("phone_usable_ms", PHONE + "search, filters, figures, panel and table usable", "ms", ratio=0.35),
    Measure("phone_again_map_ms", AGAIN + "map drawn", "ms", 1500),
    Measure("phone_again_usable_ms", AGAIN + "table usable", "ms", 2500),
    Measure("phone_again_kb", AGAIN + "all bytes until everything works", "kB"),
    Measure("phone_shift", PHONE + "layout shift (CLS)", "", 0.05),
    Measure("phone_long_ms", PHONE + "tasks of 50 ms and more, sum", "ms"),
    Measure("open_ms", "opening to drawn map, second visit", "ms", ratio=4, to="good"),
    Measure("open_above_ms", "the same, above the empty page of the same turn", "ms", 300),
    Measure("open_first_ms", "opening to drawn map, first visit", "ms"),
    Measure("open_first_above_ms", "the same, above the empty page of the same turn", "ms"),
    Measure("usable_ms", "opening to figures, panel and table usable, second visit", "ms"),
    Measure("shift", "layout shift (CLS), first visit", "", 0.05),
    Measure("long_ms", "tasks of 50 ms and more, first visit, sum", "ms"),
    Measure("page_kb", "the page itself, filled, compressed", "kB"),
    Measure("geometry_kb", "geometry and names, compressed, kept for ever", "kB", 60),
    Measure("ws_open_kb", "websocket, opening until all is quiet", "kB", 25),
    Measure("click_map_ms", "filter click to changed map", "ms", 150, 2, "good"),
    Measure("click_figures_ms", "filter click to changed figures and table", "ms", 300, 1.5, "good"),
    Measure("click_all_map_ms", "filter taken away to changed map", "ms", 150),
    Measure("click_new_ms", "a filter that nobody chose before, to figures and table", "ms"),
    Measure("panel_ms", "click on the map to the panel", "ms", 200, 3, "good"),
    Measure("click_main_ms", "main thread of a filter click", "ms", ratio=1, to="good"),
    Measure("click_browser_ms", "whole browser's processor time of a filter click", "ms", ratio=1, to="good"),
    Measure("click_frames", "websocket frames sent by filter and map clicks: runs of Streamlit", "frames", 0),
    Measure("ws_click_kb", "websocket, first filter click", "kB", 0),
    Measure("map_state_kb", "map state of the first filter click, compressed", "kB", 3),
    Measure("http_click_kb", "all over HTTP, first filter click, compressed", "kB", 20),
    Measure("roam_runs", "websocket frames sent on pan, zoom, hover", "frames", 0),
    Measure("roam_kb", "websocket on pan, zoom, hover", "kB", 0),
    Measure("at_once_s", "many visitors opening at once, 95th percentile", "s", 2),
    Measure("cpu_ms", "server's processor time of one opening, Streamlit's run with it", "ms"),
    Measure("memory_mb", "memory of an extra session", "MB", 1),
    Measure("load_p95_ms", "200 visitors, 20 clicks a second, one process: 95th percentile", "ms", 1000),
    Measure("load_cpu_ms", "the same: server's processor time of one click", "ms", 50),
    Measure("load_errors", "the same: clicks that failed", "clicks", 0),
    Measure("start_s", "server start to first answer, layers built", "s", 3),
    Measure("build_s", "layers build", "s", 5),
    Measure("build_mb", "layers build, most memory", "MB", 400),
    Measure("export_s", "layers export of everything", "s", 5),
    Measure("export_mb", "layers export of everything, most memory", "MB", 400),
)
Figures = dict[str, list[float]]


def add(figures: Figures, **found: float | None) -> None:
    """Write figures down; what was not seen is left out."""
    for name, value in found.items():
        if value is not None:
            figures.setdefault(name, []).append(value)


def quotient(measure: Measure, medians: Mapping[str, float | None]) -> float | None:
    """Return the ratio that a goal is about, None where one of the two was not measured or is nothing."""
    product, other = medians["product"], medians[measure.to]
    over, under = (product, other) if measure.to == "empty" else (other, product)
    return over / under if measure.ratio is not None and over is not None and under and under > 0 else None


def rows(figures: Mapping[str, Figures]) -> list[dict[str, Any]]:
    """Return one row a measure: medians of all apps, the ratio that a goal is about, and whether each goal is met."""
    made = []
    for measure in MEASURES:
        found = {app: figures.get(app, {}).get(measure.name) for app in APPS}
        medians = {app: round(statistics.median(values), 3) if values else None for app, values in found.items()}
        ratio, product = quotient(measure, medians), medians["product"]
        kept = []
        if measure.most is not None and product is not None:
            kept.append(product <= measure.most)
        if measure.ratio is not None and ratio is not None:
            kept.append(ratio <= measure.ratio if measure.to == "empty" else ratio >= measure.ratio)
        made.append({
            "id": measure.name, "measure": measure.what, "unit": measure.unit, **medians, "most": measure.most,
            "ratio": None if ratio is None else round(ratio, 2), "ratio_goal": measure.ratio, "ratio_to": measure.to,
            "met": all(kept) if kept else None,
        })  # fmt: skip
    return made


def cell(value: float | None) -> str:
    """Return a figure with three digits."""
    return "-" if value is None else f"{value:.3g}" if abs(value) < 100 else f"{value:.0f}"


def printed(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as Markdown."""
    lines = ["| measure | unit | naive | good | empty page | product | goal | ratio | its goal | |", "|---" * 10 + "|"]
    for row in rows:
        met = {None: "", True: "met", False: "missed"}[row["met"]]
        figures = " | ".join(cell(row[which]) for which in ("naive", "good", "empty", "product", "most", "ratio"))
        goal = (
            "-" if row["ratio_goal"] is None else f"{'<=' if row['ratio_to'] == 'empty' else '>='} {row['ratio_goal']}"
        )
        lines.append(f"| {row['measure']} | {row['unit']} | {figures} | {goal} | {met} |")
    return "\n".join(lines)
