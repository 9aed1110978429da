"""Somebody's own browser, inside the demo: what it is answered is what anybody would be."""

from __future__ import annotations

from contextvars import Context
from dataclasses import dataclass

from flask import current_app
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.web.demo.cast import PASSWORD, SECOND
from portal.web.shared import form_token


@dataclass(frozen=True)
class Browser:
    client: FlaskClient

    def get(self, address: str) -> TestResponse:
        """Apart from the request we are in, which knows somebody else."""
        return Context().run(self.client.get, address)

    def post(self, address: str, data: dict[str, str]) -> TestResponse:
        return Context().run(self.client.post, address, data=data)


def at_desk(login: str) -> Browser:
    """Signed in."""
    browser = Browser(current_app.test_client())
    typed = {"name": login, "password": PASSWORD, "second": SECOND, "form_token": form_token("signin")}
    browser.post("/signin", typed)
    return browser
