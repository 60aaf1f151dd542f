"""A built folder from elsewhere: any address, no byte that is not as it was built."""

from __future__ import annotations

import functools
import gzip
import hashlib
import http.server
import json
import math
import re
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

import brotli
import fsspec
import pytest

from layers import remote
from layers.cache import put
from layers.errors import BuiltFolderError
from layers.facts_file import Document, FactsFile
from layers.manifest import FORMAT, MAX_BYTES, MAX_FILES, digest_of
from layers.packed import PACKED
from layers.remote import bring
from tests.blank_facts import blank_fact

# Zeros without end in a few bytes.
BOMBS = {".br": partial(brotli.compress, quality=5), ".gz": partial(gzip.compress, compresslevel=1)}
CITED = {"file": "other.txt", "line_start": 1, "line_end": 1, "figure": "1", "heading": False}


def fact(**changed: Any) -> dict[str, Any]:
    """A fact that the schema takes, with other values where they are named."""
    read = {"verdict": "same", "fields": [], "decisions": []}
    texts = {"id": "a", "summary_nl": "a", "summary_en": "a"}
    return blank_fact(**(texts | {"reading": read, "words": {"verdict": "supported", "faults": []}} | changed))


PROVINCES = [{"code": f"PV{number}", "name": "a", "landsdeel": "noord"} for number in range(20, 32)]
LETTER = dict.fromkeys(get_type_hints(Document), "a") | {"date": "2026-01-13", "url": ""}
COUNTED = {"file": "a", "kind": "a", "items": 1, "facts": 1, "left_out": 0}


def facts_file(**changed: Any) -> bytes:
    """A small file of facts, with other lists where they are named."""
    lists = {name: [] for name in get_type_hints(FactsFile)} | {"facts": [fact()], "provinces": PROVINCES}
    return json.dumps(lists | {"documents": [LETTER], "coverage": [COUNTED]} | changed).encode()


FACTS = facts_file()
CONTENT = {
    "facts.json": FACTS,
    "map.topojson": b'{"type":"Topology"}',
    "map-detail.topojson": b'{"type":"Topology","arcs":[]}',
    "points.json": b"[]",
}
BOUNDARY = {"year": 2025, "origin": "o", "licence": "l", "credit": "c", "schematic": True, "fetched_at": None}


def manifest(content: dict[str, bytes], **changed: Any) -> bytes:
    hashes = {name: hashlib.sha256(one).hexdigest() for name, one in content.items()} | changed.pop("files", {})
    about = {"format": FORMAT, "edition": "e", "edition_date": "2025-01-01", "boundary": BOUNDARY, "layers": {}}
    said = about | {"files": hashes} | changed
    return json.dumps({"digest": digest_of(said), **said}).encode()


DIGEST = json.loads(manifest(CONTENT))["digest"]


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A built folder that stands elsewhere."""
    folder = tmp_path / "there" / DIGEST
    put(folder, {**CONTENT, "manifest.json": manifest(CONTENT)})
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def served(there: Path) -> Iterator[str]:
    """The address of a web server that sends what stands elsewhere."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_said: object) -> None:
            return

    handler = functools.partial(Quiet, directory=str(there.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def is_copy(found: Path, cache: Path) -> bool:
    return found == cache / "built" / DIGEST and {p.name: p.read_bytes() for p in found.iterdir()} == {
        **CONTENT,
        "manifest.json": manifest(CONTENT),
    }


@pytest.mark.parametrize("form", ["{}", "file://{}", "{}/"])
def test_a_folder_on_disk_is_copied_into_the_cache(there: Path, cache: Path, form: str) -> None:
    assert is_copy(bring(form.format(there), cache), cache)


def test_a_folder_behind_a_web_server_is_copied_into_the_cache(served: str, cache: Path) -> None:
    assert is_copy(bring(f"{served}/{DIGEST}", cache), cache)


def test_a_folder_in_any_store_of_fsspec_is_copied_into_the_cache(cache: Path) -> None:
    store = fsspec.filesystem("memory")
    for name, content in {**CONTENT, "manifest.json": manifest(CONTENT)}.items():
        store.pipe(f"/map/{name}", content)
    assert is_copy(bring("memory://map", cache), cache)


def test_what_the_cache_has_is_not_asked_for_again(there: Path, cache: Path) -> None:
    bring(str(there), cache)
    for file in there.iterdir():
        file.unlink()
    assert is_copy(bring(str(there), cache), cache)


def test_a_damaged_copy_in_the_cache_is_replaced(there: Path, cache: Path) -> None:
    (bring(str(there), cache) / "facts.json").write_bytes(b"[]")
    assert is_copy(bring(str(there), cache), cache)


@pytest.mark.parametrize("name", sorted(CONTENT))
def test_a_file_that_was_changed_is_refused_and_nothing_is_kept(there: Path, cache: Path, name: str) -> None:
    (there / name).write_bytes(CONTENT[name] + b" ")
    with pytest.raises(BuiltFolderError, match=rf"{name} is not what manifest\.json says"):
        bring(str(there), cache)
    assert not (cache / "built").exists()


def test_a_manifest_that_was_changed_along_with_a_file_is_refused(there: Path, cache: Path) -> None:
    (there / "facts.json").write_bytes(b"[]")
    changed = {"facts.json": hashlib.sha256(b"[]").hexdigest()}
    (there / "manifest.json").write_bytes(manifest(CONTENT, files=changed, digest=DIGEST))
    with pytest.raises(BuiltFolderError, match="was changed"):
        bring(str(there), cache)


def test_another_folder_than_the_address_names_is_refused(there: Path, cache: Path) -> None:
    other = {**CONTENT, "points.json": b"[1]"}
    for name, content in {**other, "manifest.json": manifest(other)}.items():
        (there / name).write_bytes(content)
    with pytest.raises(BuiltFolderError, match="not the one that it is named by"):
        bring(str(there), cache)


@pytest.mark.parametrize("name", ["../../escaped", "/etc/passwd", "a/b.json", "..", ".json", "C:evil.json"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, cache: Path, name: str) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "manifest.json").write_bytes(manifest({**CONTENT, name: b"x"}))
    with pytest.raises(BuiltFolderError, match="no file of a built folder"):
        bring(str(folder), cache)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"files": []}', b'{"format": 2, "files": {}}', b"[" * 100_000]
)
def test_what_is_no_manifest_is_refused(tmp_path: Path, cache: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(BuiltFolderError, match=r"manifest\.json"):
        bring(str(tmp_path), cache)


def test_a_manifest_that_is_too_large_is_not_read_whole(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b" " * (MAX_BYTES + 1))
    with pytest.raises(BuiltFolderError, match="larger than the 1 MB"):
        bring(str(tmp_path), cache)


def test_files_that_together_are_too_large_are_refused(
    there: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", sum(map(len, CONTENT.values())) - 1)
    with pytest.raises(BuiltFolderError, match="is larger than"):
        bring(str(there), cache)


def test_too_many_files_are_refused(tmp_path: Path, cache: Path) -> None:
    many = {"a" * n + ".json": b"" for n in range(1, MAX_FILES + 2)}
    (tmp_path / "manifest.json").write_bytes(manifest({**CONTENT, **many}))
    with pytest.raises(BuiltFolderError, match="64 at most"):
        bring(str(tmp_path), cache)


def test_a_folder_of_something_else_is_refused(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(manifest({"facts.json": FACTS}))
    (tmp_path / "facts.json").write_bytes(FACTS)
    with pytest.raises(BuiltFolderError, match=r"lacks map\.topojson"):
        bring(str(tmp_path), cache)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/nowhere/at/all", r"manifest\.json is not there"),
        ("bogus://host/map", "bogus"),
        ("http://127.0.0.1:9/map", "cannot be read"),
    ],
)
def test_an_address_without_a_folder_is_told(cache: Path, address: str, said: str) -> None:
    with pytest.raises(BuiltFolderError, match=said) as told:
        bring(address, cache)
    assert address in str(told.value)


def test_a_file_that_the_web_server_lacks_is_told(served: str, there: Path, cache: Path) -> None:
    (there / "points.json").unlink()
    with pytest.raises(BuiltFolderError, match=r"points\.json cannot be read .answered 404"):
        bring(f"{served}/{DIGEST}", cache)


def test_a_message_tells_no_password(cache: Path) -> None:
    with pytest.raises(BuiltFolderError) as told:
        bring("bogus://user:secret@host/map?key=secret", cache)
    assert "secret" not in str(told.value)
    assert "bogus://host/map" in str(told.value)


def stored(folder: Path, content: dict[str, bytes], **changed: Any) -> str:
    """The address of a folder whose hashes and digest are right, whatever it says."""
    folder.mkdir(exist_ok=True)
    for name, one in {**content, "manifest.json": manifest(content, **changed)}.items():
        (folder / name).write_bytes(one)
    return str(folder)


@pytest.mark.parametrize("part", ["edition_date", "boundary", "layers"])
def test_the_digest_covers_all_that_a_manifest_says(there: Path, cache: Path, part: str) -> None:
    said = json.loads((there / "manifest.json").read_bytes())
    other = {"edition_date": "2031-01-01", "boundary": {**BOUNDARY, "credit": "another"}, "layers": {"mirt": LAYER}}
    (there / "manifest.json").write_text(json.dumps({**said, part: other[part]}))
    with pytest.raises(BuiltFolderError, match="was changed"):
        bring(str(there), cache)


LAYER = {"count": 0, "columns": ["id"]}


@pytest.mark.parametrize(
    ("at", "changed"),
    [
        ("boundary.year", {"boundary": {**BOUNDARY, "year": "2025\r\nSet-Cookie: x"}}),
        ("boundary.year", {"boundary": {**BOUNDARY, "year": 10**30}}),
        ("boundary.credit", {"boundary": {**BOUNDARY, "credit": "a\u2028b"}}),
        ("boundary.credit", {"boundary": {**BOUNDARY, "credit": "a" * 501}}),
        ("boundary.origin", {"boundary": {**BOUNDARY, "origin": None}}),
        ("boundary.more", {"boundary": {**BOUNDARY, "more": 1}}),
        ("boundary", {"boundary": None}),
        ("edition", {"edition": "2025\n"}),
        ("edition", {"edition": {"a": 1}}),
        ("edition_date", {"edition_date": "yesterday"}),
        ("layers.mirt.count", {"layers": {"mirt": {**LAYER, "count": -1}}}),
        ("layers.<b>", {"layers": {"<b>": LAYER}}),
        ("more", {"more": 1}),
    ],
)
def test_a_value_that_is_not_of_its_type_is_refused_though_it_is_signed(
    tmp_path: Path, cache: Path, at: str, changed: dict[str, Any]
) -> None:
    with pytest.raises(BuiltFolderError, match=re.escape(f"will not do: {at}")):
        bring(stored(tmp_path / "there", CONTENT, **changed), cache)
    assert not (cache / "built").exists()


def test_a_folder_of_an_older_form_is_refused_with_what_to_do(tmp_path: Path, cache: Path) -> None:
    with pytest.raises(BuiltFolderError, match="build it anew"):
        bring(stored(tmp_path / "there", CONTENT, format=1), cache)


EMPTY = json.dumps({name: [] for name in get_type_hints(FactsFile)}).encode()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("facts.json", EMPTY, "holds no facts"),
        ("facts.json", b"{}", "facts.json will not do"),
        (
            "facts.json",
            FACTS.replace(b'"facts": [{"id": "', b'"facts": [{"more": 1, "id": "'),
            "facts.json will not do: facts",
        ),
        ("facts.json", facts_file(provinces=PROVINCES[:3]), "the 12 provinces are needed"),
        ("facts.json", facts_file(provinces=[*PROVINCES[1:], PROVINCES[1]]), "the 12 provinces are needed"),
        ("facts.json", facts_file(facts=[fact(sources=[CITED])]), "other.txt is cited and is no letter"),
        ("facts.json", facts_file(documents=[LETTER | {"date": "2026-02-30"}]), "is no day"),
        ("facts.json", facts_file(documents=[LETTER | {"url": "javascript:alert(1)"}]), "an address begins with"),
        ("facts.json", facts_file(coverage=[COUNTED | {"items": -(10**30)}]), "coverage"),
        ("facts.json", facts_file(facts=[fact(other_value=math.nan)]), "NaN is no number"),
        ("facts.json", facts_file(facts=[fact(other_value=math.inf)]), "Infinity is no number"),
        ("points.json", b"[1e999]", "1e999 is no number"),
        ("points.json", b"[[NaN]]", "NaN is no number"),
        ("points.json", b'["a\\u0000b"]', "which is no character of a text"),
        ("points.json", '["a\x85b"]'.encode(), "no character of a text"),
        ("points.json", b'["a\\u001fb"]', "no character of a text"),
        ("points.json", b'["a\\uD800b"]', "no character of a text"),
        ("points.json", b'["a\\bb"]', "no character of a text"),
        ("points.json", b'["a\\uFFFEb"]', "no character of a text"),
        ("map.topojson", b"[]", "map.topojson is no Topology"),
        ("map.topojson", b"[" * 100_000, "map.topojson is no JSON"),
        ("map-detail.topojson", b'{"type":"FeatureCollection"}', "map-detail.topojson is no Topology"),
    ],
)
def test_a_signed_folder_that_holds_something_else_is_refused(
    tmp_path: Path, cache: Path, name: str, content: bytes, said: str
) -> None:
    with pytest.raises(BuiltFolderError, match=re.escape(said)):
        bring(stored(tmp_path / "there", {**CONTENT, name: content}), cache)
    assert not (cache / "built").exists()


POINTS = CONTENT["points.json"]
OTHER = b'[{"type":"Feature"}]'


@pytest.mark.parametrize(
    ("name", "copy"),
    [
        *((f"points.json{end}", pack(OTHER)) for end, pack in PACKED.items()),
        *((f"points.json{end}", pack(POINTS)[:-1]) for end, pack in PACKED.items()),
        *((f"points.json{end}", pack(POINTS) + pack(OTHER)) for end, pack in PACKED.items()),
        *((f"points.json{end}", pack(POINTS + bytes(100_000_000))) for end, pack in BOMBS.items()),
        *((f"points.json{end}", b"") for end in PACKED),
        *((f"points.json{end}", POINTS) for end in PACKED),
        *((f"elsewhere.json{end}", pack(POINTS)) for end, pack in PACKED.items()),
    ],
)
def test_a_signed_folder_of_which_a_packed_copy_says_something_else_is_refused(
    tmp_path: Path, cache: Path, name: str, copy: bytes
) -> None:
    with pytest.raises(BuiltFolderError, match=f"{name} is no copy of"):
        bring(stored(tmp_path / "there", {**CONTENT, name: copy}), cache)
    assert not (cache / "built").exists()


def test_a_signed_folder_with_packed_copies_of_its_files_is_taken(tmp_path: Path, cache: Path) -> None:
    copies = {f"{name}{end}": pack(CONTENT[name]) for name in CONTENT for end, pack in PACKED.items()}
    assert bring(stored(tmp_path / "there", {**CONTENT, **copies}), cache).is_dir()


@pytest.mark.parametrize(
    ("layers", "said"),
    [
        ({"rivers": LAYER}, "lacks rivers.geojson"),
        ({"mirt": LAYER}, "lacks mirt.geojson"),
    ],
)
def test_a_layer_without_its_file_is_refused(tmp_path: Path, cache: Path, layers: dict[str, Any], said: str) -> None:
    with pytest.raises(BuiltFolderError, match=re.escape(said)):
        bring(stored(tmp_path / "there", CONTENT, layers=layers), cache)


@pytest.mark.parametrize(
    ("layer", "said"), [("mirt", "does not hold the 0 features"), ("rivers", "the layer rivers, which this version")]
)
def test_a_layer_that_is_not_what_the_manifest_says_is_refused(
    tmp_path: Path, cache: Path, layer: str, said: str
) -> None:
    content = {**CONTENT, f"{layer}.geojson": b'{"type":"FeatureCollection","features":[{}]}'}
    with pytest.raises(BuiltFolderError, match=re.escape(said)):
        bring(stored(tmp_path / "there", content, layers={layer: LAYER}), cache)
