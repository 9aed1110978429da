"""Clocks: when something is due, and how that date came about. Pure."""

from portal.deadlines.calendar import WEEKDAYS, Calendar, calendar_of, iso_week, months_later
from portal.deadlines.counting import NoEnd, Step
from portal.deadlines.due import Due, State, due, state_of
from portal.deadlines.events import EVENT_NAMES, Event, EventName
from portal.deadlines.lengthening import Refused, lawful

__all__ = [
    "EVENT_NAMES",
    "WEEKDAYS",
    "Calendar",
    "Due",
    "Event",
    "EventName",
    "NoEnd",
    "Refused",
    "State",
    "Step",
    "calendar_of",
    "due",
    "iso_week",
    "lawful",
    "months_later",
    "state_of",
]
