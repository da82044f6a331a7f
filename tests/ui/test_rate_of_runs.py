"""The rate of the job file holds for the runs of the window, together with the jobs that it runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

import engine
from app.history.history import History
from app.history.recording import ForgivingRecorder
from app.jobs.file import JobFile
from app.jobs.job import Jobs, Limits
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.request import Request
from app.operations.restore import RestoreRequest
from app.settings import Locations
from app.unattended.due import How, surroundings
from engine.progress import Cancel
from engine.rate_limit import RateLimit
from tests.ui.window import Open
from ui.live_run import RunQueue, plan_of


def test_backups_are_held_back_and_restores_are_not(
    qtbot: QtBot, source: Path, destination: Path, tmp_path: Path
) -> None:
    waits: list[float] = []

    def wait(_cancel: Cancel, seconds: float) -> None:
        waits.append(seconds)

    with History(tmp_path / "history.db") as history:
        limit = RateLimit(1000, wait=wait)
        queue = RunQueue(history, rate=lambda: limit)

        def held_back(request: Request) -> bool:  # type: ignore[type-arg]
            waits.clear()
            run = queue.start(plan_of(request))
            qtbot.waitUntil(lambda: run.is_settled, timeout=60_000)
            assert run.error is None and not run.crash
            return bool(waits)

        assert held_back(BackupRequest(FilesAtRest((source,)), destination, engine.Kind.FULL))
        (chain,) = engine.find_chains(engine.LocalFileSystem(), destination)
        assert not held_back(RestoreRequest(chain.path, tmp_path / "restored", create=True))


def test_the_window_and_its_jobs_share_the_rate(open_window: Open, tmp_path: Path) -> None:
    window = open_window()
    jobs, queue = window.application.jobs, window.application.run_queue
    file, locations = JobFile(jobs.path), Locations(tmp_path / "own", tmp_path / "own")
    window.until(lambda: jobs.is_loaded)
    assert queue.rate() is None
    file.change(lambda before: replace(before, limits=Limits(rate=80 << 20)))
    jobs.refresh()
    window.until(lambda: queue.rate() is not None)
    with (
        ForgivingRecorder(locations.history, lambda _error: None) as recorder,
        surroundings(locations, Jobs(limits=Limits(rate=80 << 20)), recorder, How()) as around,
    ):
        assert around.rate is queue.rate()
    file.change(lambda before: replace(before, limits=Limits(rate=1 << 20)))
    jobs.refresh()
    window.until(lambda: queue.rate() is not around.rate)
