"""Files that carry more than a picture."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from PIL import Image
from PIL.PngImagePlugin import PngInfo

SECRET = b"PLANTED-8412"


def picture(kind: str = "JPEG", size: tuple[int, int] = (64, 48), **more: object) -> bytes:
    target = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(target, kind, **more)
    return target.getvalue()


def with_place() -> bytes:
    """GPS in EXIF."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    exif[0x9003] = "2026:10:05 08:30:00"
    return picture(exif=exif)


def with_author() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = SECRET.decode()
    exif[0x010F] = "A telephone"
    return picture(exif=exif)


def with_tail() -> bytes:
    return picture() + SECRET * 100


def with_comment() -> bytes:
    return picture(comment=SECRET)


def with_profile() -> bytes:
    return picture(icc_profile=SECRET * 20)


def with_text() -> bytes:
    info = PngInfo()
    info.add_text("Author", SECRET.decode(), zip=True)
    return picture("PNG", pnginfo=info)


def polyglot() -> bytes:
    """A picture and an archive in one."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("run.js", SECRET)
    return picture() + archive.getvalue()


def page_and_picture() -> bytes:
    """A GIF that a browser might take for a page."""
    return picture("GIF") + b"<html><script>" + SECRET + b"</script></html>"


def moving() -> bytes:
    """Words in the second frame."""
    target = io.BytesIO()
    frames = [Image.new("RGB", (32, 32), "white"), Image.new("RGB", (32, 32), "black")]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], comment=SECRET)
    return target.getvalue()


def huge() -> bytes:
    """Four hundred million pixels in a few bytes."""
    return _png(20_000, 20_000, b"")


def text_bomb() -> bytes:
    """A text of a gigabyte, packed."""
    packed = zlib.compress(b"\0" * 200_000_000, 9)
    return _png(8, 8, zlib.compress(b"\0" * (8 * 25)), (b"zTXt", b"Bomb\0\0" + packed))


def script() -> bytes:
    """A paper that is nothing but a script."""
    return b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(" + SECRET + b")>>>>endobj\n%%EOF"


def drawing() -> bytes:
    return b'<svg xmlns="http://www.w3.org/2000/svg"><script>' + SECRET + b"</script></svg>"


def archive() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("bomb", b"\0" * 50_000_000)
    return target.getvalue()


def cut_off() -> bytes:
    return picture(size=(400, 300))[:-900]


def _png(width: int, height: int, data: bytes, *more: tuple[bytes, bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), *more, (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


TAKEN = (with_place, with_author, with_tail, with_comment, with_profile, with_text, polyglot, page_and_picture, moving)
REFUSED = {
    huge: "too_many_pixels",
    script: "document",
    archive: "document",
    drawing: "not_a_picture",
    cut_off: "broken",
    text_bomb: "broken",
}
