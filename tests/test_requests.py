"""Walks the source: nothing asks anything on the web but by `web.py`, and no library reads what may be an address.

What a library may fetch by itself is turned off or is no part of the project; what does so is listed here, with why.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.test_architecture import FILES, ROOT

# Modules by which a request can leave, of the standard library and of what is installed.
ASKING = {
    "aiohttp", "asyncio.open_connection", "boto3", "botocore", "ftplib", "fsspec", "gcsfs", "http.client", "httpcore",
    "httpx", "imaplib", "niquests", "nntplib", "owslib", "paramiko", "poplib", "pooch", "pycurl", "requests", "s3fs",
    "smtplib", "socket", "socketserver", "ssl", "telnetlib", "treq", "tornado.httpclient", "urllib.request", "urllib3",
    "urlopen", "urlretrieve", "webbrowser", "websocket", "websockets", "xmlrpc.client", "osgeo", "fiona", "rasterio",
}  # fmt: skip
# Functions of libraries that take an address or a path for one, or that let a driver choose what a file is.
READING = {
    "from_file", "list_layers", "open_arrow", "open_dataset", "read_arrow", "read_bounds", "read_clipboard", "read_csv",
    "read_dataframe", "read_excel", "read_feather", "read_file", "read_fwf", "read_html", "read_info", "read_json",
    "read_orc", "read_parquet", "read_pickle", "read_postgis", "read_sas", "read_sql", "read_stata", "read_table",
    "read_xml", "set_network_enabled", "open_connection", "create_connection",
}  # fmt: skip
TOOLS = {"curl", "wget", "git", "rsync", "scp", "ssh", "nc", "ogr2ogr", "ogrinfo", "gdalinfo"}
# Who may do what, and why.
ALLOWED = {
    "web.py": {"httpx": "the one place", "ssl": "its certificates, read once"},
    "layers/remote.py": {"fsspec": "stores other than the web, by a closed list of their drivers"},
    "ui/shell/connections.py": {"socket": "listens, and how a connection that came in is set"},
    "ui/shell/metrics.py": {"socket": "is given one that listens"},
    "ui/supervisor.py": {"socket": "tells the supervisor on this computer, by a name of the file system"},
    "ui/serve.py": {"socket": "finds a free port", "http.client": "asks its own app on this computer"},
    "ui/shell/hosts.py": {"socket": "the name of this computer"},
    "clock.py": {"from_file": "a time zone, of bytes at hand"},
    "geo/sources/geopackage.py": {"list_layers": "its driver is named", "read_dataframe": "its driver is named"},
}


def asks(source: str) -> Iterator[str]:
    """By what a module may ask something on the web, or have a library do so."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name for alias in node.names for name in ASKING if _within(alias.name, name))
        elif isinstance(node, ast.ImportFrom) and not node.level:
            origins = (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))
            yield from {name for origin in origins for name in ASKING if _within(origin, name)}
        elif isinstance(node, ast.Attribute) and node.attr in READING:
            yield node.attr
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in IMPORTING:
            first = node.args[0] if node.args else None
            named = first.value if isinstance(first, ast.Constant) else None
            yield from (name for name in ASKING if isinstance(named, str) and _within(named, name))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            if "/vsi" in node.value:
                yield "/vsi"
            if node.value in TOOLS:
                yield node.value


IMPORTING = {"import_module", "__import__"}


def _within(module: str, name: str) -> bool:
    return module == name or module.startswith(f"{name}.")


def test_nothing_asks_anything_but_by_the_one_place() -> None:
    found = {path.relative_to(ROOT).as_posix(): set(asks(path.read_text(encoding="utf-8"))) for path in FILES}
    assert {name: how for name, how in found.items() if how} == {name: set(why) for name, why in ALLOWED.items()}


@pytest.mark.parametrize(
    ("source", "by"),
    [
        ("import httpx", "httpx"),
        ("def f():\n    import urllib.request as r", "urllib.request"),
        ("from urllib import request", "urllib.request"),
        ("from urllib.request import urlopen", "urllib.request"),
        ("from http import client", "http.client"),
        ("import requests.sessions", "requests"),
        ("from fsspec.core import url_to_fs", "fsspec"),
        ("from asyncio import open_connection", "asyncio.open_connection"),
        ("asyncio.open_connection('a', 1)", "open_connection"),
        ("socket.create_connection(('a', 1))", "create_connection"),
        ("importlib.import_module('requests')", "requests"),
        ("__import__('socket')", "socket"),
        ("import pandas as pd\npd.read_csv(address)", "read_csv"),
        ("gpd.read_file(path)", "read_file"),
        ("pyproj.network.set_network_enabled(True)", "set_network_enabled"),
        ("name = f'/vsicurl/{address}'", "/vsi"),
        ("subprocess.run(['curl', address])", "curl"),
    ],
)
def test_a_request_that_passes_by_it_is_found(source: str, by: str) -> None:
    assert by in set(asks(source))


@pytest.mark.parametrize("source", ["import web", "from seeds.load.files import read_csv\nread_csv(1)", "import json"])
def test_what_asks_nothing_is_not_found(source: str) -> None:
    assert set(asks(source)) == set()


def test_redirects_are_followed_by_nothing_of_its_own_accord() -> None:
    following = [
        (path.relative_to(ROOT).as_posix(), node.value.value if isinstance(node.value, ast.Constant) else None)
        for path in FILES
        if "_redirects" in path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.keyword) and node.arg in ("follow_redirects", "allow_redirects")
    ]
    assert following == [("web.py", False)]


@pytest.mark.slow
def test_the_libraries_of_geography_fetch_nothing_whatever_the_surroundings_say() -> None:
    """PROJ fetches grids from its makers where it is told to, and GDAL any file of the web that a name leads to."""
    code = (
        "import geo, pyproj.network, pyogrio;"
        "assert not pyproj.network.is_network_enabled();"
        "assert pyogrio.get_gdal_config_option('CPL_VSIL_CURL_ALLOWED_EXTENSIONS') == 'none'"
    )
    environ = {**os.environ, "PROJ_NETWORK": "ON", "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".gpkg"}
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, check=True)
