"""When and where."""

from portal.languages.words import N_
from portal.questions.answers import is_outside, is_staff
from portal.questions.danger import wants_visit
from portal.questions.question import Option, Question, Variant

WHEN = Question(
    id="when",
    kind="one",
    prompt=N_("When was it?"),
    options=(
        Option(value="today", label=N_("Today"), picture="today"),
        Option(value="yesterday", label=N_("Yesterday"), picture="yesterday"),
        Option(value="week", label=N_("This week"), picture="week"),
        Option(value="longer", label=N_("Longer ago"), picture="longer"),
        Option(value="unknown", label=N_("I do not know"), picture="unsure"),
    ),
    tiles=5,
)

PRISON = Question(
    id="prison",
    kind="one",
    prompt=N_("Which prison are you in?"),
    hint=N_("If you do not know, we send it to people outside."),
    variants=(
        Variant(when=is_outside, prompt=N_("Which prison is it?")),
        Variant(
            when=is_staff, prompt=N_("Which prison do you work in?"), hint=N_("No one there can open your letter.")
        ),
    ),
    tiles=8,
)

UNKNOWN_PRISON = "unknown"
"""The value of the field `prison` for who does not know it."""

NO_PRISON = Option(value=UNKNOWN_PRISON, label=N_("I do not know"), picture="unsure")
"""The tile that stands after the prisons the door knows."""

PLACE = Question(
    id="place",
    kind="one",
    prompt=N_("Where was it?"),
    options=(
        Option(value="cell", label=N_("A cell"), picture="cell"),
        Option(value="corridor", label=N_("The corridor"), picture="corridor"),
        Option(value="yard", label=N_("The yard"), picture="yard"),
        Option(value="showers", label=N_("The showers"), picture="showers"),
        Option(value="van", label=N_("A van"), picture="van"),
        Option(value="other", label=N_("Another place"), picture="other"),
    ),
    tiles=6,
)

UNIT = Question(
    id="unit",
    kind="short",
    prompt=N_("Which wing or unit?"),
    hint=N_("You can leave this empty."),
    variants=(Variant(when=wants_visit, hint=N_("Say it, and the cell, if someone should come.")),),
)
