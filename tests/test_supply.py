"""What a server is made of by others: all of it is listed, allowed and asked about, and what was not asked says so."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from packaging.licenses import canonicalize_license_expression

from supply.audit import FOUND, NOT_ASKED, NOTHING, Answer, of_npm, of_pip_audit, status
from supply.licences import allows, findings, installed, licences, rules, unnamed
from supply.sbom import joined
from supply.shipped import npm_packages, python_packages

RULES = rules()


def test_every_package_of_a_server_has_a_licence_that_is_allowed() -> None:
    found = licences(RULES)
    assert {"streamlit", "leaflet", "uvicorn"} <= set(found)
    assert [*findings(found, RULES)] == []


def test_libraries_that_a_wheel_brings_are_named_with_their_licences() -> None:
    packages = installed()
    assert [*unnamed(packages, RULES)] == []
    bare = replace(RULES, brought={})
    assert any("shapely" in line for line in unnamed(packages, bare))


def test_every_exception_says_why() -> None:
    for name, rule in (*RULES.exceptions.items(), *RULES.read.items()):
        assert set(rule) == {"licence", "reason"}, name
        assert rule["reason"], name
    known = [*RULES.allowed, *(rule["licence"] for rule in (*RULES.exceptions.values(), *RULES.read.values()))]
    assert [one for one in known if canonicalize_license_expression(one) != one] == []


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "", "MIT AND GPL-3.0-only", "Proprietary"])
def test_a_licence_that_is_not_on_the_list_is_found(licence: str) -> None:
    found = licences(RULES) | {"another": licence}
    assert [line.partition(":")[0] for line in findings(found, RULES)] == ["another"]


def test_an_exception_of_a_package_that_is_gone_is_found() -> None:
    found = licences(RULES)
    del found["certifi"]
    assert [*findings(found, RULES)] == ["certifi: has a rule and is not there"]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [("A", True), ("X", False), ("A AND X", False), ("A OR X", True), ("X OR A AND B", True), ("(X OR A) AND B", True),
     ("(A OR B) AND X", False), ("A B", False), ("A AND", False), ("(A", False), ("", False)],
)  # fmt: skip
def test_an_expression_asks_for_all_of_and_and_one_of_or(expression: str, expected: bool) -> None:
    assert allows(expression, {"A", "B"}) is expected


def test_what_a_package_needs_is_listed_with_it_and_what_developers_need_is_not() -> None:
    found = python_packages(["streamlit", "pandas[excel]"])
    assert {"streamlit", "pyarrow", "jinja2", "xlsxwriter"} <= set(found)
    assert "xlsxwriter" not in python_packages(["pandas"])
    assert not {"pytest", "ruff", "playwright"} & set(installed())


def test_npm_packages_for_developers_alone_are_not_listed() -> None:
    lock = {"packages": {"": {}, "node_modules/a": {"license": "MIT"}, "node_modules/a/node_modules/b": {"dev": True}}}
    assert npm_packages(lock) == {"a": "MIT"}


def part(kind: str, *names: str) -> dict[str, object]:
    needs = [{"ref": "root", "dependsOn": list(names)}, *({"ref": name} for name in names)]
    return {
        "$schema": "s", "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "dependencies": needs,
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [{"bom-ref": name, "purl": f"pkg:{kind}/{name}@1"} for name in names],
    }  # fmt: skip


def test_the_bill_of_materials_holds_what_is_shipped_and_no_more() -> None:
    made = joined(part("pypi", "a.1", "b"), part("npm", "c"), {"a-1"})
    assert [one["bom-ref"] for one in made["components"]] == ["a.1", "c"]
    assert made["dependencies"] == [
        {"ref": "a.1", "dependsOn": []}, {"ref": "c", "dependsOn": []}, {"ref": "root", "dependsOn": ["a.1", "c"]}
    ]  # fmt: skip


def test_a_package_that_the_bill_of_materials_would_lack_is_told() -> None:
    with pytest.raises(ValueError, match="not listed: d"):
        joined(part("pypi", "a"), part("npm"), {"a", "d"})


WEAK = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1"}]}
WELL = {"name": "b", "version": "1", "vulns": []}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "expected"),
    [([WELL], NOTHING), ([WEAK, WELL], FOUND), ([WEAK, UNKNOWN], FOUND), ([WELL, UNKNOWN], NOT_ASKED),
     ([UNKNOWN], NOT_ASKED), ([], NOT_ASKED)],
)  # fmt: skip
def test_a_package_that_was_not_asked_about_is_never_one_of_which_nothing_was_found(
    packages: list[dict[str, object]], expected: int
) -> None:
    assert status([of_pip_audit(json.dumps({"dependencies": packages}))]) == expected


@pytest.mark.parametrize("written", ["", "not json", "[]", '{"error": {"code": "ENOAUDIT"}}'])
def test_data_that_cannot_be_reached_is_said_and_is_not_nothing_found(written: str) -> None:
    for answer in (of_pip_audit(written), of_npm(written)):
        assert "could not be reached" in answer.not_asked
        assert status([answer]) == NOT_ASKED


def test_what_npm_finds_is_told() -> None:
    assert of_npm('{"vulnerabilities": {"x": {"severity": "high"}}}') == Answer(("x: high",))
    assert of_npm('{"vulnerabilities": {}}') == Answer()
