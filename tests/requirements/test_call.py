"""M1 to M11: the call, its parameters, its result."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from engine import verify_path
from engine.error_codes import Code
from engine.files import LocalFileSystem
from engine.jet import (
    JET_SNP,
    JET_SNT,
    JET_bitBackupAtomic,
    JET_bitBackupIncremental,
    JET_sesidNil,
    JetBackup,
    JetCreateInstance,
    JetInit,
    JetTerm,
)
from tests.builders.jet_case import INCREMENTAL, Calls, JetCase, Running, names, tree
from tests.disk.fault_fs import CHANGING, Call, FaultFS

ATOMIC = JET_bitBackupAtomic


class Writer:
    """A thread that commits without a pause for as long as the ``with`` lasts."""

    def __init__(self, live: Running) -> None:
        self._live, self._stop = live, threading.Event()
        self._thread = threading.Thread(target=self._run)

    @property
    def commit(self) -> int:
        return self._live.now["w.edb"].commit

    def wait_for_another(self) -> None:
        """Return when one more transaction has been acknowledged than when this was called."""
        acknowledged, until = max(self._live.states["w.edb"]), time.monotonic() + 30
        while max(list(self._live.states["w.edb"])) <= acknowledged and time.monotonic() < until:
            time.sleep(0.001)

    def __enter__(self) -> Writer:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._live.step()


def test_m01_backs_up_while_online(case: JetCase) -> None:
    """The database is backed up while it is online.

    A writer continues to commit between any two calls of the status callback. The restored database contains every
    commit acknowledged before the backup started, and has exactly the state of one commit.
    """
    live = case.running(steps=30)
    with Writer(live) as writer:
        writer.wait_for_another()
        before = max(list(live.states["w.edb"]))
        folder = case.folder("set")
        assert live.backup(folder, status=_Waiting(writer)) == 0
        after = writer.commit
    found = case.restored(folder)["w.edb"]
    assert found is not None
    assert before <= found.commit <= after
    assert after > before + 2, "the writer was kept waiting"
    assert found == live.states["w.edb"][found.commit]


class _Waiting(Calls):
    def __init__(self, writer: Writer) -> None:
        super().__init__()
        self._writer = writer

    def __call__(self, *call: object) -> None:
        self._writer.wait_for_another()


def test_m02_backs_up_the_one_instance_of_the_process(case: JetCase) -> None:
    """JetBackup is the call of single-instance mode: it backs up the active instance.

    Without an instance it returns -1029, with one that JetInit created it succeeds, with instances that
    JetCreateInstance created it returns -1081. The modes exclude each other (-1080, -1081).
    """
    folder = case.folder("set")
    assert JetBackup(folder) == -1029
    live = case.the_one()
    assert JetBackup(folder) == 0
    assert case.restored_by_the_one(folder) == live.now
    assert JetCreateInstance("another")[0] == -1080
    assert JetTerm() == 0
    case.running("first", steps=1)
    case.created("second")
    assert JetBackup(case.folder("other")) == -1081
    assert JetInit()[0] == -1081


def test_m03_takes_path_options_and_callback(case: JetCase) -> None:
    """The call takes a path, options and a status callback and returns a JET_ERR, in an A and a W form.

    A path given as bytes and one given as text produce the same files and the same result.
    """
    live = case.running()
    for name, path in (("text", str(case.folder("text"))), ("bytes", os.fsencode(case.folder("bytes")))):
        calls = Calls()
        assert live.backup(path, 0, calls) == 0
        assert {"w.edb", "w.pat"} < names(case.folder(name))
        assert calls.stages[-1] is JET_SNT.Complete


def test_m04_the_path_is_the_directory_of_the_backup(case: JetCase, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path is the directory that receives the backup.

    A relative path is relative to the current directory, and a separator at its end does not matter.
    """
    live = case.running()
    folder = case.folder("set")
    monkeypatch.chdir(case.root)
    assert live.backup(f"set{os.sep}") == 0
    assert {"w.edb", "w.pat"} < names(folder)


@pytest.mark.parametrize("path", [None, "", b""])
def test_m05_without_a_path_logs_are_truncated_and_nothing_copied(case: JetCase, path: str | bytes | None) -> None:
    """Without a path, the logs are truncated if possible, and nothing is copied.

    The logs before the checkpoint are deleted. No other file changes except the current log, which records it.
    """
    live = case.running()
    live.step_over_logs(6)
    before, closed = tree(live.folder), live.logs()
    checkpoint = live.checkpoint()
    gone = [generation for generation in closed if generation < checkpoint]
    assert gone
    assert gone != closed
    assert live.backup(path) == 0
    assert live.logs() == [generation for generation in closed if generation >= checkpoint]
    after = tree(live.folder)
    kept = before.keys() - {name for name in before if name not in after}
    assert after.keys() == kept
    assert {name for name in after if after[name] != before[name]} == {"edb.log"}
    assert {path.name for path in case.root.iterdir()} == {"live"}
    assert case.ids == [210, 224, 213]


def test_m06_options_are_zero_or_more(case: JetCase) -> None:
    """The options are zero or more of JET_bitBackupIncremental and JET_bitBackupAtomic.

    0, 1, 4 and 5 are accepted. Any other bit, alone or with these, returns -900 and leaves no trace.
    """
    live = case.running()
    folder, atomic = case.folder("set"), case.folder("atomic")
    assert [live.backup(folder, 0), live.backup(folder, 1)] == [0, 0]
    assert [live.backup(atomic, 4), live.backup(atomic, 5)] == [0, 0]
    before = tree(case.root)
    for bit in (1 << n for n in range(32) if 1 << n not in (JET_bitBackupIncremental, ATOMIC)):
        assert live.backup(folder, bit) == -900
        assert live.backup(folder, bit | INCREMENTAL) == -900
        assert case.events == []
    assert tree(case.root) == before


def test_m07_an_atomic_backup_replaces_the_one_before_as_a_whole(case: JetCase) -> None:
    """An atomic full backup keeps the previous one in the same directory until it is complete.

    Each call that changes the destination fails once. Each time, the directory lists what it listed before, or the
    new set is complete in `new`, and the existing set can be restored.
    """
    fs = FaultFS(LocalFileSystem())
    case.use(fs)
    live = case.running()
    folder = live.backed_up("set", ATOMIC)
    first = live.now
    live.step(3)
    changes = _changes_below(fs, folder, lambda: live.backup(folder, ATOMIC))
    assert {path.name for path in folder.iterdir()} == {"new"}
    second = live.now
    assert first != second
    assert len(changes) > 20
    failures = 0
    for index in range(len(changes)):
        before = tree(folder)
        fs.hook = _FailAt(fs, folder, index)
        result = live.backup(folder, ATOMIC)
        fs.hook = None
        failures += result < 0
        assert {path.name for path in folder.iterdir()} == {"new"}
        assert (tree(folder) == before) is (result < 0)
    assert failures > len(changes) // 2
    assert case.restored(folder)["w.edb"] == second["w.edb"]


def _changes_below(fs: FaultFS, folder: Path, run: object) -> list[Call]:
    start = len(fs.calls)
    assert callable(run)
    assert run() == 0
    return [c for c in fs.calls[start:] if c.verb in CHANGING and folder in (c.path, *c.path.parents)]


class _FailAt:
    """Fails the n-th change below a folder."""

    def __init__(self, fs: FaultFS, folder: Path, n: int) -> None:
        self._fs, self._folder, self._left = fs, folder, n

    def __call__(self, call: Call) -> None:
        if call.verb in CHANGING and self._folder in (call.path, *call.path.parents):
            self._left -= 1
            if self._left == -1:
                raise Code.DiskIO.error(f"{call} fails.", path=str(call.path))


def test_m08_an_incremental_copies_only_logs(case: JetCase) -> None:
    """An incremental backup copies only the logs since the last backup.

    After a full backup, work and an incremental backup, the new files in the directory are logs, and the database
    is unchanged.
    """
    live = case.running()
    folder = live.backed_up()
    before = tree(folder)
    live.step_over_logs()
    assert live.backup(folder, INCREMENTAL) == 0
    new = names(folder) - before.keys()
    assert len(new) >= 3
    assert all(name.endswith(".log") for name in new)
    assert {name: data for name, data in tree(folder).items() if name in names(folder) - new} == {
        name: data for name, data in before.items() if name in names(folder)
    }


def test_m09_the_callback_hears_of_progress(case: JetCase) -> None:
    """The status callback is notified of the progress of the backup.

    Begin with 0 of 100 comes first, Progress never decreases, Complete with 100 of 100 comes last. The session is
    nil, and the structure has 12 bytes.
    """
    live = case.running(steps=40)
    for path, grbit in ((case.folder("set"), 0), (case.folder("set"), INCREMENTAL), (None, 0)):
        calls = Calls()
        assert live.backup(path, grbit, calls) == 0
        assert calls.stages[0] is JET_SNT.Begin
        assert calls.stages[-1] is JET_SNT.Complete
        assert set(calls.stages[1:-1]) <= {JET_SNT.Progress}
        assert calls.done == sorted(calls.done)
        assert (calls.done[0], calls.done[-1]) == (0, 100)
        assert {(sesid, snp) for sesid, snp, _, _ in calls.all} == {(JET_sesidNil, JET_SNP.Backup)}
        assert {(p.cunitTotal, p.cbStruct, len(bytes(p))) for p in calls.progress} == {(100, 12, 12)}
        if not grbit and path is not None:
            assert len(set(calls.done)) > 2, "nothing between the beginning and the end"


def test_m10_returns_a_number(case: JetCase) -> None:
    """The call returns a JET_ERR: 0 or the negative number of an error.

    For any arguments, the result is a number that has a name.
    """
    live = case.running()
    folder = case.folder("set")
    (case.folder("stray") / "file").write_bytes(b"")
    paths = (None, folder, str(folder), case.root / "absent", case.root / "stray", "\0", b"\xff\xfe", "x" * 4000)
    for path in paths:
        for grbit in (0, INCREMENTAL, ATOMIC, 0x40, -1, 1 << 40):
            result = live.backup(path, grbit)
            assert type(result) is int
            assert Code.of(result).symbol.startswith("JET_err")
            assert result <= 0


def test_m11_success_means_done(case: JetCase) -> None:
    """JET_errSuccess means that the backup is complete.

    Verification of the resulting set has no findings, and the event log says that the backup succeeded.
    """
    live = case.running()
    assert live.backup(case.folder("set")) == 0
    assert verify_path(case.folder("set")).findings == ()
    assert case.ids[-1] == 213
