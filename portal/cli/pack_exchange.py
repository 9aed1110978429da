"""`portal packs sign · load · adopt · depart`: rules as signed files, and how they come into force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from portal import policy
from portal.cli import CannotRun, WrongUsage
from portal.cli.ready import site_needed, upgraded_engine
from portal.config import Settings
from portal.database import writing
from portal.directory import opened_keys, write_whole
from portal.policy import Departure, PackRefused, SignedPack
from portal.register import adopted_file, enter_pack
from portal.vault import Keys, Refused

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)
WRITABLE = click.Path(dir_okay=False, path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
root_key = click.option(
    "--root-key", type=READABLE, required=True, help="The signer's secret, as `portal keys root` made it."
)
by = click.option("--by", "name", required=True, help="Who signs, by name.")
office = click.option("--office", required=True, help="In which office.")


@click.command(name="sign")
@click.argument("pack_id", metavar="PACK")
@root_key
@by
@office
@click.option("--day", type=DAY, help="Today by default.")
@click.option("--reason", "reasons", multiple=True, metavar="FIELD=WHY", help="For each departure of the pack.")
@click.option("--out", type=WRITABLE, help="PACK.pack by default.")
def sign(
    *,
    pack_id: str,
    root_key: Path,
    name: str,
    office: str,
    day: date | None,
    reasons: tuple[str, ...],
    out: Path | None,
) -> None:
    """Put a pack, what it builds on, and a reason for each departure into one signed file. Off line."""
    settings = Settings.from_environment()
    try:
        texts = policy.texts_of(policy.path_of(pack_id, settings.packs), settings.packs)
        on = day or settings.now()
        blob = policy.signed(
            texts, pack_id, keys=_keys_in(root_key), signer=(name, office), day=_day(on), reasons=_reasons(reasons)
        )
    except policy.NoSuchPack as missing:
        raise WrongUsage(f"no pack {missing}") from None
    except PackRefused as refused:
        raise click.ClickException(str(refused)) from None
    place = out or Path(f"{pack_id}.pack")
    write_whole(place, blob)
    click.echo(f"wrote {place}: {pack_id}, {policy.opened(blob).hash}")


@click.command(name="adopt")
@click.argument("file", type=READABLE)
def adopt(file: Path) -> None:
    """Bring a pack into force: it must be signed by PORTAL_ROOT, hold the floor and be the text on this host.

    Hash, signer, day and reasons become a page of the site's book.
    """
    settings = Settings.from_environment()
    if settings.root is None:
        raise CannotRun("PORTAL_ROOT: nobody can bring a pack into force without it")
    blob = file.read_bytes()
    found = _opened(blob, settings.root)
    _require_sound(found, settings)
    engine = upgraded_engine(settings)
    site = site_needed(settings, engine)
    with writing(engine) as session:
        page = enter_pack(session, site, bytes.fromhex(found.hash), blob)
        session.commit()
    place = adopted_file(settings.state_folder, found.hash)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, blob)
    click.echo(
        f"{found.id} {found.version} is in force: page {page}, signed by {found.name}, {found.office}, {found.day}"
    )
    for departure, why in found.reasons.items():
        click.echo(f"  departs in {departure}: {why}")


@click.command(name="load")
@click.argument("file", type=READABLE)
@click.option("--key", help="Ed25519 public key (hex) the file must be signed with.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="PORTAL_PACKS by default.")
def load(file: Path, key: str | None, into: Path | None) -> None:
    """Check a signed pack of somebody else and lay its texts beside our own. Nothing comes into force by this."""
    settings = Settings.from_environment()
    place = into or settings.packs
    if place is None:
        raise WrongUsage("PORTAL_PACKS, or --into: a folder for packs that do not come with the portal")
    found = _opened(file.read_bytes(), _key(key))
    for name, text in found.texts.items():
        _lay(place, name, text)
    click.echo(f"{found.id} {found.version}, {found.hash}, signed by {found.name}, {found.office}, {found.day}")
    if key is None:
        click.echo(f"signed with {found.key}: ask them, by another way, whether that is their key")


@click.command(name="depart")
@click.argument("pack_id", metavar="PACK")
@click.argument("field")
@click.option("--law", required=True)
@click.option("--reason", required=True)
@by
@office
@click.option("--day", type=DAY, help="Today by default.")
@root_key
def depart(
    *, pack_id: str, field: str, law: str, reason: str, name: str, office: str, day: date | None, root_key: Path
) -> None:
    """Sign one departure from the pack above, and print the line for the pack's [departures]."""
    on = _day(day or Settings.from_environment().now()).isoformat()
    said = Departure(law=law, name=name, office=office, date=on, reason=reason)
    signature = policy.departure_signature(pack_id, field, said, _keys_in(root_key))
    parts = {"law": law, "name": name, "office": office, "date": on, "reason": reason, "signature": signature}
    inline = ", ".join(f"{part} = {_quoted(value)}" for part, value in parts.items())
    click.echo(f"{_quoted(field)} = {{ {inline} }}")


def _require_sound(found: SignedPack, settings: Settings) -> None:
    """Raises click.ClickException, naming every rule."""
    rules = found.pack
    parent = policy.built(rules.extends, found.texts) if rules.extends else None
    faults = [
        f"{each.rule}  {each.field}: {each.says}"
        for each in policy.findings(rules, parent, today=settings.now().date())
    ]
    faults += [f"V-12  departures.{each}: not signed with this root" for each in _unsigned(found, settings)]
    if rules.draft and settings.env == "production":
        faults.append("V-13  meta.draft: a draft cannot come into force in production")
    try:
        here = policy.pack(found.id, settings.packs).hash
    except (policy.NoSuchPack, PackRefused):
        here = ""
    if here != found.hash:
        faults.append(
            f"hash: this host has {here[:12] or 'no such pack'}, signed is {found.hash[:12]}: portal packs load"
        )
    if faults:
        raise click.ClickException("\n".join(faults))


def _unsigned(found: SignedPack, settings: Settings) -> list[str]:
    return policy.unsigned_departures(found.pack, settings.root or b"")


def _opened(blob: bytes, key: bytes | None) -> SignedPack:
    try:
        return policy.opened(blob, key)
    except PackRefused as refused:
        raise click.ClickException(str(refused)) from None


def _lay(place: Path, name: str, text: str) -> None:
    """A text we have already stays, if it is the same; another one under its name is refused."""
    try:
        there: Path | None = policy.path_of(name, place)
    except policy.NoSuchPack:
        there = None
    if there is None:
        write_whole(place / f"{name}.toml", text.encode())
    elif there.read_text(encoding="utf-8") != text:
        raise click.ClickException(f"{there} is another text of that name")


def _keys_in(path: Path) -> Keys:
    try:
        return opened_keys(path.read_bytes(), click.prompt("Passphrase", hide_input=True))
    except Refused:
        raise click.ClickException("wrong passphrase, or not a key file") from None


def _key(text: str | None) -> bytes | None:
    try:
        return bytes.fromhex(text) if text else None
    except ValueError:
        raise WrongUsage("--key: not hex") from None


def _reasons(given: tuple[str, ...]) -> dict[str, str]:
    found = dict(each.partition("=")[::2] for each in given)
    if not all(found.values()):
        raise WrongUsage("--reason: FIELD=WHY")
    return found


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def _quoted(text: str) -> str:
    """As TOML writes a basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
