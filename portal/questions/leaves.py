"""The one table of what an answer means: leaf → tile and rules, leaf and by → protected class, danger → urgency."""

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
    "beaten": "hurt",
    "dark": "hurt",
    "chains": "hurt",
    "apart": "hurt",
    "family": "hurt",
    "birth": "hurt",
    "disability": "other",
}
"""A leaf is what a tile says to one group of people; the tile is what lists and figures count."""

NEVER = frozenset({"beaten", "dark", "chains", "apart", "family", "birth"})
"""What no law may allow (R-78): urgent, and for people outside, whatever else was tapped."""

RULES_OF_LEAF: dict[str, tuple[str, ...]] = {
    "food": ("SMR 20",),
    "cell": ("SMR 9-21", "BKK 5"),
    "health": ("SMR 22-26", "SMR 82-83", "BKK 5-18"),
    "things": ("SMR 17-19", "SMR 43"),
    "calls": ("SMR 37-39", "SMR 44", "SMR 79", "BKK 26-28"),
    "work": ("SMR 40", "SMR 71-78"),
    "hurt": ("SMR 27-28", "SMR 31", "SMR 54", "BKK 25", "BKK 31"),
    "rules": ("SMR 27-32", "SMR 35", "BKK 19-23"),
    "papers": ("SMR 7", "SMR 36", "SMR 45", "SMR 66", "SMR 93"),
    "other": ("SMR 6", "SMR 36", "SMR 41-42", "BKK 1"),
    "child": ("SMR 23", "BKK 2-3", "BKK 9", "BKK 49-52"),
    "touching": ("SMR 31", "BKK 7", "BKK 25", "BKK 31"),
    "smuggling": ("SMR 46", "SMR 48"),
    "lies": ("SMR 46", "SMR 48", "BKK 25"),
    "treated": ("SMR 46", "BKK 30-32"),
    "staffing": ("SMR 46", "SMR 49"),
    "beaten": ("SMR 31",),
    "dark": ("SMR 31",),
    "chains": ("SMR 33",),
    "apart": ("BKK 22",),
    "family": ("SMR 37", "BKK 23"),
    "birth": ("BKK 24",),
    "disability": ("SMR 6",),
}
"""The rules a leaf touches (R-101), for figures and officers; whoever writes never sees them."""

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
    **{(leaf, by): "abuse" for leaf in NEVER for by in ("staff", "prisoner", "other", "unsaid")},
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
