"""The built folder that a session shows: found in the cache folder, opened once, its files offered to browsers."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, get_args

from layers.built import Built, open_built
from layers.cache import folder_of
from layers.deadlines import today
from layers.dossier import offered
from layers.errors import BuiltFolderError, LayersError
from layers.facts import Fact, Progress, Source
from layers.facts_file import Document, FormerId, FormerSubject, Province
from layers.features import Feature
from layers.layer import Language, Layer
from layers.letters import Part, part_of_source, parts_by_file
from layers.municipalities import Municipal, leading_to, municipalities, municipality_ways
from layers.naming import Ways, ways
from layers.passages import passage
from layers.registry import LAYER_IDS, LAYERS
from layers.search_index import Index, nearest_first
from settings import DOCUMENTS, of_this_process
from ui.data.cache import newest_digest
from ui.data.naming import named
from ui.data.scopes import scope_names, scopes
from ui.data.state import Known

# The kinds of things that have a page of their own, with the layer in which they are found; letters are in none.
LAYER_OF_KIND: Final = {layer.page: layer.id for layer in LAYERS.values() if layer.page}


@dataclass(frozen=True)
class Edition:
    """A built folder with what the app derives from it once: indexes by id and the addresses of its geometry."""

    built: Built

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """The flat facts by id."""
        return {fact["id"]: fact for fact in self.built.facts}

    @cached_property
    def features(self) -> dict[str, Feature]:
        """The properties of all features by `layer:id`."""
        return {LAYERS[layer].key(p["id"]): p for layer in LAYER_IDS for p in self.built.features(layer)}

    @cached_property
    def features_of_fact(self) -> dict[str, list[str]]:
        """The `layer:id`s in which each fact is found, sites and projects first, provinces last."""
        return nearest_first(self.features)

    @cached_property
    def switched(self) -> dict[str, frozenset[str]]:
        """The ids of the features that the switch of each layer shows."""
        return {
            layer.id: frozenset(str(p["id"]) for p in self.built.features(layer.id) if layer.switched(p))
            for layer in LAYERS.values()
            if layer.fill
        }

    @cached_property
    def subjects(self) -> dict[str, str]:
        """The names of all things that have a page of their own, by `kind:id`; letters by the id of their document."""
        of_layers = {
            f"{kind}:{p['id']}": str(p["name"])
            for kind, layer in LAYER_OF_KIND.items()
            for p in self.built.features(layer)
        }
        named = {f"municipality:{m['code']}": m["name"] for m in self.built.registers["municipalities"]}
        return of_layers | named | {f"letter:{d['id']}": str(d["title"]) for d in self.built.registers["documents"]}

    @cached_property
    def index(self) -> Index:
        """What the search looks in."""
        tables = self.built.search_tables
        if tables is None:
            return Index.made(self.built.registers, self.features, self.features_of_fact)
        return Index(tables, self.built.registers)

    @cached_property
    def provinces(self) -> dict[str, Province]:
        """The provinces (code, name, landsdeel) by code."""
        return {p["code"]: p for p in self.built.registers["provinces"]}

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The letters by file name."""
        return {d["file"]: d for d in self.built.registers["documents"]}

    @cached_property
    def parts(self) -> dict[str, list[Part]]:
        """The letters inside each file, by file name, in the order of their lines."""
        return parts_by_file(self.built.registers["document_parts"])

    def part(self, source: Source) -> Part | None:
        """Return the letter in which a source stands, None where its file is not known."""
        return part_of_source(source, self.parts)

    def check(self) -> Edition:
        """Read all that the page needs and return itself.

        Raises ValueError, KeyError, TypeError or OSError where the folder is incomplete or broken.
        """
        for read in (self.features_of_fact, self.documents, self.parts, self.known):
            if read is None:
                raise TypeError("the built folder holds no facts")
        return self

    @cached_property
    def last_letter(self) -> str:
        """The date of the latest letter that was read (ISO)."""
        return max(part["date"] or "" for parts in self.parts.values() for part in parts)

    @cached_property
    def told_in(self) -> dict[str, list[tuple[Source, Progress, Fact]]]:
        """What each file says became of promises: its lines, what they say, and of which fact."""
        found: dict[str, list[tuple[Source, Progress, Fact]]] = {}
        for fact in self.built.facts:
            for row in fact["progress"]:
                for source in row["sources"]:
                    found.setdefault(source["file"], []).append((source, row, fact))
        return found

    @property
    def has_letters(self) -> bool:
        """Whether the folder with the letters is configured, so that passages can be shown."""
        return of_this_process().letters is not None

    def passage(self, source: Source) -> str:
        """Return the lines of a letter that a source names.

        Raises ValueError or OSError where the letter or the lines are not there.
        """
        folder = of_this_process().letters
        if folder is None:
            raise ValueError(DOCUMENTS)
        return passage(folder, source["file"], source["line_start"], source["line_end"])

    @cached_property
    def known(self) -> Known:
        """What an address may name."""
        return Known(
            provinces=frozenset(self.provinces),
            themes=frozenset(f["theme"] for f in self.built.facts),
            landsdelen=frozenset(p["landsdeel"] for p in self.provinces.values()),
            features=frozenset(self.features),
            facts=frozenset(self.facts),
            subjects=frozenset(self.subjects),
            names=named(self.subjects, ((n, f"municipality:{code}") for n, code in self.municipality_codes.items())),
            features_of_fact=self.features_of_fact,
            became=self.became,
            former_subjects=self.subjects_became,
            editions=self.built.history.names,
            offers={name: frozenset(values) for name, values in self.built.offers.items()},
            scopes=frozenset(self.scopes),
            scope_names=scope_names(self.scopes, self.municipality_codes),
            tables=frozenset(offered(self.built.facts, today())),
            ways=self._ways,
        )

    @cached_property
    def _ways(self) -> dict[str, Ways]:
        """What leads to the values of each parameter that names something: for pages, files and feeds alike."""
        registers = self.built.registers
        aliases = [(row["name"], row["code"]) for row in registers["aliases"]]
        closed: dict[str, Iterable[str]] = {
            "theme": {fact["theme"] for fact in self.built.facts},
            "landsdeel": {row["landsdeel"] for row in registers["provinces"]},
            "lang": get_args(Language),
            **self.built.offers,
        }
        return {
            **{name: ways((value, value) for value in values) for name, values in closed.items()},
            "province": ways(((row["code"], row["name"]) for row in registers["provinces"]), aliases),
            "municipality": municipality_ways(registers),
        }

    @cached_property
    def scopes(self) -> dict[str, tuple[str, str]]:
        """What a dossier may be about, by `kind:id`: its name in Dutch and in English, in the order of the choices."""
        landsdelen = sorted({p["landsdeel"] for p in self.provinces.values()})
        return scopes(self.subjects, landsdelen, sorted({f["theme"] for f in self.built.facts}))

    @cached_property
    def municipalities(self) -> dict[str, Municipal]:
        """The municipalities with what is said of each, by code."""
        return municipalities(self.built.registers, self.features)

    @cached_property
    def municipality_codes(self) -> dict[str, str]:
        """The code of a municipality by its name or a former code or name, in lower case."""
        return leading_to(self.built.registers)

    @cached_property
    def municipality_names(self) -> dict[str, str]:
        """The names of the municipalities by code."""
        return {row["code"]: row["name"] for row in self.built.registers["municipalities"]}

    @cached_property
    def former_ids(self) -> dict[str, FormerId]:
        """Why an id that facts had before is none any more, by that id."""
        return {row["id"]: row for row in self.built.registers["former_ids"]}

    @cached_property
    def became(self) -> dict[str, tuple[str, ...]]:
        """The present facts that took the place of a former id, also by way of another former id."""
        return {former: tuple(dict.fromkeys(self._present(former, ()))) for former in self.former_ids}

    @cached_property
    def former_subjects(self) -> dict[str, FormerSubject]:
        """Why a thing is called otherwise, or is gone, by the name that addresses knew: `kind:id`, or `layer:id`."""
        rows = self.built.registers.get("former_subjects", [])
        by_kind = {f"{row['kind']}:{row['id']}": row for row in rows}
        return by_kind | {LAYERS[LAYER_OF_KIND[r["kind"]]].key(r["id"]): r for r in rows if r["kind"] in LAYER_OF_KIND}

    @cached_property
    def subjects_became(self) -> dict[str, tuple[str, ...]]:
        """The ids of the present things that took the place of a former one, also by way of another former one."""
        return {key: tuple(dict.fromkeys(self._present_subject(row, ()))) for key, row in self.former_subjects.items()}

    def _present_subject(self, row: FormerSubject, passed: tuple[str, ...]) -> Iterator[str]:
        for ident in row["became"]:
            key = f"{row['kind']}:{ident}"
            if key in self.subjects:
                yield ident
            elif key in self.former_subjects and key not in passed:
                yield from self._present_subject(self.former_subjects[key], (*passed, key))

    def _present(self, ident: str, passed: tuple[str, ...]) -> Iterator[str]:
        if ident in self.facts:
            yield ident
        elif ident in self.former_ids and ident not in passed:
            for other in self.former_ids[ident]["became"]:
                yield from self._present(other, (*passed, ident))

    @cached_property
    def names(self) -> dict[str, dict[str, dict[str, Any]]]:
        """What the map says of each feature, by layer and id; a state of the map names features by their place here."""
        return {layer.id: self._names(layer) for layer in LAYERS.values()}

    def _names(self, layer: Layer) -> dict[str, dict[str, Any]]:
        if layer.names:
            return layer.names(self.built)
        features = self.built.features(layer.id)
        return {str(p["id"]): {"name": p["name"], **{k: p.get(k) for k in layer.on_map}} for p in features}


@lru_cache(maxsize=4)
def open_folder(path: Path) -> Edition:
    """Open a built folder; the same folder is opened once, as it never changes.

    Raises what `open_built` raises where a file is missing or broken.
    """
    try:
        found = Edition(open_built(path)).check()
    except (OSError, LayersError):
        raise
    except Exception as error:  # what was damaged may be read as anything
        raise BuiltFolderError(f"{path}: {type(error).__name__}: {error}. Run `python -m layers build`.") from error
    # Streamlit collects garbage after every run. What stays for the life of the server is not looked through again.
    gc.collect()
    gc.freeze()
    return found


def newest() -> Edition | None:
    """Open the built folder that new visitors see: for the routes beside the page. None where none can be read."""
    digest = newest_digest()
    try:
        return open_edition(digest) if digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def open_edition(digest: str) -> Edition:
    """Open the built folder of this digest in the cache folder."""
    return open_folder(folder_of(of_this_process().cache, digest))
