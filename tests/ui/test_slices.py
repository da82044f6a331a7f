"""Long work between the turns of the event loop: nothing is left out, and what changes meanwhile is seen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from tests.ui.windows import PATIENCE_MS
from ui.slices import AT_ONCE, STEPS, Slices


class Steps:
    """Makes ``count`` things, and shows them at its end."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.made = 0
        self.shown: list[int] = []

    def work(self) -> Iterator[int]:
        self.made = 0
        for _ in range(self.count):
            self.made += 1
            yield 1
        self.shown.append(self.made)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def test_what_is_little_is_there_at_once(owner: QObject) -> None:
    counting = Steps(AT_ONCE - 1)
    slices = Slices(counting.work, owner)
    slices.ask()
    assert counting.shown == [AT_ONCE - 1] and not slices.is_busy


def test_what_is_much_is_made_between_events(qtbot: QtBot, owner: QObject) -> None:
    counting = Steps(AT_ONCE + 3 * STEPS)
    slices = Slices(counting.work, owner)
    slices.ask()
    assert counting.made == AT_ONCE and not counting.shown and slices.is_busy
    qtbot.waitUntil(lambda: counting.made > AT_ONCE, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: not slices.is_busy, timeout=PATIENCE_MS)
    assert counting.shown == [AT_ONCE + 3 * STEPS]


def test_what_changes_meanwhile_is_shown_once_more_and_not_for_each_change(qtbot: QtBot, owner: QObject) -> None:
    counting = Steps(AT_ONCE + STEPS)
    slices = Slices(counting.work, owner)
    slices.ask()
    for _ in range(3):
        slices.ask()
    counting.count = 5
    qtbot.waitUntil(lambda: not slices.is_busy, timeout=PATIENCE_MS)
    assert counting.shown == [AT_ONCE + STEPS, 5]


def test_what_is_shown_once_more_is_begun_in_a_turn_of_its_own(qtbot: QtBot, owner: QObject) -> None:
    counting = Steps(AT_ONCE + STEPS)
    made: list[int] = []

    def work() -> Iterator[int]:
        yield from counting.work()
        QTimer.singleShot(0, lambda: made.append(counting.made))

    slices = Slices(work, owner)
    slices.ask()
    slices.ask()
    qtbot.waitUntil(lambda: bool(made), timeout=PATIENCE_MS)
    assert made[0] == AT_ONCE + STEPS, "and not the first ones of the next round"
    qtbot.waitUntil(lambda: not slices.is_busy, timeout=PATIENCE_MS)
    assert counting.shown == [AT_ONCE + STEPS] * 2


def test_work_that_raises_may_be_asked_again(owner: QObject) -> None:
    counting, fails = Steps(3), [True]

    def work() -> Iterator[int]:
        yield 1
        if fails[0]:
            raise ZeroDivisionError
        yield from counting.work()

    slices = Slices(work, owner)
    with pytest.raises(ZeroDivisionError):
        slices.ask()
    fails[0] = False
    slices.ask()
    assert counting.shown == [3]


def test_it_can_be_finished_at_once_with_what_changed_meanwhile(qtbot: QtBot, owner: QObject) -> None:
    counting = Steps(AT_ONCE + 2 * STEPS)
    slices = Slices(counting.work, owner)
    slices.finish()
    assert counting.shown == []
    slices.ask()
    slices.ask()
    slices.finish()
    assert counting.shown == [AT_ONCE + 2 * STEPS] * 2 and not slices.is_busy
    qtbot.wait(20)
    assert counting.shown == [AT_ONCE + 2 * STEPS] * 2


def test_a_step_that_concerns_many_rows_ends_its_turn(qtbot: QtBot, owner: QObject) -> None:
    parts: list[str] = []

    def work() -> Iterator[int]:
        for part in ("head", "rows", "below"):
            parts.append(part)
            yield 300

    slices = Slices(work, owner)
    slices.ask()
    assert parts == ["head"] and slices.is_busy
    qtbot.waitUntil(lambda: not slices.is_busy, timeout=PATIENCE_MS)
    assert parts == ["head", "rows", "below"]
