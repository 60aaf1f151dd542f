"""Layers as GeoParquet 1.1 and as FlatGeobuf, in RD New: for analysis and for maps on the web."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyogrio

from layers.built import Built
from layers.files.shapes import flat, whole
from layers.narrowing import ALL, Narrowing
from writing import scratch

_LISTS: Final = pd.ArrowDtype(pa.list_(pa.string()))
"""The type of a column of lists, also where every list is empty."""


def geoparquet(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> bytes:
    """A layer as a filter leaves it, as GeoParquet 1.1: lists are lists, and a column has the bounds of each row.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    table, frame = whole(built, layer, provinces, themes, narrowing)
    lists = {c.name: frame[c.name].astype(_LISTS) for c in table.columns if c.type == "texts"}
    frame = frame.assign(**lists)
    frame.attrs = {}
    content = io.BytesIO()
    frame.to_parquet(content, index=False, schema_version="1.1.0", write_covering_bbox=True, compression="zstd")
    return content.getvalue()


def flatgeobuf(
    built: Built, layer: str, provinces: Iterable[str] = (), themes: Iterable[str] = (), narrowing: Narrowing = ALL
) -> bytes:
    """A layer as a filter leaves it, as FlatGeobuf with its spatial index, lists as one text.

    Raises:
        UnknownNameError: no such layer, province or theme.
    """
    table, frame = whole(built, layer, provinces, themes, narrowing)
    about = {english: value for _, english, value in table.about}
    with scratch() as folder:
        path = folder / f"{layer}.fgb"
        pyogrio.write_dataframe(
            flat(frame),
            path,
            layer=layer,
            driver="FlatGeobuf",
            geometry_type="Unknown",
            layer_options={"TITLE": about["table"], "DESCRIPTION": f"{about['edition']}; {about['licence']}"},
        )
        return path.read_bytes()
