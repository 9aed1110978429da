"""The order of the pages. At most ten on any path; on the kiosk the same screens for everybody."""

from typing import NamedTuple

from portal.questions import about, child, danger, name, person, place, readers, told
from portal.questions.answers import THIRD, Answers, filer_of, one
from portal.questions.question import Question, Step

QUESTIONS: dict[str, Question] = {
    question.id: question
    for question in (
        person.FILER,
        danger.DANGER,
        danger.VISIT,
        told.NOTICE,
        about.KIND,
        about.TOPIC,
        about.BY,
        about.HAPPENED,
        place.WHEN,
        place.PRISON,
        place.PLACE,
        place.UNIT,
        person.PERSON_NAME,
        person.PERSON_NUMBER,
        person.TELL_PERSON,
        told.TEXT,
        child.NAME,
        child.AGE,
        child.WHERE,
        readers.OFFICE,
        readers.CONSUL,
        readers.NOT,
        readers.CHAIN,
        name.IDENTITY,
        name.NAME,
        name.NUMBER,
        name.ASK_PRISON,
        name.WATCH,
        name.CODE,
        name.LAST4,
    )
}
"""Every question in the order of the one-page form; the key is the form field."""

STEPS: tuple[Step, ...] = (
    Step(page="filer", questions=("filer",), filers=frozenset({"staff"}), kiosk=()),
    Step(page="danger", questions=("danger", "visit")),
    Step(page="before", questions=("notice",)),
    Step(page="about", questions=("kind", "topic", "by", "happened")),
    Step(page="when", questions=("when", "prison", "place", "unit"), kiosk=("when", "prison", "place")),
    Step(page="person", questions=("filer", "person_name", "person_number", "tell_person"), filers=THIRD, kiosk=()),
    Step(page="told", questions=("text", *child.FIELDS), kiosk=("text",)),
    Step(page="to", questions=("office", "consul", "not", "chain"), kiosk=("office", "not", "chain")),
    Step(page="name", questions=("identity", "name", "number", "ask_prison", "watch")),
    Step(page="keep", questions=("code", "last4"), kiosk=("last4",)),
    Step(page="check", questions=()),
)


NAMES = frozenset({"name", "number"})


class Screen(NamedTuple):
    """One question on one page; the question is empty on the page that only asks to send."""

    page: str
    question: str


def steps_for(answers: Answers) -> list[Step]:
    """The pages this person walks through, in order."""
    filer = filer_of(answers)
    return [step for step in STEPS if step.filers is None or filer in step.filers]


def screens_for(answers: Answers, *, kiosk: bool = False, known: frozenset[str] = frozenset()) -> list[Screen]:
    """Each question on its own, in order; `known` are fields the door filled in itself (a kiosk's prison).

    On the kiosk the list is the same whatever was answered: its length and its tiles tell a bystander nothing. Only who
    wants somebody to know their name is asked for it.
    """
    left_out = known | (NAMES if kiosk and one(answers, "identity") not in ("office", "all") else frozenset())
    steps = [step for step in STEPS if step.filers is None] if kiosk else steps_for(answers)
    screens = []
    for step in steps:
        questions = step.kiosk if kiosk and step.kiosk is not None else step.questions
        screens += [Screen(step.page, question) for question in questions or ("",) if question not in left_out]
    return screens
