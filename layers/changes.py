"""What is new between two editions of the facts, and whom it concerns. Pure.

What differs is found by `seeds.diff`; here it is told by the rows that a reader knows (status, amount, deadline, ...).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict, cast, get_args, get_origin, get_type_hints

from layers.facts import Fact
from layers.facts_file import Correction, Document, FactsFile, FormerId, Province
from seeds.diff import Difference, differences
from seeds.editions import AnyFact, Edition, KeptEdition, read_kept
from seeds.flat import FlatFact, FlatProgress

if TYPE_CHECKING:
    from seeds.load import Seeds

State = Literal["answered", "new", "changed", "gone"]
STATES: Final[tuple[State, ...]] = get_args(State)

Row = Literal["status", "kind", "theme", "phase", "amount", "homes", "other", "deadline", "place", "who", "table"]
ROWS: Final[Mapping[Row, tuple[str, ...]]] = {
    "status": ("status", "best_effort", "agreed_before"),
    "amount": (
        "amount_eur", "amount_min_eur", "amount_max_eur", "amount_bound", "amount_payer", "amount_role", "amount_per",
        "amount_form", "made_available", "price_level", "vat",
    ),
    "homes": ("homes", "homes_period", "homes_bound"),
    "other": ("other_value", "other_min", "other_max", "other_unit", "other_bound"),
    "deadline": ("deadline", "deadline_kind", "deadline_from", "deadline_to"),
    "who": ("promised_by", "promised_to", "speaker"),
    "place": ("place", "municipality_codes", "province_codes", "area_ids", "landsdeel", "sites"),
    "table": ("table",),
    "phase": ("phase",),
    "kind": ("kind",),
    "theme": ("theme",),
}  # fmt: skip
"""What is told of a change, by the fields that it rests on; how certain a place is and what we infer are not."""


class Release(TypedDict):
    """An edition as the built folder holds it; `kept` is what it said, None of the newest, which the facts are."""

    edition: str
    date: str
    note_nl: str
    note_en: str
    kept: KeptEdition | None


def releases(seeds: Seeds) -> list[Release]:
    """Return the editions, the oldest first, with what each said; of the newest that is what the facts say.

    Raises:
        SeedsError: one that was published is not kept.
    """
    if not seeds.editions:
        return []
    *older, newest = [note.model_dump(mode="json") for note in seeds.editions.values()]
    kept = [cast("Release", {**note, "kept": read_kept(note["edition"])}) for note in older]
    return [*kept, cast("Release", {**newest, "kept": None})]


@dataclass(frozen=True)
class Change:
    """What became of one fact in an edition: `rows` differ; `progress` is what letters newly say came of it.

    `before` is None of a new fact and `after` of one that is gone; `former` says why that is.
    """

    state: State
    edition: str
    date: str
    before: Fact | None
    after: Fact | None
    rows: tuple[Row, ...] = ()
    progress: tuple[FlatProgress, ...] = ()
    former: FormerId | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def fact(self) -> Fact:
        """The newest version."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class History:
    """The editions of a built folder, the oldest first, and what is new between them."""

    releases: Sequence[Release]
    registers: FactsFile

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The editions by name, the oldest first."""
        return tuple(release["edition"] for release in self.releases)

    @cached_property
    def facts(self) -> dict[str, dict[str, Fact]]:
        """The facts of each edition by their ids; what an edition did not know yet is empty."""
        return {release["edition"]: {i: whole(f) for i, f in self._said(release).items()} for release in self.releases}

    def release(self, edition: str) -> Release:
        """Return the edition of this name; raises KeyError where there is none."""
        found = {release["edition"]: release for release in self.releases}
        return found[edition]

    def before(self, edition: str) -> str:
        """Return the edition before this one; of the first itself."""
        return self.names[max(0, self.names.index(edition) - 1)]

    def between(self, old: str, new: str) -> tuple[Change, ...]:
        """Return what is new in an edition beside an older one: what letters say came of it first, by place and theme.

        Raises KeyError where there is no such edition.
        """
        if (old, new) not in self._found:
            self._found[old, new] = tuple(sorted(self._changes(old, new), key=lambda c: STATES.index(c.state)))
        return self._found[old, new]

    def corrected(self, old: str, new: str) -> list[Correction]:
        """Return what was corrected after an edition, until another; also what concerns no single fact."""
        since, until = self.release(old)["date"], self.release(new)["date"]
        return [row for row in self.registers["corrections"] if since < row["date"] <= until]

    def all(self) -> tuple[Change, ...]:
        """Return what each edition brought beside the one before, the newest first."""
        pairs = reversed(list(pairwise(self.names)))
        return tuple(change for old, new in pairs for change in self.between(old, new))

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The present id of each fact that only got another one, by the former id."""
        rows = {row["id"]: row for row in self.registers["former_ids"]}

        def present(ident: str, passed: tuple[str, ...] = ()) -> str:
            row = rows.get(ident)
            is_same = row is not None and row["what"] == "renamed" and ident not in passed
            return present(row["became"][0], (*passed, ident)) if row and is_same else ident

        return {ident: present(ident) for ident, row in rows.items() if row["what"] == "renamed"}

    @cached_property
    def _found(self) -> dict[tuple[str, str], tuple[Change, ...]]:
        return {}

    def _said(self, release: Release) -> dict[str, AnyFact]:
        kept = release["kept"]
        rows = cast("list[AnyFact]", self.registers["facts"]) if kept is None else kept["facts"]
        return {row["id"]: row for row in rows}

    def _edition(self, name: str) -> Edition:
        release = self.release(name)
        kept = release["kept"]
        return Edition(
            name, self._said(release), fields=frozenset(kept["fields"] if kept else FlatFact.__annotations__)
        )

    def _changes(self, old: str, new: str) -> Iterable[Change]:
        date = self.release(new)["date"]
        for row in differences(self._edition(old), self._edition(new), self.renamed):
            yield from self._told(row, old, new, date)

    def _told(self, row: Difference, old: str, new: str, date: str) -> Iterable[Change]:
        before = self.facts[old][row.old["id"]] if row.old else None
        after = self.facts[new][row.new["id"]] if row.new else None
        if before is None and after is not None:
            yield Change("new", new, date, None, after, progress=tuple(after["progress"]))
        elif before is not None and after is None:
            yield Change("gone", new, date, before, None, former=self._former.get(before["id"]))
        elif before is not None and after is not None:
            known = {told["id"] for told in before["progress"]}
            if said := tuple(told for told in after["progress"] if told["id"] not in known):
                yield Change("answered", new, date, before, after, progress=said)
            fields = {field for field, _, _ in row.fields}
            if rows := tuple(name for name, of in ROWS.items() if fields & set(of)):
                corrected = (row for row in self.corrected(old, new) if row["fact"] == after["id"])
                yield Change("changed", new, date, before, after, rows, corrections=tuple(corrected))

    @cached_property
    def _former(self) -> dict[str, FormerId]:
        return {row["id"]: row for row in self.registers["former_ids"]}


def whole(said: AnyFact) -> Fact:
    """Return a fact of any edition with every field of a fact; what was not kept or not known then is empty."""
    return cast("Fact", {**_blank(), **said})


def _blank() -> dict[str, Any]:
    return {name: kind() if kind in (list, bool) else None for name, kind in _KINDS.items()}


_KINDS: Final = {name: get_origin(kind) or kind for name, kind in get_type_hints(Fact).items()}


@dataclass(frozen=True)
class Followed:
    """What can be followed: everything (`all`), a thing with a page, a landsdeel or a theme, by kind and id."""

    kind: str
    ident: str

    def concerns(self, fact: Fact, provinces: Mapping[str, Province], documents: Iterable[Document]) -> bool:
        """Return whether a fact of any edition concerns it."""
        if self.kind == "all":
            return True
        if self.kind == "letter":
            files = {document["file"] for document in documents if document["id"] == self.ident}
            return any(source["file"] in files for source in fact["sources"])
        if self.kind == "landsdeel":
            return any(provinces[c]["landsdeel"] == self.ident for c in fact["province_codes"] if c in provinces)
        keys: Mapping[str, Sequence[str]] = {
            "province": fact["province_codes"],
            "municipality": (*fact["municipality_codes"], *fact["municipality_codes_inferred"]),
            "novex": fact["area_ids"],
            "housing": fact["sites"],
            "project": fact["sites"],
            "theme": (fact["theme"],),
        }
        return self.ident in keys[self.kind]
