"""T-03: an office that holds a case signs in the mailbox's name, or edits its own reply: refused on both sides."""

import secrets
from dataclasses import replace

import pytest
from sqlalchemy import select

from portal import register
from portal.access import OfficerViewer
from portal.cases import Interfered, docket_box
from portal.cases.envelope import Envelope
from portal.vault import Keys, envelopes
from tests.world import World


def write_as(world: World, officer: OfficerViewer, case: bytes, *, author: str, kind: str) -> None:
    """With everything the office has, and the site file besides: a page, a number, a docket that fits."""
    sight, opened = world.sight(officer, case), world.read(officer, case)
    assert sight is not None
    docket, last = sight.docket, opened.envelopes[-1]
    said = {
        "v": 1, "number": docket.envelopes, "act": docket.acts, "before": envelopes.link(last.box), "kind": kind,
        "author": author, "day": "2026-10-05", "language": "en", "body": {"text": "I withdraw."},
    }  # fmt: skip
    name = secrets.token_bytes(16)
    key = envelopes.content_key(sight.keys.seed, name)
    box = envelopes.write(key, case, name, said, Keys(officer.seed))
    with world.writing() as session:
        session.add(Envelope(id=name, case_id=case, box=box))
        register.enter(session, world.site, docket.book, docket.acts, box)
        after = replace(docket, envelopes=docket.envelopes + 1, acts=docket.acts + 1)
        row = session.merge(sight.row)
        row.docket = docket_box.shut(world.site, case, after)
        session.commit()


@pytest.mark.parametrize("kind", ["message", "punishment", "statement"])
def test_an_office_cannot_speak_for_the_person(world: World, kind: str) -> None:
    world.lodge("inspectorate")
    case = world.lodge("inspectorate", text="He hit me.").case
    officer = world.viewer("inspector.adeyemi")
    write_as(world, officer, case, author="mailbox", kind=kind)
    for viewer in (officer, world.mailbox(world.codes[case])):
        with pytest.raises(Interfered):
            world.read(viewer, case)


def test_an_officer_cannot_sign_for_a_colleague(world: World) -> None:
    case = world.lodge("inspectorate").case
    officer, colleague = world.viewer("inspector.adeyemi"), world.viewer("inspector.castellanos")
    write_as(world, officer, case, author=colleague.id.hex(), kind="reply")
    with pytest.raises(Interfered):
        world.read(colleague, case)


def test_an_officer_cannot_write_what_only_the_person_writes(world: World) -> None:
    case = world.lodge("inspectorate").case
    officer = world.viewer("inspector.adeyemi")
    write_as(world, officer, case, author=officer.id.hex(), kind="message")
    with pytest.raises(Interfered):
        world.read(officer, case)


def test_a_reply_edited_after_sending_is_refused_on_both_sides(world: World) -> None:
    case = world.lodge("inspectorate").case
    world.answer("inspector.adeyemi", case, "You are right.")
    officer, person = world.viewer("inspector.adeyemi"), world.mailbox(world.codes[case])
    assert world.read(person, case).envelopes[-1].text == "You are right."
    sight, reply = world.sight(officer, case), world.read(officer, case).envelopes[-1]
    assert sight is not None
    with world.writing() as session:
        row = next(each for each in session.scalars(select(Envelope)) if each.box == reply.box)
        key = envelopes.content_key(sight.keys.seed, row.id)
        said = envelopes.unlocked(key, case, row.id, row.box).said
        said["body"]["text"] = "You are wrong."
        row.box = envelopes.write(key, case, row.id, said, Keys(officer.seed))
        session.commit()
    for viewer in (officer, person):
        with pytest.raises(Interfered):
            world.read(viewer, case)
