"""The small desk of an interpreter, and the desk that asked: nothing else is there for him, and words come back."""

from __future__ import annotations

import html
import io
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from portal import create_app
from portal.cases.off import is_off
from portal.cases.rows import ref_of
from portal.casework.add import add
from portal.casework.bundle import Receipt
from portal.config import Settings
from portal.database import engine_for
from portal.evidence import cleaned_voice
from portal.languages import catalogue
from portal.languages.voice import can_speak
from portal.web.shared import routes
from portal.web.shared.edge import Application
from tests.conftest import variables
from tests.evidence.test_voice import wave
from tests.protection.second_number import make_second, typed
from tests.web.desks import Desk, address_of, desk, hidden, name_of, words
from tests.web.letters import begin, walk
from tests.web.person import Person
from tests.world import OFFICES, World, found_world

WORDS, MADE = "Maji ya kuoga ni baridi.", "The washing water is cold."
INSPECTOR, WARSAME, MWANGI = "inspector.castellanos", "interpreter.warsame", "interpreter.mwangi"
OWN = {"/desk", "/desk/account", "/desk/colleagues"}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory, sqlite_template: bytes) -> World:
    """With an office of interpreters; a page is the same on both engines."""
    folder: Path = tmp_path_factory.mktemp("interpreters")
    (folder / "portal.db").write_bytes(sqlite_template)
    settings = Settings.from_environment(variables(folder))
    return found_world(engine_for(settings.database_url), settings, folder, (*OFFICES, "interpreters"))


@pytest.fixture(scope="module")
def app(world: World) -> Iterator[Application]:
    app = create_app(replace(world.settings, locales=("en",)))
    assert isinstance(app, Application)
    yield app
    app.portal.close()


@pytest.fixture
def letter(world: World) -> Receipt:
    world.lodge("inspectorate", "Noise.", language="sw")
    return world.lodge("inspectorate", f"{WORDS} {secrets.token_hex(4)}", language="sw")


def ask(officer: Desk, world: World, letter: Receipt, login: str = WARSAME, **more: str) -> str:
    """The address of the errand that came of it; nothing where it was refused."""
    who = world.directory.officer_named(login)
    assert who is not None
    given = {"of": "0", "interpreter": who.id.hex(), "into": "en"} | more
    answer = officer.post(address_of(letter, "interpretations"), **given)
    return "asked" if answer.status_code == 303 else words(answer.text)


def tray_of(interpreter: Desk) -> set[str]:
    return set(re.findall('data-errand="(\\w+)"', interpreter.get("/desk").text))


def text_of(world: World, letter: Receipt) -> str:
    return world.read(world.viewer(INSPECTOR), letter.case).statement.text


def only(interpreter: Desk, text: str) -> str:
    """The address of the errand that shows this."""
    return next(
        f"/desk/errands/{name}"
        for name in tray_of(interpreter)
        if text in interpreter.get(f"/desk/errands/{name}").text
    )


def in_mailbox(app: Application, world: World, letter: Receipt) -> Person:
    """The person, before the letter."""
    person = Person(app)
    person.go("/en/read")
    person.press("/read", code=world.codes[letter.case])
    person.go("/en/read/messages/0")
    person.press("openings")
    return person


def test_there_and_back(world: World, app: Application, letter: Receipt) -> None:
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    officer.open(letter)
    assert ask(officer, world, letter) == "asked"
    asked = words(officer.get(address_of(letter)).text)
    assert "H. Warsame was asked to put it into this language: English. It has waited 0 days." in asked
    page = interpreter.get(at := only(interpreter, text_of(world, letter)))
    assert name_of(page) == "desk.errand" and "Swahili into English" in words(page.text)
    assert interpreter.post(f"{at}/words", text=" ").status_code == 422
    assert interpreter.post(f"{at}/words", text=MADE).status_code == 303
    assert interpreter.get(at).status_code == 404, "what he sent back he opens no more"
    rows = {row["ref"]: row.text for row in officer.list("ours")}
    assert "An interpreter's words came." in rows.pop(ref_of(letter.case))
    assert rows and "An interpreter's words came." not in str(rows)
    shown = officer.get(address_of(letter)).text
    assert MADE in shown and WORDS in shown and "English, by H. Warsame, an interpreter" in words(shown)
    act = re.search(r'/translations">.*?name="of" value="(\d+)"', shown, re.DOTALL)
    assert act
    assert officer.post(address_of(letter, "translations"), of=act[1]).status_code == 303
    assert officer.post(address_of(letter, "translations"), of=act[1]).status_code == 422
    kept = officer.get(address_of(letter)).text
    assert MADE in kept and "Keep it with the letter" not in kept
    theirs = words(in_mailbox(app, world, letter).page.html)
    assert "Put into this language by H. Warsame, an interpreter: English." in theirs and MADE in theirs
    assert "reads one letter" not in theirs


def test_what_was_asked_is_taken_back_by_whoever_has_the_letter_until_words_came(
    world: World, app: Application, letter: Receipt
) -> None:
    officer, colleague, interpreter = desk(app, INSPECTOR), desk(app, "inspector.adeyemi"), desk(app, WARSAME)
    officer.open(letter)
    ask(officer, world, letter)
    at, recalls = only(interpreter, text_of(world, letter)), address_of(letter, "recalls")
    colleague.open(letter)
    act = out(colleague, letter)
    assert [colleague.post(recalls, of=each).status_code for each in ("0", "no")] == [422, 422]
    assert interpreter.get(at).status_code == 200
    assert colleague.post(recalls, of=act).status_code == 303
    assert (interpreter.get(at).status_code, interpreter.post(f"{at}/words", text=MADE).status_code) == (404, 404)
    assert officer.post(recalls, of=act).status_code == 422, "once"
    theirs = words(in_mailbox(app, world, letter).page.html)
    assert "H. Warsame was asked, and cannot open it any more." in theirs and "reads one letter" not in theirs
    assert "They ask the interpreter no more. (B. Adeyemi)" in theirs
    assert ask(officer, world, letter) == "asked", "it can be asked anew"
    act = out(officer, letter)
    assert interpreter.post(f"{only(interpreter, text_of(world, letter))}/words", text=MADE).status_code == 303
    assert officer.post(recalls, of=act).status_code == 422
    assert MADE in officer.get(address_of(letter)).text


def test_the_person_takes_an_interpreter_off_and_asks_for_one(world: World, app: Application, letter: Receipt) -> None:
    """He opens nothing more of it, the office may not ask him again, and the person reads so."""
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    officer.open(letter)
    ask(officer, world, letter)
    ask(officer, world, letter, of="question", text="Which boiler?", language="en")
    at = only(interpreter, text_of(world, letter))
    person = in_mailbox(app, world, letter)
    page = person.page
    person.press("/interpreters", of="77")
    assert interpreter.get(at).status_code == 200
    made = typed(app, make_second(app, world.codes[letter.case], 0))
    made.letter(0)
    made_to = words(made.press("/interpreters").html)
    assert interpreter.get(at).status_code == 200, "who is made to do it does it for show"
    person.press("/interpreters")
    assert interpreter.get(at).status_code == 404
    theirs = words(person.page.html)
    for told in ("H. Warsame was asked, and cannot open it any more.", "You took an interpreter off."):
        assert told in theirs and told in made_to
    assert "reads one letter" not in theirs and "must not read it" not in theirs
    assert "must not read it" in words(page.html)
    sight = world.sight(world.viewer(INSPECTOR), letter.case)
    assert sight is not None and is_off(world.site, letter.case, sight.docket.off, id_of(world, WARSAME))
    shown = words(officer.get(address_of(letter)).text)
    assert "They took the interpreter off" in shown and "was asked to put it" not in shown
    assert "The person took this interpreter off." in ask(officer, world, letter)
    person.press("/wishes", ("what", "interpreter"))
    assert "Asked for: An interpreter" in words(officer.get(address_of(letter)).text)


def test_an_interpreter_for_a_hearing_and_a_person_who_signs_can_be_asked_for(world: World, app: Application) -> None:
    """R-82, R-22: of whoever has the letter, the prison's office too; what must be said for now still must be."""
    offered = {"interpreter": "I want an interpreter", "signer": "I want a person who signs"}
    asked = {
        ("rules", "complaint"): ["interpreter"], ("food", "request"): [], ("cell", "help"): ["signer"],
    }  # fmt: skip
    for (topic, kind), codes in asked.items():
        letter = world.lodge("director-northgate", "Words.", kind=kind, topic=topic, prison="NGT")
        person = typed(app, world.codes[letter.case]).person
        page = words(person.go("/en/read/messages/0").html)
        assert [code for code, says in offered.items() if says in page] == codes, topic
    person.press("/wishes", ("what", "signer"))
    director = desk(app, "director.northgate")
    director.open(letter)
    there = words(director.get(address_of(letter)).text)
    assert "Asked for: A person who signs" in there and "Help for now, because of a disability" in there


def id_of(world: World, login: str) -> bytes:
    return world.directory.officer_named(login).id  # type: ignore[union-attr]


def out(officer: Desk, letter: Receipt) -> str:
    """The act by which an interpreter was asked, as the button says it."""
    found = re.search(r'/recalls">.*?name="of" value="(\d+)"', officer.get(address_of(letter)).text, re.DOTALL)
    assert found
    return found[1]


def test_he_gets_404_for_everything_else(world: World, app: Application, letter: Receipt) -> None:
    """Every address there is, with the names of a letter he reads one envelope of."""
    officer, interpreter, other = desk(app, INSPECTOR), desk(app, WARSAME), desk(app, MWANGI)
    officer.open(letter)
    ask(officer, world, letter)
    at, ref = only(interpreter, text_of(world, letter)), address_of(letter).rsplit("/", 1)[1]
    unknown = interpreter.get("/desk/nothing")
    tried = 0
    for address in addresses(app, ref=ref, name=at.rsplit("/", 1)[1]):
        if address in OWN or address == at:
            continue
        tried += 1
        got = interpreter.get(address)
        assert (got.status_code, got.data) == (404, unknown.data) or got.status_code == 405, address
    for noun in ("openings", "answers", "interpretations", "translations", "notes", "takings"):
        assert interpreter.post(f"/desk/cases/{ref}/{noun}", text="x", of="0").status_code == 404, noun
    assert tried > 30
    for stranger in (officer, other):
        assert stranger.get(at).status_code == 404
        assert stranger.post(f"{at}/words", text="Mine.").status_code == 404
    assert tray_of(other) == set()


def addresses(app: Flask, **names: str) -> Iterator[str]:
    """Of officers and inspectors: each rule with these names, or a name of nothing."""
    for row in routes(app):
        rule, theirs = str(row["rule"]), ("officer", "duty", "administrator")
        if row["audience"] in theirs and rule.startswith(("/desk", "/oversight", "/duty")):
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda found: names.get(found[1], "1"), rule)


def test_one_from_that_prison_is_refused_by_name(world: World, app: Application, letter: Receipt) -> None:
    officer = desk(app, INSPECTOR)
    officer.open(letter)
    offered = officer.get(address_of(letter)).text
    assert "H. Warsame" in offered and "W. Mwangi" not in offered
    assert "This interpreter worked in that prison." in ask(officer, world, letter, MWANGI)
    assert "Choose an interpreter from the list." in ask(officer, world, letter, "ombudsman")
    assert "does not know both languages" in ask(officer, world, letter, into="ru")


def test_an_answer_is_put_into_their_language_and_sent_in_it(world: World, app: Application, letter: Receipt) -> None:
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    officer.open(letter)
    typed = {"text": "The boiler is new.", "decision": "no", "language": "en"}
    assert officer.post(address_of(letter, "answers"), **typed).status_code == 422, "nobody can say it to them"
    assert ask(officer, world, letter, of="answer", **typed) == "asked"
    page = officer.get(address_of(letter)).text
    assert "The boiler is new.</textarea>" in page, "the officer's words are kept"
    at = only(interpreter, "The boiler is new.")
    interpreter.post(f"{at}/words", text="Boila ni mpya.")
    page = officer.get(address_of(letter)).text
    form = page[page.index("data-interpreted") : page.index("Use these words")]
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    again = officer.client.post(address_of(letter, "answers"), data=given)
    assert given.pop("change")
    assert "Boila ni mpya.</textarea>" in again.text
    seen = officer.client.post(address_of(letter, "answers"), data={**given, "decision": "no", "preview": "yes"})
    assert name_of(seen) == "desk.preview" and "Boila ni mpya." in seen.text
    sent = officer.client.post(address_of(letter, "answers"), data={**given, "decision": "no"})
    assert sent.status_code == 303
    reply = world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1]
    assert (reply.text, reply.language, reply.body["draft"]) == ("Boila ni mpya.", "sw", "The boiler is new.")
    assert "by H. Warsame, an interpreter" in html.unescape(officer.get(address_of(letter)).text)


def test_who_cannot_do_it_hands_it_back(world: World, app: Application, letter: Receipt) -> None:
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    officer.open(letter)
    ask(officer, world, letter)
    at = only(interpreter, text_of(world, letter))
    stale = interpreter.client.post(f"{at}/refusals", data={"csrf_token": "old"})
    assert stale.status_code == 422
    assert interpreter.post(f"{at}/refusals").status_code == 303
    page = officer.get(address_of(letter))
    assert "H. Warsame cannot do it." in words(page.text)
    assert hidden(page, "csrf_token")
    assert ask(officer, world, letter) == "asked"


def speaks(world: World, app: Application, letter: Receipt) -> None:
    """The person adds a voice to the letter."""
    sight = world.sight(world.viewer(INSPECTOR), letter.case)
    assert sight is not None
    sound = cleaned_voice(wave(1))
    item = app.portal.blobs.keep(sight.keys, sound, kind="voice", worker=world.worker.public)
    app.portal.blobs.settle((item,))
    with world.stage() as stage:
        stage.say(world.codes[letter.case], letter.case, add, now=world.now, text="", language="sw", files=(item,))


def test_a_voice_waits_for_words_and_the_interpreter_hears_that_one_alone(
    world: World, app: Application, letter: Receipt
) -> None:
    """Two voices lie under the case's one key; he is given one envelope, and with it the key of one."""
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    speaks(world, app, letter)
    speaks(world, app, letter)
    world.pass_days(3)
    page = words(officer.open(letter).text)
    assert page.count("Nobody has written down this voice yet. It has waited 3 days.") == 2
    ticked = {"decision": "no", "sentence": "no_rule", "text": "", "language": "en", "preview": "yes"}
    for said in ({"text": "Hapana.", "language": "sw"}, {}):
        unread = officer.post(address_of(letter, "answers"), **ticked | said)
        assert unread.status_code == 422 and "Press again to go on." in words(unread.text), "words or none"
    again = officer.post(address_of(letter, "answers"), **ticked, unwritten=hidden(unread, "unwritten"))
    assert name_of(again) == "desk.preview" and hidden(again, "unwritten") == "yes", "said once"
    before = tray_of(interpreter)
    assert ask(officer, world, letter, of="2") == "asked"
    (name,) = tray_of(interpreter) - before
    at = f"/desk/errands/{name}"
    (voice,) = re.findall(f'src="({at}/files/\\w+)"', interpreter.get(at).text)
    heard = interpreter.get(voice)
    assert (heard.status_code, heard.mimetype) == (200, "audio/mpeg")
    others = re.findall(r'src="/desk/cases/\w+/files/(\w+)"', officer.get(address_of(letter)).text)
    assert len(others) == 2
    codes = [interpreter.get(f"{at}/files/{each}").status_code for each in others]
    assert sorted(codes) == [200, 404]
    assert desk(app, MWANGI).get(voice).status_code == officer.get(voice).status_code == 404
    interpreter.post(f"{at}/words", text="The pipe has burst […]")
    page = words(officer.get(address_of(letter)).text)
    assert "The pipe has burst […]" in page
    again = desk(app, INSPECTOR)
    kept = words(again.open(letter).text)
    assert kept.count("Nobody has written down this voice yet.") == 1, "opening puts them with the letter"
    said = world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1]
    assert (said.kind, said.body["what"], said.body["of"]) == ("interpretation", "transcript", 2)


def test_an_officers_voice_is_the_spoken_form_and_is_heard_in_the_mailbox(
    world: World, app: Application, letter: Receipt
) -> None:
    officer = desk(app, INSPECTOR)
    officer.open(letter)
    typed = {"text": "The pipe is new.", "decision": "no", "language": "en"}
    assert officer.post(address_of(letter, "answers"), **typed).status_code == 422

    def voiced(sound: bytes, **more: str) -> TestResponse:
        data = {"csrf_token": officer.token(), **typed, **more, "voice": (io.BytesIO(sound), "v.wav")}
        return officer.client.post(address_of(letter, "answers"), data=data, content_type="multipart/form-data")

    broken = voiced(b"no sound at all", preview="yes")
    assert broken.status_code == 422 and "Record it again" in broken.text and "The pipe is new." in broken.text
    assert voiced(wave(1), decision="").status_code == 422, "not decided yet"
    officer = desk(app, INSPECTOR)
    for path in (Path(app.portal.settings.blobs) / "unsent").iterdir():
        os.utime(path, (kept := path.stat().st_mtime - 6 * 86_400, kept))
    app.portal.blobs.sweep()  # it stays as long as the words
    assert "The pipe is new." in (page := officer.open(letter).text) and "Leave this recording out" in page
    assert 'data-talk="answer-voice" data-room="1"' in page and "record.js" in page, "held and talked, as theirs is"
    colleague = desk(app, "inspector.adeyemi").open(letter).text
    assert "The pipe is new." not in colleague and "Leave this recording out" not in colleague
    seen = officer.post(address_of(letter, "answers"), **typed, preview="yes")
    assert name_of(seen) == "desk.preview", words(seen.text)
    (heard,) = re.findall(r'<audio[^>]* src="([^"]+)"', seen.text)
    assert officer.get(heard).mimetype == "audio/mpeg"
    assert desk(app, WARSAME).get(heard).status_code == 404
    assert officer.post(address_of(letter, "answers"), **typed).status_code == 303
    reply = world.read(world.viewer(INSPECTOR), letter.case).envelopes[-1]
    assert (reply.kind, reply.text, reply.body["voice_in"]) == ("reply", "The pipe is new.", "sw")
    person = in_mailbox(app, world, letter)
    (mine,) = re.findall(r'src="(/en/read/cases/0/files/\w+)"', person.page.html)
    assert person.client.get(mine).mimetype == "audio/mpeg"


def test_a_voice_alone_is_an_answer_and_can_be_left_out_again(world: World, app: Application, letter: Receipt) -> None:
    officer = desk(app, INSPECTOR)
    officer.open(letter)
    given = {"text": "", "decision": "no", "language": "en"}
    data = {"csrf_token": officer.token(), **given, "change": "yes", "voice": (io.BytesIO(wave(1)), "v.wav")}
    held = officer.client.post(address_of(letter, "answers"), data=data, content_type="multipart/form-data")
    assert "Leave this recording out" in held.text
    assert officer.post(address_of(letter, "answers"), **given, drop_voice="yes").status_code == 422
    data["voice"] = (io.BytesIO(wave(1)), "v.wav")
    officer.client.post(address_of(letter, "answers"), data=data, content_type="multipart/form-data")
    assert officer.post(address_of(letter, "answers"), **given).status_code == 303


def test_a_question_is_put_into_their_language_or_said_in_it(world: World, app: Application, letter: Receipt) -> None:
    """As an answer is: refused by name with every other way, asked of an interpreter, used, seen as they will, sent."""
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    officer.open(letter)
    questions, typed = address_of(letter, "questions"), {"text": "Which boiler?", "language": "en"}
    refused = words(officer.post(questions, **typed, preview="yes").text)
    assert "You can also say it in Swahili, in your own voice." in refused and "An interpreter can also put" in refused
    assert ask(officer, world, letter, of="question", **typed) == "asked"
    at = only(interpreter, "Which boiler?")
    assert "A question, before it is sent" in words(interpreter.get(at).text)
    interpreter.post(f"{at}/words", text="Boila gani?")
    page = officer.get(address_of(letter)).text
    assert "Which boiler?</textarea>" in page, "the officer's words are kept"
    form = page[page.index("data-interpreted") : page.index("Use these words")]
    given = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    again = officer.client.post(questions, data=given)
    assert given.pop("change") and "Boila gani?</textarea>" in again.text
    seen = officer.client.post(questions, data={**given, "preview": "yes", "ready": "questions"})
    assert name_of(seen) == "desk.preview" and f'action="{questions}"' in seen.text
    assert "by H. Warsame, an interpreter" in words(seen.text) and hidden(seen, "ready") == "questions"
    assert officer.client.post(questions, data=given).status_code == 303
    assert "Which boiler?</textarea>" not in officer.get(address_of(letter)).text
    reason = {"text": "It is far.", "language": "en", "n": "1"}
    assert ask(officer, world, letter, of="extension", **reason) == "asked"
    interpreter.post(f"{only(interpreter, 'It is far.')}/words", text="Ni mbali.")
    sent = officer.post(address_of(letter, "extensions"), text="Ni mbali.", language="sw", n="1")
    assert sent.status_code == 303
    theirs = words(in_mailbox(app, world, letter).page.html)
    assert "Boila gani?" in theirs and "Ni mbali." in theirs
    assert theirs.count("Put into this language by H. Warsame, an interpreter: Swahili.") == 2


def test_a_question_and_a_reason_can_be_said(world: World, app: Application, letter: Receipt) -> None:
    officer = desk(app, INSPECTOR)
    officer.open(letter)
    given = {"questions": {}, "extensions": {"n": "1"}, "forwardings": {"office": "ombudsman"}}
    court = {"csrf_token": officer.token(), "hold": "yes", "text": "The court.", "language": "en"}
    refused = officer.client.post(address_of(letter, "holds"), data=court)
    assert refused.status_code == 422 and "You can also say it in Swahili, in your own voice." in words(refused.text)
    court |= {"voice": (io.BytesIO(wave(1)), "v.wav")}
    held = officer.client.post(address_of(letter, "holds"), data=court, content_type="multipart/form-data")
    assert held.status_code == 303, words(held.text)
    for noun, choice in given.items():
        at, said = address_of(letter, noun), {"csrf_token": officer.token(), **choice, "text": "Why.", "language": "xx"}
        data = {**said, "voice": (io.BytesIO(wave(1)), "v.wav")}
        assert officer.client.post(at, data=data, content_type="multipart/form-data").status_code == 422
        page = officer.get(address_of(letter)).text
        assert page.count("Leave this recording out") == 1 and "Why.</textarea>" in page, "kept, with that form alone"
        talks = re.findall(r'data-talk="(\w+)-voice"', page)
        assert {"answer", "question", "forward", "extension", "promise", "measure", "hold"} <= set(talks)
        assert officer.post(at, **choice, text="", language="en").status_code == 303
        assert officer.post(at, **choice, text="", language="en").status_code in (404, 422), "it went out once"
    person = in_mailbox(app, world, letter)
    theirs = re.findall(r'src="(/en/read/cases/0/files/\w+)"', person.page.html)
    assert [person.client.get(each).mimetype for each in theirs] == ["audio/mpeg"] * 4


@pytest.mark.parametrize("language", ["ar", "sw"])
def test_a_voice_there_and_an_answer_back_in_their_language(
    world: World, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the pages alone: said, written down by an interpreter, answered in his words, read and heard."""
    monkeypatch.setattr("portal.languages.completeness._may_be_offered", lambda code, settings: True)
    app = create_app(replace(world.settings, locales=("en", language)))
    assert isinstance(app, Application)
    person = Person(app, language)
    begin(person, app)
    walk(person, until="told", office="inspectorate")
    form = person.client.get(f"/{language}/write/evidence").text
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    given = {**fields, "voice": [(io.BytesIO(wave(1)), "voice.wav")]}
    assert person.client.post(f"/{language}/write/evidence", data=given).status_code == 303
    code = walk(person, until="keep", text="").code
    assert walk(person, text="").name == "filing.sent"
    officer, interpreter = desk(app, INSPECTOR), desk(app, WARSAME)
    (ref,) = [row["ref"] for row in officer.list() if row["state"] == "new" and "without words" in row.text]
    letter = f"/desk/cases/{ref}"
    officer.post(f"{letter}/openings")
    who = world.directory.officer_named(WARSAME).id.hex()  # type: ignore[union-attr]

    def through(words_back: str, **given: str) -> str:
        before = tray_of(interpreter)
        assert officer.post(f"{letter}/interpretations", interpreter=who, **given).status_code == 303
        (name,) = tray_of(interpreter) - before
        interpreter.post(f"/desk/errands/{name}/words", text=words_back)
        return officer.get(letter).text

    assert MADE in through(MADE, of="0", into="en")
    mine = "سنصلحه يوم الجمعة." if language == "ar" else "Tutaitengeneza Ijumaa."
    typed = {"text": "We mend it on Friday.", "decision": "no", "language": "en"}
    assert mine in through(mine, of="answer", **typed)
    assert officer.post(f"{letter}/answers", text=mine, decision="no", language=language).status_code == 303
    person.go(f"/{language}/read")
    person.press("/read", code=code)
    person.go(f"/{language}/read/messages/0")
    person.press("openings")
    assert mine in person.page.said and f'lang="{language}"' in person.page.html
    if can_speak(language):
        assert person.client.get(f"/{language}/read/messages/0?listen=1").mimetype == "audio/mpeg"
    app.portal.close()


def test_who_writes_in_a_language_the_office_lacks_reads_beforehand_that_an_interpreter_may_read_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.languages.completeness._may_be_offered", lambda code, settings: True)
    app = create_app(replace(world.settings, locales=("en", "sw", "ur")))
    assert isinstance(app, Application)
    for language, told in (("en", False), ("sw", True), ("ur", False)):
        person = Person(app, language)
        begin(person, app)
        walk(person, until="to")
        says = catalogue(language).gettext
        one, nobody = (
            "If they do not know your language, one interpreter reads it. You see who.",
            "Nobody here reads your language yet. They must find somebody.",
        )
        assert (says(one) in person.page.said) == told, language
        assert (says(nobody) in person.page.said) == (language == "ur"), "no interpreter knows Urdu"
        boxes = re.findall(r"data-interpreters.*?</fieldset>", person.page.html, re.DOTALL)
        names = [name for name in ("H. Warsame", "W. Mwangi") if name in "".join(boxes)]
        assert names == (["H. Warsame"] if told else []), "one from that prison is not named"
        if told:
            person.press(office="inspectorate", not_=[WARSAME])
            walk(person, until="check")
            assert "H. Warsame" in words(person.page.html), "they read whom they took off"
    app.portal.close()
