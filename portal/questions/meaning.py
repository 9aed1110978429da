"""What follows from the answers. Nothing here lowers anything: a fearful "no" costs nobody their place."""

from typing import Literal

from portal.questions.answers import Answers, one
from portal.questions.danger import DANGEROUS, wants_visit
from portal.questions.leaves import (
    CLASS_OF_DANGER,
    CLASS_OF_LEAF,
    NEVER,
    TILE_OF_LEAF,
    URGENCY_OF_DANGER,
    Urgency,
)

Kind = Literal["request", "complaint", "report", "retaliation", "interview"]
Flag = Literal["danger", "harm", "retaliation", "punished"]


def kind_of(answers: Answers) -> Kind:
    """What sort of letter this is; a complaint when nothing was said.

    Who asks to talk alone stays an interview, whatever the topic: no words are needed, and it goes outside.
    """
    asked = one(answers, "kind")
    if one(answers, "danger") == "punished":
        return "retaliation"
    if asked == "interview":
        return "interview"
    if asked == "report" or _someone_is_hurt(answers):
        return "report"
    if asked == "retaliation":
        return "retaliation"
    return "request" if asked in ("request", "help") else "complaint"


def _someone_is_hurt(answers: Answers) -> bool:
    danger = one(answers, "danger")
    if is_harm(leaf_of(answers)) or danger in {"sexual", "child"}:
        return True
    return one(answers, "by") == "staff" and danger == "hurt"


def leaf_of(answers: Answers) -> str:
    """What it is about: a thing that is never allowed before all else, then the tile; empty when nothing was said.

    Help because of a disability names no other thing: who is hurt or ill as well is led as anybody is.
    """
    happened = one(answers, "happened")
    if happened in NEVER:
        return happened
    return one(answers, "topic") or ("disability" if one(answers, "kind") == "help" else "")


def urgency_of(answers: Answers) -> Urgency:
    """How fast someone must look, from the danger answer; never slowly where it is about what no law allows."""
    return urgency_with(kind_of(answers), leaf_of(answers), URGENCY_OF_DANGER.get(one(answers, "danger"), "none"))


def urgency_with(kind: str, leaf: str, urgency: Urgency) -> Urgency:
    """At least `danger` for what is never allowed, and for who wants to talk alone about being hurt: no other clock
    than that of the answer would run for them."""
    return "danger" if urgency == "none" and ((kind == "interview" and is_harm(leaf)) or leaf in NEVER) else urgency


def flags_of(answers: Answers) -> set[Flag]:
    """The marks that put a letter at the head of a list; and `harm`, where its kind does not say it."""
    flags: set[Flag] = set()
    if kind_of(answers) != "report" and _someone_is_hurt(answers):
        flags.add("harm")
    if one(answers, "danger") in DANGEROUS or leaf_of(answers) in NEVER:
        flags.add("danger")
    told = kind_of(answers) == "retaliation"
    if told or one(answers, "watch") == "yes":
        flags.add("retaliation")
    if told:
        flags.add("punished")
    return flags


def wants_health_first(answers: Answers) -> bool:
    """Whether the health team should look before a wing's own officers do: they asked for a doctor, a life is at risk,
    or those officers may be who hurts or punishes them."""
    danger, by = one(answers, "danger"), one(answers, "by")
    by_staff = danger == "punished" or (danger in ("hurt", "sexual") and by == "staff")
    return wants_visit(answers) and (one(answers, "visit") == "doctor" or danger in ("ill", "self") or by_staff)


def tile_of(topic: str) -> str:
    """The tile a topic is counted under; "other" for a topic nobody knows."""
    return TILE_OF_LEAF.get(topic, "other")


def is_harm(topic: str) -> bool:
    """Whether a topic says that somebody was hurt, or a child."""
    return tile_of(topic) in ("hurt", "child")


def harms_of(answers: Answers) -> set[str]:
    """What a law may demand a report about: `child hurt sexual self ill`."""
    leaf, danger = leaf_of(answers), one(answers, "danger")
    found = {danger} & {"child", "hurt", "sexual", "self", "ill"}
    if leaf == "touching":
        found.add("sexual")
    elif is_harm(leaf):
        found.add(tile_of(leaf))
    return found


def classes_of(answers: Answers) -> set[str]:
    """The protected classes of V-04 this letter falls under: no time bar, no informal step."""
    by = one(answers, "by") or "unsaid"
    found = {CLASS_OF_LEAF.get((leaf_of(answers), by)), CLASS_OF_DANGER.get(one(answers, "danger"))}
    return {name for name in found if name}


def identity_of(answers: Answers) -> Literal["none", "office", "all"]:
    """Who may know the name: nobody while none is given, the office when a name stands there and nothing was tapped."""
    if not (one(answers, "name") or one(answers, "number")):
        return "none"
    asked = one(answers, "identity")
    if asked == "none":
        return "none"
    return "all" if asked == "all" else "office"
