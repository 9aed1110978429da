"""T-12: once a session has ended, its cookie together with database, WAL and the last backup opens nothing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import MetaData, select

from portal import officers
from portal.sessions import Store
from portal.sessions.body import row_of
from portal.vault import Site, derive
from portal.web.shared.edge import Application
from tests.web.visit import WHO, opened, sign_in
from tests.world import World

SECRET_FILES = ("site.json", "worker.json", "register.key")


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    with opened(world, "signin", "desk") as app:
        yield app


def signed_in(app: Application) -> tuple[FlaskClient, str]:
    client = app.test_client()
    sign_in(client)
    cookie = client.get_cookie("desk")
    assert cookie is not None
    return client, cookie.value


def sign_out(app: Application, client: FlaskClient, world: World) -> None:
    client.post("/signout")


def lie_idle(app: Application, client: FlaskClient, world: World) -> None:
    app.portal.store.sweep(datetime.now(UTC) + timedelta(hours=2))


def leave_the_office(app: Application, client: FlaskClient, world: World) -> None:
    app.portal.store.drop_owner(officers.owner_tag(world.site, world.staff.ids[WHO]))


ENDS = [sign_out, lie_idle, leave_the_office]
End = Callable[[Application, FlaskClient, World], None]


@pytest.mark.parametrize("end", ENDS)
def test_the_cookie_of_an_ended_session_is_a_strangers(app: Application, world: World, end: End) -> None:
    other, _ = signed_in(app)
    client, token = signed_in(app)
    end(app, client, world)
    thief = app.test_client()
    thief.set_cookie("desk", token)
    assert thief.get("/desk").location == "/signin"
    assert thief.get("/signin").status_code == 200
    assert app.portal.store.open(token, world.site, datetime.now(UTC)) is None
    if end is sign_out:
        assert other.get("/desk/account").status_code == 200


@pytest.mark.parametrize("end", ENDS)
def test_no_key_of_the_officer_lies_anywhere_afterwards(
    app: Application, world: World, tmp_path: Path, end: End
) -> None:
    viewer = world.viewer(WHO)
    client, token = signed_in(app)
    assert client.get("/desk/account").status_code == 200
    end(app, client, world)
    stored = everything_stored(app, world, tmp_path)
    for key in (viewer.seed, *(ring.seed for ring in viewer.rings), token.encode()):
        assert key not in stored
        assert key.hex().encode() not in stored


def test_no_copy_taken_while_it_lasted_opens_without_the_site_file(app: Application, world: World) -> None:
    """The row may stand in an old copy: neither the cookie nor another site file makes a key for it."""
    _, token = signed_in(app)
    now = datetime.now(UTC)
    assert app.portal.store.open(token, world.site, now) is not None
    other = Site((secrets.token_bytes(32),), kdf=world.settings.kdf)
    assert app.portal.store.open(token, other, now) is None
    assert app.portal.store.open(secrets.token_urlsafe(32), world.site, now) is None
    assert row_of(world.site, token) != derive(token.encode(), "session-row", size=16)


def test_a_stolen_row_does_not_open_under_another_cookie(app: Application, world: World) -> None:
    """Somebody who writes the database moves the director's row under the name of his own."""
    _, mine = signed_in(app)
    director = app.test_client()
    sign_in(director, "director.northgate")
    theirs = director.get_cookie("desk")
    assert theirs is not None
    with app.portal.store.engine.begin() as connection:
        rows = dict(connection.exec_driver_sql("SELECT id, locked FROM sessions").all())
        stolen = rows[row_of(world.site, theirs.value)]
        connection.exec_driver_sql("UPDATE sessions SET locked = ? WHERE id = ?", (stolen, row_of(world.site, mine)))
    assert app.portal.store.open(mine, world.site, datetime.now(UTC)) is None


def everything_stored(app: Application, world: World, folder: Path) -> bytes:
    """Every row of both databases, and every byte of every file but the site's own secrets: WAL and backup too."""
    tables = MetaData()
    tables.reflect(world.engine)
    with world.engine.connect() as connection:
        rows = [
            repr(tuple(row)).encode() for table in tables.sorted_tables for row in connection.execute(select(table))
        ]
        cells = [
            bytes(cell)
            for table in tables.sorted_tables
            for row in connection.execute(select(table))
            for cell in row
            if isinstance(cell, bytes | memoryview)
        ]
    if world.engine.dialect.name == "sqlite":
        with world.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql(f"VACUUM INTO '{folder}/backup.db'")
            connection.exec_driver_sql("BEGIN")
    assert isinstance(app.portal.store, Store)
    files = [each for each in folder.rglob("*") if each.is_file() and each.name not in SECRET_FILES]
    assert any(each.name.startswith("store.db") for each in files)
    return b"\n".join([*rows, *cells, *(each.read_bytes() for each in files)])
