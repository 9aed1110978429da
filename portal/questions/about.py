"""What it is about: kind, topic, and who did it. The same number of tiles for everybody."""

from portal.languages.words import N_
from portal.questions.answers import is_outside, is_staff, is_third
from portal.questions.leaves import NEVER
from portal.questions.question import Option, Question, Variant

KIND = Question(
    id="kind",
    kind="one",
    prompt=N_("What would you like to do?"),
    options=(
        Option(value="request", label=N_("Ask for something"), picture="ask"),
        Option(value="complaint", label=N_("Something is wrong"), picture="wrong"),
        Option(value="report", label=N_("Someone is hurt"), picture="hurt"),
        Option(value="interview", label=N_("Talk to me alone"), hint=N_("You need no words."), picture="talk"),
        Option(value="help", label=N_("I need help because of a disability"), picture="help"),
    ),
    also=("retaliation",),
    variants=(
        Variant(
            when=is_third,
            options=(
                Option(value="request", label=N_("Ask for something"), picture="ask"),
                Option(value="complaint", label=N_("Something is wrong"), picture="wrong"),
                Option(value="report", label=N_("Someone is hurt"), picture="hurt"),
                Option(
                    value="interview", label=N_("Talk to them alone"), hint=N_("You need no words."), picture="talk"
                ),
                Option(value="help", label=N_("They need help because of a disability"), picture="help"),
            ),
        ),
    ),
    tiles=5,
)

_FOOD = Option(value="food", label=N_("Food"), picture="food")
_CELL = Option(value="cell", label=N_("The cell"), hint=N_("Bed, water, heat, toilet"), picture="cell")
_HEALTH = Option(value="health", label=N_("Health"), hint=N_("Doctor, teeth, pills"), picture="health")
_THINGS = Option(value="things", label=N_("My things and money"), picture="things")
_CALLS = Option(value="calls", label=N_("Calls, visits and mail"), picture="calls")
_WORK = Option(value="work", label=N_("Work and school"), picture="work")
_HURT = Option(value="hurt", label=N_("Someone hurt me"), picture="hurt")
_CHILD = Option(value="child", label=N_("A child"), picture="child")
_RULES = Option(value="rules", label=N_("Rules and punishment"), picture="rules")
_PAPERS = Option(value="papers", label=N_("Papers and the court"), picture="papers")
_OTHER = Option(value="other", label=N_("Another thing"), picture="other")

TOPIC = Question(
    id="topic",
    kind="one",
    prompt=N_("What is it about?"),
    options=(_FOOD, _CELL, _HEALTH, _THINGS, _CALLS, _WORK, _HURT, _RULES, _PAPERS, _OTHER),
    also=("child", "disability", *sorted(NEVER)),
    variants=(
        Variant(
            when=is_third,
            options=(
                Option(value="hurt", label=N_("Someone hurt them"), picture="hurt"),
                _CHILD,
                _HEALTH,
                _CALLS,
                _FOOD,
                _CELL,
                Option(value="things", label=N_("Their things and money"), picture="things"),
                _RULES,
                _PAPERS,
                _OTHER,
            ),
        ),
        Variant(
            when=is_staff,
            options=(
                Option(value="hurt", label=N_("Someone was hurt by staff"), picture="hurt"),
                Option(value="touching", label=N_("Sex or touching"), picture="touch"),
                _CHILD,
                Option(value="smuggling", label=N_("Money, drugs or phones brought in"), picture="things"),
                Option(value="lies", label=N_("I was told to lie or look away"), picture="silent"),
                Option(value="treated", label=N_("Someone treats me badly at work"), picture="work"),
                Option(value="staffing", label=N_("Not enough staff to be safe"), picture="staff"),
                _HEALTH,
                _PAPERS,
                _OTHER,
            ),
        ),
    ),
    tiles=10,
)

BY = Question(
    id="by",
    kind="one",
    prompt=N_("Who did it?"),
    hint=N_("If no one did anything, skip this."),
    options=(
        Option(value="staff", label=N_("Someone who works here"), picture="staff"),
        Option(value="prisoner", label=N_("Another prisoner"), picture="prisoner"),
        Option(value="other", label=N_("Someone else"), picture="other"),
        Option(value="unsaid", label=N_("I do not want to say"), picture="no"),
    ),
    variants=(
        Variant(
            when=is_outside,
            options=(
                Option(value="staff", label=N_("Someone who works there"), picture="staff"),
                Option(value="prisoner", label=N_("Another prisoner"), picture="prisoner"),
                Option(value="other", label=N_("Someone else"), picture="other"),
                Option(value="unsaid", label=N_("I do not want to say"), picture="no"),
            ),
        ),
        Variant(
            when=is_staff,
            options=(
                Option(value="staff", label=N_("Someone who works here"), picture="staff"),
                Option(value="prisoner", label=N_("A prisoner"), picture="prisoner"),
                Option(value="other", label=N_("Someone else"), picture="other"),
                Option(value="unsaid", label=N_("I do not want to say"), picture="no"),
            ),
        ),
    ),
    tiles=4,
)

HAPPENED = Question(
    id="happened",
    kind="one",
    prompt=N_("Did one of these happen?"),
    hint=N_("These things are never allowed. You can skip this."),
    kiosk_hint=N_("These things are never allowed."),
    options=(
        Option(value="beaten", label=N_("Hit or hurt as a punishment"), picture="fist"),
        Option(value="dark", label=N_("Locked in a dark cell"), picture="dark"),
        Option(value="chains", label=N_("Put in chains or irons"), picture="chains"),
        Option(value="apart", label=N_("Locked up alone while pregnant or with a baby"), picture="infant"),
        Option(value="family", label=N_("No visits or calls from family, as a punishment"), picture="cutoff"),
        Option(value="birth", label=N_("Tied up while giving birth"), picture="birth"),
        Option(value="none", label=N_("None of these"), picture="no"),
    ),
    tiles=7,
)
"""The list of what is never allowed (R-78). Asked of everybody, so that the question tells nothing."""
