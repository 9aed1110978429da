"""Clocks: when something is due, and how that date came about. Pure."""

from portal.deadlines.calendar import WEEKDAYS, Calendar, iso_week, months_later
from portal.deadlines.counting import NoEnd, Step
from portal.deadlines.due import Due, State, due, state_of
from portal.deadlines.events import EVENT_NAMES, Event, EventName

__all__ = [
    "EVENT_NAMES",
    "WEEKDAYS",
    "Calendar",
    "Due",
    "Event",
    "EventName",
    "NoEnd",
    "State",
    "Step",
    "due",
    "iso_week",
    "months_later",
    "state_of",
]
