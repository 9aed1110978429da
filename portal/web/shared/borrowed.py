"""A name that exists only in another language is marked as one, for screen readers and for our own voice."""

from __future__ import annotations

from markupsafe import Markup

from portal.directory import Borrowed
from portal.languages import LOCALES


def borrowed(words: str) -> str:
    """The same words, marked where they are another language's. For text, never for an attribute."""
    if not isinstance(words, Borrowed):
        return words
    return Markup('<span lang="{}" dir="auto">{}</span>').format(tag_of(words), str(words))


def tag_of(words: str) -> str:
    """The language of borrowed words, for an attribute of what holds them; empty where they are the page's."""
    if not isinstance(words, Borrowed):
        return ""
    found = LOCALES.get(words.language)
    return found.tag if found else words.language.replace("_", "-")
