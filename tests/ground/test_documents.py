"""What the --json commands of the ground print."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.cli.checks import Note, check
from portal.cli.db import upgrade_tables
from portal.cli.keys import make_site_keys
from portal.config import Settings


@pytest.fixture
def portal(environment: dict[str, str]) -> Any:
    """Runs a command in a portal that has tables and keys, and no directory yet."""
    settings = Settings.from_environment(environment)
    upgrade_tables(settings)
    make_site_keys(settings)
    runner = CliRunner(env=environment)
    return lambda *arguments: runner.invoke(main, arguments, catch_exceptions=False)


def document(printed: str) -> dict[str, Any]:
    """One line, one document, its schema first."""
    assert printed.count("\n") == 1
    found: dict[str, Any] = json.loads(printed)
    assert next(iter(found)) == "schema"
    return found


def test_the_doctor_names_what_is_missing_and_what_is_not_built_yet(portal: Any) -> None:
    ended = portal("doctor", "--json")
    said = document(ended.stdout)
    checks = {each["id"]: each for each in said["checks"]}
    assert (ended.exit_code, said["schema"], said["ok"]) == (1, "portal.doctor/1", False)
    assert all(checks[name]["ok"] for name in ("fsync", "site_file", "clock", "database", "migrations"))
    assert {"office_keys", "calendar_horizon", "directory", "packs", "languages"} <= set(checks)
    assert not checks["directory"]["ok"]
    assert not checks["protection"]["ok"], "without a directory nobody can be protected"


def test_the_doctor_sees_a_site_file_that_others_can_read(portal: Any, settings: Settings) -> None:
    settings.site_file.chmod(0o644)
    (found,) = [each for each in document(portal("doctor", "--json").stdout)["checks"] if each["id"] == "site_file"]
    assert not found["ok"]


def test_a_note_is_no_fault(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.cli.checks.ALL", [])
    assert check(lambda _: Note("mind the step"))(settings) == {"id": "<lambda>", "ok": True, "says": "mind the step"}


def test_every_address_says_who_it_is_for_and_reading_never_writes(portal: Any) -> None:
    said = document(portal("routes", "--json").stdout)
    audiences = {"public", "complainant", "kiosk", "duty", "officer", "administrator"}
    assert said["schema"] == "portal.routes/1"
    assert said["routes"]
    for route in said["routes"]:
        assert set(route) == {"rule", "methods", "door", "audience", "act", "writes"}
        assert route["audience"] in audiences
        assert route["writes"] == ("POST" in route["methods"])


def test_commands_that_do_not_fit_are_wrong_usage(portal: Any) -> None:
    assert portal("serve", "--workers", "0").exit_code == 2
    assert portal("dance").exit_code == 2


def test_without_a_directory_the_worker_cannot_run(portal: Any) -> None:
    ended = portal("work", "--once", "--json")
    assert (ended.exit_code, ended.stdout) == (3, "")
    assert "PORTAL_DIRECTORY" in ended.stderr


def test_a_database_that_is_behind_is_named(portal: Any, environment: dict[str, str]) -> None:
    environment["PORTAL_DATABASE_URL"] += ".other"
    ended = CliRunner(env=environment).invoke(main, ["work", "--once"])
    assert ended.exit_code == 3
    assert "portal db upgrade" in ended.stderr


def test_help_needs_neither_flask_nor_a_database() -> None:
    import subprocess
    import sys

    script = "import sys, portal.cli as c; c.main(['--help'], standalone_mode=False); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert "serve" in loaded
    assert not {"flask", "sqlalchemy", "argon2", "nacl"} & set(loaded.splitlines()[-1].split())
