"""Officers at their desks, for the tests of that door."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.cases.rows import ref_of
from portal.casework.bundle import Receipt
from portal.cli.demonstration.cast import PASSWORD
from portal.web.shared.edge import Application


@dataclass
class Row:
    """One line of a list, by what it says of itself."""

    marks: dict[str, str]
    text: str

    def __getitem__(self, mark: str) -> str:
        return self.marks[mark]


@dataclass
class Desk:
    """One officer's browser."""

    client: FlaskClient

    def get(self, address: str) -> TestResponse:
        return self.client.get(address)

    def list(self, name: str = "today") -> list[Row]:
        page = self.get("/desk" if name == "today" else f"/desk/lists/{name}")
        assert page.status_code == 200, page.text
        return rows(page)

    def token(self) -> str:
        return hidden(self.get("/desk"), "csrf_token")

    def post(self, address: str, **fields: str) -> TestResponse:
        return self.client.post(address, data={"csrf_token": self.token(), **fields})

    def open(self, receipt: Receipt) -> TestResponse:
        """The case, opened."""
        opened = self.post(address_of(receipt, "openings"))
        assert opened.status_code == 303, opened.text
        return self.get(opened.location)

    def answer(self, receipt: Receipt, text: str, decision: str = "yes", **more: str) -> TestResponse:
        remedy = {"remedy": "A new one.", "remedy_due": "2026-10-30"} if decision in ("yes", "partly") else {}
        given = {"text": text, "decision": decision, "language": "en", **remedy, **more}
        return self.post(address_of(receipt, "answers"), **given)

    def ask(self, receipt: Receipt, text: str) -> TestResponse:
        return self.post(address_of(receipt, "questions"), text=text, language="en")


def desk(app: Application, login: str) -> Desk:
    """Signed in."""
    client = app.test_client()
    token = hidden(client.get("/signin"), "form_token")
    typed = {"form_token": token, "name": login, "password": PASSWORD, "second": "000000"}
    answer = client.post("/signin", data=typed)
    assert answer.location == "/desk", answer.text
    return Desk(client)


def address_of(receipt: Receipt, noun: str = "") -> str:
    return f"/desk/cases/{ref_of(receipt.case)}" + (f"/{noun}" if noun else "")


def name_of(page: TestResponse) -> str:
    found = re.search('data-page="([^"]+)"', page.text)
    return found[1] if found else ""


def hidden(page: TestResponse, name: str) -> str:
    found = re.search(f'name="{name}" value="([^"]+)"', page.text)
    assert found, page.text
    return found[1]


def rows(page: TestResponse) -> list[Row]:
    found = re.findall(r"<tr (data-ref[^>]*)>(.*?)</tr>", page.text, re.DOTALL)
    return [Row(dict(re.findall(r'data-(\w+)="([^"]*)"', marks)), words(inside)) for marks, inside in found]


def words(markup: str) -> str:
    """What a reader sees of it."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
