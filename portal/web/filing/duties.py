"""What a law here demands although the writer may not agree: said before the first word is typed (R-60)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from flask_babel import gettext

from portal import policy
from portal.casework.dates import place_of
from portal.casework.draft import Draft, note_told
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


def duties_before(draft: Draft) -> list[str]:
    """Of this letter, for the page on which it is typed."""
    pack = _pack(draft["answers"])
    return _told(draft, pack, duties_of(draft["answers"], policy.pack_or_default(pack)))


def laws_unread(draft: Draft) -> list[str]:
    """At a kiosk, for a screen of their own before the text: all of that prison, and again after another was chosen."""
    return [] if draft.get("laws") == _pack(draft["answers"]) else duties_for_all(draft, sure=True)


def laws_read(draft: Draft) -> None:
    draft["laws"] = _pack(draft["answers"])


def duties_for_all(draft: Draft, *, sure: bool = False) -> list[str]:
    """Of every letter from there, for who has not said what it is about, and where nobody may see what it is."""
    packs = _packs(draft["answers"], sure=sure)
    found = (_told(draft, pack, mandatory_reports(policy.pack_or_default(pack))) for pack in packs)
    return list(dict.fromkeys(chain.from_iterable(found)))


def every_duty(answers: Answers, *, sure: bool = False) -> list[str]:
    """The same on paper, where nothing remembers who read it."""
    found = (each for pack in _packs(answers, sure=sure) for each in mandatory_reports(policy.pack_or_default(pack)))
    return list(dict.fromkeys(_words(each) for each in found))


def _packs(answers: Answers, *, sure: bool) -> list[str]:
    """Where the prison is not known yet and the laws differ, none; with `sure` those of all prisons, since no later
    page could say it.
    """
    packs = [_pack(answers)] if one(answers, "prison") else sorted({each.pack for each in here().directory.prisons})
    return packs if sure or len(packs) == 1 else []


def _told(draft: Draft, pack: str, reports: Iterable[MandatoryReport]) -> list[str]:
    """In words; the draft remembers that they were said."""
    said = list(reports)
    note_told(draft, pack, [each.code for each in said])
    return [_words(each) for each in said]


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
    what = listed(_when(report.topics), locale(), either=True)
    return gettext(
        "A law here: if %(what)s, we must tell others (%(to)s). We must do it also if you say no. We tell you when.",
        what=what,
        to=to,
    )


def _when(topics: Iterable[str]) -> list[str]:
    return [gettext(WHEN[each]) for each in topics if each in WHEN]
