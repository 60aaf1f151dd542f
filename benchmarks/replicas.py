"""Two servers on one built folder behind nginx: one is killed in mid-session, the other shows the same view.

    python -m benchmarks.replicas [--out build/replicas]

Builds a folder, starts two servers on it that share nothing else (each has a cache folder of its own), and nginx with
`docs/nginx.conf` before them. A browser opens the map, filters, selects a thing and turns a page of the table. Every
hashed file that it got is asked of both servers; then the server that serves it is killed, the page is left alone, and
what it shows is compared once the other serves it. Needs nginx (Debian: `apt-get install nginx-light`); Linux.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from benchmarks import browser as web
from benchmarks import servers
from layers.cache import current
from settings import read

CONF = servers.ROOT / "docs" / "nginx.conf"
ADDRESSES = ("127.0.0.1:8501", "127.0.0.1:8502")
CERTIFICATE = "/etc/letsencrypt/live/kaart.example.nl/"
LOGS = "/var/log/nginx/"
NO_NGINX = "nginx was not found; on Debian: apt-get install nginx-light"
PATIENCE_S = 60
# What a visitor has before them: address, figures, panel, table, and the map with its place.
SEEN = """() => {
  const text = (selector) => document.querySelector(selector)?.innerText ?? null;
  const frame = document.querySelector(".map-box iframe");
  const map = frame.contentWindow.map;
  return {
    address: location.search, figures: text(".part-figures"), panel: text(".part-panel"),
    table: text(".part-table"), map: frame.contentDocument.body.dataset.applied,
    place: [map.getZoom(), map.getCenter().lat, map.getCenter().lng], loaded: window.__loaded,
  };
}"""


def nginx() -> str | None:
    """Return where nginx is, None where it is not installed."""
    return shutil.which("nginx") or next((found for found in ("/usr/sbin/nginx",) if Path(found).exists()), None)


def configuration(ports: Sequence[int], port: int, scratch: Path, plain: int | None = None, conf: Path = CONF) -> str:
    """Return `docs/nginx.conf` for these ports, with what nginx needs to run as anyone and in one folder.

    Args:
        ports: those of the two servers behind it.
        port: where it listens.
        scratch: the folder; with TLS, `fullchain.pem` and `privkey.pem` stand in it.
        plain: with TLS at `port`, where it listens without; None for no TLS at all, and no redirect to it.
        conf: the file, or a copy that was changed.
    """
    inner = conf.read_text(encoding="utf-8")
    for named, chosen in (
        *zip(ADDRESSES, (f"127.0.0.1:{one}" for one in ports), strict=True),
        ("listen 80;", f"listen 127.0.0.1:{plain or 80};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{port}{' ssl http2' if plain else ''};"),
    ):
        assert inner.count(named) == 1
        inner = inner.replace(named, chosen)
    inner = (
        re.sub(r"\n *listen \[::\]:[^;]*;", "", inner).replace(CERTIFICATE, f"{scratch}/").replace(LOGS, f"{scratch}/")
    )
    if plain is None:
        inner = re.sub(r"\n *ssl_[^;]*;", "", re.sub(r"\nserver {.*?\n}\n", "", inner, count=1, flags=re.DOTALL))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "\n".join(f"{kind}_temp_path {scratch}/{kind};" for kind in kinds)
    # Where root is root of a namespace alone, no other user is there to own the folders.
    owner = "user root;\n" if os.geteuid() == 0 else ""
    return (
        f"{owner}daemon off;\nmaster_process off;\npid {scratch}/nginx.pid;\nerror_log {scratch}/nginx.log;\n"
        f"events {{ worker_connections 1024; }}\nhttp {{\naccess_log off;\n{folders}\n{inner}}}\n"
    )


@contextlib.contextmanager
def proxy(ports: Sequence[int], scratch: Path, changed: Callable[[str], str] = str) -> Iterator[str]:
    """Run nginx without TLS before servers until the block ends; its address. `changed` edits its settings."""
    port = servers.free_port()
    with nginx_running(changed(configuration(ports, port, scratch)), port, scratch):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def nginx_running(settings: str, port: int, scratch: Path) -> Iterator[None]:
    """Run nginx with these settings until the block ends; at its start something listens on the port."""
    found = nginx()
    if not found:
        raise RuntimeError(NO_NGINX)
    conf, log = scratch / "nginx.conf", scratch / "nginx.log"
    conf.write_text(settings, encoding="utf-8")
    process = subprocess.Popen([found, "-e", str(log), "-p", str(scratch), "-c", str(conf)])
    try:
        wait(lambda: listens(port) or process.poll() is not None, "nginx listens")
        if process.poll() is not None:
            raise RuntimeError(f"nginx did not start:\n{log.read_text(encoding='utf-8')}")
        yield
    finally:
        process.terminate()
        process.wait(15)


def listens(port: int) -> bool:
    """Return whether something listens on a port of this machine."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 2):
        return True
    return False


def wait(until: Any, what: str) -> None:
    """Wait until something is so.

    Raises TimeoutError where it is not so within `PATIENCE_S`.
    """
    end = time.perf_counter() + PATIENCE_S
    while not until():
        if time.perf_counter() > end:
            raise TimeoutError(f"not within {PATIENCE_S} seconds: {what}")
        time.sleep(0.05)


def connections(port: int) -> int:
    """Return how many connections to a port of this machine are open: with visitors at rest, their websockets."""
    lines = Path("/proc/net/tcp").read_text(encoding="utf-8").splitlines()[1:]
    fields = (line.split() for line in lines)
    return sum(local.endswith(f":{port:04X}") and state == "01" for _, local, _, state, *_ in fields)


def fetched(url: str) -> tuple[int, bytes]:
    """Return the status of an answer and its body."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return int(answer.status), answer.read()
    except urllib.error.HTTPError as fault:
        return fault.code, b""


@dataclass(frozen=True)
class Failover:
    """What was seen: the files at either server, the view before and after, and how long it was away.

    `files` gives per path the status of both servers and whether the bytes were the same. `next_s` is the time that the
    first choice after the kill took until its view was shown by the other server.
    """

    files: Mapping[str, tuple[int, int, bool]]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    next_s: float
    told: bool
    next_choice: bool

    @property
    def faults(self) -> list[str]:
        """What is not as it must be."""
        found = [f"{path}: {seen}" for path, seen in self.files.items() if seen != (200, 200, True)]
        found += [f"{k}: {v!r} became {self.after[k]!r}" for k, v in self.before.items() if v != self.after[k]]
        if not self.next_choice:
            found.append("the first choice after it was lost")
        return found


def failover(page: Page, url: str, replicas: Mapping[int, Any]) -> Failover:
    """Visit the map at `url`, kill the server that serves it, and look at what the visitor sees.

    Args:
        page: an empty page of a browser.
        url: the address of the proxy.
        replicas: for each port of a server, what ends it at once.
    """
    paths: set[str] = set()
    page.on("response", lambda r: paths.add(urlsplit(r.url).path) if "/assets/" in r.url else None)
    page.set_default_timeout(PATIENCE_S * 1000)
    begun = page.locator("[data-testid='stApp'][data-test-script-state='notRunning']")
    frame = page.frame_locator(".map-box iframe")

    def drawn(act: Any) -> None:
        """Do something and wait until the map shows another state."""
        body = frame.locator("body[data-drawn][data-applied]")
        stamp = body.get_attribute("data-applied")
        act()
        frame.locator(f"body[data-applied]:not([data-applied='{stamp}'])").wait_for(state="attached")

    def choose(label: str, option: str) -> None:
        group = page.locator(".part-filters").get_by_role("group", name=label)
        drawn(group.get_by_role("link", name=option, exact=True).click)

    def seen_now() -> dict[str, Any]:
        page.wait_for_function("() => !document.querySelector('[data-part][aria-busy]')")
        return dict(page.evaluate(SEEN))

    page.goto(f"{url}/?background=off&lang=nl")
    frame.locator("body[data-drawn][data-applied]").wait_for(state="attached")
    # Its websocket says whose visitor this is.
    begun.wait_for(state="attached")
    choose("Provincie", "Utrecht")
    box = page.locator(".map-box iframe").bounding_box()
    assert box
    drawn(lambda: page.mouse.click(box["x"] + 0.62 * box["width"], box["y"] + 0.5 * box["height"]))
    selected = page.evaluate("() => location.search")
    page.locator("#page-next").click()
    page.wait_for_function("(was) => location.search !== was && location.search.includes('page=')", arg=selected)
    page.evaluate("() => { window.__loaded = 'once'; }")
    before = seen_now()

    first, second = sorted(replicas, key=connections, reverse=True)
    if not connections(first) or connections(second):
        raise RuntimeError(f"{connections(first)} and {connections(second)} connections: whose is the visitor?")
    files = {}
    for path in sorted(paths):
        (one, mine), (other, theirs) = (fetched(f"http://127.0.0.1:{port}{path}") for port in (first, second))
        files[path] = (one, other, mine == theirs)

    replicas[first]()
    after = seen_now()
    drawn_before = after["map"]
    killed = time.perf_counter()
    choose("Provincie", "Drenthe")
    seen = seen_now()
    took = seen["map"] != drawn_before and "PV22" in seen["address"] and "PV26" in seen["address"]
    return Failover(files, before, after, time.perf_counter() - killed, page.locator(".told .fault").count() > 0, took)


def killer(server: servers.Server) -> Any:
    """Return what ends a server at once, without a farewell."""
    return lambda: os.kill(server.pid, signal.SIGKILL)


def port_of(server: servers.Server) -> int:
    """Return the port of a server."""
    found = urlsplit(server.url).port
    assert found
    return found


@contextlib.contextmanager
def pair(built: str, scratch: Path, environ: Mapping[str, str]) -> Iterator[tuple[servers.Server, servers.Server]]:
    """Run two servers on one built folder, each with a cache folder of its own."""
    scratch.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as both:
        one, other = (
            both.enter_context(
                servers.product(
                    scratch / f"{name}.log",
                    {**environ, "AFSPRAKENKAART_BUILT": built, "AFSPRAKENKAART_CACHE": str(scratch / name)},
                )
            )
            for name in ("one", "other")
        )
        yield one, other


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.replicas", description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=servers.ROOT / "build" / "replicas", help="folder for the results")
    out = parser.parse_args(arguments).out.resolve()
    if not nginx():
        print(NO_NGINX, file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    environ = {**servers.boundaries(os.environ), "AFSPRAKENKAART_CACHE": str(out / "build")}
    servers.command(("-m", "layers", "build"), environ)
    built = current(read(environ).cache)
    with pair(str(built), out, environ) as both, proxy([port_of(one) for one in both], out) as url:
        for server in both:
            print(f"server at {server.url} on {built}: first answer after {server.seconds_to_answer:.2f} s")
        with web.launched() as browser, web.visitor(browser) as context:
            found = failover(context.new_page(), url, {port_of(one): killer(one) for one in both})
    print(f"{len(found.files)} hashed files asked of both servers")
    print(f"the first choice after the kill was shown after {found.next_s:.2f} s")
    print(f"the visitor was told {'that there was no connection' if found.told else 'nothing'}, and did not reload")
    print(json.dumps(found.after["address"]))
    print(*found.faults or ["the view, the files and the next choice are as they were"], sep="\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main())
