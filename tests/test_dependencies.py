"""Every package that the code imports stands in pyproject.toml, and every one that stands there is in the lock file."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PRODUCT = ("app.py", "clock.py", "geo", "layers", "reading.py", "seeds", "settings.py", "ui", "web.py", "writing.py")
BESIDE = ("benchmarks", "docs", "supply", "tests", ".ci")
OWN = {name.removesuffix(".py") for name in (*PRODUCT, *BESIDE)}
# Imported by what is declared, under a name of its own: `python -m NAME`, a build backend, stubs for mypy.
RUN_BY_NAME = {
    "ipykernel",
    "mkdocs-material",
    "mypy",
    "pre-commit",
    "pytest-cov",
    "pytest-xdist",
    "ruff",
    "setuptools",
    "pygeoapi",
}


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


DECLARED = names(PYPROJECT["project"]["dependencies"])
FOR_DEVELOPERS = names(PYPROJECT["dependency-groups"]["dev"])
# For one benchmark, and installed by nobody else: the name of the package is that of what is imported.
FOR_SCALE = names(PYPROJECT["dependency-groups"]["scale"])
# For `make fuzz` alone, likewise.
FOR_FUZZ = names(PYPROJECT["dependency-groups"]["fuzz"])
# For `make sbom`, in an environment of its own: the library beneath the tools of the group `supply`.
SUPPLY_LIBRARIES = {"cyclonedx"}


def files(places: tuple[str, ...]) -> list[Path]:
    found = [ROOT / place for place in places]
    return sorted(path for place in found for path in ([place] if place.is_file() else place.rglob("*.py")))


def imported(path: Path) -> set[str]:
    """The top-level names that a file imports, anywhere in it, without its own and those of Python."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    found += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in found} - OWN - set(sys.stdlib_module_names)


@cache
def homes() -> dict[str, set[str]]:
    """The packages that bring each top-level name."""
    installed = {name: {canonicalize_name(one) for one in found} for name, found in packages_distributions().items()}
    return {one.replace("-", "_"): {one} for one in FOR_SCALE | FOR_FUZZ} | installed


def undeclared(path: Path, declared: set[str]) -> set[str]:
    return {name for name in imported(path) if not declared & homes().get(name, set())}


def used(places: tuple[str, ...]) -> set[str]:
    return {home for path in files(places) for name in imported(path) for home in homes().get(name, set())}


@pytest.mark.parametrize("place", PRODUCT)
def test_the_product_imports_only_what_it_declares(place: str) -> None:
    assert {path.name: found for path in files((place,)) if (found := undeclared(path, DECLARED))} == {}


@pytest.mark.parametrize("place", BESIDE)
def test_what_stands_beside_it_imports_only_what_developers_install(place: str) -> None:
    all_of_them = DECLARED | FOR_DEVELOPERS | FOR_SCALE | FOR_FUZZ
    beside = SUPPLY_LIBRARIES if place == "supply" else set()
    assert {path.name: found for path in files((place,)) if (found := undeclared(path, all_of_them) - beside)} == {}


def test_one_benchmark_alone_needs_what_is_declared_for_it() -> None:
    found = {path.name: imported(path) & {one.replace("-", "_") for one in FOR_SCALE} for path in files(BESIDE)}
    assert {name: {one.replace("_", "-") for one in used} for name, used in found.items() if used} == {
        "scale.py": FOR_SCALE
    }


def test_nothing_is_declared_that_the_product_never_imports() -> None:
    assert DECLARED - used(PRODUCT) == set()


def test_nothing_is_declared_for_developers_that_none_uses() -> None:
    idle = FOR_DEVELOPERS - used(BESIDE) - RUN_BY_NAME
    assert {name for name in idle if not name.startswith("types-")} == {"pandas-stubs"}


def test_each_declared_package_has_a_lowest_version_to_try() -> None:
    """Without one, `make versions` tries its first release, which may be something else altogether."""
    groups = PYPROJECT["dependency-groups"].values()
    declared = map(Requirement, [*PYPROJECT["project"]["dependencies"], *chain.from_iterable(groups)])
    assert [one.name for one in declared if not any(bound.operator == ">=" for bound in one.specifier)] == []


def test_each_locked_package_has_a_hash() -> None:
    for file in sorted(ROOT.glob("requirements*.lock")):
        entries = re.split(r"\n(?=\S)", file.read_text(encoding="utf-8"))
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_is_declared_is_locked_within_its_bounds() -> None:
    groups = PYPROJECT["dependency-groups"]
    wanted = {"requirements.lock": PYPROJECT["project"]["dependencies"] + groups["dev"]}
    wanted["requirements-supply.lock"] = groups["supply"]
    for file, requirements in wanted.items():
        lock = (ROOT / file).read_text(encoding="utf-8")
        locked = {canonicalize_name(name): at for name, at in re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE)}
        for requirement in map(Requirement, requirements):
            assert locked[canonicalize_name(requirement.name)] in requirement.specifier


def test_no_lock_file_names_an_index() -> None:
    for path in ROOT.glob("requirements*.lock"):
        assert "://" not in path.read_text(encoding="utf-8")
