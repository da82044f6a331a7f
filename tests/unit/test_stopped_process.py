"""An owner, or a client, that was stopped (Ctrl+Z, a debugger) is called that, and costs no more than its time."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from app.history.history import History
from app.history.runs import RunState
from app.operations.runner import Runner
from engine import AtRestSource, Kind, LocalFolder, find_chains, run_backup, verify_path
from engine.control.published import PublishedInstance, find_published
from engine.control.remote import RemoteBackupControl
from engine.control.server import Patience, publish
from engine.control.wire import Wire, framed
from engine.error_codes import Code
from engine.errors import JetError, StorageFault
from engine.files import LocalFileSystem
from engine.instance.online_backup import BackupScope
from engine.sources.live import LiveSource
from tests.builders.small_instance import write_small_instance
from tests.builders.wire_client import eventually, running
from tests.disk.fault_fs import Call, FaultFS

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a process is stopped")

OWNER = """
    import sys, time
    from pathlib import Path
    from tests.builders.wire_client import running
    with running(Path(sys.argv[1])) as (instance, published):
        print(published.place, flush=True)
        time.sleep(600)
"""
CLIENT = """
    import sys
    from pathlib import Path
    from engine.errors import JetError
    from engine.instance.online_backup import BackupScope
    from engine.control.published import find_published
    from engine.control.remote import RemoteBackupControl
    owner = RemoteBackupControl(find_published(Path(sys.argv[1]))[0])
    owner.begin(BackupScope.FULL)
    print("begun", flush=True)
    sys.stdin.readline()
    try:
        owner.roll()
    except JetError as error:
        print(error.message, flush=True)
"""
RUN = """
    import os, signal, sys
    from pathlib import Path
    from app.history.history import History
    from app.history.runs import RunOperation, RunState
    from engine import AtRestSource, Kind, LocalFolder, run_backup
    from engine.files import LocalFileSystem
    from engine.sources.live import LiveSource
    from engine.control.published import find_published
    from engine.control.remote import RemoteBackupControl
    from tests.disk.fault_fs import FaultFS
    source, folder, history = map(Path, sys.argv[2:])
    at_rest = sys.argv[1] == "at rest"
    stops = iter([os.getpid()])
    def hook(call):
        if call.verb == "write" and (pid := next(stops, None)):
            os.kill(pid, signal.SIGSTOP)
    with History(history) as kept:
        run = kept.begin_run("edb", RunOperation.BACKUP, "full", source=str(source), destination=str(folder))
        what = AtRestSource([source]) if at_rest else LiveSource(RemoteBackupControl(find_published(source)[0]))
        made = run_backup(what, LocalFolder(folder, FaultFS(LocalFileSystem(), hook)), Kind.FULL)
        kept.end_run(run, RunState.SUCCESS)
    print(made.chain, flush=True)
"""


def _python(source: str, *arguments: str | Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", dedent(source), *map(str, arguments)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[PublishedInstance]:
    """An instance of another process."""
    with _python(OWNER, tmp_path / "live") as process:
        try:
            assert process.stdout is not None
            yield find_published(Path(process.stdout.readline().strip()))[0]
        finally:
            process.kill()


def _is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_a_stopped_owner(owner: PublishedInstance) -> None:
    os.kill(owner.pid, signal.SIGSTOP)
    assert eventually(lambda: _is_stopped(owner.pid))
    started = time.monotonic()
    with pytest.raises(StorageFault) as caught:
        RemoteBackupControl(owner, answer_time=0.5).begin(BackupScope.FULL)
    assert time.monotonic() - started < 60
    assert f"{owner.pid}, is suspended" in caught.value.message
    assert f"kill -CONT {owner.pid}" in caught.value.hint
    os.kill(owner.pid, signal.SIGCONT)
    again = RemoteBackupControl(owner)
    again.begin(BackupScope.FULL)
    again.abort()


def test_a_stopped_client_hears_why_its_backup_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        running(tmp_path / "live") as (instance, _),
        publish(instance, tmp_path / "run", Patience(backup=0.5)),
        _python(CLIENT, tmp_path / "run") as client,
    ):
        try:
            assert client.stdout is not None and client.stdin is not None
            assert client.stdout.readline() == "begun\n"
            os.kill(client.pid, signal.SIGSTOP)
            assert eventually(lambda: instance.backups.running is None)
            os.kill(client.pid, signal.SIGCONT)
            client.stdin.write("\n")
            client.stdin.flush()
            assert "received no message from this process" in client.stdout.readline()
        finally:
            client.kill()


def test_silence_without_a_stop_is_called_silence(owner: PublishedInstance) -> None:
    remote = RemoteBackupControl(owner, answer_time=0.0001)
    with pytest.raises(JetError) as caught:
        for _ in range(1000):
            remote.state()
            remote.begin(BackupScope.FULL)
            remote.abort()
    assert "stopped" not in caught.value.message


def _stopped_backup(kind: str, source: Path, tmp_path: Path) -> subprocess.Popen[str]:
    (tmp_path / "backups").mkdir()
    process = _python(RUN, kind, source, tmp_path / "backups", tmp_path / "history.sqlite3")
    assert eventually(lambda: _is_stopped(process.pid))
    return process


def _go_on(process: subprocess.Popen[str]) -> Path:
    """Let it go on to its end; the chain that it made."""
    os.kill(process.pid, signal.SIGCONT)
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return Path(said.strip())


def test_a_backup_that_is_stopped_is_left_alone_and_ends_when_it_is_continued(tmp_path: Path) -> None:
    """Meanwhile nobody takes its place, its leavings or its run for those of a dead one."""
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "backups"
    with _stopped_backup("at rest", source, tmp_path) as process:
        try:
            with pytest.raises(JetError) as caught:
                run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL)
            assert caught.value.code is Code.BackupInProgress
            assert not find_chains(LocalFileSystem(), folder)
            with History(tmp_path / "history.sqlite3") as history:
                assert Runner(history).settle_interrupted() == []
                chain = _go_on(process)
                assert [run.state for run in history.runs()] == [RunState.SUCCESS]
            assert verify_path(chain).ok
        finally:
            process.kill()


def test_a_client_that_is_stopped_for_less_than_its_time_ends_its_backup(tmp_path: Path) -> None:
    with running(tmp_path / "live", place=tmp_path / "run", patience=Patience()) as (instance, _):
        with _stopped_backup("live", tmp_path / "run", tmp_path) as process:
            try:
                assert instance.backups.running is not None
                chain = _go_on(process)
            finally:
                process.kill()
        assert eventually(lambda: instance.backups.running is None)
        assert verify_path(chain).ok


def test_an_owner_that_is_stopped_in_the_middle_of_a_backup(owner: PublishedInstance, tmp_path: Path) -> None:
    """The backup ends with that reason and leaves nothing; the owner, continued, takes the next one."""
    folder, stops = tmp_path / "backups", iter([owner.pid])
    folder.mkdir()

    def hook(call: Call) -> None:
        if call.verb == "write" and (pid := next(stops, None)):
            os.kill(pid, signal.SIGSTOP)
            assert eventually(lambda: _is_stopped(pid))

    source = LiveSource(RemoteBackupControl(owner, answer_time=0.5))
    with pytest.raises(StorageFault) as caught:
        run_backup(source, LocalFolder(folder, FaultFS(LocalFileSystem(), hook)), Kind.FULL)
    assert f"{owner.pid}, is suspended" in caught.value.message
    assert not list(folder.iterdir())
    os.kill(owner.pid, signal.SIGCONT)
    made = run_backup(LiveSource(RemoteBackupControl(owner)), LocalFolder(folder), Kind.FULL)
    assert verify_path(made.chain).ok


def test_what_had_come_while_this_process_was_stopped_is_not_called_silence() -> None:
    """The time for a frame is over, since this process did not run; the frame is all there."""
    here, there = socket.socketpair()
    with contextlib.closing(Wire(here, frame_time=0.0)) as wire, there:
        there.sendall(framed({"verb": "state"}))
        assert wire.receive(patience=0.0) == {"verb": "state"}
        with pytest.raises(JetError) as caught:
            wire.receive(patience=0.0)
        assert "does not respond" in caught.value.message
