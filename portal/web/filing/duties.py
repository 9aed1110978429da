"""What a law here demands although the writer may not agree: said before the first word is typed (R-60)."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext

from portal import policy
from portal.casework.dates import place_of
from portal.directory import Directory
from portal.languages import listed
from portal.languages.words import N_
from portal.policy import MandatoryReport, mandatory_reports
from portal.protection.duties import duties_of
from portal.questions import Answers, one
from portal.web.shared import here, locale
from portal.web.shared.consents import recipient_words

WHEN = {
    "child": N_("a child is hurt"),
    "hurt": N_("someone is hurt"),
    "sexual": N_("someone is touched against their will"),
    "self": N_("someone may kill themselves"),
    "ill": N_("someone is very ill"),
}


def duties_before(answers: Answers) -> list[str]:
    """Of this letter, for the page on which it is typed."""
    return [_words(each) for each in duties_of(answers, policy.pack_or_default(_pack(answers)))]


def every_duty(answers: Answers, *, sure: bool = False) -> list[str]:
    """Of every letter from there, for who has not said what it is about: the same for everybody.

    Where the prison is not known yet and the laws differ, nothing; with `sure` those of all prisons, since no later
    page could say it.
    """
    packs = [_pack(answers)] if one(answers, "prison") else sorted({each.pack for each in here().directory.prisons})
    if len(packs) > 1 and not sure:
        return []
    found = (each for pack in packs for each in mandatory_reports(policy.pack_or_default(pack)))
    return list(dict.fromkeys(_words(each) for each in found))


def _pack(answers: Answers) -> str:
    directory: Directory = here().directory
    return place_of(one(answers, "prison"), directory, zone=here().settings.zone).pack


def _words(report: MandatoryReport) -> str:
    """The pack's own words in the reader's language, or ours."""
    if said := report.says.get(locale()):
        return said
    to = listed([recipient_words(each) for each in report.to], locale())
    if not report.topics:
        return gettext("A law here: we must tell others, also if you say no (%(to)s). We tell you when.", to=to)
    what = listed(_when(report.topics), locale())
    return gettext(
        "A law here: if %(what)s, we must tell others (%(to)s). We must do it also if you say no. We tell you when.",
        what=what,
        to=to,
    )


def _when(topics: Iterable[str]) -> list[str]:
    return [gettext(WHEN[each]) for each in topics if each in WHEN]
