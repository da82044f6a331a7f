"""A reader's hold on a chain: others see it in another process, it ends with its process, and it costs no run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import JetError, WrongState
from engine.leases import Leases
from tests.datasets import PROJECT

KEY, CHAIN = "801-2a", Path("/backups/edb-1234ABCD/20260101T000000Z-00000001")
READER = """
import sys
from pathlib import Path
from engine.leases import Leases
with Leases(Path(sys.argv[1])).held(sys.argv[2], Path("chain"), "verification"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def leases(tmp_path: Path) -> Leases:
    return Leases(tmp_path / "leases")


def reading(folder: Path) -> subprocess.Popen[bytes]:
    """Another process that reads the chain until its input ends."""
    command = [sys.executable, "-c", READER, str(folder), KEY]
    reader = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert reader.stdout is not None
    assert reader.stdout.readline() == b"held\n"
    return reader


def test_another_process_reads(leases: Leases, tmp_path: Path) -> None:
    with reading(tmp_path / "leases") as reader:
        with pytest.raises(WrongState) as caught, leases.removing(KEY, CHAIN):
            pytest.fail("it is removed under its reader")
        assert f"process {reader.pid} (verification, since 2" in caught.value.message
        assert caught.value.context["process"] == reader.pid
        with leases.removing("801-2b", CHAIN), leases.held(KEY, CHAIN, "restore"):
            pass  # another chain, and another reader of this one
        reader.communicate(timeout=60)
    with leases.removing(KEY, CHAIN):
        pass
    assert list((tmp_path / "leases").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_killed_reader_holds_nothing(leases: Leases, tmp_path: Path) -> None:
    with reading(tmp_path / "leases") as reader:
        reader.send_signal(signal.SIGKILL)
        reader.wait(60)
    assert len(list((tmp_path / "leases").iterdir())) == 2
    with leases.removing(KEY, CHAIN):
        pass
    assert list((tmp_path / "leases").iterdir()) == []


def test_no_one_begins_to_read_what_is_being_removed(leases: Leases) -> None:
    with leases.removing(KEY, CHAIN):
        with pytest.raises(WrongState) as caught, leases.held(KEY, CHAIN, "restore"):
            pytest.fail("it is read")
        assert int(caught.value.code) == -505
        assert f"{CHAIN} is being removed by process {os.getpid()}" in caught.value.message
        with pytest.raises(WrongState), leases.removing(KEY, CHAIN):
            pytest.fail("it is removed twice")
    with leases.held(KEY, CHAIN, "restore"):
        pass


def test_a_reader_needs_no_lease(tmp_path: Path) -> None:
    """A restore must work where nothing else does; what removes must know."""
    (tmp_path / "file").write_bytes(b"")
    leases = Leases(tmp_path / "file" / "leases")
    with leases.held(KEY, CHAIN, "restore"):
        pass
    with pytest.raises(JetError), leases.removing(KEY, CHAIN):
        pytest.fail("it is removed unseen")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of POSIX")
def test_a_folder_of_others_is_not_trusted(tmp_path: Path) -> None:
    folder = tmp_path / "leases"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(JetError) as caught, Leases(folder).removing(KEY, CHAIN):
        pytest.fail("others say who reads")
    assert int(caught.value.code) == -1032
    with Leases(folder).held(KEY, CHAIN, "restore"):
        assert list(folder.iterdir()) == []
