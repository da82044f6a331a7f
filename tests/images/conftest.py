"""A disk of a server, made once for each process: an NTFS volume with instances where Windows has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Ended, ask, cli
from tests.datasets import dataset
from tests.images.disks import BASIC_DATA, EFI_SYSTEM, RESERVED, converted, gpt_disk, need_readers
from tests.images.ntfs_volume import ntfs_volume

__all__ = ["Cli", "Ended", "ask", "cli"]

LAID_OUT = {
    "srum-win11-dirty": "Windows/System32/sru",
    "srum-server2022-day2": "Windows/NTDS",
    "sum-win2012r2": "Windows/System32/LogFiles/Sum",
    "qmgr-win10": "ProgramData/Microsoft/Network/Downloader",
}
PIECES = 12
PIECE = 40_000


@dataclass(frozen=True)
class ServerDisk:
    """The disk as a raw image, its volume, and the third partition in it, which is that volume."""

    raw: Path
    volume: Path
    folder: Path

    def as_kind(self, kind: str, *options: str) -> Path:
        """The same disk as an image of another kind, made once."""
        target = self.folder / f"{'-'.join((kind, *options)).replace('=', '-')}.img"
        return target if target.exists() else converted(self.raw, target, kind, *options)


def in_pieces() -> bytes:
    """The content of a file that lies in many places of the volume."""
    return b"".join(bytes([each]) * PIECE for each in range(1, PIECES + 1))


@pytest.fixture(scope="session")
def server_disk(tmp_path_factory: pytest.TempPathFactory) -> ServerDisk:
    need_readers()
    folder = tmp_path_factory.mktemp("server-disk")
    volume = folder / "volume.img"
    with ntfs_volume(volume, 16 << 20) as ntfs:
        for name, place in LAID_OUT.items():
            ntfs.tree(dataset(name), place)
        content = in_pieces()
        ntfs.file("files/pieces.bin", content[:PIECE])
        for each in range(1, PIECES):
            ntfs.file(f"files/between {each}", b"x" * 5000)
            ntfs.write("files/pieces.bin", content[each * PIECE : (each + 1) * PIECE], each * PIECE)
        ntfs.file("files/small.txt", b"in its own record")
        ntfs.file("files/empty", b"")
        for each in range(200):
            ntfs.file(f"many/file {each:03}", b"")
        ntfs.file("Größe/Übung.txt", b"letters")
    fat = (b"\xeb\x3c\x90MSDOS5.0".ljust(54, b"\0") + b"FAT16   ").ljust(510, b"\0") + b"\x55\xaa"
    raw = folder / "disk.raw"
    gpt_disk(raw, [(EFI_SYSTEM, fat.ljust(1 << 20, b"\0")), (RESERVED, bytes(1 << 20)), (BASIC_DATA, volume)])
    return ServerDisk(raw, volume, folder)
