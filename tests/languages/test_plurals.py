from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel import Locale as Cldr
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from portal.languages import LOCALES, PLURALS, plural_rule
from portal.languages.catalogues import compiled_bytes, with_our_rule

RENDERED = (0, 1, 2, 3, 11, 100, 101, 111)
ARABIC = ("لا أيام", "يوم واحد", "يومان", "%(num)d أيام", "%(num)d يومًا", "%(num)d يوم")
FRENCH = ("%(num)d jour", "%(num)d jours")


def filled(locale: str, forms: tuple[str, ...]) -> Catalog:
    catalog = Catalog(charset="utf-8")
    catalog.mime_headers = with_our_rule(locale)
    catalog.add(("%(num)d day", "%(num)d days"), forms)
    return catalog


def rendered(words: GNUTranslations) -> list[str]:
    return [words.ngettext("%(num)d day", "%(num)d days", n) % {"num": n} for n in RENDERED]


AS_ARABS_SAY = ["لا أيام", "يوم واحد", "يومان", "3 أيام", "11 يومًا", "100 يوم", "101 يوم", "111 يومًا"]
AS_THE_FRENCH_SAY = ["0 jour", "1 jour", *(f"{n} jours" for n in RENDERED[2:])]


@pytest.mark.parametrize(("locale", "forms", "said"), [("ar", ARABIC, AS_ARABS_SAY), ("fr", FRENCH, AS_THE_FRENCH_SAY)])
def test_numbers_are_rendered_as_people_say_them(locale: str, forms: tuple[str, ...], said: list[str]) -> None:
    compiled = compiled_bytes(locale, filled(locale, forms))
    assert rendered(GNUTranslations(BytesIO(compiled))) == said


@pytest.mark.parametrize(("locale", "forms", "said"), [("ar", ARABIC, AS_ARABS_SAY), ("fr", FRENCH, AS_THE_FRENCH_SAY)])
def test_a_file_compiled_by_the_build_keeps_our_rule(locale: str, forms: tuple[str, ...], said: list[str]) -> None:
    """hatch_build.py reads with Babel's locale and writes; the header of the file must win."""
    text, compiled = BytesIO(), BytesIO()
    write_po(text, filled(locale, forms))
    write_mo(compiled, read_po(BytesIO(text.getvalue()), locale=locale))
    assert rendered(GNUTranslations(BytesIO(compiled.getvalue()))) == said


def test_a_file_with_a_wrong_rule_is_compiled_with_ours() -> None:
    catalog = filled("ar", ARABIC)
    catalog.mime_headers = [("Plural-Forms", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 5)")]
    assert rendered(GNUTranslations(BytesIO(compiled_bytes("ar", catalog)))) == AS_ARABS_SAY


@pytest.mark.parametrize("language", sorted(PLURALS))
def test_the_table_agrees_with_cldr_on_every_number_that_can_occur(language: str) -> None:
    rule, cldr = PLURALS[language], Cldr.parse(language).plural_form
    for n in (*range(1_300), *range(99_000, 99_200)):
        assert rule.categories[rule.form(n)] == cldr(n), n


def test_the_languages_of_the_plan_have_a_rule_and_so_has_every_offered_one() -> None:
    assert set(PLURALS) >= {"en", "fr", "ar", "es", "pt", "ru", "zh", "tr", "fa", "ur", "hi", "sw"}
    assert all(locale.plural for locale in LOCALES.values())
    assert plural_rule("pt_BR") is PLURALS["pt"]
    with pytest.raises(KeyError):
        plural_rule("xx")
