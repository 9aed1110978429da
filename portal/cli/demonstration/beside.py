"""People beside the man who lost his job in the kitchen: a lawyer an office outside has checked, and his sister."""

from __future__ import annotations

import secrets
from datetime import datetime
from functools import partial

from portal.cases import read_case
from portal.casework.day import day_there
from portal.cli.demonstration.script import Letter, Script, moment
from portal.cli.demonstration.stage import Stage
from portal.cli.demonstration.story import Story
from portal.companions.beside import invite, let_in
from portal.companions.joined import join, joined
from portal.companions.mail import write_back, write_to
from portal.companions.passing import pass_on
from portal.companions.supporter import pair_of
from portal.companions.verify import ask_to_be_known, vouch
from portal.mailboxes.door import Mailbox
from portal.vault import ring_id

LAWYER, SISTER = "2222444466668887", "0000111122223334"
ASKS = "They took my job after I wrote. May they do that?"
ANSWERS = "No. Keep every paper they give you. I come on Friday."


def beside_him(script: Script, letter: Letter) -> list[Story]:
    """The mailboxes of the two: no letter of their own lies there."""
    script.at(moment(9, 21, 9, 0), lambda stage, now: _get_mailboxes(stage))
    script.at(moment(9, 21, 10, 0), _asks_to_be_known)
    for day, login in ((22, "inspector.adeyemi"), (23, "inspector.castellanos")):
        script.at(moment(9, day, 11, 0), partial(_signs, login=login))
    script.at(moment(9, 30, 18, 10), lambda stage, now: _lets_her_in(stage, now, letter))
    script.at(moment(10, 3, 12, 40), lambda stage, now: _writes(stage, now, letter))
    script.at(moment(10, 4, 9, 0), _writes_back)
    return [
        Story("lawyer", "His lawyer, checked outside: words that no office can open", code=LAWYER),
        Story("sister", "His sister: the answers, and nothing else", code=SISTER),
    ]


def _get_mailboxes(stage: Stage) -> None:
    for code in (LAWYER, SISTER):
        stage.empty_mailbox(code)


def _asks_to_be_known(stage: Stage, now: datetime) -> None:
    told = {"name": "Nadia Rahman", "number": "B 2041", "body": "Bar of the North", "reach": "+44 20 7946 0000"}
    ask_to_be_known(stage.session, stage.site, stage.mailbox(LAWYER).seed, role="lawyer", **told)


def _signs(stage: Stage, now: datetime, login: str) -> None:
    officer = stage.viewer(login, now)
    vouch(stage.session, stage.site, officer, _lawyer(stage), directory=stage.directory, today=now.date())


def _lets_her_in(stage: Stage, now: datetime, letter: Letter) -> None:
    """She took his invitation into the mailbox that she has."""
    him, sight = stage.in_mailbox(letter.code, letter.case)
    lookup, key = secrets.token_bytes(16), secrets.token_bytes(32)
    who = let_in(
        stage.session, him.seed, name="My sister", known_as="Ali", lookup=lookup, may={0: ("answers", "write")}
    )
    fresh = invite(stage.session, who, lookup=lookup, key=key)
    join(stage.session, stage.mailbox(SISTER).seed, Mailbox(fresh, b"", lookup))
    opened = read_case(stage.session, stage.directory, sight)
    pass_on(stage.session, him.seed, 0, opened, case=letter.case, worker=stage.directory.worker,
            today=day_there(sight.docket, now))  # fmt: skip


def _writes(stage: Stage, now: datetime, letter: Letter) -> None:
    him = stage.mailbox(letter.code)
    write_to(
        stage.session, stage.site, him.seed, _lawyer(stage), known_as="Ali Demir", text=ASKS, language="en",
        directory=stage.directory, today=now.date(),
    )  # fmt: skip


def _writes_back(stage: Stage, now: datetime) -> None:
    hers = stage.mailbox(LAWYER).seed
    (to,) = joined(stage.session, stage.site, hers, today=now.date())
    write_back(
        stage.session, stage.site, hers, to, text=ANSWERS, language="en", directory=stage.directory, today=now.date()
    )


def _lawyer(stage: Stage) -> bytes:
    return ring_id(pair_of(stage.mailbox(LAWYER).seed).public)
