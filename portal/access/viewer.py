"""Who is looking: a signed-in officer with the rings of his slots, or whoever opened a mailbox."""

from portal.mailboxes.door import Mailbox as Complainant
from portal.officers.ring import RingKey
from portal.officers.sign_in import SignedIn as OfficerViewer

Viewer = OfficerViewer | Complainant

__all__ = ["Complainant", "OfficerViewer", "RingKey", "Viewer"]
