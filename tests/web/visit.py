"""An officer at a browser: what tests of sign-in and desk share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal import create_app
from portal.cli.demonstration.cast import PASSWORD
from portal.web.shared.edge import Application
from tests.world import World

WHO = "inspector.adeyemi"


@contextmanager
def opened(world: World, *doors: str) -> Iterator[Application]:
    """The application of this world with these doors; its connections are closed afterwards."""
    app = create_app(world.settings, doors=doors)
    try:
        yield app
    finally:
        app.portal.engine.dispose()
        app.portal.store.engine.dispose()


def hidden(page: TestResponse, name: str = "form_token") -> str:
    """The value of a hidden field."""
    found = re.search(f'name="{name}" value="([^"]+)"', page.text)
    assert found, page.text
    return found[1]


def name_of(page: TestResponse) -> str:
    """What the page calls itself."""
    found = re.search('data-page="([^"]+)"', page.text)
    return found[1] if found else ""


def sign_in(client: FlaskClient, login: str = WHO, password: str = PASSWORD, second: str = "000000") -> TestResponse:
    token = hidden(client.get("/signin"))
    return client.post("/signin", data={"form_token": token, "name": login, "password": password, "second": second})
