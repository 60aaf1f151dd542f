"""The API as clients use it that nobody here wrote: GDAL, QGIS, OWSLib, and Schemathesis."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from layers.cache import set_current
from tests.conftest import _need
from ui.api.answering import ROOT
from ui.api.collection import COLLECTIONS
from ui.api.parameters import MOST
from ui.api.routes import ROUTES as API
from ui.data.edition import Edition

DRAWN = ("provinces", "mirt-lines", "mirt-points", "housing")


@pytest.fixture(scope="module")
def address(edition: Edition) -> Iterator[str]:
    """The address of the API on loopback."""
    before = os.environ.get("AFSPRAKENKAART_CACHE")
    set_current(edition.built.path)
    os.environ["AFSPRAKENKAART_CACHE"] = str(edition.built.path.parents[1])
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=API), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not (server.started and server.servers):
        thread.join(0.05)
        assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}{ROOT}"
    finally:
        server.should_exit = True
        thread.join()
        os.environ.pop("AFSPRAKENKAART_CACHE")
        if before is not None:
            os.environ["AFSPRAKENKAART_CACHE"] = before


# --- GDAL ---


def ogrinfo(*arguments: str) -> str:
    _need(shutil.which("ogrinfo"), "no ogrinfo was found")
    said = subprocess.run(["ogrinfo", "-ro", *arguments], capture_output=True, text=True, timeout=120)
    assert said.returncode == 0, said.stderr
    assert "ERROR" not in said.stderr + said.stdout
    return said.stdout


@pytest.mark.slow
def test_gdal_finds_every_collection(address: str) -> None:
    said = ogrinfo(f"OAPIF:{address}")
    assert [name for name in COLLECTIONS if f": {name} (" not in said] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["provinces", "facts", "collisions"])
def test_gdal_reads_every_feature_page_by_page(address: str, name: str, edition: Edition) -> None:
    count = len(edition.facts) if name == "facts" else len(edition.built.features(name))
    said = ogrinfo("-al", f"OAPIF:{address}/collections/{name}", "-geom=SUMMARY")
    assert said.count("OGRFeature(") == count
    assert f"Feature Count: {count}" in said


@pytest.mark.slow
def test_gdal_filters_by_place(address: str, edition: Edition) -> None:
    said = ogrinfo("-so", f"OAPIF:{address}", "housing", "-spat", "4.2", "51.8", "5.2", "52.5")
    [line] = [line for line in said.splitlines() if line.startswith("Feature Count")]
    assert 0 < int(line.partition(": ")[2]) < len(edition.built.features("housing"))


# --- OWSLib ---


def test_owslib_reads_what_there_is(address: str, edition: Edition) -> None:
    from owslib.ogcapi.features import Features

    service = Features(address)
    assert service.feature_collections() == list(COLLECTIONS)
    assert service.api()["info"]["title"]
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in service.conformance()["conformsTo"]
    assert service.collection_queryables("housing")["properties"]
    page = service.collection_items("facts", limit=3, offset=3)
    assert [one["id"] for one in page["features"]] == list(edition.facts)[3:6]
    assert service.collection_item("provinces", "PV22")["properties"]["name"] == "Drenthe"
    kept = service.collection_items("housing", bbox=[4.2, 51.8, 5.2, 52.5], filter="name LIKE '%a%'")
    assert 0 < kept["numberMatched"] < len(edition.built.features("housing"))


# --- QGIS ---

SCRIPT = """
import json, os, sys
from qgis.core import *
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor
address, picture, names = sys.argv[1], sys.argv[2], sys.argv[3].split(",")
app = QgsApplication([], False)
app.initQgis()
given = "pagingEnabled='true' restrictToRequestBBOX='1' typename='{}' url='{}'"
layers = [QgsVectorLayer(given.format(name, address), name, "OAPIF") for name in names]
print(json.dumps([[l.name(), l.isValid(), l.featureCount(), sum(1 for _ in l.getFeatures()),
                   QgsWkbTypes.geometryDisplayString(l.geometryType())] for l in layers]))
drawn = QgsMapSettings()
drawn.setLayers([l for l in layers if l.isSpatial()][::-1])
drawn.setOutputSize(QSize(400, 460))
drawn.setBackgroundColor(QColor("white"))
drawn.setExtent(layers[0].extent())
job = QgsMapRendererParallelJob(drawn)
job.start()
job.waitForFinished()
job.renderedImage().save(picture)
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.slow
def test_qgis_reads_and_draws_it(address: str, tmp_path: Path, edition: Edition, qgis: str) -> None:
    picture = tmp_path / "map.png"
    said = subprocess.run(
        [qgis, "-c", SCRIPT, address, str(picture), ",".join((*DRAWN, "facts"))],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "PYTHONPATH": ""},
    )
    read = {name: rest for name, *rest in json.loads(said.stdout.strip().splitlines()[-1])}
    assert {name: rest[:3] for name, rest in read.items()} == {
        name: [True, count, count] for name, count in ((name, len(_items(name, edition))) for name in (*DRAWN, "facts"))
    }
    assert [read[name][3] for name in DRAWN] == ["Polygon", "Line", "Point", "Point"]
    # All that is drawn alike would be white: a map has areas, lines and points in colours of their own.
    assert picture.stat().st_size > 5_000


def _items(name: str, edition: Edition) -> Any:
    from ui.api.collection import items

    return items(name, edition)


# --- Schemathesis ---

TRIED = (
    "/",
    "/openapi.json",
    "/conformance",
    "/collections",
    "/collections/housing",
    "/collections/housing/queryables",
    "/collections/housing/items",
    "/collections/housing/items/{featureId}",
    "/collections/facts/items",
    "/collections/letters/items",
)
# What no schema can say: texts with a grammar, and corners of which one is the lower.
GOOD = {
    "filter": st.sampled_from(["id IS NOT NULL", "id LIKE '%a%'", "NOT (id = 'x')"]),
    "datetime": st.sampled_from(["2026-01-01", "2025-01-01/..", "../2026-06-01T12:00:00Z"]),
    "bbox": st.sampled_from(["4,51,6,53", "5.1,52.1,0,5.2,52.2,9"]),
    "bbox-crs": st.just("http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
}


@pytest.mark.slow
@pytest.mark.parametrize("path", TRIED)
def test_what_is_described_is_what_is_answered(address: str, path: str) -> None:
    import schemathesis
    from schemathesis import Case, GenerationMode

    described = schemathesis.openapi.from_url(f"{address}/openapi.json")
    operation = described[path]["GET"]
    modes = [operation.as_strategy(generation_mode=mode) for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)]

    @settings(max_examples=20, derandomize=True, database=None)
    @given(case=st.one_of(*modes), data=st.data())
    def holds(case: Case, data: st.DataObject) -> None:
        good = case.meta is None or case.meta.generation.mode == GenerationMode.POSITIVE
        if good and case.query:
            case.query.update({name: data.draw(one) for name, one in GOOD.items() if name in case.query})
            if "bbox" not in case.query:
                case.query.pop("bbox-crs", None)
        too_many = str((case.query or {}).get("limit", "")).isdigit() and int(case.query["limit"]) > MOST
        # The standard has it that who asks for more than the most gets the most.
        left_out = [schemathesis.checks.negative_data_rejection] if too_many else []
        case.call_and_validate(excluded_checks=left_out)

    holds()
