"""`portal route table`: every combination of answers and where it leads, for people to review."""

from __future__ import annotations

from pathlib import Path

import click

from portal.routing.as_csv import as_csv
from portal.routing.table import table


@click.command(name="table")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="A file instead of standard output.")
def command(out: Path | None) -> None:
    """Write the routing table as CSV: few rows, each for all combinations of its values."""
    text = as_csv(table())
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    click.echo(f"wrote {out}: {text.count(chr(10)) - 1} rows")
