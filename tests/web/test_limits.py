"""The public page of time limits and its poster: every number is the pack's, and says which pack's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from portal import policy
from portal.directory import PrisonEntry, sign
from tests.web.frames import doors
from tests.world import World, world

__all__ = ["world"]
pytestmark = pytest.mark.engines(1)

PACKS = [name for name in policy.ids() if not policy.pack(name).overlay]


@dataclass
class Section:
    has: dict[str, str]
    rows: list[dict[str, str]] = field(default_factory=list)
    said: str = ""

    @property
    def numbers(self) -> set[tuple[str, int, str]]:
        return {(row["data-stage"], int(row["data-n"]), row["data-unit"]) for row in self.rows}


class Sections(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, Section] = {}
        self._open: Section | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if "data-prison" in has:
            self._open = self.found[has["data-prison"]] = Section(has)
        elif self._open and "data-stage" in has:
            self._open.rows.append(has)

    def handle_endtag(self, tag: str) -> None:
        self._open = None if tag == "section" else self._open

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open.said += data


@pytest.fixture
def client(world: World) -> Iterator[FlaskClient]:
    """One prison for each pack there is."""
    prisons = tuple(PrisonEntry(name.upper()[:20], {"en": f"Prison of {name}"}, pack=name) for name in PACKS)
    new = replace(world.directory, version=world.directory.version + 1, prisons=prisons)
    world.settings.directory_file.write_bytes(sign(world.root, new))
    with doors(replace(world.settings, locales=("en", "fr", "ar", "ar_XB")), "public") as app:
        yield app.test_client()


def shown(client: FlaskClient, page: str) -> dict[str, Section]:
    answer = client.get(page)
    assert answer.status_code == 200
    found = Sections(answer.text).found
    return {section.has["data-pack"]: section for section in found.values()}


def numbers_of(pack: policy.Pack) -> set[tuple[str, int, str]]:
    return {(name.removeprefix("clocks."), rule.n, rule.unit) for name, rule in pack.numbers.items()}


def test_every_number_on_the_page_is_the_packs_and_every_number_of_the_pack_is_on_the_page(client: FlaskClient) -> None:
    found = shown(client, "/en/limits")
    assert sorted(found) == PACKS
    for name, section in found.items():
        pack = policy.pack(name)
        assert section.numbers == numbers_of(pack), name
        assert len(section.rows) == len(pack.numbers), name


def test_each_says_its_pack_version_and_hash_and_where_every_number_comes_from(client: FlaskClient) -> None:
    for page in ("/en/limits", "/en/limits/poster"):
        for name, section in shown(client, page).items():
            pack = policy.pack(name)
            assert (section.has["data-version"], section.has["data-hash"]) == (pack.version, pack.hash)
            assert pack.hash in section.said
            assert f"{pack.id} {pack.version}" in section.said
            assert all(departure.law in section.said for departure in pack.departures.values()), name
    for name, section in shown(client, "/en/limits").items():
        assert all(rule.source in section.said for rule in policy.pack(name).numbers.values()), name


def test_a_number_nobody_confirmed_says_so(client: FlaskClient) -> None:
    for name, section in shown(client, "/en/limits").items():
        pack = policy.pack(name)
        said = {row["data-stage"]: row["data-confirmed"] for row in section.rows}
        assert said == {
            field_.removeprefix("clocks."): "yes" if rule.confirmed else "no" for field_, rule in pack.numbers.items()
        }
        assert section.said.count("Time limit not confirmed") == len(pack.unverified)


@pytest.mark.parametrize("locale", ["en", "ar_XB"])
def test_a_poster_hangs_in_each_prison_with_the_numbers_of_who_waits(client: FlaskClient, locale: str) -> None:
    for name, section in shown(client, f"/{locale}/limits/poster").items():
        pack = policy.pack(name)
        waits = {each for each in numbers_of(pack) if not each[0].startswith(("events.", "retention."))}
        assert section.numbers == waits, name


def test_the_hash_of_the_poster_is_the_one_packs_check_asks_for(client: FlaskClient) -> None:
    printed = shown(client, "/en/limits/poster")["un-mandela"].has["data-hash"]
    assert policy.findings(policy.pack("un-mandela"), printed=printed) == []


def test_a_prison_whose_pack_is_not_here_shows_what_its_letters_are_taken_under(world: World) -> None:
    prisons = (replace(world.directory.prisons[0], pack="gone"),)
    new = replace(world.directory, version=world.directory.version + 1, prisons=prisons)
    world.settings.directory_file.write_bytes(sign(world.root, new))
    with doors(world.settings, "public") as app:
        assert list(shown(app.test_client(), "/en/limits")) == [policy.DEFAULT_PACK]
