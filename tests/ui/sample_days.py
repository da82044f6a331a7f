"""A calendar of a retention and a week of jobs with sample data, for the gallery."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from ui.values.calendar_days import Day, DayKind
from ui.values.week import SlotKind, WeekCell
from ui.widgets.day_calendar import DayCalendar
from ui.widgets.week_calendar import DAYS, HOURS, WeekCalendar

START = date(2025, 11, 22)
MONDAY = date(2025, 11, 17)


def days(state: str) -> QWidget:
    """Three months; ``failed``: much of it goes; ``long``: four years of daily chains."""
    view = DayCalendar("Calendar of today", "No chains.")
    count = {"empty": 0, "long": 1500}.get(state, 90)
    kinds = list(DayKind)
    view.set_days(
        [
            Day(
                START + timedelta(days=at),
                kinds[at % (5 if state == "failed" else 3)],
                tuple(f"SRUM {at}-{number}: kept, daily" for number in range(at % 12)),
            )
            for at in range(count)
            if at % 3 or state == "long"
        ]
    )
    return view


def week(state: str) -> QWidget:
    """A slot every six hours; ``failed``: of all kinds; ``long``: every hour of twenty jobs."""
    view = WeekCalendar("Week", "Nothing is scheduled this week.")
    kinds = list(SlotKind) if state == "failed" else [SlotKind.DONE, SlotKind.FULL, SlotKind.LATER]
    step = {"long": 1, "empty": DAYS * HOURS + 1}.get(state, 6)
    count = 20 if state == "long" else 1
    cells = [
        WeekCell(
            MONDAY + timedelta(days=at // HOURS),
            at % HOURS,
            kinds[at // step % len(kinds)],
            tuple(f"{at % HOURS:02}:00 Mail {number}" for number in range(count)),
        )
        for at in range(step - 1, DAYS * HOURS, step)
    ]
    view.set_week(MONDAY, cells, (MONDAY + timedelta(days=5), 9), frozenset(range(8, 18)))
    return view
