"""The small map beside the places of a record: what is chosen, on the provinces of the map that was built last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from layers.cache import folder_of
from layers.layer import Language
from layers.registry import GROUND
from seeds.load import Seeds
from settings import of_this_process
from ui.data.cache import newest_digest
from ui.map.geometry import Box, Frame, Line, Shapes, flat, path_data, shapes
from ui.say.safe_html import EMPTY, Html, el, join, svg, text
from ui.words.desk_record import WORDS

WIDTH, HEIGHT = 260.0, 300.0
NETHERLANDS: Final = (flat((3.3, 50.72)), flat((7.25, 53.6)))


def built_folder() -> Path | None:
    """Return the folder of the map that was built last, None where there is none."""
    digest = newest_digest()
    return folder_of(of_this_process().cache, digest) if digest else None


def place_map(chosen: Mapping[str, Sequence[str]], seeds: Seeds, language: Language) -> Html:
    """Return the map of the chosen places as SVG, with their names below; nothing where none is chosen."""
    names = list(_names(chosen, seeds))
    if not names:
        return EMPTY
    words, folder = WORDS[language], built_folder()
    found = shapes(folder) if folder else None
    country = found.country if found else Box.around(NETHERLANDS)
    frame = Frame(country.shaped(0, 0.03, WIDTH / HEIGHT), 0, 0, WIDTH)
    parts = [svg("title", words.map_alt.format(", ".join(names))), svg("rect", width="100%", height="100%", cls="sea")]
    parts += _areas(chosen, found, frame) if found else _every_point(seeds, frame)
    for site in (seeds.sites[i] for i in chosen.get("sites", ()) if i in seeds.sites):
        points = [flat(position) for position in site.coordinates]
        if len(points) > 1:
            parts.append(svg("path", d=path_data([points], frame, closed=False), cls="chosen-line"))
        parts += [_point(position, frame, 4.5, "chosen") for position in points]
    drawn = svg("svg", *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", role="img")
    note = EMPTY if found else el("span", text(words.map_note), cls="hint")
    return join(drawn, el("p", text(", ".join(names)), cls="map-names"), note)


def _areas(chosen: Mapping[str, Sequence[str]], found: Shapes, frame: Frame) -> list[Html]:
    provinces = found.areas[GROUND.id]
    parts = [svg("path", d=path_data(found.land, frame, closed=True), cls="land")]
    rings: list[Line] = [ring for code in chosen.get("provinces", ()) for ring in provinces.get(code, [])]
    parts.append(svg("path", d=path_data(rings, frame, closed=True), cls="chosen-area"))
    towns: list[Line] = [
        ring for code in chosen.get("municipalities", ()) for ring in found.municipalities.get(code, [])
    ]
    parts.append(svg("path", d=path_data(towns, frame, closed=True), cls="chosen"))
    return parts


def _every_point(seeds: Seeds, frame: Frame) -> list[Html]:
    """Every site of the register in grey: enough to see where in the country one lies, without any boundaries."""
    return [_point(flat(site.coordinates[0]), frame, 1.5, "known") for site in seeds.sites.values() if site.coordinates]


def _point(position: tuple[float, float], frame: Frame, radius: float, cls: str) -> Html:
    x, y = frame.at(position)
    return svg("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=radius, cls=cls)


def _names(chosen: Mapping[str, Sequence[str]], seeds: Seeds) -> Iterable[str]:
    yield from (seeds.municipalities[c].name for c in chosen.get("municipalities", ()) if c in seeds.municipalities)
    yield from (seeds.provinces[c].name for c in chosen.get("provinces", ()) if c in seeds.provinces)
    yield from (seeds.sites[i].name for i in chosen.get("sites", ()) if i in seeds.sites)
