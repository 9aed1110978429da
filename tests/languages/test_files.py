from __future__ import annotations

import json
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from click.testing import CliRunner, Result

from portal.cli import main
from portal.config import Settings
from portal.languages import LOCALES, catalogue, offered, plural_rule
from portal.languages.catalogues import read, sentences, source_file, template_file
from portal.languages.extraction import extracted
from portal.languages.faults import faults
from portal.languages.upkeep import TRANSLATED, compile_all, update
from tests.languages.conftest import clear

ARABIC = {
    "Go on": '"تابع"',
    "Keep %(code)s": '"احتفظ بـ %(code)s"',
    "Take it": '"خذها"',
}
DAYS = ["لا أيام", "يوم", "يومان", "%(num)d أيام", "%(num)d يومًا", "%(num)d يوم"]


def fill(locale: str, *leave: str) -> None:
    """Writes words into a language's file by hand, as a translator would."""
    update(locale)
    text = source_file(locale).read_text()
    for msgid, words in ARABIC.items():
        if msgid not in leave:
            text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr {words}')
    forms = DAYS[-len(plural_rule(locale).categories) :]
    for number, words in enumerate(forms):
        text = text.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{words}"')
    source_file(locale).write_text(text)
    clear()


def asked(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["languages", *arguments], env={"PORTAL_ENV": "test"})


def rules(locale: str = "ar") -> set[str]:
    return {fault.rule for fault in faults() if fault.locale == locale}


def test_a_language_is_offered_once_every_sentence_of_the_open_doors_is_there(shelf: Path) -> None:
    settings = Settings(env="test")
    assert offered(settings) == ["en"]
    fill("ar", "Go on")
    assert offered(settings) == ["en"]
    fill("ar", "Take it")
    assert offered(settings) == ["en", "ar"]


def test_a_doubted_translation_is_none(shelf: Path) -> None:
    fill("ar")
    path = source_file("ar")
    path.write_text(path.read_text().replace('msgid "Go on"', '#, fuzzy\nmsgid "Go on"'))
    clear()
    assert offered(Settings(env="test")) == ["en"]
    assert "fuzzy" in rules()


def test_the_settings_choose_among_the_complete_ones_and_tests_may_ask_for_more(shelf: Path) -> None:
    fill("ar")
    assert offered(Settings(env="test", locales=("ar",))) == ["ar"]
    assert offered(Settings(env="test", locales=("fr",))) == ["en"]
    assert offered(Settings(env="test", locales=("en", "en_XA", "ar_XB"))) == ["en", "en_XA", "ar_XB"]
    assert offered(Settings(env="production", locales=("en", "en_XA"))) == ["en"]


def test_words_are_found_with_and_without_a_compiled_file(shelf: Path) -> None:
    fill("ar")
    assert catalogue("ar").gettext("Go on") == "تابع"
    compile_all()
    assert catalogue("ar").gettext("Go on") == "تابع"
    assert catalogue("ar").ngettext("%(num)d day", "%(num)d days", 11) == "%(num)d يومًا"
    assert catalogue("fr").gettext("Go on") == "Go on"
    assert catalogue("en").gettext("Go on") == "Go on"
    assert catalogue("xx").gettext("Go on") == "Go on"


def test_pseudo_languages_are_compiled_from_the_template(shelf: Path) -> None:
    made = {path.parent.parent.name for path in compile_all()}
    assert made == {"en_XA", "ar_XB"}
    assert catalogue("en_XA").gettext("Go on").startswith("[")


def test_a_whole_language_has_no_fault(shelf: Path) -> None:
    for locale in TRANSLATED:
        fill(locale)
    assert faults() == []
    assert asked("check").exit_code == 0


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ('msgstr "تابع"', 'msgstr ""', "missing"),
        ('%(code)s"\n\n', '%(kode)s"\n\n', "placeholder"),
        ("%(num)d أيام", "أيام", "placeholder"),
        ('msgstr[4] "%(num)d يومًا"', 'msgstr[4] ""', "missing"),
        ("n%100>=11 ? 4 : 5", "n%100<=2 ? 4 : 5", "plural"),
        ('msgid "Go on"', 'msgid "Gone"', "leftover"),
    ],
)
def test_every_fault_is_named(shelf: Path, before: str, after: str, rule: str) -> None:
    fill("ar")
    path = source_file("ar")
    text = path.read_text()
    changed = after.join(text.rsplit(before, 1))
    assert changed != text
    path.write_text(changed)
    clear()
    assert rule in rules()
    document = json.loads(asked("check", "--json").output)
    assert document["ok"] is False
    assert asked("check").exit_code == 1


def test_a_sentence_that_nobody_extracted_makes_the_template_stale(shelf: Path) -> None:
    path = template_file()
    path.write_text(path.read_text().replace("Go on", "Go away"))
    assert {(fault.rule, fault.msgid) for fault in faults() if not fault.locale} == {
        ("stale", "Go on"),
        ("stale", "Go away"),
    }


def test_updating_keeps_the_words_and_drops_what_is_gone(shelf: Path) -> None:
    fill("ar")
    path = source_file("ar")
    before = path.read_text()
    assert update("ar") == 0
    assert path.read_text() == before
    path.write_text(before + '\nmsgid "Gone"\nmsgstr "ذهب"\n')
    update("ar")
    assert path.read_text() == before
    assert "Creation-Date" not in before
    assert "nplurals=6" in before


def test_the_list_counts_people_s_sentences_apart(shelf: Path) -> None:
    fill("ar", "Take it")
    listed = {each["code"]: each for each in json.loads(asked("list", "--json").output)["languages"]}
    assert listed["ar"]["people"] == {"done": 3, "total": 3}
    assert listed["ar"]["all"] == {"done": 3, "total": 4}
    assert listed["ar"]["offered"]
    assert not listed["fr"]["offered"]
    assert "3 of 3 for people" in asked("list").output


def test_the_commands_extract_update_and_compile(shelf: Path) -> None:
    assert asked("extract").output == "4 sentences\n"
    needed = {code: 4 if LOCALES[code].staff else 3 for code in TRANSLATED}
    assert asked("update").output == "".join(f"{code}: {number} without words\n" for code, number in needed.items())
    assert len(asked("compile").output.splitlines()) == len(TRANSLATED) + 2


def test_what_only_officers_read_is_not_asked_of_a_language_they_do_not_work_in(shelf: Path) -> None:
    update("sw")
    assert "Take it" not in source_file("sw").read_text()
    fill("sw", "Take it")
    fill("es", "Take it")
    said = {(fault.locale, fault.rule) for fault in faults()}
    assert ("sw", "missing") not in said
    assert ("es", "missing") in said


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    """Every sentence of the sources as they are now."""
    return sentences(extracted())


def test_the_sources_hold_the_questions_and_the_templates(messages: list[Message]) -> None:
    ids = {message.id for message in messages}
    assert "Is anyone in danger today?" in ids
    assert "before the end of %(day)s" in ids
    places = {path for message in messages for path, _ in message.locations}
    assert any(path.startswith("templates/") for path in places)
    assert all(path.startswith(("portal/", "templates/")) for path in places)


def test_no_sentence_hides_markup_or_a_nameless_placeholder(messages: list[Message]) -> None:
    for message in messages:
        for text in [message.id] if isinstance(message.id, str) else message.id:
            assert "%s" not in text, text
            assert "%d" not in text, text
            assert "</" not in text, text


def test_outside_a_checkout_there_is_nothing_to_extract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.languages.extraction.folder", lambda name: tmp_path / name)
    assert asked("extract").exit_code == 3
    assert read(tmp_path / "none.pot").get("x") is None
