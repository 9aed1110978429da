"""Who writes, and about whom."""

from portal.languages.words import N_
from portal.questions.answers import is_staff, is_third
from portal.questions.question import Option, Question, Variant

_THIRD = (
    Option(value="family", label=N_("Their family"), picture="family"),
    Option(value="friend", label=N_("A friend"), picture="friend"),
    Option(value="lawyer", label=N_("Their lawyer"), picture="lawyer"),
    Option(value="former", label=N_("I was in prison"), picture="former"),
    Option(value="freed", label=N_("It is about me: I was in prison"), picture="person"),
    Option(value="saw", label=N_("I saw something"), picture="saw"),
)

FILER = Question(
    id="filer",
    kind="one",
    prompt=N_("Who are you?"),
    options=(
        Option(value="prisoner", label=N_("I am in prison"), picture="prisoner"),
        *_THIRD,
        Option(value="staff", label=N_("I work in a prison"), picture="staff"),
    ),
    variants=(
        Variant(when=is_third, prompt=N_("Who are you to them?"), options=_THIRD),
        Variant(
            when=is_staff,
            prompt=N_("Use your own phone, away from work."),
            hint=N_("Do not use a work phone, a work computer or the prison network."),
            options=(Option(value="staff", label=N_("I am on my own phone"), picture="phone"),),
        ),
    ),
    tiles=8,
)

COME_BACK_LATER = N_("I will come back later")

PERSON_NAME = Question(
    id="person_name",
    kind="short",
    prompt=N_("What is their name?"),
    hint=N_("Write it as you know it. It is fine to leave it out."),
)

PERSON_NUMBER = Question(
    id="person_number",
    kind="short",
    prompt=N_("Do you know their prison number?"),
    hint=N_("You can leave this empty."),
)

TELL_PERSON = Question(
    id="tell_person",
    kind="one",
    prompt=N_("May we tell them that you wrote?"),
    options=(
        Option(value="yes", label=N_("Yes, when they are alone"), picture="yes"),
        Option(value="no", label=N_("No"), picture="no"),
        Option(value="ask", label=N_("Ask me first"), picture="ask"),
    ),
    tiles=3,
)
