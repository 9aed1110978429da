"""`make mutants`: break a copy of the code, run the one test, see it fail. Exits 1 when a test did not notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.mutants.breaks import BREAKS, Break

ROOT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")


def main(wanted: Iterable[str]) -> int:
    """`wanted` are promises such as T-05; none means all."""
    names = set(wanted)
    breaks = [each for each in BREAKS if not names or each.promise in names]
    survived = [each for each in breaks if not _noticed(each)]
    print(f"{len(breaks)} breaks, {len(breaks) - len(survived)} noticed")
    return 1 if survived or not breaks else 0


def _noticed(each: Break) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        file = copy / each.file
        text = file.read_text()
        found = text.count(each.stands)
        if found != 1:
            print(f"{each.promise}  NOT APPLIED  {each.file}: the text to break stands there {found} times")
            return False
        file.write_text(text.replace(each.stands, each.instead))
        red = _run(copy, each.test)
    print(f"{each.promise}  {'noticed' if red else 'SURVIVED'}  {each.file}")
    return red


def _run(copy: Path, test: str) -> bool:
    """Whether the test is red on the broken copy; an error of collection is not counted as noticed."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", test]
    done = subprocess.run(
        command, cwd=copy, env={**os.environ, "PYTHONPATH": str(copy)}, capture_output=True, text=True, check=False
    )
    return done.returncode == 1 and " failed" in done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
