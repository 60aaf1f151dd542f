"""Servers on loopback, and small made-up provinces: twelve squares of 10 km on a row, in RD."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import union_all
from shapely.geometry import box, mapping

from geo import usable
from geo.boundaries import BoundarySet
from geo.codes import KNOWN_YEARS, PROVINCES
from geo.crs import RD
from geo.sources import register
from geo.sources.web import Limits
from tests import pygeoapi_server
from tests.pygeoapi_server import RD_URI

Handler = http.server.BaseHTTPRequestHandler


@pytest.fixture
def quick() -> Limits:
    """Limits under which little is too much and retries hardly wait; no machine is so slow as to meet those of time."""
    return Limits(
        connect_s=30,
        read_s=30,
        total_s=60,
        bytes=1_000_000,
        pages=20,
        attempts=3,
        wait_initial_s=0.001,
        wait_jitter_s=0.001,
        wait_max_s=0.01,
        retry_after_max_s=0.01,
    )


@pytest.fixture
def provinces() -> Callable[..., list[dict[str, Any]]]:
    """Makes GeoJSON features of twelve (or fewer) square provinces of a year, in RD or in degrees."""

    def make(year: int = 2025, count: int = 12, crs: Any = RD, offset_m: float = 0) -> list[dict[str, Any]]:
        squares = [box(x, 400_000, x + 10_000, 410_000) for x in range(20_000, 20_000 + 10_000 * count, 10_000)]
        shapes = gpd.GeoSeries(squares, crs=RD).translate(yoff=offset_m).to_crs(crs)
        return [
            {
                "type": "Feature",
                "id": f"{year}{code}",
                "properties": {
                    "statcode": code,
                    "jrstatcode": f"{year}{code}",
                    "statnaam": name,
                    "rubriek": "provincie",
                },
                "geometry": mapping(shape),
            }
            for (code, name), shape in zip(PROVINCES.items(), shapes, strict=False)
        ]

    return make


@pytest.fixture
def boundary_set(provinces: Callable[..., list[dict[str, Any]]]) -> Callable[..., BoundarySet]:
    """Makes a `BoundarySet` of the square provinces."""

    def make(year: int = 2025, **changes: Any) -> BoundarySet:
        frame = gpd.GeoDataFrame.from_features(provinces(year, **changes), crs=RD)
        frame = frame.rename(columns={"statcode": "code", "statnaam": "name"})[["code", "name", "geometry"]]
        return BoundarySet(
            "provincie", year, frame, "https://example.org", "CC BY 4.0", "Bron: CBS", f"{year}-02-01T00:00:00+00:00"
        )

    return make


@cache
def _whole_frames(year: int) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    province_of = usable.province_of(year)
    ordered = sorted(province_of, key=lambda code: (province_of[code], code))
    corners = [(20_000 + i % 20 * 10_000, 320_000 + i // 20 * 10_000) for i in range(len(ordered))]
    shapes = {code: box(x, y, x + 10_000, y + 10_000) for code, (x, y) in zip(ordered, corners, strict=True)}
    unions = {p: union_all([shapes[code] for code in ordered if province_of[code] == p]) for p in PROVINCES}
    provinces, municipalities = (
        gpd.GeoDataFrame(
            {"code": sorted(found), "name": sorted(found)}, geometry=[found[c] for c in sorted(found)], crs=RD
        )
        for found in (unions, shapes)
    )
    return provinces, municipalities


@pytest.fixture
def whole() -> Callable[[int], tuple[BoundarySet, BoundarySet]]:
    """Makes provinces and municipalities of a year, all of them: squares of 10 km and their unions.

    Of a year that the register does not know, those of 2025.
    """

    def make(year: int = 2025) -> tuple[BoundarySet, BoundarySet]:
        provinces, municipalities = _whole_frames(year if year in KNOWN_YEARS else 2025)
        return (
            BoundarySet("provincie", year, provinces.copy(), "squares", "CC0", "by hand"),
            BoundarySet("gemeente", year, municipalities.copy(), "squares", "CC0", "by hand"),
        )

    return make


@pytest.fixture
def features_of() -> Callable[[BoundarySet], list[dict[str, Any]]]:
    """Makes GeoJSON features of a set, as CBS writes them, in RD."""

    def make(found: BoundarySet) -> list[dict[str, Any]]:
        return [
            {
                "type": "Feature",
                "id": f"{found.year}{code}",
                "properties": {
                    "statcode": code,
                    "jrstatcode": f"{found.year}{code}",
                    "statnaam": name,
                    "rubriek": found.level,
                },
                "geometry": mapping(shape),
            }
            for code, name, shape in found.frame.itertuples(index=False)
        ]

    return make


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a FeatureCollection into a folder and gives the folder."""

    def write_file(name: str, features: object, **members: object) -> Path:
        folder = tmp_path / "folder"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(json.dumps({"type": "FeatureCollection", "features": features, **members}))
        return folder

    return write_file


@pytest.fixture
def register_table() -> Callable[..., dict[str, Any]]:
    """Makes CBS's table of regions as OData gives it: made-up regions along provinces, blanks after codes and names."""

    def make(year: int = 2025) -> dict[str, Any]:
        rows = []
        for code, province in sorted(usable.province_of(year).items()):
            number = int(province[2:]) - 19
            rows.append(
                {
                    "RegioS": code,
                    "Code_1": f"{code}    ",
                    "Naam_2": f"{code}, een naam   ",
                    "Code_10": f"CR{number:02d}      ",
                    "Naam_11": f"Gebied {number}     ",
                    "Code_16": f"ES{number:02d}      ",
                    "Naam_17": f"Regio {number}   ",
                    "Code_20": f"LD{(number + 2) // 3:02d}    ",
                    "Naam_21": f"Deel {(number + 2) // 3}   ",
                    "Code_28": f"{province}      ",
                    "Naam_29": f"{PROVINCES[province]}   ",
                    "Inwonertal_56": 1000,
                }
            )
        number = register.TABLES[year]
        return {"odata.metadata": f"https://opendata.cbs.nl/ODataApi/odata/{number}/$metadata#x", "value": rows}

    return make


@dataclass
class Server:
    """A running server of a test: its base address, and the path and headers of each request that it got."""

    url: str = ""
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.seen]


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[Handler, Server], None]], Server]]:
    """Starts a server whose answers a function of the test writes; stopped at the end of the test."""
    with contextlib.ExitStack() as running:

        def start(answer: Callable[[Handler, Server], None]) -> Server:
            server = Server()

            class Answering(Handler):
                def do_GET(self) -> None:  # noqa: N802
                    server.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                    server.moments.append(time.monotonic())
                    # The client hangs up on a hostile answer; that is no fault of the server.
                    with contextlib.suppress(ConnectionError):
                        answer(self, server)

                def log_message(self, format: str, *args: object) -> None:
                    pass

            listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
            listening.handle_error = lambda *_: None  # type: ignore[method-assign]
            server.url = f"http://127.0.0.1:{listening.server_address[1]}"
            thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
            thread.start()
            running.callback(thread.join)
            running.callback(listening.server_close)
            running.callback(listening.shutdown)
            return server

        yield start


@pytest.fixture
def reply() -> Callable[..., None]:
    """Writes one complete answer: a FeatureCollection, any other JSON, or bytes."""

    def write_answer(
        handler: Handler,
        features: list[Any] | None = None,
        *,
        status: int = 200,
        following: str | None = None,
        body: bytes | None = None,
        document: object = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        if body is None:
            links = [{"rel": "next", "href": following}] if following else []
            collection = {"type": "FeatureCollection", "features": features, "links": links}
            body = json.dumps(document if document is not None else collection).encode()
        handler.send_response(status)
        all_headers = {"Content-Type": "application/geo+json", "Content-Crs": f"<{RD_URI}>"} | (headers or {})
        for name, value in {"Content-Length": str(len(body)), **all_headers}.items():
            if value:
                handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return write_answer


@pytest.fixture(scope="session")
def pygeoapi(boundaries_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a pygeoapi that serves in CRS84 and RD."""
    with pygeoapi_server.serving(tmp_path_factory.mktemp("pygeoapi"), boundaries_dir, rd=True) as server:
        yield server.url


@pytest.fixture(scope="session")
def pygeoapi_without_rd(boundaries_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a pygeoapi that serves in CRS84 alone and refuses to be asked for RD."""
    with pygeoapi_server.serving(tmp_path_factory.mktemp("pygeoapi"), boundaries_dir, rd=False) as server:
        yield server.url
