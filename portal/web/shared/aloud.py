"""What somebody would say who reads a page aloud: its words in order, one sentence or button at a time."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = {"h1", "h2", "h3", "p", "li", "dt", "dd", "td", "th", "div", "main", "br"}
_CONTROLS = {"label", "button", "legend", "summary", "option"}
_LOOSE = {"a", "b", "small"}
_INSIDE = {"p", "li", "td", "dd", "h1", "h2"}
_SILENT = {"script", "style", "svg", "textarea", "select", "audio"}
_CODE = re.compile(r"(?<!\d)\d{4}(?: \d{4})*(?!\d)")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


Part = tuple[str, str]
"""Words, and the tag of the language they are in."""


def words_of(html: str, tag: str) -> list[Part]:
    """Everything inside <main> that the eye can see, without what was typed into fields, and then what is marked
    `data-aloud`. Nothing twice in a row.

    `tag` is the language of the page; what is in another one says so in its `lang`.
    """
    reader = _Reader(tag)
    reader.feed(html)
    reader.close()
    reader.end()
    said = [(_CODE.sub(_digit_by_digit, words), spoken) for words, spoken in reader.parts]
    return [part for at, part in enumerate(said) if at == 0 or part != said[at - 1]]


def _digit_by_digit(found: re.Match[str]) -> str:
    """A code is read as one writes it down: 1, 1, 1, 1. A year is a number like any other."""
    if len(found[0]) == 4:
        return found[0]
    return ". ".join(", ".join(group) for group in found[0].split())


class _Reader(HTMLParser):
    def __init__(self, tag: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._page = tag
        self._open: list[tuple[str, bool, str]] = []
        self._now = ""
        self._within = ""
        """The tag inside which everything is said."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "main" or "data-aloud" in given:
            self._within = tag
        if self._breaks(tag) or given.get("lang"):
            self.end()
        if tag not in _VOID:
            quiet = tag in _SILENT or given.get("aria-hidden") == "true" or "hidden" in given or "data-listen" in given
            self._open.append((tag, quiet, given.get("lang") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(each == tag for each, *_ in self._open):
            return
        if self._breaks(tag) or self._open[-1][2]:
            self.end()
        while self._open.pop()[0] != tag:
            pass
        if tag == self._within:
            self.end()
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within and not any(quiet for _, quiet, _ in self._open):
            self._now += data

    def end(self) -> None:
        said = " ".join(self._now.split())
        if any(map(str.isalnum, said)):
            spoken = [language for *_, language in self._open if language]
            self.parts.append((said, spoken[-1] if spoken else self._page))
        self._now = ""

    def _breaks(self, tag: str) -> bool:
        """A link or a bold word inside a paragraph belongs to its sentence."""
        if tag in _LOOSE:
            return not any(each in _INSIDE for each, *_ in self._open)
        return tag in _BLOCKS or tag in _CONTROLS
