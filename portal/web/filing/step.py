"""One page of questions: shown, and its answers taken."""

from __future__ import annotations

from functools import partial

from flask import redirect, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.casework.draft import Draft, new_draft, new_number, new_pictures
from portal.questions import FILERS, Screen, one
from portal.web.filing.address import address, blueprint, home
from portal.web.filing.back import before, leads_away, listened
from portal.web.filing.begin import everything, from_home
from portal.web.filing.duties import laws_read
from portal.web.filing.fill import fill
from portal.web.filing.held import begin, in_hand, sent_before, take
from portal.web.filing.helped import hand_back, hand_over, hand_over_due, is_helped, note_helper
from portal.web.filing.own_phone import desk_is_open, refused_beside_desk
from portal.web.filing.refusal import addressee_wrong, wrong
from portal.web.filing.send import send
from portal.web.filing.show import shown, turn
from portal.web.filing.tapping import begin_tapping, by_pictures, end_tapping, tap, tap_picture
from portal.web.filing.tiles import MORE
from portal.web.filing.walk import EVERYTHING, PAGES, questions_on
from portal.web.filing.writing import Writing
from portal.web.shared import at_kiosk, door, from_here, stale_problem, switch_locale, token_fresh
from portal.web.shared.board import tapped_now

LATER = "later"
READERS = ("to", "readers", EVERYTHING)
"""Pages that show who can open it."""


def show(page: str) -> Response:
    draft = in_hand()
    if draft is None:
        return redirect(home(), 303)
    hand_back(draft, page)
    if page == EVERYTHING and is_helped(draft):
        return redirect(address(Writing(draft).walk.places()[0]), 303)  # the number stands on that page
    if page == "check":
        draft["checked"] = True
    if page == "keep" and draft["code"] is None:
        return redirect(address(Screen("check", "")), 303)
    question = _alone(page, request.args.get("ask", ""))
    return shown(draft, Screen(page, question) if question else Writing(draft).walk.first_on(page))


def answer(page: str) -> Response:
    place = Screen(page, _alone(page, request.form.get("ask") or request.args.get("ask", "")))
    if request.form.get(LATER):
        return redirect(home(), 303)
    if page == EVERYTHING and from_home():
        return everything()
    once = request.form.get("once", "")
    draft = take(once)
    if draft is None:
        return _after_sending(place) if sent_before(once) else _after_long(place)
    return _answered(draft, place)


def _answered(draft: Draft, place: Screen) -> Response:
    answers = posted(draft, place)
    if not token_fresh():
        return shown({**draft, "answers": answers}, place, problems=[stale_problem()])
    if one(answers, "filer") == "staff" and desk_is_open():
        return refused_beside_desk()
    if leads_away():
        return _left(draft, place, answers)
    if hand_over_due(draft, place):
        return _same_place(draft, place, answers) or _handed_over(draft, place)
    if request.form.get("laws"):
        laws_read(draft)
        return _same_place(draft, place, answers) or redirect(address(place), 303)
    answers = note_helper(answers)
    if place.page == "keep" and draft["code"] and (found := _kept(draft, place, answers)):
        return found
    return _same_place(draft, place, answers) or _settled(draft, place, answers)


def _left(draft: Draft, place: Screen, answers: dict[str, object]) -> Response:
    """With *Back* or *Listen* what stands on the page is kept, also where it is not yet right."""
    draft["answers"] = note_helper(answers)
    writing = Writing(draft)
    if "not_shown" in request.form:
        writing.settle_readers()
    if not wrong(writing, place):
        _seen_there(writing, place)
    return redirect(listened() or before(draft, place), 303)


def _seen_there(writing: Writing, place: Screen) -> None:
    office = one(writing.answers, "office")
    if place.page in READERS and writing.route.allows(office):
        writing.draft["seen"] = writing.seen(office, off=tuple(writing.off()))


def _handed_over(draft: Draft, place: Screen) -> Response:
    if request.form.get("own"):
        hand_over(draft)
    return redirect(address(place), 303)


def _kept(draft: Draft, place: Screen, answers: dict[str, object]) -> Response | None:
    """What is tapped on the page where it is kept; None where something else was pressed."""
    if other := request.form.get("other"):
        end_tapping(draft)
        draft["answers"] = answers
        new_number(draft) if other == "number" or is_helped(draft) else new_pictures(draft)
        return redirect(address(place), 303)
    if "tap" in request.form:
        return _tapped(draft, place, answers)
    return _picture_tapped(draft, place, answers) if "digit" in request.form and by_pictures(draft) else None


def _picture_tapped(draft: Draft, place: Screen, answers: dict[str, object]) -> Response:
    right = tap_picture(draft, tapped_now())
    if right is None:
        return shown(draft, place, status=200)
    if right:
        return _settled(draft, place, {**answers, "last4": draft["code"][-4:]})
    says = gettext("These were other pictures. Look at your six again.")
    return shown(draft, place, problems=[("main", says)])


def _tapped(draft: Draft, place: Screen, answers: dict[str, object]) -> Response:
    """The number is tapped instead of typed."""
    what = request.form["tap"]
    if what in ("begin", "look"):
        begin_tapping(draft) if what == "begin" else end_tapping(draft)
        return redirect(address(place), 303)
    right = tap(draft, what)
    if right is None:
        return redirect(address(place), 303)
    if right:
        return _settled(draft, place, {**answers, "last4": draft["code"][-4:]})
    says = gettext("This was not in your number. Look at each group again.")
    return shown(draft, place, problems=[("main", says)])


def _same_place(draft: Draft, place: Screen, answers: dict[str, object]) -> Response | None:
    """Buttons that answer nothing: *Show me more*, the second screen of the last page, another language, one reader off
    or back.
    """
    if place.question and MORE in request.form.getlist(place.question):
        return redirect(address(place, turn=turn() + 1), 303)
    if place.page == "check" and request.form.get("part"):
        return redirect(f"{address(place)}?part=2", 303)
    language, login = switch_locale(), request.form.get("flip", "")
    if request.form.get("photos"):
        draft["answers"] = answers
        return redirect(address(Screen("evidence", "")), 303)
    if not (language or login):
        return None
    draft["answers"] = answers
    if login:
        Writing(draft).flip(login)
    return redirect(address(place, language=language, turn=turn()), 303)


def _settled(draft: Draft, place: Screen, answers: dict[str, object]) -> Response:
    draft["answers"] = answers
    writing = Writing(draft)
    if "not_shown" in request.form:
        writing.settle_readers()
    if problems := wrong(writing, place):
        return shown(draft, place, problems=problems)
    _seen_there(writing, place)
    if place.page == EVERYTHING and is_helped(draft) and draft["code"]:
        return _to_the_owner(writing, place)
    if place.page in ("check", EVERYTHING):
        return send(draft, on=place if place.page == EVERYTHING else None)
    then = writing.next_after(place)
    writing.passed(place)
    return redirect(address(then), 303)


def _to_the_owner(writing: Writing, place: Screen) -> Response:
    """Who typed saw a number on that page: the owner gets another one, alone, and sends the letter with it."""
    if problems := addressee_wrong(writing):
        return shown(writing.draft, place, problems=problems)
    writing.draft["answers"] = {name: value for name, value in writing.answers.items() if name != "last4"}
    new_number(writing.draft)
    keep = writing.walk.first_on("keep")
    for each in writing.walk.places():
        if each != keep and each.page != "check":
            writing.passed(each)
    return redirect(address(keep), 303)


def posted(draft: Draft, place: Screen) -> dict[str, object]:
    """The answers of the draft with what this form carried."""
    fields = questions_on(place.page, place.question)
    answers = fill(draft["answers"], request.form, (*fields, "consul") if "office" in fields else fields)
    directory = Writing(draft).directory
    known = {prison.code for prison in directory.prisons} | {"unknown"}
    if one(answers, "office") not in {office.id for office in directory.offices if office.kind == "consul"}:
        answers.pop("consul", None)
    if answers.get("prison", "unknown") not in known:
        answers["prison"] = draft["answers"].get("prison", "unknown")
    return answers


def _after_sending(place: Screen) -> Response:
    """The letter of this form is on its way. Send again shows its receipt; other words stay on their page."""
    if place.page in ("check", "keep", EVERYTHING):
        return redirect(address(Screen("sent", "")), 303)
    draft = _begun(place, in_session=False)
    says = gettext("This letter is sent already. To say more, use your number.")
    return shown(draft, place, problems=[("main", says)])


def _after_long(place: Screen) -> Response:
    """The session is over: a new letter begins with what this page carried."""
    if not from_here():
        return redirect(home(), 303)
    if request.form.get("filer") == "staff" and desk_is_open():
        return refused_beside_desk()
    draft = _begun(place, in_session=True)
    draft["mended"] = True
    says = gettext("You were away for a long time, so the letter begins again. What you wrote here is kept.")
    if place.page in ("keep", EVERYTHING):
        says = gettext("You were away for a long time. Nothing was sent. The number is a new one: keep this one.")
    if place.page == "check":
        says = gettext("You were away for a long time. If you pressed Send before, your number opens the letter.")
    return shown(draft, place, problems=[("main", says)])


def _begun(place: Screen, *, in_session: bool) -> Draft:
    filer = request.form.get("filer", "")
    start = {"filer": filer if filer in FILERS else "prisoner"}
    draft = begin(start) if in_session else {**new_draft(start), "passed": []}
    draft["answers"] = posted(draft, place)
    return draft


def _alone(page: str, question: str) -> str:
    """Only a kiosk asks one question of a page alone."""
    return question if at_kiosk() and question in questions_on(page) else ""


def _install() -> None:
    """Each page has an address of its own, so that the list of routes names them all."""
    say = door("filing", audience="public")
    for page in PAGES:
        rule = f"/<locale:locale>/write/{page}"
        for method, view in (("GET", show), ("POST", answer)):
            named = partial(view, page)
            named.__name__ = f"{view.__name__}_{page}"  # type: ignore[attr-defined]
            blueprint.add_url_rule(rule, f"{page}.{method}".lower().replace(".", "_"), say(named), methods=[method])


_install()
