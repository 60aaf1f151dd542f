"""The picture that stands for a view where it is shared: its map beside its name, in the size that others ask for."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw

from ui.data.picture import Picture
from ui.map import plain_map, raster, signet
from ui.words.common import WORDS
from ui.words.formats import day

WIDTH, HEIGHT = 1200, 630
_MAP: Final = HEIGHT
_MARGIN: Final = 56
_INK, _QUIET = "#1d2733", "#5a6673"
_LINES: Final = 4


def png(picture: Picture, name: str) -> bytes:
    """Return the card of a view that is called so, as PNG; the tagline stands large where it has no name."""
    words, manifest = WORDS[picture.view.language].page, picture.edition.built.manifest
    card = Image.new("RGB", (WIDTH, HEIGHT), "white")
    card.paste(raster.drawn(plain_map.draw(picture, plain_map.SLIDE), _MAP), (WIDTH - _MAP, 0))
    draw = ImageDraw.Draw(card)
    sign = Image.open(BytesIO(signet.png(72)))
    card.paste(sign, (_MARGIN - 10, _MARGIN), sign)
    draw.text((_MARGIN + 72, _MARGIN + 36), words.title, _INK, raster.font(34, 600), anchor="lm")
    large = name or words.tagline
    size = 56 if len(large) < 48 else 44
    y = _MARGIN + 120
    for line in wrapped(large, size)[:_LINES]:
        draw.text((_MARGIN, y), line, _INK, raster.font(size, 700))
        y += round(size * 1.16)
    y += 14
    for line in wrapped(words.tagline, 28, 400) if name else ():
        draw.text((_MARGIN, y), line, _QUIET, raster.font(28))
        y += 36
    said = day(manifest["edition_date"], picture.view.language)
    draw.text((_MARGIN, HEIGHT - _MARGIN), said, _QUIET, raster.font(24), anchor="ls")
    out = BytesIO()
    # Few colours: a quarter of the bytes, and no eye tells.
    card.quantize(160, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def wrapped(said: str, size: int, weight: int = 700) -> list[str]:
    """Return words in lines that fit beside the map."""
    face, most = raster.font(size, weight), WIDTH - _MAP - 2 * _MARGIN + 20
    lines: list[str] = []
    for word in said.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
