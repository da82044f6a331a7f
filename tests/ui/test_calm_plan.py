"""A plan that is shown stays: making it changes nothing that would have it made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.window import Open
from ui import watch


def test_a_plan_for_a_known_destination_is_made_once(
    open_window: Open, source: Path, destination: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It tests with a file whether the destination takes files. Looked at anew after each such file, the plan was
    made every second without an end, and on a busy machine never done.
    """
    monkeypatch.setattr(watch, "QUIET_MS", 50)
    window = open_window(source)
    window.plan(destination)
    window.finish(window.start())
    background = window.application.background
    listed: list[bool] = []
    window.application.inventory.chains_changed.connect(lambda: listed.append(True))

    def is_calm() -> bool:
        """Nothing is looked at, and nothing has been for longer than a plan rests after a change."""
        busy = any(background.is_busy(slot) for slot in ("plan", "plan modes", "chains", "evidence", "watch"))
        if busy or listed or window.back_up.preview is None:
            listed.clear()
            return False
        window.qtbot.wait(1000)
        return not listed

    window.application.show_page("back_up")
    window.until(is_calm)
