"""The notebook answers its questions from the files and the API, and its answers are those of the code."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import nbformat
import pytest
import uvicorn
from nbclient import NotebookClient
from starlette.applications import Starlette

from layers.__main__ import main
from layers.analysis import ARE_AGREED, HOMES, RIJK, totals
from layers.cache import set_current
from layers.catalogue.mirt import LAYER as MIRT
from layers.catalogue.novex import LAYER as NOVEX
from layers.collisions import collisions
from ui.api.routes import ROUTES
from ui.data.edition import Edition

NOTEBOOK: Final = Path(__file__).resolve().parents[2] / "docs" / "notebooks" / "five_questions.ipynb"


@pytest.fixture(scope="module")
def cache(edition: Edition) -> Iterator[Path]:
    """The cache folder that the command line and the API read."""
    with pytest.MonkeyPatch.context() as patch:
        folder = edition.built.path.parents[1]
        set_current(edition.built.path)
        patch.setenv("AFSPRAKENKAART_CACHE", str(folder))
        patch.setenv("OFFLINE", "1")
        patch.delenv("AFSPRAKENKAART_BOUNDARIES", raising=False)
        yield folder


@pytest.fixture(scope="module")
def address(cache: Path) -> Iterator[str]:
    """The address of a server with the API, on loopback."""
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not (server.started and server.servers):
        thread.join(0.05)
        assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def answers(address: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the notebook prints last, run from its first cell to its last on files that the command line made."""
    files = tmp_path_factory.mktemp("files")
    assert main(["export", "--out", str(files), "--format", "geojson"]) == 0
    assert main(["facts", "--out", str(files / "facts.json")]) == 0
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    places = next(cell for cell in notebook.cells if cell.cell_type == "code")
    assert "FILES = " in places.source
    assert "SERVER = " in places.source
    places.source = f"FILES = {str(files)!r}\nSERVER = {address!r}"
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    found: dict[str, Any] = json.loads(notebook.cells[-1].outputs[-1].text)
    return found


@pytest.mark.slow
def test_homes_of_a_province_are_its_own_figure_and_none_where_letters_give_none(
    answers: dict[str, Any], edition: Edition
) -> None:
    found = totals(edition.built.registers["facts"], HOMES)
    agreed = replace(found, shares=tuple(share for share in found.shares if share.standing in ARE_AGREED))
    for figure, numbers in (("homes", found), ("homes_agreed", agreed)):
        own = {code: numbers.only(code) for code in edition.provinces}
        assert answers[figure] == {code: number for code, number in own.items() if number is not None}
    assert "PV22" in answers["homes"]
    assert "PV22" not in answers["homes_agreed"]


@pytest.mark.slow
def test_money_of_projects_is_what_may_be_added(answers: dict[str, Any], edition: Edition) -> None:
    there = [project for project in edition.built.features(MIRT.id) if "PV30" in project["province_codes"]]
    sums = {p["id"]: totals(edition.built.registers["facts"], RIJK, among=p["fact_ids"]).total for p in there}
    assert answers["brabant"] == {id: amount for id, amount in sums.items() if amount is not None}
    assert answers["brabant"]


@pytest.mark.slow
def test_homes_meet_the_grid_where_a_decision_says_so(answers: dict[str, Any], edition: Edition) -> None:
    assert answers["grid"] == sorted(c.id for c in collisions(edition.built.registers) if c.kind == "grid")


@pytest.mark.slow
def test_what_was_due_has_the_outcome_of_the_letters_alone(answers: dict[str, Any], edition: Edition) -> None:
    due = [
        fact["outcome"] or "no letter says"
        for fact in edition.built.registers["facts"]
        if fact["kind"] in ("agreement", "target")
        and fact["deadline_kind"] != "from"
        and (fact["deadline_to"] or "9999")[:4] < "2027"
    ]
    assert answers["due"] == Counter(due)


@pytest.mark.slow
def test_municipalities_of_areas_are_those_that_letters_name(answers: dict[str, Any], edition: Edition) -> None:
    named = {code for fact in edition.built.registers["facts"] for code in fact["municipality_codes"]}
    areas = {area["id"]: sorted(named & set(area["municipality_codes"])) for area in edition.built.features(NOVEX.id)}
    assert answers["novex"] == {id: codes for id, codes in areas.items() if codes}


def test_the_notebook_is_kept_without_what_it_printed() -> None:
    cells = nbformat.read(NOTEBOOK, as_version=4).cells
    assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")]
