"""What goes to people outside the prison: someone was hurt, someone is silent, someone is punished for writing."""

from __future__ import annotations

from datetime import date, datetime

from portal.casework.measure import measure
from portal.casework.secure import secure
from portal.casework.wish import wish
from portal.cli.demonstration.duties import done
from portal.cli.demonstration.interpreting import Interpreting
from portal.cli.demonstration.script import Letter, Script, moment
from portal.cli.demonstration.stage import Stage
from portal.cli.demonstration.story import Story

HALE = ["inspector.hale"]


def corridor(script: Script) -> Story:
    """Six taps at a kiosk and not one word."""
    letter = script.letter(
        "1111222233334440", moment(10, 2, 14, 5), office="inspectorate", kind="report", danger="hurt", visit="yes",
        topic="hurt", by="staff", when="today", place="corridor", identity="none", ask_prison="later", not_=HALE,
        text="",
    )  # fmt: skip
    script.open(letter, moment(10, 2, 14, 40), "inspector.adeyemi")
    script.act(
        letter, moment(10, 2, 14, 50), "inspector.adeyemi", secure, unit="", first=date(2026, 9, 30),
        last=date(2026, 10, 2), above=False, language="en",
    )  # fmt: skip
    script.ask(
        letter, moment(10, 2, 15, 10), "inspector.adeyemi",
        "We read what you told us today. You should be safe here. We asked the prison to keep all films of those days. "
        "We did not say why. We will come and talk with many people. "
        "Has anything got worse for you since you told us?",
    )  # fmt: skip
    done(script, letter, moment(10, 2, 15, 30), "inspector.adeyemi", ["protection", "support"])
    return Story("corridor", "The corridor: an officer hit him", letter, known=True)


def mother(script: Script, interpreters: Interpreting) -> Story:
    """One inspector reads Arabic. The other has it put into English, and her own words stay beside."""
    letter = script.letter(
        "2222333344445550", moment(10, 1, 19, 20), language="ar", office="inspectorate", filer="family",
        kind="complaint", danger="silent", visit="yes", topic="calls", when="week", prison="unknown",
        person_name="يوسف", tell_person="ask",
        text="ابني لا يتصل منذ تسعة أيام. كان يتصل كل يوم أحد. لا أعرف إلى أي سجن نقلوه. أخاف عليه.",
    )  # fmt: skip
    script.open(letter, moment(10, 2, 9, 15), "inspector.castellanos")
    interpreters.ask(letter, moment(10, 2, 9, 25), "inspector.adeyemi")
    interpreters.bring(
        letter, moment(10, 2, 12, 10),
        "My son has not called for nine days. He called every Sunday. I do not know to which prison they took him. "
        "I am afraid for him.",
    )  # fmt: skip
    interpreters.put(letter, moment(10, 2, 13, 5), "inspector.adeyemi")
    script.answer(
        letter, moment(10, 2, 17, 30), "inspector.castellanos",
        "نظر أحدُنا في ما كتبتِ. لا نستطيع أن نقول أكثر، إلا إذا وافق هو. "
        "يمكنكِ أن تكتبي لنا هنا مرة أخرى.",
        "partly",
    )  # fmt: skip
    return Story("mother", "The mother: he does not call any more", letter, known=True)


def roster(script: Script) -> Story:
    """Mr Hale worked at Northgate, so the letter has a key of its own that he does not hold."""
    letter = script.letter(
        "3333444455556661", moment(9, 25, 21, 30), office="inspectorate", filer="staff", kind="report", danger="no",
        topic="hurt", by="staff", when="week", place="yard", not_=HALE, identity="office", name="P. Sandoval",
        number="S-2210", ask_prison="nameless", watch="yes",
        text="A colleague takes the same man to the yard alone, twice now, and he comes back with his face covered. "
        "I wrote it in the day book and the page is gone. I was told to think of my roster.",
    )  # fmt: skip
    script.open(letter, moment(9, 29, 9, 10), "inspector.castellanos")
    script.ask(
        letter, moment(9, 29, 9, 40), "inspector.castellanos",
        "Thank you for writing. On which days was it? Do not ask anyone at work. What you remember is enough.",
    )  # fmt: skip
    script.collect(letter, moment(9, 29, 22, 5))
    script.add(letter, moment(9, 29, 22, 20), "Thursday 17 and Thursday 24 September, both after supper.")
    done(script, letter, moment(9, 29, 10, 0), "inspector.castellanos", ["protection", "support"])
    return Story("roster", "The roster: an officer reports a colleague", letter, known=True)


def punished(script: Script) -> Story:
    letter = script.letter(
        "6666777788889998", moment(9, 22, 16, 10), office="inspectorate", kind="complaint", danger="no", topic="food",
        by="staff", when="longer", not_=HALE, identity="office", name="A. Demir", number="N0877", ask_prison="nameless",
        text="The cook sells the meat. Those who do not pay get rice. I work in the kitchen, I see it every day.",
    )  # fmt: skip
    script.open(letter, moment(9, 23, 9, 30), "inspector.adeyemi")
    script.answer(
        letter, moment(9, 29, 15, 0), "inspector.adeyemi",
        "We came without notice and weighed the meat. You are right. The prison must tell us by 12 October what it "
        "changes. We gave no name. If anyone makes it hard for you, tell us here with one tap.",
    )  # fmt: skip
    script.collect(letter, moment(9, 30, 18, 0))
    script.punished(
        letter, moment(10, 3, 12, 30), "Eleven days after I wrote, my job in the kitchen is gone. No one says why."
    )
    script.say(letter, moment(10, 3, 12, 35), wish, what="woman", language="en")
    script.at(moment(10, 3, 16, 0), lambda stage, now: _other_shift(stage, letter, now))
    return Story("punished", "They are punishing me: the job in the kitchen", letter, known=True)


def _other_shift(stage: Stage, letter: Letter, now: datetime) -> None:
    """What protects him weighs on the officer, and not on him."""
    login = "inspector.adeyemi"
    stage.act(
        login, letter.case, measure, what="staff_shift", owner=stage.staff.ids[login], review=date(2026, 10, 17),
        text="The officer who runs the kitchen works on another shift until we have looked.", language="en", now=now,
    )  # fmt: skip


def interview(script: Script, code: str) -> Story:
    letter = script.letter(
        code, moment(10, 4, 17, 50), office="inspectorate", kind="interview", danger="unsure", not_=HALE, text="",
    )  # fmt: skip
    return Story("interview", "Talk to me alone: no words needed", letter)


def voice_waits(script: Script, interpreters: Interpreting) -> Story:
    """A voice that nobody has written down yet: it lies with the interpreter since yesterday."""
    letter = script.letter(
        "0000222244446660", moment(10, 3, 16, 20), language="sw", office="ombudsman", kind="complaint", danger="no",
        topic="papers", when="longer", prison="NGT", text="",
        spoken=interpreters.spoken("Nimeomba karatasi za mahakama mara tatu. Hakuna aliyenijibu.", "sw"),
    )  # fmt: skip
    script.open(letter, moment(10, 4, 10, 0), "ombudsman")
    interpreters.ask(letter, moment(10, 4, 10, 5), "ombudsman")
    return Story("voice-waits", "A voice in Swahili: it waits for the interpreter", letter)


def cut_visits(script: Script, code: str) -> Story:
    letter = script.letter(
        code, moment(10, 3, 11, 5), language="fr", office="ombudsman", danger="punished", visit="no", topic="calls",
        by="staff", when="week", prison="EWT",
        text="J’ai écrit au médiateur en août. Depuis, toutes mes visites tombent le jour où ma sœur travaille.",
    )  # fmt: skip
    return Story("cut-visits", "Visits moved after a letter", letter)


def consulate(script: Script, code: str) -> Story:
    """To one's own country, and only because the person said in this very letter that it may know."""
    letter = script.letter(
        code, moment(9, 30, 11, 10), office="consulate", kind="request", topic="calls", when="longer", identity="all",
        name="N. Tarek", consul="yes",
        text="I am from Ardania. Nobody told my family where I am. Please tell them, and send me a lawyer's address.",
    )  # fmt: skip
    script.open(letter, moment(10, 1, 10, 5), "consul.ardania")
    script.ask(
        letter, moment(10, 1, 10, 30), "consul.ardania",
        "We have your letter. We tell nobody that you wrote. Whom of your family may we call, and what may we say?",
    )  # fmt: skip
    return Story("consulate", "The consulate: told only because he agreed", letter)


def refuge(script: Script) -> Story:
    """To who protects refugees, picked by name; no consulate and no office of the prison ever has it."""
    letter = script.letter(
        "3333111144447770", moment(9, 30, 15, 45), office="refuge", kind="interview", identity="all", name="S. Dalo",
        text="My country is not safe for me. I want to talk to somebody who knows about this.",
    )  # fmt: skip
    script.open(letter, moment(10, 1, 9, 20), "refuge.lindqvist")
    script.ask(
        letter, moment(10, 1, 9, 40), "refuge.lindqvist",
        "We have your letter. Nobody of your country is told. I come on Wednesday, alone. Which language do you want?",
    )  # fmt: skip
    return Story("refuge", "Who protects refugees: picked by name", letter)
