"""Settings: read once from the environment, validated at start, never changed afterwards."""

from __future__ import annotations

import os
import re
from base64 import b64decode
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DOORS = ("public", "filing", "mailbox", "kiosk", "desk", "oversight", "duty", "administration", "signin")
ENVIRONMENTS = ("production", "demo", "test")
FULL_KDF = (65536, 3, 1)
IDLE = {"kiosk": 60, "filing": 3600, "mailbox": 300, "officer": 900}


class BadSetting(Exception):
    """A setting that cannot be used; `name` is the variable, `says` what is wrong with it."""

    def __init__(self, name: str, says: str) -> None:
        super().__init__(f"{name}: {says}")
        self.name, self.says = name, says


@dataclass(frozen=True, kw_only=True)
class Settings:
    env: str = "production"
    database_url: str = field(default="sqlite:///var/portal.db", repr=False)
    store_url: str = field(default="sqlite:///var/store.db", repr=False)
    """Sessions and throttles; by default in shared memory, so that they never reach a disk."""
    blobs: str = "var/blobs"
    sounds: Path = Path("var/sounds")
    """Spoken sentences, the same for everybody: made again when they are gone."""
    notices: Path | None = None
    """What hangs on a kiosk besides: `food`, `notices` and `times`, a text file for each language."""
    films: Path | None = None
    """Films in sign language, named as portal/languages/films.py says; none is delivered."""
    site_file: Path = Path("var/site.json")
    worker_file: Path = Path("var/worker.json")
    signing_key_file: Path = Path("var/register.key")
    directory_file: Path = Path("var/directory.signed")
    state_folder: Path = Path("var/state")
    root: bytes | None = None
    """Ed25519 public key, 32 bytes, of whoever signs the directory."""
    backup_key: bytes | None = None
    """X25519 public key, 32 bytes, that backups are sealed to; its secret stays off line."""
    doors: tuple[str, ...] = DOORS
    bind: str = "127.0.0.1:8000"
    metrics_bind: str | None = None
    hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    proxies: int = 0
    """How many proxies in front are trusted."""
    locales: tuple[str, ...] | None = None
    zone: str = "UTC"
    packs: Path | None = None
    clock: str = "system"
    seed: int | None = None
    idle: Mapping[str, int] = field(default_factory=lambda: dict(IDLE))
    """Seconds, by kind of session."""
    clamav: str | None = None
    """Where a virus scanner listens: `host:port`, or the path of its socket."""
    upload_max: int = 20_971_520
    """Bytes."""
    kdf: tuple[int, int, int] = FULL_KDF
    """Argon2id: KiB, passes, lanes."""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Raises BadSetting, naming the variable. An empty variable counts as not set."""
        given = {name: value for name, value in (os.environ if environ is None else environ).items() if value}
        values: dict[str, Any] = {}
        for name, (attribute, read) in _VARIABLES.items():
            if name in given:
                try:
                    values[attribute] = read(given[name])
                except ValueError as wrong:
                    raise BadSetting(name, str(wrong)) from None
        settings = cls(**{"store_url": _store_beside(values.get("database_url", cls.database_url)), **values})
        if settings.env == "demo" and _lowered(settings.kdf):
            raise BadSetting("PORTAL_KDF", "only the test environment may lower it")
        return settings

    @property
    def zone_info(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def now(self) -> datetime:
        """The one clock, in the portal's zone; a clock file is read at each call. Raises BadSetting."""
        if self.clock == "system":
            return datetime.now(self.zone_info)
        try:
            moment = _moment(Path(self.clock.removeprefix("file:")).read_text())
        except (OSError, ValueError) as wrong:
            raise BadSetting("PORTAL_CLOCK", f"the clock file cannot be read: {wrong}") from None
        return moment.astimezone(self.zone_info)


def locks_of_production(settings: Settings, *, drafts: Collection[str] = ()) -> list[str]:
    """Every cause for which production must refuse to start, each naming what to change; empty elsewhere.

    `drafts` are the draft packs in force, which only a higher layer can know.
    """
    if settings.env != "production":
        return []
    causes = {
        "PORTAL_CLOCK: production runs on the system clock": settings.clock != "system",
        "PORTAL_SEED: production draws its own random numbers": settings.seed is not None,
        "PORTAL_KDF: weaker than 65536:3:1": _lowered(settings.kdf),
        f"PORTAL_SITE_FILE: {settings.site_file} can be read by others; set its mode to 0600": _open_to_others(
            settings.site_file
        ),
        f"PORTAL_WORKER_FILE: {settings.worker_file} can be read by others; set its mode to 0600": _open_to_others(
            settings.worker_file
        ),
        f"PORTAL_SIGNING_KEY_FILE: {settings.signing_key_file} can be read by others; set its mode to 0600": (
            _open_to_others(settings.signing_key_file)
        ),
        "PORTAL_PROXIES: plain http; put a proxy that speaks https in front and count it here": settings.proxies == 0,
        "PORTAL_ROOT: this is a demo root; hold a key ceremony": _made_by_demo(settings.directory_file),
        f"PORTAL_PACKS: draft packs are in force ({', '.join(sorted(drafts))})": bool(drafts),
    }
    return [cause for cause, holds in causes.items() if holds]


def folder(name: str) -> Path:
    """templates, static, translations or migrations: inside the wheel, else beside the package in a checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def _lowered(kdf: tuple[int, int, int]) -> bool:
    return any(has < needs for has, needs in zip(kdf, FULL_KDF, strict=True))


def _made_by_demo(directory_file: Path) -> bool:
    """The signed directory says so itself; a quoted name in it cannot, because there the quotes are escaped."""
    return directory_file.is_file() and b'"demo":true' in directory_file.read_bytes()


def _open_to_others(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & 0o077)


def _store_beside(database_url: str) -> str:
    """PostgreSQL: the same database, shared by every host. SQLite: a file for each, in memory where possible."""
    if database_url.startswith("postgresql"):
        return database_url
    memory = Path("/dev/shm")  # noqa: S108
    if not os.access(memory, os.W_OK):
        return "sqlite:///var/store.db"
    which = sha256(f"{os.getuid()} {Path.cwd()} {database_url}".encode()).hexdigest()[:12]
    return f"sqlite:///{memory}/portal-{which}/store.db"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        raise ValueError(f"{text.strip()!r} has no offset")
    return moment


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"{text!r} is not one of {', '.join(allowed)}")
        return text

    return read


def _list(text: str) -> tuple[str, ...]:
    items = tuple(item.strip() for item in text.split(",") if item.strip())
    if not items:
        raise ValueError("an empty list")
    return items


def _doors(text: str) -> tuple[str, ...]:
    return tuple(_one_of(*DOORS)(item) for item in _list(text))


def _locales(text: str) -> tuple[str, ...]:
    for item in (items := _list(text)):
        if not re.fullmatch(r"[a-z]{2,3}(_[A-Za-z]{2,4})*", item):
            raise ValueError(f"{item!r} is not a language")
    return items


def _database(text: str) -> str:
    if not text.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
    return text


def _scanner(text: str) -> str:
    return text if text.startswith("/") else _bind(text)


def _bind(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535:
        raise ValueError(f"{text!r} is not HOST:PORT")
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, OSError):
        raise ValueError(f"{text!r} is not a time zone") from None
    return text


def _clock(text: str) -> str:
    if text != "system" and not text.startswith("file:/"):
        raise ValueError("must be system or file:/absolute/path")
    return text


def _existing_folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise ValueError(f"{text!r} is not a folder")
    return Path(text)


def _number(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,18}", text) or not least <= int(text) <= most:
            raise ValueError(f"{text!r} is not a number from {least} to {most}")
        return int(text)

    return read


def _idle(text: str) -> dict[str, int]:
    given = dict(IDLE)
    for item in _list(text):
        kind, _, seconds = item.partition("=")
        given[_one_of(*IDLE)(kind)] = _number(1, 86_400)(seconds)
    return given


def _kdf(text: str) -> tuple[int, int, int]:
    parts = text.split(":")
    if len(parts) != 3:
        raise ValueError(f"{text!r} is not KiB:passes:lanes")
    kib, passes, lanes = (_number(1, 2**22)(part) for part in parts)
    if kib < 8 * lanes:
        raise ValueError("Argon2 needs at least 8 KiB for each lane")
    return kib, passes, lanes


def _root(text: str) -> bytes:
    """64 hex digits, or base64, of a public key."""
    key = bytes.fromhex(text) if re.fullmatch(r"[0-9a-fA-F]{64}", text) else b64decode(text, validate=True)
    if len(key) != 32:
        raise ValueError("not a public key of 32 bytes")
    return key


_VARIABLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "PORTAL_ENV": ("env", _one_of(*ENVIRONMENTS)),
    "PORTAL_DATABASE_URL": ("database_url", _database),
    "PORTAL_STORE_URL": ("store_url", _database),
    "PORTAL_BLOBS": ("blobs", str),
    "PORTAL_SOUNDS": ("sounds", Path),
    "PORTAL_NOTICES": ("notices", _existing_folder),
    "PORTAL_FILMS": ("films", _existing_folder),
    "PORTAL_SITE_FILE": ("site_file", Path),
    "PORTAL_WORKER_FILE": ("worker_file", Path),
    "PORTAL_SIGNING_KEY_FILE": ("signing_key_file", Path),
    "PORTAL_DIRECTORY": ("directory_file", Path),
    "PORTAL_STATE": ("state_folder", Path),
    "PORTAL_ROOT": ("root", _root),
    "PORTAL_BACKUP_KEY": ("backup_key", _root),
    "PORTAL_DOORS": ("doors", _doors),
    "PORTAL_BIND": ("bind", _bind),
    "PORTAL_METRICS_BIND": ("metrics_bind", _bind),
    "PORTAL_HOSTS": ("hosts", _list),
    "PORTAL_PROXIES": ("proxies", _number(0, 9)),
    "PORTAL_LOCALES": ("locales", _locales),
    "PORTAL_ZONE": ("zone", _zone),
    "PORTAL_PACKS": ("packs", _existing_folder),
    "PORTAL_CLOCK": ("clock", _clock),
    "PORTAL_SEED": ("seed", _number(-(10**17), 10**17)),
    "PORTAL_IDLE": ("idle", _idle),
    "PORTAL_CLAMAV": ("clamav", _scanner),
    "PORTAL_UPLOAD_MAX": ("upload_max", _number(1, 2**31)),
    "PORTAL_KDF": ("kdf", _kdf),
}
