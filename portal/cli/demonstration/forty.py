"""The forty: what lies open at the director of Northgate on Monday morning."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from portal.cli.demonstration.samples import Sample, samples
from portal.cli.demonstration.script import Script, handed_in_for
from portal.directory import Directory

FORTY = 40
OFFICE = "director-northgate"
DUE = (-3, *[0] * 5, 1, 1, 2, 3, 4, *[7] * 5, *[8] * 6, *[9] * 5, *[10] * 6, *[11] * 5)
"""Days from Monday to the day each answer is due: one late, five today, ten this week; the watch is the eleventh."""
TOPICS = ("things", "calls", "food", "cell", "work", "rules", "papers")
QUESTIONS = {
    "en": "Which day was it, and who was there? Then we can look for it.",
    "fr": "Quel jour était-ce, et qui était là ? Nous pourrons alors chercher.",
    "ar": "في أي يوم كان ذلك، ومن كان موجودًا؟ عندها نستطيع أن نبحث.",
}


def add_forty(script: Script, directory: Directory, codes: list[str], random: Random, today: date, *, but: int) -> None:
    """`but` letters lie there already."""
    letters = _letters(random)
    for number, days in enumerate(DUE[: FORTY - but]):
        sample = letters[number % len(letters)]
        due = today + timedelta(days=days)
        filed = handed_in_for(due, directory, hour=random.randint(7, 19), minute=random.randrange(60))
        letter = script.letter(
            random.choice(codes), filed, language=sample.language, office=OFFICE, kind=sample.kind, topic=sample.topic,
            danger="no", text=sample.text, chain="no" if days < 5 else "yes",
        )  # fmt: skip
        if days < 8 and number % 3:
            script.open(letter, filed + timedelta(days=2), "clerk.northgate")
        if days in (7, 8) and number % 4 == 0:
            script.ask(letter, filed + timedelta(days=3), "deputy.northgate", QUESTIONS[sample.language])


def _letters(random: Random) -> list[Sample]:
    """Each text once, in any order."""
    fitting = [each for each in samples() if each.topic in TOPICS and each.fits("NGT")]
    return random.sample(fitting, len(fitting))
