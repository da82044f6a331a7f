"""Small real volumes, to be full, read-only or gone for real, and file systems that are poorer than Linux' own."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
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


@contextlib.contextmanager
def bound(folder: Path, path: Path) -> Iterator[Path]:
    """``folder`` is seen at ``path``, too, while the context lasts; skips where that is not allowed."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("binding a folder to another place takes Linux and root")
    for each in (folder, path):
        each.mkdir(parents=True, exist_ok=True)
    if not _mount("--bind", str(folder), str(path)):
        pytest.skip("mounting is not allowed here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


@contextlib.contextmanager
def disk(folder: Path, size: int = 16 << 20) -> Iterator[Disk]:
    """An ext4 volume in a file, mounted at ``folder / "disk"`` while the context lasts; skips if not allowed."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("a loop device takes Linux, root and mkfs.ext4")
    folder.mkdir(parents=True, exist_ok=True)
    made = Disk(folder / "image", folder / "disk")
    with made.image.open("wb") as file:
        file.truncate(size)
    subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", str(made.image)], check=True)
    made.path.mkdir()
    if not made.mount():
        pytest.skip("loop devices are not allowed here")
    (made.path / "lost+found").rmdir()
    try:
        yield made
    finally:
        made.unmount()


@dataclass(frozen=True)
class Disk:
    """A volume in the file ``image``, mounted at ``path``."""

    image: Path
    path: Path

    def mount(self) -> bool:
        return _mount("-o", "loop", str(self.image), str(self.path))

    def unmount(self) -> None:
        """Take it away, even from under open files."""
        subprocess.run(["umount", "--lazy", str(self.path)], capture_output=True, check=False)

    def fail(self) -> None:
        """What the kernel does to a volume with errors: it is read-only from now on, open files too."""
        assert _mount("-o", "remount,abort", str(self.path))

    def fill(self) -> None:
        """Leave no room on it."""
        with (self.path / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
            for size in (1 << 16, 1 << 10, 1):
                with contextlib.suppress(OSError):
                    while file.write(b"x" * size):
                        pass

    def mend(self) -> None:
        """Mount it anew, as it is on the disk, without what filled it."""
        self.unmount()
        until = time.monotonic() + 60
        while not (self.mount() and self._takes_files()):
            self.unmount()
            assert time.monotonic() < until
            time.sleep(0.05)

    def _takes_files(self) -> bool:
        """Whether it is the volume anew: while the kernel still lets go of the old one, a mount gets that, which
        has failed."""
        filler = self.path / "filler"
        try:
            filler.unlink(missing_ok=True)
            filler.touch()
            filler.unlink()
        except OSError:
            return False
        return True


@contextlib.contextmanager
def foreign(kind: str, folder: Path) -> Iterator[Path]:
    """A folder behind FUSE: ``bindfs``, or NTFS by ``ntfs-3g``; skips where that is not to be had."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which(kind) is None:
        pytest.skip(f"mounting it takes Linux, root and {kind}")
    below, path = folder / "below", folder / "mounted"
    for each in (folder, below, path):
        each.mkdir(exist_ok=True)
    if kind == "ntfs-3g":
        image = folder / "image"
        with image.open("wb") as file:
            file.truncate(32 << 20)
        subprocess.run(["mkntfs", "-Q", "-F", str(image)], capture_output=True, check=True)
        below = image
    if subprocess.run([kind, str(below), str(path)], capture_output=True, check=False).returncode:
        pytest.skip("FUSE is not allowed here")
    try:
        yield path
    finally:
        subprocess.run(["umount", "--lazy", str(path)], check=True)


def make_read_only(path: Path) -> None:
    """Let a mounted :func:`volume` refuse every change from now on."""
    assert _mount("-o", "remount,ro", str(path))


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
