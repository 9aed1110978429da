"""Style, pictures and scripts: kept in memory, named by their content so that browsers keep them for a year."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from portal.config import folder
from portal.web.shared import sheet

LASTING = "public, max-age=31536000, immutable"
_INSIDE = re.compile(r"url\(([\w/.-]+)\)")
TYPES = (".css", ".js", ".svg", ".png", ".txt", ".mp3", ".json")


@dataclass(frozen=True)
class Kept:
    raw: bytes
    small: bytes
    type: str
    hash: str


def install(app: Flask) -> None:
    app.jinja_env.globals["static"] = address


def address(name: str) -> str:
    """`/static/portal.css?v=…`. Raises NotFound for what is not there."""
    return f"/static/{name}?v={found(name).hash}"


def serve(name: str) -> Response:
    kept = found(name)
    body = kept.small if request.accept_encodings.quality("gzip") > 0 else kept.raw
    response = Response(body, mimetype=kept.type)
    response.headers["Vary"] = "Accept-Encoding"
    if body is kept.small and kept.small is not kept.raw:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = LASTING if request.args.get("v") == kept.hash else "no-store"
    return response


def found(name: str) -> Kept:
    if name == sheet.NAME:
        return _drawer()
    path = folder("static") / name
    if path.suffix not in TYPES or ".." in name.split("/") or not path.is_file():
        raise NotFound
    seen = path.stat()
    return _read(path, seen.st_mtime_ns, seen.st_size)


@cache
def _drawer() -> Kept:
    return _kept(sheet.NAME, sheet.sheet())


@cache
def _read(path: Path, _changed: int, _size: int) -> Kept:
    raw = path.read_bytes()
    if path.suffix == ".css":
        raw = _INSIDE.sub(lambda inside: f"url({address(inside[1])})", raw.decode()).encode()
    return _kept(path.name, raw)


def _kept(name: str, raw: bytes) -> Kept:
    small = gzip.compress(raw, 9, mtime=0) if name.endswith((".css", ".js", ".svg", ".json", ".txt")) else raw
    small = small if len(small) < len(raw) else raw
    kind = guess_type(name)[0] or "application/octet-stream"
    return Kept(raw, small, kind, hashlib.blake2b(raw, digest_size=6).hexdigest())
