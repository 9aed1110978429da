"""What must be looked at whatever is wished: a wish to stop, a child at the gate, a unit that fell silent."""

from __future__ import annotations

from datetime import date

from portal.casework.see_child import see_child
from portal.casework.withdraw import withdraw
from portal.cli.demonstration.duties import done
from portal.cli.demonstration.script import Script, moment
from portal.cli.demonstration.story import Story

HALE = ["inspector.hale"]
SILENT = (
    (date(2026, 6, 5), "rules", "I get twenty minutes in the yard. The paper on the door says an hour."),
    (date(2026, 6, 20), "cell", "The window does not open. It is so hot that I sleep on the floor."),
    (date(2026, 7, 4), "calls", "I may not call while I am in here. Nobody can tell me which rule says so."),
    (date(2026, 7, 19), "food", "Supper comes at four and then nothing until the morning."),
    (date(2026, 8, 5), "cell", "The light stays on all night. I have asked for eleven days."),
)
"""Five letters in sixty-one days, then none in sixty-one: four would be usual."""
SEEN = "We were there and we have seen it. The prison must put it right by the day that stands below."


def stop(script: Script, code: str) -> Story:
    """He may stop at any time, and nobody asks him again. That somebody was hurt is looked at all the same."""
    login = "inspector.castellanos"
    letter = script.letter(
        code, moment(9, 28, 10, 40), office="inspectorate", kind="report", danger="no", topic="hurt", by="staff",
        when="week", place="cell", not_=HALE,
        text="In the search one of them pressed my head against the wall and held it there.",
    )  # fmt: skip
    script.open(letter, moment(9, 28, 12, 5), login)
    done(script, letter, moment(9, 29, 9, 30), login, ["protection"])
    done(script, letter, moment(9, 30, 16, 0), login, ["support"])
    script.say(letter, moment(10, 3, 20, 15), withdraw, stop="yes", language="en")
    return Story("stop", "I want to stop: he asked to, and it is looked at all the same", letter)


def child(script: Script, code: str) -> Story:
    """The letter goes to people whose work is children. Who she is stands apart; it was looked at once."""
    letter = script.letter(
        code, moment(10, 1, 18, 50), office="children", filer="family", kind="complaint", danger="no", topic="child",
        by="staff", when="week", place="other", not_=HALE, child_name="Noor", child_age="6",
        child_where="At home with me, and with her aunt on Saturdays",
        text="My daughter is six. At the gate they took her into a room and searched her, and I had to wait outside. "
        "She does not want to visit her father any more.",
    )  # fmt: skip
    script.open(letter, moment(10, 2, 9, 10), "children.mensah")
    script.act(letter, moment(10, 2, 9, 20), "children.mensah", see_child, purpose="heard", language="en")
    done(script, letter, moment(10, 2, 15, 0), "children.mensah", ["protection", "support"])
    script.ask(
        letter, moment(10, 2, 15, 20), "children.mensah",
        "Thank you for writing. We told the prison today that no child is searched without the grown-up they came "
        "with, and we gave no name. Somebody who knows how to talk with children can come to you both. "
        "Would you like that?",
    )  # fmt: skip
    return Story("child", "A child visits: searched at the gate", letter)


def silent_unit(script: Script, codes: list[str]) -> Story:
    """Nobody wrote that anything is wrong. That nobody writes any more is what the inspector is shown."""
    letters = []
    for number, (day, topic, text) in enumerate(SILENT):
        letter = script.letter(
            codes[number % len(codes)], moment(day.month, day.day, 15, 30), office="inspectorate", topic=topic,
            danger="no", unit="Separation", not_=HALE, text=text,
        )  # fmt: skip
        script.answer(letter, moment(day.month, day.day + 6, 10, 15), "inspector.adeyemi", SEEN)
        letters.append(letter)
    return Story("silent-unit", "The silent unit: sixty-one days without a letter", letters[-1])


def leaver(script: Script, code: str) -> Story:
    """One inspector can open it and nobody else: `portal officers end inspector.adeyemi` asks for a hand-over first."""
    letter = script.letter(
        code, moment(9, 29, 17, 5), office="inspectorate", danger="no", topic="rules",
        not_=[*HALE, "inspector.castellanos"],
        text="Ms Castellanos was my teacher before she was an inspector. I do not want her to know that I am here.",
    )  # fmt: skip
    script.open(letter, moment(9, 30, 9, 15), "inspector.adeyemi")
    return Story("leaver", "The leaver: one inspector alone can open it", letter)
