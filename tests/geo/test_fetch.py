"""`python -m geo fetch`: a line per level, the last good copy, the exit status, and the progress for the app."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from geo.__main__ import main
from geo.chain import load_boundaries
from geo.fetch import fetch
from geo.sources.cached import CachedSource, keep
from settings import read

ROOT = Path(__file__).resolve().parents[2]


def _environ(tmp_path, url):
    # What is optional is asked for where nothing answers.
    nowhere = "http://127.0.0.1:1/{table}"
    cache = str(tmp_path / "cache")
    return {"AFSPRAKENKAART_CACHE": cache, "AFSPRAKENKAART_CBS_URL": url, "AFSPRAKENKAART_REGISTER_URL": nowhere}


def _progress(tmp_path):
    return json.loads((tmp_path / "cache" / "fetch.json").read_bytes())


def _run(tmp_path, url, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments],
        cwd=ROOT,
        env=os.environ | _environ(tmp_path, url),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.boundaries
def test_the_command_prints_a_line_per_level_and_keeps_both(pygeoapi, tmp_path):
    done = _run(tmp_path, pygeoapi, "fetch")
    kept = tmp_path / "cache" / "boundaries"
    assert done.stdout.splitlines() == [
        f"{level} 2025: {count} features, RD, "
        f"from {pygeoapi}/collections/{level}_gegeneraliseerd/items?jaarcode=2025, kept in {kept}"
        for level, count in (("provincie", 12), ("gemeente", 342))
    ]
    assert done.returncode == 0
    boundaries = load_boundaries([CachedSource(tmp_path / "cache")])
    assert (boundaries.year, len(boundaries.municipalities.frame)) == (2025, 342)
    assert boundaries.provinces.credit == "Bron: CBS, Kadaster"
    assert _progress(tmp_path)["state"] == "done"


@pytest.fixture
def sources(tmp_path, write, provinces, monkeypatch):
    """Lists the sources, of which the folder has provinces alone."""
    environ = _environ(tmp_path, "") | {"AFSPRAKENKAART_BOUNDARIES": str(write("a.json", provinces()))}
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return lambda: main(["sources"])


def test_the_command_that_lists_the_sources(sources, capsys):
    assert sources() == 0
    assert "provinces alone" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_list_of_sources_that_does_not_fit_ends_with_a_sentence(sources, monkeypatch, capsys):
    with Path("/dev/full").open("w", buffering=1) as full:
        monkeypatch.setattr("sys.stdout", full)
        assert sources() == 1
        assert capsys.readouterr().err == "output: No space left on device\n"
        with contextlib.suppress(OSError):
            full.close()


@pytest.fixture
def both_levels(reply, whole, features_of):
    """Answers for provinces with all of them, and for municipalities with what the test says."""

    def make(municipalities, years=(2025,)):
        def answer(handler, _):
            year = int(handler.path.split("jaarcode=")[1][:4])
            if year not in years:
                reply(handler, [])
            elif "provincie" in handler.path:
                reply(handler, features_of(whole(year)[0]))
            else:
                municipalities(handler, year)

        return answer

    return make


@pytest.fixture
def municipalities(whole, features_of):
    """Makes all municipalities of a year as squares."""
    return lambda year: features_of(whole(year)[1])


def test_what_no_map_can_be_made_of_is_not_kept(serve, reply, both_levels, municipalities, quick, tmp_path, capsys):
    def moved(handler, year):
        features = municipalities(year)
        features[0]["geometry"], features[-1]["geometry"] = features[-1]["geometry"], features[0]["geometry"]
        reply(handler, features)

    assert fetch(read(_environ(tmp_path, serve(both_levels(moved)).url)), limits=quick) == 1
    assert "gemeente 2025 has areas outside their province" in capsys.readouterr().err
    assert CachedSource(tmp_path / "cache").years("provincie") == []


def test_both_levels_are_of_the_newest_year_that_has_both(
    serve, reply, both_levels, municipalities, quick, tmp_path, capsys
):
    def only_2024(handler, year):
        reply(handler, municipalities(year) if year == 2024 else [])

    server = serve(both_levels(only_2024, years=(2024, 2025)))
    assert fetch(read(_environ(tmp_path, server.url)), limits=quick) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().out.splitlines()] == ["provincie 2024", "gemeente 2024"]
    assert CachedSource(tmp_path / "cache").years("provincie") == [2024]


def test_a_level_that_fails_makes_the_command_fail_and_leaves_its_older_copy(
    serve, reply, both_levels, municipalities, quick, tmp_path, capsys
):
    good = serve(both_levels(lambda handler, year: reply(handler, municipalities(year))))
    assert fetch(read(_environ(tmp_path, good.url)), limits=quick) == 0
    before = load_boundaries([CachedSource(tmp_path / "cache")])
    capsys.readouterr()

    short = serve(both_levels(lambda handler, year: reply(handler, municipalities(year)[:100])))
    assert fetch(read(_environ(tmp_path, short.url)), limits=quick) == 1
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == ["provincie 2025"]
    assert "gemeente was not fetched" in printed.err
    assert "Try again later: python -m geo fetch" in printed.err
    assert (_progress(tmp_path)["state"], _progress(tmp_path)["level"]) == ("failed", "gemeente")
    after = load_boundaries([CachedSource(tmp_path / "cache")])
    assert after.municipalities.origin == before.municipalities.origin
    assert len(after.municipalities.frame) == 342


def test_a_level_that_fails_first_does_not_keep_the_other_from_being_fetched(
    serve, reply, both_levels, municipalities, quick, tmp_path, capsys
):
    good = both_levels(lambda handler, year: reply(handler, municipalities(year)))

    def answer(handler, server):
        if "provincie" in handler.path and "jaarcode=2025" in handler.path:
            reply(handler, status=404, document={"code": "NotFound", "description": "gone"})
        else:
            good(handler, server)

    assert fetch(read(_environ(tmp_path, serve(answer).url)), limits=quick) == 1
    printed = capsys.readouterr()
    assert [line.split(":")[0] for line in printed.out.splitlines()] == ["gemeente 2025"]
    assert "provincie was not fetched" in printed.err
    assert "NotFound: gone" in printed.err


def test_without_a_network_the_command_says_what_to_do(quick, tmp_path, capsys):
    assert fetch(read(_environ(tmp_path, "http://127.0.0.1:1")), limits=quick) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "cannot be reached" in printed.err
    assert "AFSPRAKENKAART_BOUNDARIES" in printed.err
    assert _progress(tmp_path)["state"] == "offline"


def test_a_service_without_any_year_fails(serve, reply, quick, tmp_path, capsys):
    server = serve(lambda handler, _: reply(handler, []))
    assert fetch(read(_environ(tmp_path, server.url)), limits=quick) == 1
    assert "no year of 2022-2026 with both" in capsys.readouterr().err


def test_an_address_that_is_none_fails(tmp_path, capsys):
    assert fetch(read(_environ(tmp_path, "nonsense"))) == 1
    assert "AFSPRAKENKAART_CBS_URL" in capsys.readouterr().err


def test_a_cache_that_cannot_be_written_fails(serve, reply, both_levels, municipalities, quick, tmp_path, capsys):
    (tmp_path / "cache").write_text("")
    server = serve(both_levels(lambda handler, year: reply(handler, municipalities(year))))
    assert fetch(read(_environ(tmp_path, server.url)), limits=quick) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_proxy_of_the_surroundings_is_not_asked_for_this_computer(
    serve, reply, both_levels, municipalities, quick, tmp_path, monkeypatch
):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    server = serve(both_levels(lambda handler, year: reply(handler, municipalities(year))))
    assert fetch(read(_environ(tmp_path, server.url)), limits=quick) == 0


@pytest.mark.slow
def test_a_fetch_that_is_ended_says_so_in_its_progress(serve, tmp_path):
    asked, over = threading.Event(), threading.Event()

    def silent(handler, _):
        asked.set()
        over.wait(300)

    server = serve(silent)
    process = subprocess.Popen(
        [sys.executable, "-m", "geo", "fetch"],
        cwd=ROOT,
        env=os.environ | _environ(tmp_path, server.url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert asked.wait(300)
        assert _progress(tmp_path)["state"] == "running"
        process.terminate()
        assert process.wait(60) != 0
        assert (_progress(tmp_path)["state"], _progress(tmp_path)["message"]) == ("failed", "interrupted")
    finally:
        process.kill()
        process.wait()
        over.set()


SWALLOWED = """
import os, signal, sys, time
from pathlib import Path
from geo.one_fetch import end_when_told
end_when_told(Path(sys.argv[1]))
class Finalizer:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000):
            pass
def f():
    Finalizer()
f()
time.sleep(300)
"""


@pytest.mark.slow
def test_a_fetch_that_is_ended_where_python_swallows_what_is_raised_ends_too(tmp_path):
    progress = tmp_path / "fetch.json"
    progress.write_text('{"state": "running", "level": "gemeente", "message": "asking", "at": ""}', encoding="utf-8")
    process = subprocess.Popen([sys.executable, "-c", SWALLOWED, str(tmp_path)], cwd=ROOT)
    try:
        assert process.wait(60) == 143
    finally:
        process.kill()
        process.wait()
    assert json.loads(progress.read_bytes())["message"] == "interrupted"


@pytest.mark.slow
def test_a_fetch_waits_for_another_one_and_then_needs_none(serve, reply, both_levels, municipalities, tmp_path):
    asked, go = threading.Event(), threading.Event()
    good = both_levels(lambda handler, year: reply(handler, municipalities(year)))

    def answer(handler, server):
        asked.set()
        go.wait(300)
        good(handler, server)

    server = serve(answer)
    command = [sys.executable, "-m", "geo", "fetch", "--if-stale", "--only", "boundaries"]
    how = {"cwd": ROOT, "env": os.environ | _environ(tmp_path, server.url), "text": True}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, **how, **pipes) as first:
        assert asked.wait(300)
        before = len(server.seen)
        with subprocess.Popen(command, **how, **pipes) as second:
            assert second.stderr.readline() == "another fetch is under way: waiting for it\n"
            assert len(server.seen) == before
            go.set()
            assert first.wait(300) == 0
            told, _ = second.communicate(timeout=300)
        first.communicate()
    assert "not fetched again" in told
    assert second.returncode == 0
    assert len(load_boundaries([CachedSource(tmp_path / "cache")]).municipalities.frame) == 342


@pytest.fixture
def kept(tmp_path, boundary_set):
    """Keeps both levels of 2025 as fetched some days ago from an address."""

    def make(url, days):
        moment = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat()
        provinces = dataclasses.replace(boundary_set(2025), fetched_at=moment, origin=f"{url}/collections/x")
        for level in ("provincie", "gemeente"):
            keep(tmp_path / "cache", dataclasses.replace(provinces, level=level))

    return make


def test_a_fresh_copy_is_not_fetched_again_at_the_start(kept, quick, tmp_path, capsys):
    kept("http://127.0.0.1:1", days=29)
    assert fetch(read(_environ(tmp_path, "http://127.0.0.1:1")), if_stale=True, limits=quick) == 0
    assert "not fetched again" in capsys.readouterr().out
    assert _progress(tmp_path)["state"] == "done"


@pytest.mark.parametrize(("origin", "days"), [("http://127.0.0.1:1", 31), ("http://other.example", 1)])
def test_a_stale_copy_or_one_of_another_service_is_fetched_again(kept, quick, tmp_path, origin, days):
    kept(origin, days)
    assert fetch(read(_environ(tmp_path, "http://127.0.0.1:1")), if_stale=True, limits=quick) == 1


def test_a_fetch_by_hand_fetches_also_where_a_fresh_copy_exists(kept, quick, tmp_path):
    kept("http://127.0.0.1:1", days=1)
    assert fetch(read(_environ(tmp_path, "http://127.0.0.1:1")), limits=quick) == 1


def test_areas_of_another_year_among_those_that_were_asked_are_told(
    serve, reply, both_levels, municipalities, provinces, quick, tmp_path, capsys
):
    server = serve(both_levels(lambda handler, year: reply(handler, municipalities(year) + provinces(2024, count=1))))
    assert fetch(read(_environ(tmp_path, server.url)), limits=quick) == 0
    assert "1 features of other years or levels passed over" in capsys.readouterr().err


def test_a_fetch_that_is_broken_off_by_hand_says_so_in_its_progress(tmp_path, quick, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("geo.fetch.PdokSource.load", interrupted)
    with pytest.raises(KeyboardInterrupt):
        fetch(read(_environ(tmp_path, "http://127.0.0.1:1")), limits=quick)
    assert (_progress(tmp_path)["state"], _progress(tmp_path)["message"]) == ("failed", "interrupted")
