"""One file of a chain on its way to another store, as it is stored or encoded in another way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.chain.contents import check_length, not_as_listed
from engine.chain.destination import Staging
from engine.chain.encoding import Layers, encoded
from engine.chain.manifest import StoredFile
from engine.chain.stored_chain import StoredChain
from engine.digest import CHUNK
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadableFile
from engine.hashing import HashKind
from engine.progress import Cancel
from engine.report import Report

PASSES = 2
"""Times that a file is read: from where it is, and from where it was copied to."""


def bytes_to_copy(file: StoredFile, layers: Layers | None) -> int:
    """What is read of it."""
    return file.stored_bytes if layers is None else file.bytes


@dataclass
class FileCopy:
    """Copies files of ``source`` to ``staging``; ``layers`` encode their contents, ``None``: they stay as stored.

    Each is compared with what the manifest lists while it is read, and read back after it was written, unless it
    may be written and not read. Progress counts each file :data:`PASSES` times, the second when it was read back.
    """

    source: StoredChain
    staging: Staging
    layers: Layers | None
    report: Report
    cancel: Cancel

    def run(self, file: StoredFile) -> StoredFile:
        """Copy it, and return how the copy is listed. Raises as reading and writing do, and what tells it from the
        file that was backed up."""
        size = bytes_to_copy(file, self.layers)
        self.report.item(file.name, PASSES * size)
        check_length(self.source, file)
        if self.layers is not None:
            return self._encoded(file, encoded(self.staging, self.layers, file.hash))
        if self._is_there(file):
            self.report.advance(PASSES * size)
        else:
            checksum = self._written(self.source.stored(file), file.home, size, self.staging, file.hash)
            _compare(file, self.source.stored(file).path, checksum, file.stored_checksum)
            self._read_back(file, self.staging.left(file.home), size, checksum)
            self.report.advance(size)
        place = self.staging.stored(file.home).place
        return replace(file, stored="" if place == file.home else place)

    def _encoded(self, file: StoredFile, staging: Staging) -> StoredFile:
        contents = self.source.file(file)
        checksum = self._written(contents, file.name, file.bytes, staging, file.hash)
        _compare(file, contents.path, checksum, file.checksum)
        copy = file.stored_at(staging.stored(file.name))
        self._read_back(copy, staging.left(file.name), copy.stored_bytes, copy.stored_checksum)
        self.report.advance(file.bytes)
        return copy

    def _is_there(self, file: StoredFile) -> bool:
        """Whether an interrupted copy has left it whole."""
        left = self.staging.left(file.home)
        if left is None or not file.stored_checksum:
            return False
        return self._hash(left, file.stored_bytes, file.hash) == file.stored_checksum

    def _written(self, data: ReadableFile, name: str, size: int, staging: Staging, kind: HashKind) -> str:
        digest = kind.new()
        with data.open() as file, staging.create(name, size) as target:
            for offset in range(0, size, CHUNK):
                self.cancel.check()
                part = file.read_at(offset, min(CHUNK, size - offset))
                digest.update(part)
                target.write_at(offset, part)
                self.report.moved(len(part))
            target.sync()
        return digest.hexdigest()

    def _read_back(self, file: StoredFile, back: ReadableFile | None, size: int, checksum: str) -> None:
        if back is None:
            return
        try:
            found = self._hash(back, size, file.hash)
        except JetError as error:
            if error.code is not Code.FileAccessDenied:
                raise
        else:
            _compare(file, back.path, found, checksum)

    def _hash(self, file: ReadableFile, size: int, kind: HashKind) -> str:
        digest = kind.new()
        with file.open() as data:
            if data.stat().size != size:
                return ""
            for offset in range(0, size, CHUNK):
                self.cancel.check()
                part = data.read_at(offset, CHUNK)
                digest.update(part)
        return digest.hexdigest()


def _compare(file: StoredFile, path: Path, checksum: str, expected: str) -> None:
    if expected and checksum != expected:
        raise not_as_listed(file, path)
