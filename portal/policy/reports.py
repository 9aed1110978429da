"""Reports that a law demands: about what, to whom, and in which words the person is told before they write (V-08)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.policy.pack import Pack, names_in
from portal.policy.schema import Value

SECTION = "mandatory_reports"


@dataclass(frozen=True, kw_only=True)
class MandatoryReport:
    """One duty. `topics`: those of the question what it is about; none means every letter."""

    code: str
    law: str
    to: tuple[str, ...]
    topics: tuple[str, ...]
    name: bool
    """Whether the law demands the name too, and not the facts and the place alone."""
    status: str
    says: Mapping[str, str]
    """Language → the pack's own words."""

    def about(self, topics: Iterable[str]) -> bool:
        """Whether it falls on a letter about one of these."""
        return not self.topics or bool(set(self.topics) & set(topics))


def mandatory_reports(pack: Pack) -> tuple[MandatoryReport, ...]:
    """Those with a law and somebody to tell. What a pack does not list is demanded by nothing."""
    found = (_report(pack, code) for code in names_in(pack.facts, SECTION))
    return tuple(each for each in found if each.law and each.to)


def _report(pack: Pack, code: str) -> MandatoryReport:
    path = f"{SECTION}.{code}"
    named = {name.rpartition(".")[2]: says for name, says in pack.text.items() if f"notice.{code}." in f".{name}"}
    return MandatoryReport(
        code=code,
        law=str(pack.facts.get(f"{path}.law", "")),
        to=_listed(pack.facts.get(f"{path}.to")),
        topics=_listed(pack.facts.get(f"{path}.topics")),
        name=pack.facts.get(f"{path}.name") is True,
        status=pack.status.get(path, "unverified"),
        says=named,
    )


def _listed(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
