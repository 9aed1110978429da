"""What is wrong with a translation, as far as a program can tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.messages.catalog import Catalog, Message

from portal.languages.catalogues import read, sentences, source_file, template_file
from portal.languages.completeness import translated, wanted_in
from portal.languages.extraction import NoCheckout, extracted
from portal.languages.locales import LOCALES
from portal.languages.pseudo import KEPT
from portal.languages.upkeep import TRANSLATED

_NAMES_ITS_NUMBER = ("zero", "one", "two")
"""Forms that may leave the number out, because the word itself says it."""


@dataclass(frozen=True)
class Fault:
    """`rule` is `stale`, `missing`, `fuzzy`, `leftover`, `plural` or `placeholder`; of a film `film`."""

    locale: str
    rule: str
    msgid: str
    says: str


def faults() -> list[Fault]:
    """Every fault of every language, and of the template itself where the sources are here."""
    template = read(template_file())
    found = list(_stale(template))
    for locale in TRANSLATED:
        found += faults_of(locale, template, read(source_file(locale)))
    return found


def faults_of(locale: str, template: Catalog, catalog: Catalog) -> Iterator[Fault]:
    rule = LOCALES[locale].plural
    if sentences(catalog) and catalog.plural_forms != rule.header.rstrip(";").strip() + ";":
        yield Fault(locale, "plural", "", f"Plural-Forms must be: {rule.header}")
    needed = wanted_in(locale, template)
    for wanted in needed:
        message = catalog.get(wanted.id, wanted.context)
        if message is not None and message.fuzzy:
            yield Fault(locale, "fuzzy", _name(wanted), "nobody has confirmed these words")
        elif message is None or not translated(message, len(rule.categories)):
            yield Fault(locale, "missing", _name(wanted), "no words, or not in every form")
        else:
            yield from _placeholders(locale, message, rule.categories)
    known = {(_name(message), message.context) for message in needed}
    for message in [*sentences(catalog), *catalog.obsolete.values()]:
        if (_name(message), message.context) not in known:
            yield Fault(locale, "leftover", _name(message), "no page says this any more")


def _stale(template: Catalog) -> Iterator[Fault]:
    try:
        now = {_name(message) for message in sentences(extracted())}
    except NoCheckout:
        return
    written = {_name(message) for message in sentences(template)}
    for name in sorted(now ^ written):
        yield Fault("", "stale", name, "not in the template" if name in now else "only in the template")


def _placeholders(locale: str, message: Message, categories: tuple[str, ...]) -> Iterator[Fault]:
    if isinstance(message.id, str):
        if _kept(message.id) != _kept(str(message.string)):
            yield Fault(locale, "placeholder", message.id, f"must keep {', '.join(_kept(message.id)) or 'none'}")
        return
    wanted = _kept(message.id[1])
    for category, words in zip(categories, message.string or (), strict=True):
        kept = _kept(words)
        fewer = category in _NAMES_ITS_NUMBER and set(kept) <= set(wanted)
        if kept != wanted and not fewer:
            yield Fault(locale, "placeholder", message.id[0], f"the form {category!r} must keep {', '.join(wanted)}")


def _kept(text: str) -> list[str]:
    """Placeholders, tags and entities, in any order."""
    return sorted(KEPT.findall(text))


def _name(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]
