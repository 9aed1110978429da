"""`portal routes`: every address, the door it stands at, and who it is for."""

from __future__ import annotations

import click

from portal import create_app, routes
from portal.cli.document import print_document
from portal.config import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """List every address and who it is for."""
    listed = routes(create_app(Settings.from_environment()))
    if as_json:
        print_document("routes", routes=listed)
        return
    for route in listed:
        click.echo(f"{route['audience']:14} {','.join(route['methods']):8} {route['rule']}")
