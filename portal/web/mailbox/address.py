"""The addresses of this door. A letter is called by its number in the mailbox, from 0."""

from __future__ import annotations

from flask import Blueprint

from portal.web.shared import locale

blueprint = Blueprint("mailbox", __name__, url_prefix="/<locale:locale>/read")


def door_address() -> str:
    return f"/{locale()}/read"


def list_address() -> str:
    return f"/{locale()}/read/messages"


def letter_address(ref: int, language: str | None = None) -> str:
    return f"/{language or locale()}/read/messages/{ref}"


def act_address(ref: int, noun: str) -> str:
    return f"/{locale()}/read/cases/{ref}/{noun}"
