"""Large things sealed in chunks: whole, or Refused."""

import io
import os

import pytest

from portal.vault import Keys, Refused
from portal.vault.stream import CHUNK, MORE, seal_stream, unseal_stream

KEYS = Keys.new()
SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK)


def sealed(raw: bytes) -> bytes:
    target = io.BytesIO()
    seal_stream(KEYS.public, io.BytesIO(raw), target)
    return target.getvalue()


def opened(box: bytes, keys: Keys = KEYS) -> bytes:
    target = io.BytesIO()
    unseal_stream(keys, io.BytesIO(box), target)
    return target.getvalue()


@pytest.mark.parametrize("size", SIZES)
def test_what_went_in_comes_out(size: int) -> None:
    raw = os.urandom(size)
    assert opened(sealed(raw)) == raw


@pytest.mark.parametrize("size", SIZES)
def test_cut_off_added_to_or_changed_it_is_refused(size: int) -> None:
    box = sealed(os.urandom(size))
    cut = [box[:at] for at in (0, 1, 50, 105, len(box) - 1)] + [box[: 105 + CHUNK + MORE]] * (size > CHUNK)
    flipped = [box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :] for at in (0, 5, 90, 105, len(box) - 1)]
    for spoiled in (*cut, box + b"x", box + box[105:], *flipped):
        with pytest.raises(Refused):
            opened(spoiled)


def test_chunks_out_of_order_are_refused() -> None:
    box, step = sealed(os.urandom(3 * CHUNK)), CHUNK + MORE
    head, one, two, rest = box[:105], box[105 : 105 + step], box[105 + step : 105 + 2 * step], box[105 + 2 * step :]
    with pytest.raises(Refused):
        opened(head + two + one + rest)


def test_another_key_is_refused() -> None:
    with pytest.raises(Refused):
        opened(sealed(b"text"), Keys.new())
