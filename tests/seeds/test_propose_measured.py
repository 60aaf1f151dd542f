"""What propose finds, measured on the letters with the facts as the truth, and on letters made of templates."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

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


@pytest.mark.letters
@pytest.mark.parametrize("what", LEAST)
def test_the_letters_give_what_the_facts_hold(letters: Path, benchmark: ModuleType, what: str) -> None:
    row = benchmark.total("letters", benchmark.rows(letters, load_seeds(), ()))
    assert row.wanted[what] >= {"amount": 90, "homes": 20, "quantity": 20, "place": 500}[what]
    assert row.share(what) >= LEAST[what], [t for t in row.missed if t.what == what]


@pytest.mark.letters
def test_the_noise_on_the_letters_is_small(letters: Path, benchmark: ModuleType) -> None:
    row = benchmark.total("letters", benchmark.rows(letters, load_seeds(), ()))
    assert {what: noise for what, noise in row.noise.items() if noise > MOST_NOISE_PER_PAGE[what]} == {}


@pytest.mark.parametrize("what", LEAST)
def test_generated_letters_give_what_they_say(benchmark: ModuleType, what: str) -> None:
    row = benchmark.total("generated", benchmark.rows(None, load_seeds(), range(100, 112)))
    assert row.wanted[what] >= 40
    assert row.share(what) >= LEAST[what], [t for t in row.missed if t.what == what]


def test_the_noise_on_generated_letters_is_small(benchmark: ModuleType) -> None:
    row = benchmark.total("generated", benchmark.rows(None, load_seeds(), range(100, 112)))
    assert {what: noise for what, noise in row.noise.items() if noise > MOST_NOISE_PER_PAGE[what]} == {}


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
