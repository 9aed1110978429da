"""The picture beside each choice of a letter's page: whoever cannot read tells them apart by it, and by the ear."""

from __future__ import annotations

from portal.web.mailbox.address import blueprint

WISHES = {
    "own_cell": "cell",
    "own_transfer": "van",
    "separation": "nobody",
    "exam": "health",
    "woman": "woman",
    "man": "man",
    "interpreter": "languages",
    "signer": "signing",
    "nothing": "back",
}
WHY = {"not_answered": "unsure", "not_true": "no", "not_done": "longer", "not_fair": "rules"}
SHARE = {"all": "papers", "only_new": "ask"}
_DRAWN = {**WISHES, **WHY, **SHARE}


@blueprint.app_template_global()
def drawn(code: str) -> str:
    """The name of the picture."""
    return _DRAWN.get(code, "")
