"""The director's Monday: forty requests, opened, answered, looked at as they will see it, and sent."""

from __future__ import annotations

import re
from datetime import timedelta
from time import perf_counter

from flask.testing import FlaskClient

from portal import create_app
from portal.cli.measure.figure import Figure
from portal.cli.measure.ground import Ground
from portal.cli.measure.visit import hidden, sign_in

OFFICE, LOGIN = "director-northgate", "director.northgate"
REQUESTS = 40
LOADS_BUDGET, WAIT_BUDGET = 3.0, 200.0


def answering(ground: Ground) -> list[Figure]:
    """Page loads for each request, and the wait for one of them: a form sent, and the page it leads to."""
    ground.requests(REQUESTS, OFFICE)
    client = create_app(ground.settings).test_client()
    sign_in(client, LOGIN)
    refs = re.findall(r'data-ref="(\w+)"', client.get("/desk").text)[:REQUESTS]
    if len(refs) < REQUESTS:
        raise RuntimeError(f"{len(refs)} requests on the desk")
    day = (ground.now + timedelta(days=3)).date().isoformat()
    waits = [_answer(client, ref, day) for ref in refs]
    loads = sorted(wait for each in waits for wait in each)
    return [
        Figure("answering a request, page loads", max(map(len, waits)), LOADS_BUDGET, "loads", ground.cases),
        Figure(
            "answering a request, wait for a page, p95", loads[int(len(loads) * 0.95)], WAIT_BUDGET, "ms", ground.cases
        ),
    ]


def _answer(client: FlaskClient, ref: str, day: str) -> list[float]:
    """Milliseconds of each load. Raises RuntimeError when one did not lead where it should."""
    waits: list[float] = []
    address = f"/desk/cases/{ref}"
    token = hidden(client.get(address).text, f"{address}/openings")
    page = _load(client, f"{address}/openings", token, waits)
    said = {"decision": "yes", "text": "You can have it on Thursday.", "remedy": "It is handed out.", "remedy_due": day}
    typed = {**hidden(page, f"{address}/answers"), **said, "language": "en"}
    _load(client, f"{address}/answers", {**typed, "preview": "yes"}, waits)
    _load(client, f"{address}/answers", typed, waits)
    return waits


def _load(client: FlaskClient, address: str, typed: dict[str, str], waits: list[float]) -> str:
    begin = perf_counter()
    answer = client.post(address, data=typed, follow_redirects=True)
    waits.append((perf_counter() - begin) * 1000)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return answer.text
