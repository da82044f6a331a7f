"""The real crontab of an account that no one uses: for one test of this machine at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "games"
"""Every Debian has it: its crontab is not that of whoever tests."""


@contextmanager
def spare_crontab() -> Iterator[tuple[str, ...]]:
    """How ``crontab`` is called for that account, which has none yet, and none afterwards; skips where that cannot
    be. Workers and other runs of the tests wait for each other."""
    real = shutil.which("crontab", path=os.defpath)
    if real is None or sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs cron, and root to use another account's crontab")
    import fcntl

    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
    lock = os.open(Path(tempfile.gettempdir(), f"ese-tests-crontab-of-{USER}"), flags, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        words = (real, "-u", USER)
        if subprocess.run([*words, "-l"], capture_output=True, check=False).returncode == 0:
            pytest.skip(f"{USER} has a crontab")
        try:
            yield words
        finally:
            subprocess.run([*words, "-r"], capture_output=True, check=False)
    finally:
        os.close(lock)


def write_wrapper(path: Path, words: tuple[str, ...]) -> Path:
    """A program that is called as ``crontab`` is, and changes that of the account."""
    path.write_text(f'#!/bin/sh\nexec {" ".join(words)} "$@"\n')
    path.chmod(0o755)
    return path
