"""Plain language in every language: short sentences, and none of the words that blame or shut somebody out (R-27)."""

# ruff: noqa: E501
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from babel.messages.catalog import Message

from portal.interpretation import BOOK
from portal.languages import LOCALES, SOURCE
from portal.languages.catalogues import read, sentences, source_file, template_file
from portal.languages.completeness import for_people

MOST = {"zh": 28}
OTHERWISE = 14
"""Words a sentence, in every language. Chinese has no gaps between words: 28 signs, two to a word."""
ENDS = re.compile(r"(?<=[.?!؟۔।。？！])\s*")
SLOT = re.compile(r"%\(\w+\)s|\{\w+\}")
FORBIDDEN = {
    "en": r"\b(insane|abnormal|frivolous|vexatious|alleged|victims?|inmates?|offenders?|convicts?|criminals?|lunatic|handicapped|illiterate)\b",
    "fr": r"\b(fous?|folle|aliénés?|anorma(l|le|ux)|futiles?|abusives?|prétendue?s?|victimes?|criminels?|délinquants?|handicapé\w*|analphabètes?)\b",
    "es": r"\b(loc[oa]s?|dementes?|anormal(es)?|frívol[oa]s?|supuest[oa]s?|presunt[oa]s?|víctimas?|criminal(es)?|delincuentes?|minusválid\w*|analfabet\w*)\b",
    "pt": r"\b(louc[oa]s?|dementes?|anorma(l|is)|frívol[oa]s?|supost[oa]s?|alegad[oa]s?|vítimas?|criminos[oa]s?|delinquentes?|analfabet\w*)\b",
    "ru": r"\b(сумасшедш\w*|ненормальн\w*|душевнобольн\w*|необоснованн\w* жалоб\w*|якобы|жертв\w*|преступник\w*|уголовник\w*|зэк\w*|инвалид(а|у|ом|ы|ов)?|неграмотн\w*)\b",
    "tr": r"\b(deli|akıl hastası|anormal|sözde|sözüm ona|mağdur\w*|suçlular?|mahkûm\w*|sakat\w*|özürlü\w*|cahil\w*)\b",
    "ar": r"(?<!\w)(مجنون|مجانين|معتوه|غير طبيعي|كيدي[ةّ]?|مزعوم|ضحية|ضحايا|مجرم|معاق|أمّ?ي[ّ]?ين)(?!\w)",
    "fa": r"(?<!\w)(دیوانه|مجنون|غیرعادی|ادعایی|قربانی|مجرم|معلول|بی‌سواد)(?!\w)",
    "ur": r"(?<!\w)(پاگل|مجنون|مبینہ|مجرم|معذوروں|ان پڑھ|اپاہج)(?!\w)",
    "hi": r"(?<!\w)(पागल|विक्षिप्त|असामान्य|कथित|अपराधी|मुजरिम|विकलांग|अनपढ़)(?!\w)",
    "zh": r"(疯子|精神病人|不正常|无理取闹|所谓的|受害者|犯人|罪犯|囚犯|残废|文盲)",
    "sw": r"\b(wazimu|kichaa|mwendawazimu|mhanga|waathiriwa|mhalifu|wahalifu|vilema|kilema|mjinga|wajinga)\b",
}
"""Words that no person is called, and no letter, where people read: outdated, blaming, or deciding who is right."""
REAL = [code for code, locale in LOCALES.items() if not locale.pseudo]


@cache
def said(locale: str) -> tuple[tuple[Message, str], ...]:
    """Each sentence of the open doors, as people read it; what has no words yet is counted elsewhere."""
    return tuple(_said(locale))


def _said(locale: str) -> Iterator[tuple[Message, str]]:
    catalog = read(template_file() if locale == SOURCE else source_file(locale))
    for message in filter(for_people, sentences(catalog)):
        words = message.id if locale == SOURCE else message.string
        for each in [words] if isinstance(words, str) else words or ():
            if each:
                yield message, each


def test_every_language_has_its_list() -> None:
    assert set(FORBIDDEN) == set(REAL)


@pytest.mark.parametrize("locale", REAL)
def test_no_word_shuts_anybody_out(locale: str) -> None:
    wrong = re.compile(FORBIDDEN[locale], re.IGNORECASE)
    found = [(message.id, each) for message, each in said(locale) if wrong.search(each)]
    found += [(each.id, each.words[locale]) for each in BOOK.values() if wrong.search(each.words.get(locale, ""))]
    assert found == []


@pytest.mark.parametrize("locale", REAL)
def test_every_sentence_is_short(locale: str) -> None:
    """From one full stop to the next: a comma or a colon makes no pause for somebody who reads slowly."""
    told = [each for _, each in said(locale)] + [each.words.get(locale, "") for each in BOOK.values()]
    long = [part for each in told for part in ENDS.split(SLOT.sub("7", each)) if length(part, locale) > most(locale)]
    assert (len(told) > 1000, long) == (True, [])


def most(locale: str) -> int:
    return MOST.get(locale, OTHERWISE)


def length(part: str, locale: str) -> int:
    """Words, without the marks that stand alone between them (French)."""
    return len(part) if locale == "zh" else sum(any(map(str.isalnum, word)) for word in part.split())


@pytest.mark.parametrize("word", ["The alleged victim", "यह आदमी पागल है", "зэки", "o suposto autor"])
def test_the_lists_find_what_they_should(word: str) -> None:
    assert any(re.search(each, word, re.IGNORECASE) for each in FORBIDDEN.values())
