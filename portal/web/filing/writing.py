"""A letter being written, as the pages see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from portal.casework.advice import about, advised, left_out
from portal.casework.child import is_child
from portal.casework.dates import Place, Started, place_of
from portal.casework.draft import Draft, readers_seen
from portal.casework.prepare import came_in, first_clocks, route_of
from portal.directory import Directory
from portal.questions import Screen, many, one
from portal.routing import Route
from portal.web.filing.walk import Walk, key_of
from portal.web.shared import at_kiosk, here, now


@dataclass
class Writing:
    """One draft, and what follows from its answers now."""

    draft: Draft = field(repr=False)

    @property
    def answers(self) -> dict[str, object]:
        answers: dict[str, object] = self.draft["answers"]
        return answers

    @property
    def walk(self) -> Walk:
        return Walk(self.answers, kiosk=at_kiosk(), known=frozenset(self.draft.get("known", ())))

    @property
    def directory(self) -> Directory:
        return here().directory

    @property
    def place(self) -> Place:
        return place_of(one(self.answers, "prison"), self.directory, zone=here().settings.zone)

    @property
    def today(self) -> date:
        """The day it is in the prison."""
        return self.place.today(now())

    @property
    def clocks(self) -> Started:
        """The clocks it would start if it were sent now."""
        came, child = came_in(self.draft, now(), self.place), is_child(self.answers, self.directory)
        return first_clocks(self.answers, self.place, came, child=child)

    @property
    def route(self) -> Route:
        return route_of(self.answers, self.directory, self.today)

    def off(self) -> list[str]:
        """Who must not see it: whom the person took off, and who has an interest in the case and was not put back."""
        return list(left_out(self.answers, self.directory, self.today))

    @property
    def advised(self) -> tuple[str, ...]:
        """Who should not see it by these answers."""
        return advised(self.answers, self.directory, self.today)

    def settle_readers(self) -> None:
        """Who is taken off by the person, and who was shown as taken off already and is not any more.

        A page shows that by the answers it was made with: whoever it did not show so stays off.
        """
        said, should = many(self.answers, "not"), self.advised
        shown = self.draft.get("advised", [])
        back = [each for each in should if each in shown and each not in said]
        named = [each for each in said if each not in should]
        self.draft["answers"] = {**self.answers, "not": named, "back": back, "back_for": about(self.answers)}

    def flip(self, login: str) -> None:
        """One tap takes somebody off, the next puts him back: a kiosk has no boxes to tick."""
        off = self.off()
        off = [each for each in off if each != login] if login in off else [*off, login]
        self.draft["answers"] = {**self.answers, "not": off}
        self.settle_readers()

    def next_after(self, place: Screen) -> Screen:
        """The next page; who was at the end before, or lost a page, goes to the first one not sent yet.

        On a kiosk always the next one, whatever was done before.
        """
        passed = self.draft["passed"]
        if self.draft.get("mended") or (self.draft.get("checked") and not at_kiosk()):
            return self.walk.first_open([*passed, key_of(place)])
        return self.walk.after(place.page, place.question)

    def passed(self, place: Screen) -> None:
        if (key := key_of(place)) not in self.draft["passed"]:
            self.draft["passed"] = [*self.draft["passed"], key]

    def seen(self, office: str, *, off: tuple[str, ...] = ()) -> str:
        """A mark of who can open it at this office now."""
        return readers_seen(office, self.directory, self.today, off)

    def remember_shown(self, boxes: Collection[str] | None = None) -> None:
        """Who can open it at each office, as the page says it now. `boxes`: the offices whose people can be taken off
        and put back there; all of them where nothing is said."""
        self.draft["shown"] = {each.office: self.seen(each.office) for each in self.route.allowed}
        known = [(login, self.directory.officer_named(login)) for login in self.advised]
        self.draft["advised"] = [login for login, who in known if who and (boxes is None or who.office in boxes)]

    def remember_read_back(self, office: str) -> None:
        """Who can open it there, as the last page before sending says it: fewer than were shown before, or the same."""
        if self.draft["seen"] is not None and self.route.allows(office):
            self.draft["seen"] = self.seen(office, off=tuple(self.off()))

    def shown_still(self, office: str) -> bool:
        """Whether the people shown last for this office are the people it has; true when none were shown."""
        shown = (self.draft.get("shown") or {}).get(office)
        return shown is None or shown == self.seen(office)
