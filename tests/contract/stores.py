"""The stores that the contract of a store is tried with, each in the places where it can be.

A place is seen here as another program sees it: files of a disk, objects of a server.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from engine.chain.address import StoreAddress
from engine.chain.destination import Destination
from engine.chain.directory import Directory
from engine.chain.local_folder import LocalFolder
from engine.chain.objects import destination as destination_of
from engine.chain.stored_chain import StoredChain
from engine.files import FileSystem, read_whole, write_durably
from tests.servers.s3 import S3
from tests.unit.test_manifest import MANIFEST

INSTANCE = "edb-1234ABCD"


class Place(Protocol):
    """Where a destination is made, as seen by another program than ours."""

    def everything(self) -> dict[str, bytes | None]:
        """All files with their contents; a folder has none."""
        ...

    def put(self, path: Path, data: bytes) -> None:
        """Write a file at the path by which messages know it."""
        ...

    def damage(self, chain: StoredChain) -> None:
        """Cut the manifest short."""
        ...


@dataclass(frozen=True)
class Disk:
    """A folder on the real disk, or one in memory."""

    fs: FileSystem
    root: Path

    def everything(self) -> dict[str, bytes | None]:
        return self._inside(self.root)

    def put(self, path: Path, data: bytes) -> None:
        write_durably(self.fs, path, data)

    def damage(self, chain: StoredChain) -> None:
        self.put(chain.manifest_file.path, MANIFEST.to_bytes()[:-20])

    def _inside(self, folder: Path) -> dict[str, bytes | None]:
        found: dict[str, bytes | None] = {}
        for entry in self.fs.list(folder):
            is_folder = self.fs.stat(entry).is_directory
            found[str(entry)] = None if is_folder else read_whole(self.fs, entry, 1 << 20)
            found |= self._inside(entry) if is_folder else {}
        return found


@dataclass(frozen=True)
class Objects:
    """A bucket of its own on a server of the session."""

    server: S3
    bucket: str

    @property
    def address(self) -> StoreAddress:
        return StoreAddress("s3:", self.bucket, "backups")

    def everything(self) -> dict[str, bytes | None]:
        return {key: self.server.get(self.bucket, key) for key in self.server.keys(self.bucket)}

    def put(self, path: Path, data: bytes) -> None:
        self.server.put(self.bucket, str(path).partition(f"{self.bucket}/")[2], data)

    def damage(self, chain: StoredChain) -> None:
        newest = max(self.server.keys(self.bucket, f"backups/{INSTANCE}/manifests/{chain.label}/"))
        self.server.put(self.bucket, newest, MANIFEST.to_bytes()[:-20])


def in_folder(place: Place) -> Disk:
    assert isinstance(place, Disk)
    return place


def in_bucket(place: Place) -> Destination:
    assert isinstance(place, Objects)
    return destination_of(place.address, environment=place.server.environment)


@dataclass(frozen=True)
class Maker:
    """How to make a destination; ``modes``: whether it takes atomic sets, others, or both."""

    make: Callable[[Place], Destination]
    modes: tuple[bool, ...] = (False, True)
    holds_many: bool = True
    places: tuple[str, ...] = ("real", "memory")


MAKERS = {
    "local folder": Maker(lambda place: LocalFolder(in_folder(place).root, in_folder(place).fs)),
    "local folder of the instance": Maker(
        lambda place: LocalFolder(in_folder(place).root / INSTANCE, in_folder(place).fs)
    ),
    "directory": Maker(
        lambda place: Directory(in_folder(place).root / "set", fs=in_folder(place).fs),
        modes=(False,),
        holds_many=False,
    ),
    "directory of atomic sets": Maker(
        lambda place: Directory(in_folder(place).root / "set", atomic=True, fs=in_folder(place).fs),
        modes=(True,),
        holds_many=False,
    ),
    "bucket": Maker(in_bucket, modes=(False,), places=("ceph", "rclone")),
}
