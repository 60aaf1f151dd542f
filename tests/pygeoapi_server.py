"""pygeoapi on loopback with the real boundaries, as PDOK serves them: for the tests of the client and of the app."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import yaml

from benchmarks.servers import free_port

RD_URI = "http://www.opengis.net/def/crs/EPSG/0/28992"
CRS84_URI = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"


def _jaarcode(path: Path, year: int) -> list[dict[str, Any]]:
    features = json.loads(path.read_bytes())["features"]
    for feature in features:
        feature["properties"]["jaarcode"] = year
        feature["id"] = feature["properties"]["jrstatcode"]
    return features


def _collection(data: Path, *, rd: bool) -> dict[str, Any]:
    systems = [CRS84_URI, RD_URI] if rd else [CRS84_URI]
    provider = {"type": "feature", "name": "GeoJSON", "data": str(data), "id_field": "jrstatcode"}
    return {
        "type": "collection",
        "title": data.stem,
        "description": data.stem,
        "keywords": ["test"],
        "links": [],
        "extents": {"spatial": {"bbox": [3, 50, 8, 54], "crs": CRS84_URI}},
        "providers": [provider | {"crs": systems, "storage_crs": CRS84_URI}],
    }


@dataclass(frozen=True)
class Serving:
    """A running pygeoapi: its base address and its process."""

    url: str
    process: subprocess.Popen[bytes]


@contextlib.contextmanager
def serving(folder: Path, boundaries_dir: Path, *, rd: bool) -> Iterator[Serving]:
    """Run pygeoapi with the real boundaries: provinces 2025, municipalities 2022 and 2025, in pages of at most 50."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    contents = {
        "provincie": _jaarcode(boundaries_dir / "provincie_gegeneraliseerd_2025.geojson", 2025),
        "gemeente": _jaarcode(boundaries_dir / "gemeente_gegeneraliseerd_2022.geojson", 2022)
        + _jaarcode(boundaries_dir / "gemeente_gegeneraliseerd_2025_derived.geojson", 2025),
    }
    resources = {}
    for level, features in contents.items():
        data = folder / f"{level}.geojson"
        data.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        resources[f"{level}_gegeneraliseerd"] = _collection(data, rd=rd)
    config = {
        "server": {
            "bind": {"host": "127.0.0.1", "port": port},
            "url": url,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "language": "en-US",
            "limits": {"default_items": 10, "max_items": 50, "on_exceed": "throttle"},
            "map": {"url": "https://example.org", "attribution": "none"},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": {
                "title": "test",
                "description": "test",
                "keywords": ["test"],
                "keywords_type": "theme",
                "terms_of_service": "none",
                "url": "https://example.org",
            },
            "license": {"name": "CC BY 4.0"},
            "provider": {"name": "test"},
            "contact": {"name": "test"},
        },
        "resources": resources,
    }
    (folder / "config.yml").write_text(yaml.safe_dump(config))
    (folder / "openapi.yml").write_text(yaml.safe_dump({"openapi": "3.0.2", "info": {}, "paths": {}}))
    settings = {"PYGEOAPI_CONFIG": str(folder / "config.yml"), "PYGEOAPI_OPENAPI": str(folder / "openapi.yml")}
    program = f"from pygeoapi.flask_app import APP; APP.run(host='127.0.0.1', port={port})"
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-c", program], env=os.environ | settings, stdout=log, stderr=log)
    try:
        _wait_for(url, process, folder / "log")
        yield Serving(url, process)
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()[-2000:]
        with contextlib.suppress(httpx.TransportError):
            if httpx.get(f"{url}/conformance").status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError(f"pygeoapi did not start: {log.read_text()[-2000:]}")
