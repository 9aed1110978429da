"""Who is signed in: what the session holds of an officer, checked against the directory at every request."""

from __future__ import annotations

from typing import Any, cast

from flask import g, request, session

from portal import officers
from portal.database import reading
from portal.officers import RingKey, SignedIn
from portal.web.shared import end_session, here, locale, now

HALF = "half"
"""Set while somebody with the right password has no second factor yet: good for enrolling and nothing else."""


def hold(signed: SignedIn, *, half: bool) -> None:
    """A session of its own, under a new token, for this officer."""
    language = _language(signed)
    end_session()
    if language:
        session["locale"] = language
    session["officer"] = {**_officer_json(signed), HALF: half}


def _language(signed: SignedIn) -> str | None:
    """What was chosen before signing in, else the first of the officer's own languages."""
    if "locale" in request.args:
        return locale()
    entry = here().directory.officer(signed.id)
    own = [each for each in (entry.languages if entry else ()) if each in here().offered]
    return session.get("locale") or next(iter(own), None)


def signed_in(*, half: bool = False) -> SignedIn | None:
    """The officer of this session, if he is in office under these keys right now; else the session ends.

    With `half`, also one who has still to enrol a second factor.
    """
    kept = session.get("officer")
    if not kept or (kept[HALF] and not half):
        return None
    if "signed_in" not in g:
        g.signed_in = _looked_up(_officer(kept))
        if g.signed_in is None:
            end_session()
    return cast("SignedIn | None", g.signed_in)


def place_of_work(signed: SignedIn) -> str:
    """Where an officer goes: to the tasks at a duty post, which holds no letters; to the desk everywhere else."""
    return "/duty" if here().directory.office(signed.office).kind == "duty" else "/desk"


def enrolled() -> None:
    """The second factor is there: the session is good for everything."""
    session["officer"][HALF] = False


def _looked_up(held: SignedIn) -> SignedIn | None:
    """Reading even on a POST: a view with a slow step must not hold the one writer's place meanwhile."""
    with reading(here().engine) as looking:
        return officers.present(looking, here().site, directory=here().directory, held=held, now=now())


def _officer_json(signed: SignedIn) -> dict[str, Any]:
    return {
        "id": signed.id.hex(),
        "login": signed.login,
        "name": signed.name,
        "office": signed.office,
        "seed": signed.seed.hex(),
        "rings": [_ring_json(ring) for ring in signed.rings],
        "slots": signed.slots,
    }


def _officer(kept: dict[str, Any]) -> SignedIn:
    return SignedIn(
        bytes.fromhex(kept["id"]),
        kept["login"],
        kept["name"],
        kept["office"],
        bytes.fromhex(kept["seed"]),
        tuple(_ring(each) for each in kept["rings"]),
        kept["slots"],
    )


def _ring_json(ring: RingKey) -> dict[str, Any]:
    return {
        "id": ring.id.hex(),
        "office": ring.office,
        "seed": ring.seed.hex(),
        "case": ring.case.hex() if ring.case else None,
        "identity": ring.identity,
        "generation": ring.generation,
    }


def _ring(kept: dict[str, Any]) -> RingKey:
    return RingKey(
        bytes.fromhex(kept["id"]),
        kept["office"],
        bytes.fromhex(kept["seed"]),
        bytes.fromhex(kept["case"]) if kept["case"] else None,
        kept["identity"],
        kept["generation"],
    )
