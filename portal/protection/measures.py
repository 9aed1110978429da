"""What can be ordered for somebody's safety, what burdens them least first; and what of it holds now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from portal.cases.chain import Said
from portal.cases.docket import Docket
from portal.policy import Pack

LEAST_BURDEN_FIRST = (
    "films", "contact", "apart", "two_staff", "staff_shift", "staff_away", "other_moved", "own_cell", "own_transfer",
    "separation",
)  # fmt: skip
"""R-38: first what asks nothing of the person, last what takes most from them."""
ON_REQUEST = ("own_cell", "own_transfer", "separation")
"""What changes the person's own life: only when they asked for it, and until they say otherwise."""
ASKS = ("exam", "woman", "man", "interpreter", "signer")
"""What they may ask for besides: a doctor who writes down what shows, reported or not; who speaks with them (R-37); an
interpreter, for whoever comes, a hearing or a talk (R-82); a person who signs (R-22)."""
INTERPRETER = "interpreter"
SIGNER = "signer"
TALKS = ("woman", "man")
"""Of these, who comes."""
SECONDED = ("separation",)
"""What takes a second officer besides."""
NO_LONGER = "nothing"
"""The wish that takes every earlier one back."""
MOST_ANSWERING = 4
"""Officers that a docket has room for; of more the page of the case tells."""
LONGEST_REVIEW = timedelta(days=30)
SEPARATION_REVIEW = timedelta(days=7)


def may_wish(filer: str) -> tuple[str, ...]:
    """What whoever writes of themselves may ask for: who is out again has no cell, and who works there asks others."""
    return {"staff": (), "freed": ASKS}.get(filer, (*ON_REQUEST, *ASKS))


@dataclass(frozen=True)
class Measure:
    """One measure. `state`: `waiting` for a second officer, `running`, or `ended`."""

    act: int
    what: str
    owner: str
    """Id in hex of the officer who answers for it."""
    ordered_by: str
    begins: date
    review: date
    text: str
    state: str
    ended: date | None = None
    by_them: bool = False
    """Whether the person ended it."""

    def lapsed(self, today: date) -> bool:
        """Whether it ended by itself: nobody is locked in alone for longer because nobody looked again (V-10)."""
        return self.what in SECONDED and self.overdue(today)

    def overdue(self, today: date) -> bool:
        return self.state == "running" and today > self.review


def measures_of(said: Sequence[Said]) -> list[Measure]:
    """Every measure of a case as it stands after all that was said, what burdens least first."""
    found: dict[int, Measure] = {}
    for each in said:
        of = int(each.body.get("of", 0))
        if each.kind == "measure":
            found[each.act] = _ordered(each)
        elif each.kind == "second" and of in found and found[of].state == "waiting":
            found[of] = replace(found[of], state="running")
        elif each.kind in ("lifting", "undoing") and of in found and found[of].state != "ended":
            by_them = each.kind == "undoing"
            found[of] = replace(found[of], state="ended", ended=date.fromisoformat(each.day), by_them=by_them)
    return sorted(found.values(), key=lambda each: (each.state == "ended", burden(each.what), each.act))


def look_again(said: Sequence[Said], *, but: int = 0) -> date | None:
    """By when the first of those that hold is looked at again; `but`: the act of one that ends now."""
    return min((each.review for each in measures_of(said) if each.state == "running" and each.act != but), default=None)


def answering(said: Sequence[Said], *, more: str = "", but: int = 0) -> bytes:
    """Who answers for what holds or waits for a second officer, for the docket. `more`: the owner of one that begins
    now; `but`: the act of one that ends now."""
    there = [each.owner for each in measures_of(said) if each.state != "ended" and each.act != but]
    return b"".join(sorted({mark_of(bytes.fromhex(owner)) for owner in (more, *there) if owner})[:MOST_ANSWERING])


def answers_for(docket: Docket, officer: bytes) -> bool:
    """Whether this officer answers for something that holds."""
    marks = docket.answering
    return mark_of(officer) in {marks[at : at + 3] for at in range(0, len(marks), 3)}


def mark_of(officer: bytes) -> bytes:
    return officer[:3]


def wish_for(what: str, said: Sequence[Said]) -> Said | None:
    """The recorded request of the person for this, if they did not take it back."""
    last_word = (what, NO_LONGER, *(TALKS if what in TALKS else ()))
    wishes = [each for each in said if each.kind == "wish" and each.body.get("what") in last_word]
    ended = [each for each in said if each.kind == "undoing"]
    if not wishes or wishes[-1].body["what"] != what:
        return None
    measures = {each.act: each.what for each in measures_of(said)}
    after = [each for each in ended if each.act > wishes[-1].act and measures.get(int(each.body["of"])) == what]
    return None if after else wishes[-1]


def wanted_to_come(said: Sequence[Said]) -> str:
    """`woman` or `man`, whom the person asked to talk to; nothing where they asked for neither."""
    return next((who for who in TALKS if wish_for(who, said)), "")


def unmet(said: Sequence[Said], stated: str) -> str:
    """Whom they asked to talk to, where whoever comes has not stated to be that; nothing otherwise."""
    asked = wanted_to_come(said)
    return "" if asked == stated else asked


def burden(what: str) -> int:
    """How much it takes from the person: 0 for the least."""
    return LEAST_BURDEN_FIRST.index(what) if what in LEAST_BURDEN_FIRST else len(LEAST_BURDEN_FIRST)


def latest_review(what: str, begins: date, pack: Pack) -> date:
    """By when it must be looked at again; for separation within the pack's days, never more than seven (V-10)."""
    if what != "separation":
        return begins + LONGEST_REVIEW
    named = pack.facts.get("abuse.separation_review_days", SEPARATION_REVIEW.days)
    days = named if isinstance(named, int) else SEPARATION_REVIEW.days
    return begins + min(timedelta(days=days), SEPARATION_REVIEW)


def _ordered(said: Said) -> Measure:
    body = said.body
    return Measure(
        said.act, body["what"], body["owner"], said.author, date.fromisoformat(body["begins"]),
        date.fromisoformat(body["review"]), said.text, "waiting" if body["what"] in SECONDED else "running",
    )  # fmt: skip
