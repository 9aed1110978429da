"""What the demonstration's prison tells of everybody: quiet months, who came, and two things after a letter."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from portal.cli.demonstration.script import NOW
from portal.protection.feed import Line

PRISONERS = [(f"N{number:04}", f"{'ABC'[number % 3]}{number % 4 + 1}") for number in range(700, 1060)]
STAFF = [(f"S{number}", "YARD") for number in range(2190, 2230)]
RATES = {"discipline": 0.02, "move": 0.02, "transfer": 0.005, "job": 0.01}
"""Events a person and month: a guess, so that a baseline is there to hold something against."""
SAID = {
    "discipline": "Report: late for roll call",
    "move": "Another cell on the same landing",
    "transfer": "Nearer to the court",
    "job": "End of a course",
}
DAYS = 200


def quiet_months(random: Random) -> list[Line]:
    """Everybody once, and what happened to a few, up to the day before the demonstration."""
    today = NOW.date()
    lines = [Line("move", "NGT", today - timedelta(days=DAYS), number, unit, "") for number, unit in PRISONERS]
    lines += [Line("roster", "NGT", today - timedelta(days=DAYS), number, unit, "") for number, unit in STAFF]
    for number, unit in PRISONERS:
        for kind, rate in RATES.items():
            for _ in range(random.random() < rate * DAYS / 30):
                day = today - timedelta(days=random.randrange(1, DAYS))
                lines.append(Line(kind, "NGT", day, number, unit, SAID[kind]))
    return [line for line in lines if line.number not in ("N0877", "S2210") or not line.detail]


def arrivals() -> list[Line]:
    """Three who came: one was told, for one the day is over, and one has still time."""
    today = NOW.date()
    came = [("N1061", 2, "14:10"), ("N1062", 1, "07:40"), ("N1063", 1, "16:05")]
    lines = [Line("admission", "NGT", today - timedelta(days=ago), number, "A1", at) for number, ago, at in came]
    return [*lines, Line("told", "NGT", today - timedelta(days=2), "N1061", "", "ar heard")]


def reprisals() -> list[Line]:
    """The kitchen job, eleven days after the letter; the roster of the officer who reported a colleague."""
    today = NOW.date()
    kitchen = dict(PRISONERS)["N0877"]
    return [
        Line("job", "NGT", today - timedelta(days=2), "N0877", kitchen, "Kitchen: place given to somebody else"),
        Line("roster", "NGT", today - timedelta(days=1), "S2210", "YARD", "Nights only, for four weeks"),
    ]
