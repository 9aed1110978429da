"""What goes to an office of the prison: a watch, cold water, a visit, a tooth."""

from __future__ import annotations

from datetime import date, timedelta

from portal.casework.agree import agree
from portal.casework.appeal import appeal
from portal.casework.confirm_remedy import confirm_remedy
from portal.casework.correct import correct
from portal.casework.forward import forward
from portal.casework.groundless import groundless as propose_groundless
from portal.cli.demonstration.interpreting import Interpreting
from portal.cli.demonstration.script import Script, handed_in_for, moment
from portal.cli.demonstration.story import Story
from portal.directory import Directory

WARM_WATER = (
    ("en", "There has been no warm water on B2 since Tuesday. My old cellmate shakes when he has washed.",
     "The boiler is repaired on Wednesday 7 October. Until then you can wash on B1, from six to eight."),
    ("fr", "L’eau est froide au B2 depuis mardi. Personne ne dit quand ce sera réparé.",
     "La chaudière est réparée le mercredi 7 octobre. D’ici là vous pouvez vous laver au B1, de six à huit heures."),
    ("ar", "لا يوجد ماء ساخن في الجناح B2 منذ يوم الثلاثاء.",
     "نصلح السخان يوم الأربعاء 7 أكتوبر. حتى ذلك اليوم يمكنكم الاستحمام في B1 من السادسة إلى الثامنة."),
    ("en", "Cold showers again. I have a cough and I do not wash any more.",
     "The boiler is repaired on Wednesday 7 October. Until then you can wash on B1, from six to eight."),
    ("fr", "Pas d’eau chaude. On nous dit de patienter depuis une semaine.",
     "La chaudière est réparée le mercredi 7 octobre. D’ici là vous pouvez vous laver au B1, de six à huit heures."),
)  # fmt: skip

IN_SWAHILI = (
    "Boila itatengenezwa Jumatano tarehe 7 Oktoba. Hadi siku hiyo unaweza kuoga B1, kuanzia saa kumi na mbili hadi saa "
    "mbili."
)


def warm_water(script: Script, codes: list[str], interpreters: Interpreting) -> Story:
    """Six people, one boiler, six answers. The first one speaks Swahili: an interpreter writes it down, and puts the
    answer into his language."""
    first = script.letter(
        "5555666677778888", moment(9, 29, 18, 40), language="sw", office="director-northgate", kind="complaint",
        danger="no", topic="cell", place="showers", unit="B2", when="week", text="",
        spoken=interpreters.spoken("Maji ya kuoga ni baridi tangu Jumanne. Tunaomba maji ya moto.", "sw"),
    )  # fmt: skip
    script.open(first, moment(9, 30, 9, 5), "deputy.northgate")
    interpreters.ask(first, moment(9, 30, 9, 10), "deputy.northgate")
    interpreters.bring(
        first, moment(9, 30, 11, 30), "The water for washing has been cold since Tuesday. We ask for warm water."
    )
    interpreters.put(first, moment(9, 30, 14, 0), "deputy.northgate")
    interpreters.ask(first, moment(9, 30, 14, 10), "deputy.northgate", into="sw", answer=WARM_WATER[0][2])
    interpreters.bring(first, moment(9, 30, 16, 45), IN_SWAHILI)
    script.answer(first, moment(10, 1, 9, 20), "deputy.northgate", IN_SWAHILI)
    for number, (language, text, reply) in enumerate(WARM_WATER):
        letter = script.letter(
            codes[number], moment(9, 30, 12 + number, 15), language=language, office="director-northgate", topic="cell",
            place="showers", unit="B2", when="week", text=text,
        )  # fmt: skip
        script.answer(letter, moment(10, 1, 9, 25 + 5 * number), "deputy.northgate", reply)
    return Story("warm-water", "Warm water: six people, one answer each", first, known=True)


def watch(script: Script, directory: Directory, now: date) -> Story:
    """Due on Friday of this week: it climbs by itself when the demonstration moves five days on."""
    filed = handed_in_for(now + timedelta(days=4), directory, hour=11, minute=20)
    letter = script.letter(
        "8888999900001112", filed, office="director-northgate", kind="complaint", danger="no", topic="things",
        when="longer", identity="all", name="K. Osei", number="N1042",
        text="My watch was taken at the door and I have the paper for it. I asked three times. It was my mother’s.",
    )  # fmt: skip
    script.open(letter, filed + timedelta(days=4), "clerk.northgate")
    return Story("watch", "The watch: nobody answers", letter, known=True)


def photographs(script: Script, directory: Directory, now: date, code: str) -> Story:
    """Late since Friday, and kept where it is, because the person said: do not send it up."""
    filed = handed_in_for(now - timedelta(days=3), directory, hour=15)
    letter = script.letter(
        code, filed, office="director-northgate", kind="request", danger="no", topic="things", chain="no",
        text="There are six photographs of my children in my bag at the store. May I have two of them?",
    )  # fmt: skip
    script.open(letter, filed + timedelta(days=1), "clerk.northgate")
    return Story("photographs", "The photographs: late since Friday", letter)


def not_fair(script: Script) -> Story:
    letter = script.letter(
        "4444555566667776", moment(9, 14, 10, 30), office="director-northgate", kind="request", danger="no",
        topic="calls",
        text="My brother is here from abroad until Sunday. Can he come on a day that is not a visiting day?",
    )  # fmt: skip
    script.open(letter, moment(9, 23, 9, 0), "clerk.northgate")
    script.answer(
        letter, moment(9, 24, 11, 45), "director.northgate",
        "No. Visits are on Wednesday and Saturday. We have no officer for another day.", "no",
    )  # fmt: skip
    script.collect(letter, moment(9, 25, 17, 15))
    script.say(
        letter, moment(10, 4, 19, 30), appeal, why="not_fair", office="ombudsman", share="only_new", language="en",
        text="He flies home on Sunday and I do not see him for a year. Nobody asked who could stand at the door.",
    )  # fmt: skip
    return Story(
        "not-fair", "Not fair: a visit refused, and an appeal that shares only what he says now", letter, known=True
    )


def climbed(script: Script, code: str) -> Story:
    letter = script.letter(
        code, moment(9, 10, 14, 25), office="director-northgate", kind="complaint", danger="no", topic="papers",
        text="My release date is wrong by ninety days. I sent the court’s paper twice.",
    )  # fmt: skip
    script.open(letter, moment(9, 11, 10, 0), "clerk.northgate")
    script.climb(letter, moment(9, 25, 0, 30))
    return Story("climbed", "Ninety days: it went up, because nobody answered", letter)


def ill(script: Script, code: str) -> Story:
    letter = script.letter(
        code, moment(10, 5, 7, 35), office="health-northgate", kind="request", danger="ill", visit="yes",
        topic="health", when="today", text="My cellmate has fever since the night and does not know where he is.",
    )  # fmt: skip
    return Story("ill", "I am ill: straight to health", letter)


def eastwater(script: Script, code: str) -> Story:
    letter = script.letter(
        code, moment(10, 1, 9, 40, zone="Asia/Amman"), language="ar", office="director-eastwater", kind="request",
        danger="no", topic="calls", prison="EWT",
        text="ابنتي تدخل المدرسة هذا الأسبوع. أرجو أن أتصل بها في الصباح قبل أن تخرج.",
    )  # fmt: skip
    return Story("eastwater", "Eastwater’s Friday: a week that ends on Thursday", letter)


def promise_broken(script: Script, code: str) -> Story:
    """He was to have it on Friday. On Sunday he says that he has not, and the letter is open again."""
    letter = script.letter(
        code, moment(9, 24, 16, 5), office="director-northgate", kind="request", danger="no", topic="things",
        text="My hearing aid was sent for repair in August. I cannot hear the bell, nor my name.",
    )  # fmt: skip
    script.open(letter, moment(9, 25, 9, 10), "deputy.northgate")
    script.answer(
        letter, moment(9, 25, 9, 40), "deputy.northgate",
        "It is repaired and lies at the gate. You have it by Friday 2 October.",
        remedy="The hearing aid is handed out.", remedy_due=date(2026, 10, 2),
    )  # fmt: skip
    script.collect(letter, moment(9, 25, 18, 0))
    script.say(letter, moment(10, 4, 10, 20), confirm_remedy, done="no", language="en")
    return Story("promise-broken", "Promise broken: was it done? No", letter)


def groundless(script: Script, code: str) -> Story:
    """The clerk wanted to call it groundless. The deputy read it again, and it was answered after all."""
    letter = script.letter(
        code, moment(9, 22, 13, 0), office="director-northgate", kind="complaint", danger="no", topic="food",
        text="The bread is cut the day before. It is hard. I have written this four times now.",
    )  # fmt: skip
    script.open(letter, moment(9, 23, 10, 0), "clerk.northgate")
    script.act(
        letter, moment(9, 23, 10, 5), "clerk.northgate", propose_groundless, language="en",
        text="The same letter for the fourth time. There is bread every day.",
    )  # fmt: skip
    script.act(
        letter, moment(9, 23, 15, 20), "deputy.northgate", agree, agrees=False, language="en",
        text="Nobody answered the first three. I was in the kitchen: it is cut at noon the day before.",
    )  # fmt: skip
    script.answer(
        letter, moment(9, 24, 9, 0), "deputy.northgate",
        "You are right, it is cut the day before. From Monday 28 September it is cut in the morning.",
        remedy="Bread is cut in the morning.", remedy_due=date(2026, 9, 28),
    )  # fmt: skip
    script.collect(letter, moment(9, 24, 18, 30))
    script.say(letter, moment(9, 29, 18, 30), confirm_remedy, done="yes", language="en")
    return Story("groundless", "The groundless one: the second officer said no", letter)


def wrong_prison(script: Script, code: str) -> Story:
    """Written to Northgate, about Eastwater: put right and sent on, and the day counts from when it was handed in."""
    letter = script.letter(
        code, moment(10, 1, 12, 10), office="director-northgate", filer="freed", kind="complaint", danger="no",
        topic="things",
        text="I left Eastwater in August. My winter coat and a ring are still in the store there.",
    )  # fmt: skip
    script.open(letter, moment(10, 2, 9, 20), "clerk.northgate")
    script.act(letter, moment(10, 2, 9, 25), "clerk.northgate", correct, prison="EWT", language="en")
    script.act(
        letter, moment(10, 2, 9, 30), "clerk.northgate", forward, to="director-eastwater", language="en",
        text="Your things are at Eastwater, so the director there can give them to you. The date stays the same.",
    )  # fmt: skip
    return Story("wrong-prison", "Wrong prison: sent on, and the date kept", letter)
