"""A letter being written, as the pages see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portal.casework.child import is_child, left_out, not_trained
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

    def off(self, route: Route | None = None) -> list[str]:
        """Who must not see it: whom the person took off; before that, who has an interest in the case."""
        if "not" in self.answers:
            return list(left_out(self.answers, self.directory, self.today))
        outside = {office.id for office in self.directory.offices if office.outside}
        advised = [self.directory.officer_named(login) for login in (route or self.route).advised_off]
        named = [each.login for each in advised if each and each.office in outside]
        return [*named, *(each for each in self._untrained if each not in named)]

    @property
    def _untrained(self) -> tuple[str, ...]:
        return not_trained(self.answers, self.directory, self.today)

    def settle_readers(self) -> None:
        """What the page showed as taken off stays so, unless the person said otherwise."""
        said = many(self.answers, "not")
        named = [each for each in self.off() if each in said or each not in self._untrained]
        self.draft["answers"] = {**self.answers, "not": named}

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

    def remember_shown(self) -> None:
        """Who can open it at each office, as the page says it now."""
        self.draft["shown"] = {each.office: self.seen(each.office) for each in self.route.allowed}

    def shown_still(self, office: str) -> bool:
        """Whether the people shown last for this office are the people it has; true when none were shown."""
        shown = (self.draft.get("shown") or {}).get(office)
        return shown is None or shown == self.seen(office)
