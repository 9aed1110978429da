"""What a person has answered so far: field name → value, or → list of values."""

from collections.abc import Mapping
from typing import Literal

Answers = Mapping[str, object]
Group = Literal["prisoner", "freed", "third", "staff"]

FILERS = ("prisoner", "family", "friend", "lawyer", "former", "freed", "saw", "staff")
"""`former` was in prison and writes for somebody else; `freed` was, and writes of themselves."""
THIRD = frozenset({"family", "friend", "lawyer", "former", "saw"})


def one(answers: Answers, field: str) -> str:
    """The single answer to a field; empty when unanswered."""
    value = answers.get(field, "")
    return value.strip() if isinstance(value, str) else ""


def many(answers: Answers, field: str) -> list[str]:
    """The answers to a field of several; empty when unanswered."""
    value = answers.get(field, ())
    if isinstance(value, str):
        return [value] if value else []
    return [item for item in value if isinstance(item, str)] if isinstance(value, list | tuple) else []


def filer_of(answers: Answers) -> str:
    """Who writes. Unsaid means a prisoner: the people the portal is for, and the fewest questions."""
    filer = one(answers, "filer")
    return filer if filer in FILERS else "prisoner"


def group_of(answers: Answers) -> Group:
    """Which of the four wordings the questions take."""
    filer = filer_of(answers)
    if filer in ("staff", "freed"):
        return "staff" if filer == "staff" else "freed"
    return "third" if filer in THIRD else "prisoner"


def is_third(answers: Answers) -> bool:
    """Whether someone writes about someone else."""
    return group_of(answers) == "third"


def is_freed(answers: Answers) -> bool:
    """Whether someone who is out again writes of what was done to them inside."""
    return group_of(answers) == "freed"


def is_outside(answers: Answers) -> bool:
    """Whether whoever writes is neither in a prison nor works in one."""
    return is_third(answers) or is_freed(answers)


def is_staff(answers: Answers) -> bool:
    """Whether someone who works in a prison writes."""
    return group_of(answers) == "staff"
