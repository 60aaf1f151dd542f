"""The start: ports, the network, children that end."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.servers import free_port as any_port
from layers.cache import current, set_current
from layers.inputs import unchanged
from layers.maps import roll_back, show
from layers.registry import LAYERS
from settings import of_this_process, read
from tests.ui.conftest import END_SECONDS, start, started
from ui.data.cache import fetch_progress, forget_fetch, newest_digest
from ui.data.edition import newest
from ui.serve import Children, address, build, fetch_beside, free_port, run, tell
from ui.shell import store
from ui.shell.children import ROOT


@contextmanager
def busy_port() -> Iterator[int]:
    """A port on which something listens; the next one is free, and nobody else is given it."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", any_port(run=2)))
        taken.listen()
        yield taken.getsockname()[1]


def test_a_port_that_a_test_was_given_waits_for_its_server_and_nobody_else_gets_it() -> None:
    port = any_port()
    with socket.socket() as anybody, pytest.raises(OSError, match="in use"):
        anybody.bind(("127.0.0.1", port))
    with socket.create_server(("127.0.0.1", port)) as server, socket.create_connection(server.getsockname()):
        pass


def test_a_busy_port_gives_the_next_free_one() -> None:
    with busy_port() as busy:
        assert free_port(busy, "127.0.0.1") > busy


def test_a_free_port_is_taken_as_asked() -> None:
    port = any_port()
    assert free_port(port, "127.0.0.1") == port


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("::", "[::1]"), ("0.0.0.0", "127.0.0.1"), ("kaart", "kaart")],
)
def test_a_host_is_written_as_it_stands_in_an_address(host: str, written: str) -> None:
    assert address(host) == written


@pytest.mark.skipif(not socket.has_ipv6, reason="this machine knows no IPv6")
def test_a_port_of_ipv6_is_found() -> None:
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            pytest.skip("the loopback of this machine has no IPv6")
        port = probe.getsockname()[1]
    assert free_port(port, "::1") >= port


def test_a_cache_that_cannot_be_written_does_not_end_a_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refused(_self: Path, missing_ok: bool = False) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refused)
    forget_fetch(tmp_path)


def test_where_every_port_is_busy_the_message_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.serve.PORTS_TRIED", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="PORT="):
        free_port(taken.getsockname()[1], "127.0.0.1")


@pytest.mark.parametrize(
    "host", ["", "0", "[::1]", "8.8.8.8", "nosuch.invalid", "a\nb", "127.1", "fe80::1%x", "a" * 300]
)
def test_a_host_that_is_none_of_this_machine_is_named_and_no_port(host: str) -> None:
    with pytest.raises(OSError, match="--host"):
        free_port(8501, host)


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("yes", True), ("", False), ("0", False), ("no", False)])
def test_offline_is_what_the_user_says(value: str, expected: bool) -> None:
    assert read({"OFFLINE": value}).offline is expected


def test_without_the_setting_the_network_may_be_used() -> None:
    assert not read({}).offline


@pytest.mark.slow
def test_children_end_when_asked_and_none_starts_after() -> None:
    children = Children()
    child = children.start(["-c", "import time; time.sleep(60)"])
    children.end()
    assert child.returncode is not None
    with pytest.raises(RuntimeError):
        children.start(["-c", "pass"])


@pytest.mark.slow
def test_a_fetch_without_a_network_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    for service in ("CBS", "CBS_FIGURES"):
        monkeypatch.setenv(f"AFSPRAKENKAART_{service}_URL", f"http://127.0.0.1:{any_port()}/nothing")
    fetch_beside(Children())
    assert capsys.readouterr().out == ""
    assert (fetch_progress(tmp_path) or {})["state"] == "offline"


class Listed(Children):
    """Writes down what it is asked to run, and runs nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[str]] = []

    def start(self, arguments: Sequence[str], **_how: Any) -> subprocess.Popen[str]:
        self.asked.append(list(arguments))
        return super().start(["-c", "pass"], quiet=True)


@pytest.mark.parametrize(
    ("statuses", "asked"),
    [((0, 0), "geo build geo fetch-figures build"), ((1, 2), "geo fetch-figures"), ((1, 1), "geo fetch-figures")],
    ids=["both are there", "no network", "both fail"],
)
def test_figures_are_fetched_after_the_boundaries_and_never_instead_of_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], statuses: tuple[int, int], asked: str
) -> None:
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    monkeypatch.setattr("ui.serve.newest_digest", lambda: None)
    monkeypatch.setattr("ui.serve.fetch_progress", lambda: {"state": "offline"})
    boundaries, figures = statuses

    class Answering(Listed):
        def run(self, arguments: Sequence[str]) -> tuple[int, str]:
            super().run(arguments)
            status = {"geo": boundaries, "fetch-figures": figures}
            return next((status[word] for word in arguments if word in status), 0), "said"

    children = Answering()
    fetch_beside(children)
    known = [word for line in children.asked for word in line if word in ("geo", "fetch-figures", "build")]
    assert known == asked.split()
    # A service that cannot be reached is no news; one that answers wrongly is.
    assert ("said" in capsys.readouterr().out) == (statuses != (1, 2))


@pytest.mark.parametrize(
    ("found", "asked"), [(Path("built/0"), []), (None, [["-m", "layers", "build"]])], ids=["unchanged", "changed"]
)
def test_only_what_has_changed_is_built_at_the_start(
    monkeypatch: pytest.MonkeyPatch, found: Path | None, asked: list[list[str]]
) -> None:
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: found)
    children = Listed()
    build(children)
    assert children.asked == asked


@pytest.fixture
def put_back_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a map that was put back, in the cache of this process, before a newer one."""
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    monkeypatch.setattr("layers.maps.verify", lambda folder: {"digest": folder.name})
    for digest in ("a" * 32, "b" * 32):
        (tmp_path / "built" / digest).mkdir(parents=True)
        show(tmp_path / "built" / digest, None, 5)
    roll_back(tmp_path)
    return tmp_path / "built" / ("a" * 32)


def test_a_start_leaves_a_map_that_was_put_back_and_says_so(
    put_back_map: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    children = Listed()
    build(children)
    assert children.asked == []
    monkeypatch.setattr("ui.serve.free_port", lambda port, _host: port)
    monkeypatch.setattr("ui.serve.bundles.missing", list)
    run(children, 1, "127.0.0.1", built="", fetching=False)
    children._running[0].communicate()
    assert f"{put_back_map.name} was put back" in capsys.readouterr().out
    assert newest_digest() == put_back_map.name


@pytest.mark.parametrize(("found", "shown"), [("b" * 32, "a" * 32), ("c" * 32, "c" * 32)], ids=["known", "new"])
def test_a_start_shows_what_is_named_after_a_rollback_only_where_it_is_new(
    put_back_map: Path, monkeypatch: pytest.MonkeyPatch, found: str, shown: str
) -> None:
    def brought(_address: str, cache: Path, _total_s: float) -> Path:
        (cache / "built" / found).mkdir(exist_ok=True)
        return cache / "built" / found

    monkeypatch.setattr("ui.shell.store.bring", brought)
    assert store.show(of_this_process(), print)
    assert newest_digest() == shown


class Building(Children):
    """Runs this code in place of a build."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code

    def start(self, _arguments: Sequence[str], **how: Any) -> subprocess.Popen[str]:
        return super().start(["-c", self.code], **how)


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache with a map that a build would change."""
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    set_current(tmp_path / "built" / "0")


@pytest.mark.slow
@pytest.mark.usefixtures("changed")
def test_a_start_does_not_wait_for_a_long_build_where_an_older_map_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.serve.PATIENCE_SECONDS", 0.1)
    children = Building("import time; time.sleep(60)")
    build(children)
    assert "is shown meanwhile" in capsys.readouterr().out
    children.end()


@pytest.mark.slow
@pytest.mark.usefixtures("changed")
def test_a_build_that_never_ends_is_ended(capsys: pytest.CaptureFixture[str]) -> None:
    building = Building("import time; time.sleep(60)").start([], quiet=True)
    tell(building, 0.1)
    assert building.returncode
    assert "is ended" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.usefixtures("changed")
def test_a_build_that_fails_is_told_and_the_older_map_stays(capsys: pytest.CaptureFixture[str]) -> None:
    build(Building("raise SystemExit('no disk')"))
    said = capsys.readouterr().out
    assert "no disk" in said
    assert "stays in use" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("time.sleep(60)", "built without the folder"),
        ("os.kill(os.getpid(), 11)", "ended by signal 11"),
        ("sys.exit('no memory')", "no memory"),
    ],
)
def test_where_boundaries_end_the_first_build_a_map_is_built_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: str, says: str
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.setenv("AFSPRAKENKAART_BOUNDARIES", str(tmp_path))
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    if "sleep" in code:
        monkeypatch.setattr("ui.serve.FIRST_SECONDS", 0.1)
    children = Building(
        "import os, sys, time; from pathlib import Path; from layers.cache import set_current\n"
        f"if os.environ['AFSPRAKENKAART_BOUNDARIES']: {code}\n"
        f"set_current(Path({str(tmp_path / 'built' / '1')!r}))"
    )
    build(children)
    children.end()
    assert newest_digest() == "1"
    assert says in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("code", ["os.abort()", "sys.exit(1)"], ids=["a library of geometry gives up", "no memory"])
def test_where_fetched_boundaries_end_each_build_the_map_is_one_of_schematic_outlines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: str
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.delenv("AFSPRAKENKAART_BOUNDARIES", raising=False)
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    (tmp_path / "boundaries").mkdir()
    real = Children()

    class Failing(Children):
        def start(self, arguments: Sequence[str], **how: Any) -> subprocess.Popen[str]:
            asked = list(arguments)
            return real.start(asked if "--schematic" in asked else ["-c", f"import os, sys; {code}"], **how)

    build(Failing())
    real.end()
    assert "built without any boundaries, of schematic outlines" in capsys.readouterr().out
    shown = newest()
    assert shown
    assert shown.built.manifest["boundary"]["schematic"]
    assert not (tmp_path / "built" / "inputs.json").exists(), "the next start would not try the boundaries again"


@pytest.mark.slow
def test_a_build_of_a_start_that_is_gone_is_shown_and_the_next_start_builds_nothing(tmp_path: Path) -> None:
    cache = {"AFSPRAKENKAART_CACHE": str(tmp_path)}
    nobody, writes = os.pipe()
    os.close(nobody)
    with os.fdopen(writes, "wb") as gone:
        environ = {key: value for key, value in os.environ.items() if not key.startswith("AFSPRAKENKAART_")}
        asked = [sys.executable, "-m", "layers", "build"]
        subprocess.run(asked, cwd=ROOT, env={**environ, **cache}, stdout=gone, stderr=gone, check=False)
    found = unchanged(read({**os.environ, **cache}))
    assert found
    assert found == current(tmp_path)


def test_a_start_says_which_map_of_a_killed_start_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    monkeypatch.setattr("layers.maps.verify", lambda folder: {"digest": folder.name})
    (tmp_path / "built" / ("a" * 32)).mkdir(parents=True)
    children = Listed()
    build(children)
    assert newest_digest() == "a" * 32
    assert f"A start that was killed left the map {'a' * 32}: it is shown" in capsys.readouterr().out
    assert children.asked == [["-m", "layers", "build"]]


@pytest.mark.slow
def test_a_child_ends_when_its_parent_is_killed() -> None:
    code = (
        "import sys, time; from ui.serve import Children;"
        "print(Children().start(['-c', 'import sys; from ui.shell.parent import end_with_parent;"
        "end_with_parent().join()']).pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    with parent.stdout:
        child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert ended(child)


def ended(pid: int) -> bool:
    """Whether a process ends in time; nobody is left to wait for it but the first process of the machine."""
    deadline = time.monotonic() + END_SECONDS
    while time.monotonic() < deadline:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or ") Z " in stat.read_text():
            return True
        time.sleep(0.05)
    return False


def test_what_is_optional_is_fetched_once_the_boundaries_are_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.serve.unchanged", lambda _environ: None)
    children = Listed()
    fetch_beside(children)
    fetching = ["-m", "geo", "fetch", "--if-stale", "--only"]
    building = ["-m", "layers", "build"]
    figures = ["-m", "layers", "fetch-figures", "--if-stale"]
    assert children.asked == [[*fetching, "boundaries"], building, [*fetching, "official"], figures, building]


@pytest.mark.slow
def test_the_server_loads_no_geometry_library_and_its_start_not_even_streamlit() -> None:
    def loaded(what: str, names: str) -> str:
        code = f"import sys; import {what}; print([n for n in {names.split()} if n in sys.modules])"
        made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
        return made.stdout.strip()

    pages = ("map_themes", "layer_tables", "charts", "pictures", "collisions", "subject")
    views = ", ".join(("app", *(f"ui.views.{page}" for page in pages)))
    assert loaded("ui.serve", "streamlit geopandas shapely pydantic") == "[]"
    geometry = "geopandas shapely pyogrio pyproj"
    assert loaded(views, geometry) == "[]"
    assert loaded("layers.registry", geometry) == "[]"
    assert loaded("ui.api.routes", geometry) == "[]"


@pytest.mark.parametrize("layer", LAYERS)
def test_the_file_of_a_layer_loads_no_geometry_library(layer: str) -> None:
    code = (
        f"import sys; import layers.catalogue.{layer};"
        "print([n for n in ('geopandas', 'pandas', 'shapely', 'pyogrio', 'pyproj', 'streamlit') if n in sys.modules])"
    )
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"


@pytest.mark.slow
def test_a_port_that_does_not_exist_is_refused() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "ui.serve", "--port", "99999"], capture_output=True, text=True, check=False
    )
    assert made.returncode == 2
    assert "65535" in made.stderr


@pytest.mark.slow
def test_a_busy_port_is_told_and_termination_ends_every_child(tmp_path: Path) -> None:
    with busy_port() as busy:
        process = start(tmp_path / "cache", busy, tmp_path / "log")
        said = started(process, tmp_path / "log")
        process.terminate()
        assert process.wait(END_SECONDS) == 0
    assert f"Port {busy} is busy" in said
    chosen = int(said.partition("http://localhost:")[2].partition("\n")[0])
    assert chosen > busy
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", chosen)) != 0
