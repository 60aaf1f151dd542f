"""The examples in the documents do what they say: each says whether it is run here, or why not."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.test_documents import ROOT, WRITTEN, name

FENCE: Final = re.compile(
    r"(?:^ *<!-- (?P<mark>run|not run: [^>]+?) -->\n\n)?^(?P<indent> *)```(?:sh|console|python)\n(?P<code>.*?)^ *```$",
    re.MULTILINE | re.DOTALL,
)
PYTHON: Final = re.compile(r"(?:\.venv/bin/)?python -m (?P<room>seeds|geo|layers) (?P<command>[a-z-]+)")


class Example(NamedTuple):
    """A block of commands or code in a document, and what is said of it."""

    document: Path
    mark: str | None
    code: str


def examples(document: Path, written: str | None = None) -> list[Example]:
    text = document.read_text(encoding="utf-8") if written is None else written
    return [Example(document, found["mark"], found["code"]) for found in FENCE.finditer(text)]


ALL: Final = [example for document in WRITTEN for example in examples(document)]
RUN: Final = [
    pytest.param(line.strip(), id=f"{name(example.document)}: {line.strip()[:60]}")
    for example in ALL
    if example.mark == "run"
    for line in example.code.splitlines()
]
COMMANDS: Final = sorted({found.groups() for example in ALL for found in PYTHON.finditer(example.code)})


def ended(command: str, folder: Path, cache: Path) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("AFSPRAKENKAART_")}
    environ |= {"AFSPRAKENKAART_CACHE": str(cache), "OFFLINE": "1"}
    own = re.sub(r"^(?:\.venv/bin/)?python ", f"{sys.executable} ", command)
    return subprocess.run(own, shell=True, cwd=folder, env=environ, capture_output=True, text=True, timeout=300)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def test_every_example_says_whether_it_is_run() -> None:
    assert not [(name(example.document), example.code[:60]) for example in ALL if example.mark is None]


def test_an_example_without_a_word_is_seen() -> None:
    (found,) = examples(ROOT / "README.md", "text\n\n```sh\nmake run\n```\n")
    assert found.mark is None
    (found,) = examples(ROOT / "README.md", "<!-- not run: no network -->\n\n```sh\nmake run\n```\n")
    assert found.mark == "not run: no network"


@pytest.mark.slow
@pytest.mark.parametrize("command", RUN)
def test_an_example_that_is_run_ends_well(command: str, tmp_path: Path, cache: Path) -> None:
    assert command.startswith(".venv/bin/python -m ")
    done = ended(command, tmp_path, cache)
    assert done.returncode == 0, done.stderr
    out = re.search(r"--out (\S+)", command)
    assert out is None or (tmp_path / out[1]).exists()


@pytest.mark.parametrize(("room", "command"), COMMANDS)
def test_a_command_that_an_example_names_is_there(room: str, command: str) -> None:
    with pytest.raises(SystemExit) as ended_with:
        importlib.import_module(f"{room}.__main__").main([command, "--help"])
    assert ended_with.value.code == 0
