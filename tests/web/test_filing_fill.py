"""What a form carries into the answers."""

from werkzeug.datastructures import MultiDict

from portal.web.filing.fill import fill


def test_what_is_posted_is_kept_and_the_rest_stays() -> None:
    posted = MultiDict([("topic", "food"), ("by", "staff")])
    assert fill({"danger": "no"}, posted, ("kind", "topic", "by")) == {"danger": "no", "topic": "food", "by": "staff"}


def test_an_unknown_value_changes_nothing() -> None:
    assert fill({"topic": "food"}, MultiDict({"topic": "' OR 1=1"}), ("topic",)) == {"topic": "food"}


def test_a_field_of_another_page_is_not_taken() -> None:
    assert fill({}, MultiDict({"office": "ombudsman", "once": "x"}), ("danger",)) == {}


def test_text_arrives_as_it_was_typed() -> None:
    typed = "  <b>one</b>\r\n\x00\t"
    assert fill({}, MultiDict({"text": typed}), ("text",)) == {"text": typed}


def test_a_box_unticked_is_a_reader_put_back() -> None:
    shown = MultiDict({"not_shown": "yes"})
    assert fill({"not": ["inspector.hale"]}, shown, ("office", "not")) == {"not": []}
    assert fill({"not": ["inspector.hale"]}, MultiDict(), ("not",)) == {"not": ["inspector.hale"]}
