"""`portal bench`: speed and memory against the budgets, on a portal of its own that goes away afterwards."""

from __future__ import annotations

import os
import sys

import click

from portal.cli.document import print_document
from portal.cli.measure.figure import Figure


@click.command()
@click.option("--cases", default=1000, show_default=True, help="How many cases lie in the database at the end.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def command(cases: int, as_json: bool) -> None:
    """Measure filing, pages, the desk's list and memory. Exits 1 when a budget is not kept."""
    figures = measured(max(cases, 100))
    if as_json:
        print_document("bench", ok=all(each.ok for each in figures), figures=[each.as_json() for each in figures])
    else:
        for figure in figures:
            click.echo(figure.line())
    sys.exit(0 if all(each.ok for each in figures) else 1)


def measured(cases: int) -> list[Figure]:
    """Every figure at the full size, and filing at a tenth and a hundredth of it too: its ratio must stay flat."""
    from portal.cli.measure.answering import answering
    from portal.cli.measure.filing import filing
    from portal.cli.measure.ground import ground
    from portal.cli.measure.memory import memory
    from portal.cli.measure.network import network
    from portal.cli.measure.pages import pages
    from portal.cli.measure.sweep import sweep
    from portal.cli.measure.voice import voice

    os.environ.setdefault("PORTAL_ENV", "test")
    figures = []
    with ground() as there:
        for size in (cases // 100, cases // 10, cases):
            there.grow(size)
            figures.append(filing(there))
        return [
            *figures, sweep(there), *pages(there), *answering(there), *voice(there), *network(there), memory(there),
        ]  # fmt: skip
