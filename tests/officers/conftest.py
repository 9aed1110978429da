from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from portal.database import writing
from tests.officers.office import Office


@pytest.fixture
def office(engine: Engine) -> Iterator[Office]:
    with writing(engine) as session:
        yield Office(session)
