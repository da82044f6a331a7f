"""Looks that many changes ask for."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import paced_look
from ui.paced_look import PacedLook


class Looks:
    """Looks that end when told to."""

    def __init__(self) -> None:
        self.begun = 0
        self.is_busy = False
        self.owner = QObject()
        self.pace = PacedLook(self._begin, lambda: self.is_busy, self.owner)

    def _begin(self) -> None:
        self.begun += 1
        self.is_busy = True

    def end(self, seconds: float = 0.0) -> None:
        time.sleep(seconds)
        self.is_busy = False
        self.pace.ended()


@pytest.fixture
def looks(qtbot: QtBot) -> Iterator[Looks]:
    yield Looks()


def test_changes_during_a_look_become_one_after_it(looks: Looks, qtbot: QtBot) -> None:
    for _ in range(5):
        looks.pace.ask()
    assert looks.begun == 1
    looks.end()
    qtbot.waitUntil(lambda: looks.begun == 2)
    looks.end()
    qtbot.wait(50)
    assert looks.begun == 2, "nothing had changed"


def test_a_look_is_followed_by_a_rest_in_which_changes_are_put_off(looks: Looks, qtbot: QtBot) -> None:
    looks.pace.ask()
    ended = time.monotonic()
    looks.end(0.05)
    looks.pace.ask()
    assert looks.begun == 1
    qtbot.waitUntil(lambda: looks.begun == 2)
    assert time.monotonic() - ended >= 0.05 * paced_look.REST


def test_the_user_does_not_wait_for_the_end_of_a_rest(looks: Looks) -> None:
    looks.pace.ask()
    looks.end(0.05)
    looks.pace.ask_now()
    assert looks.begun == 2


def test_what_the_user_asks_for_during_a_look_follows_at_once(looks: Looks) -> None:
    looks.pace.ask()
    looks.pace.ask_now()
    assert looks.begun == 1
    looks.end(0.01)
    assert looks.begun == 2


def test_a_look_that_failed_unheard_does_not_end_the_looking(looks: Looks) -> None:
    looks.pace.ask()
    looks.is_busy = False  # its end was never told
    looks.pace.ask()
    assert looks.begun == 2
