"""What an operator sees of a running server: the log, figures, and whether it is ready; nothing of who visits."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from layers.build_progress import FILE, last
from layers.build_progress import told as building
from layers.cache import set_current
from ui.data.edition import Edition
from ui.shell import logs, metrics, routes_health
from ui.shell.connections import listening
from ui.shell.counters import REGISTRY
from ui.shell.observed import KINDS, Observed, kind_of, name_of
from ui.shell.turns import Queue

LOG = logging.getLogger(logs.NAME)


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the log says, as JSON."""
    kept = LOG.handlers
    logs.set_up("json")
    said = io.StringIO()
    handler = LOG.handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(said)
    yield said
    LOG.handlers = kept


async def broken(_request: Request) -> Response:
    raise ValueError("a fault")


async def warned(_request: Request) -> Response:
    LOG.warning("something of %s", "note")
    return PlainTextResponse("done")


async def half(_request: Request) -> Response:
    async def parts() -> Iterator[bytes]:  # type: ignore[misc]
        yield b"begun"
        raise ValueError("a fault")

    return StreamingResponse(parts())  # type: ignore[arg-type]


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[Route("/facts", broken), Route("/layers", warned), Route("/charts", half)])
    return TestClient(Observed(app.router))


def test_what_fails_is_told_with_its_address_and_answered_without_its_reason(
    client: TestClient, log: io.StringIO
) -> None:
    answer = client.get("/facts?theme=housing&q=mijn+huis")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "fault" not in answer.text
    [line] = [json.loads(one) for one in log.getvalue().splitlines()]
    assert line["request"] == answer.headers["x-request-id"] == answer.json()["instance"]
    assert line["address"] == "/facts?theme=housing&q=..."
    assert line["exception"][0]["exc_value"] == "a fault"


def test_a_line_of_the_log_names_its_request_and_nobody(client: TestClient, log: io.StringIO) -> None:
    answer = client.get("/layers", headers={"X-Request-Id": "of-a-proxy-1", "User-Agent": "somebody"})
    assert answer.headers["x-request-id"] == "of-a-proxy-1"
    line = json.loads(log.getvalue())
    assert (line["event"], line["level"], line["request"]) == ("something of note", "warning", "of-a-proxy-1")
    assert "somebody" not in log.getvalue()
    assert "testclient" not in log.getvalue()


def test_an_answer_that_breaks_off_is_told_and_not_begun_anew(client: TestClient, log: io.StringIO) -> None:
    with pytest.raises(ValueError, match="a fault"):
        client.get("/charts")
    assert json.loads(log.getvalue())["event"] == "a request failed"


def test_setting_the_log_up_twice_says_nothing_twice(log: io.StringIO) -> None:
    logs.set_up("json")
    assert len(LOG.handlers) == 1


def test_a_log_for_people_is_one_line_an_event() -> None:
    kept = LOG.handlers
    try:
        logs.set_up("text")
        said = io.StringIO()
        handler = LOG.handlers[0]
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(said)
        LOG.warning("a line")
        assert said.getvalue().count("\n") == 1
        assert "a line" in said.getvalue()
    finally:
        LOG.handlers = kept


@given(st.text(), st.text())
def test_no_address_in_the_log_holds_what_somebody_typed(before: str, typed: str) -> None:
    kept = "".join(letter for letter in before if letter not in "&#")
    words = "".join(letter for letter in typed if letter not in "&#")
    told = logs.told_address("/facts", f"a={kept}&q={words}&b=1")
    assert len(told) <= len("/facts") + logs.MAX_QUERY
    assert told.startswith(f"/facts?a={kept}&q=...&b=1"[: logs.MAX_QUERY + 6])


@given(st.binary(max_size=80))
def test_only_a_plain_name_of_a_request_is_kept(given_name: bytes) -> None:
    name = name_of(given_name)
    assert 8 <= len(name) <= 64
    assert name.replace("-", "").isalnum()
    assert name.isascii()


@given(st.text())
def test_addresses_have_few_kinds_whatever_is_asked_for(path: str) -> None:
    assert kind_of(f"/{path}") in KINDS | {"page", "other"}


@pytest.mark.parametrize(
    ("path", "kind"), [("/", "page"), ("/facts.csv", "facts"), ("/parts/0/nl/x", "parts"), ("/wp-admin", "other")]
)
def test_an_address_is_counted_with_its_kind(path: str, kind: str) -> None:
    assert kind_of(path) == kind


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0


def test_answers_and_errors_are_counted(client: TestClient, log: io.StringIO) -> None:
    LOG.addHandler(metrics.CountErrors())
    before = figure("afsprakenkaart_requests_total", kind="facts", status="500"), figure("afsprakenkaart_errors_total")
    client.get("/facts")
    after = figure("afsprakenkaart_requests_total", kind="facts", status="500"), figure("afsprakenkaart_errors_total")
    assert after == (before[0] + 1, before[1] + 1)
    assert figure("afsprakenkaart_request_seconds_count", kind="facts") > 0


@pytest.mark.usefixtures("built_cache")
def test_the_figures_tell_which_map_is_shown() -> None:
    kept = LOG.handlers
    metrics.watch({"pages": Queue(1, 1, 1)})
    LOG.handlers = kept
    told = generate_latest(REGISTRY).decode()
    assert 'afsprakenkaart_waiting{queue="pages"} 0.0' in told
    assert "afsprakenkaart_map_info{" in told
    assert figure("afsprakenkaart_edition_days") >= 0


@pytest.mark.usefixtures("built_cache")
def test_every_figure_stands_in_the_table_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `(afsprakenkaart_\w+)` \|", page, re.MULTILINE))
    assert documented == {family.name for family in REGISTRY.collect()}


def states(name: str) -> dict[str, float]:
    (told,) = (one for one in REGISTRY.collect() if one.name == name)
    return {sample.labels["state"]: sample.value for sample in told.samples}


def test_the_figures_tell_how_builds_and_fetches_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    assert states("afsprakenkaart_build") == {}
    with building(tmp_path):
        assert states("afsprakenkaart_build") == {"running": 1, "done": 0, "failed": 0}
    assert states("afsprakenkaart_build") == {"running": 0, "done": 1, "failed": 0}
    with pytest.raises(ZeroDivisionError), building(tmp_path):
        raise ZeroDivisionError
    assert states("afsprakenkaart_build") == {"running": 0, "done": 0, "failed": 1}
    (tmp_path / "fetch.json").write_text('{"state": "offline"}', encoding="utf-8")
    assert states("afsprakenkaart_fetch") == {"running": 0, "done": 0, "failed": 0, "offline": 1}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"state": "new"}', b"[" * 5_000, b" " * 20_000])
def test_what_tells_nothing_of_a_build_is_left_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert last(tmp_path) is None


@pytest.mark.usefixtures("built_cache")
def test_the_figures_tell_which_source_served_the_map() -> None:
    told = [one for one in REGISTRY.collect() if one.name == "afsprakenkaart_source_used"]
    assert [sample.value for sample in told[0].samples].count(1) == 1


@pytest.fixture(scope="module")
def told_at() -> int:
    """The port of an address that tells figures."""
    open_at = listening("127.0.0.1", 0)
    metrics.serve(open_at)
    return int(open_at.getsockname()[1])


def test_figures_are_told_at_an_address_of_their_own(told_at: int) -> None:
    answer = httpx.get(f"http://127.0.0.1:{told_at}/metrics")
    assert "afsprakenkaart_requests" in answer.text
    assert "server" not in answer.headers


def test_figures_are_not_told_to_a_name_that_somebody_points_at_them(told_at: int) -> None:
    answer = httpx.get(f"http://127.0.0.1:{told_at}/metrics", headers={"Host": "evil.example"})
    assert (answer.status_code, "afsprakenkaart_requests" in answer.text) == (421, False)


@pytest.fixture
def built_cache(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache with a map, which is that of this process."""
    cache = edition.built.path.parents[1]
    set_current(edition.built.path)
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(cache))
    return cache


@pytest.fixture
def health() -> TestClient:
    return TestClient(Starlette(routes=routes_health.ROUTES))


def test_a_server_with_a_map_is_ready_and_says_which(health: TestClient, built_cache: Path) -> None:
    answer = health.get("/readyz")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    said = answer.json()
    assert (said["ready"], said["boundary"]["year"]) == (True, 2025)
    assert (built_cache / "built" / said["digest"]).is_dir()


@pytest.mark.parametrize("current", [None, "0" * 32])
def test_a_server_without_a_map_lives_and_is_not_ready(
    health: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, current: str | None
) -> None:
    monkeypatch.setenv("AFSPRAKENKAART_CACHE", str(tmp_path))
    if current:
        (tmp_path / "built").mkdir()
        (tmp_path / "built" / "current").write_text(current)
    assert health.get("/healthz").text == "ok\n"
    answer = health.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False
    assert str(tmp_path) not in answer.text
