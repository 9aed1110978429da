"""The public door: what anyone may read before writing."""

from portal.web.public import admission, paper
from portal.web.public.pages import blueprint

__all__ = ["admission", "blueprint", "paper"]
