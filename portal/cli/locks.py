"""What must hold before a process that answers or works may start."""

from __future__ import annotations

from portal.cli import CannotRun
from portal.config import Settings, locks_of_production
from portal.directory import drafts_in_force


def require_safe(settings: Settings) -> None:
    """Raises CannotRun naming every cause; nothing is wrong outside production."""
    causes = locks_of_production(settings, drafts=drafts_in_force(settings))
    if causes:
        raise CannotRun("production refuses to start:\n" + "\n".join(f"  {cause}" for cause in causes))
