"""What a law demands although nobody agreed: the person is told before they write, and again when it is done."""

from __future__ import annotations

from portal import questions
from portal.cases.chain import Said
from portal.policy import MandatoryReport, Pack, mandatory_reports
from portal.questions import Answers


def duties_of(answers: Answers, pack: Pack) -> tuple[MandatoryReport, ...]:
    """The reports that this letter would set going: said before its words are typed, and named in its statement."""
    harms = questions.harms_of(answers)
    return tuple(each for each in mandatory_reports(pack) if each.about(harms))


def exceptions_of(pack: Pack, statement: Said) -> dict[str, MandatoryReport]:
    """Code → report, of those that the pack lists and that were said to the person before they wrote (V-08, R-60).

    A file that an officer began was told to nobody, and hides behind nobody.
    """
    told = statement.body.get("duties", ()) if statement.kind == "statement" else None
    return {each.code: each for each in mandatory_reports(pack) if told is None or each.code in told}
