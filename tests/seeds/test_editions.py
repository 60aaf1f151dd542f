"""Editions of the records: what one said is kept when it is published, and stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from seeds.diff import differences
from seeds.editions import (
    as_edition,
    keep,
    kept_facts,
    kept_file,
    newest,
    published,
    read_kept,
    renamed,
    written,
)
from seeds.errors import SeedsError
from seeds.load import ROOT, load_seeds
from tests.seeds.test_former_ids import FACT

EDITIONS = "edition,date,note_nl,note_en\n2029.1,2029-01-01,Een.,One.\n2029.2,2029-02-01,Twee.,Two.\n"


@pytest.fixture
def root(make_root: Callable[[str, str, str], Path]) -> Path:
    folder = make_root("letter", "letter.txt", "Het Rijk betaalt.\n")
    (folder / "facts" / "letter").mkdir(parents=True)
    (folder / "facts" / "letter" / "chapter.yaml").write_text("\n".join(FACT.format(name) for name in ("one", "two")))
    (folder / "editions.csv").write_text(EDITIONS)
    return folder


def test_every_edition_before_the_newest_is_kept_and_can_be_read() -> None:
    seeds = load_seeds()
    for name in published(seeds.editions):
        kept = read_kept(name)
        assert kept["facts"]
        assert set(kept["subjects"]) == set(seeds.subjects)


def test_the_newest_edition_says_what_is_kept_of_it_once_it_is_published() -> None:
    seeds = load_seeds()
    path = kept_file(newest()[0])
    if path.exists():
        assert path.read_text(encoding="utf-8") == written(newest()[0], kept_facts(seeds), seeds.subjects), (
            "the records changed after their edition was published: add the next one to seeds/editions.csv"
        )


def test_editions_stand_in_the_order_of_their_days() -> None:
    days = [note.date for note in load_seeds().editions.values()]
    assert days == sorted(days)
    assert newest() == (list(load_seeds().editions)[-1], days[-1])


def test_no_fact_vanishes_between_editions_without_a_reason() -> None:
    seeds = load_seeds()
    for name in published(seeds.editions):
        lost = {fact["id"] for fact in read_kept(name)["facts"]} - set(seeds.facts) - set(seeds.former_ids)
        assert lost == set(), name


def test_an_edition_is_kept_once(root: Path) -> None:
    path = keep(load_seeds(root), root)
    assert path == root / "editions" / "2029.2.json"
    assert [fact["id"] for fact in read_kept("2029.2", root)["facts"]] == ["one", "two"]
    assert keep(load_seeds(root), root) == path


def test_a_published_edition_is_never_changed(root: Path) -> None:
    keep(load_seeds(root), root)
    said = kept_file("2029.2", root).read_text()
    chapter = root / "facts" / "letter" / "chapter.yaml"
    chapter.write_text(chapter.read_text().replace("status: agreed", "status: proposed"))
    changed = load_seeds.__wrapped__(root)
    with pytest.raises(SeedsError, match=r"2029\.2 is published and says something else"):
        keep(changed, root)
    assert kept_file("2029.2", root).read_text() == said
    keep(changed, root, again=True)
    assert kept_file("2029.2", root).read_text() != said


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"edition":"2029.1","fields":[],"subjects":{},"facts":[]}'])
def test_a_kept_edition_that_is_not_whole_is_a_fault(root: Path, text: str) -> None:
    (root / "editions").mkdir()
    kept_file("2029.2", root).write_text(text)
    with pytest.raises(SeedsError, match="no kept edition"):
        read_kept("2029.2", root)


def test_what_an_edition_did_not_know_is_no_change() -> None:
    """The first edition had no bounds: that later ones have them changes no agreement."""
    first, second = (as_edition(read_kept(name)) for name in ("2026.1", "2026.2"))
    told = {field for row in differences(first, second) for field, _, _ in row.fields}
    assert "amount_bound" not in told
    assert "status" in told


def test_a_fact_that_got_another_name_is_the_same_fact() -> None:
    seeds = load_seeds()
    first, second = (as_edition(read_kept(name)) for name in ("2026.1", "2026.2"))
    names = renamed(seeds.former_ids)
    assert names
    rows = {row.old["id"]: row for row in differences(first, second, names) if row.old}
    for was, now in names.items():
        assert rows[was].new is not None
        assert rows[was].new["id"] == now


def test_the_folder_holds_no_edition_that_the_list_lacks() -> None:
    assert {path.stem for path in (ROOT / "editions").iterdir()} <= set(load_seeds().editions)
