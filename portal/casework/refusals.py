"""Every refusal has a name; the door turns the name into words and keeps what was typed."""

from __future__ import annotations

from datetime import date, datetime

from portal.cases.acts import RefusedAct, WrongKind

__all__ = ["RefusedAct", "WrongKind"]


class NoOffice(RefusedAct):
    """No office was chosen, or there is none of that name."""


class OfficeNotAllowed(RefusedAct):
    """This office may not get this letter: `code` as in the routing table."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class NoConsent(RefusedAct):
    """A consulate, and the person did not say in this case that their country may know."""


class OfficeClosed(RefusedAct):
    """The office was open when it was chosen and is not any more."""


class ReadersChanged(RefusedAct):
    """Other people could open it than the ones shown. Show them again before sending."""


class DirectoryChanged(RefusedAct):
    """The book knows a later directory than this host: it must not seal to keys that may be withdrawn."""


class NoReader(RefusedAct):
    """Everyone who could read it was taken off."""


class Settled(RefusedAct):
    """Nobody waits for the office any more: it is answered, or closed."""


class TakenBy(RefusedAct):
    """A colleague has it. `by` is an officer's id, `since` aware."""

    def __init__(self, by: bytes, since: datetime) -> None:
        super().__init__(by.hex())
        self.by, self.since = by, since


class Protected(RefusedAct):
    """A correction that would take away the protection of a letter about abuse, danger, punishment or staff."""


class NoDelegate(RefusedAct):
    """Not a colleague, not two days in their order, or nothing to end."""


class NoColleague(RefusedAct):
    """Not an officer of the office that has it, or one who may not read it."""


class NothingSaid(RefusedAct):
    """An answer, a question or an addition without a word."""


class NotTrained(RefusedAct):
    """A child's letter, and this officer is not trained to read one."""


class NotHeld(RefusedAct):
    """It is held for a court already, or it is not."""


class StillNeeded(RefusedAct):
    """Nothing is to be erased yet: somebody still waits for the office, or it is kept for another reason."""


class NoSpokenForm(RefusedAct):
    """An answer in words that no voice can say in the person's own language, and no sentence of the book says it."""


class AlreadyAnswered(RefusedAct):
    """A colleague was first. `by` is an officer's id in hex, `day` ISO."""

    def __init__(self, by: str, day: str) -> None:
        super().__init__(by)
        self.by, self.day = by, day


class NoReason(RefusedAct):
    """It says no, or partly, and nothing in it says why: no words, no voice, no sentence that is a reason."""


class WroteMeanwhile(RefusedAct):
    """The person said more after the officer read the case: nothing is answered that was not read."""


class NoRemedy(RefusedAct):
    """*Yes* or *partly* without what will be done, by whom and until when. `missing`: the fields that say nothing."""

    def __init__(self, *missing: str) -> None:
        super().__init__(*missing)
        self.missing = missing


class TooManyPromises(RefusedAct):
    """Two promises are open already: one of them first."""


class NoPromise(RefusedAct):
    """Nothing was promised, or its day has not passed yet."""


class NotAnswered(RefusedAct):
    """Nothing is closed without an answer."""


class PromiseOpen(RefusedAct):
    """Something was promised, and the person has not said that it was done."""


class NotCollected(RefusedAct):
    """The person has not opened the answer. `until`: from the day after it, the answer has lain there long enough."""

    def __init__(self, until: date) -> None:
        super().__init__(until.isoformat())
        self.until = until


class AlreadyClosed(RefusedAct):
    """It is closed."""


class NothingAsked(RefusedAct):
    """A check-in was answered that nobody asked for, or with a word that is no answer."""


class NotWatched(RefusedAct):
    """Nobody looks for signs of punishment in this case."""


class OutsideOnly(RefusedAct):
    """Only an office outside the prison may do this."""


class DaysNotLost(RefusedAct):
    """Days that make no sense or lie too far back, or without a reason: `why` is `days` or `reason`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotLonger(RefusedAct):
    """More time that does not count: `why` is `no_reason too_long used_up too_late`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NothingToReview(RefusedAct):
    """No answer yet, and the day for it has not passed."""


class NoSuchMeasure(RefusedAct):
    """A measure nobody knows, or one that has ended or waits for nobody."""


class MeasureUndated(RefusedAct):
    """A measure without somebody who answers for it, or looked at again too late. `latest`: the last lawful day."""

    def __init__(self, latest: date) -> None:
        super().__init__(latest.isoformat())
        self.latest = latest


class NotAskedFor(RefusedAct):
    """It would change the person's own life, and they did not ask for it."""


class SeparationNotAskedFor(NotAskedFor):
    """Nobody is locked away alone for their safety who did not ask for it. The inspectorate is told."""


class OwnSecond(RefusedAct):
    """Whoever ordered it cannot be the second officer too."""


class RecordIncomplete(RefusedAct):
    """A record without what it must say. `missing`: the fields that say nothing, or nothing possible."""

    def __init__(self, *missing: str) -> None:
        super().__init__(*missing)
        self.missing = missing


class NotYourRecord(RefusedAct):
    """An office that may not make or decide such a record."""


class StillOpen(RefusedAct):
    """Something must happen before a record is done: a restraint must end, a family be told, a decision be made."""


class NotToBeGroundless(RefusedAct):
    """This letter may not be called groundless: `why` is `protected` (R-09) or `pack` (the rules there know none)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotOwed(RefusedAct):
    """It is answered, or closed."""


class AlreadyProposed(RefusedAct):
    """A first officer proposed it already, and a second one has not spoken."""


class NotProposed(RefusedAct):
    """Nobody of this office proposed it."""


class ConfidentialForFile(RefusedAct):
    """Nothing of this case may go into the prison's own file, and `why`: what makes it confidential."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotToBeAsked(RefusedAct):
    """Whoever wrote writes of themselves, or for somebody who asked them to: that is their own word already."""


class NotAlone(RefusedAct):
    """Whoever is asked where somebody else could hear it was not asked."""


class AskedUndated(RefusedAct):
    """Asked on no day since the letter came, or by nobody of the office that has it."""


class HasSpoken(RefusedAct):
    """They said already what may be passed on: that they cannot be asked now takes nothing of it back."""


class NotToldBefore(RefusedAct):
    """A consent to nobody, to nothing, or without the notice that comes before it."""


class WishUnmet(RefusedAct):
    """Somebody else came than they asked to talk to, and not a word why."""


class NotHandedOver(RefusedAct):
    """Passed on, it says, but not to whom and how, or on no day since the letter came: nobody gets it from here."""


class ReferralWithoutConsent(RefusedAct):
    """Nothing is passed on without the person's consent, or a law that the pack lists and the person is told of."""


class NoObligation(RefusedAct):
    """An abuse report at an office outside has three; this is none of them, or it is done."""


class ObligationUndated(RefusedAct):
    """Nobody of the office answers for it, or its day is after `latest`."""

    def __init__(self, latest: date) -> None:
        super().__init__(latest.isoformat())
        self.latest = latest


class ObligationOpen(RefusedAct):
    """Nothing is closed while protection, support or the investigation is not done."""


class MeasureHolds(RefusedAct):
    """Nothing is closed while something holds for the person's safety: it would hold for ever."""


class NoPlan(RefusedAct):
    """The prison hears nothing of who or what before somebody looks for punishment, or something holds (D-10)."""


class LastReader(RefusedAct):
    """No colleague could read the letter: whoever steps back would leave it to nobody."""


class NoPurpose(RefusedAct):
    """A sealed name is opened for one of a few purposes, and for nothing else."""


class NoChildTold(RefusedAct):
    """Nothing was told of a child, or this office may not have it, or this officer not."""


class ChildNotReleased(RefusedAct):
    """What was told of a child leaves the office only after somebody there opened it for that."""


class NoName(RefusedAct):
    """No name was given, or not to this officer."""


class NotTwoPeople(RefusedAct):
    """To keep people apart takes the numbers of two."""


class NamesStaff(RefusedAct):
    """Words for the person that name somebody of the staff about whom something was found."""


class SpanWrong(RefusedAct):
    """Films and lists are asked for of whole days that have come and are not long gone, two weeks at most."""


class TimeWrong(RefusedAct):
    """An appointment names somebody, a place, and a time that comes within two months."""


class NobodyToSee(RefusedAct):
    """A visit without anybody to see, or with more people than one list takes."""


class NotAlong(RefusedAct):
    """A colleague who may not read everything a visit is about: who was taken off, is not trained, or came later."""


class NameNotReleased(RefusedAct):
    """A name given to one office leaves it by two officers: one opens it for that, another passes it on."""


class NotCalled(RefusedAct):
    """No duty post was asked to look: `why` is `nobody` (none is ever awake there), `place` or `already`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class UnfitInterpreter(RefusedAct):
    """This officer may not read it for us: `why` is a code of routing.interpreters, or `taken_off`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NothingOut(RefusedAct):
    """No interpreter was asked this, or the words have come back."""


class NothingBrought(RefusedAct):
    """No interpreter brought words for this, or they are with the letter already."""
