"""Seeding: an empty database becomes a year of two prisons."""

from __future__ import annotations

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from sqlalchemy.orm import Session

from portal.cli.demonstration import stories_inside as inside
from portal.cli.demonstration import stories_outside as outside
from portal.cli.demonstration import stories_protected as protected
from portal.cli.demonstration.adoption import adopt_packs
from portal.cli.demonstration.beside import beside_him
from portal.cli.demonstration.cast import CAST, FOUNDED
from portal.cli.demonstration.duty import open_posts, stand_duty
from portal.cli.demonstration.feeds import arrivals, quiet_months, reprisals
from portal.cli.demonstration.forty import add_forty
from portal.cli.demonstration.founding import Staff, found
from portal.cli.demonstration.interpreting import Interpreting
from portal.cli.demonstration.keyring import Keyring
from portal.cli.demonstration.lost import lockdown
from portal.cli.demonstration.noise import Noise
from portal.cli.demonstration.script import NOW, Script
from portal.cli.demonstration.second import second_number
from portal.cli.demonstration.stage import Stage
from portal.cli.demonstration.stories_paper import on_paper
from portal.cli.demonstration.stories_young import young
from portal.cli.demonstration.story import Story
from portal.config import Settings
from portal.directory import Directory
from portal.protection.lists import watching
from portal.protection.segments import keep
from portal.protection.tellings import write_down
from portal.vault import Site
from portal.vault.codes import LENGTH, check_digit

EMPTY = "7777888899990008"
DRAWER = "034712885004"
"""Six pictures, of the man who cannot hear."""
MAILBOXES = 20
"""Shared by the forty and by the noise: the slow step is paid once for each."""
FULL = 8
"""Letters of noise a mailbox has on average, at most; beyond, there are more mailboxes, whose codes nobody knows."""


@dataclass(frozen=True)
class Seeded:
    directory: Directory
    stories: list[Story]


def seed(session: Session, *, site: Site, keyring: Keyring, settings: Settings, cases: int) -> Seeded:
    """Officers, stories, the forty, and `cases` letters of noise. The caller commits."""
    random = Random(settings.seed)  # noqa: S311 - invented content, nothing secret
    staff = Staff.of(CAST, site)
    directory = found(session, CAST, staff=staff, site=site, held=keyring, settings=settings, now=FOUNDED)
    adopt_packs(session, directory, site=site, root=keyring.root, settings=settings)
    open_posts(session, directory)
    codes = [_code(random) for _ in range(MAILBOXES)]
    script = Script()
    nobodys = [_code(random) for _ in range(cases // FULL - MAILBOXES)]
    lockdown(script)
    stories = _stories(script, directory, codes, Interpreting(script, settings))
    him = next(story.letter for story in stories if story.id == "punished" and story.letter)
    stories += [*beside_him(script, him), second_number(script, him)]
    stage = Stage(session, site, directory, staff, keyring.worker, settings.zone)
    stage.stretched.update({code: secrets.token_bytes(32) for code in nobodys})
    add_forty(script, directory, codes, random, NOW.date(), but=3)
    Noise(script, CAST, directory, [*codes, *nobodys], random, NOW).add(cases)
    _stretch(stage, [*codes, *(story.door for story in stories)])
    stage.empty_mailbox(EMPTY)
    script.play(stage)
    keep(session, site, watching(directory, "NGT"), [*quiet_months(random), *arrivals(), *reprisals()])
    write_down(session, site, directory, arrivals(), today=NOW.date())
    stand_duty(session, site=site, worker=keyring.worker, directory=directory, until=NOW)
    return Seeded(directory, stories)


def _stories(script: Script, directory: Directory, codes: list[str], interpreters: Interpreting) -> list[Story]:
    today = NOW.date()
    return [
        outside.corridor(script),
        outside.mother(script, interpreters),
        outside.roster(script),
        inside.not_fair(script),
        inside.warm_water(script, codes[:5], interpreters),
        outside.punished(script),
        Story("empty", "A mailbox without letters", known=True, code=EMPTY),
        inside.watch(script, directory, today),
        inside.photographs(script, directory, today, codes[5]),
        inside.climbed(script, codes[6]),
        inside.ill(script, codes[7]),
        inside.eastwater(script, codes[8]),
        inside.promise_broken(script, DRAWER),
        inside.groundless(script, codes[12]),
        inside.wrong_prison(script, codes[13]),
        outside.interview(script, codes[9]),
        outside.cut_visits(script, codes[10]),
        outside.voice_waits(script, interpreters),
        outside.consulate(script, codes[14]),
        outside.refuge(script),
        protected.stop(script, codes[15]),
        protected.child(script, codes[16]),
        protected.silent_unit(script, codes[17:]),
        protected.leaver(script, codes[18]),
        young(script),
        on_paper(script),
    ]


def _stretch(stage: Stage, codes: list[str]) -> None:
    """The slow step for every mailbox, on all cores."""
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(stage.stretch, dict.fromkeys(codes)))


def _code(random: Random) -> str:
    body = "".join(str(random.randrange(10)) for _ in range(LENGTH - 1))
    return body + check_digit(body)
