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

LEAF_OF_SUBJECT = {
    "10": "other",
    "10A": "hurt",
    "10B": "health",
    "11": "work",
    "12": "work",
    "13": "papers",
    "13H": "cell",
    "14": "rules",
    "14H": "health",
    "15": "other",
    "15A": "things",
    "15C": "food",
    "15D": "health",
    "15E": "health",
    "15F": "rules",
    "15H": "rules",
    "15I": "rules",
    "16": "calls",
    "17": "calls",
    "18": "calls",
    "19": "papers",
    "20": "rules",
    "21": "rules",
    "22": "rules",
    "22B": "hurt",
    "22C": "cell",
    "22E": "hurt",
    "23": "rules",
    "23D": "hurt",
    "23Z": "hurt",
    "24": "food",
    "25": "things",
    "25C": "cell",
    "25G": "papers",
    "25S": "cell",
    "25Z": "other",
    "26": "health",
    "27": "health",
    "28": "health",
    "29": "health",
    "30": "papers",
    "31": "papers",
    "32": "papers",
    "33": "papers",
    "33D": "calls",
    "33E": "calls",
    "33F": "calls",
    "33H": "other",
    "34": "hurt",
    "34F": "touching",
    "35": "health",
    "35B": "cell",
    "35C": "work",
    "36": "papers",
    "36F": "work",
    "36G": "things",
    "37": "touching",
    "38": "papers",
    "38E": "work",
}
"""The leaf for a subject code of the US federal prisons: the group, or the code that differs from its group."""


def leaf_of_subject(code: str) -> str:
    """Where a letter of such a code, as `26A`, belongs here. Raises KeyError."""
    return LEAF_OF_SUBJECT.get(code) or LEAF_OF_SUBJECT[code[:2]]
