"""What a page costs the processor, and the desk's list the person waiting for it."""

from __future__ import annotations

from time import perf_counter, process_time

from flask.testing import FlaskClient

from portal import create_app
from portal.cli.measure.figure import Figure, median, milliseconds
from portal.cli.measure.ground import Ground
from portal.cli.measure.visit import hidden, sign_in

PAGE_BUDGET, LIST_BUDGET, LIST_BYTES = 3.0, 40.0, 30_000
TIMES = 200


def pages(ground: Ground) -> list[Figure]:
    client = create_app(ground.settings).test_client()
    figures = [_page(client, "/en/", ground), _page(client, _first_question(client), ground)]
    sign_in(client, "inspector.adeyemi")
    return [*figures, *_desk(client, ground)]


def _page(client: FlaskClient, address: str, ground: Ground) -> Figure:
    """Processor time of one GET, median of many."""
    client.get(address)
    costs = [milliseconds(lambda: client.get(address), process_time) for _ in range(TIMES)]
    return Figure(f"GET {address}, processor", median(costs), PAGE_BUDGET, "ms", ground.cases)


def _desk(client: FlaskClient, ground: Ground) -> list[Figure]:
    answer = client.get("/desk")
    if answer.status_code != 200 or b'data-page="desk.today"' not in answer.data:
        raise RuntimeError(f"the desk answered {answer.status_code}")
    costs = [milliseconds(lambda: client.get("/desk"), perf_counter) for _ in range(20)]
    return [
        Figure("GET /desk, wall clock", median(costs), LIST_BUDGET, "ms", ground.cases),
        Figure("GET /desk, uncompressed", len(answer.data), LIST_BYTES, "bytes", ground.cases),
    ]


def _first_question(client: FlaskClient) -> str:
    token = hidden(client.get("/en/").text, "/en/write")
    answer = client.post("/en/write", data={**token, "filer": "prisoner"})
    return str(answer.location)
