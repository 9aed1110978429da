"""With every network gone but the machine's own loopback, the portal starts, takes a letter and gives it back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.hard.wire import environment_of
from tests.world import World


def cut_off() -> bool:
    """Whether this user may make a place without network."""
    if shutil.which("unshare") is None or os.getuid() != 0:
        return False
    return subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0


needs_root = pytest.mark.skipif(not cut_off(), reason="only root may take the network away")


@pytest.mark.engines(1)
@needs_root
def test_a_letter_is_filed_and_read_with_the_network_cut(world: World) -> None:
    done = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "tests.hard.cut_off"],
        env={**os.environ, **environment_of(world.settings)}, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["alone", "help", "filing.sent", "The words.", "worked"]


@needs_root
def test_a_test_passes_with_the_network_cut() -> None:
    """The tests' own ground: a PostgreSQL of their own, a world, an application."""
    one = "tests/web/test_filing.py::test_one_word_gets_its_receipt"
    done = subprocess.run(
        ["unshare", "--net", sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", one],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
