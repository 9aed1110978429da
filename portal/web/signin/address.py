"""The addresses of this door, one for all languages: the language is the officer's, not the address's."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("signin", __name__)

ENTER, FIRST, SECOND, WAITING = "/signin", "/signin/first", "/signin/second", "/signin/waiting"
