"""From the code and the templates to the template of every sentence. Needs a checkout."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from portal.config import folder

READ = ("portal", "templates")


class NoCheckout(Exception):
    """The sources are not beside the package: a wheel cannot be extracted from."""


def checkout() -> Path:
    """The folder with the sources. Raises NoCheckout."""
    root = folder("translations").parent
    if not (root / "babel.cfg").is_file():
        raise NoCheckout(str(root))
    return root


def extracted() -> Catalog:
    """Every sentence with the files it stands in, in order of the files. Raises NoCheckout."""
    root = checkout()
    with (root / "babel.cfg").open(encoding="utf-8") as text:
        methods, options = parse_mapping_cfg(text)  # type: ignore[no-untyped-call]
    found = Catalog(charset="utf-8")
    for path, _line, message, comments, context in extract_from_dir(
        str(root),
        methods,
        options,
        comment_tags=("translators:",),
        strip_comment_tags=True,
        directory_filter=lambda inside: _is_read(Path(inside), root),
    ):
        found.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return found


def _is_read(inside: Path, root: Path) -> bool:
    parts = inside.relative_to(root).parts
    return bool(parts) and parts[0] in READ and not parts[-1].startswith((".", "__"))
