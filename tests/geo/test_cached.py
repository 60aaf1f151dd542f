"""The last good copy on disk: whole, vouched for, or not used."""

from __future__ import annotations

import json
import os

import pytest

from geo.errors import GeoError, NoBoundariesError
from geo.sources.cached import CachedSource, keep
from settings import read


def test_what_was_kept_comes_back(tmp_path, boundary_set):
    made = boundary_set(2025)
    keep(tmp_path, made)
    back = CachedSource(tmp_path).load("provincie", 2025)
    assert (back.origin, back.licence, back.credit, back.fetched_at) == (
        made.origin,
        made.licence,
        made.credit,
        made.fetched_at,
    )
    assert list(back.frame["name"]) == list(made.frame["name"])
    assert back.frame.geometry.geom_equals_exact(made.frame.geometry, 0.001).all()


def test_the_files_have_their_names_and_nothing_else_is_left(tmp_path, boundary_set):
    folder = keep(tmp_path, boundary_set(2025))
    keep(tmp_path, boundary_set(2025))
    assert sorted(path.name for path in folder.iterdir()) == ["provincie-2025.geojson", "provincie-2025.json"]


def test_years_lie_side_by_side(tmp_path, boundary_set):
    keep(tmp_path, boundary_set(2024))
    keep(tmp_path, boundary_set(2025))
    assert CachedSource(tmp_path).years("provincie") == [2024, 2025]
    assert CachedSource(tmp_path).years("gemeente") == []


def test_an_empty_cache_has_no_years(tmp_path):
    assert CachedSource(tmp_path / "nowhere").years("gemeente") == []


def test_a_copy_that_was_changed_is_reported_and_not_used(tmp_path, boundary_set):
    data = keep(tmp_path, boundary_set(2025)) / "provincie-2025.geojson"
    data.write_bytes(data.read_bytes() + b" ")
    source = CachedSource(tmp_path)
    with pytest.raises(NoBoundariesError, match=r"provincie-2025.geojson: not used, .* not what .* vouches for"):
        source.load("provincie", 2025)


@pytest.mark.parametrize("missing", ["provincie-2025.json", "provincie-2025.geojson"])
def test_half_a_pair_is_reported_and_not_used(tmp_path, boundary_set, missing):
    (keep(tmp_path, boundary_set(2025)) / missing).unlink()
    source = CachedSource(tmp_path)
    assert source.years("provincie") == [2025]
    with pytest.raises(NoBoundariesError, match=r"not used.*python -m geo fetch") as failure:
        source.load("provincie", 2025)
    assert [finding.kind for finding in failure.value.findings] == ["altered"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"sha256": 1}', b"[" * 200_000])
def test_a_broken_sidecar_is_reported_and_its_copy_not_used(tmp_path, boundary_set, content):
    (keep(tmp_path, boundary_set(2025)) / "provincie-2025.json").write_bytes(content)
    with pytest.raises(NoBoundariesError, match=r"provincie-2025\.json"):
        CachedSource(tmp_path).load("provincie", 2025)


def test_a_sidecar_that_lacks_the_licence_does_not_vouch(tmp_path, boundary_set):
    sidecar = keep(tmp_path, boundary_set(2025)) / "provincie-2025.json"
    stated = json.loads(sidecar.read_bytes())
    del stated["licence"]
    sidecar.write_text(json.dumps(stated))
    with pytest.raises(NoBoundariesError, match="lacks one of"):
        CachedSource(tmp_path).load("provincie", 2025)


def test_a_copy_of_another_year_under_this_name_is_not_used(tmp_path, boundary_set):
    folder = keep(tmp_path, boundary_set(2024))
    for ending in ("geojson", "json"):
        (folder / f"provincie-2024.{ending}").rename(folder / f"provincie-2025.{ending}")
    with pytest.raises(NoBoundariesError, match="holds provincie 2024"):
        CachedSource(tmp_path).load("provincie", 2025)


def test_a_crash_between_the_two_files_leaves_the_older_copy_in_use(tmp_path, boundary_set):
    first, second = boundary_set(2025), boundary_set(2025, offset_m=500)
    folder = keep(tmp_path, first)
    older = (folder / "provincie-2025.geojson").read_bytes()
    keep(tmp_path, second)
    (folder / "provincie-2025.geojson").write_bytes(older)  # as if the second rename had not happened
    back = CachedSource(tmp_path).load("provincie", 2025)
    assert back.frame.geometry.geom_equals_exact(first.frame.geometry, 0.001).all()


def test_a_full_disk_leaves_the_older_copy_and_no_parts(tmp_path, boundary_set, monkeypatch):
    folder = keep(tmp_path, boundary_set(2025))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(GeoError, match=r"cannot be written \(No space left on device\)"):
        keep(tmp_path, boundary_set(2025, offset_m=500))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_cache_that_is_a_file_is_a_clear_error(tmp_path, boundary_set):
    (tmp_path / "cache").write_text("")
    with pytest.raises(GeoError, match="AFSPRAKENKAART_CACHE"):
        keep(tmp_path / "cache", boundary_set(2025))


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"AFSPRAKENKAART_CACHE": "/a", "XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/a"),
        ({"XDG_CACHE_HOME": "/x", "HOME": "/h"}, "/x/afsprakenkaart"),
        ({"HOME": "/h"}, "/h/.cache/afsprakenkaart"),
    ],
)
def test_the_cache_folder(environ, folder):
    assert read(environ).cache.as_posix() == folder
