"""What is said before somebody agrees that something is passed on: who will know, what happens then, what cannot be
kept secret, and that one may say no or stop (R-31). Each recipient has its own; protection/consents.py has the version.
"""

from __future__ import annotations

from flask_babel import gettext

from portal.languages.words import N_

ONLY = N_("They get only what you choose here.")
SEEN = N_("Whoever gets it can ask questions about it. What they have seen cannot be taken back.")
GUESS = N_("Whoever did it may guess that you told.")
STOP = N_("You can say no. Nobody will treat you worse for it. You can take a yes back for all that is still to come.")
HELP = ((ONLY,), (N_("They help you. They do not look for who did it."),), (SEEN,), (STOP,))
LAW = (
    (ONLY, N_("A court may see it later. You can also go to a court yourself.")),
    (N_("They can look for who did it. You may be asked again."),),
    (GUESS, SEEN),
    (STOP,),
)
NOTICES = {
    "prosecutor": LAW,
    "police": LAW,
    "health": HELP,
    "counsellor": HELP,
    "legal_aid": HELP,
    "child_protection": (
        (ONLY,),
        (N_("They look if the child is safe. They may talk with the child."),),
        (N_("The family may learn that somebody told."), SEEN),
        (STOP,),
    ),
    "prison": (
        (N_("People who work for the prison read it."), ONLY),
        (N_("They can ask people in the prison about it."),),
        (GUESS, SEEN),
        (STOP,),
    ),
}
"""Recipient → who will know; what happens then; what cannot be kept; that it can be refused and taken back."""
INSIDE = (N_("They hear only that you want to see them. In the prison it is called an appointment."),)
OUTSIDE = (N_("They hear only that you want to see them."), N_("The prison hears nothing of it."))
SEE_THEM = ((N_("You read here when and where it is."),), (N_("People near you may see you go there."),), (STOP,))


def notice(to: str) -> tuple[str, ...]:
    """Four short paragraphs before something may go to this recipient."""
    return _said(NOTICES[to])


def before_seeing(*, inside: bool) -> tuple[str, ...]:
    """The same before a doctor, a counsellor or legal help is asked to see them."""
    return _said((INSIDE if inside else OUTSIDE, *SEE_THEM))


def _said(parts: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(" ".join(gettext(each) for each in part) for part in parts)
