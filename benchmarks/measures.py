"""What `make bench` measures, with the goals: figures as they come in, and the table of their medians."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

MEASURES: tuple[tuple[str, str, str, float | None], ...] = (
    ("ws_open_kb", "websocket, opening to drawn map", "kB", 25),
    ("http_open_kb", "parts of the page over HTTP, opening, compressed", "kB", None),
    ("geometry_kb", "geometry and names, compressed, kept for ever", "kB", 60),
    ("map_state_kb", "map state of the first filter click, over websocket or compressed over HTTP", "kB", 3),
    ("ws_click_kb", "websocket, whole first filter click", "kB", 12),
    ("http_click_kb", "parts of the page over HTTP, first filter click, compressed", "kB", None),
    ("click_map_ms", "filter click to changed map", "ms", 150),
    ("click_all_map_ms", "filter taken away to changed map", "ms", 150),
    ("click_figures_ms", "filter click to changed figures and table", "ms", 300),
    ("panel_ms", "click on the map to the panel", "ms", 200),
    ("ws_panel_kb", "websocket, click on the map", "kB", None),
    ("open_ms", "opening to drawn map, warm, above an empty page", "ms", 300),
    ("open_above_map_ms", "opening to drawn map, warm, above a page with an empty Folium map", "ms", None),
    ("open_cold_ms", "opening to drawn map, first visit, above an empty page", "ms", None),
    ("roam_runs", "runs on pan, zoom, hover", "runs", 0),
    ("roam_kb", "websocket on pan, zoom, hover", "kB", 0),
    ("at_once_s", "25 sessions opening at once, 95th percentile", "s", 2),
    ("cpu_ms", "processor time of one opening", "ms", None),
    ("memory_mb", "memory of an extra session", "MB", 1),
    ("start_s", "server start to first answer, layers built", "s", 3),
    ("build_s", "layers build", "s", 5),
    ("build_mb", "layers build, most memory", "MB", 400),
    ("export_s", "layers export of everything", "s", 5),
    ("export_mb", "layers export of everything, most memory", "MB", 400),
)
Figures = dict[str, list[float]]


def add(figures: Figures, **found: float | None) -> None:
    """Write figures down; what was not seen is left out."""
    for name, value in found.items():
        if value is not None:
            figures.setdefault(name, []).append(value)


def rows(figures: Mapping[str, Figures]) -> list[dict[str, Any]]:
    """Return one row a measure: medians of both, the goal, naive/product."""

    def median(which: str, name: str) -> float | None:
        found = figures[which].get(name)
        if not found:
            return None
        ground = statistics.median(figures["empty"][name]) if name in figures["empty"] else 0.0
        return round(statistics.median(found) - ground, 3)

    made = []
    for name, measure_, unit, goal in MEASURES:
        naive, product = median("naive", name), median("product", name)
        made.append({
            "id": name, "measure": measure_, "unit": unit, "goal": goal, "naive": naive, "product": product,
            "ratio": round(naive / product, 1) if (naive or 0) > 0 and (product or 0) > 0 else None,
            "met": None if goal is None or product is None else product <= goal,
        })  # fmt: skip
    return made


def printed(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return the rows as Markdown."""

    def cell(value: float | None) -> str:
        return "-" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"

    lines = ["| measure | unit | naive | product | goal | naive / product | |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        met = {None: "", True: "met", False: "missed"}[row["met"]]
        ratio = "none left" if (row["naive"] or 0) > 0 and row["product"] == 0 else cell(row["ratio"])
        figures = " | ".join(cell(row[which]) for which in ("naive", "product", "goal"))
        lines.append(f"| {row['measure']} | {row['unit']} | {figures} | {ratio} | {met} |")
    return "\n".join(lines)
