"""A photo, drawn anew from its colours alone: what a file carried besides what can be seen does not survive."""

from __future__ import annotations

import io
import warnings
from threading import BoundedSemaphore

from PIL import Image, ImageFile, ImageOps

LONGEST_SIDE = 1_600
"""Pixels. A page of handwriting photographed whole can be read at this size."""
MOST_PIXELS = 40_000_000
LARGEST = 20 * 2**20
"""Bytes that are looked at."""
QUALITY = 80

_TAKEN = ("JPEG", "PNG", "WEBP", "GIF")
_ONE_AT_A_TIME = BoundedSemaphore(1)
"""A decoded picture needs memory: never two in one process."""

ImageFile.LOAD_TRUNCATED_IMAGES = False


class NotTaken(Exception):
    """`why`: `empty too_large too_many too_many_pixels document sound not_a_picture broken busy no_room lost
    harmful not_checked`,
    for a paper also `too_many_pages locked_paper broken_paper`, for a voice `no_voices not_a_sound broken_sound`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def cleaned(raw: bytes) -> bytes:
    """A JPEG with the same picture, upright, at most 1,600 pixels long. Raises NotTaken."""
    if not raw:
        raise NotTaken("empty")
    if len(raw) > LARGEST:
        raise NotTaken("too_large")
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _drawn_anew(raw)


def _drawn_anew(raw: bytes) -> bytes:
    try:
        with Image.open(io.BytesIO(raw), formats=_TAKEN) as found:
            # The size stands in the head of the file: nothing is unpacked before it is known.
            if found.width * found.height > MOST_PIXELS:
                raise NotTaken("too_many_pixels")
            found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return _bare(found)
    except NotTaken:
        raise
    except Image.DecompressionBombError:
        raise NotTaken("too_many_pixels") from None
    except Exception:  # whatever a hostile file makes a decoder say
        raise NotTaken(_kind_of(raw)) from None


def _bare(found: Image.Image) -> bytes:
    found.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(found)
    colours = _on_white(upright)
    target = io.BytesIO()
    Image.frombytes("RGB", colours.size, colours.tobytes()).save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency: what was hidden under it is not carried on."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    drawn = image.convert("RGBA")
    white = Image.new("RGBA", drawn.size, "white")
    return Image.alpha_composite(white, drawn).convert("RGB")


def _kind_of(raw: bytes) -> str:
    """What it seems to be, so that the page can say how to go on."""
    head = raw[:512]
    if head.startswith((b"%PDF", b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        return "document"
    if head.startswith((b"ID3", b"OggS", b"RIFF", b"#!AMR", b"\xff\xf3", b"\xff\xfb", b"\x1aE\xdf\xa3")):
        return "sound" if b"WEBP" not in head[:16] else "broken"
    if head.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8")):
        return "broken"
    return "not_a_picture"
