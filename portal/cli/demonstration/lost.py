"""A day on which Eastwater was locked down, long before the letters that wait today."""

from __future__ import annotations

from datetime import date, datetime

from portal.casework.lost_days import enter_lost_days
from portal.cli.demonstration.script import Script, moment
from portal.cli.demonstration.stage import Stage

DAY = date(2026, 9, 14)


def lockdown(script: Script) -> None:
    def enter(stage: Stage, now: datetime) -> None:
        enter_lost_days(
            stage.session, stage.viewer("director.eastwater", now), prison="EWT", what="lockdown", first=DAY, last=DAY,
            reason="A search of every cell.", site=stage.site, directory=stage.directory, now=now,
        )  # fmt: skip

    script.at(moment(9, 15, 9, zone="Asia/Amman"), enter)
