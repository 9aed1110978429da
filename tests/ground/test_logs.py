import json
import logging
import sys

from portal.cli.logs import AllowList

SECRET = "the officer with the red beard"


def line(name: str, message: str, *arguments: str) -> str:
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, arguments, sys.exc_info())
    return AllowList().format(record)


def test_a_line_holds_nothing_that_anybody_wrote() -> None:
    ours, theirs = line("portal.work", "a round failed %s", SECRET), line("waitress", f"while serving {SECRET}")
    assert SECRET not in ours + theirs
    assert json.loads(ours)["says"] == "a round failed %s"
    assert "says" not in json.loads(theirs)


def test_a_line_says_where_it_failed_and_only_the_hour() -> None:
    said = json.loads(line("portal.work", "a round failed"))
    assert said["failure"] == "builtins.ValueError"
    assert said["where"][0].startswith(__file__)
    assert len(said["hour"]) == len("2026-10-05T08Z")
