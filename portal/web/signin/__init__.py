"""The sign-in door: officers come in, for the first time too, with a second factor, and go."""

from portal.web.signin import enter, first, second, signout, waiting
from portal.web.signin.address import blueprint
from portal.web.signin.held import signed_in

__all__ = ["blueprint", "enter", "first", "second", "signed_in", "signout", "waiting"]
