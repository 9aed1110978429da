"""What a desk sees in its lists: its own alone, in the order of need, counted without opening what is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from portal.cases import listing, rows
from portal.cases.case import Case
from portal.cases.docket import Trace
from portal.cases.listing import DeskList, desk_list
from portal.cases.rows import case_of, ref_of
from portal.database import reading, writing
from portal.vault import Keys, case_id
from tests.cases.desk_rows import SITE, TODAY, Ring, Viewer, lay

FRIDAY = date(2026, 10, 2)
TOMORROW = date(2026, 10, 6)
NEXT_MONDAY = date(2026, 10, 12)


@pytest.fixture
def ours() -> Ring:
    return Ring()


@pytest.fixture
def session(engine: Engine, ours: Ring) -> Iterator[Session]:
    """With the cases of two other offices already there, dangerous, late and due today."""
    with writing(engine) as session:
        for other in (Ring(), Ring()):
            lay(session, other, "not ours", flags=frozenset({"danger"}))
            lay(session, other, "not ours", due=FRIDAY)
            lay(session, other, "not ours", flags=frozenset({"retaliation"}))
        session.commit()
        yield session


def titles(shown: DeskList) -> list[str]:
    return [row.facts["title"] if row.facts else row.why for row in shown.rows]


def shown(session: Session, viewer: Viewer, name: str = "today", **more: int) -> DeskList:
    session.flush()
    return desk_list(session, SITE, viewer, name, today=TODAY, **more)


def test_danger_comes_first_then_punished_then_late_then_the_day(session: Session, ours: Ring) -> None:
    lay(session, ours, "in a week", due=NEXT_MONDAY)
    lay(session, ours, "tomorrow", due=TOMORROW)
    lay(session, ours, "today", opened=True)
    lay(session, ours, "late", due=FRIDAY)
    lay(session, ours, "punished", due=NEXT_MONDAY, flags=frozenset({"retaliation"}))
    lay(session, ours, "in danger", due=NEXT_MONDAY, urgency="danger", flags=frozenset({"danger"}))
    lay(session, ours, "a life", due=NEXT_MONDAY, urgency="life", flags=frozenset({"danger"}))
    page = shown(session, Viewer((ours,)))
    assert titles(page) == ["a life", "in danger", "punished", "late", "today", "tomorrow", "in a week"]
    assert [row.why for row in page.rows] == ["danger", "danger", "punished", "late", "today", "new", "new"]


def test_the_older_of_two_due_on_one_day_comes_first(session: Session, ours: Ring) -> None:
    from datetime import UTC, datetime

    lay(session, ours, "second", filed=datetime(2026, 9, 28, 12, tzinfo=UTC))
    lay(session, ours, "first", filed=datetime(2026, 9, 28, 9, tzinfo=UTC))
    assert titles(shown(session, Viewer((ours,)))) == ["first", "second"]


def test_an_answer_does_not_take_a_flagged_case_from_the_top(session: Session, ours: Ring) -> None:
    lay(session, ours, "late", due=FRIDAY)
    lay(session, ours, "flagged", flags=frozenset({"retaliation"}), answered=FRIDAY, turn="person")
    top = shown(session, Viewer((ours,))).rows[0]
    assert (top.facts or {})["title"] == "flagged"
    assert (top.state, top.flag, top.why) == ("answered", "retaliation", "punished")


def test_counts_are_those_of_the_viewer_alone(session: Session, ours: Ring) -> None:
    lay(session, ours, "late", due=FRIDAY)
    lay(session, ours, "today")
    lay(session, ours, "tomorrow", due=TOMORROW)
    lay(session, ours, "asked", due=TOMORROW, turn="person")
    lay(session, ours, "flagged, asked", due=NEXT_MONDAY, turn="person", flags=frozenset({"retaliation"}))
    lay(session, ours, "answered", answered=FRIDAY, turn="person")
    counts = shown(session, Viewer((ours,))).counts
    assert counts == {
        "today": 5,
        "late": 1,
        "theirs": 2,
        "ours": 3,
        "answered": 1,
        "promises": 0,
        "book": 6,
        "due_today": 1,
        "this_week": 3,
    }


def test_each_list_shows_what_it_counts(session: Session, ours: Ring) -> None:
    lay(session, ours, "late", due=FRIDAY)
    lay(session, ours, "flagged and late", due=FRIDAY, flags=frozenset({"retaliation"}))
    lay(session, ours, "asked", due=TOMORROW, turn="person")
    lay(session, ours, "answered", answered=FRIDAY, turn="person")
    lay(session, ours, "answered, flagged", answered=FRIDAY, turn="person", flags=frozenset({"retaliation"}))
    viewer = Viewer((ours,))
    assert titles(shown(session, viewer, "late")) == ["flagged and late", "late"]
    assert titles(shown(session, viewer, "theirs")) == ["asked"]
    assert titles(shown(session, viewer, "ours")) == ["flagged and late", "late"]
    assert titles(shown(session, viewer, "answered")) == ["answered, flagged", "answered"]
    for name in ("today", "late", "theirs", "ours", "answered", "book"):
        page = shown(session, viewer, name)
        assert len(page.rows) == page.total == page.counts[name], name


def test_what_turned_late_before_the_worker_came_is_late_all_the_same(session: Session, ours: Ring) -> None:
    lay(session, ours, "overdue", due=FRIDAY, swept=FRIDAY)
    lay(session, ours, "today")
    page = shown(session, Viewer((ours,)), "late")
    assert titles(page) == ["overdue"]
    assert page.counts["late"] == 1
    assert page.rows[0].late


def test_whoever_writes_again_after_the_answer_is_our_turn_once_more(session: Session, ours: Ring) -> None:
    lay(session, ours, "wrote again", due=NEXT_MONDAY, again="wrote", turn="office", opened=True)
    row = shown(session, Viewer((ours,)), "ours").rows[0]
    assert (row.state, row.why, row.late) == ("open", "wrote_again", False)


def test_what_came_up_says_so(session: Session, ours: Ring) -> None:
    lay(session, ours, "climbed", due=NEXT_MONDAY, went=("director",), trail=(Trace(2, "escalated", FRIDAY),))
    assert shown(session, Viewer((ours,))).rows[0].reasons == ("climbed", "new")


def test_pages_follow_each_other_without_gap_or_repetition(session: Session, ours: Ring) -> None:
    names = {f"letter {number}" for number in range(23)}
    for number, name in enumerate(sorted(names)):
        lay(session, ours, name, due=TODAY + timedelta(days=number - 4))
    viewer = Viewer((ours,))
    pages = [shown(session, viewer, start=start, limit=5) for start in range(0, 25, 5)]
    assert [len(page.rows) for page in pages] == [5, 5, 5, 5, 3]
    assert {title for page in pages for title in titles(page)} == names
    dues = [row.due for page in pages for row in page.rows]
    assert dues == sorted(dues, key=str)


def test_a_bucket_too_large_to_sort_is_still_shown_whole(
    session: Session, ours: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "OPENED", 3)
    monkeypatch.setattr(listing, "SORTED", 3)
    for number in range(9):
        lay(session, ours, f"letter {number}")
        lay(session, ours, f"danger {number}", flags=frozenset({"danger"}))
    viewer = Viewer((ours,))
    pages = [shown(session, viewer, start=start, limit=4) for start in range(0, 20, 4)]
    found = [title for page in pages for title in titles(page)]
    assert sorted(found) == sorted([f"letter {n}" for n in range(9)] + [f"danger {n}" for n in range(9)])
    assert all(title.startswith("danger") for title in found[:9])
    assert "due_today" not in pages[0].counts
    assert pages[0].counts["this_week"] == 18


def test_a_case_under_a_one_time_ring_shows_to_its_ring_alone(session: Session, ours: Ring) -> None:
    keys = Keys.new()
    apart = Ring(case=case_id(keys.public))
    lay(session, apart, "without a colleague", keys=keys, apart=True)
    lay(session, Ring(), "of another office, without a colleague", apart=True)
    lay(session, ours, "ordinary")
    left_off = shown(session, Viewer((ours,)))
    assert titles(left_off) == ["ordinary"]
    assert left_off.counts["today"] == 1
    left_on = shown(session, Viewer((ours, apart)))
    assert sorted(titles(left_on)) == ["ordinary", "without a colleague"]
    assert left_on.counts["today"] == 2


def test_an_identity_ring_lists_nothing(session: Session, ours: Ring) -> None:
    lay(session, ours, "ordinary")
    page = shown(session, Viewer((Ring(seed=ours.seed, identity=True),)))
    assert (page.rows, page.total) == ((), 0)


def test_far_weeks_are_not_lost(session: Session, ours: Ring) -> None:
    lay(session, ours, "in two years", due=date(2028, 10, 5))
    lay(session, ours, "late for two years", due=date(2024, 10, 5))
    lay(session, ours, "answered long ago", answered=date(2024, 10, 5), turn="person")
    lay(session, ours, "due three weeks ago, unswept", due=date(2026, 9, 14), swept=date(2026, 9, 10))
    assert len(shown(session, Viewer((ours,)), "book").rows) == 4


def test_a_row_that_does_not_open_is_named(session: Session, ours: Ring) -> None:
    first = lay(session, ours, "one", due=TODAY)
    second = lay(session, ours, "two", due=TODAY)
    session.flush()
    one, two = session.get(Case, first), session.get(Case, second)
    assert one is not None
    assert two is not None
    one.docket = two.docket
    page = shown(session, Viewer((ours,)))
    assert {row.ref: row.why for row in page.rows} == {ref_of(first): "interfered", ref_of(second): "today"}


def test_reading_the_list_writes_nothing(session: Session, engine: Engine, ours: Ring) -> None:
    lay(session, ours, "one")
    session.commit()
    with reading(engine) as only_reading:
        assert len(desk_list(only_reading, SITE, Viewer((ours,)), today=TODAY).rows) == 1


def test_a_ref_has_one_spelling() -> None:
    case = bytes(range(16))
    ref = ref_of(case)
    assert len(ref) == 26
    assert case_of(ref) == case
    for wrong in (ref.upper(), ref + "a", ref[:-1], ref[:-1] + "9", "", "é" * 26, ref + "=", ref[:-1] + "7"):
        assert case_of(wrong) is None, wrong


def test_only_the_rows_shown_are_opened(session: Session, ours: Ring, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        lay(session, ours, f"letter {number}")
    asked: list[int] = []
    whole = rows._keys_of

    def counting(*given: object) -> dict[bytes, Keys]:
        asked.append(len(given[-1]))  # type: ignore[arg-type]
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "_keys_of", counting)
    shown(session, Viewer((ours,)), limit=5)
    assert asked == [5]
