"""The commands of docs/contract.md, one module each; a command's module is imported only when it is used."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

import click

from portal.config import BadSetting

COMMANDS = {
    "serve": "Answer at the doors.",
    "work": "Do what falls due: lapses, checkpoints, sweeping.",
    "demo": "A whole portal with invented people, for looking at.",
    "db": "The database: upgrade, check, backup, restore.",
    "doctor": "Say what is not ready.",
    "routes": "List every address and who it is for.",
    "packs": "The rules of each jurisdiction.",
    "deadlines": "Explain how a date came about.",
    "route": "Explain who a filing goes to.",
    "register": "The book: verify, checkpoint, prove.",
    "languages": "The languages offered and how complete they are.",
    "keys": "The site file, the directory and its root.",
    "feed": "What prisons tell of everybody, sealed to the inspectorate.",
    "officers": "Invite, end and list officers.",
    "duty": "Duty posts: who is awake for which prison, and when.",
    "bench": "Measure speed and memory.",
}


class WrongUsage(click.ClickException):
    exit_code = 2


class CannotRun(click.ClickException):
    """Something is missing: no database, migrations behind, no file, or a production lock."""

    exit_code = 3


class RefusedHere(click.ClickException):
    """Refused on purpose, such as a demo command in production."""

    exit_code = 4


class LazyGroup(click.Group):
    """A group whose help needs no import of the modules behind its commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in COMMANDS if find_spec(f"portal.cli.{name}")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = import_module(f"portal.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])

    def invoke(self, ctx: click.Context) -> Any:
        """Failures that every command shares become one plain line and their exit code."""
        try:
            return super().invoke(ctx)
        except BadSetting as wrong:
            raise WrongUsage(str(wrong)) from None
        except Exception as failure:
            if _no_database(failure):
                raise CannotRun(
                    "PORTAL_DATABASE_URL: the database cannot be used; is it there, and upgraded?"
                ) from None
            raise


def _no_database(failure: Exception) -> bool:
    errors = sys.modules.get("sqlalchemy.exc")
    return errors is not None and isinstance(failure, errors.OperationalError | errors.ProgrammingError)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("grievance-portal"), message="%(version)s")
def main() -> None:
    """Sealed letters from prison, and their answers."""
