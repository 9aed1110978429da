"""Who may know who wrote; and the code that is kept before anything is sent."""

from portal.languages.words import N_
from portal.questions.answers import is_staff, is_third
from portal.questions.question import Option, Question, Variant

IDENTITY = Question(
    id="identity",
    kind="one",
    prompt=N_("Should they know who you are?"),
    options=(
        Option(value="none", label=N_("No one will know my name"), picture="nobody"),
        Option(value="office", label=N_("Only the office I picked"), picture="few"),
        Option(value="all", label=N_("Everyone who can open it"), picture="everyone"),
    ),
    tiles=3,
)

NAME = Question(
    id="name",
    kind="short",
    prompt=N_("Your name"),
    hint=N_("Leave this empty if you want to give no name."),
)

NUMBER = Question(
    id="number",
    kind="short",
    prompt=N_("Your prison number"),
    hint=N_("You can leave this empty."),
    variants=(
        Variant(when=is_third, prompt=N_("A phone number or address to reach you")),
        Variant(when=is_staff, prompt=N_("Your staff number")),
    ),
)

ASK_PRISON = Question(
    id="ask_prison",
    kind="one",
    prompt=N_("May they talk to the prison about it?"),
    options=(
        Option(value="later", label=N_("Not yet. Ask me first"), picture="ask"),
        Option(value="nameless", label=N_("Yes, but without my name"), picture="disguise"),
        Option(value="named", label=N_("Yes, with my name"), picture="card"),
    ),
    tiles=3,
)

WATCH = Question(
    id="watch",
    kind="one",
    prompt=N_("Should they look for signs that you are punished?"),
    hint=N_("They can look only if they know who you are."),
    options=(
        Option(value="yes", label=N_("Yes, look for signs"), picture="watch"),
        Option(value="no", label=N_("No"), picture="no"),
    ),
    variants=(
        Variant(
            when=is_third,
            prompt=N_("Should they look for signs that this person is punished?"),
            hint=N_("They can look only if they know who the person is."),
        ),
        Variant(
            when=is_staff,
            options=(
                Option(value="yes", label=N_("Yes. I will tell you who I am"), picture="watch"),
                Option(value="no", label=N_("No"), picture="no"),
            ),
        ),
    ),
    tiles=2,
)

CODE = Question(
    id="code",
    kind="code",
    prompt=N_("Keep this number"),
    hint=N_("You need it to read the answer. We cannot give it to you again."),
)

LAST4 = Question(
    id="last4",
    kind="short",
    prompt=N_("Type the last four numbers."),
    hint=N_("Nothing is sent yet."),
)
