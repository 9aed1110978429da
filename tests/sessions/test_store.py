"""Sessions and throttles, on both engines."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from portal.config import Settings
from portal.sessions import Body, Store
from portal.sessions.tables import NotOurs
from portal.vault import Site

NOW = datetime(2026, 10, 5, 8, 30, 17, tzinfo=UTC)
SECRET = "a word that only this session holds"


@pytest.fixture
def site() -> Site:
    return Site((secrets.token_bytes(32),), (8, 1, 1))


@pytest.fixture
def store(settings: Settings, database_url: str, site: Site) -> Iterator[Store]:
    store = Store(replace(settings, store_url=database_url.replace("portal.db", "store.db")))
    make(store, site, "somebody else's", {"draft": "noise"})
    yield store
    store.engine.dispose()


def make(
    store: Store, site: Site, token: str, data: dict[str, Any], kind: str = "filing", seen: datetime = NOW
) -> None:
    store.make(token, site, Body(kind, int(seen.timestamp()), data), owner=site.tag("owner", "", token))


def opened(store: Store, site: Site, token: str, now: datetime = NOW) -> dict[str, Any] | None:
    body = store.open(token, site, now)
    return body.data if body else None


def save(store: Store, site: Site, token: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    body = Body("filing", int(NOW.timestamp()), after)
    return store.save(token, site, body, before=before, owner=site.tag("owner", "", token))


def test_what_was_kept_comes_back(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": {"text": SECRET}})
    assert opened(store, site, "mine") == {"draft": {"text": SECRET}}


def test_another_token_or_another_site_opens_nothing(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": SECRET})
    assert opened(store, site, "nine") is None
    assert opened(store, Site((secrets.token_bytes(32),), (8, 1, 1)), "mine") is None


def test_a_row_is_a_name_an_owner_a_rounded_end_and_a_box_of_a_fixed_size(store: Store, site: Site) -> None:
    for length, box in ((10, 2048), (3000, 8192), (20_000, 65536), (70_000, 131072)):
        token = f"token {length}"
        make(store, site, token, {"draft": SECRET * (length // len(SECRET) + 1)})
        with store.engine.connect() as connection:
            row = connection.execute(
                text("SELECT * FROM sessions WHERE id = :id"), {"id": site.key("session-row", token, size=16)}
            ).one()
        assert (len(row.id), len(row.owner), len(row.locked)) == (16, 16, box + 73)
        assert row.ends % 300 == 0
        assert SECRET.encode() not in bytes(row.locked)
        assert set(row._fields) == {"id", "owner", "ends", "locked"}


@pytest.mark.parametrize(("kind", "seconds"), [("kiosk", 60), ("mailbox", 300), ("officer", 900), ("filing", 3600)])
def test_a_session_lies_idle_only_so_long(store: Store, site: Site, kind: str, seconds: int) -> None:
    make(store, site, "mine", {"draft": SECRET}, kind)
    assert opened(store, site, "mine", NOW + timedelta(seconds=seconds)) is not None
    assert opened(store, site, "mine", NOW + timedelta(seconds=seconds + 1)) is None


def test_two_tabs_lose_nothing(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": "first", "both": 1})
    before = {"draft": "first", "both": 1}
    assert save(store, site, "mine", before, {"draft": "first", "both": 1, "left": "one tab"})
    assert save(store, site, "mine", before, {"draft": "second", "both": 1})
    assert opened(store, site, "mine") == {"draft": "second", "both": 1, "left": "one tab"}


def test_what_one_tab_took_away_stays_away(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": "first", "both": 1})
    before = {"draft": "first", "both": 1}
    assert save(store, site, "mine", before, {"both": 1})
    assert save(store, site, "mine", before, {"draft": "first", "both": 2})
    assert opened(store, site, "mine") == {"both": 2}


def test_what_was_ended_stays_ended(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": "first"})
    store.drop("mine", site)
    assert save(store, site, "mine", {}, {"draft": "again"}) is False
    assert opened(store, site, "mine") is None


def test_all_sessions_of_an_officer_end_together(store: Store, site: Site) -> None:
    owner = site.tag("owner", bytes(16))
    for token in ("phone", "desk"):
        store.make(token, site, Body("officer", int(NOW.timestamp()), {}), owner=owner)
    assert store.drop_owner(owner) == 2
    assert opened(store, site, "phone") is None
    assert opened(store, site, "somebody else's") is not None


def test_a_box_that_was_touched_opens_nothing(store: Store, site: Site) -> None:
    make(store, site, "mine", {"draft": SECRET})
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE sessions SET locked = (SELECT locked FROM sessions ORDER BY id LIMIT 1)"))
    assert [opened(store, site, token) for token in ("mine", "somebody else's")].count(None) == 1


def test_tries_are_counted_by_day_and_forgotten_at_night(store: Store) -> None:
    tag, other = bytes(15) + b"a", bytes(15) + b"b"
    store.sweep(NOW)
    assert [store.throttle(tag) for _ in range(3)] == [1, 2, 3]
    assert store.throttle(other) == 1
    store.sweep(NOW + timedelta(hours=3))
    assert store.tries(tag) == 3
    store.sweep(NOW + timedelta(days=1))
    assert store.tries(tag) == 0
    assert store.throttle(tag) == 1


def test_ended_sessions_are_swept(store: Store, site: Site) -> None:
    make(store, site, "old", {}, "kiosk", NOW - timedelta(hours=1))
    assert store.sweep(NOW) == 1
    assert opened(store, site, "somebody else's") is not None


def test_the_file_is_ours_alone(settings: Settings, tmp_path: Path) -> None:
    store = Store(replace(settings, store_url=f"sqlite:///{tmp_path}/apart/store.db"))
    store.engine.dispose()
    assert (tmp_path / "apart").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "apart" / "store.db").stat().st_mode & 0o777 == 0o600


def test_a_folder_in_shared_memory_that_others_may_open_is_refused(settings: Settings) -> None:
    folder = Path("/dev/shm") / f"portal-test-{secrets.token_hex(4)}"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    try:
        with pytest.raises(NotOurs):
            Store(replace(settings, store_url=f"sqlite:///{folder}/store.db"))
    finally:
        folder.rmdir()


def test_on_postgresql_the_tables_are_in_no_log(store: Store) -> None:
    if store.engine.dialect.name != "postgresql":
        pytest.skip("SQLite: a file of its own")
    with store.engine.connect() as connection:
        kinds = connection.execute(
            text("SELECT relpersistence FROM pg_class WHERE relname IN ('sessions', 'throttles')")
        ).scalars()
        assert {bytes(kind).decode() if isinstance(kind, bytes) else kind for kind in kinds} == {"u"}
