"""What stays secret and what cannot, said before the writing; then the writing itself."""

from portal.languages.words import N_
from portal.questions.answers import Answers, Group, group_of, one
from portal.questions.question import Option, Question, Variant

NOTICE_VERSION = "3"
"""Changes whenever a sentence below changes its meaning; stored with each letter (R-31)."""

_STAY = N_("We never ask, and never pass on, whether you may stay in this country.")

_OWN = (
    N_("You pick who can open your letter. We tell you if anyone else can."),
    N_("Your name stays off it, unless you give it."),
    N_("We must act if a life is in danger, or a child is hurt."),
    N_("We tell you if we do."),
    _STAY,
    N_("You can stop at any time."),
)

_NOTICES: dict[Group, tuple[str, ...]] = {
    "prisoner": _OWN,
    "freed": _OWN,
    "third": (
        N_("You pick who can open your letter. We tell you if anyone else can."),
        N_("We can tell you that we have it, and that someone looked."),
        N_("We cannot tell you where they are or how they are. They must say yes first."),
        N_("We must act if a life is in danger, or a child is hurt."),
        _STAY,
        N_("You can stop at any time."),
    ),
    "staff": (
        N_("You pick who can open your letter. No one in your prison can be picked."),
        N_("If only a few people know it, they may guess it was you."),
        N_("Leave out what only you could know."),
        N_("We must act if a life is in danger, or a child is hurt."),
        _STAY,
        N_("You can stop at any time."),
    ),
}


def notice_for(answers: Answers) -> tuple[str, ...]:
    """The sentences of the page before the writing, in order."""
    return _NOTICES[group_of(answers)]


NOTICE = Question(
    id="notice",
    kind="one",
    prompt=N_("Before you start"),
    options=(Option(value=NOTICE_VERSION, label=N_("Go on"), picture="yes"),),
    tiles=1,
)


def _request(answers: Answers) -> bool:
    return one(answers, "kind") in ("request", "help")


def _interview(answers: Answers) -> bool:
    return one(answers, "kind") == "interview"


TEXT = Question(
    id="text",
    kind="text",
    prompt=N_("Tell us what happened."),
    hint=N_("Write in your own language. One word is enough."),
    variants=(
        Variant(when=_request, prompt=N_("What do you ask for?")),
        Variant(
            when=_interview,
            prompt=N_("Do you want to say what it is about?"),
            hint=N_("You can leave this empty. You can tell us when we meet."),
        ),
    ),
)
