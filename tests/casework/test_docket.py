"""The docket has one size: the emptiest and the fullest lawful one, and none that is fuller."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal.cases import docket_box
from portal.cases.agreed import RECIPIENTS, Agreed
from portal.cases.clocks import Clocks, Longer, Running
from portal.cases.docket import Docket, Promise, Trace, Waiting, Watch
from portal.cases.incident import Incident
from portal.vault import Refused, Site

SITE = Site((b"s" * 32,), (8, 1, 1))
CASE = b"c" * 16
DAY = date(2026, 10, 19)
EMPTY = Docket(
    office="director-northgate", ring=b"r" * 16, kind="request", pack="un-mandela",
    filed=datetime(2026, 10, 5, 8, tzinfo=ZoneInfo("Europe/London")), zone="Europe/London", due=DAY, book=b"b" * 32,
)  # fmt: skip
LONG = "inspectorate-of-the-northern-part"
MINUTE = datetime(2026, 10, 19, 8, 41, tzinfo=UTC)
BESIDE = tuple(Running(name, MINUTE, met=True) for name in ("acknowledge", "discussion", "imminent"))
CLOCKS = Clocks("stages.initial_grievance.answer", MINUTE, MINUTE, (Longer(20, "calendar_day", MINUTE),) * 2, BESIDE)
INCIDENT = Incident("transfer", MINUTE, MINUTE, 999, True, True, True)
FULLEST = replace(
    EMPTY, office=LONG, kind="retaliation", pack="un-mandela-northern-part", zone="America/Argentina/ComodRivadavia",
    apart=True, prison="NORTHGATE", filer="prisoner", language="en", urgency="imminent",
    flags=frozenset({"danger", "harm", "punished", "retaliation"}), promised=(DAY,) * 4, acts=9999, envelopes=999,
    notes=999, turn="person", answered=DAY, read=999,
    trail=tuple(Trace(9999, "escalated", DAY, b"o" * 16) for _ in range(docket_box.MOST_TRAIL)),
    went=(LONG,) * 4, waiting=tuple(Waiting(n, LONG, b"r" * 16, DAY) for n in range(2)), named="office",
    taken=(b"o" * 16, MINUTE), off=b"x" * 36, sent=9998, acknowledged=True, opened=True, watch=Watch(DAY, DAY, DAY),
    clocks=CLOCKS, promises=(Promise(b"o" * 16, DAY),) * 2, again="broken", closed=DAY, stop=DAY, proposal=9999,
    review=99, stamped=True, obligations=(DAY, DAY, DAY), hold=True,
    look_again=DAY, answering=b"m" * 12, unsure=True, sheltered=True, nobody=True,
    agreed=Agreed(RECIPIENTS, MINUTE.replace(hour=9, minute=0)),
)  # fmt: skip
"""A letter with everything at its longest; a case is sent on at most twice, and goes up at most twice."""
RECORD = replace(
    FULLEST, incident=INCIDENT, watch=None, off=b"", promises=(), again="", stop=None, proposal=0, review=0,
    stamped=False, obligations=(), look_again=None, answering=b"", unsure=False, agreed=None, nobody=False,
)  # fmt: skip
"""The same for a record that an officer made: nobody's letter, so nothing that a person's side leaves in it."""


@pytest.mark.parametrize("docket", [EMPTY, FULLEST, RECORD], ids=["emptiest", "fullest", "record"])
def test_it_comes_back_as_it_was_and_has_the_one_size(docket: Docket) -> None:
    box = docket_box.shut(SITE, CASE, docket)
    assert len(box) == 1865
    back = docket_box.opened(SITE, CASE, box)
    assert replace(back, trail=docket.trail) == docket
    assert len(docket.trail) - len(back.trail) <= docket_box.MOST_TRAIL - docket_box.LEAST_TRAIL
    assert not docket.trail or docket.trail[-1] == back.trail[-1]


def test_a_fuller_one_is_refused() -> None:
    with pytest.raises(Refused):
        docket_box.shut(SITE, CASE, replace(FULLEST, zone="x" * 2000))


def test_it_opens_for_its_own_case_and_site_only() -> None:
    box = docket_box.shut(SITE, CASE, EMPTY)
    for site, case in ((SITE, b"d" * 16), (Site((b"t" * 32,), (8, 1, 1)), CASE)):
        with pytest.raises(Refused):
            docket_box.opened(site, case, box)


def test_only_the_last_acts_without_envelope_stay_in_the_trail() -> None:
    traces = tuple(Trace(n, "opened", DAY, b"o" * 16) for n in range(40))
    kept = docket_box.opened(SITE, CASE, docket_box.shut(SITE, CASE, replace(EMPTY, trail=traces))).trail
    assert kept == traces[-docket_box.MOST_TRAIL :]


def test_late_begins_the_day_after_and_ends_with_the_answer() -> None:
    assert not EMPTY.late(DAY)
    assert EMPTY.late(DAY + timedelta(days=1))
    assert not replace(EMPTY, answered=DAY).late(DAY + timedelta(days=9))
