"""Nothing leads from a letter to discipline: no command, act, address or import; and no sanction takes a right away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import click

from portal import create_app
from portal.cases.acts import ACTS
from portal.cli import main
from portal.config import folder
from portal.protection.feed import Line
from portal.protection.lists import watching
from portal.protection.segments import keep
from portal.web.shared import routes
from tests.web.desks import address_of, desk
from tests.world import World

WORD = re.compile(r"disciplin|sanction|adjudicat|penalt|offence|infraction|misconduct|charge(?!r)", re.IGNORECASE)
TAKES_IN = ("feed import",)
"""The one command that knows the word: it takes events in, and gives nothing out."""
FEEDS = ("feed", "population", "segments", "signs")


def commands(group: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command there is, by its whole name."""
    if isinstance(group, click.Group):
        for each in group.list_commands(click.Context(group)):
            found = group.get_command(click.Context(group), each)
            assert found is not None
            yield from commands(found, f"{name} {each}".strip())
    else:
        yield name, group


def said_of(command: click.Command) -> str:
    """All a command says of itself: name, help, and each of its options."""
    about = [str(command.name), command.help or "", command.epilog or ""]
    for option in command.params:
        choices = getattr(option.type, "choices", ())
        about += [*option.opts, str(getattr(option, "help", "") or ""), *map(str, choices)]
    return " ".join(about)


def test_no_command_but_the_one_that_takes_feeds_in_knows_of_it() -> None:
    found = dict(commands(main))
    assert len(found) > 40 and set(TAKES_IN) <= set(found), "the walk sees the commands"
    assert {name for name, command in found.items() if WORD.search(said_of(command))} <= set(TAKES_IN)


def test_what_takes_feeds_in_has_no_way_out() -> None:
    taking = dict(commands(main))["feed import"]
    assert {option.name for option in taking.params} == {"kind", "prison", "file"}
    assert next(each for each in taking.params if each.name == "file").type.name in ("file", "path", "filename")
    root = folder("templates").parent / "portal"
    for source in [root / "cli" / "feed.py", *(root / "protection" / f"{name}.py" for name in FEEDS)]:
        text = source.read_text()
        assert not re.search(r"\b(casework|mailboxes|access|read_case|visible_to)\b", text), source.name
        assert not re.search(r"\.write|\.open\(.*[\"']w|json\.dump", text), source.name


def test_no_act_and_no_address_is_called_so(world: World) -> None:
    assert not [act.name for act in ACTS if WORD.search(" ".join((act.name, act.verb, *act.nouns)))]
    app = create_app(replace(world.settings, locales=("en",)))
    assert not [row["rule"] for row in routes(app) if WORD.search(str(row["rule"]))]
    app.portal.close()  # type: ignore[attr-defined]


def test_a_sanction_in_the_feeds_leaves_every_right_untouched(world: World) -> None:
    """R-78: the same pages before and after, at the prison's desk and in the person's hands; and they may write."""
    receipt = world.lodge("director-northgate", "The shower is cold.", name="A. Demir", number="N 0877", identity="all")
    app = create_app(replace(world.settings, locales=("en",)))
    app.testing = True
    before = pages(app, receipt, world)
    with world.writing() as session:
        day = world.now.date() - timedelta(days=1)
        keep(session, world.site, watching(world.directory, "NGT"), [
            Line("discipline", "NGT", day, "N0877", "A2", "Fourteen days in a cell"),
        ])  # fmt: skip
        session.commit()
    assert pages(app, receipt, world) == before
    world.add(receipt.case, "Still cold.")
    again = world.lodge("inspectorate", "And they punished me.", name="A. Demir", number="N 0877", identity="all")
    assert not again.already
    app.portal.close()  # type: ignore[attr-defined]


def pages(app: object, receipt: object, world: World) -> list[str]:
    """What the prison and the person see of it, without what is drawn anew."""
    director = desk(app, "director.northgate")  # type: ignore[arg-type]
    shown = [director.open(receipt).text, director.get("/desk").text, director.get(address_of(receipt)).text]  # type: ignore[arg-type]
    person = app.test_client()  # type: ignore[attr-defined]
    form = re.search(r'name="form_token" value="([^"]+)"', person.get("/en/read").text)
    assert form
    person.post("/en/read", data={"form_token": form[1], "code": world.codes[receipt.case]})  # type: ignore[attr-defined]
    shown += [person.get("/en/read/messages").text, person.get("/en/read/messages/0").text]
    return [re.sub(r'name="(csrf_token|form_token|once)" value="[^"]+"', "", each) for each in shown]


def test_the_architecture_forbids_it() -> None:
    """The contracts that `lint-imports` holds, so that nobody takes them out unnoticed."""
    text = (folder("templates").parent / "pyproject.toml").read_text()
    assert "Nothing leads from cases to discipline" in text and "Feeds know no case" in text
