"""Records that officers make: who gets them, what runs, what goes up by itself (R-66, R-68, R-76, R-77, R-84, R-86)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.cases import Interfered, read_case
from portal.cases.acts import WrongKind
from portal.cases.envelope import Envelope
from portal.cases.listing import desk_list
from portal.cases.sight import CaseInSight
from portal.casework.answer import answer
from portal.casework.attend import attend
from portal.casework.conclude import conclude
from portal.casework.consult import consult
from portal.casework.decide import decide
from portal.casework.end_restraint import end_restraint
from portal.casework.make_record import make_record
from portal.casework.promise import promise
from portal.casework.refusals import (
    NoRemedy,
    NothingSaid,
    NotYourRecord,
    RecordIncomplete,
    RefusedAct,
    Settled,
    StillOpen,
)
from portal.casework.tell_family import tell_family
from portal.vault import Keys, envelopes
from tests.casework.records import CENTRAL, DIRECTOR, DOCTOR, INSPECTOR, act, later, record, told, ward
from tests.world import World

__all__ = ["ward"]
one_engine = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
EVERYONE = (DIRECTOR, DOCTOR, CENTRAL, INSPECTOR, "ombudsman")


def holders(world: World, case: bytes) -> list[str]:
    return [login for login in EVERYONE if world.sight(world.viewer(login), case)]


def docket_of(world: World, login: str, case: bytes):  # type: ignore[no-untyped-def]
    sight = world.sight(world.viewer(login), case)
    assert sight is not None
    return sight.docket


def test_a_record_is_a_case_of_its_own_signed_by_the_officer_and_sealed_to_who_must_act(ward: World) -> None:
    world = ward
    world.lodge("director-northgate")
    made = record(world, "force", by=DOCTOR)
    own, copy = made.cases
    assert holders(world, own) == [DIRECTOR]
    assert holders(world, copy) == [INSPECTOR]
    opened = world.read(world.viewer(DIRECTOR), own)
    assert opened.statement.kind == "record"
    assert opened.statement.author == world.viewer(DOCTOR).id.hex()
    assert opened.statement.body["said"]["means"] == "Held by the arms"
    with world.reading() as session:
        listed = desk_list(session, world.site, world.viewer(DIRECTOR), today=world.now.date(), now=world.now)
    assert {row.kind for row in listed.rows} == {"complaint", "record"}
    assert told(world, DOCTOR) == ["record_made"]


@pytest.mark.parametrize(
    ("kind", "copied_to", "hours"),
    [
        ("force", INSPECTOR, 24), ("restraint", CENTRAL, 1), ("medical", None, 24), ("death", INSPECTOR, 24),
        ("injury", INSPECTOR, 24), ("illness", None, 24), ("transfer", None, 24),
    ],
)  # fmt: skip
def test_each_kind_has_its_reader_outside_and_its_clock(
    ward: World, kind: str, copied_to: str | None, hours: int
) -> None:
    world = ward
    own, *copies = record(world, kind).cases
    assert [holders(world, each) for each in copies] == ([[copied_to]] if copied_to else [])
    docket = docket_of(world, DIRECTOR, own)
    assert docket.late_from == world.now.astimezone(docket.late_from.tzinfo) + timedelta(hours=hours)


def test_who_may_make_which(ward: World) -> None:
    world = ward
    for kind, by in (("medical", DIRECTOR), ("force", INSPECTOR), ("medical", INSPECTOR), ("magic", DIRECTOR)):
        officer = world.viewer(by)
        with world.writing() as session, pytest.raises(NotYourRecord):
            make_record(
                session, officer, kind=kind, said={}, once="1", text="x", happened=world.now,
                language="en", site=world.site, directory=world.directory, now=world.now,
            )  # fmt: skip


def test_what_must_be_said_is_named(ward: World) -> None:
    with pytest.raises(RecordIncomplete) as refused:
        record(ward, "restraint", text=" ", ago=timedelta(hours=-1), said={"ground": "because", "person": ""})
    assert set(refused.value.missing) == {"person", "ground", "text", "happened"}


def test_the_same_form_twice_is_one_record(ward: World) -> None:
    first, second = record(ward, "death"), record(ward, "death")
    assert second.already
    assert second.page == first.page
    assert record(ward, "death", once="2").page != first.page


def test_a_report_of_force_made_after_the_shift_is_marked_late_and_still_accepted(ward: World) -> None:
    soon, late = record(ward, "force"), record(ward, "force", ago=timedelta(hours=13), once="2")
    assert not docket_of(ward, DIRECTOR, soon.cases[0]).incident.overdue
    assert docket_of(ward, DIRECTOR, late.cases[0]).incident.overdue


def test_force_nobody_looks_at_goes_up_by_itself_once(ward: World) -> None:
    own = record(ward, "force").cases[0]
    later(ward, hours=24)
    assert ward.sweep().escalated == 2, "the copy outside goes up too"
    assert holders(ward, own) == [CENTRAL]
    assert ward.sweep().escalated == 0
    act(ward, CENTRAL, own, conclude, text="We asked for the film.")
    assert docket_of(ward, CENTRAL, own).settled


def test_force_looked_at_is_done_and_stays(ward: World) -> None:
    own = record(ward, "force").cases[0]
    act(ward, DIRECTOR, own, conclude, text="Seen by the nurse. The film is kept.")
    later(ward, hours=40)
    ward.sweep()
    assert holders(ward, own) == [DIRECTOR]
    with pytest.raises(Settled):
        act(ward, DIRECTOR, own, conclude, text="Again.")


# a restraint.


def test_a_restraint_without_a_doctor_goes_up_after_an_hour(ward: World) -> None:
    own = record(ward, "restraint").cases[0]
    later(ward, minutes=59)
    assert ward.sweep().reminded == 0
    later(ward, minutes=1)
    assert ward.sweep().reminded == 1
    assert told(ward, CENTRAL) == ["no_doctor", "restraint_open"]
    assert holders(ward, own) == [DIRECTOR], "who can end it keeps it"
    assert ward.sweep().reminded == 0


def test_an_open_restraint_goes_up_again_at_every_interval_and_higher_until_it_ends(ward: World) -> None:
    own = record(ward, "restraint").cases[0]
    act(ward, DIRECTOR, own, consult, at=ward.now, who="Dr S. Iyer", text="")
    pages = docket_of(ward, DIRECTOR, own).acts
    for number in (1, 2, 3):
        later(ward, hours=2)
        assert ward.sweep().reminded == 1
        assert told(ward, CENTRAL) == ["restraint_open"] * number
    assert docket_of(ward, DIRECTOR, own).acts == pages + 3
    assert told(ward, "ombudsman") == ["restraint_open"] * 2, "from the second time on the next office too"
    act(ward, DIRECTOR, own, end_restraint, at=ward.now, text="Calm again.")
    later(ward, hours=5)
    assert ward.sweep().reminded == 0
    assert told(ward, CENTRAL) == ["restraint_ended"] + ["restraint_open"] * 3


def test_a_restraint_that_ended_without_a_doctor_is_told_above(ward: World) -> None:
    own = record(ward, "restraint", ago=timedelta(minutes=30)).cases[0]
    act(ward, DIRECTOR, own, end_restraint, at=ward.now, text="")
    assert told(ward, CENTRAL) == ["no_doctor", "restraint_ended"]


def test_a_restraint_ends_after_it_began_and_not_in_the_future(ward: World) -> None:
    own = record(ward, "restraint").cases[0]
    for at in (ward.now - timedelta(minutes=1), ward.now + timedelta(minutes=1)):
        with pytest.raises(RecordIncomplete):
            act(ward, DIRECTOR, own, end_restraint, at=at, text="")
        with pytest.raises(RecordIncomplete):
            act(ward, DIRECTOR, own, consult, at=at, who="Dr S. Iyer", text="")


# close confinement.


def visit(world: World, case: bytes, fit: str = "yes", text: str = "") -> None:
    act(world, DOCTOR, case, attend, at=world.now, who="Dr S. Iyer", fit=fit, text=text)


@one_engine
def test_nobody_is_locked_up_alone_before_a_doctor_wrote_that_they_are_fit_for_it(ward: World) -> None:
    for certified in ("", "soon", "2026-10-05T08:31"):
        with pytest.raises(RecordIncomplete) as refused:
            record(ward, "confinement", said={"certified": certified})
        assert refused.value.missing == ("certified",)
    (case,) = record(ward, "confinement").cases
    assert holders(ward, case) == [DOCTOR], "who must visit holds it"


@one_engine
def test_a_day_without_a_visit_is_a_page_and_a_paper_for_the_inspectorate(ward: World) -> None:
    (case,) = record(ward, "confinement").cases
    later(ward, days=1)
    visit(ward, case)
    later(ward, days=1, hours=12)
    assert ward.sweep().reminded == 0, "the second day is not over"
    later(ward, hours=4)
    assert (ward.sweep().reminded, ward.sweep().reminded) == (1, 0)
    assert told(ward, INSPECTOR) == told(ward, CENTRAL) == ["unvisited"]
    assert docket_of(ward, DOCTOR, case).trail[-1].name == "reminded"
    later(ward, days=1)
    assert ward.sweep().reminded == 1
    visit(ward, case, fit="no", text="He does not eat.")
    assert told(ward, CENTRAL) == ["unfit", "unvisited", "unvisited"]
    act(ward, DOCTOR, case, end_restraint, at=ward.now, text="Back on the wing.")
    later(ward, days=5)
    assert (ward.sweep().reminded, holders(ward, case)) == (0, [DOCTOR])


@one_engine
def test_a_visit_says_when_who_and_whether_they_are_fit(ward: World) -> None:
    (case,) = record(ward, "confinement").cases
    for said in ({"who": ""}, {"fit": "?"}, {"fit": "no"}, {"at": ward.now - timedelta(minutes=1)}):
        given = {"at": ward.now, "who": "Dr S. Iyer", "fit": "yes", "text": "", **said}
        with pytest.raises(RecordIncomplete):
            act(ward, DOCTOR, case, attend, **given)
    with pytest.raises(WrongKind):
        act(ward, DIRECTOR, record(ward, "restraint").cases[0], attend, at=ward.now, who="x", fit="yes", text="")


# how the prison is kept.


@one_engine
def test_five_heads_for_the_director_who_acts_in_seven_days_or_it_goes_up(ward: World) -> None:
    with pytest.raises(RecordIncomplete) as refused:
        record(ward, "environment", said={"food": "fine", "rooms": ""})
    assert set(refused.value.missing) == {"food", "rooms"}
    done, missed = (record(ward, "environment", once=once).cases[0] for once in "12")
    assert holders(ward, done) == [DIRECTOR]
    act(ward, DIRECTOR, done, conclude, text="The kitchen is scrubbed every day.")
    later(ward, days=8)
    ward.sweep()
    assert (holders(ward, done), holders(ward, missed)) == ([DIRECTOR], [CENTRAL])


# the doctor's report. Four ways.


def concur(world: World, case: bytes, by: str = DIRECTOR) -> None:
    day = world.now.date() + timedelta(days=2)
    act(world, by, case, decide, decision="concur", text="Yes.", remedy="An hour out, every day.", remedy_due=day)


def test_the_director_agrees_and_says_what_is_done_by_whom_until_when(ward: World) -> None:
    case = record(ward, "medical").cases[0]
    with pytest.raises(NoRemedy):
        act(ward, DIRECTOR, case, decide, decision="concur", text="Yes.")
    concur(ward, case)
    later(ward, hours=30)
    assert ward.sweep().escalated == 0
    act(ward, DIRECTOR, case, conclude, text="He is out every day.")
    later(ward, days=9)
    assert ward.sweep().escalated == 0
    assert holders(ward, case) == [DIRECTOR]


def test_the_director_agrees_and_does_nothing_it_goes_up_after_all(ward: World) -> None:
    case = record(ward, "medical").cases[0]
    concur(ward, case)
    later(ward, days=3)
    assert ward.sweep().escalated == 1
    assert holders(ward, case) == [CENTRAL]


def test_the_director_does_not_agree_both_texts_are_above_at_once(ward: World) -> None:
    case = record(ward, "medical").cases[0]
    with pytest.raises(NothingSaid):
        act(ward, DIRECTOR, case, decide, decision="forward", text=" ")
    act(ward, DIRECTOR, case, decide, decision="forward", text="There is no staff for it.")
    assert holders(ward, case) == [CENTRAL]
    texts = [each.text for each in ward.read(ward.viewer(CENTRAL), case).envelopes]
    assert texts == ["The words of whoever saw it.", "There is no staff for it."]
    concur(ward, case, by=CENTRAL)
    assert docket_of(ward, CENTRAL, case).promises


def test_silence_past_the_time_is_sent_on(ward: World) -> None:
    case = record(ward, "medical").cases[0]
    urgent = record(ward, "medical", once="2", said={"urgency": "now"}).cases[0]
    later(ward, hours=2)
    ward.sweep()
    assert (holders(ward, case), holders(ward, urgent)) == ([DIRECTOR], [CENTRAL])
    later(ward, hours=22)
    ward.sweep()
    assert holders(ward, case) == [CENTRAL]


def test_the_doctors_words_cannot_be_changed_by_the_director(ward: World) -> None:
    case = record(ward, "medical").cases[0]
    sight = ward.sight(ward.viewer(DIRECTOR), case)
    assert sight is not None
    _rewrite(ward, sight, text="He is well.")
    with pytest.raises(Interfered):
        ward.read(ward.viewer(DIRECTOR), case)


def _rewrite(world: World, sight: CaseInSight, text: str) -> None:
    """With every key of the director's office: the first envelope again, in the doctor's name and in his own."""
    officer = world.viewer(DIRECTOR)
    with world.writing() as session:
        for row in session.scalars(select(Envelope).where(Envelope.case_id == sight.id)):
            key = envelopes.content_key(sight.keys.seed, row.id)
            try:
                said = envelopes.unlocked(key, sight.id, row.id, row.box).said
            except Exception:
                continue
            said = {**said, "author": officer.id.hex(), "body": {**said["body"], "text": text}}
            row.box = envelopes.write(key, sight.id, row.id, said, Keys(officer.seed))
        session.commit()


# the family.


def tell(world: World, case: bytes, outcome: str, by: str = DIRECTOR, text: str = "We call again at six.") -> None:
    act(world, by, case, tell_family, outcome=outcome, who="His mother", how="By telephone", at=world.now, text=text)


@pytest.mark.parametrize("kind", ["death", "illness", "injury", "transfer"])
def test_the_family_is_told_in_a_day_or_it_goes_up(ward: World, kind: str) -> None:
    done, missed = record(ward, kind).cases[0], record(ward, kind, once="2").cases[0]
    tell(ward, done, "all")
    later(ward, hours=24)
    ward.sweep()
    assert holders(ward, done) == [DIRECTOR]
    assert holders(ward, missed) == [CENTRAL]
    assert told(ward, INSPECTOR).count("untold") == (kind in ("illness", "transfer")), "the others lie there as a copy"
    proof = ward.read(ward.viewer(DIRECTOR), done).envelopes[-1].body
    assert (proof["who"], proof["how"]) == ("His mother", "By telephone")


def test_a_family_nobody_reaches_the_attempts_are_kept_and_the_time_runs_on(ward: World) -> None:
    case = record(ward, "death").cases[0]
    with pytest.raises(RecordIncomplete):
        tell(ward, case, "nobody", text="")
    tell(ward, case, "nobody")
    tell(ward, case, "some")
    later(ward, hours=24)
    ward.sweep()
    assert holders(ward, case) == [CENTRAL]
    tell(ward, case, "all", by=CENTRAL)
    assert [each.body.get("outcome") for each in ward.read(ward.viewer(CENTRAL), case).envelopes[1:]] == [
        "nobody", "some", "all",
    ]  # fmt: skip


def test_letters_and_records_know_only_their_own_acts(ward: World) -> None:
    case, letter = record(ward, "death").cases[0], ward.lodge("director-northgate").case
    with pytest.raises(WrongKind):
        act(ward, DIRECTOR, case, answer, decision="no", text="No.")
    with pytest.raises(WrongKind):
        act(ward, DIRECTOR, case, promise, remedy="x", remedy_due=ward.now.date())
    with pytest.raises(WrongKind):
        act(ward, DIRECTOR, letter, conclude, text="Done.")
    with pytest.raises(WrongKind):
        act(ward, DIRECTOR, case, consult, at=ward.now, who="x", text="")
    with pytest.raises(StillOpen):
        act(ward, DIRECTOR, case, conclude, text="Done.")


def test_a_record_in_the_name_of_a_person_or_of_another_officer_is_refused(ward: World) -> None:
    """The docket, the first envelope and its author must say the same."""
    letter = ward.lodge("director-northgate").case
    own = record(ward, "death").cases[0]
    sight, other = ward.sight(ward.viewer(DIRECTOR), letter), docket_of(ward, DIRECTOR, own)
    assert sight is not None
    with ward.reading() as session, pytest.raises(Interfered):
        read_case(session, ward.directory, replace(sight, docket=replace(sight.docket, incident=other.incident)))
    assert issubclass(WrongKind, RefusedAct)
