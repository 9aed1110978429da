"""Every route says who it is for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Blueprint
from werkzeug.routing import Rule

from portal.cases.acts import ACTS
from portal.config import DOORS
from portal.web.shared import routes
from portal.web.shared.edge import Application
from portal.web.shared.guard import AUDIENCES
from tests.web.frames import doors
from tests.world import World, world

__all__ = ["world"]
pytestmark = pytest.mark.engines(1)

DESK_SIDE = ("/signin", "/signout", "/desk", "/oversight", "/duty", "/administration")


@pytest.fixture
def app(world: World) -> Iterator[Application]:
    with doors(world.settings) as app:
        yield app


def rules(app: Application) -> Iterator[tuple[Rule, str]]:
    """Each rule, with an address it matches."""
    for rule in app.url_map.iter_rules():
        values = {name: {"locale": "en", "filename": "portal.css"}.get(name, "1") for name in rule.arguments}
        with app.test_request_context("/"):
            yield (
                rule,
                app.url_map.bind("localhost").build(rule.endpoint, values, method=next(iter(rule.methods or ()))),
            )


def test_every_route_says_its_door_its_audience_and_a_known_act(app: Application) -> None:
    for line in routes(app):
        assert line["door"] in DOORS
        assert line["audience"] in AUDIENCES
        assert line["act"] is None or line["act"] in {act.name for act in ACTS}
        assert line["writes"] is ("POST" in line["methods"])
        assert set(line["methods"]) <= {"GET", "POST"}


def test_the_desks_side_is_for_officers_and_the_open_side_is_not(app: Application) -> None:
    for line in routes(app):
        inside = line["rule"].startswith(("/desk", "/oversight", "/duty", "/administration"))
        assert inside == (line["audience"] in ("officer", "duty", "administrator")) or line["rule"].startswith(
            "/signin"
        )


def test_a_stranger_gets_no_further_than_the_way_in(app: Application) -> None:
    client = app.test_client()
    for rule, address in rules(app):
        says = app.view_functions[rule.endpoint].says  # type: ignore[union-attr]
        if says.audience == "public" or says.audience == "kiosk":
            continue
        for method in sorted(set(rule.methods or ()) & {"GET", "POST"}):
            answer = client.open(address, method=method)
            way_in = "/en/read" if says.audience == "complainant" else "/signin"
            assert (answer.status_code, answer.location) == (303, way_in), address


def test_no_get_changes_the_case_database(app: Application) -> None:
    client = app.test_client()
    before = dump(app)
    for rule, address in rules(app):
        if "GET" in (rule.methods or ()):
            assert client.get(address).status_code < 500, address
    assert dump(app) == before


def test_an_open_process_carries_no_staff_routes(world: World) -> None:
    with doors(world.settings, "public", "filing", "mailbox", "kiosk") as app:
        assert not [line for line in routes(app) if line["rule"].startswith(DESK_SIDE)]
        assert app.test_client().get("/desk").status_code == 404


def test_a_desk_process_leads_to_the_sign_in(world: World) -> None:
    with doors(world.settings, "signin", "desk") as app:
        client = app.test_client()
        assert client.get("/").location == "/signin"
        assert client.get("/en/").status_code == 404


def test_a_view_that_names_no_audience_does_not_start(app: Application) -> None:
    from portal.web.shared import door

    with pytest.raises(ValueError, match="everyone"):
        door("public", audience="everyone")
    assert isinstance(app.blueprints["public"], Blueprint)


def dump(app: Application) -> list[object]:
    from portal.database import Base, reading

    with reading(app.portal.engine) as session:
        return [row for table in Base.metadata.sorted_tables for row in session.execute(table.select()).all()]
