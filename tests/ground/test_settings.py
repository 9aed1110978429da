import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from portal.config import DOORS, FULL_KDF, BadSetting, Settings, folder


def test_nothing_set_is_a_production_portal() -> None:
    settings = Settings.from_environment({"PATH": "/bin", "PORTAL_ZONE": ""})
    assert (settings.env, settings.kdf, settings.doors, settings.zone) == ("production", FULL_KDF, DOORS, "UTC")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_ENV", "staging"),
        ("PORTAL_DATABASE_URL", "mysql://here"),
        ("PORTAL_STORE_URL", "redis://here"),
        ("PORTAL_DOORS", "public,cellar"),
        ("PORTAL_BIND", "8000"),
        ("PORTAL_BIND", "127.0.0.1:99999"),
        ("PORTAL_HOSTS", ","),
        ("PORTAL_PROXIES", "-1"),
        ("PORTAL_LOCALES", "en,Klingon!"),
        ("PORTAL_ZONE", "Europe/Atlantis"),
        ("PORTAL_ZONE", "../../etc/passwd"),
        ("PORTAL_PACKS", "/nowhere/at/all"),
        ("PORTAL_CLOCK", "yesterday"),
        ("PORTAL_CLOCK", "file:relative"),
        ("PORTAL_SEED", "twelve"),
        ("PORTAL_IDLE", "kiosk=soon"),
        ("PORTAL_IDLE", "cook=5"),
        ("PORTAL_UPLOAD_MAX", "0"),
        ("PORTAL_CLAMAV", "somewhere"),
        ("PORTAL_KDF", "65536:3"),
        ("PORTAL_KDF", "7:1:1"),
        ("PORTAL_ROOT", "c2hvcnQ="),
        ("PORTAL_ROOT", "zz" * 32),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name) as refused:
        Settings.from_environment({"PORTAL_ENV": "test", name: value})
    assert refused.value.name == name


def test_only_the_test_environment_may_lower_the_kdf() -> None:
    weak = {"PORTAL_KDF": "65536:2:1"}
    assert Settings.from_environment({"PORTAL_ENV": "test", **weak}).kdf == (65536, 2, 1)
    with pytest.raises(BadSetting, match="PORTAL_KDF"):
        Settings.from_environment({"PORTAL_ENV": "demo", **weak})


def test_idle_times_are_changed_one_by_one() -> None:
    settings = Settings.from_environment({"PORTAL_IDLE": "kiosk=30, officer=600"})
    assert settings.idle == {"kiosk": 30, "filing": 3600, "mailbox": 300, "officer": 600}


def test_a_clock_file_is_read_at_every_look(tmp_path: Path, settings: Settings) -> None:
    clock = tmp_path / "clock"
    stopped = dataclasses.replace(settings, clock=f"file:{clock}", zone="Europe/London")
    clock.write_text("2026-10-05T08:30:00+01:00\n")
    assert stopped.now().isoformat() == "2026-10-05T08:30:00+01:00"
    clock.write_text("2026-10-25T12:00:00+00:00")
    assert stopped.now() == datetime.fromisoformat("2026-10-25T12:00:00Z")


@pytest.mark.parametrize("content", ["", "soon", "2026-10-05T08:30:00"])
def test_a_clock_file_without_an_exact_time_is_refused(content: str, tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "clock").write_text(content)
    with pytest.raises(BadSetting, match="PORTAL_CLOCK"):
        dataclasses.replace(settings, clock=f"file:{tmp_path}/clock").now()


def test_two_databases_never_share_a_store() -> None:
    one, other = (Settings.from_environment({"PORTAL_DATABASE_URL": f"sqlite:///{name}.db"}) for name in "ab")
    assert one.store_url != other.store_url


def test_what_settings_print_holds_no_password() -> None:
    assert "hunter2" not in repr(
        Settings.from_environment({"PORTAL_DATABASE_URL": "postgresql+psycopg://u:hunter2@h/d"})
    )


@pytest.mark.parametrize("name", ["templates", "static", "translations", "migrations"])
def test_what_lies_beside_the_package_is_found(name: str) -> None:
    assert folder(name).is_dir()
