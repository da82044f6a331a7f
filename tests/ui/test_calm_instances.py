"""A running instance that says the same again and again is asked less often than one at work."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from app.evidence import running
from app.evidence.running import CALM_AFTER, CALM_S, look
from engine.progress import Cancel
from tests.ui.live_instance import Live

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Live]:
    made = Live(tmp_path / "live")
    made.work(3)
    yield made
    made.close()


class _Clock:
    now = 1000.0

    def monotonic(self) -> float:
        return self.now


def test_a_calm_instance_is_asked_less_often(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[engine.PublishedInstance] = []
    ask, clock = engine.live_state, _Clock()

    def counted(published: engine.PublishedInstance) -> engine.LiveState:
        asked.append(published)
        return ask(published)

    monkeypatch.setattr(engine, "live_state", counted)
    monkeypatch.setattr(running, "time", clock)
    found = look((), Cancel())
    for _ in range(10):
        found = look(found, Cancel())
    assert len(asked) == 1 + CALM_AFTER
    assert len(found) == 1
    live.work(100)
    clock.now += 2 * CALM_S
    before, found = found, look(found, Cancel())
    assert (len(asked), found[0].state != before[0].state) == (2 + CALM_AFTER, True)
    found = look(found, Cancel())
    assert len(asked) == 3 + CALM_AFTER, "it is at work: it is asked each time"
