"""`portal doctor`: everything that must be right before people may rely on this portal."""

from __future__ import annotations

import sys

import click

from portal.cli import checks
from portal.cli.document import print_document
from portal.config import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True)
def command(as_json: bool) -> None:
    """Say what is not ready; ends with 1 when anything is not."""
    found = [check(Settings.from_environment()) for check in checks.ALL]
    ok = all(each["ok"] for each in found)
    if as_json:
        print_document("doctor", ok=ok, checks=found)
    else:
        for each in found:
            click.echo(f"{'ok ' if each['ok'] else 'NO '} {each['id']:18} {each.get('says', '')}".rstrip())
    sys.exit(0 if ok else 1)
