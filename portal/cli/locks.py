"""What must hold before a process that answers or works may start."""

from __future__ import annotations

from portal.cli import CannotRun, RefusedHere
from portal.config import Settings, locks_of_production
from portal.directory import Directory, DirectoryRefused
from portal.policy import DEFAULT_PACK, NoSuchPack, Pack, PackRefused, pack


def require_safe(settings: Settings) -> None:
    """Raises CannotRun naming every cause; nothing is wrong outside production."""
    causes = locks_of_production(settings, drafts=drafts_in_force(settings))
    if causes:
        raise CannotRun("production refuses to start:\n" + "\n".join(f"  {cause}" for cause in causes))


def require_demo(settings: Settings) -> None:
    """Raises RefusedHere for a demo command in production."""
    if settings.env == "production":
        raise RefusedHere("a demo command; PORTAL_ENV is production. Set PORTAL_ENV=demo")


def drafts_in_force(settings: Settings) -> list[str]:
    """None where there is no directory to read yet, or a pack it names is not here."""
    try:
        return [each.id for each in packs_in_force(settings) if each.draft]
    except (DirectoryRefused, NoSuchPack, PackRefused):
        return []


def packs_in_force(settings: Settings) -> list[Pack]:
    """The packs that prisons of the directory follow. Raises DirectoryRefused, NoSuchPack, PackRefused."""
    names = {prison.pack or DEFAULT_PACK for prison in Directory.load(settings).prisons}
    return [pack(name, settings.packs) for name in sorted(names)]
