"""The first question, the same for everybody: is anyone in danger today?"""

from typing import Literal

from portal.languages.words import N_
from portal.questions.answers import Answers, Group, group_of, is_freed, is_staff, is_third, one
from portal.questions.question import Option, Question, Variant

DANGEROUS = frozenset({"hurt", "self", "ill", "sexual", "child", "punished", "silent"})

_NO_AND_UNSURE = (
    Option(value="no", label=N_("No, not today"), picture="no"),
    Option(value="unsure", label=N_("I do not know"), picture="unsure"),
)

_OF_A_PRISONER = (
    Option(
        value="hurt",
        label=N_("Someone may hurt me or another person"),
        picture="hurt",
        kiosk_label=N_("Someone may get hurt"),
    ),
    Option(value="self", label=N_("I may hurt myself"), picture="self"),
    Option(value="ill", label=N_("Someone is very ill"), picture="health"),
    Option(value="sexual", label=N_("Someone touches me or forces me"), picture="touch"),
    Option(value="child", label=N_("A child is in danger"), picture="child"),
    Option(value="punished", label=N_("They are punishing me for telling"), picture="punished"),
    Option(
        value="silent",
        label=N_("Someone has gone, and no one says where"),
        picture="silent",
        kiosk_label=N_("Someone has gone"),
    ),
    *_NO_AND_UNSURE,
)

_OF_SOMEONE_ELSE = (
    Option(value="hurt", label=N_("Someone may hurt them"), picture="hurt"),
    Option(value="self", label=N_("They may hurt themselves"), picture="self"),
    Option(value="ill", label=N_("They are very ill"), picture="health"),
    Option(value="sexual", label=N_("Someone touches them or forces them"), picture="touch"),
    Option(value="child", label=N_("A child is in danger"), picture="child"),
    Option(value="punished", label=N_("They are punished for telling"), picture="punished"),
    Option(value="silent", label=N_("They do not call any more"), picture="silent"),
    *_NO_AND_UNSURE,
)

_OF_STAFF = (
    Option(value="hurt", label=N_("Someone may hurt a person here"), picture="hurt"),
    Option(value="self", label=N_("Someone may hurt himself or herself"), picture="self"),
    Option(value="ill", label=N_("Someone is very ill"), picture="health"),
    Option(value="sexual", label=N_("Someone is touched or forced"), picture="touch"),
    Option(value="child", label=N_("A child is in danger"), picture="child"),
    Option(value="punished", label=N_("They are punishing me for telling"), picture="punished"),
    Option(value="silent", label=N_("Someone has gone, and no one says where"), picture="silent"),
    *_NO_AND_UNSURE,
)


def _of_others_inside(answers: Answers) -> bool:
    """Whoever is not in a prison themselves, and writes of themselves all the same."""
    return is_staff(answers) or is_freed(answers)


DANGER = Question(
    id="danger",
    kind="one",
    prompt=N_("Is anyone in danger today?"),
    hint=N_("Everyone gets this question first."),
    options=_OF_A_PRISONER,
    variants=(
        Variant(when=is_third, prompt=N_("Are they in danger today?"), options=_OF_SOMEONE_ELSE),
        Variant(when=is_staff, options=_OF_STAFF),
    ),
    tiles=9,
)

VISIT = Question(
    id="visit",
    kind="one",
    prompt=N_("Do you want someone to come and see you?"),
    hint=N_("Where someone answers now, we ask them to look. They do not hear why."),
    options=(
        Option(value="yes", label=N_("Yes, ask them to come"), picture="visit"),
        Option(value="doctor", label=N_("Yes, a doctor or nurse if one is there"), picture="health"),
        Option(value="no", label=N_("No, just pass on my words"), picture="letter"),
    ),
    variants=(
        Variant(when=is_third, prompt=N_("Do you want someone to go and see them?")),
        Variant(when=_of_others_inside, prompt=N_("Do you want someone to go and see the person?")),
    ),
    tiles=3,
)

_SAID_INSIDE = {
    "hurt": N_("Nobody is called now. If you cannot wait, press the bell."),
    "self": N_("Nobody is called now. Do not stay alone with this: press the bell, or tell someone near you."),
    "ill": N_("Nobody is called now. Press the bell and say that someone is very ill."),
    "sexual": N_("Nobody is called now. If it may happen again today, press the bell."),
    "child": N_("Nobody is called now. If the child cannot wait, press the bell."),
    "punished": N_("Nobody is called now. Who opens your letter sees this first. If you cannot wait, press the bell."),
    "silent": N_("Nobody is called now. If you think a life is in danger, press the bell."),
    "unsure": N_("Nobody is called now. If it gets worse, press the bell."),
    "no": N_("Nobody is called: you said no one is in danger. If it gets dangerous, press the bell."),
}

_SAID_OUTSIDE = {
    "hurt": N_(
        "Nobody is called now. If it cannot wait, phone the prison or the police. Inside, they can press the bell."
    ),
    "self": N_("Nobody is called now. Phone the prison and say it. Inside, they can press the bell."),
    "ill": N_("Nobody is called now. Phone the prison and ask for the doctor. Inside, they can press the bell."),
    "sexual": N_("Nobody is called now. If it cannot wait, phone the police. Inside, they can press the bell."),
    "child": N_("Nobody is called now. If the child cannot wait, phone the police. Inside, they can press the bell."),
    "punished": N_("Nobody is called now. Who opens your letter sees this first. Inside, they can press the bell."),
    "silent": N_("Nobody is called now. You can phone the prison. Inside, they can press the bell."),
    "unsure": N_("Nobody is called now. If it gets worse, phone the prison. Inside, they can press the bell."),
    "no": N_(
        "Nobody is called: you said no one is in danger. If it gets dangerous, phone the prison. "
        "Inside, they can press the bell."
    ),
}


_SAID_FREED = {
    **dict.fromkeys(
        _SAID_OUTSIDE,
        N_("Nobody is called now. If it cannot wait, phone the police. Inside, they can press the bell."),
    ),
    "child": _SAID_OUTSIDE["child"],
    "punished": _SAID_OUTSIDE["punished"],
    "self": N_("Nobody is called now. Do not stay alone with this: phone a doctor, or tell someone near you."),
    "ill": N_("Nobody is called now. Phone a doctor, and say that someone is very ill."),
}
"""Who is out again: nobody can be sent to see them, and what is meant is rarely the prison."""


def wants_visit(answers: Answers) -> bool:
    """Whether somebody in danger should be seen: unless they said that nobody should come. An officer who is punished
    for writing is at work, or at home: nobody in the prison can be sent to see anybody. Who is out again is
    asked about somebody inside."""
    danger = one(answers, "danger")
    if is_freed(answers):
        return danger in DANGEROUS and one(answers, "visit") in ("yes", "doctor")
    if danger not in DANGEROUS or (danger == "punished" and is_staff(answers)):
        return False
    return one(answers, "visit") != "no"


_SAID: dict[Group, dict[str, str]] = {
    "prisoner": _SAID_INSIDE, "freed": _SAID_FREED, "third": _SAID_OUTSIDE, "staff": _SAID_OUTSIDE,
}  # fmt: skip


_COMES: dict[bool, dict[str, str]] = {
    True: {
        "": N_(
            "When you send this, we ask someone to come and see you. They do not hear why. "
            "If you cannot wait, press the bell."
        ),
        "self": N_(
            "When you send this, we ask someone to come and see you. They do not hear why. "
            "Do not stay alone with this: press the bell, or tell someone near you."
        ),
        "ill": N_("When you send this, we ask someone to come. Press the bell too, and say that someone is very ill."),
    },
    False: {
        "": N_(
            "When you send this, we ask someone to go and look. They do not hear who asked. "
            "If it cannot wait, phone the prison or the police. Inside, they can press the bell."
        ),
    },
}
"""By whether they are inside themselves: who works there has a telephone, and presses no bell for it."""

_MAY_COME = {
    True: N_(
        "In some prisons we can ask someone to come at this hour. In others nobody is called. "
        "If you cannot wait, press the bell."
    ),
    False: N_(
        "In some prisons we can ask someone to look at this hour. In others nobody is called. "
        "If it cannot wait, phone the prison or the police. Inside, they can press the bell."
    ),
}

_ASKED = {
    True: N_("Someone is asked to come and see you. They do not hear why. If you cannot wait, press the bell."),
    False: N_(
        "Someone is asked to go and look. They do not hear who asked. "
        "If it cannot wait, phone the prison or the police. Inside, they can press the bell."
    ),
}


def danger_sentence(
    answers: Answers, answering: Literal["nobody", "some", "somebody"] = "nobody", *, sent: bool = False
) -> str:
    """What is true after this danger answer at this hour: who is asked to come, or that nobody is; and the bell.

    `answering`: whether somebody is awake in the prison, or, before it is known, in none, some or all of them.
    `sent`: it has been asked already. Empty while the question is unanswered.
    """
    group, danger = group_of(answers), one(answers, "danger")
    if answering == "nobody" or not wants_visit(answers):
        return _SAID[group].get(danger, "")
    inside = group == "prisoner"
    if answering == "some":
        return _MAY_COME[inside]
    return _ASKED[inside] if sent else _COMES[inside].get(danger, _COMES[inside][""])
