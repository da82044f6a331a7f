"""A btrfs file system in a file, mounted for the tests; skips where none can be."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SIZE = 256 << 20


@contextlib.contextmanager
def btrfs(folder: Path) -> Iterator[Path]:
    """A place on a new btrfs, whose image is in ``folder``."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting btrfs needs Linux and root")
    if shutil.which("mkfs.btrfs") is None:
        pytest.skip("needs btrfs-progs")
    image, place = folder / "disk.img", folder / "disk"
    with image.open("wb") as file:
        file.truncate(SIZE)
    place.mkdir()
    subprocess.run(["mkfs.btrfs", "--quiet", str(image)], check=True, capture_output=True)
    mounted = subprocess.run(["mount", "-o", "loop", str(image), str(place)], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"btrfs cannot be mounted here: {mounted.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
        image.unlink()


def subvolume(place: Path) -> Path:
    """A new one."""
    subprocess.run(["btrfs", "subvolume", "create", str(place)], check=True, capture_output=True)
    return place
