"""What was planted in a file does not survive, and none of it hurts."""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from portal.evidence import NotTaken, cleaned
from portal.evidence.picture import LARGEST, LONGEST_SIDE
from tests.evidence.planted import REFUSED, SECRET, TAKEN, picture


@pytest.mark.parametrize("planted", TAKEN, ids=lambda each: each.__name__)
def test_a_picture_is_drawn_anew_and_nothing_else_survives(planted: Callable[[], bytes]) -> None:
    raw = planted()
    found = cleaned(raw)
    assert SECRET not in found
    with Image.open(io.BytesIO(found)) as image:
        assert image.format == "JPEG"
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert found.endswith(b"\xff\xd9")


@pytest.mark.parametrize(("planted", "why"), REFUSED.items(), ids=lambda each: getattr(each, "__name__", each))
def test_what_is_no_picture_or_too_much_is_refused_by_name_and_at_once(planted: Callable[[], bytes], why: str) -> None:
    raw, before, begun = planted(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(NotTaken) as refused:
        cleaned(raw)
    assert refused.value.why == why
    assert time.monotonic() - begun < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000


def test_a_large_photo_becomes_small_and_stays_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(cleaned(picture(size=(4000, 3000), exif=exif)))) as image:
        assert image.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)


def test_nothing_and_too_much_are_named() -> None:
    for raw, why in ((b"", "empty"), (b"\xff\xd8" + bytes(LARGEST), "too_large")):
        with pytest.raises(NotTaken) as refused:
            cleaned(raw)
        assert refused.value.why == why


@given(
    st.binary(min_size=1, max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF"]),
)
def test_any_bytes_are_refused_and_never_more(raw: bytes, head: bytes) -> None:
    with pytest.raises(NotTaken):
        cleaned(head + raw)
