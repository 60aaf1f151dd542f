"""The recipe of CONTRIBUTING.md: one file in the catalogue is a layer on the map. Followed in a copy of the project."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from layers.built import Built, open_built
from layers.cache import current
from layers.shapes import MERCATOR, RD
from tests.ui.conftest import ROOT, View, running, visitor
from ui.words.downloads import WORDS as DOWNLOADS

pytestmark = pytest.mark.browser

LAYER, NAME, ONE = "defence", "Defensieterreinen", "defensieterrein"
Sites = list[dict[str, Any]]
COPIED = (".streamlit", "app.py", "geo", "layers", "seeds", "ui", "pyproject.toml")


def recipe() -> str:
    """The file of the recipe."""
    _, _, told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("\n## Add a layer\n")
    found = re.search(r"```python\n(.*?)```", told, re.S)
    assert found
    return found[1]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the layer of the recipe: one file more, and nothing else."""
    made = tmp_path_factory.mktemp("project")
    without = shutil.ignore_patterns("node_modules", "__pycache__")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, made / name, ignore=without)
        else:
            shutil.copy(ROOT / name, made / name)
    (made / "ui" / "assets" / "node_modules").symlink_to((ROOT / "ui" / "assets" / "node_modules").resolve())
    (made / "layers" / "catalogue" / f"{LAYER}.py").write_text(recipe(), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def address(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    cache = tmp_path_factory.mktemp("cache")
    with running(cache, project) as found:
        yield found, cache


@pytest.fixture
def added(browser: Browser, address: tuple[str, Path]) -> Iterator[View]:
    """A fresh visitor of the map with the layer."""
    yield from visitor(browser, address[0], False, viewport={"width": 1440, "height": 900})


@pytest.fixture
def sites(address: tuple[str, Path]) -> Sites:
    """The features of the layer in the built folder."""
    folder = current(address[1])
    assert folder
    found: Sites = json.loads((folder / f"{LAYER}.geojson").read_bytes())["features"]
    assert len(found) > 1
    return found


def asked(project: Path, *arguments: str) -> str:
    made = subprocess.run([sys.executable, "-m", *arguments], cwd=project, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stdout + made.stderr
    return made.stdout


def test_the_file_of_the_recipe_is_short_and_as_the_project_writes(project: Path) -> None:
    assert len(recipe().splitlines()) <= 40
    path = f"layers/catalogue/{LAYER}.py"
    asked(project, "ruff", "check", path)
    asked(project, "ruff", "format", "--check", path)


def test_the_dictionary_tells_of_it(project: Path) -> None:
    assert f"\n## {LAYER}\n" in asked(project, "layers", "dictionary")


def test_the_other_layers_are_as_they_were(built: Built, address: tuple[str, Path]) -> None:
    folder = current(address[1])
    assert folder
    more = open_built(folder).manifest["files"]
    before = {name: digest for name, digest in built.manifest["files"].items() if name.endswith("json")}
    of_layers = {"points.json", RD.file, MERCATOR.file}
    for name in before.keys() - of_layers:
        assert more[name] == before[name], name
    for name in of_layers:
        then, now = (json.loads((path / name).read_bytes()) for path in (built.path, folder))
        assert {layer: drawn for layer, drawn in now.items() if layer != LAYER} == then
    assert more.keys() - built.manifest["files"].keys() == {f"{LAYER}.geojson"}


def test_the_api_offers_it(address: tuple[str, Path], sites: Sites) -> None:
    given = httpx.get(f"{address[0]}/api/v1/collections/{LAYER}/items", params={"crs": RD.uri}, timeout=60).json()
    assert [one["id"] for one in given["features"]] == [site["properties"]["id"] for site in sites]
    points = [one["geometry"]["coordinates"] for one in given["features"] if one["geometry"]["type"] == "Point"]
    assert points
    assert all(10_000 < x < 300_000 < y < 650_000 for x, y in points)


def test_the_layer_goes_on_and_off_in_the_legend_with_its_sign(added: View, sites: Sites) -> None:
    added.open("background=off&layer=none")
    assert added.sites() == set()
    choice = added.layer(NAME)
    added.changed(choice.check)
    assert added.sites() == {s["properties"]["name"] for s in sites}
    expect(added.map.locator(".item").filter(has_text=ONE).locator("svg rect")).to_be_attached()
    colour = "() => getComputedStyle(document.querySelector('.mark')).getPropertyValue('--mark')"
    assert added.js(colour) == "#4b5320"
    added.changed(choice.uncheck)
    assert added.sites() == set()


def test_a_feature_says_its_name_under_the_pointer_and_opens_with_a_click(added: View, sites: Sites) -> None:
    added.open(f"background=off&layer={LAYER}")
    site = next(s for s in sites if s["geometry"]["type"] == "Point")
    lng, lat = site["geometry"]["coordinates"]
    added.js("(_, at) => { map.setView(at, 11, { animate: false }); }", [lat, lng])
    added.page.mouse.move(*added.point(lat, lng))
    expect(added.map.locator(".tip .first")).to_have_text(f"{site['properties']['name']} · {ONE}")
    added.click(lat, lng)
    panel = added.page.locator(".part-panel")
    expect(panel.locator(".panel-name")).to_have_text(site["properties"]["name"])
    expect(panel.locator(".panel-what")).to_contain_text(ONE)
    assert f"at={LAYER}%3A{site['properties']['id']}" in added.page.url


def test_a_search_finds_a_feature_and_its_hit_puts_the_layer_on(added: View, sites: Sites) -> None:
    name = sites[0]["properties"]["name"]
    added.open(f"background=off&layer=none&q={name}")
    hit = added.page.locator(".search-results li").filter(has_text=ONE).get_by_role("link").first
    expect(hit).to_have_text(name)
    added.changed(hit.click)
    expect(added.layer(NAME)).to_be_checked()
    expect(added.page.locator(".part-panel .panel-name")).to_have_text(name)


def test_the_layer_stands_among_the_tables(added: View, sites: Sites) -> None:
    added.page.goto(f"{added.server}/?view=table")
    expect(added.page.get_by_role("heading", name=NAME)).to_be_visible()
    table = added.page.get_by_role("region", name=NAME).locator("tbody tr")
    expect(table).to_have_count(len(sites))


def test_the_layer_is_downloaded_as_filtered(added: View, sites: Sites, tmp_path: Path) -> None:
    added.open(f"background=off&province=PV22&layer={LAYER}")
    inside = [s for s in sites if "PV22" in s["properties"]["province_codes"]]
    assert 0 < len(inside) < len(sites)
    assert added.sites() == {s["properties"]["name"] for s in inside}
    added.page.get_by_text(DOWNLOADS["nl"].title).click()
    line = added.page.get_by_role("listitem").filter(has_text=NAME)
    expect(line).to_contain_text(f"({len(inside)})")
    for form in ("geojson", "gpkg", "csv"):
        with added.page.expect_download() as waiting:
            line.get_by_role("link", name=DOWNLOADS["nl"].link.format(NAME, DOWNLOADS["nl"].forms[form])).click()
        saved = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(saved)
        assert saved.stat().st_size > 500
        if form == "geojson":
            kept = json.loads(saved.read_bytes())["features"]
            assert [f["properties"]["id"] for f in kept] == [f["properties"]["id"] for f in inside]


def test_the_layer_has_its_own_colours_on_a_dark_page(browser: Browser, address: tuple[str, Path]) -> None:
    for view in visitor(browser, address[0], False, viewport={"width": 1440, "height": 900}, color_scheme="dark"):
        view.open(f"background=off&layer={LAYER}&lang=en")
        colour = "() => getComputedStyle(document.querySelector('.mark')).getPropertyValue('--mark')"
        assert view.js(colour) == "#b5c26e"
        expect(view.layer("Defence sites")).to_be_checked()


def test_the_page_is_in_the_language_of_the_layer_too(added: View) -> None:
    added.open(f"background=off&layer={LAYER}")
    expect(added.map.locator(".layers")).to_contain_text(NAME)
