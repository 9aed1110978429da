"""`portal routes`: every address, the door it stands at, and who it is for."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from portal import routes
from portal.cli.document import print_document
from portal.config import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List every address and who it is for."""
    with TemporaryDirectory() as place:
        listed = routes(_with_nothing(Settings.from_environment(), Path(place)))
    if as_json:
        print_document("routes", routes=listed)
        return
    for route in listed:
        click.echo(f"{route['audience']:14} {','.join(route['methods']):8} {route['rule']}")


def _with_nothing(settings: Settings, place: Path) -> Settings:
    """The same portal with a site file and a store for this moment only: the addresses need no real ones."""
    site = place / "site.json"
    site.write_text(json.dumps({"keys": [secrets.token_hex(32)]}))
    return replace(settings, site_file=site, store_url=f"sqlite:///{place}/store.db", state_folder=place)
