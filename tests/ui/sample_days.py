"""A calendar of a retention with sample days, for the gallery."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtWidgets import QWidget

from ui.values.calendar_days import Day, DayKind
from ui.widgets.day_calendar import DayCalendar

START = date(2025, 11, 22)


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
