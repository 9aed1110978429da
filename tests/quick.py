"""What would be done anew for each of thousands of applications is done once a test process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


def build_rules_once() -> None:
    """Werkzeug writes two functions for each address of each application, a tenth of a second in all.

    They are the same for the same rule: what they need of one application they take from the rule they are bound to.
    """
    build, built = Rule._compile_builder, {}

    def once(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key: tuple[Any, ...] = (rule.rule, tuple(rule._trace), repr(rule.defaults), append_unknown)
        if key not in built:
            built[key] = build(rule, append_unknown)
        return built[key]

    Rule._compile_builder = once  # type: ignore[assignment]
