"""nginx with TLS as the documentation has it, with a certificate of the test's own, and what asks it."""

from __future__ import annotations

import contextlib
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import httpx

from benchmarks import replicas, servers


class Front(NamedTuple):
    """nginx that runs: its address with TLS and the one without, and the certificate by which it is known."""

    url: str
    plain: str
    certificate: Path

    def trusting(self) -> ssl.SSLContext:
        """Return what believes this certificate and no other."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def client(self) -> httpx.Client:
        """Return a client that asks it, and nothing in between."""
        return httpx.Client(base_url=self.url, verify=self.trusting(), trust_env=False, timeout=60)


def certify(folder: Path) -> Path:
    """Make a certificate of this machine and its key, where nginx looks for them; the certificate."""
    made, key = folder / "fullchain.pem", folder / "privkey.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-days", "2", "-subj", "/CN=kaart.example.nl", "-addext", "subjectAltName=DNS:kaart.example.nl,IP:127.0.0.1",
         "-keyout", str(key), "-out", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


@contextlib.contextmanager
def secured(
    port: int, folder: Path, changed: Callable[[str], str] = str, conf: Path = replicas.CONF
) -> Iterator[Front]:
    """Run nginx with TLS before the server at this port until the block ends; `changed` edits its settings."""
    certificate = certify(folder)
    secure, plain = servers.free_port(), servers.free_port()
    settings = replicas.configuration([port, port], secure, folder, plain, conf)
    with replicas.nginx_running(changed(settings), secure, folder):
        yield Front(f"https://127.0.0.1:{secure}", f"http://127.0.0.1:{plain}", certificate)
