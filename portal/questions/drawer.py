"""Stand-in until the hundred are there."""

from portal.languages.words import N_

GROUPS = tuple(f"Group {at}" for at in range(10))
PICTURES = tuple(f"Picture {at}" for at in range(100))
