"""`portal register`: is the book whole, and does this code prove a filing?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from portal.cli import CannotRun, WrongUsage
from portal.cli.book import BookFaulty, sign_book, verified
from portal.cli.document import print_document
from portal.cli.pack_pages import not_adopted
from portal.cli.ready import directory_if_here, signing_key, site_if_here, site_needed, upgraded_engine
from portal.config import Settings
from portal.database import reading
from portal.directory import Directory, not_as_pinned
from portal.mailboxes.door import enter
from portal.register import BookDamaged, NoCheckpoint, Report, check_proof, prove, read_note
from portal.vault import Refused, Site
from portal.vault.opener import opener_of

as_json = click.option("--json", "as_json", is_flag=True, help="One JSON document instead of sentences.")
CHECKPOINT = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """The book: verify, checkpoint, prove."""


@command.command(name="verify")
@click.option("--against", type=CHECKPOINT, help="A checkpoint kept outside.")
@as_json
def verify_command(against: Path | None, as_json: bool) -> None:
    """Name every page that was dropped, changed, swapped, inserted, cut off, forked or replayed; 1 when any was."""
    settings = Settings.from_environment()
    engine, directory = upgraded_engine(settings), directory_if_here(settings)
    site = site_if_here(settings, engine)
    text = _checkpoint_in(against) if against else None
    with reading(engine) as session:
        key = _public_key(settings, directory.checkpoint if directory else None)
        report = verified(session, settings, site=site, key=key, directory=directory, against=text)
        packs = _packs(session, site, settings, directory)
    _say(report, as_json, packs)


@command.command(name="checkpoint")
@as_json
def checkpoint_command(as_json: bool) -> None:
    """Verify the book, then sign its size and root; 1 when it is faulty."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    try:
        note = sign_book(
            engine, settings, site=site_needed(settings, engine), key=signing_key(settings), now=settings.now()
        )
    except BookFaulty as faulty:
        _say(faulty.report, as_json)
    except BookDamaged as damaged:
        raise click.ClickException(f"the book was {damaged.kind} at page {damaged.page}") from None
    else:
        _print(note.rstrip("\n"), as_json, "checkpoint", size=read_note(note).size, note=note)


@command.command(name="prove")
@click.option("--against", type=CHECKPOINT, help="Prove under this checkpoint instead of the newest.")
@click.option("--json", is_flag=True, expose_value=False, help="As it always does.")
def prove_command(against: Path | None) -> None:
    """Read a code from standard input and write the proof; 1 when the book holds nothing for it."""
    settings = Settings.from_environment()
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    opener = opener_of(sys.stdin.read())
    if opener is None:
        raise WrongUsage("that is not a code (sixteen digits, the last one checks the others) and no drawer (twelve)")
    with reading(engine) as session:
        try:
            note = _checkpoint_in(against) if against else None
            stretched = opener.stretched(site)
            mailbox = enter(session, site, stretched)
            proof = prove(session, site, stretched, against=note, also=(mailbox.door_key,) if mailbox else ())
        except NoCheckpoint:
            raise CannotRun("no checkpoint was ever signed: portal register checkpoint") from None
        except ValueError:
            raise click.ClickException("the book is shorter than its checkpoint: portal register verify") from None
    click.echo(json.dumps(proof))
    sys.exit(0 if proof["leaves"] else 1)


@command.command(name="check-proof")
@click.argument("file", type=CHECKPOINT)
@click.option("--against", type=CHECKPOINT, required=True, help="The checkpoint to trust.")
@click.option("--key", help="Ed25519 public key (hex) the checkpoint must be signed with.")
@as_json
def check_proof_command(file: Path, against: Path, key: str | None, as_json: bool) -> None:
    """Whether the proof stands under the checkpoint. Needs no database and no other file."""
    try:
        proof, verify_key = json.loads(file.read_bytes()), bytes.fromhex(key) if key else None
    except ValueError:
        raise WrongUsage(f"{file} is not a proof, or the key is not hex") from None
    ok = check_proof(proof, _checkpoint_in(against), key=verify_key)
    pages = [leaf["number"] for leaf in proof["leaves"]] if ok else []
    says = f"stands: pages {', '.join(map(str, pages))}" if ok else "does not stand under this checkpoint"
    _print(says, as_json, "check-proof", ok=ok, pages=pages)
    sys.exit(0 if ok else 1)


def _packs(
    session: Session, site: Site | None, settings: Settings, directory: Directory | None
) -> dict[str, Any] | None:
    """Whether the rules on this host are those the directory pins, and which came into force by a signed page."""
    if directory is None:
        return None
    strangers = not_as_pinned(settings, directory)
    waiting = not_adopted(session, site, settings=settings, directory=directory) if site else None
    return {
        "pinned": len(directory.packs),
        "ok": not strangers,
        "other_text": strangers,
        "without_page": waiting,
    }


def _say(report: Report, as_json: bool, packs: dict[str, Any] | None = None) -> None:
    document = report.as_json()
    if packs is not None:
        document |= {"packs": packs, "ok": report.ok and packs["ok"]}
    if as_json:
        click.echo(json.dumps(document))
    else:
        click.echo(f"{document['pages']} pages, {document['checkpoints']['signed']} signed checkpoints")
        for fault in document["faults"]:
            through = f" to {fault['through']}" if "through" in fault else ""
            click.echo(f"NO  page {fault['page'] or '?'}{through}: {fault['kind']}")
        for name in packs["other_text"] if packs else ():
            click.echo(f"NO  pack {name}: the text on this host is not the one the directory pins")
        click.echo("whole" if document["ok"] else "not whole")
    sys.exit(0 if document["ok"] else 1)


def _print(says: str, as_json: bool, schema: str, **content: Any) -> None:
    if as_json:
        print_document(schema, **content)
    else:
        click.echo(says)


def _checkpoint_in(path: Path) -> str:
    try:
        text = path.read_text()
        read_note(text)
    except (Refused, ValueError):
        raise WrongUsage(f"{path} is not a checkpoint") from None
    return text


def _public_key(settings: Settings, named: bytes | None) -> bytes | None:
    """The directory's word for it; this host's own key while there is no directory."""
    return named or (signing_key(settings).verify if settings.signing_key_file.exists() else None)
