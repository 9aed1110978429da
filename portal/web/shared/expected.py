"""Who was asked to come, and by when, in words for whoever wrote; and whose hours these are."""

from __future__ import annotations

from datetime import datetime

from flask_babel import gettext

from portal import languages
from portal.questions import Answers, group_of
from portal.web.shared.locales import locale


def expected(answers: Answers, before: datetime, *, at_once: bool) -> str:
    """`before` stands in the prison's zone. Not `at_once`: at an hour when nobody answers, and that is said too."""
    inside = group_of(answers) == "prisoner"
    if not at_once and inside:
        return gettext(
            "Nobody answers at this hour. Someone should come and see you %(before)s. "
            "If you cannot wait, press the bell.",
            before=languages.before(before, locale()),
        )
    if not at_once:
        said = gettext(
            "Nobody answers at this hour. Someone should go and look %(before)s. "
            "If it cannot wait, phone the prison or the police. Inside, they can press the bell.",
            before=languages.before(before, locale()),
        )
        return f"{said} {whose_hours(answers)}"
    if inside:
        return gettext(
            "Someone should come and see you before %(time)s. They do not hear why. "
            "If you cannot wait, press the bell.",
            time=languages.hour(before, locale()),
        )
    said = gettext(
        "Someone should go and look before %(time)s. They do not hear who asked. "
        "If it cannot wait, phone the prison or the police. Inside, they can press the bell.",
        time=languages.hour(before, locale()),
    )
    return f"{said} {whose_hours(answers)}"


def whose_hours(answers: Answers) -> str:
    """For whoever may be in another country; nothing for a prisoner, whose hours they are."""
    return "" if group_of(answers) == "prisoner" else gettext("The hours are those of the prison.")
