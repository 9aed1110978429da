"""The man from the kitchen has a second number: it shows his everyday letter, and not the one he is punished for."""

from __future__ import annotations

from datetime import datetime

from portal.casework.lend import lent, mark_for
from portal.cli.demonstration.script import Letter, Script, moment
from portal.cli.demonstration.stage import Stage
from portal.cli.demonstration.story import Story
from portal.companions.second import make_second
from portal.vault import Keys

SECOND = "3030404050506061"


def second_number(script: Script, letter: Letter) -> Story:
    script.letter(
        letter.code, moment(10, 1, 18, 0), office="inspectorate", kind="request", danger="no", topic="visits",
        text="May my sister bring a radio when she visits?",
    )  # fmt: skip
    script.at(moment(10, 3, 18, 30), lambda stage, now: _makes_one(stage, now, letter))
    title = "His second number: shows the radio alone. Stop that letter there, then look as inspector.adeyemi"
    return Story("second", title, code=SECOND)


def _makes_one(stage: Stage, now: datetime, letter: Letter) -> None:
    him, seed = stage.mailbox(letter.code), Keys.new().seed
    lookup, key = stage.site.doors(stage.stretch(SECOND))[0]
    shown = lent(stage.session, stage.site, him, [1], to=seed)
    mark = mark_for(stage.session, stage.site, him, tuple(shown.values()), directory=stage.directory)
    make_second(
        stage.session, him.seed, lookup=lookup, key=key, letters=shown, seed=seed, mark=mark, today=now.date()
    )  # fmt: skip
