"""The scripts of page and map: their own tests, their bundles, and what they share with styles and server."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from ui import bundles, serve
from ui.bundles import ASSETS, BUNDLES
from ui.shell.fragments import MAKERS

MODULES = sorted(path for bundle in BUNDLES for path in ASSETS.glob(f"{bundle.stem}/*.js"))
STYLES = sorted(ASSETS.glob("*.css"))


def test_what_is_pure_passes_its_own_tests(node: Path) -> None:
    done = subprocess.run(
        [node, "--test", *sorted(ASSETS.glob("tests/*.test.js"))], cwd=ASSETS, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^(?:#|ℹ) pass (\d+)$", done.stdout, re.MULTILINE)[0]) >= 20


def test_the_bundles_are_made_of_the_present_sources() -> None:
    assert [*bundles.missing(), *bundles.outdated()] == []


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sources and of the bundles, to be changed."""
    copies = tuple(tmp_path / "bundled" / path.name for path in BUNDLES)
    for path in (*bundles.sources(), *BUNDLES):
        to = tmp_path / path.relative_to(ASSETS) if path.is_relative_to(ASSETS) else tmp_path / path.name
        to.parent.mkdir(exist_ok=True)
        to.write_bytes(path.read_bytes())
    monkeypatch.setattr(bundles, "ASSETS", tmp_path)
    monkeypatch.setattr(bundles, "BUNDLES", copies)
    assert bundles.outdated() == []
    return tmp_path


@pytest.mark.parametrize("source", ["map/main.js", "page/links.js", "charts/layout.js", "package-lock.json"])
def test_a_bundle_older_than_its_sources_is_told_with_what_to_do(copied: Path, source: str) -> None:
    changed = copied / source
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert len(bundles.outdated()) == len(BUNDLES)
    assert all("run `make setup`" in line for line in bundles.outdated())


def test_a_source_that_was_added_or_taken_away_makes_the_bundles_old(copied: Path) -> None:
    (copied / "page" / "more.js").write_text("", encoding="utf-8")
    assert bundles.outdated()
    (copied / "page" / "more.js").unlink()
    assert not bundles.outdated()
    (copied / "page" / "newer.js").unlink()
    assert bundles.outdated()


def test_bundles_are_made_anew_only_where_their_sources_have_other_contents(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(bundles, "make", lambda: made.append("made"))
    assert bundles.main() == 0
    assert made == []
    (copied / "page" / "newer.js").write_text("", encoding="utf-8")
    assert bundles.main() == 0
    assert made == ["made"]


def test_a_bundler_that_is_missing_is_told(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copied / "page" / "newer.js").unlink()
    assert bundles.main() == 1
    assert "could not be bundled" in capsys.readouterr().err


def test_without_a_bundle_the_server_does_not_start_and_says_what_to_do(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "bundled" / "page.js").unlink()
    assert serve.run(serve.Children(), 8501, "127.0.0.1", built="", fetching=False) == 1
    assert "page.js is missing: run `make setup`" in capsys.readouterr().out


def test_no_module_is_long() -> None:
    lengths = {path.relative_to(ASSETS).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert len(lengths) > 20
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_the_width_of_a_narrow_screen_is_one_number_in_all_styles() -> None:
    said = re.findall(r"--narrow-px: (\d+);", (ASSETS / "map.css").read_text(encoding="utf-8"))
    assert len(said) == 1
    for path in STYLES:
        widths = {int(w) for w in re.findall(r"@media \(max-width: (\d+)px\)", path.read_text(encoding="utf-8"))}
        assert not {w for w in widths if abs(w - int(said[0])) < 100} - {int(said[0])}, path.name
    assert f"(max-width: {said[0]}px)" in (ASSETS / "map.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("number", ["640", "768", "240", "/layers/", "/facts.", "/charts/", "/picked/", "/parts/"])
def test_what_styles_or_the_server_say_does_not_stand_in_a_script(number: str) -> None:
    holding = [path.name for path in MODULES if re.search(rf"(?<!\d){re.escape(number)}", path.read_text("utf-8"))]
    assert holding == []


def test_every_fragment_that_a_script_names_is_one_that_the_server_makes() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (ASSETS / "page").glob("*.js"))
    named = {*re.findall(r"\$\{partsAt\}/([\w-]+)", scripts)}
    assert named == {"map", "share"}
    assert named <= MAKERS.keys()
