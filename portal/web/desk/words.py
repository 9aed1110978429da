"""Codes into the words of a desk: why a row stands where it stands, when its answer is due, what it is about."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from flask_babel import gettext

from portal import languages
from portal.directory import Directory, NotInDirectory
from portal.languages import LOCALES
from portal.languages.words import N_
from portal.questions import QUESTIONS
from portal.web.shared import locale
from portal.web.shared.interpreting import language_name as language_name

REASONS = {
    "danger": N_("Someone may be in danger."),
    "punished": N_("They say they are being punished."),
    "feared": N_("They asked that someone looks for signs of punishment."),
    "nobody": N_("They say that nobody came to look how they are."),
    "silent": N_("We asked how they are. They did not answer."),
    "neglected": N_("Protection, help or the investigation is late."),
    "look_again": N_("Look again at what was ordered for their safety."),
    "unsure": N_("They asked to stop. Speak with them alone."),
    "overlooked": N_("Nobody looked at it in time."),
    "unspoken": N_("A first word to them is late."),
    "climbed": N_("Came up because nobody answered."),
    "sent_on": N_("Sent on to you by another office."),
    "wrote_again": N_("They wrote again after the answer."),
    "promise_broken": N_("A promise was broken. They need a new answer."),
    "promise_over": N_("The day of a promise has passed."),
    "promised": N_("Answered. A promise is open."),
    "second": N_("A second officer must look: is it groundless?"),
    "stop": N_("They asked to stop. They can still take it back."),
    "review": N_("They are not happy with an answer. Look again."),
    "stamped": N_("Late for the rules here. It needs a decision in writing."),
    "closed": N_("Closed."),
    "today": N_("The answer is due today."),
    "new": N_("New. Nobody here has opened it."),
    "owed": N_("Waiting for our answer."),
    "theirs": N_("We asked them something. Waiting for them."),
    "answered": N_("Answered."),
    "interfered": N_("This file has been interfered with. It is not shown."),
}
KINDS = {
    "request": N_("Request"),
    "complaint": N_("Complaint"),
    "report": N_("Report"),
    "retaliation": N_("Punished for telling"),
    "interview": N_("Wants to talk alone"),
    "record": N_("Record"),
}
TOPICS = {
    "food": N_("Food"),
    "cell": N_("Cell"),
    "health": N_("Health"),
    "things": N_("Things and money"),
    "calls": N_("Calls, visits and mail"),
    "work": N_("Work and school"),
    "hurt": N_("Someone was hurt"),
    "child": N_("A child"),
    "rules": N_("Rules and punishment"),
    "papers": N_("Papers and the court"),
    "touching": N_("Sex or touching"),
    "smuggling": N_("Things brought in"),
    "lies": N_("Told to lie or look away"),
    "treated": N_("Treated badly at work"),
    "staffing": N_("Not enough staff"),
    "other": N_("Another thing"),
    "beaten": N_("Hit or hurt as a punishment"),
    "dark": N_("Locked in a dark cell"),
    "chains": N_("Put in chains or irons"),
    "apart": N_("Locked up alone while pregnant or with a baby"),
    "family": N_("No visits or calls from family, as a punishment"),
    "disability": N_("Help because of a disability"),
    "birth": N_("Tied up while giving birth"),
}
LISTS = {
    "today": N_("Today"),
    "late": N_("Late"),
    "theirs": N_("Waiting for them"),
    "ours": N_("Waiting for us"),
    "answered": N_("Answered"),
    "promises": N_("Promises"),
    "book": N_("The book"),
}
ACTS = {
    "filed": N_("They wrote"),
    "opened": N_("Opened"),
    "asked": N_("A question was asked"),
    "taken": N_("Taken"),
    "handed": N_("Handed over"),
    "acknowledged": N_("They were told that we have it"),
    "recused": N_("Stepped back"),
    "unsealed": N_("The name was opened"),
    "unlocked": N_("A child's letter was opened"),
    "described": N_("They told who a child is"),
    "named": N_("They told who they are"),
    "disclosed": N_("Looked at who the child is"),
    "denied": N_("Asked who the child is, and was refused"),
    "extended": N_("More time was taken"),
    "forwarded": N_("Sent on"),
    "corrected": N_("Corrected"),
    "joined": N_("Put together with others about the same thing"),
    "noted": N_("A note was kept"),
    "answered": N_("Answered"),
    "entrusted": N_("An interpreter was asked"),
    "recalled": N_("The interpreter is asked no more"),
    "declined": N_("They took the interpreter off"),
    "interpreted": N_("An interpreter's words came"),
    "promised": N_("A promise was made"),
    "confirmed": N_("They said whether it was done"),
    "closed": N_("Closed"),
    "approached": N_("They were asked alone what may be passed on"),
    "proposed": N_("Groundless was proposed"),
    "agreed": N_("A colleague did not agree"),
    "withdrew": N_("They wrote about stopping"),
    "stopped": N_("They asked to stop, and did not take it back"),
    "appealed": N_("They asked to look again"),
    "added": N_("They wrote more"),
    "punished": N_("They said they are being punished"),
    "checked_in": N_("They said how they are"),
    "came": N_("They said whether somebody came"),
    "checked_on": N_("They were asked how they are"),
    "called": N_("A duty post was asked to look"),
    "watched": N_("We watch over them"),
    "visited": N_("We spoke with them alone"),
    "found": N_("Something was found about staff"),
    "secured": N_("Films and lists must be kept"),
    "wished": N_("They asked for something for their safety"),
    "ordered": N_("Something was ordered for their safety"),
    "seconded": N_("A second officer agreed"),
    "obliged": N_("Something was done about protection, help or the investigation"),
    "lifted": N_("What was ordered was ended"),
    "consented": N_("They said what may be passed on"),
    "appointed": N_("An appointment was made"),
    "referred": N_("It was passed on"),
    "reported": N_("Reported, because a law demands it"),
    "undone": N_("They ended what was ordered"),
    "read": N_("They read our letters"),
    "escalated": N_("Nobody answered in time. It came up by itself"),
    "kept": N_("They asked to keep it longer"),
    "preserved": N_("Whether a court needs it"),
    "erased": N_("Erased, because its time was over"),
    "recorded": N_("Written down"),
    "consulted": N_("A doctor was asked"),
    "attended": N_("A doctor visited"),
    "ended": N_("It ended"),
    "decided": N_("Decided on the doctor's report"),
    "told": N_("What was done to tell the family"),
    "concluded": N_("Looked at and done"),
    "reminded": N_("Still open. The offices above were told"),
    "paused": N_("Days were lost. The answer is due later"),
    "recognised": N_("Found on the roll: a child's letter, with shorter times"),
    "recalculated": N_("The rules changed. The answer is due sooner"),
}
HOW = {
    "safe": N_("They are all right"),
    "worse": N_("It got worse"),
    "unsaid": N_("They would rather say nothing"),
}
HOW_OF_ANOTHER = {
    **HOW,
    "safe": N_("Nothing new. Nobody troubles whoever wrote"),
    "worse": N_("It got worse, for them or for whoever wrote"),
}
"""The same of who wrote about somebody else."""
ORIGINS = {
    "own": N_("Of our own accord"),
    "medical": N_("A doctor or nurse saw signs"),
    "death": N_("Someone died"),
    "third": N_("Somebody else told us, or a newspaper"),
}
"""How a case began that nobody wrote about."""
SEEN = {"safe": N_("All right"), "worse": N_("It got worse"), "unsaid": N_("Did not want to talk")}
"""How somebody was when an officer spoke with them alone."""
DECISIONS = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No, because …")}


DECIDED = {"yes": N_("Yes"), "partly": N_("Partly"), "no": N_("No"), "groundless": N_("Groundless")}


def reason(code: str, due: date | None, today: date) -> str:
    """One sentence: why a row is here."""
    if code == "late" and due is not None:
        return gettext("Late since %(day)s.", day=since(due, today))
    return gettext(REASONS[code])


def due_words(due: date, today: date, *, hour: datetime | None = None, late: bool = False) -> tuple[str, str]:
    """(the day in a few words, its look). `hour`: where it is due by the hour, in the prison's zone."""
    if hour is not None and not late:
        said = gettext("Before %(hour)s, %(day)s", hour=languages.hour(hour, locale()), day=_day(hour.date(), today))
        return said, "soon" if due <= today else ""
    if late or due < today:
        return gettext("Late since %(day)s", day=since(due, today)), "late"
    if due == today:
        return gettext("Before the end of today"), "soon"
    if due == today + timedelta(days=1):
        return gettext("Tomorrow"), ""
    return _day(due, today), ""


def promise_words(day: date, today: date) -> tuple[str, str]:
    """(the day of a promise in a few words, its look)."""
    if day < today:
        return gettext("Promised for %(day)s", day=since(day, today)), "late"
    if day == today:
        return gettext("Promised for today"), "soon"
    return gettext("Promised for %(day)s", day=_day(day, today)), "done"


def since(day: date, today: date) -> str:
    """ "Friday" within the last week, "Friday 18 September" before."""
    if (today - day).days < 7:
        return _in_words(day, "EEEE", LOCALES[locale()].dates)
    return _day(day, today)


def time_of(at: datetime, today: date) -> str:
    """ "08:41" of today; of another day, the day too."""
    return languages.hour(at, locale()) if at.date() == today else languages.moment(at, locale())


def day(of: date) -> str:
    """ "Monday 12 October 2026"."""
    return languages.day(of, locale())


def topic(code: object) -> str:
    return gettext(TOPICS[str(code)]) if code in TOPICS else ""


def kind(code: str) -> str:
    return gettext(KINDS[code]) if code in KINDS else gettext("Letter")


def untitled(code: str) -> str:
    """What stands for the title of a letter without words."""
    return kind(code) if code == "interview" else gettext("%(kind)s without words", kind=kind(code))


def place(facts: dict[str, object], directory: Directory, *, prison: bool) -> str:
    """The wing or the kind of place; for offices of many prisons, the prison too."""
    labels = {option.value: option.label for option in QUESTIONS["place"].options}
    label = labels.get(str(facts.get("place")))
    where = str(facts.get("unit") or "") or (gettext(label) if label else "")
    if not prison:
        return where
    name = prison_name(str(facts.get("prison") or ""), directory)
    return name if not where else gettext("%(place)s, %(prison)s", place=where, prison=name)


def prison_name(code: str, directory: Directory) -> str:
    try:
        return directory.prison(code).name(locale())
    except NotInDirectory:
        return gettext("Prison not known")


def office_name(identifier: str, directory: Directory) -> str:
    try:
        return directory.office(identifier).name(locale())
    except NotInDirectory:
        return identifier


def officer_name(identifier: bytes | str, directory: Directory) -> str:
    """The name of an officer, leavers too; of nobody we know, a dash."""
    try:
        return directory.officer(identifier).name
    except NotInDirectory:
        return "—"


@lru_cache(maxsize=1024)
def _in_words(day: date, pattern: str, dates: str) -> str:
    """Formatting a day costs as much as opening a case; a list has few different ones."""
    return format_date(day, pattern, locale=dates)


def _day(day: date, today: date) -> str:
    near = abs((day - today).days) < 180
    here = LOCALES[locale()]
    return _in_words(day, here.day if near else here.day_and_year, here.dates)
