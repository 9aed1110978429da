"""How a case begins that nobody wrote about."""

ORIGINS = ("own", "medical", "death", "third")
"""Of the office's own accord; a sign that a doctor or nurse saw; a death; what somebody else told, or a newspaper."""
TOPIC_OF = dict.fromkeys(ORIGINS, "hurt")
"""What it is about until somebody knows better."""
