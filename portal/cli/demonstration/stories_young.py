"""Who is under eighteen: known by the wing, never asked; what the law demands is told before and done aloud."""

from __future__ import annotations

from portal.casework.open_child import open_child
from portal.casework.report import report
from portal.cli.demonstration.script import Script, moment
from portal.cli.demonstration.story import Story

CODE = "9999000011112226"
LOGIN = "children.mensah"


def young(script: Script) -> Story:
    """A boy in the wing for the young. Only who is trained can open it, and he reads what for."""
    letter = script.letter(
        CODE, moment(10, 2, 16, 20), office="children", kind="complaint", danger="child", topic="hurt", by="prisoner",
        when="week", place="showers", unit="Y-Wing 3",
        text="The big ones take my food every day. Yesterday one of them held me under the cold water.",
    )  # fmt: skip
    script.act(letter, moment(10, 2, 16, 45), LOGIN, open_child, purpose="protect", language="en")
    script.act(
        letter, moment(10, 2, 17, 10), LOGIN, report, exception="child", to="child_protection", parts=("words",),
        language="en",
    )  # fmt: skip
    script.ask(
        letter, moment(10, 2, 17, 20), LOGIN,
        "You did right to write. You eat in another room from tonight. I come to see you tomorrow. Is that all right?",
    )  # fmt: skip
    return Story("young", "Under eighteen: a boy in Y-Wing", letter)
