"""What lies between two people as an exchange of letters, for either of them."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext

from portal.cases.chain import MAILBOX, Said
from portal.companions.line import COPY, Line
from portal.web.mailbox import words
from portal.web.mailbox.exchange import Letter, decision_of, until_of
from portal.web.shared import here
from portal.web.shared.sentences import remedy_in, sentences_in


def mail_letters(lines: Iterable[Line], *, mine: str, name: str) -> list[Letter]:
    """`mine`: which of the two reads it; `name`: the other one's."""
    return [_mail(line, mine=line.by == mine, name=name) for line in lines if line.kind != COPY]


def copied_letters(lines: Iterable[Line], letter: int) -> list[Letter]:
    """What somebody may read of one letter, as it was said."""
    return [_copied(line) for line in lines if line.kind == COPY and line.letter == letter]


def _mail(line: Line, *, mine: bool, name: str) -> Letter:
    day = words.day(line.day)
    head = (
        gettext("You wrote on %(day)s", day=day) if mine else gettext("%(name)s wrote on %(day)s", name=name, day=day)
    )
    language = str(line.body.get("language", "")).replace("_", "-")
    return Letter(ours=not mine, head=head, text=line.text, language=language, decision="")


def _copied(line: Line) -> Letter:
    said = _said(line)
    ours = said.author != MAILBOX
    name, day = words.officer(said.author, here().directory) if ours else "", words.day(said.day)
    head = (
        gettext("%(name)s wrote on %(day)s", name=name, day=day) if ours else gettext("They wrote on %(day)s", day=day)
    )
    return Letter(
        ours=ours,
        head=head,
        text=said.text,
        language=said.language.replace("_", "-"),
        decision=decision_of(said),
        remedy=remedy_in(said),
        until=until_of(said),
        sentences=sentences_in(said),
    )


def _said(line: Line) -> Said:
    """The copy as an envelope that stands on no page: the letter's own pages are the person's."""
    copy = line.body
    return Said(
        line.number, 0, copy["kind"], copy["author"], copy["day"], copy["language"], dict(copy["body"]), 0, b""
    )  # fmt: skip
