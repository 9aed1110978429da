"""T-25: random bytes, truncations, other labels, other versions, other objects' boxes: Refused or the original."""

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.vault import (
    Keys,
    Refused,
    canonical,
    case_id,
    checked,
    envelopes,
    grants,
    lock,
    pack,
    padded,
    parsed,
    seal,
    unlock,
    unpack,
    unpadded,
    unseal,
)
from tests.counts import count

OFFICE, WORKER, CASE, OTHER = (Keys(bytes([n]) * 32) for n in range(4))
NAME = case_id(CASE.public)
ENVELOPE = b"e" * 16
KEY = envelopes.content_key(CASE.seed, ENVELOPE)
DAY = date(2026, 12, 1)
SAID = {"kind": "statement", "author": "mailbox", "body": {"text": "x"}}

GENUINE: dict[str, bytes] = {
    "box": lock(KEY, b"plain", b"about"),
    "sealed": seal(OFFICE.public, b"plain"),
    "grant": grants.grant(OFFICE.public, grants.CASE, NAME, CASE.seed),
    "identity": grants.grant(OFFICE.public, grants.IDENTITY, NAME, OTHER.seed),
    "waiting": grants.waiting(OFFICE.public, WORKER.public, NAME, CASE.seed, DAY),
    "envelope": envelopes.write(KEY, NAME, ENVELOPE, SAID, CASE),
    "padded": padded(b"plain"),
    "packed": pack("a", b"b", "c"),
    "json": canonical(SAID),
}
OPENERS: dict[str, Callable[[bytes], object]] = {
    "box": lambda raw: unlock(KEY, raw, b"about"),
    "sealed": lambda raw: unseal(OFFICE, raw),
    "grant": lambda raw: grants.opened_case(OFFICE, raw, NAME).seed,
    "identity": lambda raw: grants.opened(OFFICE, raw, grants.IDENTITY, NAME),
    "waiting": lambda raw: grants.opened_case(OFFICE, grants.release(WORKER, raw, NAME, DAY), NAME).seed,
    "envelope": lambda raw: envelopes.unlocked(KEY, NAME, ENVELOPE, raw).verified(CASE.verify),
    "padded": unpadded,
    "packed": unpack,
    "json": parsed,
}
ORIGINAL = {name: opener(GENUINE[name]) for name, opener in OPENERS.items()}
SEALED = ("box", "sealed", "grant", "identity", "waiting", "envelope")


def refuses(opener: Callable[[bytes], object], raw: bytes) -> bool:
    try:
        opener(raw)
    except Refused:
        return True
    return False


@settings(max_examples=count("fuzz"))
@given(st.binary(max_size=400))
def test_random_bytes_are_refused(raw: bytes) -> None:
    assert all(refuses(OPENERS[name], raw) for name in SEALED)
    for name in ("padded", "packed", "json"):
        refuses(OPENERS[name], raw)


@settings(max_examples=count("fuzz"))
@given(st.sampled_from(SEALED), st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_changed_byte_is_refused_or_did_not_matter(name: str, place: int, change: int) -> None:
    raw = bytearray(GENUINE[name])
    raw[place % len(raw)] ^= change
    opener = OPENERS[name]
    assert refuses(opener, bytes(raw)) or opener(bytes(raw)) == ORIGINAL[name]


@settings(max_examples=count("fuzz"))
@given(st.sampled_from(sorted(OPENERS)), st.integers(min_value=0))
def test_a_truncated_box_is_refused_or_lost_only_filling(name: str, length: int) -> None:
    raw = GENUINE[name][: length % len(GENUINE[name])]
    assert refuses(OPENERS[name], raw) or OPENERS[name](raw) == ORIGINAL[name] or name == "packed"


def test_no_object_opens_as_another() -> None:
    for name, opener in OPENERS.items():
        for other, raw in GENUINE.items():
            if other != name and name in SEALED:
                assert refuses(opener, raw), f"{other} opened as {name}"


@given(st.binary(max_size=64), st.binary(max_size=64), st.binary(max_size=64))
@settings(max_examples=count("fuzz"))
def test_signatures_and_seeds_of_any_bytes_are_refused(key: bytes, message: bytes, signature: bytes) -> None:
    assert refuses(lambda raw: checked(key, raw, signature), message)
    assert len(key) == 32 or refuses(Keys, key)
