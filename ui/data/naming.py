"""Which subject (`kind:id`) is meant by what a visitor writes: its name, the beginning of it, or a word in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.runs import begins_word
from layers.search_index import folded
from ui.words.compare import WORDS

# Who writes a name that several bear means the first of these.
KINDS = ("province", "municipality", "novex", "housing", "project")


def labelled(name: str, kind: str) -> str:
    """Return a name with what bears it, as the lists to choose from have it."""
    # "NOVEX" stays as it is.
    return f"{name} ({kind if kind[:2].isupper() else kind[:1].lower() + kind[1:]})"


def named(subjects: Mapping[str, str], others: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the subjects by each way to write them, folded; `others` are further names, each with its subject."""
    ordered = sorted(
        (key for key in subjects if key.partition(":")[0] in KINDS),
        key=lambda key: (KINDS.index(key.partition(":")[0]), subjects[key]),
    )
    found: dict[str, str] = {}
    for key in ordered:
        kind = key.partition(":")[0]
        for written in (subjects[key], *(labelled(subjects[key], words.kind[kind]) for words in WORDS.values())):
            found.setdefault(folded(written), key)
    for name, key in (*others, *((key.partition(":")[2], key) for key in ordered)):
        found.setdefault(folded(name), key)
    return found


def meant(written: str, names: Mapping[str, str]) -> str | None:
    """Return the subject that a text means: who bears it, else whose name begins so, else who has a word that does."""
    needle = " ".join(folded(written).split())
    if not needle or needle in names:
        return names.get(needle)
    hits = [name for name in names if begins_word(needle, name)]
    order = {name: n for n, name in enumerate(names)}
    return names[min(hits, key=lambda name: (not name.startswith(needle), order[name]))] if hits else None
