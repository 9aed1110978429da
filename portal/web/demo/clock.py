"""Moving the demo's clock: a day or five days forwards, for everybody at once. The worker sees it within a second."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import current_app, redirect, request
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response

from portal.directory import write_whole
from portal.web.demo.address import CLOCK, DEMO, blueprint
from portal.web.shared import door, here, now, token_ok

STEPS = {"1": 1, "5": 5}


@blueprint.post(CLOCK)
@door("demo", audience="public")
def move() -> Response:
    days, clock = STEPS.get(request.form.get("days", "")), here().settings.clock
    if not clock.startswith("file:"):
        raise NotFound
    if days and token_ok("demo"):
        later = now() + timedelta(days=days)
        write_whole(Path(clock.removeprefix("file:")), f"{later.isoformat()}\n".encode())
    return redirect(_back(request.form.get("back", "")), 303)


def _back(path: str) -> str:
    """A page of ours that can be looked at, else the doors of the demo."""
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return DEMO
    return path if path.startswith("/") and "//" not in path and "\\" not in path else DEMO
