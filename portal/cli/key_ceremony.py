"""`portal keys ceremony`: the keys of an office, its first member, and the cards that can bring them back."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

import click

from portal.cli import CannotRun, WrongUsage
from portal.cli.ready import directory_if_here, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import writing
from portal.directory import founded_json, write_whole
from portal.officers import Name, figures, found_office, mark, store_recovery, weakness
from portal.vault import Site, canonical

DIGITS = 39
"""Enough for 128 bits."""


@click.command()
@click.argument("office")
@click.option("--holders", type=click.IntRange(1, 12), required=True, help="How many cards.")
@click.option("--threshold", type=click.IntRange(1, 12), required=True, help="How many of them open.")
@click.option("--login", required=True, help="The first member's name at sign-in.")
@click.option("--name", required=True, help="The first member's name as colleagues know it.")
def ceremony(office: str, holders: int, threshold: int, login: str, name: str) -> None:
    """Make OFFICE's keys with its first member at the keyboard. Prints the cards: once, and only here."""
    if threshold > holders:
        raise WrongUsage("more cards needed than there are")
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    left = settings.state_folder / "founded" / f"{office}.json"
    _never_held(settings, office, left.exists())
    first = Name(id=secrets.token_bytes(16), login=login, name=name, office=office, identity=True)
    password = new_password(site, first.id)
    cards = {number: secrets.token_bytes(16) for number in range(1, holders + 1)}
    with writing(engine) as session:
        founded = found_office(session, site, name=first, password=password, now=settings.now())
        for ring in founded.member.rings:
            store_recovery(session, ring.id, seed=ring.seed, cards=cards, threshold=threshold)
        public = founded_json(office, [founded.ring], founded.identity_ring, [founded.officer])
        session.commit()
    write_whole(left, canonical(public))
    _print_cards(office, cards, threshold)
    entry = founded.officer
    click.echo(f"\n{entry.login}: {' '.join(mark(entry.box, entry.sign))} ({figures(entry.box, entry.sign)})")
    click.echo(f"key of {office}: {founded.ring.id.hex()}")
    click.echo("Write both down for the root. Then: portal keys propose · sign · publish")


def new_password(site: Site, officer_id: bytes) -> bytes:
    """Asked twice, stretched; the typed word is not kept. Raises click.ClickException for a weak one."""
    typed = click.prompt("Password of the first member", hide_input=True, confirmation_prompt=True)
    if weakness(typed):
        raise click.ClickException("at least twelve characters, or four words")
    return site.stretch(typed, "officer", officer_id)


def card_text(card: bytes) -> str:
    """Thirty-nine digits, in threes."""
    text = f"{int.from_bytes(card, 'big'):0{DIGITS}d}"
    return " ".join(text[at : at + 3] for at in range(0, DIGITS, 3))


def _never_held(settings: Settings, office: str, left: bool) -> None:
    if not office.replace("-", "").isalnum():
        raise WrongUsage(f"{office!r} is not the id of an office")
    directory = directory_if_here(settings)
    has_key = directory is not None and any(each.id == office and each.rings for each in directory.offices)
    if has_key or left:
        raise CannotRun(f"{office} has its keys already; when nobody can use them: portal keys recover")


def _print_cards(office: str, cards: Mapping[int, bytes], threshold: int) -> None:
    click.echo(f"{len(cards)} cards of {office}; any {threshold} open it. One to each holder, no two to one.")
    for number, card in cards.items():
        click.echo(f"\n  card {number} of {len(cards)} · {office}\n  {card_text(card)}")
