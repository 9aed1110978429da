"""What a filing costs, beside one Argon2id and one durable commit: the two things it cannot do without."""

from __future__ import annotations

import secrets
from time import perf_counter

from sqlalchemy import insert

from portal.casework.draft import give_door, new_draft
from portal.casework.lodge import lodge
from portal.casework.prepare import prepare
from portal.cli.measure.figure import Figure, median, milliseconds
from portal.cli.measure.ground import Ground
from portal.database import writing
from portal.register.site_check import Fact

BUDGET = 1.3
TIMES = 15
ANSWERS = {"office": "inspectorate", "prison": "NGT", "topic": "cell", "text": "The shower is cold. " * 30}


def filing(ground: Ground) -> Figure:
    """Times the floor: the stretch, the sealing and the commit of one letter, in turn with the floor's own."""
    costs, floors = [], []
    for _ in range(TIMES):
        costs.append(milliseconds(lambda: _file(ground)))
        floors.append(_floor(ground))
    floor = median(floors)
    return Figure(
        "filing, times Argon2id and one durable commit", median(costs) / floor, BUDGET, "×", ground.cases, 1.0
    )


def _file(ground: Ground) -> None:
    draft = new_draft(ANSWERS)
    give_door(draft, *ground.site.doors(ground.site.stretch(draft["code"], "code"))[0])
    with writing(ground.engine) as session:
        bundle = prepare(draft, directory=ground.directory, now=ground.now, zone=ground.settings.zone, language="en")
        lodge(session, bundle, site=ground.site)
        session.commit()


def _floor(ground: Ground) -> float:
    """One Argon2id, and one committed row of 32 bytes, in milliseconds."""
    start = perf_counter()
    ground.site.stretch("1111222233334440", "code")
    with ground.engine.begin() as connection:
        connection.execute(insert(Fact), {"id": secrets.token_bytes(16), "value": bytes(32)})
    return (perf_counter() - start) * 1000
