"""How parts become bytes: unambiguous packing, canonical JSON, padding to classes."""

from __future__ import annotations

import json
from typing import Any

TEXT_CLASSES = (2048, 8192, 32768, 131072)


class Refused(Exception):
    """The one answer to everything that cannot be opened: which step failed is nobody's business."""


def pack(label: str, *parts: bytes | str | int) -> bytes:
    """Label and parts, each behind its own length (uint32, big-endian), so that no two lists give the same bytes."""
    out = bytearray()
    for part in (label, *parts):
        raw = part if isinstance(part, bytes) else str(part).encode()
        out += len(raw).to_bytes(4, "big") + raw
    return bytes(out)


def unpack(raw: bytes) -> list[bytes]:
    """The parts of `pack`, label first. Raises Refused on truncated or trailing bytes."""
    parts, at = [], 0
    while at < len(raw):
        start = at + 4
        at = start + int.from_bytes(raw[at:start], "big")
        if start > len(raw) or at > len(raw):
            raise Refused
        parts.append(raw[start:at])
    return parts


def canonical(value: Any) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8: the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def parsed(raw: bytes) -> dict[str, Any]:
    """A JSON object. Raises Refused when the bytes are anything else."""
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError):
        raise Refused from None
    if not isinstance(value, dict):
        raise Refused
    return value


def padded(raw: bytes, classes: tuple[int, ...] = TEXT_CLASSES, *, grows: bool = True) -> bytes:
    """Length (uint32), bytes, zeros, up to the next class; above the last class, up to the next multiple of it.

    With `grows=False` nothing larger than the last class exists: raises Refused.
    """
    need, top = len(raw) + 4, classes[-1]
    if need > top and not grows:
        raise Refused
    size = next((each for each in classes if need <= each), -(-need // top) * top)
    return len(raw).to_bytes(4, "big") + raw + bytes(size - need)


def unpadded(block: bytes) -> bytes:
    """What `padded` was given. Raises Refused when the length or the zeros are not right."""
    size = int.from_bytes(block[:4], "big")
    if len(block) < 4 or size > len(block) - 4 or block.count(0, 4 + size) != len(block) - 4 - size:
        raise Refused
    return block[4 : 4 + size]
