"""Officers come in with name, password and code; everything wrong gets one answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal import officers
from portal.cli.demonstration.cast import PASSWORD
from portal.database import writing
from portal.directory import sign
from portal.web.shared.edge import Application
from tests.web.visit import WHO, hidden, name_of, opened, sign_in
from tests.world import World, world

__all__ = ["world"]


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    with opened(world, "signin") as app:
        yield app


@pytest.fixture
def client(app: Application) -> FlaskClient:
    return app.test_client()


def test_the_right_three_open_the_desk_under_a_new_token(client: FlaskClient) -> None:
    answer = sign_in(client)
    assert (answer.status_code, answer.location) == (303, "/desk")
    first = client.get_cookie("desk")
    assert first is not None
    assert first.http_only
    client.post("/signout")
    sign_in(client)
    second = client.get_cookie("desk")
    assert second is not None
    assert second.value != first.value


def test_no_cookie_is_set_before_or_by_a_wrong_sign_in(client: FlaskClient) -> None:
    assert sign_in(client, password="wrong").status_code == 422
    assert client.get_cookie("desk") is None


@pytest.mark.parametrize(
    ("login", "password", "second"),
    [
        (WHO, "harbour lantern seven pebble", "000000"),
        (WHO, PASSWORD, "123456"),
        (WHO, PASSWORD, ""),
        ("nobody", PASSWORD, "000000"),
        ("", "", ""),
        ("\x00" + "x" * 5000, "\x00", "٠٠٠"),
    ],
)
def test_everything_wrong_is_the_same_page_with_the_name_kept(
    client: FlaskClient, login: str, password: str, second: str
) -> None:
    answer = sign_in(client, login, password, second)
    assert answer.status_code == 422
    assert name_of(answer) == "signin.enter"
    assert "Name, password or code is wrong" in answer.text
    if len(login) < 100:
        assert f'value="{login}"' in answer.text
    assert PASSWORD not in answer.text


def test_a_stale_page_keeps_the_name_and_asks_again(client: FlaskClient) -> None:
    answer = client.post("/signin", data={"form_token": "old", "name": WHO, "password": PASSWORD, "second": "000000"})
    assert answer.status_code == 422
    assert f'value="{WHO}"' in answer.text
    assert client.get_cookie("desk") is None


def test_a_form_on_another_site_does_not_sign_anyone_in(client: FlaskClient) -> None:
    token = hidden(client.get("/signin"))
    data = {"form_token": token, "name": WHO, "password": PASSWORD, "second": "000000"}
    answer = client.post("/signin", data=data, headers={"Origin": "http://evil.example"})
    assert answer.status_code == 422


def test_going_forgets_everything(client: FlaskClient, world: World) -> None:
    sign_in(client)
    cookie = client.get_cookie("desk")
    assert cookie is not None
    assert client.post("/signout").location == "/signin"
    assert client.get_cookie("desk") is None
    client.set_cookie("desk", cookie.value)
    assert client.get("/signin/second").location == "/signin"


def test_who_is_signed_in_is_led_to_the_desk(client: FlaskClient) -> None:
    sign_in(client)
    assert client.get("/signin").location == "/desk"


def test_an_ended_appointment_is_signed_out_at_the_next_request(client: FlaskClient, world: World) -> None:
    sign_in(client)
    with world.writing() as session:
        officers.end_officer(session, world.site, directory=world.directory, login=WHO, now=world.now)
        session.commit()
    assert client.get("/signin/second").location == "/signin"
    assert client.get_cookie("desk") is None


def test_an_appointment_that_runs_out_ends_the_session(client: FlaskClient, world: World) -> None:
    sign_in(client)
    assert client.get("/signin").status_code == 303
    ended = tuple(
        replace(each, until=world.now.date() - timedelta(days=1)) if each.login == WHO else each
        for each in world.directory.officers
    )
    later = replace(world.directory, officers=ended, version=world.directory.version + 1)
    world.settings.directory_file.write_bytes(sign(world.root, later))
    assert client.get("/signin").status_code == 200


def test_a_newcomer_chooses_a_password_and_reads_a_mark(client: FlaskClient, world: World) -> None:
    token, identifier = invite(world, "inspector.new")
    answer = arrive(client, "inspector.new", " ".join(token[n : n + 4] for n in range(0, 20, 4)))
    assert (answer.status_code, answer.location) == (303, "/signin/waiting")
    waiting = client.get("/signin/waiting")
    shown = re.search('data-mark="([^"]+)"', waiting.text)
    assert shown
    assert len(shown[1].split()) == 4
    assert sign_in(client, "inspector.new", "four own quiet words", "").location == "/signin/waiting"
    assert shown[0] in client.get("/signin/waiting").text
    admit(world, identifier, token)
    answer = sign_in(client, "inspector.new", "four own quiet words", "")
    assert answer.location == "/desk"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"token": "1234"}, "token"),
        ({"password": "short", "again": "short"}, "password"),
        ({"again": "another long password"}, "again"),
        ({"name": "nobody"}, "token"),
        ({"form_token": "old"}, "main"),
    ],
)
def test_a_first_sign_in_says_what_to_do(client: FlaskClient, world: World, change: dict[str, str], field: str) -> None:
    token, _ = invite(world, "inspector.new")
    answer = arrive(client, "inspector.new", token, **change)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    if "token" not in change:
        assert token in answer.text
    assert "four own quiet words" not in answer.text


def test_in_production_a_second_factor_comes_before_the_desk(world: World, app: Application) -> None:
    """With production's rule for codes, on plain test settings."""
    with writing(world.engine) as session:
        row = session.get(officers.Officer, world.staff.ids[WHO])
        assert row is not None
        row.second = None
        session.commit()
    app.portal = replace(app.portal, settings=replace(world.settings, env="production"))
    client = app.test_client()
    base = "https://localhost"

    def post(path: str, **data: str) -> TestResponse:
        return client.post(path, base_url=base, data=data)

    def seen(path: str) -> TestResponse:
        return client.get(path, base_url=base)

    token = hidden(seen("/signin"))
    answer = post("/signin", form_token=token, name=WHO, password=PASSWORD, second="")
    assert answer.location == "/signin/second"
    assert seen("/signin").location == "/signin/second"
    page = seen("/signin/second")
    assert name_of(page) == "signin.second"
    assert "otpauth://totp/" in page.text
    printed = re.findall(r'<li class="num">(\d{4}) (\d{4})</li>', page.text)
    assert len(printed) == 20
    wrong = post("/signin/second", csrf_token=hidden(page, "csrf_token"), second="12345678")
    assert wrong.status_code == 422
    assert "".join(printed[0]) != ""
    right = post("/signin/second", csrf_token=hidden(page, "csrf_token"), second="".join(printed[0]))
    assert right.location == "/desk"
    assert seen("/signin").location == "/desk"
    post("/signout")
    token = hidden(seen("/signin"))
    for second, status in (("000000", 422), ("".join(printed[0]), 422), ("".join(printed[7]), 303)):
        answer = post("/signin", form_token=token, name=WHO, password=PASSWORD, second=second)
        assert answer.status_code == status


def test_changing_the_second_factor_asks_for_the_password(client: FlaskClient) -> None:
    sign_in(client)
    page = client.get("/signin/second")
    code = "".join(re.findall(r'<li class="num">(\d{4}) (\d{4})</li>', page.text)[3])
    data = {"csrf_token": hidden(page, "csrf_token"), "second": code}
    assert client.post("/signin/second", data={**data, "password": "not this"}).status_code == 422
    assert client.post("/signin/second", data={**data, "password": PASSWORD}).location == "/desk"


def test_the_language_chosen_before_signing_in_stays(world: World) -> None:
    world.settings = replace(world.settings, locales=("en", "ar_XB"))
    with opened(world, "signin") as app:
        client = app.test_client()
        page = client.get("/signin?locale=ar_XB")
        assert 'dir="rtl"' in page.text
        data = {"form_token": hidden(page), "name": WHO, "password": PASSWORD, "second": "000000"}
        assert client.post("/signin?locale=ar_XB", data=data).location == "/desk"
        assert 'dir="rtl"' in client.get("/signin/second").text


@pytest.mark.parametrize(("asked", "shown"), [("", "ar"), ("?locale=en", "en"), ("?locale=fr", "fr")])
def test_a_desk_speaks_the_first_language_of_its_officer_unless_he_chose(world: World, asked: str, shown: str) -> None:
    speaks = tuple(
        replace(each, languages=("sw", "ar", "en")) if each.login == WHO else each for each in world.directory.officers
    )
    directory = replace(world.directory, version=world.directory.version + 1, officers=speaks)
    world.settings.directory_file.write_bytes(sign(world.root, directory))
    with opened(world, "signin") as app:
        client = app.test_client()
        page = client.get(f"/signin{asked}")
        address = re.findall(r'<form method="post" action="([^"]+)"', page.text)[0]
        data = {"form_token": hidden(page), "name": WHO, "password": PASSWORD, "second": "000000"}
        assert client.post(address, data=data).location == "/desk"
        assert f'lang="{shown}"' in client.get("/signin/second").text


def invite(world: World, login: str) -> tuple[str, bytes]:
    token = officers.new_token()
    member = world.viewer(WHO)
    with world.writing() as session:
        name = officers.Name(id=b"n" * 16, login=login, name="N. New", office=member.office)
        officers.name_officer(session, world.site, directory=world.directory, name=name)
        stretched = world.site.stretch(token, "invite", name.id)
        officers.make_invite(session, world.site, member=member, name=name, token=token, stretched=stretched)
        session.commit()
    return token, name.id


def admit(world: World, identifier: bytes, token: str) -> None:
    with world.writing() as session:
        officers.admit(
            session,
            world.site,
            member=world.viewer(WHO),
            officer_id=identifier,
            stretched=world.site.stretch(token, "invite", identifier),
            now=world.now,
        )
        officers.publish_pending(
            session,
            site=world.site,
            directory=world.directory,
            root=world.root,
            settings=world.settings,
            now=world.now,
        )
        session.commit()


def arrive(client: FlaskClient, login: str, figures: str, **change: str) -> TestResponse:
    data = {
        "form_token": hidden(client.get("/signin/first")),
        "name": login,
        "token": figures,
        "password": "four own quiet words",
        "again": "four own quiet words",
    }
    return client.post("/signin/first", data=data | change)
