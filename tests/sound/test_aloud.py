"""What is said of a page: all that can be seen, in order, and nothing that was typed."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from portal.web.shared.aloud import words_of


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<nav>Leave</nav><main><h1>One?</h1><p>Two.</p></main><p>Foot</p>", ["One?", "Two."]),
        ('<main><div><a class="tile" href="/"><svg><title>x</title></svg><span><b>Food</b> <small>Hot</small></span></a></div></main>', ["Food", "Hot"]),
        ("<main><p>We <b>think</b> this <a href='/'>one</a>.</p></main>", ["We think this one."]),
        ("<main><label>Told<textarea>secret words</textarea></label><button>Go on</button></main>", ["Told", "Go on"]),
        ("<main><p class=code><span>1111</span> <span>2222</span> </p></main>", ["1, 1, 1, 1. 2, 2, 2, 2"]),
        ("<main><p>Before the end of Monday 12 October 2026.</p></main>", ["Before the end of Monday 12 October 2026."]),
        ("<main><p data-listen>Listen</p><p hidden>no</p><p aria-hidden=true>no</p><p>yes<br>and</p></main>", ["yes", "and"]),
        ("<main><p>Same</p><p>Same</p><p>—</p></main>", ["Same"]),
        ("<main><ul><li>One<li>Two</ul><img alt=x><input value=y></main>", ["One", "Two"]),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_seen(html: str, said: list[str]) -> None:
    assert [words for words, _ in words_of(html, "en")] == said


def test_words_in_another_language_are_said_in_it() -> None:
    html = "<main><p>We have it.</p><p lang=ar>نعم</p><p>One <span lang=fr>mot</span> more.</p></main>"
    assert words_of(html, "en") == [("We have it.", "en"), ("نعم", "ar"), ("One", "en"), ("mot", "fr"), ("more.", "en")]
