"""T-13: case, grants, envelopes and door are deleted: the code still proves it was filed, and the check says so."""

from typing import Any

from sqlalchemy import delete

from portal.cases.case import Case
from portal.cases.envelope import Envelope
from portal.cases.grant import Grant
from portal.cli.book import sign_book
from portal.cli.db import found_faults
from portal.mailboxes.door import Door
from portal.register import check_proof, prove
from tests.world import World


def faults(world: World) -> list[dict[str, Any]]:
    with world.reading() as session:
        return list(found_faults(session, world.settings, world.site))


def test_a_deleted_case_is_proved_by_its_code_and_missed_by_the_check(world: World) -> None:
    for office in ("inspectorate", "director-northgate", "ombudsman"):
        world.lodge(office)
    case = world.lodge("inspectorate", text="He hit me.").case
    world.open("inspector.adeyemi", case)
    note = sign_book(world.engine, world.settings, site=world.site, key=world.keyring.checkpoint, now=world.now)
    assert faults(world) == []
    with world.writing() as session:
        session.execute(delete(Case).where(Case.id == case))
        session.execute(delete(Grant).where(Grant.case_id == case))
        session.execute(delete(Envelope).where(Envelope.case_id == case))
        session.execute(delete(Door))
        session.commit()
    assert faults(world) == [{"kind": "inventory", "page": None}]
    with world.reading() as session:
        proof = prove(session, world.site, world.site.stretch(world.codes[case], "code"))
    assert [leaf["act"] for leaf in proof["leaves"]] == [0, 1]
    assert check_proof(proof, note, key=world.keyring.checkpoint.verify)


def test_a_case_swapped_for_another_of_the_same_number_is_missed_too(world: World) -> None:
    case = world.lodge("inspectorate").case
    world.lodge("ombudsman")
    with world.writing() as session:
        row = session.get_one(Case, case)
        session.add(Case(id=bytes(16), queue=row.queue, docket=row.docket, particulars=row.particulars))
        session.delete(row)
        session.commit()
    assert {"kind": "inventory", "page": None} in faults(world)
