"""The pages and addresses of regions and official outlines, where they are at hand and where they are not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from geo.official_kinds import OutlineKind, RegionKind, State
from layers.build import stored
from layers.built import open_built
from layers.layer import Language
from tests.ui.client import Client
from tests.ui.conftest import boundaries
from ui.data.edition import Edition
from ui.data.picture import Picture
from ui.data.state import ViewState
from ui.views import downloads
from ui.views.official import section
from ui.words.official import WORDS

LANGUAGES: tuple[Language, ...] = ("nl", "en")
REGION = {
    "type": "Feature",
    "properties": {"kind": "res", "code": "ES01", "name": "Een regio", "municipality_codes": ["GM0014"]},
    "geometry": None,
}


@pytest.fixture
def with_regions(edition: Edition, tmp_path: Path) -> Edition:
    """The edition with regions and a comparison beside its layers."""
    area = edition.built.registers["novex_areas"][0]["id"]
    about = {
        "reports": [
            {"kind": "res", "state": "here", "year": 2025, "count": 30},
            {"kind": "corop", "state": "unusable", "year": 2025, "count": 0},
            {"kind": "novex_outlines", "state": "here", "year": None, "count": 15},
        ],
        "comparisons": [
            {
                "code": "1", "name": "<script>", "area_id": area, "municipality_codes": [], "outline_in_union": 0.996,
                "union_in_outline": 0.5, "only_in_outline": ["GM0014"], "only_in_union": [],
            }
        ],
        "not_compared": [area],
    }  # fmt: skip
    kept = {name: (edition.built.path / name).read_bytes() for name in edition.built.manifest["files"]}
    kept["official.json"] = json.dumps(about).encode()
    kept["regions.geojson"] = json.dumps({"type": "FeatureCollection", "features": [REGION]}).encode()
    return Edition(open_built(stored(kept, boundaries(tmp_path), tmp_path)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_state_has_words(language: Language) -> None:
    assert set(WORDS[language].kinds) == {*get_args(RegionKind), *get_args(OutlineKind)}
    assert set(WORDS[language].states) == set(get_args(State))


def test_where_nothing_is_at_hand_nothing_is_said_or_offered(edition: Edition, client: Client) -> None:
    assert section(edition, "nl") == ""
    assert "/official/" not in downloads.html(Picture(edition, ViewState()))
    for name in ("regions.geojson", "municipality-regions.csv", "outlines.geojson", "..%2fmanifest.json"):
        assert client.get(f"/official/{name}").status_code == 404


def test_the_page_tells_what_is_at_hand_and_how_it_agrees(with_regions: Edition) -> None:
    said = section(with_regions, "nl")
    assert "RES-regio&#x27;s (CBS): 30, naar de gemeenten van 2025." in said
    assert "COROP-gebieden (CBS): niet gebruikt" in said
    assert "Omtrekken van NOVEX-gebieden: 15." in said
    assert "99,6%" in said
    assert "Groningen" in said
    assert "<script" not in said
    assert "/official/regions.geojson" in said
    assert "/official/outlines.geojson" not in said


def test_the_files_are_sent_under_their_names(
    with_regions: Edition, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shell.routes_official.newest", lambda: with_regions)
    answer = client.get("/official/municipality-regions.csv")
    assert answer.headers["content-disposition"].startswith(
        'attachment; filename="afsprakenkaart-municipality-regions-'
    )
    assert "GM0014;Groningen;ES01;Een regio" in answer.text
    assert client.get("/official/regions.geojson").json()["features"] == [REGION]
    assert client.get("/official/official.json").status_code == 404
    assert client.get("/official/regions.geojson?province=PV20").status_code == 400
