"""Power cuts and failing calls while the job file is changed: it says the old or the new, and nothing remains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.jobs.file import JobFile
from app.jobs.job import Job, Jobs
from engine.errors import JetError
from tests.disk.crash_fs import CrashFS
from tests.disk.fault_fs import Fault, FaultFS
from tests.disk.memory_fs import MemoryFS
from tests.share import Share, shares

ROOT = Path("/config")
FILE = ROOT / "program" / "jobs.toml"
JOB = Job("sru", (Path("/srv/sru"),), Path("/backups"))
OLD, NEW = Jobs((JOB,)), Jobs((replace(JOB, below=True), replace(JOB, name="edb")))
DONE = "changed"


def started(existing: bool) -> MemoryFS:
    disk = MemoryFS(ROOT)
    if existing:
        JobFile(FILE, fs=disk).change(lambda jobs: OLD)
    return disk


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("existing", [True, False])
def test_a_cut_at_any_moment(existing: bool, share: Share) -> None:
    fs = CrashFS(ROOT, inner=started(existing))
    JobFile(FILE, fs=fs).change(lambda jobs: NEW)
    fs.mark(DONE)
    before = OLD if existing else Jobs()
    met = set()
    states = list(fs.crash_states(tears=60))
    for state in states:
        found = JobFile(FILE, fs=MemoryFS(ROOT, state.tree)).load()
        assert found in ((NEW,) if DONE in state.marks else (before, NEW)), state
        met.add(found == NEW)
    for state in share.of(states):
        disk = MemoryFS(ROOT, state.tree)
        file = JobFile(FILE, fs=disk)
        assert file.change(lambda jobs: NEW) == NEW
        file.change(lambda jobs: OLD)
        assert [path.name for path in disk.list(FILE.parent)] == ["jobs.toml"], state
    assert met == {True, False}


@pytest.mark.parametrize("fault", [Fault.INPUT_OUTPUT, Fault.FAILS_WHEN_DONE, Fault.KILL], ids=str)
def test_every_call_fails_once(fault: Fault) -> None:
    good = FaultFS(started(existing=True))
    JobFile(FILE, fs=good).change(lambda jobs: NEW)
    failures = 0
    for call in good.calls:
        disk = started(existing=True)
        fs = FaultFS(disk).fail_at(call.index, fault)
        try:
            assert JobFile(FILE, fs=fs).change(lambda jobs: NEW) == NEW
        except JetError:
            failures += 1
        except BaseException as error:
            assert fault is Fault.KILL, error
            failures += 1
        assert JobFile(FILE, fs=disk).load() in (OLD, NEW), fs.struck
        assert JobFile(FILE, fs=disk).change(lambda jobs: NEW) == NEW
    assert failures > len(good.calls) // 2
