"""``systemd --user`` of its own, in namespaces of its own: nothing of the machine's is seen or changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PROGRAM = Path("/lib/systemd/systemd")
_SECONDS = 60.0
_START = """
set -e
mount --make-rprivate /
mount -t tmpfs tmpfs /run/systemd
mkdir /run/systemd/system
mount -t tmpfs tmpfs /sys/fs/cgroup
mkdir /sys/fs/cgroup/systemd
mount -t cgroup -o none,name=systemd,xattr cgroup /sys/fs/cgroup/systemd
/lib/systemd/systemd --user & wait
"""
"""What a manager needs: a system that systemd booted, control groups, and not to be the first process."""


@contextmanager
def user_manager() -> Iterator[dict[str, str]]:
    """The environment with which ``systemctl --user`` reaches it; skips where none can run."""
    if not _PROGRAM.exists() or shutil.which("unshare") is None or os.geteuid() != 0:
        pytest.skip("needs systemd, and root for its namespaces")
    with tempfile.TemporaryDirectory(prefix="ese-systemd-") as folder:
        places = {"HOME": "", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_RUNTIME_DIR": "run"}
        environment = {name: str(Path(folder, place)) for name, place in places.items()}
        for place in environment.values():
            Path(place).mkdir(mode=0o700, exist_ok=True)
        words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", _START]
        with Path(folder, "log").open("wb") as log:
            manager = subprocess.Popen(words, env={**os.environ, **environment}, stdout=log, stderr=log)
            try:
                _offer_control(Path(folder), manager)
                environment["PATH"] = f"{folder}/bin{os.pathsep}{os.environ['PATH']}"
                _wait(manager, environment)
                yield environment
            finally:
                manager.kill()
                manager.wait()


def _offer_control(folder: Path, manager: subprocess.Popen[bytes]) -> None:
    """A ``systemctl`` that is started beside the manager: elsewhere, it finds that no systemd was booted."""
    inside = Path(f"/proc/{manager.pid}/task/{manager.pid}/children")
    until = time.monotonic() + _SECONDS
    while not inside.read_text().split() and manager.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    (process,) = inside.read_text().split() or ("0",)
    control = folder / "bin" / "systemctl"
    control.parent.mkdir()
    control.write_text(f'#!/bin/sh\nexec nsenter -t {process} -m -p {shutil.which("systemctl")} "$@"\n')
    control.chmod(0o755)


def _wait(manager: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
    until = time.monotonic() + _SECONDS
    asking = ["systemctl", "--user", "is-system-running"]
    while manager.poll() is None and time.monotonic() < until:
        state = subprocess.run(
            asking, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
        if state.stdout.strip() in ("running", "degraded"):
            return
        time.sleep(0.05)
    if manager.poll() is None:
        raise AssertionError("the manager did not start")
    pytest.skip("namespaces and control groups of one's own are not allowed here")
