"""What is known of a letter when it is asked where it should go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from portal.directory import ONLY_WHEN_PICKED, WITHOUT_LETTERS, Directory, NotInDirectory, OfficeEntry
from portal.questions import tile_of
from portal.routing.children import untrained


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`not_` names officers who must not see it, by login or by id in hex."""

    kind: str
    topic: str
    by: str
    filer: str
    prison: str
    directory: Directory
    today: date
    urgency: str = "none"
    not_: tuple[str, ...] = ()
    child: bool = False
    """Whether it is about somebody under eighteen, as the directory knows it."""
    sheltered: bool = False
    """Whether what it goes on from is kept from who worked in that prison."""

    @cached_property
    def untrained(self) -> tuple[str, ...]:
        """Logins of who may not read a child's letter."""
        return untrained(self.directory, self.today) if self.child else ()

    @property
    def off(self) -> tuple[str, ...]:
        """Whoever may not read it, by their wish or because they are not trained for it."""
        return (*self.not_, *self.untrained)

    @property
    def prison_known(self) -> bool:
        try:
            self.directory.prison(self.prison)
        except NotInDirectory:
            return False
        return True

    @property
    def hurt(self) -> bool:
        """Whether someone was hurt or may be soon, or a child is concerned, whatever the letter is called."""
        in_danger = self.urgency in ("danger", "imminent")
        return self.kind == "report" or in_danger or tile_of(self.topic) in ("hurt", "child")

    @property
    def protected(self) -> bool:
        """Whether the prison must not be in the set by itself (R-29): abuse, danger, retaliation, staff involved."""
        return self.hurt or self.kind == "retaliation" or self.by == "staff"

    @property
    def apart(self) -> bool:
        """Whether nobody reads it who worked in that prison (R-29), unless the person lets them."""
        return self.sheltered or self.protected or self.from_staff or self.kind == "interview"

    @property
    def outside_only(self) -> bool:
        """Whether nobody of the prison service may be picked at all."""
        return self.kind == "interview" or not self.prison_known

    @property
    def from_staff(self) -> bool:
        return self.filer == "staff"

    @property
    def about_health(self) -> bool:
        """By its topic, or because a life is at stake: someone who may hurt himself, or is very ill."""
        return tile_of(self.topic) == "health" or self.urgency == "life"

    def by_itself(self, office: OfficeEntry) -> bool:
        """Whether an office may be recommended, or climbed to, without the person asking for it.

        Never a consulate, nor who protects refugees; nobody of the prison service in what is protected; no director in
        what is about health; a doctor or a protection body only where they have to do with it.
        """
        match office.kind:
            case "refuge" | "consul":
                return False
            case "protection":
                return self.protected or self.child
            case "health":
                return self.about_health and not self.protected
            case "director":
                return not (self.protected or self.about_health)
        return office.outside or not self.protected

    def concerns(self, office: OfficeEntry) -> bool:
        """Whether an office can have to do with it: those of this prison, and those of none. A duty post never; a
        consulate, and who protects refugees, only by the word of whoever it is about: nobody says that for another.
        """
        if office.kind in ONLY_WHEN_PICKED and self.filer not in ("prisoner", "former", "freed"):
            return False
        return office.kind not in WITHOUT_LETTERS and office.prison in (None, self.prison)
