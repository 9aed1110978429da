"""`portal demo`: a whole portal with invented people, seeded at the first start and kept until --fresh."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from portal.cli.demonstration.description import base, description
from portal.cli.demonstration.keyring import read_root
from portal.cli.demonstration.made import make
from portal.cli.demonstration.place import Place
from portal.cli.demonstration.working import steadily
from portal.cli.document import print_document
from portal.cli.serve import cores, serve

NOISE = 60


@click.command()
@click.option("--fresh", is_flag=True, help="Throw away what a demo made here before, and begin anew.")
@click.option("--bind", metavar="H:P", help="Instead of PORTAL_BIND; PORT alone is heard too.")
@click.option("--cases", type=click.IntRange(0, 100_000), default=NOISE, show_default=True, help="Letters of noise.")
@click.option("--no-serve", is_flag=True, help="Make it and end.")
@click.option("--describe", is_flag=True, help="Say what is in it, and end.")
@click.option("--json", "as_json", is_flag=True, help="With --describe.")
def command(fresh: bool, bind: str | None, cases: int, no_serve: bool, describe: bool, as_json: bool) -> None:
    """A whole portal with invented people, for looking at. Nothing in it is real."""
    place = Place.of(os.environ, bind=bind)
    if fresh or not (describe and place.made()):
        place.hold()
    if fresh or place.made() is None:
        place.clear()
        click.echo("Making the demo. This takes a moment, the first time only.", err=True)
        make(place, cases=cases)
    if describe:
        _describe(place, as_json=as_json)
    elif no_serve:
        _leave_variables(place.with_root(read_root(place.root_file).verify))
        click.echo(f"The demo is made, in {place.folder}. Start it with: portal demo")
    else:
        sys.exit(_serve(place))


def _serve(place: Place) -> int:
    root = read_root(place.root_file)
    place = place.with_root(root.verify)
    place.keep({**(place.made() or {}), "base": base(place.settings.bind)})
    _leave_variables(place)
    return serve(place.settings, workers=cores(), beside=(steadily(place.settings, root),), greeting=_greeting(place))


def _greeting(place: Place) -> str:
    now, address = place.settings.now(), base(place.settings.bind)
    people, kiosk, officers, demo = (f"{address}{path:<11}" for path in ("/", "/en/kiosk", "/signin", "/demo"))
    return (
        f"Portal demo. Nothing here is real. It is {now:%A} {now.day} {now:%B %Y, %H:%M}.\n"
        f"  People      {people}(phone, any language)\n"
        f"  Kiosk       {kiosk.rstrip()}\n"
        f"  Officers    {officers}(director.northgate · harbour lantern seven pebbles · 000000)\n"
        f"  Try it on   {demo.rstrip()}"
    )


def _describe(place: Place, *, as_json: bool) -> None:
    said = description(place, place.made() or {})
    if as_json:
        print_document("demo", **said)
        return
    click.echo(f"{said['base']}  {said['now']}")
    for each in said["officers"]:
        click.echo(f"  {each['name']:24} {each['office']}")
    titles = {each["id"]: each["title"] for each in said["stories"]}
    for each in said["mailboxes"]:
        click.echo(f"  {each.get('code') or each['drawer']:16}  {each['locale']}  {titles[each['story']]}")


def _leave_variables(place: Place) -> None:
    """For other commands on the same demo: `set -a; . var/demo.env`."""
    settings = place.settings
    lines = {
        "PORTAL_ENV": settings.env,
        "PORTAL_ROOT": (settings.root or b"").hex(),
        "PORTAL_CLOCK": settings.clock,
        "PORTAL_ZONE": settings.zone,
    }
    text = "".join(f"{name}='{value}'\n" for name, value in lines.items())
    Path(place.folder / "demo.env").write_text(text)
