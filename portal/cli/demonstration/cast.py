"""Who there is in the demonstration. Every name is invented."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

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
        names={"en": "Northgate", "fr": "Northgate", "ar": "نورثغيت"},
        zone="Europe/London",
        weekend=("sat", "sun"),
        pack="demo-northgate",
        bell="the red button beside the cell door",
        children=("Y-Wing",),
    ),
    PrisonEntry(
        code="EWT",
        names={"en": "Eastwater", "fr": "Eastwater", "ar": "إيستووتر"},
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
        {"en": "Director, Northgate", "fr": "Directeur, Northgate", "ar": "مدير سجن نورثغيت"},
        prison="NGT",
        above=("central", "ombudsman"),
        line="central",
    ),
    Office(
        "director-eastwater",
        "director",
        {"en": "Director, Eastwater", "fr": "Directrice, Eastwater", "ar": "مديرة سجن إيستووتر"},
        prison="EWT",
        above=("central", "ombudsman"),
        languages=("ar", "en", "fr"),
        line="central",
    ),
    Office(
        "health-northgate",
        "health",
        {"en": "Health, Northgate", "fr": "Service de santé, Northgate", "ar": "الخدمة الصحية في نورثغيت"},
        prison="NGT",
        above=("central", "ombudsman"),
        line="central",
    ),
    Office(
        "central",
        "central",
        {"en": "Central administration", "fr": "Administration centrale", "ar": "الإدارة المركزية"},
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "inspectorate",
        "inspectorate",
        {"en": "Inspectorate", "fr": "Inspection des prisons", "ar": "هيئة تفتيش السجون"},
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "ombudsman",
        "ombudsman",
        {"en": "Ombudsman", "fr": "Défenseur des droits", "ar": "أمين المظالم"},
        above=("court-north",),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "court-north",
        "court",
        {"en": "Court of the North", "fr": "Tribunal du Nord", "ar": "محكمة الشمال"},
        languages=("en", "fr", "ar"),
    ),
    Office(
        "consulate",
        "consul",
        {"en": "Consulate of Ardania", "fr": "Consulat d'Ardanie", "ar": "قنصلية أردانيا"},
        languages=("en", "fr", "ar"),
    ),
    Office(
        "children",
        "protection",
        {"en": "Protection of children", "fr": "Protection de l'enfance", "ar": "حماية الأطفال"},
        above=("ombudsman", "court-north"),
        languages=("en", "fr", "ar"),
    ),
    Office(
        "duty-northgate",
        "duty",
        {"en": "Duty post, Northgate", "fr": "Poste de garde, Northgate", "ar": "مركز المناوبة في نورثغيت"},
        prison="NGT",
        line="central",
    ),
    Office(
        "duty-eastwater",
        "duty",
        {"en": "Duty post, Eastwater", "fr": "Poste de garde, Eastwater", "ar": "مركز المناوبة في إيستووتر"},
        prison="EWT",
        languages=("ar", "en", "fr"),
        line="central",
    ),
    Office(
        "interpreters",
        "interpreters",
        {"en": "Interpreters", "fr": "Interprètes", "ar": "المترجمون"},
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
    Person("interpreter.warsame", "H. Warsame", "interpreters", languages=("en", "sw", "ar", "fr")),
    Person("interpreter.mwangi", "W. Mwangi", "interpreters", worked_at=("NGT",), languages=("en", "sw")),
)

CAST = Cast(PRISONS, OFFICES, PEOPLE)
