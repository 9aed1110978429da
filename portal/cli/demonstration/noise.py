"""The noise: many ordinary letters over four hundred days, so that no story stands out by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from portal.casework.dates import answer_due, place_of
from portal.casework.prepare import route_of
from portal.cli.demonstration.cast import Cast
from portal.cli.demonstration.duties import done
from portal.cli.demonstration.samples import Sample, samples
from portal.cli.demonstration.script import Letter, Script
from portal.directory import Directory
from portal.questions import kind_of

DAYS = 400
MIX = {
    "things": 22, "health": 18, "calls": 14, "cell": 11, "food": 9, "work": 8, "rules": 7, "papers": 6, "hurt": 5,
}  # fmt: skip
"""A guess at a plausible mix of topics, in parts of a hundred; nobody has counted yet."""
FILERS = {"prisoner": 82, "family": 8, "lawyer": 4, "friend": 2, "former": 2, "saw": 2}
PRISONS = {"NGT": 600, "EWT": 140}
"""By how many people live there."""
LANGUAGES = {"NGT": {"en": 70, "fr": 18, "ar": 12}, "EWT": {"ar": 60, "en": 25, "fr": 15}}
RECENT = timedelta(days=60)
"""Of what is older, the answer alone is played: it says as much."""
OUTSIDE = ("inspectorate", "ombudsman")


@dataclass(frozen=True)
class Noise:
    script: Script
    cast: Cast
    directory: Directory
    codes: list[str]
    random: Random
    now: datetime

    def add(self, count: int) -> None:
        filed = sorted(self.random.uniform(0.2, DAYS) for _ in range(count))
        for days in reversed(filed):
            self._one(self.now - timedelta(days=days))

    def _one(self, moment: datetime) -> None:
        prison = self._pick(PRISONS)
        sample = self._sample(prison)
        answers: dict[str, Any] = {
            "kind": sample.kind, "topic": sample.topic, "danger": "no", "prison": prison, "text": sample.text,
            "filer": self._pick(FILERS), "by": self._by(sample),
        }  # fmt: skip
        filed = moment.replace(hour=self.random.randint(7, 20), minute=self.random.randrange(60))
        if filed > self.now:
            filed -= timedelta(days=1)
        route = route_of(answers, self.directory, filed.date())
        picked = [each.office for each in route.allowed if not each.only_if_asked]
        office = route.recommended if self.random.random() < 0.75 else self.random.choice(picked)
        office = self._quiet(office or OUTSIDE[0], filed)
        off = list(route.advised_off) if office == "inspectorate" else []
        letter = self.script.letter(
            self.random.choice(self.codes), filed, language=sample.language, **answers, office=office, not_=off
        )
        climbs = bool(route.chain_of(office)) and self.random.random() < 0.08
        self._later(letter, sample, filed, office, climbs=climbs, off=off)

    def _quiet(self, office: str, filed: datetime) -> str:
        """The director of Northgate has forty open letters, no more: what is new goes elsewhere."""
        if office != "director-northgate" or self.now - filed > timedelta(days=14):
            return office
        return self.random.choice(OUTSIDE)

    def _later(
        self, letter: Letter, sample: Sample, filed: datetime, office: str, *, climbs: bool, off: list[str]
    ) -> None:
        """Opened, answered and read, as far as that has happened by now."""
        if climbs:
            place = place_of(str(letter.answers["prison"]), self.directory, zone="UTC")
            late = answer_due(place, filed) + timedelta(days=1)
            filed = datetime(late.year, late.month, late.day, 0, 30, tzinfo=place.zone_info)
            if filed >= self.now:
                return
            self.script.climb(letter, filed)
            office = next(each.above[0] for each in self.cast.offices if each.id == office)
        people = [each.login for each in self.cast.people if each.office == office and each.login not in off]
        login = self.random.choice(people)
        opened = self._morning(filed, 1)
        answered = self._morning(opened, 9) + timedelta(minutes=20)
        read = answered + timedelta(hours=self.random.randint(3, 90))
        if self.now - RECENT < opened < self.now:
            self.script.open(letter, opened, login)
        if answered < self.now:
            self.script.answer(letter, answered, login, sample.reply, sample.decision)
            if kind_of(letter.answers) == "report" and office in OUTSIDE:
                done(self.script, letter, answered, login)
            if read < self.now and self.random.random() < 0.8:
                self.script.collect(letter, read)

    def _morning(self, moment: datetime, most: int) -> datetime:
        days = timedelta(days=self.random.randint(1, most))
        return (moment + days).replace(hour=self.random.randint(8, 11), minute=self.random.randrange(60))

    def _sample(self, prison: str) -> Sample:
        topic, language = self._pick(MIX), self._pick(LANGUAGES[prison])
        fitting = [each for each in samples() if each.topic == topic and each.fits(prison)]
        return self.random.choice([each for each in fitting if each.language == language] or fitting)

    def _by(self, sample: Sample) -> str:
        return "staff" if sample.topic == "hurt" and sample.decision == "partly" else ""

    def _pick(self, weights: dict[str, int]) -> str:
        return self.random.choices(list(weights), list(weights.values()))[0]
