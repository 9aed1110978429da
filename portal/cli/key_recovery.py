"""`portal keys recover`: an office that lost every member's way in, opened once more by a quorum of its cards."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.cli import CannotRun, WrongUsage
from portal.cli.key_ceremony import DIGITS, new_password
from portal.cli.ready import directory_if_here, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import exclusive, writing
from portal.directory import Directory, NotInDirectory, OfficeEntry, OfficerEntry, RingEntry, founded_json, write_whole
from portal.officers import Recovery, RingKey, Slot, end_officer, figures, joined, mark
from portal.officers.officer import LOCK, Officer, lock_seed, tidy_login
from portal.officers.ring import packed
from portal.officers.slot import slot_tag, slots_for
from portal.vault import Keys, Refused, Site, canonical, parsed, seal
from portal.vault.codes import digits

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def recover() -> None:
    """Bring an office back: prepare (host), join (off line, with the cards), enter (host), then a new directory."""


@recover.command()
@click.argument("office")
@click.option("--login", required=True, help="Who shall come in again; the old entry of that name ends.")
@click.option("--name", required=True)
@click.option("--out", type=WRITABLE, default=Path("recovery.json"))
def prepare(office: str, login: str, name: str, out: Path) -> None:
    """Make the new member's own keys, and write down the locks for the cards. No secret leaves the host."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site, (directory, entry) = site_needed(settings, engine), _office(settings, office)
    officer_id = secrets.token_bytes(16)
    password = new_password(site, officer_id)
    keys, today = Keys.new(), settings.now()
    with writing(engine) as session:
        if any(each.login == tidy_login(login) and each.until is None for each in directory.officers):
            end_officer(session, site, directory=directory, login=login, now=today)
        locked = lock_seed(site, officer_id, seed=keys.seed, stretched=password)
        session.add(Officer(id=officer_id, login=tidy_login(login), locked=locked, second=None))
        exported = _exported(session, entry, officer_id, keys.public)
        session.commit()
    _leave_for_proposal(settings, officer_id, keys, login=tidy_login(login), name=name, office=office)
    write_whole(out, canonical(exported))
    click.echo(f"{login}: {' '.join(mark(keys.public, keys.verify))} ({figures(keys.public, keys.verify)})")
    click.echo(f"wrote {out}; off line, with the holders of the cards: portal keys recover join {out}")


@recover.command()
@click.argument("file", type=READABLE)
@click.option("--out", type=WRITABLE, default=Path("recovered.json"))
def join(file: Path, out: Path) -> None:
    """Off line: ask for the cards, and seal the office's keys to the new member. The keys themselves are not shown."""
    given = _read(file, "portal.recovery/1")
    sizes = {len(quorum.split("-")) for ring in given["rings"] for quorum in ring["locks"]}
    if not sizes:
        raise CannotRun("no card opens any key of this office")
    cards: dict[int, bytes] = {}
    while len(cards) < min(sizes):
        number = click.prompt("Number of the card", type=int)
        cards[number] = _card(click.prompt("Its 39 digits", hide_input=True))
    slots = [slot for ring in given["rings"] if (slot := _slot(given, ring, cards))]
    if not slots:
        raise click.ClickException("these cards open nothing: one of them was mistyped, or they do not belong together")
    found = {"schema": "portal.recovered/1", "officer": given["officer"], "slots": slots}
    write_whole(out, canonical(found), mode=0o600)
    click.echo(f"{len(slots)} of {len(given['rings'])} keys; wrote {out}. On the host: portal keys recover enter {out}")


@recover.command()
@click.argument("file", type=READABLE)
def enter(file: Path) -> None:
    """Put the sealed keys into the new member's slots. In force with the next directory: propose · sign · publish."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site, given = site_needed(settings, engine), _read(file, "portal.recovered/1")
    with writing(engine) as session:
        _enter(session, site, bytes.fromhex(given["officer"]), [bytes.fromhex(each) for each in given["slots"]])
        session.commit()
    click.echo("entered. At the first sign-in the office gets a new key; then hold a ceremony for new cards.")


def _enter(session: Session, site: Site, officer_id: bytes, slots: list[bytes]) -> None:
    exclusive(session, LOCK)
    have = list(slots_for(session, site, officer_id))
    new = [sealed for sealed in slots if sealed not in have]
    for number, sealed in enumerate(new, len(have)):
        session.add(Slot(tag=slot_tag(site, officer_id, number), sealed=sealed))


def _office(settings: Settings, office: str) -> tuple[Directory, OfficeEntry]:
    directory = directory_if_here(settings)
    if directory is None:
        raise CannotRun("there is no signed directory: an office without one begins with a ceremony")
    try:
        return directory, directory.office(office)
    except NotInDirectory:
        raise WrongUsage(f"the directory knows no office {office}") from None


def _leave_for_proposal(
    settings: Settings, officer_id: bytes, keys: Keys, *, login: str, name: str, office: str
) -> None:
    officer = OfficerEntry(
        id=officer_id,
        login=login,
        name=name,
        office=office,
        box=keys.public,
        sign=keys.verify,
        from_=settings.now().date(),
        identity=True,
    )
    left = settings.state_folder / "founded" / f"{office}-{officer_id.hex()[:8]}.json"
    write_whole(left, canonical(founded_json(office, [], None, [officer])))


def _exported(session: Session, office: OfficeEntry, officer_id: bytes, box: bytes) -> dict[str, Any]:
    rings = [(ring, False) for ring in office.rings]
    rings += [(office.identity_ring, True)] if office.identity_ring else []
    return {
        "schema": "portal.recovery/1",
        "office": office.id,
        "officer": officer_id.hex(),
        "box": box.hex(),
        "rings": [_locks(session, ring, identity) for ring, identity in rings],
    }


def _locks(session: Session, ring: RingEntry, identity: bool) -> dict[str, Any]:
    rows = session.execute(select(Recovery.quorum, Recovery.locked).where(Recovery.ring == ring.id))
    locks = {quorum: locked.hex() for quorum, locked in rows}
    return {"ring": ring.id.hex(), "generation": ring.generation, "identity": identity, "locks": locks}


def _slot(given: dict[str, Any], ring: dict[str, Any], cards: dict[int, bytes]) -> str | None:
    """The ring, sealed to the new member; None when these cards do not open it."""
    name, locked = bytes.fromhex(ring["ring"]), ring["locks"].get("-".join(map(str, sorted(cards))))
    if locked is None:
        return None
    try:
        seed = joined(bytes.fromhex(locked), name, cards)
    except Refused:
        return None
    key = RingKey(name, given["office"], seed, None, ring["identity"], ring["generation"])
    return seal(bytes.fromhex(given["box"]), packed(key)).hex()


def _card(typed: str) -> bytes:
    number = digits(typed)
    if len(number) != DIGITS or int(number) >= 2**128:
        raise click.ClickException("that is not the number of a card")
    return int(number).to_bytes(16, "big")


def _read(file: Path, schema: str) -> dict[str, Any]:
    try:
        given = parsed(file.read_bytes())
        if given["schema"] != schema:
            raise KeyError
    except (Refused, KeyError):
        raise WrongUsage(f"{file} is not such a file") from None
    return given
