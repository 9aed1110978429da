"""The one table of what an answer means: leaf → tile, leaf and by → protected class, danger → urgency."""

from typing import Literal

Urgency = Literal["none", "danger", "imminent", "life"]

TILE_OF_LEAF = {
    "food": "food",
    "cell": "cell",
    "health": "health",
    "things": "things",
    "calls": "calls",
    "work": "work",
    "hurt": "hurt",
    "rules": "rules",
    "papers": "papers",
    "other": "other",
    "child": "child",
    "touching": "hurt",
    "smuggling": "rules",
    "lies": "rules",
    "treated": "work",
    "staffing": "work",
}
"""A leaf is what a tile says to one group of people; the tile is what lists and figures count."""

CLASS_OF_LEAF: dict[tuple[str, str], str] = {
    ("hurt", "staff"): "abuse",
    ("hurt", "prisoner"): "abuse",
    ("hurt", "other"): "abuse",
    ("hurt", "unsaid"): "abuse",
    ("touching", "staff"): "abuse",
    ("touching", "prisoner"): "abuse",
    ("touching", "other"): "abuse",
    ("touching", "unsaid"): "abuse",
    ("child", "staff"): "child",
    ("child", "prisoner"): "child",
    ("child", "other"): "child",
    ("child", "unsaid"): "child",
    ("health", "staff"): "medical",
    ("health", "prisoner"): "medical",
    ("health", "other"): "medical",
    ("health", "unsaid"): "medical",
}
"""The classes of V-04 that follow from the topic; every other pair has none."""

CLASS_OF_DANGER = {
    "hurt": "abuse",
    "sexual": "abuse",
    "self": "self_harm",
    "ill": "medical",
    "child": "child",
    "punished": "retaliation",
}

URGENCY_OF_DANGER: dict[str, Urgency] = {
    "no": "none",
    "unsure": "none",
    "hurt": "imminent",
    "self": "life",
    "ill": "life",
    "sexual": "imminent",
    "child": "imminent",
    "punished": "danger",
    "silent": "danger",
}
