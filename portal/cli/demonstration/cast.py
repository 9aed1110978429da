"""Who there is in the demonstration. Every name is invented."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from portal.cli.demonstration.names import NAMES
from portal.directory import PrisonEntry

PASSWORD = "harbour lantern seven pebbles"  # noqa: S105
FOUNDED = datetime(2025, 6, 2, 9, tzinfo=UTC)
"""Long before the first letter: who was not in office yet could not have opened it."""


@dataclass(frozen=True)
class Office:
    id: str
    kind: str
    names: dict[str, str] = field(hash=False)
    prison: str | None = None
    above: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "fr")
    line: str = ""
    """The office its people answer to."""


@dataclass(frozen=True)
class Person:
    """An officer. The first one of each office founds it and lets the others in."""

    login: str
    name: str
    office: str
    worked_at: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    trained: date | None = None
    """Until when for children's letters."""
    stated: str = ""


@dataclass(frozen=True)
class Cast:
    prisons: tuple[PrisonEntry, ...]
    offices: tuple[Office, ...]
    people: tuple[Person, ...]

    def only(self, offices: Collection[str]) -> Cast:
        """The same with few offices; whoever stood above them and is left out is gone from the chains too."""
        kept = tuple(
            replace(each, above=tuple(above for above in each.above if above in offices))
            for each in self.offices
            if each.id in offices
        )
        return Cast(self.prisons, kept, tuple(each for each in self.people if each.office in offices))


TRAINED = date(2099, 12, 31)
PRISONS = (
    PrisonEntry(
        code="NGT",
        names=NAMES["NGT"],
        zone="Europe/London",
        weekend=("sat", "sun"),
        pack="demo-northgate",
        bell="the red button beside the cell door",
        children=("Y-Wing",),
    ),
    PrisonEntry(
        code="EWT",
        names=NAMES["EWT"],
        zone="Asia/Amman",
        weekend=("fri", "sat"),
        pack="demo-eastwater",
        bell="the yellow button in the corridor",
    ),
)

OFFICES = (
    Office(
        "director-northgate",
        "director",
        NAMES["director-northgate"],
        prison="NGT",
        above=("central", "ombudsman"),
        line="central",
    ),
    Office(
        "director-eastwater",
        "director",
        NAMES["director-eastwater"],
        prison="EWT",
        above=("central", "ombudsman"),
        languages=("ar", "en", "fr"),
        line="central",
    ),
    Office(
        "health-northgate",
        "health",
        NAMES["health-northgate"],
        prison="NGT",
        above=("central", "ombudsman"),
        line="central",
    ),
    Office(
        "central",
        "central",
        NAMES["central"],
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "inspectorate",
        "inspectorate",
        NAMES["inspectorate"],
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "ombudsman",
        "ombudsman",
        NAMES["ombudsman"],
        above=("court-north",),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "court-north",
        "court",
        NAMES["court-north"],
        languages=("en", "fr", "ar"),
    ),
    Office(
        "consulate",
        "consul",
        NAMES["consulate"],
        languages=("en", "fr", "ar"),
    ),
    Office(
        "children",
        "protection",
        NAMES["children"],
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "refuge",
        "refuge",
        NAMES["refuge"],
        languages=("en", "fr", "ar"),
    ),
    Office(
        "duty-northgate",
        "duty",
        NAMES["duty-northgate"],
        prison="NGT",
        line="central",
    ),
    Office(
        "duty-eastwater",
        "duty",
        NAMES["duty-eastwater"],
        prison="EWT",
        languages=("ar", "en", "fr"),
        line="central",
    ),
    Office(
        "interpreters",
        "interpreters",
        NAMES["interpreters"],
        languages=("en", "ar"),
    ),
)

PEOPLE = (
    Person("director.northgate", "J. Okafor", "director-northgate"),
    Person("deputy.northgate", "M. Reyes", "director-northgate", languages=("en", "fr")),
    Person("clerk.northgate", "T. Lund", "director-northgate"),
    Person("director.eastwater", "R. Haddad", "director-eastwater", languages=("ar", "en")),
    Person("health.northgate", "S. Iyer", "health-northgate"),
    Person("duty.northgate", "M. Ito", "duty-northgate"),
    Person("duty.eastwater", "N. Saleh", "duty-eastwater", languages=("ar", "en")),
    Person("central", "K. Brandt", "central", languages=("en", "fr")),
    Person("inspector.adeyemi", "B. Adeyemi", "inspectorate", trained=TRAINED, stated="man"),
    Person("inspector.castellanos", "L. Castellanos", "inspectorate", languages=("en", "fr", "ar"), stated="woman"),
    Person("inspector.hale", "D. Hale", "inspectorate", worked_at=("NGT",)),
    Person("ombudsman", "L. Bakker", "ombudsman", languages=("en", "fr"), trained=TRAINED),
    Person("court.north", "A. Silva", "court-north"),
    Person("consul.ardania", "F. Amari", "consulate", languages=("en", "fr", "ar")),
    Person("children.mensah", "E. Mensah", "children", languages=("en", "fr"), trained=TRAINED),
    Person("refuge.lindqvist", "T. Lindqvist", "refuge", languages=("en", "fr", "ar")),
    Person("interpreter.warsame", "H. Warsame", "interpreters", languages=("en", "sw", "ar", "fr")),
    Person("interpreter.mwangi", "W. Mwangi", "interpreters", worked_at=("NGT",), languages=("en", "sw")),
)

CAST = Cast(PRISONS, OFFICES, PEOPLE)
