"""What happened, and how things stand, in words for the person whose letter it is."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext

from portal.cases import Docket
from portal.cases.rows import state_of
from portal.directory import Directory, NotInDirectory
from portal.languages import short_day
from portal.languages.words import N_
from portal.protection.third import by_another
from portal.web.shared import goes_up, here, locale, now, should_have_heard, should_hear
from portal.web.shared.expected import whose_hours

LOOKING = N_("They have it and are looking at it.")
ACTS = {
    "filed": N_("You sent your letter."),
    "opened": N_("They opened your letter."),
    "taken": N_("Someone there took your letter."),
    "handed": N_("They gave your letter to someone else there."),
    "acknowledged": LOOKING,
    "extended": N_("They took more time."),
    "forwarded": N_("They sent your letter on."),
    "unsealed": N_("They opened your name."),
    "unlocked": N_("They opened your letter, and said what for."),
    "described": N_("You told who a child is."),
    "named": N_("You told who you are."),
    "disclosed": N_("They looked at who the child is, and said what for."),
    "denied": N_("They asked who the child is, and were refused."),
    "recused": N_("An officer stepped back from your letter."),
    "corrected": N_("They corrected where your letter is kept."),
    "joined": N_("They look at it together with others about the same thing."),
    "asked": N_("They asked you something."),
    "answered": N_("They answered."),
    "entrusted": N_("They asked an interpreter to help."),
    "recalled": N_("They ask the interpreter no more."),
    "declined": N_("You took an interpreter off."),
    "interpreted": N_("An interpreter's words came."),
    "promised": N_("They promised something."),
    "confirmed": N_("You said whether it was done."),
    "closed": N_("They closed your letter."),
    "withdrew": N_("You wrote about stopping."),
    "stopped": N_("You asked to stop, so it was closed."),
    "appealed": N_("You asked them to look again."),
    "added": N_("You wrote more."),
    "punished": N_("You said that you are being punished."),
    "checked_in": N_("You said how you are."),
    "came": N_("You said whether somebody came."),
    "checked_on": N_("They asked how you are."),
    "called": N_("They asked somebody to go and look how you are."),
    "watched": N_("From now on they ask you how you are."),
    "visited": N_("They spoke with you alone."),
    "found": N_("They told you what they found."),
    "secured": N_("They asked that films and lists are kept."),
    "wished": N_("You asked for something for your safety."),
    "ordered": N_("They ordered something for your safety."),
    "seconded": N_("A second officer agreed."),
    "obliged": N_("They did something for your safety."),
    "lifted": N_("They ended what they had ordered."),
    "consented": N_("You said what may be passed on."),
    "appointed": N_("They made an appointment."),
    "referred": N_("They passed it on."),
    "reported": N_("They reported it, because a law demands it."),
    "undone": N_("You ended what they had ordered."),
    "read": N_("You read what they wrote."),
    "escalated": N_("Nobody answered in time. Your letter went up by itself."),
    "kept": N_("You asked to keep it longer."),
    "preserved": N_("They said whether a court needs it."),
    "erased": N_("It was erased, because its time was over."),
    "paused": N_("The prison was locked down, or the portal did not work. The day for the answer has moved."),
    "recognised": N_("The prison's list says that you are under eighteen. You should hear sooner."),
    "recalculated": N_("The rules changed. You should hear sooner."),
}

HEADS = {
    "statement": N_("You wrote on %(day)s"),
    "message": N_("You wrote more on %(day)s"),
    "punishment": N_("You said on %(day)s that you are being punished"),
    "checkin": N_("You said on %(day)s how you are"),
    "coming": N_("You said on %(day)s whether somebody came"),
    "visit": N_("%(name)s spoke with you on %(day)s"),
    "finding": N_("%(name)s told you on %(day)s what was found"),
    "securing": N_("%(name)s asked on %(day)s that films and lists are kept"),
    "wish": N_("You asked for something on %(day)s"),
    "consent": N_("You said on %(day)s what may be passed on"),
    "appointment": N_("%(name)s made an appointment on %(day)s"),
    "referral": N_("%(name)s passed it on, on %(day)s"),
    "report": N_("%(name)s reported it on %(day)s, because a law demands it"),
    "undoing": N_("You ended something on %(day)s"),
    "measure": N_("%(name)s ordered something on %(day)s"),
    "second": N_("%(name)s agreed on %(day)s"),
    "purpose": N_("%(name)s opened your letter on %(day)s"),
    "unsealing": N_("%(name)s opened the name on %(day)s"),
    "child": N_("You told on %(day)s who a child is"),
    "naming": N_("You told on %(day)s who you are"),
    "disclosure": N_("%(name)s looked on %(day)s at who the child is"),
    "denial": N_("%(name)s asked on %(day)s who the child is, and was refused"),
    "obligation": N_("%(name)s looked after something on %(day)s"),
    "lifting": N_("%(name)s ended something on %(day)s"),
    "question": N_("%(name)s asked you on %(day)s"),
    "extension": N_("%(name)s took more time on %(day)s"),
    "forwarding": N_("%(name)s sent your letter on, on %(day)s"),
    "correction": N_("%(name)s corrected something on %(day)s"),
    "hold": N_("%(name)s said on %(day)s whether a court needs it"),
    "reply": N_("%(name)s answered on %(day)s"),
    "entrusting": N_("%(name)s asked an interpreter on %(day)s"),
    "recall": N_("%(name)s asks the interpreter no more, since %(day)s"),
    "interpretation": N_("%(name)s put an interpreter's words here on %(day)s"),
    "promise": N_("%(name)s promised on %(day)s"),
    "remedy": N_("You said on %(day)s whether it was done"),
    "withdrawal": N_("You wrote about stopping on %(day)s"),
    "review": N_("You asked to look again on %(day)s"),
}

OF_ANOTHER = {
    "punished": N_("You said that they are being punished."),
    "called": N_("They asked somebody to go and look how they are."),
    "watched": N_("From now on they ask you for news of them."),
    "punishment": N_("You said on %(day)s that they are being punished"),
}
"""Acts and heads in a letter about somebody else."""

WISHES = {
    "own_cell": N_("I want another cell"),
    "own_transfer": N_("I want another prison"),
    "separation": N_("I want to be alone, away from the others"),
    "exam": N_("I want a doctor to write down what shows"),
    "woman": N_("I want to talk to a woman"),
    "man": N_("I want to talk to a man"),
    "interpreter": N_("I want an interpreter"),
    "signer": N_("I want a person who signs"),
    "nothing": N_("I do not want this any more"),
}
HOW = {
    "safe": N_("I am all right"),
    "worse": N_("It got worse"),
    "unsaid": N_("I would rather say nothing"),
}
HOW_OF_ANOTHER = {
    **HOW,
    "safe": N_("Nothing new. Nobody troubles me"),
    "worse": N_("It got worse, for them or for me"),
}
"""In a letter about somebody else."""

DECISIONS = {
    "yes": N_("Yes"),
    "partly": N_("Partly"),
    "no": N_("No"),
    "groundless": N_("No: they see no reason for it"),
}

STATES = {
    "new": N_("They have not opened it yet."),
    "open": N_("They have opened it."),
    "waiting_for_person": N_("They asked you something."),
    "answered": N_("They answered."),
    "promised": N_("They answered, and promised something."),
    "closed": N_("It is closed."),
}


def acts_for(docket: Docket) -> dict[str, str]:
    """Act → its words in this letter."""
    return {**ACTS, **OF_ANOTHER} if by_another(docket) else ACTS


def heads_for(docket: Docket) -> dict[str, str]:
    """Kind of an envelope → its heading in this letter."""
    return {**HEADS, **OF_ANOTHER} if by_another(docket) else HEADS


def hows_for(docket: Docket) -> dict[str, str]:
    """Answer to the question how they are → its words in this letter."""
    return HOW_OF_ANOTHER if by_another(docket) else HOW


def day(of: str | date) -> str:
    return str(short_day(date.fromisoformat(of) if isinstance(of, str) else of, locale()))


def office(identifier: str) -> str:
    try:
        return here().directory.office(identifier).name(locale())
    except NotInDirectory:
        return identifier


def officer(identifier: str, directory: Directory) -> str:
    try:
        return directory.officer(identifier).name
    except NotInDirectory:
        return gettext("Someone there")


def until(owner: bytes | str, last: str | date, directory: Directory) -> str:
    """Who answers for what was promised, and by which day."""
    return gettext("%(name)s must do this before the end of %(day)s.", name=officer_of(owner, directory), day=day(last))


def officer_of(identifier: bytes | str, directory: Directory) -> str:
    return officer(identifier.hex() if isinstance(identifier, bytes) else identifier, directory)


def state(docket: Docket) -> str:
    """How it stands, in one sentence."""
    name = state_of(docket)
    if docket.acknowledged and name in ("new", "open"):
        return gettext(LOOKING)
    return gettext(STATES[name])


def hear(docket: Docket) -> str:
    """By when the answer comes, or that it is late."""
    said = should_have_heard(docket.due, docket.hour) if docket.late(now()) else should_hear(docket.due, docket.hour)
    return f"{said} {whose_hours({'filer': docket.filer}) if docket.hour else ''}".strip()


def goes_on(docket: Docket) -> list[str]:
    """Where it was before, and what happens if nobody answers."""
    said = [_climbed(docket)] if docket.went else []
    if docket.climbs_to and docket.answered is None and docket.closed is None and docket.stop is None:
        late = gettext("So it goes up by itself, and others will look at it.")
        above = docket.climbs_to
        said.append(late if docket.late(now()) else goes_up(above, docket.due, here().directory, hour=docket.hour))
    return said


def _climbed(docket: Docket) -> str:
    if docket.sent_on:
        return gettext(
            "%(before)s sent your letter on. %(office)s has it now.",
            before=office(docket.went[-1]),
            office=office(docket.office),
        )
    return gettext(
        "%(before)s did not answer in time. %(office)s has it now.",
        before=office(docket.went[-1]),
        office=office(docket.office),
    )
