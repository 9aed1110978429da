"""The filing door: from the first question to the receipt."""

from portal.web.filing import begin, evidence, phone, sent, step
from portal.web.filing.address import blueprint

__all__ = ["begin", "blueprint", "evidence", "phone", "sent", "step"]
