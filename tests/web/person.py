"""Someone with a browser and no JavaScript: reads a page, fills in its form, presses its button."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask import Flask
from werkzeug.test import TestResponse

Fields = dict[str, str | list[str]]


@dataclass
class Form:
    """What a browser would send, and where to."""

    id: str
    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """One page, as far as a person can use it."""

    def __init__(self, answer: TestResponse) -> None:
        super().__init__(convert_charrefs=True)
        self.status, self.html = answer.status_code, answer.text
        self.name = self.said = self.due = self.code = ""
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.rows: list[dict[str, str]] = []
        self._open: Form | None = None
        self._lines = ""
        self._select = ""
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.name = has.get("data-page", self.name)
        self.due = self.due or has.get("data-due", "")
        self.code = has.get("data-code", self.code)
        if "data-ref" in has:
            self.rows.append(has)
        if tag == "a":
            self.links.append(has.get("href", ""))
        if tag == "form":
            self._open = Form(has.get("id", ""), has.get("action", ""))
            self.forms.append(self._open)
        if self._open is not None:
            self._field(self._open, tag, has)

    def _field(self, form: Form, tag: str, has: dict[str, str]) -> None:
        name, value = has.get("name", ""), has.get("value", "")
        if tag == "button":
            form.buttons.append((name, value))
        elif tag == "input" and has.get("type") in ("radio", "checkbox"):
            form.fields += [(name, value)] if "checked" in has else []
        elif tag == "input":
            form.fields.append((name, value))
        elif tag == "textarea":
            self._lines = name
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in has:
            form.fields.append((self._select, value))

    def handle_data(self, data: str) -> None:
        if self._lines and self._open is not None:
            self._open.fields.append((self._lines, data.removeprefix("\n")))
            self._lines = ""
        self.said += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None

    def form(self, action: str = "") -> Form:
        """The form that answers the page, or the one that goes to an address ending so."""
        wanted = [each for each in self.forms if each.action.endswith(action) if action or each.id == "answers"]
        assert wanted, (action, self.name, self.html)
        return wanted[0]

    def typed(self, name: str) -> str:
        """What stands in a field now."""
        return dict(self.form().fields).get(name, "")


class Person:
    """`person.page` is what is on the screen."""

    def __init__(self, app: Flask, language: str = "en") -> None:
        self.client, self.language = app.test_client(), language
        self.page: Page
        self.screens = 0

    def go(self, path: str) -> Page:
        return self._seen(self.client.get(path))

    def press(self, action: str = "", button: tuple[str, str] | None = None, **typed: str | list[str]) -> Page:
        """Fill in and press; `not_` is the field `not`. What is not named stays as the page has it."""
        form = self.page.form(action)
        changed = {name.rstrip("_"): [value] if isinstance(value, str) else value for name, value in typed.items()}
        data = [(name, value) for name, value in form.fields if name not in changed]
        data += [(name, value) for name, values in changed.items() for value in values]
        data += [button] if button else []
        return self.post(form.action, data)

    def post(self, path: str, data: list[tuple[str, str]]) -> Page:
        sent: dict[str, list[str]] = {}
        for name, value in data:
            sent.setdefault(name, []).append(value)
        return self._seen(self.client.post(path, data=sent))

    def _seen(self, answer: TestResponse) -> Page:
        for _ in range(5):
            if answer.status_code not in (302, 303, 307):
                break
            answer = self.client.get(answer.headers["Location"])
        self.page = Page(answer)
        self.screens += 1
        return self.page
