"""Mutates a real small GeoPackage and reads it: `python -m tests.geo.geopackage_fuzz [EXAMPLES [SEED]]`.

A process of its own, as a library in C++ may end the process that reads a damaged file. What was being read is left
beside it, in the folder that is printed first, so that a crash can be looked at.
"""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import tempfile
from pathlib import Path

import geopandas as gpd
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from shapely.geometry import box

from geo.crs import RD
from geo.errors import GeoError
from geo.memory import limit_memory
from geo.reports import SourceReport, public
from geo.sources.folder import FolderSource

PAGE = 4096
# What a database, a geometry and text begin with or turn on.
WORDS = (
    b"\x00",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\xff" * 8,
    b"GP\x00\x01",
    b"GP\x00\xff",
    b"\x01\x06\x00\x00\x00",
    b"PV",
    b"\xc3\x28",
)
STATEMENTS = (
    "UPDATE gpkg_contents SET data_type = 'tiles'", "UPDATE gpkg_contents SET table_name = 'sqlite_master'",
    "UPDATE gpkg_geometry_columns SET srs_id = -99", "UPDATE gpkg_geometry_columns SET geometry_type_name = 'CURVE'",
    "UPDATE gpkg_geometry_columns SET column_name = 'statnaam'", "UPDATE gpkg_spatial_ref_sys SET definition = '('",
    "UPDATE a SET geom = zeroblob(1000000)", "UPDATE a SET geom = x'47500001'", "UPDATE a SET statnaam = zeroblob(99)",
    "UPDATE a SET geom = x'4750000100006e6c0106000000ffffffff'", "UPDATE a SET statnaam = char(0, 7, 27)",
    "DELETE FROM gpkg_spatial_ref_sys", "DROP TABLE gpkg_extensions", "INSERT INTO a SELECT NULL, * FROM (SELECT 1)",
)  # fmt: skip
PATCH = st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(WORDS) | st.binary(min_size=1, max_size=8))


def made(path: Path) -> None:
    """Write what is mutated: three squares with the columns of CBS."""
    rows = [
        {"statcode": f"PV{i}", "jrstatcode": f"2025PV{i}", "statnaam": "x", "rubriek": "provincie"}
        for i in (20, 21, 22)
    ]
    shapes = [box(x, 400_000, x + 9_000, 410_000) for x in (20_000, 30_000, 40_000)]
    gpd.GeoDataFrame(rows, geometry=shapes, crs=RD).to_file(path, layer="a", driver="GPKG")


def read(folder: Path) -> None:
    """Read a folder as a build does: areas, or findings, and nothing of them for everyone but kinds and numbers."""
    source = FolderSource(folder)
    with contextlib.suppress(GeoError):
        for year in source.years("provincie"):
            assert all(name.isprintable() for name in source.load("provincie", year).frame["name"])
    report = SourceReport("folder", "x", used=False, reason="x", findings=tuple(source.notes()))
    assert "x" not in str([finding["codes"] for finding in public(report)["findings"]])


def main() -> None:
    """Read so many mutated files."""
    examples = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    folder = Path(tempfile.mkdtemp(prefix="geopackage-"))
    path = folder / "a.gpkg"
    made(path)
    whole = path.read_bytes()

    @seed(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(PATCH, max_size=12), st.lists(st.sampled_from(STATEMENTS), max_size=3), st.none() | st.floats(0, 1))
    def mutated(patches: list[tuple[float, bytes]], statements: list[str], end: float | None) -> None:
        path.write_bytes(whole)
        with contextlib.closing(sqlite3.connect(path)) as database:
            for statement in statements:
                # A trigger asks for functions that only GDAL has.
                with contextlib.suppress(sqlite3.Error):
                    database.execute(statement)
            database.commit()
        content = bytearray(path.read_bytes())
        for where, bits in patches:
            at = int(where * len(content))
            content[at : at + len(bits)] = bits
        path.write_bytes(content[: int(end * len(content))] if end is not None and end < 0.9 else content)
        read(folder)

    print(folder, flush=True)
    mutated()
    path.unlink()
    folder.rmdir()


if __name__ == "__main__":
    limit_memory()
    main()
