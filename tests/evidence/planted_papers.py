"""Papers (PDF) that carry more than what can be seen, or that mean harm."""

from __future__ import annotations

import io
import zipfile
import zlib

from tests.evidence.planted import SECRET, script

PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 40 Tf 20 200 Td (A paper) Tj ET"


def paper(
    *more: bytes, words: bytes = WORDS, page: bytes = b"", root: bytes = b"", trailer: bytes = b"", pages: int = 1
) -> bytes:
    """Objects 1 to 5 are the paper; `more` are 6 and on. `page`, `root`, `trailer` are added to those."""
    kids = b" ".join([b"3 0 R"] * pages)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        PAGE + page + b">>",
        stream(words),
        FONT,
        *more,
    ]
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(made))
    return bytes(made) + head + tail


def stream(raw: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(raw), more, raw)


def with_script() -> bytes:
    return paper(
        b"<</S/JavaScript/JS(app.alert\\('" + SECRET + b"'\\))>>",
        root=b"/OpenAction 6 0 R/Names<</JavaScript<</Names[(x)6 0 R]>>>>", page=b"/AA<</O 6 0 R>>",
    )  # fmt: skip


def with_link() -> bytes:
    link = b"<</Type/Annot/Subtype/Link/Rect[0 0 300 400]/A<</S/URI/URI(http://" + SECRET + b".example/)>>>>"
    launch = b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(" + SECRET + b")>>>>"
    return paper(link, launch, page=b"/Annots[6 0 R 7 0 R]")


def with_file() -> bytes:
    return paper(
        stream(SECRET, b"/Type/EmbeddedFile"),
        b"<</Type/Filespec/F(run.exe)/EF<</F 6 0 R>>>>",
        root=b"/Names<</EmbeddedFiles<</Names[(x)7 0 R]>>>>",
    )


def with_author() -> bytes:
    return paper(
        b"<</Author(" + SECRET + b")/Creator(A telephone)>>",
        stream(b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>", b"/Type/Metadata/Subtype/XML"),
        root=b"/Metadata 7 0 R", trailer=b"/Info 6 0 R",
    )  # fmt: skip


def with_hidden_words() -> bytes:
    """Drawn in no ink, as a scanner lays words under a picture."""
    return paper(words=WORDS + b" BT 3 Tr /F 9 Tf 20 20 Td (" + SECRET + b") Tj ET")


def with_tail() -> bytes:
    return paper() + SECRET * 100


def polyglot() -> bytes:
    """A paper and an archive in one."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("run.js", SECRET)
    return paper() + archive.getvalue()


def with_form() -> bytes:
    """Asks for a script whenever it is filled in; what is filled in can be seen."""
    look = stream(b"0 0 1 rg 0 0 100 100 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]")
    field = (
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(t)/V(x)/F 4/Rect[100 50 200 150]/AP<</N 7 0 R>>"
        b"/AA<</F<</S/JavaScript/JS(" + SECRET + b")>>>>>>"
    )
    return paper(field, look, root=b"/AcroForm<</Fields[6 0 R]>>", page=b"/Annots[6 0 R]")


def locked() -> bytes:
    return paper(
        b"<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>",
        trailer=b"/Encrypt 6 0 R/ID[<00><00>]",
    )


def many_pages() -> bytes:
    return paper(pages=21)


def huge_picture() -> bytes:
    """Four hundred million dots in a few bytes."""
    body = zlib.compress(b"\0" * 2**20, 9)
    head = b"/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
    return paper(b"null", stream(body, head), words=b"300 0 0 400 0 0 cm /X Do")


def packed() -> bytes:
    """Sixty million steps of a drawing that draws nothing, packed three times."""
    body = zlib.compress(zlib.compress(zlib.compress(b" " * 60_000_000, 1), 9), 9)
    return paper(b"null", words=b"").replace(
        stream(b""), stream(body, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]")
    )


def endless() -> bytes:
    """A drawing that is drawn in itself."""
    look = stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>")
    return paper(b"null", look, words=b"/X Do")


def wide() -> bytes:
    """A page two hundred miles wide."""
    return paper().replace(b"[0 0 300 400]", b"[0 0 99999999 1]")


TAKEN = (with_script, with_link, with_file, with_author, with_hidden_words, with_tail, polyglot, with_form)
REFUSED = {locked: "locked_paper", many_pages: "too_many_pages", script: "broken_paper"}
HOSTILE = (huge_picture, packed, endless, wide)
"""Taken or refused, and over soon either way."""
