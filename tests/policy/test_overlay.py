"""One pack laid over another: of every field the stricter."""

from __future__ import annotations

import pytest

from portal import policy
from portal.policy import Pack, PackRefused, laid_over, pack_from

ANSWER = '[clocks.answer]\nn={n}\nunit="{unit}"\nstage="decision"\nsource="law"\n'


def made(name: str, body: str, *, overlay: bool = False) -> Pack:
    flag = "true" if overlay else "false"
    return pack_from(f'[meta]\nid="{name}"\ntitle="T"\nversion="1"\noverlay={flag}\n{body}')


def test_of_two_clocks_the_one_that_is_never_later() -> None:
    base = made("base", ANSWER.format(n=20, unit="calendar_day"))
    strict, slack = ANSWER.format(n=2, unit="week"), ANSWER.format(n=2, unit="month")
    assert laid_over(base, made("over", strict, overlay=True)).rule("answer").unit == "week"
    assert laid_over(base, made("over", slack, overlay=True)).rule("answer").unit == "calendar_day"


def test_where_it_depends_on_the_calendar_both_run() -> None:
    base = made("base", ANSWER.format(n=5, unit="working_day"))
    both = laid_over(base, made("over", ANSWER.format(n=6, unit="calendar_day"), overlay=True))
    assert {clock.id for clock in both.clocks_for("complaint")} == {"answer", "over.answer"}


def test_of_facts_the_one_that_protects_more() -> None:
    base = made(
        "base",
        '[access]\ndirector="weekday"\ncensorship=false\n[statistics]\nmin_cell=5\n[outcome]\ncodes=["upheld"]\n'
        '[external.court]\nexcludes=["parole","police"]\n[retaliation]\nwatch_days=120\ncheck_days=[1,7]',
    )
    over = made(
        "over",
        '[access]\ndirector="daily"\ncensorship=true\n[statistics]\nmin_cell=10\n[outcome]\ncodes=["unfounded"]\n'
        '[external.court]\nexcludes=["police"]\n[retaliation]\nwatch_days=90\ncheck_days=[3]\n[text]\nx="y"',
        overlay=True,
    )
    found = laid_over(base, over)
    assert found.facts["access.director"] == "daily"
    assert found.facts["access.censorship"] is False
    assert found.facts["statistics.min_cell"] == 10
    assert found.facts["outcome.codes"] == ("upheld", "unfounded")
    assert found.facts["external.court.excludes"] == ("police",)
    assert (found.watch_days, found.check_days) == (120, (1, 3, 7))
    assert found.text == {"over.x": "y"}
    assert found.hash != base.hash


def test_a_time_bar_only_ever_becomes_longer() -> None:
    bar = '[filing]\ntime_bar={{n={n},unit="calendar_day",exempt=["{who}"],source="law"}}'
    base = made("base", bar.format(n=20, who="abuse"))
    found = laid_over(base, made("over", bar.format(n=60, who="child"), overlay=True)).time_bar
    assert found is not None
    assert (found.rule.n, found.exempt) == (60, ("abuse", "child"))
    short = made("over", bar.format(n=5, who="child"), overlay=True)
    kept = laid_over(base, short).time_bar
    assert kept is not None
    assert kept.rule.n == 20
    assert laid_over(made("none", ""), short).time_bar is None


def test_only_an_overlay_is_laid_over() -> None:
    with pytest.raises(PackRefused, match="not an overlay"):
        laid_over(policy.pack("us-bop"), policy.pack("un-mandela"))


def test_california_has_the_clocks_of_both() -> None:
    pack = policy.pack("us-ca-cdcr")
    assert pack.clock("answer").rule.n == 60
    assert pack.clock("prea_final").topics == ("touching",)
    assert pack.facts["outcome.recant_closes"] is False
    assert pack.stages[0] == "grievance"
