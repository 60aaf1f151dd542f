"""Labels can be read on every fill, on paper and on a dark background."""

from __future__ import annotations

import re

import pytest

from layers import style
from layers.catalogue import congestion
from tests.colours import on_dark
from ui.data.assets import ASSETS

CSS = (ASSETS / "map.css").read_text(encoding="utf-8")
AA = 4.5  # WCAG 2.2, normal text
AA_LARGE = 3.0  # large text and signs; the halo around a label adds to it


def colours(theme: str) -> dict[str, str]:
    """The custom properties of a theme of the map."""
    block = re.search(r":root\[data-theme=\"dark\"\] \{(.*?)\}" if theme == "dark" else r":root \{(.*?)\}", CSS)
    assert block
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block[1]))


def rgb(colour: str) -> list[float]:
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(channels: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: list[float], b: list[float]) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_can_be_read_on_every_fill(theme: str) -> None:
    found = colours(theme)
    fills = [
        *({"fill": colour, "opacity": 0.78} for colour in style.SEQUENCE),
        *congestion.STYLES.values(),
        *style.FILL_STATES.values(),
    ]
    for plain in (f for f in fills if "fill" in f):
        seen = on_dark(plain) if theme == "dark" else plain
        over, under = rgb(seen["fill"]), rgb(found["paper"])
        mixed = [a * seen["opacity"] + b * (1 - seen["opacity"]) for a, b in zip(over, under, strict=True)]
        assert contrast(rgb(found["ink"]), mixed) >= AA_LARGE, (theme, plain)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_in_legend_and_labels_stand_out_from_paper_land_and_halo(theme: str) -> None:
    found = colours(theme)
    for ground in ("paper", "sea", "halo"):
        assert contrast(rgb(found["ink"]), rgb(found[ground])) >= AA
    assert contrast(rgb(found["quiet"]), rgb(found["paper"])) >= AA
