"""PORTAL_ENV=production refuses to start, and names every cause."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.config import Settings, locks_of_production


@pytest.fixture
def sound(tmp_path: Path) -> Settings:
    site = tmp_path / "site.json"
    site.touch(mode=0o600)
    keys = {"worker_file": tmp_path / "worker.json", "signing_key_file": tmp_path / "register.key"}
    return Settings(site_file=site, directory_file=tmp_path / "directory.signed", proxies=1, **keys)


def test_a_sound_production_starts(sound: Settings) -> None:
    assert locks_of_production(sound) == []


@pytest.mark.parametrize(
    ("named", "spoil"),
    [
        ("PORTAL_CLOCK", lambda settings: dataclasses.replace(settings, clock="file:/clock")),
        ("PORTAL_SEED", lambda settings: dataclasses.replace(settings, seed=1)),
        ("PORTAL_KDF", lambda settings: dataclasses.replace(settings, kdf=(65535, 3, 1))),
        ("PORTAL_KDF", lambda settings: dataclasses.replace(settings, kdf=(2**20, 1, 1))),
        ("PORTAL_PROXIES", lambda settings: dataclasses.replace(settings, proxies=0)),
        ("PORTAL_SITE_FILE", lambda settings: settings.site_file.chmod(0o644) or settings),
        ("PORTAL_SITE_FILE", lambda settings: settings.site_file.chmod(0o640) or settings),
        ("PORTAL_WORKER_FILE", lambda settings: settings.worker_file.touch(mode=0o644) or settings),
        ("PORTAL_SIGNING_KEY_FILE", lambda settings: settings.signing_key_file.touch(mode=0o644) or settings),
        ("PORTAL_ROOT", lambda settings: settings.directory_file.write_bytes(b'\1{"demo":true}') and settings),
    ],
)
def test_each_lock_holds_alone_and_names_its_cause(
    named: str, spoil: Callable[[Settings], Settings], sound: Settings
) -> None:
    spoiled = spoil(sound)
    assert [cause.partition(":")[0] for cause in locks_of_production(spoiled)] == [named]
    assert locks_of_production(dataclasses.replace(spoiled, env="demo")) == []


def test_a_draft_pack_in_force_is_named(sound: Settings) -> None:
    (cause,) = locks_of_production(sound, drafts=["gb-eng-wls"])
    assert "gb-eng-wls" in cause


@pytest.mark.parametrize("command", ["serve", "work"])
def test_the_commands_that_serve_refuse_with_every_cause(command: str, environment: dict[str, str]) -> None:
    refused = run(command, **environment | {"PORTAL_ENV": "production", "PORTAL_CLOCK": "file:/clock"})
    assert refused.returncode == 3
    assert {"PORTAL_KDF", "PORTAL_CLOCK", "PORTAL_PROXIES"} <= named(refused.stderr)


def test_a_demo_command_is_refused_on_purpose(environment: dict[str, str]) -> None:
    refused = run("demo", "--no-serve", **environment | {"PORTAL_ENV": "production"})
    assert refused.returncode == 4
    assert "demo" in refused.stderr


def test_a_wrong_setting_is_wrong_usage(environment: dict[str, str]) -> None:
    refused = run("doctor", **environment | {"PORTAL_ZONE": "Moon/Crater"})
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "PORTAL_ZONE" in refused.stderr


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "portal.cli", *arguments],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def named(text: str) -> set[str]:
    return {word.strip(" :;,") for word in text.split() if word.startswith("PORTAL_")}
