"""A browser without scripts, over a real connection to a portal in a process of its own."""

from __future__ import annotations

import os
import signal
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from portal.config import Settings
from tests.serving import Serving, free_address
from tests.web.person import Person

PATIENCE = 120


class Lost(Exception):
    """The connection broke: the person sees that the page did not come."""


class Answer:
    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status_code, self.headers, self.body = status, headers, body

    @property
    def text(self) -> str:
        return self.body.decode()


class Wire:
    """Keeps cookies, follows nothing, says Lost when the server goes away in the middle."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port, self.cookies = host, port, dict[str, str]()
        self.source = ""

    def get(self, path: str) -> Answer:
        return self.send("GET", path)

    def post(self, path: str, data: dict[str, list[str]]) -> Answer:
        return self.send("POST", path, urlencode(data, doseq=True).encode())

    def send(self, method: str, path: str, body: bytes | None = None) -> Answer:
        connection = HTTPConnection(self.host, self.port, timeout=PATIENCE, source_address=(self.source, 0))
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            raw = response.read()
        except (OSError, HTTPException) as broken:
            raise Lost from broken
        finally:
            connection.close()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.split(";")[0].partition("=")
                self.cookies[cookie] = content
        if response.status == 307:
            return self.send(method, str(response.getheader("Location")), body)
        return Answer(response.status, dict(response.getheaders()), raw)


class Browser(Person):
    """A `Person` whose pages come over the wire."""

    def __init__(self, serving: Serving, language: str = "en") -> None:
        self.client = Wire(*serving.address)  # type: ignore[assignment]
        self.language, self.screens = language, 0

    def begin(self, filer: str = "prisoner") -> None:
        self.go(f"/{self.language}/")
        self.press("/write", ("filer", filer))

    def one_page(self, text: str, office: str = "inspectorate") -> dict[str, str | list[str]]:
        """On the page with all questions: what is to be filled in."""
        self.go(f"/{self.language}/write/all")
        return {"text": text, "office": office, "last4": self.page.code.replace(" ", "")[-4:], "prison": "NGT"}

    def read(self, code: str) -> bool:
        """Whether the code opens a letter."""
        self.go(f"/{self.language}/read")
        self.press("/read", code=code)
        return bool(self.page.rows)


def environment_of(settings: Settings) -> dict[str, str]:
    """The variables for a process that serves the world of a test."""
    assert settings.root is not None
    return {
        "PORTAL_ENV": "test",
        "PORTAL_KDF": ":".join(map(str, settings.kdf)),
        "PORTAL_ROOT": settings.root.hex(),
        "PORTAL_ZONE": settings.zone,
        "PORTAL_CLOCK": settings.clock,
        "PORTAL_DATABASE_URL": settings.database_url,
        "PORTAL_STORE_URL": settings.store_url or "",
        "PORTAL_SITE_FILE": str(settings.site_file),
        "PORTAL_WORKER_FILE": str(settings.worker_file),
        "PORTAL_SIGNING_KEY_FILE": str(settings.signing_key_file),
        "PORTAL_DIRECTORY": str(settings.directory_file),
        "PORTAL_STATE": str(settings.state_folder),
        "PORTAL_BIND": free_address(),
    }


def kill_children(serving: Serving) -> list[int]:
    """SIGKILL for every serving process; the parent makes new ones. Returns who was killed."""
    assert serving.process is not None
    parent = serving.process.pid
    killed = []
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        os.kill(int(child), signal.SIGKILL)
        killed.append(int(child))
    return killed
