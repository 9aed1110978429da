"""The kiosk door: a screen on a wing that anyone may look at."""

from portal.web.kiosk.pages import blueprint

__all__ = ["blueprint"]
