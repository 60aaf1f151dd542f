"""The table of the parameters of an address: whatever an address says is read, and what is written reads the same."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.layer import Language
from layers.registry import LAYER_IDS
from ui.data.choices import DEFAULT, NATIONAL, SUBJECT_VIEWS, Fill, Sort, View, ViewState
from ui.data.given import Dropped, Known
from ui.data.parameters import PARAMETERS, from_query, to_query
from ui.data.state import for_browser_in, href, written

KNOWN = Known(
    provinces=frozenset({"PV20", "PV22"}),
    themes=frozenset({"housing", "energy"}),
    landsdelen=frozenset({"Noord", "Zuid"}),
    features=frozenset({"provinces:PV22", "housing:havenstad"}),
    facts=frozenset({"een", "twee"}),
    subjects=frozenset({"province:PV22", "novex:groene-hart", "project:n36", "letter:brief"}),
    features_of_fact={"een": ("provinces:PV22",)},
    became={"oud": ("twee",), "weg": ()},
    offers={
        "municipality": frozenset({"GM0193", "GM0014"}), "status": frozenset({"agreed", "done"}),
        "party": frozenset({"Rijk", "Provincie Drenthe & co"}), "meeting": frozenset({"BO MIRT 2025"}),
        "year": frozenset({"2025", "2026"}), "amount": frozenset({"0-1m", "1b"}), "due": frozenset({"open", "ahead"}),
        "outcome": frozenset({"kept", "without word"}),
    },
)  # fmt: skip
NAMES = [parameter.name for parameter in PARAMETERS]
# What some parameter takes, each given to any of them.
TAKEN = [
    *(word for words in (View, Language, Fill, Sort) for word in get_args(words)),
    *(word for name in ("provinces", "themes", "landsdelen", "features", "facts", "subjects", "became")
      for word in sorted(getattr(KNOWN, name))),
    *(key.partition(":")[2] for key in sorted(KNOWN.subjects)),
    *(value for values in KNOWN.offers.values() for value in sorted(values)),
    *LAYER_IDS,
    *"none off desc 1 2 9999 10000 PV22:2030 PV22:2031 PV20:2061 n36:2035 brief:2035".split(),
    NATIONAL,
]  # fmt: skip
VALUES = st.lists(st.sampled_from(TAKEN) | st.text(max_size=60), max_size=4)
QUERIES = st.dictionaries(st.sampled_from([*NAMES, "utm_source", "bron"]) | st.text(max_size=12), VALUES, max_size=8)
# An address that leads to a page about a subject, or about none that is known, and more.
PAGES = st.fixed_dictionaries(
    {"view": st.sampled_from(SUBJECT_VIEWS).map(lambda kind: [kind])}, optional={"id": VALUES}
)
PAGES |= st.sampled_from(sorted(KNOWN.subjects)).map(
    lambda key: {"view": [key.partition(":")[0]], "id": [key.partition(":")[2]]}
)
ADDRESSES = QUERIES | st.builds(lambda query, page: {**query, **page}, QUERIES, PAGES)
LANGUAGES = st.sampled_from(get_args(Language))


@given(ADDRESSES, LANGUAGES)
def test_whatever_an_address_says_is_read_and_what_is_written_of_it_reads_the_same(
    query: dict[str, list[str]], usual: Language
) -> None:
    view, _ = from_query(query, KNOWN, usual)
    assert from_query(to_query(view, usual), KNOWN, usual) == (view, ())


@given(ADDRESSES)
def test_what_is_dropped_is_something_that_the_address_says_or_the_id_that_a_page_lacks(
    query: dict[str, list[str]],
) -> None:
    view, dropped = from_query(query, KNOWN)
    assert {one.parameter for one in dropped} <= {*query, "id"} - {"q", "utm_source"}
    assert all(len(one.value) <= 40 for one in dropped)
    assert (view.ident is not None) == (view.view in SUBJECT_VIEWS)


@given(ADDRESSES)
def test_an_address_has_its_parameters_in_the_order_of_the_table(query: dict[str, list[str]]) -> None:
    written = list(to_query(from_query(query, KNOWN)[0]))
    assert written == [name for name in NAMES if name in written]


def test_each_field_of_the_view_has_one_parameter() -> None:
    assert sorted(parameter.field for parameter in PARAMETERS) == sorted(field.name for field in fields(ViewState))
    assert len({*NAMES}) == len(NAMES)


def test_addresses_that_others_keep_name_and_order_their_parameters_so() -> None:
    order = (
        "view lang province theme landsdeel layer background fill q at nth fact sort order page more id with grid "
        "decision z c municipality status party meeting year amount due outcome from to"
    )
    assert order.split() == NAMES


def test_what_is_dropped_is_told_in_one_order() -> None:
    query = {name: ["?"] for name in [*reversed(NAMES), "bron"] if name != "q"}
    told = (
        "bron view id fact at lang province theme landsdeel layer background fill nth sort order page more with grid "
    )
    told += "decision z c municipality status party meeting year amount due outcome from to"
    view, dropped = from_query(query, KNOWN)
    assert view == DEFAULT
    assert dropped == tuple(Dropped(name, "?") for name in told.split())


@pytest.mark.parametrize(("fact", "selection"), [("een", ("provinces:PV22",)), ("twee", ())])
def test_a_fact_alone_is_opened_where_it_is_found(fact: str, selection: tuple[str, ...]) -> None:
    view, dropped = from_query({"fact": [fact]}, KNOWN)
    assert (view.fact, view.selection, dropped) == (fact, selection, ())


@pytest.mark.parametrize(
    ("query", "looked"),
    [
        ({"z": ["9.25"], "c": ["52.1,5.25"]}, (9.25, (52.1, 5.25))),
        ({"z": ["6"], "c": ["49.5,1"]}, (6.0, (49.5, 1.0))),
        *(({"z": [zoom]}, (None, None)) for zoom in ("5", "17", "-7", "7e0", "nan")),
        *(({"c": [centre]}, (None, None)) for centre in ("52", "52,5,1", "5,52", "52,95", "nan,nan", "52, 5")),
    ],
)
def test_where_the_map_looks_is_read_where_it_can_be_looked_at(
    query: dict[str, list[str]], looked: tuple[float | None, tuple[float, float] | None]
) -> None:
    view, dropped = from_query(query, KNOWN)
    assert (view.zoom, view.centre) == looked
    assert bool(dropped) == (looked == (None, None))


def test_where_the_map_looks_is_in_no_address_of_a_part() -> None:
    view = ViewState(zoom=9.25, centre=(52.1, 5.25), fill="homes")
    with for_browser_in("nl"):
        assert written(view) == "fill=homes"
        assert href(view, page=2) == "?fill=homes&page=2"
