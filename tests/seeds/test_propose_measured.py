"""What propose finds, measured on the letters with the facts as the truth, and on letters made of templates."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from seeds.load import load_seeds

pytestmark = pytest.mark.slow

LEAST = {"amount": 0.98, "homes": 0.95, "quantity": 0.95, "place": 0.90}
MOST_NOISE_PER_PAGE = {"amount": 0.2, "homes": 0.2, "quantity": 0.2, "deadline": 1.0, "agreement": 0.5}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "propose.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_propose", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def of_letters(letters: Path, benchmark: ModuleType) -> Any:
    """What is measured on the letters: reading them takes seconds."""
    return benchmark.total("letters", benchmark.rows(letters, load_seeds(), ()))


@pytest.fixture(scope="module")
def of_generated(benchmark: ModuleType) -> Any:
    return benchmark.total("generated", benchmark.rows(None, load_seeds(), range(100, 112)))


@pytest.mark.letters
@pytest.mark.parametrize("what", LEAST)
def test_the_letters_give_what_the_facts_hold(of_letters: Any, what: str) -> None:
    row = of_letters
    assert row.wanted[what] >= {"amount": 90, "homes": 20, "quantity": 20, "place": 500}[what]
    assert row.share(what) >= LEAST[what], [t for t in row.missed if t.what == what]


@pytest.mark.letters
def test_the_noise_on_the_letters_is_small(of_letters: Any) -> None:
    assert {what: noise for what, noise in of_letters.noise.items() if noise > MOST_NOISE_PER_PAGE[what]} == {}


@pytest.mark.parametrize("what", LEAST)
def test_generated_letters_give_what_they_say(of_generated: Any, what: str) -> None:
    row = of_generated
    assert row.wanted[what] >= 40
    assert row.share(what) >= LEAST[what], [t for t in row.missed if t.what == what]


def test_the_noise_on_generated_letters_is_small(of_generated: Any) -> None:
    assert {what: noise for what, noise in of_generated.noise.items() if noise > MOST_NOISE_PER_PAGE[what]} == {}


def test_the_measure_sees_what_is_missing(benchmark: ModuleType) -> None:
    letter, said = benchmark.generated(7)
    invented = benchmark.Truth("amount", (benchmark.Decimal(123_456_789),), (1,), unit="euro")
    row = benchmark.measure("x", letter, [*said, invented])
    assert invented in row.missed
    assert row.found["amount"] == row.wanted["amount"] - 1


def test_the_measure_sees_a_value_at_the_wrong_lines(benchmark: ModuleType) -> None:
    letter, said = benchmark.generated(7)
    moved = [benchmark.Truth(t.what, t.values, (1,), t.code, t.unit) for t in said if t.what == "amount"]
    assert benchmark.measure("x", letter, moved).found["amount"] == 0


def test_the_same_seed_gives_the_same_letter(benchmark: ModuleType) -> None:
    assert benchmark.generated(3) == benchmark.generated(3)
    assert benchmark.generated(3) != benchmark.generated(4)
