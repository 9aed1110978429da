"""The three things that a report sets going, seen to by an officer of the demonstration."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from portal.cases.docket import OBLIGATIONS
from portal.casework.oblige import oblige
from portal.cli.demonstration.script import Letter, Script
from portal.cli.demonstration.stage import Stage

DONE = {
    "protection": "We spoke with you alone. You told us that you feel safe where you are now.",
    "support": "We offered a doctor, a counsellor and free legal help. You can ask for them here at any time.",
    "investigation": "Two inspectors from outside the prison look into it. They begin this week.",
}


def done(
    script: Script, letter: Letter, at: datetime, login: str, which: Collection[str] = OBLIGATIONS
) -> None:  # fmt: skip
    """Those of `which` that the letter has set going and that are still to be done."""

    def act(stage: Stage, now: datetime) -> None:
        open_ones = stage.desk(login, letter.case, now)[1].docket.obligations
        for name, due in zip(OBLIGATIONS, open_ones, strict=False):
            if name in which and due is not None:
                said = {"which": name, "who": stage.staff.ids[login], "day": None, "text": DONE[name], "language": "en"}
                stage.act(login, letter.case, oblige, now=now, done=True, **said)

    script.at(at, act)
