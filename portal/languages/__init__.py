"""The languages of the portal: which there are, which are offered, and how they write days and numbers."""

from portal.languages.catalogues import catalogue
from portal.languages.completeness import offered
from portal.languages.days import before, before_the_end_of, day, hour, moment, short_day
from portal.languages.digits import digits
from portal.languages.lists import listed
from portal.languages.locales import LOCALES, SOURCE, Direction, Locale, direction
from portal.languages.negotiate import negotiate
from portal.languages.plurals import PLURALS, PluralRule, plural_rule

__all__ = [
    "LOCALES",
    "PLURALS",
    "SOURCE",
    "Direction",
    "Locale",
    "PluralRule",
    "before",
    "before_the_end_of",
    "catalogue",
    "day",
    "digits",
    "direction",
    "hour",
    "listed",
    "moment",
    "negotiate",
    "offered",
    "plural_rule",
    "short_day",
]
