"""`portal languages`: how complete each language is, and the upkeep of its files."""

from __future__ import annotations

import sys
from typing import Any

import click

from portal.cli import CannotRun
from portal.cli.document import print_document
from portal.config import Settings
from portal.interpretation import answered
from portal.interpretation.grade import grade
from portal.interpretation.sounds import Sounds, said_in
from portal.languages import LOCALES, offered
from portal.languages.completeness import completeness
from portal.languages.extraction import NoCheckout
from portal.languages.faults import Fault, faults
from portal.languages.films import Film, film_faults, films_in
from portal.languages.upkeep import TRANSLATED, compile_all, extract, update
from portal.languages.voice import can_speak

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of sentences.")


@click.group()
def command() -> None:
    """The languages offered and how complete they are."""


@command.command(name="list")
@as_json
def list_command(as_json: bool) -> None:
    """Every language, whether it is offered, how many sentences are translated; and the films in sign language."""
    settings = Settings.from_environment()
    now_offered, films = offered(settings), films_in(settings.films)
    listed = [_described(code, now_offered) for code in LOCALES]
    if as_json:
        print_document("languages", languages=listed, films=[_film(each) for each in films])
        return
    for each in listed:
        people, total = each["people"], each["all"]
        done = f"{people['done']} of {people['total']} for people, {total['done']} of {total['total']} in all"
        click.echo(f"{each['code']:6} {'offered' if each['offered'] else '-':8} {done}")
    for film in films:
        click.echo(f"{film.code:6} film     {film.file}: {film.name}")
    if not films:
        click.echo("no films in sign language")


@command.command(name="check")
@as_json
def check_command(as_json: bool) -> None:
    """Whether every sentence is there in every language, whole and unchanged in shape, and every film is named as pages
    look for it; 1 when not."""
    misnamed = film_faults(Settings.from_environment().films)
    found = [*faults(), *(Fault("", "film", file, says) for file, says in misnamed)]
    if as_json:
        print_document("languages", ok=not found, findings=[vars(fault) for fault in found])
    else:
        for fault in found:
            click.echo(f"{fault.locale or '-':4} {fault.rule:12} {fault.msgid!r}: {fault.says}")
        click.echo(f"{len(found)} faults" if found else "ok")
    sys.exit(1 if found else 0)


@command.command(name="extract")
def extract_command() -> None:
    """Collect every sentence from code and templates (needs a checkout)."""
    try:
        click.echo(f"{extract()} sentences")
    except NoCheckout as missing:
        raise CannotRun(f"{missing} is not a checkout: there is nothing to extract from") from None


@command.command(name="update")
def update_command() -> None:
    """Bring every language's file in step with the template."""
    for locale in TRANSLATED:
        click.echo(f"{locale}: {update(locale)} without words")


@command.command(name="build")
@click.option("--locale", "only", help="One language instead of all offered ones.")
@click.option("--index", is_flag=True, help="Say which recording would belong to which sentence, and end.")
def build_command(only: str | None, index: bool) -> None:
    """Make the spoken form of every sentence; a recording of the same name in static/recordings is kept instead."""
    settings = Settings.from_environment()
    sounds = Sounds(settings.sounds)
    for locale in [only] if only in LOCALES else offered(settings):
        if index:
            for name, text in said_in(locale).items():
                click.echo(f"{locale}/{name}.mp3  {text}")
            continue
        made = sounds.build(locale) if can_speak(locale) else 0
        click.echo(f"{locale}: {made} made, {len(said_in(locale))} in all; the language {_true_grade(locale, sounds)}")


@command.command(name="compile")
def compile_command() -> None:
    """Write the compiled files, those of the pseudo-locales too."""
    for path in compile_all():
        click.echo(str(path))


def _true_grade(locale: str, sounds: Sounds) -> str:
    return grade(locale, sounds, answered=answered(locale))


def _film(film: Film) -> dict[str, Any]:
    captions = [code for code, _ in film.captions]
    said = {"file": film.file, "page": film.page, "prison": film.prison, "code": film.code, "own_name": film.name}
    return {**said, "captions": captions}


def _described(code: str, now_offered: list[str]) -> dict[str, Any]:
    locale, counts = LOCALES[code], completeness(code)
    return {
        "code": code,
        "own_name": locale.own_name,
        "direction": locale.direction,
        "pseudo": locale.pseudo,
        "offered": code in now_offered,
        "grade": _true_grade(code, Sounds(Settings.from_environment().sounds)),
        "people": {"done": counts.people_done, "total": counts.people},
        "all": {"done": counts.done, "total": counts.total},
    }
