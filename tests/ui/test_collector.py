"""What Qt owns ends in the thread of the window, whoever makes the objects that let the collector run."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.windows import PATIENCE_MS
from ui.collector import LOOKS_AT_REST, PATIENCE, REST_S, Collector


class _Circle(QObject):
    """Something of Qt that only the cyclic collector can end."""

    def __init__(self, ended: list[threading.Thread]) -> None:
        super().__init__()
        self.itself = self
        self.destroyed.connect(
            lambda: ended.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def automatic() -> Iterator[None]:
    """The collector as Python starts with it; the tests freeze what there is when they start."""
    was = gc.isenabled()
    gc.enable()
    gc.unfreeze()
    gc.collect()  # what tests before have left of windows ends in this thread
    yield
    gc.collect()
    gc.freeze()
    if not was:
        gc.disable()


def _make_many() -> list[list[int]]:
    """Let another thread make so many containers that Python would collect."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([at] for at in range(200_000)))
    thread.start()
    thread.join()
    return made


def test_python_alone_ends_what_is_qts_in_any_thread(qapp: QApplication, automatic: None) -> None:
    """What the collector of the window is for."""
    ended: list[threading.Thread] = []
    _Circle(ended)
    _make_many()
    assert ended
    assert ended != [threading.main_thread()]


def test_what_is_qts_ends_in_the_thread_of_the_window(qtbot: QtBot, automatic: None) -> None:
    collector = Collector()
    collector.start()
    try:
        ended: list[threading.Thread] = []
        _Circle(ended)
        made = _make_many()
        assert not ended
        qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE_MS)
        assert ended == [threading.main_thread()]
        assert len(made) == 200_000
    finally:
        collector.stop()
    assert gc.isenabled()


def test_who_collects_himself_goes_on_doing_so(qapp: QApplication, automatic: None) -> None:
    gc.disable()
    collector = Collector()
    collector.start()
    collector.stop()
    assert not gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_what_was_frozen_before_stays_frozen(qapp: QApplication, automatic: None) -> None:
    gc.freeze()
    collector = Collector()
    collector.start()
    collector.stop()
    assert gc.get_freeze_count() > 0


def test_starting_and_stopping_twice_does_no_harm(qapp: QApplication, automatic: None) -> None:
    collector = Collector()
    collector.start()
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    collector.stop()
    assert gc.isenabled()


@pytest.mark.parametrize("rests", [True, False], ids=["until it rests", "for so long"])
def test_the_old_wait_while_the_window_is_used(qapp: QApplication, automatic: None, rests: bool) -> None:
    clock = _Clock()
    collector = Collector(spent=clock)
    collector.start()
    thresholds = gc.get_threshold()
    gc.set_threshold(10, 2, 2)
    ended: list[threading.Thread] = []
    try:
        circle = _Circle(ended)
        gc.collect(1)
        assert any(each is circle for each in gc.get_objects(2)), "it is old"
        del circle
        clock.step = 1.5 * REST_S
        _look(collector, 20)
        assert not ended
        clock.step = 0.0 if rests else clock.step
        _look(collector, LOOKS_AT_REST[2] - 1 if rests else 20 * PATIENCE**2)
        assert bool(ended) is not rests
        _look(collector, 1)
        assert ended
    finally:
        gc.set_threshold(*thresholds)
        collector.stop()


def test_the_middle_wait_for_one_look_at_rest(qapp: QApplication, automatic: None) -> None:
    clock = _Clock()
    collector = Collector(spent=clock)
    collector.start()
    thresholds = gc.get_threshold()
    gc.set_threshold(10, 2, 1000)
    ended: list[threading.Thread] = []
    try:
        circle = _Circle(ended)
        gc.collect(0)
        del circle
        clock.step = 1.5 * REST_S
        _look(collector, PATIENCE)
        assert not ended
        clock.step = 0.0
        _look(collector, 1)
        assert ended
    finally:
        gc.set_threshold(*thresholds)
        collector.stop()


class _Clock:
    """Each look finds that the window's thread has worked for ``step`` seconds since the one before."""

    def __init__(self) -> None:
        self.now = self.step = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def _look(collector: Collector, times: int) -> None:
    for _ in range(times):
        made = [[at] for at in range(500)]
        collector._look()
        del made


def test_what_the_first_collection_of_the_old_leaves_is_not_looked_through_again(
    qapp: QApplication, automatic: None
) -> None:
    collector = Collector(spent=_Clock())
    collector.start()
    thresholds = gc.get_threshold()
    gc.set_threshold(10, 2, 2)
    try:
        kept = [[at] for at in range(1000)]
        _look(collector, LOOKS_AT_REST[2] + 1)
        assert not {id(each) for each in gc.get_objects()} & {id(each) for each in kept}
    finally:
        gc.set_threshold(*thresholds)
        collector.stop()
