"""Whatever arrives at the real server: a clear answer, in words, in the person's language, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from urllib.parse import quote_from_bytes, urlencode

import pytest
from sqlalchemy import func, select

from portal.cases.case import Case
from portal.config import Settings
from tests.hard import officer
from tests.hard.wire import PATIENCE, Answer, Browser, environment_of
from tests.serving import Serving
from tests.web.letters import sent, walk
from tests.web.person import Page
from tests.world import World

FORM = "application/x-www-form-urlencoded"
CODELIKE = "Robert'); DROP TABLE cases;-- <script>alert('1')</script> {{ 7*7 }} %s \\x00 &amp; \u202eright to left"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, locales=("en", "ar"))


@pytest.fixture
def serving(world: World) -> Iterator[Serving]:
    with Serving({**environment_of(world.settings), "PORTAL_LOCALES": "en,ar"}) as serving:
        yield serving.start("--workers", "1")


@pytest.fixture
def person(serving: Serving) -> Browser:
    """In the middle of a letter, about to write what happened, in Arabic."""
    person = Browser(serving, "ar")
    person.begin()
    walk(person, until="told")
    assert person.page.name == "filing.told"
    return person


def raw(person: Browser, path: str, body: bytes | None = None, **headers: str) -> Page:
    """One request exactly as said, with the person's cookies."""
    line = HTTPConnection(person.client.host, person.client.port, timeout=PATIENCE)  # type: ignore[attr-defined]
    cookies = "; ".join(f"{name}={value}" for name, value in person.client.cookies.items())  # type: ignore[attr-defined]
    line.request("GET" if body is None else "POST", path, body, {"Cookie": cookies, "Content-Type": FORM, **headers})
    answer = line.getresponse()
    page = Page(Answer(answer.status, dict(answer.headers), answer.read()))  # type: ignore[arg-type]
    line.close()
    return page


def held_back(person: Browser, but: str = "") -> bytes:
    """The page's own fields, as bytes."""
    return urlencode([field for field in person.page.form().fields if field[0] not in ("text", but)]).encode()


def in_their_language(page: Page) -> bool:
    return 'lang="ar" dir="rtl"' in page.html


def goes_on(person: Browser, world: World, text: str) -> None:
    """The letter is still there, is sent and holds exactly this text."""
    person.go("/ar/write/told")
    assert person.page.typed("text") == text
    code = walk(person, until="keep", text=text).code
    assert walk(person, text=text).name == "filing.sent"
    assert sent(world, code).statement.text == text


@pytest.mark.engines(1)
def test_a_body_too_large_is_told_in_their_language_and_the_letter_goes_on(world: World, person: Browser) -> None:
    person.press(text="Kept.")
    page = raw(person, "/ar/write/told", held_back(person) + b"&text=" + b"a" * 100_000_000)
    assert (page.status, page.name) == (413, "error.413")
    assert in_their_language(page)
    goes_on(person, world, "Kept.")


@pytest.mark.engines(1)
def test_files_nobody_asked_for_change_nothing(world: World, person: Browser) -> None:
    fields = {**dict(person.page.form().fields), "text": "Beside a file."}
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    files = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="../../{name}\\0"\r\n\r\n{"b" * 10_000}\r\n'
        for name in ("file", "text", "csrf_token", "office")
    )
    body = ("".join(parts) + files + "--x--\r\n").encode()
    page = raw(person, "/ar/write/told", body, **{"Content-Type": "multipart/form-data; boundary=x"})
    assert page.status == 303
    goes_on(person, world, "Beside a file.")


@pytest.mark.engines(1)
def test_a_million_characters_arrive_every_one(world: World, person: Browser) -> None:
    text = "مرحبا " * 166_666 + "done"
    assert len(text) == 1_000_000
    assert person.press(text=text).name == "filing.to"
    code = walk(person, until="keep").code
    page = walk(person)
    assert (page.name, page.status) == ("filing.sent", 200)
    assert sent(world, code).statement.text == text


def test_bytes_that_are_no_text_and_nul_are_taken_as_far_as_they_are_text(world: World, person: Browser) -> None:
    broken = b"&text=" + quote_from_bytes(b"Half \xff\xfe a \xc3 word\x00.").encode() + b"&\xff=\xfe&%00=%00&%"
    assert raw(person, "/ar/write/told", held_back(person) + broken).status == 303
    kept = person.go("/ar/write/told").typed("text")
    assert kept.startswith("Half ")
    assert kept.endswith(" word.")
    goes_on(person, world, kept)


@pytest.mark.engines(1)
def test_a_path_that_is_no_text_is_not_there(person: Browser) -> None:
    for path in ("/ar/write/told%00", "/ar/%00/told", "/ar/write/told%ff%fe", "/desk/cases/%00", "/%00"):
        for body in (None, b"text=Lost%3F"):
            page = raw(person, path, body)
            assert (page.status, page.name) == (404, "error.404"), path


@pytest.mark.engines(1)
def test_two_thousand_more_fields_are_left_where_they_came_from(world: World, person: Browser) -> None:
    more = urlencode({f"field{number}": f"value {number}" for number in range(2000)}).encode()
    repeated = urlencode([("office", "director-northgate")] * 2000).encode()
    body = held_back(person) + b"&" + more + b"&" + repeated + b"&text=Among+many."
    assert raw(person, "/ar/write/told", body).status == 303
    goes_on(person, world, "Among many.")


@pytest.mark.engines(1)
def test_another_host_is_refused_in_words_and_the_letter_goes_on(world: World, person: Browser) -> None:
    person.press(text="Mine.")
    for host in ("evil.example", "127.0.0.1.evil.example:80", "", "a b", "[::1"):
        for body in (None, held_back(person) + b"&text=Theirs."):
            page = raw(person, "/ar/write/told", body, Host=host)
            assert (page.status, page.name) == (400, "error.400")
            assert in_their_language(page)
            assert not host or host not in page.html
    assert person.go("/ar/write/told").typed("text") == "Mine."


@pytest.mark.engines(1)
def test_without_a_fresh_token_nothing_is_taken_and_every_word_is_still_there(person: Browser) -> None:
    typed = urlencode({"text": "Typed for an hour.\nAnd <b>more</b>."}).encode()
    for csrf in (b"", b"&csrf_token=", b"&csrf_token=stale", b"&csrf_token=" + b"x" * 5000):
        page = raw(person, "/ar/write/told", held_back(person, "csrf_token") + b"&" + typed + csrf)
        assert (page.status, page.name) == (422, "filing.told")
        assert in_their_language(page)
        assert page.typed("text").replace("\r\n", "\n") == "Typed for an hour.\nAnd <b>more</b>."
        assert "Typed" not in person.go("/ar/write/told").html
    person.page = page
    assert person.press().name == "filing.to"


def test_what_looks_like_code_is_text_to_everybody(world: World, serving: Serving, person: Browser) -> None:
    world.lodge("director-northgate", "Still there.")
    code = walk(person, until="keep", text=CODELIKE, person_name=CODELIKE).code
    assert walk(person, text=CODELIKE).name == "filing.sent"
    assert person.read(code)
    person.press("/openings")
    inspector = Browser(serving)
    ref = officer.sign_in(inspector, "inspector.adeyemi").rows[0]["data-ref"]
    for page in (person.page, inspector.page, officer.open_case(inspector, ref)):
        assert "DROP TABLE cases;-- <script>alert('1')</script> {{ 7*7 }}" in page.said
        assert "<script>alert" not in page.html
    officer.answer(inspector, "نعتذر عن التأخير. سنصلح الدش غدا صباحا، ثم نكتب لك مرة أخرى. " * 3 + CODELIKE)
    person.read(code)
    assert person.press("/openings").said.count("DROP TABLE cases") == 2
    with world.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 2
