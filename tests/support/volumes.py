"""Small real volumes, to be full or read-only for real."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def volume(path: Path, size: int, *, inodes: int = 0) -> Iterator[Path]:
    """A tmpfs of ``size`` bytes at ``path`` while the context lasts; skips the test where that is not allowed."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("mounting a small volume takes Linux and root")
    path.mkdir(parents=True, exist_ok=True)
    options = f"size={size},mode=0700" + (f",nr_inodes={inodes}" if inodes else "")
    if not _mount("-t", "tmpfs", "-o", options, "none", str(path)):
        pytest.skip("mounting is not allowed here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


def make_read_only(path: Path) -> None:
    """Let a mounted :func:`volume` refuse every change from now on."""
    assert _mount("-o", "remount,ro", str(path))


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
