"""What the files of a built folder from elsewhere must hold: facts of the types that the app reads, layers, outlines.

Its hashes say that a folder is as it was made, not that it was made of anything.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from typing_extensions import TypedDict

from geo.reports import PublicReport
from layers.built import EDITIONS, REPORTS
from layers.errors import BuiltFolderError
from layers.facts_file import FactsFile
from layers.layer import LayerId
from layers.manifest import MANIFEST, Manifest, is_day
from layers.packed import PACKED, packs
from layers.registry import LAYERS

NEEDED: Final = ("facts.json", "map.topojson", "map-detail.topojson", "points.json")
# Characters that no text of ours holds, as JSON writes them: they make XML, headers and tables invalid.
_CONTROL: Final = re.compile(
    rb"\\(?:u00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|ud[89a-f]|ufff[ef]|[bf])|\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]",
    re.IGNORECASE,
)
PROVINCES: Final = 12
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+")
_TYPES: Final[Mapping[str, str]] = {".geojson": "FeatureCollection", ".topojson": "Topology"}


def check_content(files: Mapping[str, bytes], manifest: Manifest, where: str) -> None:
    """Hold the files of a built folder against what the app reads of them.

    Args:
        files: the content of each file by its name.
        manifest: what the folder says of itself.
        where: how messages call the folder.

    Raises:
        BuiltFolderError: a file is missing, is not of its form, or holds no facts.
    """
    _check(_manifest(), json.dumps(manifest).encode(), MANIFEST, where)
    for name in (*NEEDED, *(f"{layer}.geojson" for layer in manifest["layers"])):
        if name not in files:
            raise BuiltFolderError(f"{where}: is no folder that `python -m layers build` made, it lacks {name}")
    if unknown := [layer for layer in manifest["layers"] if LayerId(layer) not in LAYERS]:
        raise BuiltFolderError(f"{where}: holds the layer {unknown[0]}, which this version does not know")
    for name, types in ((REPORTS, _reports()), (EDITIONS, _editions())):
        if name in files:
            _check(types, files[name], name, where)
    for name, copy in files.items():
        plain, dot, end = name.rpartition(".")
        if dot + end in PACKED and (plain not in files or not packs(name, copy, files[plain])):
            raise BuiltFolderError(f"{where}: {name} is no copy of {plain}")
    facts = _check(_facts_file(), files["facts.json"], "facts.json", where)
    if not facts["facts"]:
        raise BuiltFolderError(f"{where}: facts.json holds no facts")
    for fault in _apart(facts):
        raise BuiltFolderError(f"{where}: facts.json will not do: {fault}")
    for name, content in files.items():
        if name.endswith("json") and (found := _CONTROL.search(content)):
            raise BuiltFolderError(f"{where}: {name} holds {ascii(found[0])[2:-1]}, which is no character of a text")
        held = _json(name, content, where) if name.endswith("json") and name != "facts.json" else None
        kind = _TYPES.get(name[name.rindex(".") :])
        if kind and (not isinstance(held, dict) or held.get("type") != kind):
            raise BuiltFolderError(f"{where}: {name} is no {kind}")
    for layer, said in manifest["layers"].items():
        features = _json(f"{layer}.geojson", files[f"{layer}.geojson"], where).get("features")
        if not isinstance(features, list) or len(features) != said["count"]:
            raise BuiltFolderError(f"{where}: {layer}.geojson does not hold the {said['count']} features of its layer")


def _check(types: TypeAdapter[Any], content: bytes, name: str, where: str) -> Any:
    # What JSON has no number for is refused by its own name.
    _json(name, content, where)
    try:
        return types.validate_json(content, strict=True, extra="forbid")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        at = ".".join(str(part)[:80] for part in first["loc"]) or "the file"
        raise BuiltFolderError(f"{where}: {name} will not do: {at}: {first['msg']}") from error


@cache
def _manifest() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


@cache
def _facts_file() -> TypeAdapter[FactsFile]:
    return TypeAdapter(FactsFile)


@cache
def _reports() -> TypeAdapter[list[PublicReport]]:
    return TypeAdapter(list[PublicReport])


class _Release(TypedDict):
    """An edition; what one of before said has the fields that its records knew."""

    edition: str
    date: str
    note_nl: str
    note_en: str
    kept: dict[str, Any] | None


@cache
def _editions() -> TypeAdapter[list[_Release]]:
    return TypeAdapter(list[_Release])


def _json(name: str, content: bytes, where: str) -> Any:
    try:
        return json.loads(content, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise BuiltFolderError(f"{where}: {name} is no JSON ({error})") from error


def _no_number(said: str) -> float:
    raise ValueError(f"{said} is no number")


def _finite(said: str) -> float:
    number = float(said)
    if not math.isfinite(number):
        raise ValueError(f"{said[:20]} is no number")
    return number


def _apart(registers: FactsFile) -> Iterator[str]:
    """Yield what the lists of a file of facts say of each other and is not so, or what no list of ours says."""
    provinces = [row["code"] for row in registers["provinces"]]
    if sorted(provinces) != sorted(set(provinces)) or len(provinces) != PROVINCES:
        yield f"the {PROVINCES} provinces are needed, each once"
    letters = {row["file"] for row in registers["documents"]}
    cited = {source["file"] for fact in registers["facts"] for source in fact["sources"]}
    if unknown := sorted({*cited, *(row["file"] for row in registers["document_parts"])} - letters):
        yield f"documents: {ascii(unknown[0])[1:-1][:80]} is cited and is no letter"
    for row in (*registers["documents"], *registers["document_parts"]):
        if row["date"] and not is_day(row["date"]):
            yield f"documents: {ascii(row['date'])[:40]} is no day"
    addresses = [row["url"] for row in registers["documents"]]
    for address in (*addresses, *(row["official_url"] for row in registers["document_parts"])):
        if address and not _ADDRESS.fullmatch(address):
            yield "documents: an address begins with https:// or http://"
    for counted in registers["coverage"]:
        if min(counted["items"], counted["facts"], counted["left_out"]) < 0:
            yield "coverage: less than nothing"
