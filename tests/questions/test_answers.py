from hypothesis import given, settings
from hypothesis import strategies as st

from portal.questions import QUESTIONS, Option, missing, notice_for, said, tidy, tiles_of
from portal.questions.leaves import TILE_OF_LEAF, URGENCY_OF_DANGER
from portal.questions.readers import SHOW_MORE
from tests.counts import count
from tests.questions.strategies import ANSWERS


@given(ANSWERS)
@settings(max_examples=count("examples") * 4)
def test_nothing_is_compulsory_but_the_office_and_the_kept_code(answers: dict[str, object]) -> None:
    assert set(missing(answers)) <= {"office", "last4"}
    assert missing({**answers, "office": "ombudsman", "last4": "4440"}) == []


def test_what_is_missing_is_named_in_the_order_it_is_asked() -> None:
    assert missing({"text": "one word"}) == ["office", "last4"]
    assert missing({"office": "ombudsman"}) == ["last4"]


def test_every_value_of_the_contract_is_accepted_from_everybody() -> None:
    contract = {
        "danger": "no unsure hurt self ill sexual child punished silent",
        "visit": "yes no doctor",
        "kind": "request complaint report interview retaliation",
        "topic": "food cell health things calls work hurt rules papers other child",
        "by": "staff prisoner other unsaid",
        "when": "today yesterday week longer unknown",
        "tell_person": "yes no ask",
        "chain": "yes no",
        "identity": "none office all",
        "ask_prison": "later nameless named",
        "watch": "yes no",
        "filer": "prisoner family friend lawyer former freed staff saw",
    }
    for field, values in contract.items():
        for value in values.split():
            assert tidy(field, [value]) == value
        assert tidy(field, ["<script>"]) is None
        assert tidy(field, []) is None


def test_every_leaf_and_every_danger_has_its_meaning() -> None:
    for field, table in (("topic", TILE_OF_LEAF), ("danger", URGENCY_OF_DANGER)):
        question = QUESTIONS[field]
        shown = {option.value for option in question.options} | set(question.also)
        shown |= {option.value for variant in question.variants for option in variant.options}
        assert shown == set(table)


@given(st.text(max_size=50))
@settings(max_examples=count("examples"))
def test_free_text_is_never_limited_and_never_changed(text: str) -> None:
    assert tidy("text", [text]) == text
    assert tidy("text", ["x" * 1_000_000]) == "x" * 1_000_000


def test_people_taken_off_are_a_list_and_strangers_to_the_list_are_nothing() -> None:
    assert tidy("not", ["hale", "", "silva"]) == ["hale", "silva"]
    assert tidy("no such field", ["x"]) is None
    assert tidy("code", ["1111"]) is None


@given(st.integers(0, 40), st.integers(2, 12), st.integers(0, 9))
@settings(max_examples=count("examples") * 4)
def test_a_kiosk_screen_has_the_same_number_of_places_however_many_choices(choices: int, tiles: int, turn: int) -> None:
    options = tuple(Option(value=str(number), label=str(number)) for number in range(choices))
    shown = tiles_of(options, tiles, turn=turn)
    assert len(shown) == tiles
    turns = range(max(1, choices))
    seen = {option for turn in turns for option in tiles_of(options, tiles, turn=turn) if option} - {SHOW_MORE}
    assert seen == set(options)


def test_answers_are_read_back_in_the_words_of_the_questions() -> None:
    answers = {"filer": "family", "danger": "silent", "topic": "work", "text": "Where is he?", "last4": "4440"}
    lines = {line.question: line for line in said(answers)}
    assert list(lines) == ["danger", "topic", "filer", "text"]
    assert lines["danger"].words == ("They do not call any more",)
    assert lines["topic"].words == ("Work and school",)
    assert lines["text"].own
    assert lines["text"].words == ("Where is he?",)


def test_everybody_is_told_before_writing() -> None:
    for filer in ("prisoner", "lawyer", "staff"):
        assert "You can stop at any time." in notice_for({"filer": filer})
