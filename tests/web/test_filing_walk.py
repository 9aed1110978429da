"""The way through the questions."""

from portal.web.filing.walk import Walk, key_of, questions_on

PRISONER = {"filer": "prisoner"}


def test_a_prisoner_walks_ten_pages_at_most_and_danger_comes_first() -> None:
    pages = [place.page for place in Walk(PRISONER).places()]
    assert pages[0] == "danger" and pages[-1] == "check" and len(pages) <= 9


def test_a_mother_walks_ten_pages_at_most() -> None:
    assert len(Walk({"filer": "family"}).places()) <= 10


def test_staff_are_told_to_use_their_own_phone_before_anything_else() -> None:
    assert Walk({"filer": "staff"}).places()[0].page == "filer"


def test_back_and_on_lead_to_each_other() -> None:
    walk = Walk({"filer": "family"})
    for place in walk.places()[:-1]:
        after = walk.after(place.page)
        assert walk.before(after.page) == place


def test_the_first_page_has_nothing_before_it() -> None:
    assert Walk(PRISONER).before("danger") is None


def test_a_page_with_its_own_address_leads_on_like_the_page_it_is_part_of() -> None:
    walk = Walk(PRISONER)
    assert walk.after("place") == walk.after("when")
    assert walk.after("readers") == walk.after("to")


def test_on_a_kiosk_each_place_asks_one_question() -> None:
    places = Walk(PRISONER, kiosk=True).places()
    assert ("about", "topic") in places and ("readers", "not") in places and ("place", "prison") in places
    assert all(len(questions_on(place.page, place.question)) <= 1 for place in places)


def test_on_a_kiosk_a_page_sent_whole_leads_past_all_its_questions() -> None:
    walk = Walk(PRISONER, kiosk=True)
    assert walk.after("about") == walk.after("about", "happened")


def test_a_known_prison_is_not_asked() -> None:
    places = Walk(PRISONER, kiosk=True, known=frozenset({"prison"})).places()
    assert ("place", "prison") not in places


def test_whoever_has_a_number_already_is_not_given_another() -> None:
    pages = [place.page for place in Walk(PRISONER, known=frozenset({"code", "last4"})).places()]
    assert "keep" not in pages


def test_who_stopped_goes_on_at_the_first_page_never_sent() -> None:
    walk = Walk(PRISONER)
    assert walk.first_open(["danger", "before", "when"]).page == "about"
    assert walk.first_open([key_of(place) for place in walk.places()]).page == "check"
