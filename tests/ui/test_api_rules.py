"""The NL API Design Rules 2.1: the description against our Spectral rules, and the answers themselves."""

from __future__ import annotations

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layers.shapes import ETRS89, RD
from tests.ui.client import Client
from ui.api import openapi
from ui.api.answering import METHODS, ROOT, VERSION
from ui.data.edition import Edition

PROJECT = Path(__file__).resolve().parents[2]
SPECTRAL = PROJECT / "ui" / "assets" / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"
RULES = PROJECT / "ui" / "api" / "design-rules.yaml"
Document = dict[str, Any]


def _first(document: Document) -> Document:
    operation: Document = document["paths"]["/collections/housing/items"]["get"]
    return operation


BROKEN: dict[str, Callable[[Document], object]] = {
    "described-by-openapi-3": lambda d: d.update(openapi="2.0"),
    "contact-is-whole": lambda d: d["info"]["contact"].pop("email"),
    "description-is-published": lambda d: d["paths"].pop("/openapi.json"),
    "version-is-semantic": lambda d: d["info"].update(version="1.0"),
    "major-version-in-address": lambda d: d["servers"][0].update(url="/api"),
    "answers-say-the-version": lambda d: _first(d)["responses"]["200"].pop("headers"),
    "no-slash-at-the-end": lambda d: d["paths"].update({"/collections/": d["paths"]["/collections"]}),
    "addresses-are-kebab-case": lambda d: d["paths"].update({"/allCollections": d["paths"]["/collections"]}),
    "methods-are-standard": lambda d: d["paths"]["/collections"].update(trace=d["paths"]["/collections"]["get"]),
    "parameters-are-lower-case": lambda d: d["components"]["parameters"]["f"].update(name="F"),
    "parameters-say-what-they-are": lambda d: d["components"]["parameters"]["f"].pop("description"),
    "schemas-are-pascal-case": lambda d: d["components"]["schemas"].update(own={"type": "object"}),
    "errors-are-problems": lambda d: d["components"]["responses"]["Problem400"].update(content={"text/plain": {}}),
    "problems-are-whole": lambda d: d["components"]["schemas"]["Problem"]["properties"].update(known={}),
    "wrong-requests-are-answered": lambda d: _first(d)["responses"].pop("400"),
    "what-is-missing-is-answered": lambda d: d["paths"]["/collections/housing/items/{featureId}"]["get"][
        "responses"
    ].pop("404"),
}


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> Document:
    """The description as a server with an address for mail sends it."""
    monkeypatch.setenv("AFSPRAKENKAART_CONTACT", "naam@example.nl")
    return openapi.document("nl")


def broken_rules(node: Path, files: list[Path]) -> dict[str, set[str]]:
    """Which rules each file breaks."""
    command = [node, SPECTRAL, "lint", "--ruleset", RULES, "--format", "json", "--quiet", *files]
    said = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_UPDATE_NOTIFIER": "1"})
    found: dict[str, set[str]] = {file.stem: set() for file in files}
    for one in json.loads(said.stdout or "[]"):
        found[Path(one["source"]).stem].add(one["code"])
    return found


@pytest.mark.slow
def test_the_description_breaks_no_rule_and_each_rule_can_be_broken(
    node: Path, described: Document, tmp_path: Path
) -> None:
    assert set(BROKEN) == _named_rules()
    # One collection is as good as all to see a rule fail.
    few = {path: one for path, one in described["paths"].items() if path.count("/") == 1 or "/housing" in path}
    small, documents = {**described, "paths": few}, {"whole": described}
    for name, harm in BROKEN.items():
        documents[name] = copy.deepcopy(small)
        harm(documents[name])
    files = [tmp_path / f"{name}.json" for name in documents]
    for file, document in zip(files, documents.values(), strict=True):
        file.write_text(json.dumps(document), encoding="utf-8")
    found = broken_rules(node, files)
    assert found.pop("whole") == set()
    assert [name for name, rules in found.items() if name not in rules] == []


def _named_rules() -> set[str]:
    lines = RULES.read_text(encoding="utf-8").splitlines()
    return {line.strip(" :") for line in lines if line.startswith("  ") and line[2:3].isalpha() and line.endswith(":")}


@pytest.mark.slow
def test_the_command_prints_the_description() -> None:
    command = [sys.executable, "-m", "ui.api"]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout) == json.loads(json.dumps(openapi.document("nl")))


ASKING = f"""
import sys
from starlette.applications import Starlette
from tests.ui.client import Client
from ui.api.routes import ROUTES
api = Client(Starlette(routes=ROUTES))
for query in ("crs={RD.uri}&bbox=5,52,6,53", "crs={ETRS89.uri}", "filter=S_INTERSECTS(geometry,POINT(6 52))", "f=html"):
    answer = api.get("{ROOT}/collections/collisions/items?" + query)
    assert answer.status_code == 200, answer.text
print([name for name in ("geopandas", "shapely", "pyogrio", "pyproj") if name in sys.modules])
"""


@pytest.mark.slow
def test_no_answer_takes_a_geometry_library(api: Client) -> None:
    said = subprocess.run([sys.executable, "-c", ASKING], cwd=PROJECT, capture_output=True, text=True)
    assert (said.stdout.strip(), said.stderr) == ("[]", "")


def test_each_reference_in_the_description_leads_somewhere(described: Document) -> None:
    def references(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["$ref"]] if isinstance(part.get("$ref"), str) else []
            return own + [found for inner in part.values() for found in references(inner)]
        return [found for inner in part for found in references(inner)] if isinstance(part, list) else []

    for reference in set(references(described)):
        part: Any = described
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]
        assert part


ADDRESSES = ("", "/conformance", "/collections", "/collections/facts", "/collections/facts/queryables",
             "/collections/facts/items", "/collections/nothing", "/openapi.json", "/openapi.html")  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_says_its_version_and_may_be_read_by_any_page(api: Client, address: str) -> None:
    answer = api.get(ROOT + address)
    assert answer.headers["api-version"] == VERSION
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == ("no-store" if answer.status_code >= 400 else "no-cache")


@pytest.mark.parametrize("address", [*(f"{ROOT}{a}/" for a in ADDRESSES if a), "/api", "/api/", "/api/v2", f"{ROOT}//"])
def test_an_address_that_ends_with_a_slash_is_not_there(api: Client, address: str) -> None:
    answer = api.get(address)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
def test_nothing_can_be_changed(api: Client, method: str) -> None:
    for address in (ROOT, f"{ROOT}/collections/facts/items", "/openapi.json"):
        answer = api.ask(method, address)
        assert answer.status_code == 405
        assert answer.headers["allow"] == ", ".join(METHODS)
        assert answer.headers["content-type"] == "application/problem+json"


def test_a_browser_may_ask_beforehand(api: Client) -> None:
    answer = api.ask("OPTIONS", f"{ROOT}/collections", origin="https://example.nl")
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == ", ".join(METHODS)
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", ["", "/collections/facts/items?limit=5"])
def test_who_has_an_answer_already_is_told_so(api: Client, address: str) -> None:
    first = api.get(ROOT + address)
    again = api.ask("GET", ROOT + address, **{"if-none-match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert api.ask("HEAD", ROOT + address).headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "application/json"), ("*/*", "application/json"), ("application/json", "application/json"),
        ("application/geo+json, application/json;q=0.9", "application/json"), ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"), ("text/*", "text/html"),
        ("application/json;q=0.5, text/html;q=0.4", "application/json"), ("text/html;q=0.1, */*", "application/json"),
    ],
)  # fmt: skip
def test_the_form_is_what_is_accepted_most(api: Client, accept: str, kind: str) -> None:
    answer = api.get(f"{ROOT}/collections", accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("accept", ["image/png", "application/xml", "application/json;q=0", "text/html;q=x"])
def test_a_form_that_there_is_not_is_refused(api: Client, accept: str) -> None:
    assert api.get(f"{ROOT}/collections", accept=accept).status_code == 406


def test_a_description_is_no_page_and_a_page_no_description(api: Client) -> None:
    assert api.get(f"{ROOT}/openapi.json?f=html").status_code == 400
    assert api.get(f"{ROOT}/openapi.html?f=json").status_code == 400


def test_what_is_far_too_long_is_not_read(api: Client) -> None:
    assert api.get(f"{ROOT}/collections/facts/items?filter={'x' * 1001}").status_code == 400


def test_a_problem_tells_only_the_beginning_of_what_was_asked(api: Client) -> None:
    answer = api.get(f"{ROOT}/collections/{'x' * 3000}")
    assert answer.status_code == 404
    assert len(answer.content) < 600


def test_without_a_map_the_api_says_so(api: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    answer = api.get(f"{ROOT}/collections")
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_fault_of_ours_is_a_problem_that_tells_nothing_of_it(
    api: Client, monkeypatch: pytest.MonkeyPatch, edition: Edition
) -> None:
    monkeypatch.setattr("ui.api.documents.systems", lambda built: 1 / 0)
    answer = api.get(f"{ROOT}/collections")
    assert answer.status_code == 500
    assert "division" not in answer.text
    assert answer.headers["api-version"] == VERSION


def test_the_address_for_mail_is_in_the_description(described: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    assert described["info"]["contact"]["email"] == "naam@example.nl"
    monkeypatch.delenv("AFSPRAKENKAART_CONTACT")
    assert "email" not in openapi.document("en")["info"]["contact"]
