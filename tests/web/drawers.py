"""Six pictures, as somebody without a script sees and taps them."""

from __future__ import annotations

import re

from tests.web.person import Page, Person

_PICTURE = re.compile(r'data-picture="drawer/(\d\d)"')


def six(page: Page) -> str:
    """The drawer whose pictures are shown, to be learned; "" on every other page."""
    shown = re.search(r"data-drawer>(.*?)</ol>", page.html, re.DOTALL)
    return "".join(_PICTURE.findall(shown[1])) if shown else ""


def emblem(page: Page) -> str:
    """The picture by which a drawer is known."""
    shown = re.search(r"data-emblem>(.*?)</div>", page.html, re.DOTALL)
    return "".join(_PICTURE.findall(shown[1])) if shown else ""


def tap(person: Person, drawer: str, action: str = "") -> Page:
    """Each picture by its group and its place there; what comes after the sixth."""
    for digit in drawer:
        person.press(action, button=("digit", digit))
    return person.page


def learn(person: Person) -> str:
    """From the six that are shown to what comes once they were tapped again."""
    drawer = six(person.page)
    person.press(button=("tap", "begin"))
    tap(person, drawer)
    return drawer


def open_drawer(person: Person, drawer: str) -> Page:
    """At a kiosk, from its home."""
    person.go("/en/kiosk/drawer")
    return tap(person, drawer, "/read")
