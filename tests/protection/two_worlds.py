"""Two worlds that differ in one case, and everything one officer can see of either, ready to be compared."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from portal.cases.acts import ACTS
from portal.cases.listing import LISTS
from portal.database import engine_for
from portal.web.shared import routes
from tests.cluster import Cluster
from tests.web.desks import Desk
from tests.world import World

Seen = dict[str, tuple[int, tuple[tuple[str, str], ...], int, bytes]]
"""Method and address → status, headers, size, bytes."""
NOWHERE = "a" * 26
SECRET = "/signin/second"
"""Shows a secret drawn for the one who asks."""
DRAWN = (re.compile(rb'(name="(?:csrf_token|form_token|once)" value=")[^"]*'), re.compile(rb"(nonce-)[\w-]+"))
"""What is drawn anew for each session: the only thing that may differ."""


@contextmanager
def copied(world: World, request: pytest.FixtureRequest, folder: Path) -> Iterator[World]:
    """The same world once more, on the same engine: keys, clock and every row."""
    folder.mkdir()
    shutil.copytree(world.settings.state_folder, folder / "state", dirs_exist_ok=True)
    clock = world.settings.clock.removeprefix("file:")
    shutil.copy(clock, folder / "clock")
    world.engine.dispose()
    own = {
        "clock": f"file:{folder}/clock",
        "store_url": f"sqlite:///{folder}/store.db",
        "state_folder": folder / "state",
    }
    if world.engine.dialect.name == "sqlite":
        shutil.copy(world.settings.database_url.removeprefix("sqlite:///"), folder / "portal.db")
        yield _on(world, replace(world.settings, database_url=f"sqlite:///{folder}/portal.db", **own))
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = world.settings.database_url.split("@/")[1].split("?")[0]
    with cluster.database(template=name) as url:
        yield _on(world, replace(world.settings, database_url=url, **own))


def _on(world: World, settings: object) -> World:
    made = replace(world, settings=settings, codes=dict(world.codes))  # type: ignore[arg-type]
    made.engine = engine_for(made.settings.database_url)
    return made


def everything(app: Flask, desk: Desk, *, refs: list[str], own: list[str], names: list[str]) -> Seen:
    """Every page, list, count, search and refusal. `refs` are cases to try by name, `own` those he has, `names` other
    things (hex)."""
    seen: Seen = {}
    for address in sorted(set(_addresses(app, [*refs, *own], names))):
        seen[f"GET {address}"] = _kept(desk.client.get(address))
    token = desk.token()
    for ref in refs:
        for noun in sorted({noun for act in ACTS for noun in act.nouns} | {"drafts"}):
            address = f"/desk/cases/{ref}/{noun}"
            seen[f"POST {address}"] = _kept(desk.client.post(address, data={"csrf_token": token, "text": "Words."}))
            seen[f"STALE {address}"] = _kept(desk.client.post(address, data={"text": "Words."}))
        for noun in ("checks", "notes"):
            address = f"/oversight/watches/{ref}/{noun}"
            seen[f"POST {address}"] = _kept(desk.client.post(address, data={"csrf_token": token, "text": "Words."}))
        typed = {"csrf_token": token, "prison": "NGT", "day": "2099-01-01", "person": ref}
        seen[f"VISIT {ref}"] = _kept(desk.client.post("/oversight/visits", data=typed))
        for act in ("acknowledge", "assign", "join"):
            typed = {"csrf_token": token, "ref": ref, "act": act, "title": "Cold", "list": "today"}
            seen[f"BATCH {act} {ref}"] = _kept(desk.client.post("/desk/batches", data=typed))
            seen[f"AFTER {act} {ref}"] = _kept(desk.client.get("/desk"))
    return seen


def _addresses(app: Flask, refs: list[str], names: list[str]) -> Iterator[str]:
    """Everything that can be asked for, with every list, page and format of it."""
    for row in routes(app):
        rule = str(row["rule"])
        if (
            "GET" not in row["methods"]
            or rule.startswith("/static")
            or "<int:" in rule
            or "/write/" in rule
            or rule == SECRET
        ):
            continue
        rule = rule.replace("<locale:locale>", "en")
        for ref in refs if "<ref>" in rule else [""]:
            for name in _named(rule, names):
                yield re.sub(r"<[^>]*>", name, rule.replace("<ref>", ref))
    for name in LISTS:
        listed = "/desk" if name == "today" else f"/desk/lists/{name}"
        yield from (f"{listed}?page={page}" for page in (1, 2, 3))
    yield "/oversight/visits?prison=NGT"
    yield from ("/desk?q=hidden", "/desk/lists/book?q=hidden", "/oversight", "/desk/searches", "/desk/export.csv")


def _named(rule: str, names: list[str]) -> list[str]:
    if "/lists/<" in rule:
        return list(LISTS)
    if "/admission/<" in rule:
        return ["NGT"]
    return ["transfer", *names] if "<name>" in rule or "<kind>" in rule or "<issue>" in rule else [""]


def _kept(answer: object) -> tuple[int, tuple[tuple[str, str], ...], int, bytes]:
    body = answer.data  # type: ignore[attr-defined]
    size = len(body)
    for each in DRAWN:
        body = each.sub(rb"\1", body)
    found = [(name, _blind(name, value)) for name, value in answer.headers]  # type: ignore[attr-defined]
    return answer.status_code, tuple(found), size, body  # type: ignore[attr-defined]


def _blind(name: str, value: str) -> str:
    return re.sub(r"=[^;]*", "=", value, count=1) if name == "Set-Cookie" else re.sub(r"nonce-[\w-]+", "", value)
