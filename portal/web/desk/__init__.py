"""The desk door: an office's list for today, and each of its cases as an exchange of letters."""

from portal.web.desk import account, answer, ask, case, colleagues, lists, note
from portal.web.desk.address import blueprint

__all__ = ["account", "answer", "ask", "blueprint", "case", "colleagues", "lists", "note"]
