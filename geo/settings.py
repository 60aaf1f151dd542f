"""The settings of this room, all of them environment variables, and where the cache folder is.

| variable | meaning | without it |
|---|---|---|
| `AFSPRAKENKAART_BOUNDARIES` | a folder with CBS boundary files of the user | no such source |
| `AFSPRAKENKAART_CACHE` | the cache folder | `$XDG_CACHE_HOME/afsprakenkaart`, else `~/.cache/afsprakenkaart` |
| `AFSPRAKENKAART_CBS_URL` | base address of the CBS service, all before `/collections` | PDOK |
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

BOUNDARIES = "AFSPRAKENKAART_BOUNDARIES"
CACHE = "AFSPRAKENKAART_CACHE"
CBS_URL = "AFSPRAKENKAART_CBS_URL"


def cache_folder(environ: Mapping[str, str]) -> Path:
    """The folder in which fetched boundaries and built layers are kept; it need not exist yet."""
    if environ.get(CACHE):
        return Path(environ[CACHE]).expanduser()
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "afsprakenkaart"
    return Path(environ.get("HOME") or Path.home()) / ".cache" / "afsprakenkaart"
