"""Real Windows instances through the window: the same instance on two days, one with nothing new, a dirty one."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from tests.datasets import dataset
from tests.ui.window import Window
from ui.live_run import LiveRun

pytestmark = pytest.mark.filterwarnings("ignore:Callback with id:RuntimeWarning")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "service"
    folder.mkdir()
    return folder


@pytest.fixture
def destination(tmp_path: Path) -> Path:
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, source: Path) -> Iterator[Window]:
    opened = Window(qtbot, tmp_path / "home", [source])
    yield opened
    opened.close()


def put(name: str, folder: Path) -> None:
    """Replace files in ``folder`` by those of a dataset, as a service that has worked on would."""
    for file in dataset(name).iterdir():
        shutil.copyfile(file, folder / file.name)


def back_up(window: Window, source: Path, destination: Path, kind: engine.Kind) -> LiveRun:
    window.application.inventory.refresh()
    logs = {path.name for path in source.glob("*.log")}
    window.until(
        lambda: any(
            {log.path.name for log in found.logs} <= logs and found.logs
            for found in window.application.inventory.instances
        )
    )
    window.plan(destination, kind)
    return window.finish(window.start())


def done(run: LiveRun) -> engine.BackupSet:
    assert run.error is None, run.error
    assert isinstance(run.result, engine.BackupSet)
    return run.result


def test_two_days_of_one_server(window: Window, source: Path, destination: Path, tmp_path: Path) -> None:
    put("srum-server2022-day1", source)
    full = done(back_up(window, source, destination, engine.Kind.FULL))
    put("srum-server2022-day2", source)
    more = done(back_up(window, source, destination, engine.Kind.INCREMENTAL))
    assert more.chain == full.chain
    assert more.run.logs == (2, 5)
    assert engine.verify_path(full.chain).ok
    for line in (full.chain / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((full.chain / name).read_bytes()).hexdigest() == digest
    engine.run_restore(full.chain, tmp_path / "restored", recovering=False)
    day1 = dataset("srum-server2022-day1", "SRUDB.dat").read_bytes()
    assert (tmp_path / "restored" / "SRUDB.dat").read_bytes() == day1


def test_an_incremental_with_nothing_new_succeeds_and_says_so(
    window: Window, source: Path, destination: Path
) -> None:
    put("srum-win10-clean", source)
    done(back_up(window, source, destination, engine.Kind.FULL))
    again = back_up(window, source, destination, engine.Kind.INCREMENTAL)
    assert done(again).nothing_new
    message = window.running.view.banner.message
    assert message is not None and "nothing new since" in message.as_text()


def test_a_dirty_instance_is_backed_up_with_the_logs_that_it_needs(
    window: Window, source: Path, destination: Path
) -> None:
    put("srum-win11-dirty", source)
    result = done(back_up(window, source, destination, engine.Kind.FULL))
    assert result.run.logs == (0x59, 0x5C)
    assert any("needs recovery" in note for note in result.run.notes)
