"""T-16: with another site file no code opens and no process starts; with two keys in the list all codes open."""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from portal.config import Settings
from portal.database import engine_for, writing
from portal.mailboxes.door import enter, make_door
from portal.register import belongs, keep_check
from portal.register.site_check import Fact
from portal.vault import Refused, Site
from portal.vault.codes import new_code
from tests.serving import Serving
from tests.world import World

KDF = (8, 1, 1)


def a_site(*keys: bytes) -> Site:
    return Site(keys or (secrets.token_bytes(32),), KDF)


def through(engine: Engine, site: Site, code: str) -> bytes | None:
    with writing(engine) as session:
        mailbox = enter(session, site, site.stretch(code, "code"))
        return mailbox.seed if mailbox else None


def door(engine: Engine, site: Site, code: str) -> bytes:
    seed = secrets.token_bytes(32)
    with writing(engine) as session:
        make_door(session, *site.doors(site.stretch(code, "code"))[0], seed)
        session.commit()
    return seed


def test_the_right_code_with_another_site_file_opens_nothing(engine: Engine) -> None:
    site, code = a_site(), new_code()
    seed = door(engine, site, code)
    assert through(engine, site, code) == seed
    assert through(engine, a_site(), code) is None


def test_old_and_new_codes_open_once_there_is_a_second_key(engine: Engine) -> None:
    first, second = secrets.token_bytes(32), secrets.token_bytes(32)
    old, new = new_code(), new_code()
    before = door(engine, a_site(first), old)
    both = a_site(second, first)
    after = door(engine, both, new)
    assert (through(engine, both, old), through(engine, both, new)) == (before, after)
    assert through(engine, a_site(first), new) is None


def test_a_second_key_changes_nothing_but_new_doors(engine: Engine) -> None:
    first, second = secrets.token_bytes(32), secrets.token_bytes(32)
    one, both = a_site(first), a_site(second, first)
    assert (one.check, one.tag("x"), one.key("x")) == (both.check, both.tag("x"), both.key("x"))


def test_a_letter_filed_before_is_read_with_two_keys(world: World) -> None:
    receipt = world.lodge("inspectorate", text="He hit me.")
    held = json.loads(world.settings.site_file.read_bytes())
    world.site = a_site(secrets.token_bytes(32), *map(bytes.fromhex, held["keys"]))
    assert world.read(world.mailbox(world.codes[receipt.case]), receipt.case).statement.text == "He hit me."
    assert world.read(world.viewer("inspector.adeyemi"), receipt.case).statement.text == "He hit me."


def test_database_and_site_file_know_each_other(engine: Engine) -> None:
    site = a_site()
    with writing(engine) as session:
        assert belongs(session, site) is None
        keep_check(session, site)
        keep_check(session, a_site())
        session.commit()
        assert belongs(session, site)
        assert belongs(session, a_site()) is False


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"keys": []}', b'{"keys": ["00"]}', b'{"keys": 1}', b"\xff"])
def test_what_is_no_site_file_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "site.json"
    file.write_bytes(content)
    with pytest.raises(Refused):
        Site.load(file)


def test_serving_does_not_start_with_another_databases_site_file(live: Serving) -> None:
    spoil(live.environment)
    with pytest.raises(RuntimeError, match="belongs to another database"):
        live.start("--workers", "1")


@pytest.mark.parametrize("command", [("work", "--once"), ("db", "check"), ("register", "verify"), ("keys", "status")])
def test_no_command_works_with_another_databases_site_file(live: Serving, command: tuple[str, ...]) -> None:
    spoil(live.environment)
    done = subprocess.run(
        [sys.executable, "-m", "portal.cli", *command],
        env={**os.environ, **live.environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert "belongs to another database" in done.stderr


def spoil(environment: dict[str, str]) -> None:
    """Another check value in the database: what a site file taken from elsewhere looks like."""
    engine = engine_for(Settings.from_environment(environment).database_url)
    with writing(engine) as session:
        session.execute(update(Fact).values(value=bytes(8)))
        session.commit()
    engine.dispose()
