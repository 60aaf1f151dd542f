"""A built folder from elsewhere: any address, no byte that is not as it was built."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import pytest

from layers import remote
from layers.cache import digest_of, put
from layers.errors import BuiltFolderError
from layers.remote import bring

CONTENT = {
    "facts.json": b"{}",
    "map.topojson": b'{"type":"Topology"}',
    "map-detail.topojson": b'{"type":"Topology","arcs":[]}',
    "points.json": b"[]",
}


def manifest(content: dict[str, bytes], **changed: Any) -> bytes:
    hashes = {name: hashlib.sha256(one).hexdigest() for name, one in content.items()} | changed.pop("files", {})
    about = {"edition": "e", "edition_date": "2025-01-01", "files": hashes}
    return json.dumps({"digest": digest_of("e", "2025-01-01", hashes), **about, **changed}).encode()


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
    other = {**CONTENT, "facts.json": b"[]"}
    for name, content in {**other, "manifest.json": manifest(other)}.items():
        (there / name).write_bytes(content)
    with pytest.raises(BuiltFolderError, match="not the one that it is named by"):
        bring(str(there), cache)


@pytest.mark.parametrize("name", ["../../escaped", "/etc/passwd", "a/b.json", "..", "manifest.json.exe", "C:evil.json"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, cache: Path, name: str) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    (folder / "manifest.json").write_bytes(manifest({**CONTENT, name: b"x"}))
    with pytest.raises(BuiltFolderError, match="no file of a built folder"):
        bring(str(folder), cache)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"files": []}', b'{"files": {}}', b"[" * 100_000])
def test_what_is_no_manifest_is_refused(tmp_path: Path, cache: Path, content: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(content)
    with pytest.raises(BuiltFolderError, match=r"manifest\.json"):
        bring(str(tmp_path), cache)


def test_a_manifest_that_is_too_large_is_not_read_whole(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(b" " * (remote.MAX_MANIFEST_BYTES + 1))
    with pytest.raises(BuiltFolderError, match="larger than the 1 MB"):
        bring(str(tmp_path), cache)


def test_files_that_together_are_too_large_are_refused(
    there: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", sum(map(len, CONTENT.values())) - 1)
    with pytest.raises(BuiltFolderError, match="is larger than"):
        bring(str(there), cache)


def test_too_many_files_are_refused(tmp_path: Path, cache: Path) -> None:
    many = {"a" * n + ".json": b"" for n in range(1, remote.MAX_FILES + 2)}
    (tmp_path / "manifest.json").write_bytes(manifest({**CONTENT, **many}))
    with pytest.raises(BuiltFolderError, match="64 at most"):
        bring(str(tmp_path), cache)


def test_a_folder_of_something_else_is_refused(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "manifest.json").write_bytes(manifest({"facts.json": b"{}"}))
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
    with pytest.raises(BuiltFolderError, match=r"points\.json cannot be read .404"):
        bring(f"{served}/{DIGEST}", cache)


def test_a_message_tells_no_password(cache: Path) -> None:
    with pytest.raises(BuiltFolderError) as told:
        bring("bogus://user:secret@host/map?key=secret", cache)
    assert "secret" not in str(told.value)
    assert "bogus://host/map" in str(told.value)
