"""The files of a run in a bucket, and the manifest that makes them count.

The manifest is the next number of its chain, created on condition that there is none of that number: of two runs
into one chain one wins, and the other's files are removed. Whether it was created is not known when the connection
ends at that moment; then the files stay, and the next run finds out.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.chain.manifest import MANIFEST_NAME, Manifest, StoredAs, sums_name
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.layout import Layout
from engine.chain.objects.marks import Mark, keys_of_marks
from engine.chain.objects.reading import ObjectReadFile
from engine.chain.objects.refusals import is_passing
from engine.chain.objects.writing import ObjectWriteFile
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadableFile
from engine.remains import Remains

_RENEWED = 86_400.0
"""Seconds after which a run that is still under way renews its mark, so that no one takes it for dead."""


@dataclass
class ObjectStaging:
    """The run ``run`` of the chain ``name``, whose manifest will have ``number``."""

    bucket: ObjectBucket
    layout: Layout
    path: Path
    """Of the chain, for messages."""
    name: str
    run: str
    folder: str
    number: int
    mark: Mark
    _lengths: dict[str, int] = field(default_factory=dict)
    _created: set[str] = field(default_factory=set)
    _published: bool = False
    _undecided: bool = False
    _manifest: bytes = b""
    _marked: float = 0.0
    _conditional: bool = True
    """Whether the server keeps to the condition that an object is new, which is tried with the mark."""

    def begin(self) -> ObjectStaging:
        """Mark the run. Raises JET_errBackupInProgress (-505) while the chain is being removed."""
        self._renew()
        self._conditional = not self.bucket.create(self.layout.run(self.run), self.mark.to_bytes() + b"\n")
        if self.layout.removal(self.name) in keys_of_marks(self.bucket, self.layout):
            self.discard()
            raise Code.BackupInProgress.error(
                f"{self.path} is being removed.", hint="Wait until that has ended, then make a full backup."
            )
        return self

    def create(self, name: str, size: int = 0) -> ObjectWriteFile:
        """Raises JET_errFileAlreadyExists (-1814)."""
        path = self.path / self.folder / name
        if name in self._created:
            raise Code.FileAlreadyExists.error(f"{path} already exists.", path=str(path))
        if time.monotonic() - self._marked > _RENEWED:
            self._renew()
        self._created.add(name)
        upload = self.bucket.upload(self._prefix + name, size)

        def stored(length: int) -> None:
            self._lengths[name] = length

        return ObjectWriteFile(path, upload, stored)

    def stored(self, name: str) -> StoredAs:
        return StoredAs(f"{self.folder}/{name}")

    def resume(self, names: Sequence[str]) -> None:
        """Go on with the files of these ``names`` that an interrupted run left; all others are removed."""
        there = {found.key.removeprefix(self._prefix): found for found in self.bucket.objects(self._prefix)}
        with contextlib.suppress(JetError):
            self.bucket.abandon(self._prefix)
        self.bucket.delete([found.key for name, found in there.items() if name not in names])
        self._lengths |= {name: found.size for name, found in there.items() if name in names}

    def left(self, name: str) -> ReadableFile | None:
        if name not in self._lengths:
            return None
        path, key = self.path / self.folder / name, self._prefix + name
        return ReadableFile(path, lambda: ObjectReadFile.opened(path, self.bucket, key))

    def publish(self, manifest: bytes) -> None:
        self._check_whole()
        self.mark = replace(self.mark, publishing=True)
        self._renew()
        key = self.layout.manifest(self.name, self.number)
        if not self._conditional:
            self._check_first(key)
        self._undecided = True
        try:
            created = self.bucket.create(key, manifest)
        except JetError as error:
            self._undecided = is_passing(error)
            if not self._undecided or not self._is_there(key, manifest):
                raise  # where it is not decided, it may be there in a moment
            created = True
        if not created:
            self._undecided = False
            raise self._not_first()
        self._published, self._manifest = True, manifest

    def settle(self) -> None:
        """The copies for people and other tools, and the mark goes; if it is gone, the chain was removed since."""
        if self.layout.run(self.run) not in keys_of_marks(self.bucket, self.layout):
            return
        write_copies(self.bucket, self.layout, self.name, self._manifest)
        with contextlib.suppress(JetError):  # it may put, and not delete
            self.bucket.delete([self.layout.run(self.run)])

    def discard(self) -> Remains:
        """What may not be deleted is left to one who may (:mod:`engine.chain.objects.sweeping`)."""
        if self._published or self._undecided:
            return Remains.SOME if self._undecided and not self._published else Remains.NOTHING
        with contextlib.suppress(JetError):
            self.bucket.abandon(self._prefix)
        try:
            self.bucket.delete([found.key for found in self.bucket.objects(self._prefix)])
            self.bucket.delete([self.layout.run(self.run)])
        except JetError:
            return Remains.SOME
        return Remains.NOTHING

    @property
    def _prefix(self) -> str:
        return f"{self.layout.chain(self.name)}{self.folder}/"

    def _renew(self) -> None:
        self.bucket.put(self.layout.run(self.run), self.mark.to_bytes())
        self._marked = time.monotonic()

    def _check_first(self, key: str) -> None:
        """The best that can be done at a server without conditions."""
        if any(found.key == key for found in self.bucket.objects(self.layout.manifests_of(self.name))):
            raise self._not_first()

    def _not_first(self) -> JetError:
        return Code.BackupInProgress.error(
            f"Another run added to {self.path} at the same time, and was first.",
            hint="Make the backup again. If another machine backs up the same instance, give each its own "
            "destination.",
            path=str(self.path),
        )

    def _is_there(self, key: str, manifest: bytes) -> bool:
        try:
            return self.bucket.get(key).data == manifest
        except JetError:
            return False

    def _check_whole(self) -> None:
        """What was written is what is there: another machine may have taken this run for a dead one."""
        there = {found.key.removeprefix(self._prefix): found.size for found in self.bucket.objects(self._prefix)}
        for name, length in self._lengths.items():
            if there.get(name) != length:
                found = f"has {there[name]:,} bytes" if name in there else "is missing"
                raise Code.DiskIO.error(
                    f"{self.path / self.folder / name} was written with {length:,} bytes and {found}.",
                    hint="Find out what deletes or changes objects of the bucket, then make the backup again.",
                    path=str(self.path / self.folder / name),
                )


def write_copies(bucket: ObjectBucket, layout: Layout, chain: str, manifest: bytes) -> None:
    """``backup-manifest.json`` and the list of sums among the files of a chain: a copy of them is one, too."""
    start = layout.chain(chain)
    listed = Manifest.from_bytes(manifest)
    bucket.put(start + sums_name(listed.hash), listed.sums())
    bucket.put(start + MANIFEST_NAME, manifest)
