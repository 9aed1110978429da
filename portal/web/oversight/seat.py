"""Who may come in: officers of an office outside the prison. For everybody else there is nothing here."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from werkzeug.exceptions import NotFound

from portal.web.desk.seat import Seat, at_desk


def overseer(*, act: str | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view for officers of an outside office, given the seat first."""

    def mark(view: Callable[..., Any]) -> Callable[..., Any]:
        @at_desk(act=act, name="oversight")
        @wraps(view)
        def outside(seat: Seat, **address: str) -> Any:
            if not seat.office.outside:
                raise NotFound
            return view(seat, **address)

        return outside

    return mark
