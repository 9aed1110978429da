"""The translations on disk: one template of every sentence, one file for each language."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations as Untranslated
from babel.support import Translations

from portal.config import folder
from portal.languages.locales import LOCALES, SOURCE
from portal.languages.pseudo import Disguised

DOMAIN = "messages"


def template_file() -> Path:
    """Every sentence of the portal, without translations."""
    return folder("translations") / f"{DOMAIN}.pot"


def source_file(locale: str) -> Path:
    return folder("translations") / locale / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(path: Path) -> Catalog:
    """A .po or .pot file; an absent one is an empty catalogue. Raises babel's PoFileError."""
    if not path.is_file():
        return Catalog()
    with path.open("rb") as text:
        return read_po(text, abort_invalid=True)


def sentences(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in catalog if message.id]


@cache
def catalogue(locale: str) -> NullTranslations:
    """What turns a sentence into this locale's words. Read once a process; English for an unknown locale."""
    known = LOCALES.get(locale)
    if known is None or locale == SOURCE:
        return Untranslated()
    if known.pseudo:
        return Disguised(known, frozenset(_plain_ids(read(template_file()))))
    source = source_file(locale)
    if not source.is_file():
        return Untranslated()
    compiled = source.with_suffix(".mo")
    if compiled.is_file() and compiled.stat().st_mtime >= source.stat().st_mtime:
        with compiled.open("rb") as file:
            return Translations(file)
    return Translations(BytesIO(compiled_bytes(locale, read(source))))


def compiled_bytes(locale: str, catalog: Catalog) -> bytes:
    """The .mo of a catalogue, with our plural rule in its header whatever the file said."""
    catalog.mime_headers = with_our_rule(locale)
    target = BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def with_our_rule(locale: str) -> list[tuple[str, str]]:
    """The header fields that must be ours in every catalogue."""
    return [
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Language", locale),
        ("Plural-Forms", LOCALES[locale].plural.header),
    ]


def _plain_ids(catalog: Catalog) -> list[str]:
    found: list[str] = []
    for message in sentences(catalog):
        found += [message.id] if isinstance(message.id, str) else list(message.id)
    return found
