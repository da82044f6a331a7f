"""Who is at work, on every page: the end of a run counts at once, whatever a look saw of it before."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from app.history.history import History
from app.history.runs import RunOperation, RunState
from app.settings import Locations
from tests.ui import sample_overview as sample
from tests.ui.window import Open, Window
from ui.live_run import LiveRun
from ui.models.overview import SeenState
from ui.models.run_days import key_of

BEING_BACKED_UP = "This instance is being backed up now."


def banners(window: Window) -> list[str]:
    """What is said above the details of the instance."""
    messages = (banner.message for banner in window.instances.detail._banners)
    return [message.what for message in messages if message is not None]


def seen(window: Window) -> SeenState:
    found = window.application.context.outlook.seen
    assert found is not None
    return found


def never_look(window: Window) -> None:
    """No look at everything begins any more, as after one that took long."""
    window.application.context.outlook._pace._begin = lambda: None


@pytest.fixture
def seen_at_work(at_work: tuple[Window, LiveRun]) -> tuple[Window, LiveRun]:
    """A window, whose newest look saw its backup of the large instance at work; there is no later one."""
    window, run = at_work
    window.application.context.outlook.refresh()
    window.until(lambda: bool(window.application.context.outlook.seen) and bool(seen(window).backing_up))
    never_look(window)
    return window, run


def test_a_run_that_ended_here_is_not_at_work_whatever_the_newest_look_saw(
    seen_at_work: tuple[Window, LiveRun],
) -> None:
    window, run = seen_at_work
    window.application.show_page("instances")
    window.until(lambda: BEING_BACKED_UP in banners(window))
    run.cancel()
    window.finish(run)
    assert not seen(window).at_work
    window.until(lambda: BEING_BACKED_UP not in banners(window))


def test_a_look_that_began_before_the_end_brings_nobody_back_to_work(
    at_work: tuple[Window, LiveRun],
) -> None:
    """It read the history while the run went on, and is taken after its end."""
    window, run = at_work
    outlook = window.application.context.outlook
    read, go_on = Event(), Event()
    look = outlook._look

    def slow(*arguments: object) -> SeenState:
        found = look(*arguments)  # type: ignore[arg-type]
        read.set()
        assert go_on.wait(60)
        return found

    window.until(lambda: run.run is not None)
    window.until(lambda: not window.application.background.is_busy("outlook"))
    outlook._look = slow
    outlook.refresh()
    window.until(read.is_set)
    never_look(window)
    run.cancel()
    window.finish(run)
    shown: list[bool] = []
    outlook.changed.connect(lambda: shown.append(bool(seen(window).at_work)))
    go_on.set()
    window.until(lambda: not window.application.background.is_busy("outlook"))
    assert shown and not any(shown)


def test_the_row_of_a_run_that_another_program_ended_and_the_banner_say_the_same(
    open_window: Open, source: Path, tmp_path: Path
) -> None:
    with History(Locations(tmp_path / "home", tmp_path / "home").history) as other:
        window = open_window(source)
        assert window.application.history.path == other.path
        going = other.begin_run(source.name, RunOperation.BACKUP, "full", source=str(source))
        window.until(lambda: window.application.context.outlook.seen is not None)
        window.application.show_page("instances")
        window.application.context.changes.history.emit()
        window.until(lambda: BEING_BACKED_UP in banners(window))
        never_look(window)
        other.end_run(going, RunState.CANCELLED)
        window.application.context.changes.history.emit()
        rows = window.instances.detail.tabs.runs.rows
        window.until(lambda: rows.rowCount() == 1 and rows.index(0, 0).data() == "Cancelled")
        assert BEING_BACKED_UP not in banners(window) and not seen(window).at_work


def test_only_the_run_that_ended_is_taken_away() -> None:
    first, second = sample.status("NTDS", "/srv/a"), sample.status("SRUM", "/srv/b")
    both = sample.at_work(sample.at_work(sample.seen_of((first, second)), first), second)
    both.derive()
    (ended,) = both.at_work[key_of(first)]
    assert set(both.backing_up) == {key_of(first), key_of(second)}
    left = both.without({ended.id})
    assert left.rows is both.rows, "found out in the background; the window does not do it once more"
    assert set(left.at_work) == set(left.backing_up) == {key_of(second)}
    assert left.without({ended.id, "another"}) is left, "nothing changes, nothing is shown anew"
