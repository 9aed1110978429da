"""`portal duty`, and what `portal doctor` says of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from tests.duty.posts import BY_DAY, FIRST, roster
from tests.world import World


@pytest.fixture
def portal(world: World, environment: dict[str, str]) -> Any:
    assert world.settings.root
    variables = environment | {
        "PORTAL_DATABASE_URL": world.settings.database_url,
        "PORTAL_ROOT": world.settings.root.hex(),
        "PORTAL_CLOCK": world.settings.clock,
        "PORTAL_ZONE": world.settings.zone,
    }

    def run(*words: str) -> Result:
        return CliRunner(env=variables).invoke(main, list(words))

    return run


def said(portal: Any) -> str:
    found = json.loads(portal("doctor", "--json").stdout)["checks"]
    return str(next(each for each in found if each["id"] == "duty_posts").get("says", ""))


def test_doctor_is_not_content_until_every_prison_has_a_post(portal: Any, tmp_path: Path) -> None:
    assert "NGT, EWT" in said(portal)
    for prison, missing in (("NGT", "EWT"), ("EWT", "")):
        (tmp_path / "roster.json").write_text(json.dumps(roster((FIRST, BY_DAY), prison=prison)))
        assert portal("duty", "import", str(tmp_path / "roster.json")).exit_code == 0
        assert (missing in said(portal)) if missing else said(portal) == ""


def test_a_dry_run_changes_nothing_and_the_list_tells_who_is_awake(portal: Any, tmp_path: Path) -> None:
    file = tmp_path / "roster.json"
    file.write_text(json.dumps(roster((FIRST, [{"days": ["mon"], "from": "22:00", "to": "06:00"}]))))
    assert "Nothing was changed." in portal("duty", "import", str(file), "--dry-run").output
    listed = portal("duty", "list", "--json")
    assert listed.exit_code == 1 and json.loads(listed.stdout)["prisons"][0]["posts"] == []
    portal("duty", "import", str(file))
    northgate = json.loads(portal("duty", "list", "--json").stdout)["prisons"][0]
    assert northgate["awake"] is False and northgate["units"] == {"A": 20, "B": 20}
    assert northgate["posts"] == [{"office": FIRST, "hours": ["mon 22:00-06:00"]}]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"prison": "XXX", "posts": []}, "no prison XXX"),
        ({"prison": "NGT", "posts": [{"office": "nobody", "hours": []}]}, "no office nobody"),
        ({"prison": "NGT", "posts": [{"office": FIRST, "hours": [{"from": "25:00", "to": "06:00"}]}]}, "25:00"),
        ({"prison": "NGT", "posts": [{"office": FIRST, "hours": [{"days": ["x"], "from": "01:00", "to": "06:00"}]}]},
         "x is no day"),
        ({"prison": "NGT"}, "missing"),
        ({"prison": "NGT", "posts": [], "units": [{"unit": "x" * 29}]}, "28 bytes"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named(portal: Any, tmp_path: Path, wrong: dict[str, Any], says: str) -> None:
    (tmp_path / "roster.json").write_text(json.dumps({"prisons": [wrong]}))
    ended = portal("duty", "import", str(tmp_path / "roster.json"))
    assert ended.exit_code == 2 and says in ended.output
