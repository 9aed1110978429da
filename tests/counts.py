"""How often each named test repeats: small by default, as the issues name it with PORTAL_COUNTS=prove."""

from __future__ import annotations

import os

from portal.languages import LOCALES

COUNTS = {
    # name: (make test, make prove)
    "kills": (6, 200),
    "tampering": (2, 50),
    "books": (12, 1_000),
    "guesses": (1_000, 1_000_000),
    "filings_at_once": (64, 64),
    "slow_connections": (50, 200),
    "wrong_codes": (200, 10_000),
    "fuzz": (1_000, 100_000),
    "cases": (300, 100_000),
    "same_time": (12, 200),
    "flood": (20, 100),
    "examples": (25, 400),
    "filings": (6, 200),
    "lapses": (40, 1_000),
    "histories": (100, 10_000),
    "duty_days": (120, 365),
    "duty_prisons": (4, 12),
    "reprisals": (40, 400),
    "null_populations": (1, 20),
    "date_pairs": (1_000, 1_000),
    "walk": (800, 100_000),
}


PROVE = os.environ.get("PORTAL_COUNTS") == "prove"


def count(name: str) -> int:
    small, full = COUNTS[name]
    return full if PROVE else small


def looked_at(*pseudo: str) -> tuple[str, ...]:
    """The languages whose pages a browser looks at: one for each direction on every change, all there are to prove it.

    English stands first, then the pseudo-locales asked for last.
    """
    real = [code for code, locale in LOCALES.items() if not locale.pseudo]
    return (*(real if PROVE else ("en", "ar")), *pseudo)
