"""The question list: what is asked, in which order, and what the answers mean. Pure."""

from portal.questions.about import TOPIC
from portal.questions.answers import FILERS, THIRD, Answers, filer_of, group_of, is_freed, many, one
from portal.questions.danger import DANGEROUS, danger_sentence, wants_visit
from portal.questions.leaves import NEVER, RULES_OF_LEAF, TILE_OF_LEAF, URGENCY_OF_DANGER
from portal.questions.meaning import (
    classes_of,
    flags_of,
    harms_of,
    identity_of,
    is_harm,
    kind_of,
    leaf_of,
    tile_of,
    urgency_of,
    urgency_with,
    wants_health_first,
)
from portal.questions.missing import COMPULSORY, missing, tidy
from portal.questions.person import COME_BACK_LATER
from portal.questions.place import NO_PRISON, UNKNOWN_PRISON
from portal.questions.question import Option, Question, Step
from portal.questions.readers import SHOW_MORE
from portal.questions.said import Said, said
from portal.questions.steps import QUESTIONS, STEPS, Screen, screens_for, steps_for
from portal.questions.tiles import tiles_of
from portal.questions.told import NOTICE_VERSION, notice_for

topics = TOPIC.options

__all__ = [
    "COME_BACK_LATER",
    "COMPULSORY",
    "DANGEROUS",
    "FILERS",
    "NEVER",
    "NOTICE_VERSION",
    "NO_PRISON",
    "QUESTIONS",
    "RULES_OF_LEAF",
    "SHOW_MORE",
    "STEPS",
    "THIRD",
    "TILE_OF_LEAF",
    "UNKNOWN_PRISON",
    "URGENCY_OF_DANGER",
    "Answers",
    "Option",
    "Question",
    "Said",
    "Screen",
    "Step",
    "classes_of",
    "danger_sentence",
    "filer_of",
    "flags_of",
    "harms_of",
    "group_of",
    "identity_of",
    "is_freed",
    "is_harm",
    "kind_of",
    "leaf_of",
    "many",
    "missing",
    "notice_for",
    "one",
    "said",
    "screens_for",
    "steps_for",
    "tidy",
    "tile_of",
    "tiles_of",
    "topics",
    "urgency_of",
    "urgency_with",
    "wants_health_first",
    "wants_visit",
]
