"""Power cuts and failing calls during an import of settings and its undo: both can be done again, and nothing else
is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.jobs.file import JobFile
from app.settings import Locations, Settings, SettingsFile, Theme
from app.transfer.taking import Transfer
from engine.errors import JetError
from engine.files import write_durably
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Fault, FaultFS
from tests.disk.memory_fs import MemoryFS
from tests.share import Share, shares

ROOT = Path("/home")
LOCATIONS = Locations(ROOT / "config", ROOT / "data")
FILE = ROOT / "settings.toml"
TEXT = b"""\
format = 1
kind = "ese-backup-settings"
[preferences]
theme = "dark"
[[job]]
name = "sru"
from = ["/srv/sru"]
to = "/backups"
"""
State = tuple[Theme, bool]
BEFORE, AFTER = (Theme.LIGHT, False), (Theme.DARK, True)


def started() -> MemoryFS:
    disk = MemoryFS(ROOT)
    SettingsFile(LOCATIONS.settings, fs=disk).change(lambda _old: Settings(theme=Theme.LIGHT))
    write_durably(disk, FILE, TEXT)
    return disk


def state(disk: MemoryFS) -> State:
    settings = SettingsFile(LOCATIONS.settings, fs=disk).load()
    return settings.theme, bool(JobFile(LOCATIONS.jobs, fs=disk).load().jobs)


def imported(fs: MemoryFS | CrashFS | FaultFS) -> None:
    transfer = Transfer(LOCATIONS, fs)
    transfer.take(transfer.plan(FILE))


def check_goes_on(disk: MemoryFS, *, is_noted: bool) -> None:
    """An undo takes back whatever was changed, and the import can be made."""
    transfer = Transfer(LOCATIONS, disk)
    if is_noted:
        transfer.undo()
        assert state(disk) == BEFORE
    else:
        assert transfer.last is None
    imported(disk)
    assert state(disk) == AFTER
    transfer.undo()
    assert state(disk) == BEFORE


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_cut_at_any_moment_of_an_import(share: Share) -> None:
    fs = CrashFS(ROOT, inner=started())
    imported(fs)
    states = list(fs.crash_states(tears=4))
    for cut in share.of(states):
        disk = MemoryFS(ROOT, cut.tree)
        is_noted = Transfer(LOCATIONS, disk).last is not None
        assert is_noted or state(disk) == BEFORE, cut
        check_goes_on(disk, is_noted=is_noted)
    met = {state(MemoryFS(ROOT, cut.tree)) for cut in states}
    assert {BEFORE, AFTER} <= met


@pytest.mark.parametrize("undoing", [False, True])
@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.KILL], ids=str)
def test_every_call_fails_once(fault: Fault, undoing: bool) -> None:
    def begun() -> MemoryFS:
        disk = started()
        if undoing:
            imported(disk)
        return disk

    def act(fs: FaultFS) -> None:
        Transfer(LOCATIONS, fs).undo() if undoing else imported(fs)

    good = FaultFS(begun())
    act(good)
    failures = 0
    for call in good.calls:
        disk = begun()
        try:
            act(FaultFS(disk).fail_at(call.index, fault))
        except JetError:
            failures += 1
        except BaseException as error:
            assert fault is Fault.KILL, error
            failures += 1
        check_goes_on(disk, is_noted=Transfer(LOCATIONS, disk).last is not None)
    assert failures > len(good.calls) // 2
