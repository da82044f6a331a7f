"""What watches over the thread of the window sees what it is meant to see (:mod:`tests.ui.window_thread`)."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.ui.window import Open
from tests.ui.window_thread import ALLOWED, Watch


def test_a_disk_that_the_window_asks_itself_is_seen(
    open_window: Open, tmp_path: Path, _watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen but for the reason that it has, while there is no window yet."""
    monkeypatch.delitem(ALLOWED, "ui/application.py Application.__init__")
    open_window(tmp_path)
    assert str(tmp_path) in _watch.found["ui/models/places.py is_place"]
    _watch.found.clear()


def test_other_threads_and_tests_may_ask(tmp_path: Path, _watch: Watch) -> None:
    thread = threading.Thread(target=lambda: list(tmp_path.iterdir()))
    thread.start()
    thread.join()
    assert list(tmp_path.iterdir()) == []
    assert not _watch.found
