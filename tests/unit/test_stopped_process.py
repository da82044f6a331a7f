"""An owner, or a client, that was stopped (Ctrl+Z, a debugger) is called that, and costs no more than its time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from engine.errors import JetError, StorageFault
from engine.instance.online_backup import Scope
from engine.sources.published import PublishedInstance, find_published
from engine.sources.remote import RemoteOwner
from engine.sources.server import Patience, publish
from tests.support.wire_client import eventually, running

PROJECT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells that a process is stopped")

OWNER = """
    import sys, time
    from pathlib import Path
    from tests.support.wire_client import running
    with running(Path(sys.argv[1])) as (instance, published):
        print(published.place, flush=True)
        time.sleep(600)
"""
CLIENT = """
    import sys
    from pathlib import Path
    from engine.errors import JetError
    from engine.instance.online_backup import Scope
    from engine.sources.published import find_published
    from engine.sources.remote import RemoteOwner
    owner = RemoteOwner(find_published(Path(sys.argv[1]))[0])
    owner.begin(Scope.FULL)
    print("begun", flush=True)
    sys.stdin.readline()
    try:
        owner.roll()
    except JetError as error:
        print(error.message, flush=True)
"""


def _python(source: str, *arguments: Path) -> subprocess.Popen[str]:
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
        RemoteOwner(owner, answer_time=0.5).begin(Scope.FULL)
    assert time.monotonic() - started < 10
    assert f"number {owner.pid}, is stopped" in caught.value.message
    assert f"kill -CONT {owner.pid}" in caught.value.hint
    os.kill(owner.pid, signal.SIGCONT)
    again = RemoteOwner(owner)
    again.begin(Scope.FULL)
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
            assert "heard nothing of this process" in client.stdout.readline()
        finally:
            client.kill()


def test_silence_without_a_stop_is_called_silence(owner: PublishedInstance) -> None:
    remote = RemoteOwner(owner, answer_time=0.0001)
    with pytest.raises(JetError) as caught:
        for _ in range(1000):
            remote.state()
            remote.begin(Scope.FULL)
            remote.abort()
    assert "stopped" not in caught.value.message
