"""The table of acts agrees with the verbs, the addresses, the envelopes and the words of *What happened*."""

from dataclasses import replace
from pathlib import Path

import portal.casework
from portal import create_app
from portal.cases.acts import ACTS, BY_NAME, COMPLAINANT, NOTES, OFFICER, RECORD, author_of
from portal.web.desk import letters, words
from portal.web.mailbox import words as theirs
from portal.web.shared import routes
from tests.world import World

VERBS = {act.verb for act in ACTS}
MACHINERY = {
    "__init__", "advice", "begin", "bring_back", "bundle", "call", "child", "clear", "clear_beside", "concerns",
    "correspondent", "dates", "day", "delegate", "desk_note", "destinations", "draft", "end_errands", "hold", "inbox",
    "inspect", "keep_away", "lend", "lost_days", "papers_above", "papers_below", "prepare", "pretence", "pretend",
    "prison_file", "record_kinds", "recording",
    "refusals", "remedy", "reopen", "report_interference", "review", "say_kept", "set_apart", "spoken", "statement",
    "stir", "sweep", "tell_forced", "tell_outside",
}  # fmt: skip
"""Files of casework/ that are no act on a case: what verbs share, what the worker and the check do."""


def test_every_act_has_its_file_and_every_file_its_act() -> None:
    files = {path.stem for path in Path(portal.casework.__path__[0]).glob("*.py")}
    assert files == VERBS | MACHINERY
    assert not VERBS & MACHINERY


def test_every_act_by_a_person_has_an_address_and_no_address_has_an_unknown_act(world: World) -> None:
    app = create_app(replace(world.settings, locales=("en",)))
    found = {row["act"]: row["rule"] for row in routes(app) if row["act"]}
    assert set(found) <= set(BY_NAME) | {"filed"}
    for act in ACTS:
        for noun in act.nouns:
            assert any(row["rule"].endswith(f"/{noun}") for row in routes(app)), (act.name, noun)


def test_every_act_has_words_for_the_desk_and_what_the_person_may_see_has_words_for_them() -> None:
    assert set(words.ACTS) == set(BY_NAME)
    assert set(theirs.ACTS) == {act.name for act in ACTS if act.on != RECORD and act.envelope not in NOTES}


def test_every_envelope_has_one_author_and_a_heading() -> None:
    kinds = {act.envelope: act.who for act in ACTS if act.envelope}
    assert len(kinds) == sum(act.envelope is not None for act in ACTS)
    assert {kind: author_of(kind) for kind in kinds} == kinds
    assert set(letters.OURS) == {kind for kind, who in kinds.items() if who == OFFICER}
    assert set(letters.THEIRS) == {kind for kind, who in kinds.items() if who == COMPLAINANT}
    assert author_of("confession") is None
