"""Whether a reader held the summaries of a fact against its lines: a word that changes is unread again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from seeds.load import Seeds, load_seeds
from seeds.records import Fact, WordReading
from seeds.second_readers.words import all_supported, word_lines, words_digest, words_read, words_worklist

FACT = """\
- id: x-bijdrage
  theme: mobility
  kind: agreement
  status: agreed
  summary_nl: Het Rijk betaalt mee.
  summary_en: The state pays a part.
  sources:
    - file: letter.txt
      lines: 1-2
      figure: betaalt
"""


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", "Het Rijk betaalt\nzijn deel.\nMeer niet.\n")
    (folder / "facts" / "letter").mkdir(parents=True)
    (folder / "facts" / "letter" / "chapter.yaml").write_text(FACT)
    return folder


def read(fact: Fact, **changes: str) -> WordReading:
    sound = {"nl": "supported", "en": "supported", "languages": "same"}
    return WordReading.model_validate({"id": fact.id, "digest": words_digest(fact), **sound, **changes})


def with_reading(seeds: Seeds, reading: WordReading) -> Seeds:
    return replace(seeds, word_readings={reading.id: reading})


def test_words_that_nobody_read_are_unread(root: Path) -> None:
    seeds = load_seeds(root)
    assert list(word_lines(seeds)) == ["x-bijdrage: unread", "0 supported, 0 faulted, 1 unread"]
    assert not all_supported(seeds)


def test_words_that_were_read_and_supported_are_done(root: Path) -> None:
    seeds = load_seeds(root)
    done = with_reading(seeds, read(seeds.facts["x-bijdrage"]))
    assert list(word_lines(done)) == ["1 supported" + ", 0 faulted, 0 unread"]
    assert all_supported(done)


@pytest.mark.parametrize("changes", [{"nl": "firmer"}, {"en": "says more"}, {"languages": "differ"}])
def test_what_a_reader_found_wrong_is_named(root: Path, changes: dict[str, str]) -> None:
    seeds = load_seeds(root)
    found = with_reading(seeds, read(seeds.facts["x-bijdrage"], **changes, note="the letter only hopes so"))
    (name, value), *_ = changes.items()
    assert next(word_lines(found)) == f"x-bijdrage: {name}: {value}: the letter only hopes so"
    assert not all_supported(found)


def test_a_fault_needs_a_note(root: Path) -> None:
    with pytest.raises(ValidationError, match="a note says what is wrong"):
        read(load_seeds(root).facts["x-bijdrage"], nl="firmer")


@pytest.mark.parametrize(
    ("old", "new"),
    [("betaalt mee", "betaalt alles"), ("pays a part", "pays all"), ("lines: 1-2", "lines: 1")],
)
def test_a_summary_or_citation_that_changes_is_unread(root: Path, old: str, new: str) -> None:
    reading = read(load_seeds(root).facts["x-bijdrage"])
    changed = Fact.model_validate(load_seeds(root).facts["x-bijdrage"].model_dump() | edited(root, old, new))
    assert words_read(changed, with_reading(load_seeds(root), reading)).verdict == "unread"


def edited(root: Path, old: str, new: str) -> dict[str, object]:
    (root / "facts" / "letter" / "chapter.yaml").write_text(FACT.replace(old, new))
    load_seeds.cache_clear()
    return load_seeds(root).facts["x-bijdrage"].model_dump()


def test_a_field_that_readers_of_words_do_not_see_changes_nothing(root: Path) -> None:
    seeds = load_seeds(root)
    fact = seeds.facts["x-bijdrage"]
    found = with_reading(seeds, read(fact))
    assert words_read(fact.model_copy(update={"theme": "water"}), found).verdict == "supported"


def test_the_worklist_shows_lines_and_summaries_and_nothing_else(root: Path) -> None:
    seeds = load_seeds(root)
    text = "\n".join(words_worklist(seeds, root.parent / "documents"))
    fact = seeds.facts["x-bijdrage"]
    assert text == (
        f"## x-bijdrage\ndigest: {words_digest(fact)}\n-- letter.txt:1-2\nHet Rijk betaalt\nzijn deel.\n"
        "nl: Het Rijk betaalt mee.\nen: The state pays a part.\n"
    )


def test_a_worklist_can_be_of_one_chapter_or_of_some_facts(root: Path) -> None:
    seeds, folder = load_seeds(root), root.parent / "documents"
    assert list(words_worklist(seeds, folder, chapter="chapter")) != []
    assert list(words_worklist(seeds, folder, chapter="letter/chapter")) != []
    assert list(words_worklist(seeds, folder, chapter="other")) == []
    assert list(words_worklist(seeds, folder, ids=["other"])) == []


def test_every_summary_of_the_records_was_read_and_stands_in_its_lines() -> None:
    seeds = load_seeds()
    read = {fact.id: words_read(fact, seeds).verdict for fact in seeds.facts.values()}
    assert {ident: verdict for ident, verdict in read.items() if verdict != "supported"} == {}
