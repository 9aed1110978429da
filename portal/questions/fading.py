"""When somebody was hurt lately: what shows on a body fades; a doctor may be asked for whether one reports or not."""

from __future__ import annotations

from portal.languages.words import N_
from portal.questions.answers import Answers, group_of, one
from portal.questions.leaves import TILE_OF_LEAF
from portal.questions.meaning import leaf_of

HURTING = ("touching", "beaten", "chains")
"""Topics besides those under the tile *hurt*."""
HOURS_SINCE = {"today": 0, "yesterday": 24, "week": 48}
"""How long ago it may be at least."""

_SAID = {
    "prisoner": N_(
        "If someone hurt you, signs on your body fade within days. Ask for a doctor or nurse now. "
        "Say only: I want to be seen alone. You do not have to send a letter for that. "
        "If you can, do not wash first, and keep your clothes."
    ),
    "third": N_(
        "If someone hurt them, signs on the body fade within days. They can ask for a doctor or nurse now. "
        "They need not say why, and no letter is needed for that. "
        "If they can, they should not wash first, and keep their clothes."
    ),
}

FOR_EVERYBODY = N_(
    "Were you hurt? A doctor or nurse can see you alone, now. You need not say why. Signs fade within days."
)
"""At a kiosk, whatever was tapped: who looks over a shoulder learns nothing from it."""


def fading(answers: Answers, hours: int) -> str:
    """What to say to whoever may have been hurt less than `hours` ago; nothing to everybody else."""
    leaf = leaf_of(answers)
    now = one(answers, "danger") in ("hurt", "sexual")
    lately = HOURS_SINCE.get(one(answers, "when"), hours) < hours
    hurt = leaf in HURTING or TILE_OF_LEAF.get(leaf) == "hurt"
    if not (now or (hurt and lately)):
        return ""
    return _SAID["prisoner" if group_of(answers) in ("prisoner", "freed") else "third"]
