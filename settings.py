"""What may be set, all of it by the environment: one frozen object that every room may read, below all of them.

The standard library alone: the command that starts the server waits for it, and a settings library would take half of
that start. A value that will not do never stops a start: it is left out, and `faults` says which setting, what is
wrong and what to do. `docs/deployment.md` holds the table of the fields; a test compares it.
"""

from __future__ import annotations

import difflib
import ipaddress
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal, NamedTuple, get_type_hints
from urllib.parse import urlsplit

_OURS: Final = "AFSPRAKENKAART_"
OF_TESTS: Final = tuple(f"{_OURS}{name}" for name in ("STRICT", "RENEW_BASELINES", "FUZZED"))
"""What the tests may be told."""
BOUNDARIES: Final = "AFSPRAKENKAART_BOUNDARIES"
CACHE: Final = "AFSPRAKENKAART_CACHE"
CBS_URL: Final = "AFSPRAKENKAART_CBS_URL"
CBS_FIGURES_URL: Final = "AFSPRAKENKAART_CBS_FIGURES_URL"
REGISTER_URL: Final = "AFSPRAKENKAART_REGISTER_URL"
NOVEX_URL: Final = "AFSPRAKENKAART_NOVEX_URL"
WOONDEALS_URL: Final = "AFSPRAKENKAART_WOONDEALS_URL"
DOCUMENTS: Final = "AFSPRAKENKAART_DOCUMENTS"
PARLIAMENT_URL: Final = "AFSPRAKENKAART_PARLIAMENT_URL"
PUBLICATIONS_URL: Final = "AFSPRAKENKAART_PUBLICATIONS_URL"
BUILT: Final = "AFSPRAKENKAART_BUILT"
KEPT_MAPS: Final = "AFSPRAKENKAART_KEPT_MAPS"
HOSTS: Final = "AFSPRAKENKAART_HOSTS"
EMBED_ORIGINS: Final = "AFSPRAKENKAART_EMBED_ORIGINS"
CONTACT: Final = "AFSPRAKENKAART_CONTACT"
BACKGROUND_URL: Final = "AFSPRAKENKAART_BACKGROUND_URL"
BASE_PATH: Final = "AFSPRAKENKAART_BASE_PATH"
LOG: Final = "AFSPRAKENKAART_LOG"
METRICS: Final = "AFSPRAKENKAART_METRICS"
MCP_HTTP: Final = "AFSPRAKENKAART_MCP_HTTP"
MCP_APP: Final = "AFSPRAKENKAART_MCP_APP"
OFFLINE: Final = "OFFLINE"
FETCHING: Final = "AFSPRAKENKAART_FETCHING"
WITH_PARENT: Final = "AFSPRAKENKAART_WITH_PARENT"

CBS_SERVICE: Final = "https://api.pdok.nl/cbs/gebiedsindelingen/ogc/v1"
CBS_FIGURES_SERVICE: Final = "https://opendata.cbs.nl/ODataApi/odata"
_REGISTER_TABLE: Final = "/{table}/TypedDataSet"
REGISTER_SERVICE: Final = CBS_FIGURES_SERVICE + _REGISTER_TABLE
PARLIAMENT_SERVICE: Final = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0"
PUBLICATIONS_SERVICE: Final = "https://zoek.officielebekendmakingen.nl"
# BRT achtergrondkaart of PDOK, grey. Another path of the same service is also in use, so it can be replaced.
BACKGROUND: Final = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
MAPS: Final = 5
# What steers the libraries beneath: transformation grids, drivers and their options.
LIBRARY_SETTINGS: Final = ("PROJ_", "GDAL_", "OGR_", "GEOS_", "CPL_")

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_ORIGIN: Final = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.ASCII)
_PATH: Final = re.compile(r"(/[a-z0-9][a-z0-9._~-]*){1,5}", re.ASCII | re.IGNORECASE)
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*", re.ASCII)
_FEW: Final = re.compile(r"[1-9][0-9]?", re.ASCII)
_NO: Final = ("", "0", "no", "false")
_TRIMMED: Final = (CONTACT, BACKGROUND_URL, BUILT, KEPT_MAPS, BASE_PATH, LOG, METRICS, MCP_HTTP, MCP_APP)


class Doc(NamedTuple):
    """What the documentation says of a setting: its variable, its meaning, and what holds without it."""

    variable: str
    meaning: str
    default: str


@dataclass(frozen=True)
class Settings:
    """All that may be set, as `read` finds it in an environment."""

    cache: Annotated[
        Path,
        Doc(
            CACHE,
            "folder in which fetched boundaries and built layers are kept",
            "`$XDG_CACHE_HOME/afsprakenkaart`, else `~/.cache/afsprakenkaart`",
        ),
    ]
    boundaries: Annotated[
        Path | None, Doc(BOUNDARIES, "folder with CBS boundary files of your own", "the cache, else schematic shapes")
    ] = None
    cbs_url: Annotated[
        str, Doc(CBS_URL, "base address of the CBS service, all before `/collections`", f"`{CBS_SERVICE}`")
    ] = CBS_SERVICE
    cbs_figures_url: Annotated[
        str,
        Doc(
            CBS_FIGURES_URL,
            "base address of the tables of CBS (OData 3), all before the id of a table",
            f"`{CBS_FIGURES_SERVICE}`",
        ),
    ] = CBS_FIGURES_SERVICE
    register_url: Annotated[
        str,
        Doc(
            REGISTER_URL,
            "address of the table of CBS with the regions of municipalities; `{table}` stands for its number",
            f"the table at `{CBS_FIGURES_URL}`: `{REGISTER_SERVICE}`",
        ),
    ] = REGISTER_SERVICE
    novex_url: Annotated[
        str, Doc(NOVEX_URL, "address of the Atom feed of PDOK with the outlines of NOVEX areas", "none are fetched")
    ] = ""
    woondeals_url: Annotated[
        str, Doc(WOONDEALS_URL, "address of the Atom feed of PDOK with the regions of woondeals", "none are fetched")
    ] = ""
    documents: Annotated[
        Path | None, Doc(DOCUMENTS, "folder with the letters, of which cited passages are shown", "no passages")
    ] = None
    parliament_url: Annotated[
        str,
        Doc(
            PARLIAMENT_URL,
            "base address of parliament's open data, all before `/Document`; for `python -m seeds fetch` and `watch`",
            f"`{PARLIAMENT_SERVICE}`",
        ),
    ] = PARLIAMENT_SERVICE
    publications_url: Annotated[
        str,
        Doc(
            PUBLICATIONS_URL,
            "base address of the official publications, all before `/kst-`; for `python -m seeds fetch`",
            f"`{PUBLICATIONS_SERVICE}`",
        ),
    ] = PUBLICATIONS_SERVICE
    built: Annotated[
        str,
        Doc(
            BUILT,
            "path or address of a store with a built folder to show: nothing is built or fetched",
            "the map is built",
        ),
    ] = ""
    kept_maps: Annotated[
        int, Doc(KEPT_MAPS, "how many built maps stay in the cache, from 1 to 99; see `python -m layers maps`", "5")
    ] = MAPS
    hosts: Annotated[
        frozenset[str],
        Doc(
            HOSTS,
            "names by which visitors reach this server, separated by spaces or commas",
            "loopback and the address of `--host`, which are always among them",
        ),
    ] = frozenset()
    embed_origins: Annotated[
        tuple[str, ...],
        Doc(EMBED_ORIGINS, "origins whose pages may show the map in a frame, separated by spaces", "only this server"),
    ] = ()
    contact: Annotated[str, Doc(CONTACT, "mail address for reports of errors", "each figure offers a text to copy")] = (
        ""
    )
    background_url: Annotated[
        str, Doc(BACKGROUND_URL, "address of the background's tiles, with `{z}`, `{x}` and `{y}`", f"`{BACKGROUND}`")
    ] = BACKGROUND
    base_path: Annotated[
        str, Doc(BASE_PATH, "path under which a proxy shows this server, such as `/kaart`", "it stands at the top")
    ] = ""
    log: Annotated[
        Literal["text", "json"], Doc(LOG, "`json` writes each line of the log as JSON", "lines to be read by people")
    ] = "text"
    metrics: Annotated[
        tuple[str, int] | None,
        Doc(METRICS, "`host:port` at which figures of the server are told to Prometheus", "they are told nowhere"),
    ] = None
    mcp_http: Annotated[
        tuple[str, int] | None,
        Doc(
            MCP_HTTP,
            "`host:port` on loopback at which `python -m layers mcp` answers over HTTP",
            "it speaks over stdin and stdout",
        ),
    ] = None
    mcp_app: Annotated[
        str, Doc(MCP_APP, "address of the app, to which answers to assistants lead", "answers name no page")
    ] = ""
    offline: Annotated[bool, Doc(OFFLINE, "`1` keeps a start from fetching boundaries", "they are fetched")] = False
    fetching: Annotated[
        bool,
        Doc(FETCHING, "set by `ui.serve` for the app that it starts: a fetch runs beside it", "no word of a fetch"),
    ] = False
    with_parent: Annotated[
        bool,
        Doc(WITH_PARENT, "set by `ui.serve` for the app that it starts: it ends when its input does", "it runs alone"),
    ] = False
    # The settings of the libraries beneath, by name: another build where one of them is another.
    libraries: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def background_host(self) -> str:
        """The origin of the background's tiles."""
        parts = urlsplit(self.background_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def letters(self) -> Path | None:
        """The folder with the letters, None where none is named or it is not there."""
        return self.documents if self.documents and is_folder(self.documents) else None


def documented() -> dict[str, Doc]:
    """Return what is to be documented of each field that a variable sets, by the name of the field."""
    hints = get_type_hints(Settings, include_extras=True)
    return {name: hint.__metadata__[0] for name, hint in hints.items() if hasattr(hint, "__metadata__")}


def of_this_process() -> Settings:
    """Return the settings in the environment of this process."""
    return read(os.environ)


def read(environ: Mapping[str, str]) -> Settings:
    """Return the settings in an environment; of a value that will not do, `faults` says so and it is left out."""
    given = {name: environ.get(name, "").strip() for name in _TRIMMED}
    hosts = {host.lower().rstrip("."): host for host in environ.get(HOSTS, "").replace(",", " ").split()}
    origins = environ.get(EMBED_ORIGINS, "").split()
    return Settings(
        cache=_cache(environ),
        boundaries=_folder(environ.get(BOUNDARIES, "")),
        cbs_url=environ.get(CBS_URL) or CBS_SERVICE,
        cbs_figures_url=(figures := environ.get(CBS_FIGURES_URL) or CBS_FIGURES_SERVICE),
        # The same service of CBS has both, so that naming it once will do.
        register_url=environ.get(REGISTER_URL) or figures.strip().rstrip("/") + _REGISTER_TABLE,
        novex_url=environ.get(NOVEX_URL, "").strip(),
        woondeals_url=environ.get(WOONDEALS_URL, "").strip(),
        documents=_folder(environ.get(DOCUMENTS, "")),
        parliament_url=environ.get(PARLIAMENT_URL) or PARLIAMENT_SERVICE,
        publications_url=environ.get(PUBLICATIONS_URL) or PUBLICATIONS_SERVICE,
        built=given[BUILT],
        kept_maps=int(given[KEPT_MAPS]) if _FEW.fullmatch(given[KEPT_MAPS]) else MAPS,
        hosts=frozenset(filter(_is_host, hosts)),
        embed_origins=tuple(filter(_ORIGIN.fullmatch, origins)),
        contact=given[CONTACT] if _MAIL.fullmatch(given[CONTACT]) else "",
        background_url=given[BACKGROUND_URL] if _is_tiles(given[BACKGROUND_URL]) else BACKGROUND,
        base_path=given[BASE_PATH].rstrip("/") if _PATH.fullmatch(given[BASE_PATH].rstrip("/")) else "",
        log="json" if given[LOG] == "json" else "text",
        metrics=_host_and_port(given[METRICS]),
        mcp_http=_on_loopback(given[MCP_HTTP]),
        mcp_app=given[MCP_APP].rstrip("/") if _is_address(given[MCP_APP]) else "",
        offline=environ.get(OFFLINE, "").strip().lower() not in _NO,
        fetching=bool(environ.get(FETCHING)),
        with_parent=bool(environ.get(WITH_PARENT)),
        libraries=tuple(sorted((k, v) for k, v in environ.items() if k.startswith(LIBRARY_SETTINGS))),
        faults=(*_faults(given, hosts, origins), *_unknown(environ)),
    )


def _unknown(names: Iterable[str]) -> Iterator[str]:
    """Yield what is named like a setting and is none: it would be left out without a word."""
    known = [OFFLINE, *(value for value in globals().values() if isinstance(value, str) and value.startswith(_OURS))]
    for name in sorted(names):
        if name.startswith(_OURS) and name not in (*known, *OF_TESTS):
            close = difflib.get_close_matches(name.removeprefix(_OURS), [one.removeprefix(_OURS) for one in known])
            like = f"; it may be {OFFLINE if close[0] == OFFLINE else _OURS + close[0]}" if close else ""
            yield f"{name}: is no setting and is not read{like}"


def _faults(given: Mapping[str, str], hosts: Mapping[str, str], origins: list[str]) -> Iterator[str]:
    for host, word in hosts.items():
        if not _is_host(host):
            yield f"{HOSTS}: {word!r} is no host and is left out; write it like kaart.example.nl, without a port"
    for word in origins:
        if not _ORIGIN.fullmatch(word):
            yield f"{EMBED_ORIGINS}: {word!r} is no origin and is left out; write it like https://www.example.nl"
    for name, (will_do, advice) in _CHECKED.items():
        if given[name] and not will_do(given[name]):
            yield f"{name}: {given[name]!r} {advice}"


def _host_and_port(named: str) -> tuple[str, int] | None:
    host, _, port = named.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not _is_host(host) or not re.fullmatch(r"[0-9]{1,5}", port, re.ASCII) or not 1 <= int(port) <= 65535:
        return None
    return host, int(port)


def _on_loopback(named: str) -> tuple[str, int] | None:
    found = _host_and_port(named)
    return found if found and found[0] in ("localhost", "127.0.0.1", "::1") else None


def _is_address(named: str) -> bool:
    return bool(re.fullmatch(rf"{_ORIGIN.pattern}(/[A-Za-z0-9._~-]+)*/?", named, re.ASCII))


def _cache(environ: Mapping[str, str]) -> Path:
    """The folder in which fetched boundaries and built layers are kept; it need not exist yet."""
    if environ.get(CACHE):
        return _path(environ[CACHE])
    if environ.get("XDG_CACHE_HOME"):
        return Path(environ["XDG_CACHE_HOME"]) / "afsprakenkaart"
    return Path(environ.get("HOME") or Path.home()) / ".cache" / "afsprakenkaart"


def _path(named: str) -> Path:
    """A path, from the home folder where it says so; `~` and a user that is not known is a folder of that name."""
    try:
        return Path(named).expanduser()
    except RuntimeError:
        return Path(named)


def is_folder(path: Path) -> bool:
    """Return whether there is such a folder; False too for a name that no system takes."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(named: str) -> Path | None:
    return _path(named) if named else None


def _is_host(host: str) -> bool:
    try:
        return bool(_HOST.fullmatch(host) or ipaddress.ip_address(host))
    except ValueError:
        return False


def _is_tiles(address: str) -> bool:
    return address.startswith(("http://", "https://")) and all(part in address for part in ("{z}", "{x}", "{y}"))


# Of each setting that has a form: whether a value is of it, and what is said where it is not.
_CHECKED: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    CONTACT: (_MAIL.fullmatch, "is no mail address and is left out; write it like naam@example.nl"),
    BACKGROUND_URL: (
        _is_tiles,
        "is no address of tiles, the default is used; write an http(s) address with {z}, {x} and {y}",
    ),
    KEPT_MAPS: (_FEW.fullmatch, f"is no number of maps, {MAPS} are kept; write one from 1 to 99"),
    BASE_PATH: (re.compile(rf"({_PATH.pattern})?/?").fullmatch, "is no path and is left out; write it like /kaart"),
    LOG: (("text", "json").__contains__, "is no form of a log, text is used; write text or json"),
    METRICS: (_host_and_port, "is no host and port, figures are told nowhere; write 127.0.0.1:9464"),
    MCP_HTTP: (_on_loopback, "is no port on loopback, it is not used; write 127.0.0.1:8765"),
    MCP_APP: (_is_address, "is no address, answers name no page; write https://kaart.example.nl"),
}
