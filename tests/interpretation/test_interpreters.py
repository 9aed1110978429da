"""An interpreter gets one envelope by its key, and nothing else; what he brings back stays his, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from portal.cases import CaseInSight, Interfered, errand, read_case
from portal.cases.envelope import Envelope
from portal.cases.paper import Paper
from portal.casework.answer import answer
from portal.casework.ask import ask
from portal.casework.bring_back import bring_back
from portal.casework.bundle import Receipt
from portal.casework.close import close
from portal.casework.correct import correct
from portal.casework.end_errands import may_go_on
from portal.casework.entrust import AN_ANSWER, NOT_SENT, entrust, interpreters
from portal.casework.erase import erase
from portal.casework.extend import extend
from portal.casework.forward import forward
from portal.casework.interpret import brought, interpret
from portal.casework.preserve import preserve
from portal.casework.promise import promise
from portal.casework.refusals import NoSpokenForm, NothingBrought, NothingSaid, UnfitInterpreter
from portal.casework.spoken import Voice
from portal.casework.step_back import step_back
from portal.casework.withdraw import withdraw
from portal.evidence import Item
from portal.vault import Keys, Refused, envelopes, grants
from tests.world import OFFICES, World, found_world

WORDS = "Maji ya kuoga ni baridi."
MADE = "The water is cold."
INSPECTOR, WARSAME, MWANGI = "inspector.castellanos", "interpreter.warsame", "interpreter.mwangi"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> World:
    """With an office of interpreters. The engine cannot matter here: rows are put in and taken out by their names."""
    from portal.config import Settings
    from portal.database import engine_for
    from tests.conftest import variables

    folder = tmp_path_factory.mktemp("interpreters")
    (folder / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(folder))
    return found_world(engine_for(settings.database_url), settings, folder, (*OFFICES, "interpreters"))


@pytest.fixture
def letter(world: World) -> Receipt:
    """In Swahili, and noise beside it."""
    world.lodge("inspectorate", "Noise.", language="sw")
    return world.lodge("inspectorate", WORDS, language="sw")


def officer(world: World, login: str) -> bytes:
    return world.directory.officer_named(login).id  # type: ignore[union-attr]


def asked(world: World, letter: Receipt, login: str = WARSAME, by: str = INSPECTOR, **more: object) -> int:
    said = {"of": 0, "into": "en", "language": "en"} | more
    with world.stage() as stage:
        stage.act(by, letter.case, entrust, now=world.now, interpreter=officer(world, login), **said)
    return world.read(world.viewer(by), letter.case).envelopes[-1].act


def tray(world: World, login: str = WARSAME) -> dict[bytes, errand.Errand]:
    seat = world.viewer(login)
    with world.reading() as session:
        return errand.errands(session, world.site, seat.id, Keys(seat.seed))


def made(world: World, letter: Receipt, act: int, text: str = MADE, login: str = WARSAME, **more: bool) -> None:
    with world.writing() as session:
        name = errand.row_of(world.site, letter.case, act)
        bring_back(session, world.viewer(login), name, text=text, site=world.site, today=world.now.date(), **more)
        session.commit()


def put(world: World, letter: Receipt, act: int) -> None:
    with world.stage() as stage:
        stage.act(INSPECTOR, letter.case, interpret, now=world.now, of=act, language="en")


def seen(world: World, login: str, case: bytes) -> CaseInSight:
    found = world.sight(world.viewer(login), case)
    assert found is not None
    return found


def test_he_reads_that_envelope_and_his_key_opens_no_other(world: World, letter: Receipt) -> None:
    world.add(letter.case, "Na nguo zangu?")
    act = asked(world, letter)
    (held,) = [each for each in tray(world).values() if each.case == letter.case]
    seat, keys = world.viewer(WARSAME), Keys(world.viewer(WARSAME).seed)
    with world.reading() as session:
        assert errand.words_of(session, keys, held)["text"] == WORDS
        rows = list(session.scalars(select(Envelope).where(Envelope.case_id == letter.case)))
    key = grants.opened(keys, held.grant, grants.ENVELOPE, held.envelope)
    opened = 0
    for row in rows:
        try:
            envelopes.unlocked(key, letter.case, row.id, row.box)
            opened += 1
        except Refused:
            continue
    assert (held.act, opened, len(rows)) == (act, 1, 4)
    assert world.sight(seat, letter.case) is None
    for other in (MWANGI, INSPECTOR):
        assert letter.case not in {each.case for each in tray(world, other).values()}


def test_his_words_come_back_signed_and_stand_with_the_letter(world: World, letter: Receipt) -> None:
    act = asked(world, letter)
    with pytest.raises(NothingBrought):
        put(world, letter, act)
    made(world, letter, act)
    assert letter.case not in {each.case for each in tray(world).values()}, "he keeps no key"
    put(world, letter, act)
    with pytest.raises(NothingBrought):
        put(world, letter, act)
    said = world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1]
    assert (said.kind, said.text, said.language, said.body["of"]) == ("interpretation", MADE, "en", 0)
    assert said.body["interpreted"]["by"] == officer(world, WARSAME).hex()
    mine = world.read(world.mailbox(world.codes[letter.case]), letter.case).envelopes
    assert [each.kind for each in mine] == ["statement", "entrusting", "interpretation"]


def test_no_office_changes_a_word_of_his(world: World, letter: Receipt) -> None:
    """The envelope is written by the office with every key it has: without his signature the file is not shown."""
    act = asked(world, letter)
    made(world, letter, act)
    seat = world.viewer(INSPECTOR)
    with world.writing() as session:
        sight = seen(world, INSPECTOR, letter.case)
        work = errand.lying(session, world.site, letter.case, sight.keys, world.directory, [act])[act]
        assert work is not None
        false = replace(work, said={**work.said, "text": "The water is warm."})
        with pytest.raises(Refused):
            errand.require_signed(false.signed, letter.case, world.directory)
        errand.lying, kept = (lambda *_: {act: false}), errand.lying  # type: ignore[assignment]
        try:
            interpret(session, sight, seat, of=act, language="en", site=world.site, directory=world.directory,
                      now=world.now)  # fmt: skip
        finally:
            errand.lying = kept  # type: ignore[assignment]
        session.commit()
    with pytest.raises(Interfered):
        world.read(seat, letter.case)
    with pytest.raises(Interfered):
        world.read(world.mailbox(world.codes[letter.case]), letter.case)


def test_who_worked_there_answers_to_them_or_is_no_interpreter_is_refused_by_name(world: World) -> None:
    about = world.lodge("inspectorate", WORDS, language="sw")
    nowhere = world.lodge("inspectorate", WORDS, language="sw", prison="unknown")
    off = world.lodge("inspectorate", WORDS, language="sw", not_=[WARSAME])
    for letter, login, into, why in (
        (about, MWANGI, "en", "worked_there"), (nowhere, MWANGI, "en", "worked_there"),
        (about, "inspector.adeyemi", "en", "not_an_interpreter"), (about, WARSAME, "ru", "not_their_language"),
        (off, WARSAME, "en", "taken_off"),
    ):  # fmt: skip
        by = "inspector.adeyemi" if letter is off else INSPECTOR
        with pytest.raises(UnfitInterpreter) as refused:
            asked(world, letter, login, by=by, into=into)
        assert refused.value.why == why
    other = world.lodge("inspectorate", WORDS, language="fr", tongue="Kikamba")
    asked(world, other)
    assert "Kikamba" in {each.source for each in tray(world).values()}, "nobody's papers say who knows that one"
    answers_to_them = [
        replace(each, line="central") if each.login == WARSAME else each for each in world.directory.officers
    ]
    sight = seen(world, INSPECTOR, about.case)
    for officers, found in ((world.directory.officers, [WARSAME]), (tuple(answers_to_them), [])):
        directory = replace(world.directory, officers=officers)
        fit = interpreters(sight.docket, about.case, ("sw", "en"), site=world.site, directory=directory, now=world.now)
        assert [each.login for each in fit] == found


def test_the_same_asked_twice_is_asked_once_and_nothing_is_nothing(world: World, letter: Receipt) -> None:
    assert asked(world, letter) == asked(world, letter)
    for wrong in ({"of": 7}, {"into": "xx"}, {"of": AN_ANSWER, "text": " "}):
        with pytest.raises(NothingSaid):
            asked(world, letter, **wrong)
    act = asked(world, letter)
    with pytest.raises(NothingSaid):
        made(world, letter, act, text=" ")
    with pytest.raises(NothingSaid):
        made(world, letter, act, login=MWANGI)
    made(world, letter, act, text="", cannot=True)
    put(world, letter, act)
    assert world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1].kind == "entrusting"
    assert asked(world, letter) != act, "so it can be asked again"


def test_an_answer_goes_out_in_his_words_with_the_officers_own_beside(world: World, letter: Receipt) -> None:
    given = {"decision": "no", "text": MADE, "language": "en"}
    with pytest.raises(NoSpokenForm), world.stage() as stage:
        stage.act(INSPECTOR, letter.case, answer, now=world.now, **given)
    act = asked(world, letter, of=AN_ANSWER, into="sw", text=MADE)
    assert MADE not in str(world.read(world.viewer(INSPECTOR), letter.case).envelopes)
    made(world, letter, act, text=WORDS)
    with world.stage() as stage:
        stage.act(INSPECTOR, letter.case, answer, now=world.now, decision="no", text=WORDS, language="sw")
    said = world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1]
    assert (said.text, said.body["draft"]) == (WORDS, MADE)
    assert said.body["interpreted"]["by"] == officer(world, WARSAME).hex()
    with world.reading() as session:
        assert session.get(Paper, errand.row_of(world.site, letter.case, act)) is None


def test_his_words_go_out_only_in_what_they_were_made_for(world: World, letter: Receipt) -> None:
    """The same words, asked for a question, a reason and an answer: each is an errand of its own, signed as that."""
    acts = {of: asked(world, letter, of=of, into="sw", text=MADE) for of in NOT_SENT}
    assert len(set(acts.values())) == len(NOT_SENT)
    for of, what in NOT_SENT.items():
        made(world, letter, acts[of], text=f"{WORDS} {what}")
    given = {"language": "sw"}
    with world.stage() as stage:
        stage.act(INSPECTOR, letter.case, ask, now=world.now, text=f"{WORDS} extension", **given)
        stage.act(INSPECTOR, letter.case, ask, now=world.now, text=f"{WORDS} question", **given)
        stage.act(INSPECTOR, letter.case, extend, now=world.now, n=1, text=f"{WORDS} extension", **given)
        soon = world.now.date()
        stage.act(INSPECTOR, letter.case, promise, now=world.now, remedy=f"{WORDS} promise", remedy_due=soon, **given)
        stage.act(INSPECTOR, letter.case, preserve, now=world.now, hold="yes", text=f"{WORDS} hold", **given)
        stage.act(INSPECTOR, letter.case, forward, now=world.now, to="ombudsman", text=f"{WORDS} forwarding", **given)
    sent = world.read(world.mailbox(world.codes[letter.case]), letter.case).envelopes[-6:]
    assert [(each.kind, each.body.get("draft")) for each in sent] == [
        ("question", None), ("question", MADE), ("extension", MADE), ("promise", MADE), ("hold", MADE),
        ("forwarding", MADE),
    ]  # fmt: skip


def test_a_voice_is_a_spoken_form_in_their_language_alone(world: World, letter: Receipt) -> None:
    said = {"decision": "no", "text": MADE, "language": "en"}
    item = Item("0" * 32, "voice", 9, "0" * 64)
    with pytest.raises(NoSpokenForm), world.stage() as stage:
        stage.act(INSPECTOR, letter.case, answer, now=world.now, voice=Voice(item, "en"), **said)
    with world.stage() as stage:
        stage.act(INSPECTOR, letter.case, answer, now=world.now, voice=Voice(item, "sw"), **said)
    assert world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1].body["voice_in"] == "sw"


def kinds(world: World, letter: Receipt) -> list[str]:
    """What the person reads of interpreters under *What happened*."""
    trail = world.read(world.mailbox(world.codes[letter.case]), letter.case).trail
    return [line.name for line in trail if line.name in ("entrusted", "recalled")]


def opens(world: World, letter: Receipt, login: str = WARSAME) -> bool:
    """Whether he may read today what lies in his tray of this letter."""
    mine = {each.case: each for each in tray(world, login).values()}
    with world.reading() as session:
        return letter.case in mine and may_go_on(
            session, world.site, officer(world, login), mine[letter.case], directory=world.directory, now=world.now
        )


def test_whoever_is_not_fit_any_more_opens_nothing_and_what_he_has_is_taken_up(world: World) -> None:
    """The prison is corrected to one where Mwangi worked; Warsame may go on."""
    about = world.lodge("inspectorate", WORDS, language="sw", prison="EWT")
    for login in (MWANGI, WARSAME):
        asked(world, about, login)
    with world.stage() as stage:
        stage.act(INSPECTOR, about.case, correct, now=world.now, prison="NGT", language="en")
    assert (opens(world, about, MWANGI), opens(world, about)) == (False, True)
    said = world.read(world.viewer(INSPECTOR), about.case).envelopes[-1]
    assert (said.kind, said.body["interpreter"]) == ("recall", officer(world, MWANGI).hex())
    assert kinds(world, about) == ["entrusted", "entrusted", "recalled"]
    assert about.case not in {each.case for each in tray(world, MWANGI).values()}, "he keeps no key"
    (mine,) = [each for each in tray(world).values() if each.case == about.case]
    off = replace(world.directory, officers=tuple(
        replace(each, worked_at=("NGT",)) if each.login == WARSAME else each for each in world.directory.officers
    ))  # fmt: skip
    with world.reading() as session:
        who = officer(world, WARSAME)
        assert not may_go_on(session, world.site, who, mine, directory=off, now=world.now), "asked at every opening"


def test_when_the_letter_goes_on_is_stepped_back_from_or_ends_it_is_with_no_interpreter(world: World) -> None:
    def of(**more: object) -> Receipt:
        letter = world.lodge("inspectorate", WORDS, language="sw", **more)
        asked(world, letter)
        assert opens(world, letter)
        return letter

    moved, left, over, stopped, up = of(), of(), of(kind="request"), of(kind="request", topic="food"), of()
    here = {each.case for each in (moved, left, over, stopped, up)}
    given = {"text": WORDS, "language": "sw"}
    with world.stage() as stage:
        stage.act(INSPECTOR, moved.case, forward, now=world.now, to="ombudsman", **given)
        stage.act(INSPECTOR, left.case, step_back, now=world.now)
        stage.act(INSPECTOR, over.case, answer, now=world.now, decision="no", **given)
        stage.say(world.codes[stopped.case], stopped.case, withdraw, now=world.now, stop="yes", language="sw")
    assert not opens(world, stopped), "at once"
    assert {each.case for each in tray(world).values()} & here == {over.case, stopped.case, up.case}
    with pytest.raises(UnfitInterpreter):
        asked(world, stopped)
    world.collect(over.case)
    with world.stage() as stage:
        seat, sight = stage.desk(INSPECTOR, over.case, world.now)
        close(stage.session, sight, seat, site=world.site, now=world.now)
    assert opens(world, up)
    world.pass_days(60)
    world.sweep()
    world.pass_days(-60)
    assert not here & {each.case for each in tray(world).values()}, "no key of it is left with him"
    for letter in (moved, left, over, up):
        assert kinds(world, letter) == ["entrusted", "recalled"]
    assert kinds(world, stopped) == ["entrusted"], "as under a second number"


def test_what_nobody_asked_is_not_taken_though_he_signed_it(world: World, letter: Receipt) -> None:
    """Whoever writes the database lays other words into his tray in place of the officer's."""
    act = asked(world, letter, of=AN_ANSWER, into="sw", text=MADE)
    name = errand.row_of(world.site, letter.case, act)
    other = "Say nothing to anybody."
    false = replace(tray(world)[name], text=other, original=errand.digest_of(other))
    with world.writing() as session:
        errand.take_up(session, world.site, letter.case, act)
        session.flush()
        box = world.directory.officer_named(WARSAME).box  # type: ignore[union-attr]
        errand.hand_out(session, world.site, interpreter=officer(world, WARSAME), public=box, errand=false)
        session.commit()
    made(world, letter, act, text="Usimwambie mtu.")
    sight = seen(world, INSPECTOR, letter.case)
    with world.reading() as session:
        assert errand.lying(session, world.site, letter.case, sight.keys, world.directory, [act])[act]
        opened = read_case(session, world.directory, sight)
        assert brought(session, world.site, sight, opened, world.directory) == {}


def test_an_erased_letter_leaves_no_errand(world: World) -> None:
    letter = world.lodge("inspectorate", WORDS, language="sw", kind="request")
    asked(world, letter)
    with world.stage() as stage:
        stage.act(INSPECTOR, letter.case, answer, now=world.now, decision="no", text=WORDS, language="sw")
    world.collect(letter.case)
    world.pass_days(366 * 20)
    with world.writing() as session:
        assert erase(session, letter.case, site=world.site, now=world.now)
        session.commit()
    world.pass_days(-366 * 20)
    with world.reading() as session:
        rows = [errand.row_of(world.site, letter.case, act) for act in range(9)]
        assert not list(session.scalars(select(Paper).where(Paper.id.in_(rows))))
