"""What the project says of itself, to people and to catalogues: one version, one licence, valid by each format."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PUBLICCODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
CITATION: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
HOOKS: list[dict[str, Any]] = [
    hook
    for repo in yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    for hook in repo["hooks"]
]

# publiccode.yml 0.5: what must be there, and the words of its closed lists that could be ours.
MANDATORY = {
    "publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType", "description", "legal",
    "maintenance", "localisation",
}  # fmt: skip
OPTIONAL = {"softwareVersion", "releaseDate", "categories", "intendedAudience", "inputTypes", "outputTypes", "logo"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
MAINTAINED = {"internal": "contacts", "community": "contacts", "contract": "contractors", "none": None}
SCOPES = {"energy", "environment", "government", "infrastructures", "local-authorities", "research", "transportation"}


def test_the_version_is_the_same_everywhere() -> None:
    assert {PROJECT["version"], CITATION["version"], PUBLICCODE["softwareVersion"]} == {PROJECT["version"]}


def test_the_newest_heading_of_the_changelog_is_that_version() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == PROJECT["version"]


def test_the_licence_is_the_same_everywhere() -> None:
    assert {PROJECT["license"], CITATION["license"], PUBLICCODE["legal"]["license"]} == {"EUPL-1.2"}


def test_the_licence_is_there_as_a_whole() -> None:
    [file] = PROJECT["license-files"]
    text = (ROOT / file).read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(n) for n in range(1, 16)]
    assert text.rstrip().endswith("require the production of a new EUPL version.")


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_what_a_text_links_to_in_the_project_is_there(file: str) -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", (ROOT / file).read_text(encoding="utf-8"))
    assert [link for link in linked if not (ROOT / link).exists()] == []


def test_publiccode_has_what_it_must_and_nothing_unknown() -> None:
    assert PUBLICCODE.keys() >= MANDATORY
    assert PUBLICCODE.keys() <= MANDATORY | OPTIONAL


def test_publiccode_uses_the_words_of_the_standard() -> None:
    assert PUBLICCODE["publiccodeYmlVersion"] == "0.5.0"
    assert PUBLICCODE["developmentStatus"] in STATUSES
    assert PUBLICCODE["softwareType"] == "standalone/web"
    assert PUBLICCODE["platforms"] == ["web"]
    assert set(PUBLICCODE["intendedAudience"]["scope"]) <= SCOPES
    assert PUBLICCODE["url"].startswith("https://")


def test_publiccode_says_who_maintains_as_its_kind_of_maintenance_asks() -> None:
    needed = MAINTAINED[PUBLICCODE["maintenance"]["type"]]
    assert needed is None or all(one["name"] for one in PUBLICCODE["maintenance"][needed])


def test_publiccode_describes_the_app_in_each_of_its_languages() -> None:
    assert list(PUBLICCODE["description"]) == PUBLICCODE["localisation"]["availableLanguages"] == ["nl", "en"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_description_keeps_to_the_lengths_of_the_standard(language: str) -> None:
    told = PUBLICCODE["description"][language]
    assert len(told["genericName"]) <= 35
    assert len(told["shortDescription"]) <= 150
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in told["features"])
    assert all((ROOT / picture).is_file() for picture in told["screenshots"])


def test_the_citation_has_what_its_format_asks() -> None:
    assert CITATION.keys() >= {"cff-version", "message", "title", "authors"}
    assert CITATION["cff-version"] == "1.2.0"
    assert CITATION["type"] == "software"
    assert isinstance(CITATION["version"], str)
    assert all(author["name"] for author in CITATION["authors"])
    assert CITATION["abstract"].rstrip(".") == PROJECT["description"]


def test_hooks_call_only_what_the_project_itself_installs() -> None:
    assert {hook["language"] for hook in HOOKS} == {"system"}
    assert all("http" not in hook["entry"] for hook in HOOKS)


@pytest.mark.slow
def test_the_hooks_are_valid_by_the_tool_that_reads_them() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(ROOT / ".pre-commit-config.yaml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def refusal() -> Any:
    """The function behind the commit-msg hook."""
    spec = importlib.util.spec_from_file_location("subject", ROOT / ".ci" / "subject.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.refusal


@pytest.mark.parametrize(
    "message",
    ["x" * 72, "Short\n\n" + "x" * 100, "# comment " + "x" * 80 + "\nShort", "Merge branch '" + "x" * 80 + "'", ""],
    ids=["72", "long body", "comment", "merge", "none"],
)
def test_a_short_subject_passes(refusal: Any, message: str) -> None:
    assert refusal(message) == ""


def test_a_subject_of_73_characters_is_refused_with_its_length(refusal: Any) -> None:
    assert "73 characters" in refusal("é" * 73)


@pytest.mark.slow
@pytest.mark.parametrize(("subject", "status"), [("Short", 0), ("x" * 73, 1)], ids=["short", "long"])
def test_the_hook_lets_a_commit_pass_or_not(tmp_path: Path, subject: str, status: int) -> None:
    message = tmp_path / "message"
    message.write_text(subject)
    command = [sys.executable, str(ROOT / ".ci" / "subject.py"), str(message)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == status
