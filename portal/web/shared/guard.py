"""Every route says who it is for. What does not say so does not start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, redirect, request, session
from flask.typing import ResponseReturnValue

from portal.web.shared.locales import locale
from portal.web.shared.sealed import current_session

AUDIENCES = ("public", "complainant", "kiosk", "duty", "officer", "administrator")

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Says:
    """What a view says of itself."""

    door: str
    audience: str
    act: str | None


def door(name: str, *, audience: str, act: str | None = None) -> Callable[[Callable[P, R]], Callable[P, Any]]:
    """For whom a view is; `act` names the line of the acts table that a POST carries out.

    A complainant without an open mailbox is led to its door, an officer who is not signed in to the sign-in.
    """
    if audience not in AUDIENCES:
        raise ValueError(audience)

    def mark(view: Callable[P, R]) -> Callable[P, Any]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> Any:
            elsewhere = _way_in(audience)
            return elsewhere if elsewhere is not None else view(*args, **kwargs)

        guarded.says = Says(name, audience, act)  # type: ignore[attr-defined]
        return guarded

    return mark


def routes(app: Flask) -> list[dict[str, Any]]:
    """Every address, with its methods and whom it is for, as `portal routes` prints it."""
    found = []
    for rule in app.url_map.iter_rules():
        says: Says = app.view_functions[rule.endpoint].says  # type: ignore[union-attr]
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        line = {"rule": rule.rule, "methods": methods, "door": says.door, "audience": says.audience, "act": says.act}
        found.append({**line, "writes": "POST" in methods})
    return sorted(found, key=lambda line: (line["door"], line["rule"], line["methods"]))


def _way_in(audience: str) -> ResponseReturnValue | None:
    if audience == "complainant" and "mailbox" not in session:
        return redirect(f"/{locale()}/read", 303)
    if audience in ("duty", "officer", "administrator") and "officer" not in session:
        if request.method == "POST" and request.form and current_session().expired:
            raise SignedOut
        return redirect("/signin", 303)
    return None


class SignedOut(Exception):
    """An officer pressed a button after the session had ended: what was typed is shown, to be copied."""
