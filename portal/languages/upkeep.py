"""Keeps the files of translations in step with the sentences, without dates or line numbers."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from portal.languages.catalogues import (
    catalogue,
    compiled_bytes,
    read,
    sentences,
    source_file,
    template_file,
    with_our_rule,
)
from portal.languages.completeness import completeness, wanted_in
from portal.languages.extraction import extracted
from portal.languages.locales import LOCALES, SOURCE

TRANSLATED = tuple(code for code, locale in LOCALES.items() if code != SOURCE and not locale.pseudo)
_CHANGES_BY_ITSELF = (
    '"Project-Id-Version:',
    '"Report-Msgid-Bugs-To:',
    '"POT-Creation-Date:',
    '"PO-Revision-Date:',
    '"Last-Translator:',
    '"Language-Team:',
    '"Generated-By:',
)


def extract() -> int:
    """Write the template; how many sentences it has. Raises NoCheckout."""
    found = extracted()
    _replace(template_file(), _as_text(found, "The sentences of the portal."))
    return len(sentences(found))


def update(locale: str) -> int:
    """Bring one language's file in step with the template; how many sentences are without words.

    Translations of unchanged sentences stay; nothing is guessed from similar ones, and what is gone is dropped.
    """
    template, catalog = Catalog(charset="utf-8"), read(source_file(locale))
    for message in wanted_in(locale, read(template_file())):
        template.add(
            message.id, locations=message.locations, auto_comments=message.auto_comments, context=message.context
        )
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.mime_headers = with_our_rule(locale)
    _replace(source_file(locale), _as_text(catalog, f"The sentences of the portal in {LOCALES[locale].own_name}."))
    completeness.cache_clear()
    return len([message for message in sentences(catalog) if not _has_words(message.string)])


def compile_all() -> list[Path]:
    """Write each language's compiled file beside its source, pseudo-locales too; the files."""
    catalogue.cache_clear()
    made = []
    for code in LOCALES:
        if code == SOURCE or (code in TRANSLATED and not source_file(code).is_file()):
            continue
        catalog = read(source_file(code)) if code in TRANSLATED else disguised(code)
        target = source_file(code).with_suffix(".mo")
        _replace(target, compiled_bytes(code, catalog))
        made.append(target)
    return made


def disguised(locale: str) -> Catalog:
    """The catalogue of a pseudo-locale, made from the template."""
    words, made = catalogue(locale), Catalog(charset="utf-8")
    made.mime_headers = with_our_rule(locale)
    for message in sentences(read(template_file())):
        if isinstance(message.id, str):
            made.add(message.id, words.gettext(message.id), context=message.context)
        else:
            one, more = message.id
            made.add(message.id, (words.ngettext(one, more, 1), words.ngettext(one, more, 2)), context=message.context)
    return made


def _has_words(string: object) -> bool:
    return all(string) if isinstance(string, list | tuple) else bool(string)


def _as_text(catalog: Catalog, title: str) -> bytes:
    catalog.header_comment = (
        f"# {title}\n# Made by `portal languages extract` and `update`; only the words are written by hand."
    )
    catalog.fuzzy = False
    raw = BytesIO()
    write_po(raw, catalog, width=100, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    lines = raw.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_CHANGES_BY_ITSELF)).encode()


def _replace(path: Path, content: bytes) -> None:
    """In one step, so that a running process never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(path)
