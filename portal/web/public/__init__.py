"""The public door: what anyone may read before writing."""

from portal.web.public.pages import blueprint

__all__ = ["blueprint"]
