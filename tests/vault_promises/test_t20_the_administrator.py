"""T-20: the administrator, with every command, the site file and the database, gets into no office on his own.

He cannot set a password, add a reader or give himself a key; a key swapped in a pending invitation fails its proof.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import create_app, officers
from portal.cli import main
from portal.cli.demonstration.cast import PASSWORD
from portal.directory import Directory
from portal.officers import (
    ForeignKeys,
    Generation,
    Invite,
    Name,
    NotAdmitted,
    NotYourOffice,
    Officer,
    RingKey,
    SignedIn,
    Slot,
    WrongSignIn,
)
from portal.officers.admission import Admission, _locked
from portal.officers.first import proof
from portal.officers.officer import lock_seed
from portal.officers.proposal import propose
from portal.officers.signature import admission_message
from portal.vault import Keys, derive, lock, pack, ring_id
from portal.web.shared import routes
from tests.web.visit import WHO
from tests.world import World

OWN = "the administrators own words"
OFFICE = "inspectorate"


@pytest.fixture
def mallory() -> Keys:
    """The administrator's own keys."""
    return Keys.new()


def command(world: World, *arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env=environment(world))


def environment(world: World) -> dict[str, str]:
    settings = world.settings
    return {
        "PORTAL_ENV": "test",
        "PORTAL_KDF": "8:1:1",
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_STORE_URL": settings.store_url,
        "PORTAL_SITE_FILE": str(settings.site_file),
        "PORTAL_WORKER_FILE": str(settings.worker_file),
        "PORTAL_SIGNING_KEY_FILE": str(settings.signing_key_file),
        "PORTAL_DIRECTORY": str(settings.directory_file),
        "PORTAL_STATE": str(settings.state_folder),
        "PORTAL_ROOT": world.root.verify.hex(),
        "PORTAL_CLOCK": settings.clock,
    }


def empty_name(world: World, folder: Path, login: str = "mallory", office: str = OFFICE) -> Name:
    file = folder / "names.csv"
    file.write_text(f"login,name,office,held\n{login},M. Mallory,{office},no\n")
    done = command(world, "officers", "invite", str(file))
    assert done.exit_code == 0, done.output
    with world.reading() as session:
        return next(each for each in officers.names(session, world.site) if each.login == login)


def try_to_enter(world: World, login: str, password: str = OWN, directory: Directory | None = None) -> SignedIn:
    """As the sign-in door does it, with the second factor already out of the way."""
    with world.writing() as session:
        claim = officers.claim(session, world.site, login=login, second="000000", now=world.now, easy=True)
        stretched = world.site.stretch(password, "officer", claim.id)
        seed = officers.seed_of(claim, world.site, stretched=stretched)
        return officers.sign_in(
            session, claim, site=world.site, directory=directory or world.directory, seed=seed, now=world.now
        )


def waiting(world: World) -> officers.Pending:
    with world.reading() as session:
        return officers.pending(session, world.site, directory=world.directory)


def write(world: World, change: Callable[[Session], object]) -> None:
    with world.writing() as session:
        change(session)
        session.commit()


def test_an_empty_name_opens_nothing_and_is_never_proposed(world: World, tmp_path: Path) -> None:
    empty_name(world, tmp_path)
    with pytest.raises(WrongSignIn):
        try_to_enter(world, "mallory")
    assert not waiting(world)
    out = tmp_path / "proposal"
    done = command(world, "keys", "propose", "--out", str(out))
    assert done.exit_code == 0, done.output
    assert "mallory" not in {each.login for each in Directory.from_json(out.read_bytes()).officers}


def test_a_row_of_his_own_with_his_own_password_is_not_admitted(world: World, tmp_path: Path, mallory: Keys) -> None:
    """He has the site file, so he can lock any seed with any password: the directory does not name its keys."""
    name = empty_name(world, tmp_path)
    write(world, lambda session: session.add(own_row(world, name.id, "mallory", mallory)))
    with pytest.raises(NotAdmitted):
        try_to_enter(world, "mallory")


def test_setting_a_members_password_gives_other_keys_and_no_office(world: World, mallory: Keys) -> None:
    identifier = world.staff.ids[WHO]

    def reset(session: Session) -> None:
        row = session.get_one(Officer, identifier)
        stretched = world.site.stretch(OWN, "officer", identifier)
        row.locked = lock_seed(world.site, identifier, seed=mallory.seed, stretched=stretched)
        row.second = None

    write(world, reset)
    with pytest.raises(NotAdmitted):
        try_to_enter(world, WHO)
    with pytest.raises(WrongSignIn):
        try_to_enter(world, WHO, PASSWORD)


def test_taking_the_second_factor_away_does_not_open_without_the_password(world: World) -> None:
    write(world, lambda session: setattr(session.get_one(Officer, world.staff.ids[WHO]), "second", None))
    with pytest.raises(WrongSignIn):
        try_to_enter(world, WHO)


def test_an_admission_without_a_members_signature_is_named_and_left_out(
    world: World, tmp_path: Path, mallory: Keys
) -> None:
    name = empty_name(world, tmp_path)
    member = world.directory.officer_named(WHO)
    assert member is not None
    signature = mallory.sign(b"let me in")
    forged = Admission(name, mallory.public, mallory.verify, member.id, signature, world.now.date())
    write(world, lambda session: session.add(own_invite(world, name, mallory, admission=forged)))
    found = waiting(world)
    assert found.admissions == ()
    assert found.forged == ("mallory",)
    done = command(world, "keys", "propose", "--out", str(tmp_path / "proposal"))
    assert "LEFT OUT" in done.output


def test_an_admission_signed_by_another_office_is_left_out_too(world: World, tmp_path: Path, mallory: Keys) -> None:
    """A director in league with him cannot let him into the inspectorate."""
    name, director = empty_name(world, tmp_path), world.viewer("director.northgate")
    signature = director.keys.sign(admission_message(name, box=mallory.public, sign=mallory.verify))
    forged = Admission(name, mallory.public, mallory.verify, director.id, signature, world.now.date())
    write(world, lambda session: session.add(own_invite(world, name, mallory, admission=forged)))
    assert waiting(world).forged == ("mallory",)


def test_a_published_name_without_a_slot_reads_nothing(world: World, mallory: Keys) -> None:
    """Even with the root on his side he has no key: nobody sealed the office's ring to him."""
    case = world.lodge(OFFICE).case
    member = world.directory.officer_named(WHO)
    assert member is not None
    identifier = secrets.token_bytes(16)
    entry = replace(
        member, id=identifier, login="mallory", box=mallory.public, sign=mallory.verify, admission_signature=None
    )
    theirs = replace(world.directory, officers=(*world.directory.officers, entry))
    write(world, lambda session: session.add(own_row(world, identifier, "mallory", mallory)))
    viewer = try_to_enter(world, "mallory", directory=theirs)
    assert viewer.rings == ()
    assert world.sight(viewer, case) is None


def test_a_ring_he_made_is_neither_published_nor_used(world: World, mallory: Keys) -> None:
    """A planted generation would have all new letters sealed to him."""
    member = world.viewer(WHO)
    planted = RingKey(ring_id(mallory.public), OFFICE, mallory.seed, generation=9)
    forged = Generation(
        office=OFFICE, generation=9, box=mallory.public, from_=world.now.date(), identity=False,
        made_by=member.id, signature=mallory.sign(b"generation"),
    )  # fmt: skip

    def plant(session: Session) -> None:
        officers.add_slot(session, world.site, member.id, box=member.keys.public, ring=planted)
        propose(session, world.site, forged)

    write(world, plant)
    assert waiting(world).forged == (OFFICE,)
    assert planted.id not in {each.id for each in world.viewer(WHO).rings}


def test_a_key_swapped_in_a_pending_invitation_fails_its_proof(world: World, tmp_path: Path, mallory: Keys) -> None:
    member, name, token = invited(world, tmp_path)
    arrive(world, name, token)
    guessed = proof(world.site.stretch("1" * 20, "invite", name.id), name.id, box=mallory.public, sign=mallory.verify)

    def swap(session: Session) -> None:
        row = session.get_one(Invite, name.id)
        row.box, row.sign, row.proof = mallory.public, mallory.verify, guessed

    write(world, swap)
    with pytest.raises(ForeignKeys):
        admit(world, member, name)
    assert not waiting(world)


def test_an_invitation_with_a_token_of_his_own_is_no_members_invitation(
    world: World, tmp_path: Path, mallory: Keys
) -> None:
    """He writes the whole row himself: the member's ring does not open the token, so there is nothing to admit."""
    name = empty_name(world, tmp_path)
    write(world, lambda session: session.add(own_invite(world, name, mallory)))
    with pytest.raises(NotYourOffice):
        admit(world, world.viewer(WHO), name)


def test_using_an_invitation_needs_its_figures(world: World, tmp_path: Path, mallory: Keys) -> None:
    """He may exchange the check of the token, which lies under the site file, and arrive first: the proof fails."""
    member, name, _ = invited(world, tmp_path)
    own = officers.new_token()
    check = world.site.doors(world.site.stretch(own, "invite", name.id))[0][0]

    def exchange(session: Session) -> None:
        current = next(each for each in officers.names(session, world.site) if each.id == name.id)
        propose(session, world.site, replace(current, check=check))

    write(world, exchange)
    arrive(world, name, own)
    with pytest.raises(ForeignKeys):
        admit(world, member, name)


def test_ending_every_member_leaves_him_outside(world: World, tmp_path: Path) -> None:
    for each in world.directory.members(OFFICE, world.now.date()):
        done = command(world, "officers", "end", each.login)
        assert done.exit_code == 0, done.output
    name = empty_name(world, tmp_path)
    with pytest.raises(WrongSignIn):
        try_to_enter(world, "mallory")
    again = command(
        world, "keys", "ceremony", OFFICE, "--holders", "1", "--threshold", "1", "--login", "m", "--name", "M"
    )
    assert again.exit_code != 0
    with world.reading() as session:
        assert officers.newcomer(session, name).state == "named"
        assert session.scalars(select(Slot.tag)).all()  # other offices' members are still there


def test_deleting_slots_takes_away_and_gives_nothing(world: World) -> None:
    write(world, lambda session: session.execute(delete(Slot)))
    assert world.viewer(WHO).rings == ()


def test_no_command_prints_a_secret_of_an_office(world: World, tmp_path: Path) -> None:
    empty_name(world, tmp_path)
    secrets_of_offices = {ring.seed.hex() for login in world.staff.ids for ring in world.viewer(login).rings}
    for arguments in (["officers", "list"], ["keys", "status", "--json"]):
        told = [sys.executable, "-m", "portal.cli", *arguments]
        said = subprocess.run(told, env=os.environ | environment(world), capture_output=True, text=True).stdout
        assert said
        assert not any(each in said for each in secrets_of_offices)


def test_the_only_places_that_take_a_new_password_are_the_officers_own(world: World) -> None:
    app = create_app(world.settings, doors=["signin", "desk"])
    passwords = {each["rule"] for each in routes(app) if each["writes"] and "password" in each["rule"]}
    assert passwords == {"/desk/account/passwords"}
    assert all(each["audience"] != "administrator" for each in routes(app))
    app.portal.engine.dispose()
    app.portal.store.engine.dispose()


def own_row(world: World, identifier: bytes, login: str, keys: Keys) -> Officer:
    stretched = world.site.stretch(OWN, "officer", identifier)
    locked = lock_seed(world.site, identifier, seed=keys.seed, stretched=stretched)
    return Officer(id=identifier, login=login, locked=locked, second=None)


def own_invite(world: World, name: Name, keys: Keys, admission: Admission | None = None) -> Invite:
    token = officers.new_token()
    stretched = world.site.stretch(token, "invite", name.id)
    return Invite(
        officer_id=name.id,
        token=lock(derive(keys.seed, "invite"), token.encode(), pack("invite", name.id)),
        box=keys.public,
        sign=keys.verify,
        proof=proof(stretched, name.id, box=keys.public, sign=keys.verify),
        admitted=_locked(world.site, admission) if admission else None,
    )


def invited(world: World, folder: Path) -> tuple[SignedIn, Name, str]:
    name, member, token = empty_name(world, folder, "castro"), world.viewer(WHO), officers.new_token()
    stretched = world.site.stretch(token, "invite", name.id)
    with world.writing() as session:
        officers.make_invite(session, world.site, member=member, name=name, token=token, stretched=stretched)
        session.commit()
    return member, name, token


def arrive(world: World, name: Name, token: str) -> None:
    stretched = world.site.stretch(token, "invite", name.id), world.site.stretch(OWN, "officer", name.id)
    write(
        world,
        lambda session: officers.arrive(
            session, world.site, login=name.login, token=stretched[0], password=stretched[1]
        ),
    )


def admit(world: World, member: SignedIn, name: Name) -> None:
    def let_in(session: Session) -> None:
        token = officers.token_of(session, member, name.id)
        stretched = world.site.stretch(token, "invite", name.id)
        officers.admit(session, world.site, member=member, officer_id=name.id, stretched=stretched, now=world.now)

    write(world, let_in)
