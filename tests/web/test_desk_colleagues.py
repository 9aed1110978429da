"""Colleagues let each other in: an invitation shown once, a mark compared, a swapped key named."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal import officers
from portal.cases.rows import ref_of
from portal.cli.demonstration.cast import PASSWORD
from portal.officers import Invite
from portal.vault import Keys
from portal.web.shared.edge import Application
from tests.web.visit import WHO, hidden, name_of, opened, sign_in
from tests.world import World, world

__all__ = ["world"]
pytestmark = pytest.mark.engines(1)
OWN = "four own quiet words"


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    with opened(world, "signin", "desk") as app:
        yield app


@pytest.fixture
def member(app: Application) -> FlaskClient:
    client = app.test_client()
    sign_in(client)
    return client


@pytest.fixture
def newcomer(app: Application) -> FlaskClient:
    return app.test_client()


def test_the_page_shows_every_colleague_with_a_mark_and_who_let_them_in(member: FlaskClient, world: World) -> None:
    page = member.get("/desk/colleagues")
    assert name_of(page) == "desk.colleagues"
    today = world.now.date()
    members = world.directory.members("inspectorate", today)
    assert len(members) > 1
    for each in members:
        assert " ".join(officers.mark(each.box, each.sign)) in page.text
    outsiders = [each.login for each in world.directory.officers if each not in members]
    assert not any(login in page.text for login in outsiders)


def test_from_an_empty_name_to_the_desk(member: FlaskClient, newcomer: FlaskClient, world: World) -> None:
    empty_name(world)
    token = invite(member)
    assert token not in member.get("/desk/colleagues").text
    mark = arrive(newcomer, token)
    waiting = member.get("/desk/colleagues")
    assert f'data-mark="{mark}"' in waiting.text
    answer = admit(member, waiting)
    assert answer.status_code == 303
    assert "N. New" in member.get("/desk/colleagues").text
    publish(world)
    assert sign_in(newcomer, "inspector.new", OWN, "").location == "/desk"
    assert newcomer.get("/desk/colleagues").status_code == 200


def test_a_key_swapped_in_a_pending_invitation_is_named(
    member: FlaskClient, newcomer: FlaskClient, world: World
) -> None:
    empty_name(world)
    arrive(newcomer, invite(member))
    planted = Keys.new()
    with world.writing() as session:
        row = session.get(Invite, b"n" * 16)
        assert row is not None
        row.box, row.sign = planted.public, planted.verify
        session.commit()
    answer = admit(member, member.get("/desk/colleagues"))
    assert answer.status_code == 422
    assert "Let nobody in" in answer.text
    with world.reading() as session:
        assert not officers.pending(session, world.site, directory=world.directory)


def test_another_office_neither_sees_nor_invites_the_name(app: Application, world: World) -> None:
    empty_name(world)
    stranger = app.test_client()
    sign_in(stranger, "director.northgate")
    page = stranger.get("/desk/colleagues")
    assert "inspector.new" not in page.text
    data = {"csrf_token": hidden(page, "csrf_token"), "login": "inspector.new"}
    assert stranger.post("/desk/colleagues/invitations", data=data).status_code == 422
    data = {"csrf_token": data["csrf_token"], "officer": (b"n" * 16).hex()}
    for officer in ((b"n" * 16).hex(), "zz", ""):
        assert stranger.post("/desk/colleagues/admissions", data=data | {"officer": officer}).status_code == 422


def test_without_the_sessions_token_nothing_is_made(member: FlaskClient, world: World) -> None:
    empty_name(world)
    for path, data in (("invitations", {"login": "inspector.new"}), ("admissions", {"officer": (b"n" * 16).hex()})):
        assert member.post(f"/desk/colleagues/{path}", data=data).status_code == 422
    with world.reading() as session:
        assert session.get(Invite, b"n" * 16) is None


def test_a_colleague_who_lost_the_password_is_invited_again(
    member: FlaskClient, newcomer: FlaskClient, world: World
) -> None:
    lost = next(each for each in world.directory.members("inspectorate", world.now.date()) if each.login != WHO)
    token = invite(member, lost.login)
    arrive(newcomer, token, lost.login)
    admit(member, member.get("/desk/colleagues"))
    publish(world)
    assert sign_in(newcomer, lost.login, OWN, "").location == "/desk"
    newcomer.post("/signout")
    assert sign_in(newcomer, lost.login, PASSWORD, "000000").status_code == 422


def test_a_password_is_changed_with_the_old_one_only(member: FlaskClient, world: World) -> None:
    page = member.get("/desk/account")
    assert name_of(page) == "desk.account"
    good = {"csrf_token": hidden(page, "csrf_token"), "old": PASSWORD, "password": OWN, "again": OWN}
    for wrong in ({"old": "not this"}, {"password": "short"}, {"again": "other"}, {"csrf_token": "x"}):
        assert member.post("/desk/account/passwords", data=good | wrong).status_code == 422
    before = member.get_cookie("desk")
    assert member.post("/desk/account/passwords", data=good).location == "/desk/account"
    after = member.get_cookie("desk")
    assert before is not None
    assert after is not None
    assert before.value != after.value
    member.post("/signout")
    assert sign_in(member, WHO, PASSWORD).status_code == 422
    assert sign_in(member, WHO, OWN).location == "/desk"


def test_a_ring_sealed_after_the_sign_in_is_there_at_the_next_request(
    member: FlaskClient, app: Application, world: World
) -> None:
    """Somebody leaves while two others sit at their desks: both hold the new key without signing in again."""
    leaver = next(
        each.login
        for each in world.directory.members("inspectorate", world.now.date())
        if each.login not in (WHO, "inspector.castellanos")
    )
    with world.writing() as session:
        officers.end_officer(session, world.site, directory=world.directory, login=leaver, now=world.now)
        session.commit()
    sign_in(app.test_client(), "inspector.castellanos")
    publish(world)
    world.directory = app.portal.directory
    receipt = world.lodge("inspectorate", text="After the leaver.")
    viewer = world.viewer(WHO)
    sight = world.sight(viewer, receipt.case)
    assert sight is not None
    assert sight.docket.ring == world.directory.office("inspectorate").ring.id
    assert member.get(f"/desk/cases/{ref_of(receipt.case)}").status_code == 200


def empty_name(world: World) -> None:
    with world.writing() as session:
        name = officers.Name(id=b"n" * 16, login="inspector.new", name="N. New", office="inspectorate")
        officers.name_officer(session, world.site, directory=world.directory, name=name)
        session.commit()


def invite(member: FlaskClient, login: str = "inspector.new") -> str:
    data = {"csrf_token": hidden(member.get("/desk/colleagues"), "csrf_token"), "login": login}
    assert member.post("/desk/colleagues/invitations", data=data).status_code == 303
    shown = re.search(r'data-token="(\d{20})"', member.get("/desk/colleagues").text)
    assert shown
    return shown[1]


def arrive(newcomer: FlaskClient, token: str, login: str = "inspector.new") -> str:
    data = {"form_token": hidden(newcomer.get("/signin/first")), "name": login, "token": token}
    answer = newcomer.post("/signin/first", data=data | {"password": OWN, "again": OWN})
    assert answer.location == "/signin/waiting"
    shown = re.search('data-mark="([^"]+)"', newcomer.get("/signin/waiting").text)
    assert shown
    return shown[1]


def admit(member: FlaskClient, page: TestResponse) -> TestResponse:
    data = {"csrf_token": hidden(page, "csrf_token"), "officer": hidden(page, "officer")}
    return member.post("/desk/colleagues/admissions", data=data)


def publish(world: World) -> None:
    with world.writing() as session:
        officers.publish_pending(
            session,
            site=world.site,
            directory=world.directory,
            root=world.root,
            settings=world.settings,
            now=world.now,
        )
        session.commit()
