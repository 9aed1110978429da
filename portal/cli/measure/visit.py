"""Being a browser for a moment: hidden fields sent back, an officer signed in."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

PASSWORD, SECOND = "harbour lantern seven pebbles", "000000"


def sign_in(client: FlaskClient, login: str) -> None:
    """Raises RuntimeError."""
    typed = {"name": login, "password": PASSWORD, "second": SECOND}
    answer = client.post("/signin", data={**hidden(client.get("/signin").text, "/signin"), **typed})
    if answer.status_code != 303:
        raise RuntimeError(f"sign-in answered {answer.status_code}")


def hidden(html: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form that goes to `action`, whatever its query."""
    forms = re.findall(r"<form[^>]*>.*?</form>", html, re.DOTALL)
    form = next((each for each in forms if re.match(rf'<form[^>]*action="{action}["?]', each)), "")
    found = {}
    for each in re.findall(r"<input[^>]*type=\"?hidden\"?[^>]*>", form):
        name, value = re.search(r'name="([^"]*)"', each), re.search(r'value="([^"]*)"', each)
        found[name[1] if name else ""] = value[1] if value else ""
    return found
