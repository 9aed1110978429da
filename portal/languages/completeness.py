"""A language is offered only when nobody at an open door would meet a sentence in another one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel.messages.catalog import Catalog, Message

from portal.config import Settings
from portal.languages.catalogues import read, sentences, source_file, template_file
from portal.languages.locales import LOCALES, SOURCE

FOR_STAFF = (
    "templates/desk/",
    "templates/signin/",
    "templates/oversight/",
    "templates/duty/",
    "templates/administration/",
    "templates/demo/",
    "templates/officers/",
    "portal/web/desk/",
    "portal/web/signin/",
    "portal/web/oversight/",
    "portal/web/duty/",
    "portal/web/administration/",
    "portal/web/demo/",
    "portal/officers/",
    "portal/cli/",
)
"""A sentence that stands only here may be missing from an offered language; every other one may not."""


@dataclass(frozen=True)
class Completeness:
    """How many sentences there are and how many are translated; `people` are those of the open doors."""

    people: int
    people_done: int
    total: int
    done: int

    @property
    def offered(self) -> bool:
        return self.people_done == self.people > 0


def for_people(message: Message) -> bool:
    """Whether a sentence can stand on a page of the open doors. One without a place is taken to."""
    places = [path for path, _line in message.locations]
    return not places or any(not path.startswith(FOR_STAFF) for path in places)


def wanted_in(locale: str, template: Catalog) -> list[Message]:
    """The sentences a language must have: those of the open doors alone where officers do not work in it."""
    return [message for message in sentences(template) if LOCALES[locale].staff or for_people(message)]


def translated(message: Message | None, forms: int) -> bool:
    """Whether every form of a sentence has words that nobody doubts."""
    if message is None or message.fuzzy:
        return False
    if isinstance(message.string, str):
        return bool(message.string)
    return len(message.string or ()) == forms and all(message.string or ())


@cache
def completeness(locale: str) -> Completeness:
    """Counted against the template, once a process."""
    return counted(locale, read(template_file()), read(source_file(locale)))


def counted(locale: str, template: Catalog, catalog: Catalog) -> Completeness:
    wanted = sentences(template)
    own = locale == SOURCE or LOCALES[locale].pseudo
    forms = len(LOCALES[locale].plural.categories)
    done = [message for message in wanted if own or translated(catalog.get(message.id, message.context), forms)]
    return Completeness(
        people=sum(map(for_people, wanted)),
        people_done=sum(map(for_people, done)),
        total=len(wanted),
        done=len(done),
    )


def offered(settings: Settings) -> list[str]:
    """The locales to offer, in the order of the settings. English always; a pseudo-locale only where tests name it."""
    asked = settings.locales or tuple(code for code, locale in LOCALES.items() if not locale.pseudo)
    found = [code for code in asked if code in LOCALES and _may_be_offered(code, settings)]
    return found or [SOURCE]


def _may_be_offered(code: str, settings: Settings) -> bool:
    if LOCALES[code].pseudo:
        return settings.env != "production"
    return code == SOURCE or completeness(code).offered
