"""Who gets it, who must not open it, and whether it may go up by itself."""

from portal.languages.words import N_
from portal.questions.question import Option, Question

OFFICE = Question(
    id="office",
    kind="one",
    prompt=N_("Who should get this?"),
    hint=N_("We mark the one we would pick. You decide."),
    tiles=4,
)

SHOW_MORE = Option(value="more", label=N_("Show me more"), picture="more")

NOT = Question(
    id="not",
    kind="many",
    prompt=N_("Who can open your letter"),
    hint=N_("These people and no one else. Tap a person who must not see it."),
    tiles=4,
)

CONSUL = Question(
    id="consul",
    kind="many",
    prompt=N_("May your country know?"),
    options=(
        Option(value="yes", label=N_("Yes. Your country's consulate will know that you are in prison."), picture="yes"),
    ),
    tiles=1,
)
"""Asked with a consulate only: nothing is ever written to one without this yes."""

CHAIN = Question(
    id="chain",
    kind="one",
    prompt=N_("What if they do not answer in time?"),
    hint=N_("If it goes up, the next office can open it too."),
    options=(
        Option(value="yes", label=N_("All right, send it up"), picture="up"),
        Option(value="no", label=N_("Do not send it up"), picture="stay"),
    ),
    tiles=2,
)
