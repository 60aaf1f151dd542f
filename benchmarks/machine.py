"""The machine on which the benchmarks run: what their figures hang on."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any


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
