"""Marks a sentence for translation where it is only stored, not yet shown."""


def N_(message: str) -> str:
    """The message itself; the extraction finds it by this name, and the door calls gettext on it."""
    return message
