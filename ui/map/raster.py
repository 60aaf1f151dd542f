"""Our own drawings as pixels, for who takes no SVG: rectangles, paths, circles and words, as in `ui.map.plain_map`.

It knows just what is drawn here (`M L H V Z` and their small forms, classes with one rule each, patterns of one tile);
what it does not know it leaves out. Everything is drawn larger and made smaller, for smooth edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, Final
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ui.data.assets import FONT

FINER: Final = 2
_RULE: Final = re.compile(r"\.([\w-]+)\{([^{}]*)\}")
_TOKEN: Final = re.compile(r"[MLHVZlhvz]|-?[0-9]*\.?[0-9]+")
_NUMBER: Final = re.compile(r"-?[0-9]*\.?[0-9]+")
_FONT: Final = re.compile(r"(?:([0-9]{3}) )?([0-9.]+)px")
_SVG: Final = "{http://www.w3.org/2000/svg}"
_TILE: Final = 8

Point = tuple[float, float]
Look = Mapping[str, str]


@lru_cache(maxsize=32)
def font(px: int, weight: int = 400) -> ImageFont.FreeTypeFont:
    """Return the font of all pages at a size."""
    made = ImageFont.truetype(str(FONT), px)
    made.set_variation_by_axes([weight])
    return made


def drawn(drawing: str, size: int) -> Image.Image:
    """Return a square drawing of ours as a picture of so many pixels on each side."""
    root = ElementTree.fromstring(drawing)
    scale = FINER * size / float(root.get("viewBox", "").split()[2])
    sheet = {name: _look(rule) for style in root.iter(f"{_SVG}style") for name, rule in _RULE.findall(style.text or "")}
    patterns = {found.get("id", ""): found for found in root.iter(f"{_SVG}pattern")}
    canvas = Canvas(Image.new("RGB", (FINER * size, FINER * size), "white"), scale, sheet, patterns)
    canvas.draw_all(root)
    return canvas.picture.resize((size, size), Image.Resampling.LANCZOS)


def _look(rule: str) -> Look:
    return {name.strip(): value.strip() for name, _, value in (part.partition(":") for part in rule.split(";"))}


def subpaths(data: str) -> Iterator[tuple[list[Point], bool]]:
    """Return the lines of a path, each with whether it is closed."""
    line: list[Point] = []
    command, numbers = "", list[float]()
    x = y = 0.0
    for token in _TOKEN.findall(data):
        if token.isalpha():
            command, numbers = token, []
            if token in "Zz":
                yield line, True
                line = []
            continue
        numbers.append(float(token))
        if len(numbers) < (1 if command in "HVhv" else 2):
            continue
        if command == "M":
            if line:
                yield line, False
            line, command = [], "L"
            x, y = numbers
        elif command in "Hh":
            x = numbers[0] + (x if command == "h" else 0)
        elif command in "Vv":
            y = numbers[0] + (y if command == "v" else 0)
        else:
            x, y = (numbers[0] + x, numbers[1] + y) if command == "l" else (numbers[0], numbers[1])
        line.append((x, y))
        numbers = []
    if line:
        yield line, False


@dataclass
class Canvas:
    """A picture that is drawn on, the scale, the looks by class, and the patterns by id."""

    picture: Image.Image
    scale: float
    sheet: Mapping[str, Look]
    patterns: Mapping[str, Element]
    tiled: dict[str, Image.Image] = field(default_factory=dict)

    @cached_property
    def _draw(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.picture)

    def draw_all(self, root: Element) -> None:
        """Draw what stands in an element, in its order."""
        for found in root:
            look = self.sheet.get(found.get("class", ""), {})
            match found.tag.removeprefix(_SVG):
                case "rect":
                    width, height = (n / self.scale for n in self.picture.size)
                    self.shape([([(0, 0), (width, 0), (width, height), (0, height)], True)], look)
                case "path":
                    self.shape([*subpaths(found.get("d", ""))], look)
                case "circle":
                    x, y, radius = (float(found.get(name, "0")) for name in ("cx", "cy", "r"))
                    self.circle(x, y, radius, look)
                case "text":
                    self.words(found.text or "", float(found.get("x", "0")), float(found.get("y", "0")), look)
                case "a":
                    self.draw_all(found)

    def shape(self, parts: list[tuple[list[Point], bool]], look: Look) -> None:
        """Draw lines and areas."""
        lines = [([(x * self.scale, y * self.scale) for x, y in line], closed) for line, closed in parts]
        if look.get("fill", "black") != "none":
            self._fill([line for line, _ in lines if len(line) > 2], look)
        if look.get("stroke", "none") != "none":
            for line, closed in lines:
                self._stroke([*line, line[0]] if closed else line, look)

    def circle(self, x: float, y: float, radius: float, look: Look) -> None:
        """Draw a circle."""
        x, y, radius = x * self.scale, y * self.scale, radius * self.scale
        width = _number(look.get("stroke-width", "1")) * self.scale
        stroke = look.get("stroke", "none")
        if stroke != "none":
            r = radius + width / 2
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=stroke)
            radius -= width / 2
        fill = look.get("fill", "black")
        self._draw.ellipse(
            (x - radius, y - radius, x + radius, y + radius), fill="white" if fill.startswith(("none", "url")) else fill
        )

    def words(self, said: str, x: float, y: float, look: Look) -> None:
        """Write words around a point on their line, with a halo where they have one."""
        weight, px = match.groups() if (match := _FONT.match(look.get("font", ""))) else (None, "12")
        halo = _number(look["stroke-width"]) / 2 * self.scale if "stroke" in look else 0
        self._draw.text(
            (x * self.scale, y * self.scale), said, fill=look.get("fill", "black"), anchor="ms",
            font=font(round(float(px) * self.scale), int(weight or 400)),
            stroke_width=halo, stroke_fill=look.get("stroke"),
        )  # fmt: skip

    def _fill(self, rings: list[list[Point]], look: Look) -> None:
        if not rings:
            return
        xs, ys = zip(*(at for ring in rings for at in ring), strict=True)
        left, top = max(int(min(xs)), 0), max(int(min(ys)), 0)
        right, bottom = min(int(max(xs)) + 2, self.picture.width), min(int(max(ys)) + 2, self.picture.height)
        if left >= right or top >= bottom:
            return
        mask = Image.new("L", (right - left, bottom - top))
        for ring in rings:
            one = Image.new("L", mask.size)
            ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in ring], fill=255)
            # What lies in an even number of rings is a hole.
            mask = ImageChops.difference(mask, one)
        opacity = _number(look.get("fill-opacity", "1"))
        if opacity < 1:
            mask = mask.point(lambda level: round(level * opacity))
        fill = look.get("fill", "black")
        if fill.startswith("url(#"):
            self._pattern(fill[5:-1], (left, top, right, bottom), mask)
        else:
            self.picture.paste(fill, (left, top, right, bottom), mask)

    def _pattern(self, name: str, box: tuple[int, int, int, int], mask: Image.Image) -> None:
        found = self.patterns.get(name)
        if found is None:
            return
        if name not in self.tiled:
            self.tiled[name] = self._tiled(found)
        part = self.tiled[name].crop(box)
        self.picture.paste(part.convert("RGB"), box, ImageChops.multiply(mask, part.getchannel("A")))

    def _tiled(self, found: Element) -> Image.Image:
        """Return a picture full of the tile of a pattern, clear where it has no ground."""
        side = max(round(_TILE * self.scale), 1)
        fills = [self.sheet.get(one.get("class", ""), {}) for one in found if one.tag == f"{_SVG}rect"]
        ground = next((look["fill"] for look in fills if look.get("fill", "none") != "none"), None)
        whole = Image.new("RGBA", self.picture.size, ground or (255, 255, 255, 0))
        over = ImageDraw.Draw(whole)
        for one in found:
            look = self.sheet.get(one.get("class", ""), {})
            width = max(round(_number(look.get("stroke-width", "1")) * self.scale), 1)
            lines = [*subpaths(one.get("d", ""))] if one.tag == f"{_SVG}path" else []
            for x in range(0, whole.width, side):
                for y in range(0, whole.height, side):
                    for line, _ in lines:
                        over.line([(x + a * self.scale, y + b * self.scale) for a, b in line], look["stroke"], width)
                    if one.tag == f"{_SVG}circle":
                        cx, cy, r = (float(one.get(k, "0")) * self.scale for k in ("cx", "cy", "r"))
                        over.ellipse((x + cx - r, y + cy - r, x + cx + r, y + cy + r), fill=look.get("fill"))
        return whole

    def _stroke(self, line: list[Point], look: Look) -> None:
        width = max(round(_number(look.get("stroke-width", "1")) * self.scale), 1)
        dashes = [_number(part) * self.scale for part in re.split(r"[ ,]+", look.get("stroke-dasharray", "")) if part]
        for part in _dashed(line, dashes * (1 + len(dashes) % 2)) if dashes else [line]:
            self._draw.line(part, fill=look["stroke"], width=width, joint="curve")


def _dashed(line: list[Point], dashes: list[float]) -> Iterator[list[Point]]:
    """Return the strokes of a dashed line."""
    at, left = 0, dashes[0]
    part = [line[0]]
    for (x, y), (to_x, to_y) in pairwise(line):
        length = ((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5
        done = 0.0
        while length - done > left > 0:
            done += left
            here = x + (to_x - x) * done / length, y + (to_y - y) * done / length
            if at % 2 == 0:
                yield [*part, here]
            at, part = (at + 1) % len(dashes), [here]
            left = dashes[at]
        left -= length - done
        part.append((to_x, to_y))
    if at % 2 == 0 and len(part) > 1:
        yield part


def _number(written: Any) -> float:
    found = _NUMBER.match(str(written))
    return float(found[0]) if found else 1.0
