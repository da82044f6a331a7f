"""A chain in a local folder."""

from __future__ import annotations

import contextlib
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.chain.encoding import decoded
from engine.chain.manifest import MANIFEST_NAME, PIN_NAME, Manifest, StoredFile, sums_name
from engine.chain.pins import Pin, read_pin, remove_pin, write_pin
from engine.chain.signatures import trusted
from engine.chain.stored import NEW, OWN_NAMES, locate, read_manifest
from engine.chain.swap import look_at
from engine.errors import MissingFile
from engine.files import FileSystem, ReadableFile
from engine.hashing import HashKind
from engine.keys import NO_KEYS, Keys
from engine.os_errors import not_a_file
from engine.progress import Cancel


@dataclass(frozen=True)
class LocalChain:
    """The chain in ``path``, beneath which ``fs`` follows no link; also the set of another program."""

    fs: FileSystem = field(repr=False, compare=False)
    path: Path
    keys: Keys = field(default=NO_KEYS, repr=False, compare=False)

    @classmethod
    def at(cls, fs: FileSystem, path: Path, keys: Keys = NO_KEYS) -> LocalChain:
        """The chain in ``path``, which itself may be reached through links."""
        return cls(fs.beneath(path), path, keys)

    def with_keys(self, keys: Keys) -> LocalChain:
        return replace(self, keys=keys)

    @property
    def label(self) -> str:
        return self.path.name

    @property
    def folder(self) -> Path:
        return self.path

    def identity(self) -> str:
        found = self.fs.stat(self.path)
        return f"{found.device:x}-{found.inode:x}"

    @property
    def is_replaced_whole(self) -> bool:
        return self.path.name == NEW

    def is_there(self, cancel: Cancel) -> bool:
        try:
            return look_at(self.fs, self.path, (MANIFEST_NAME,), cancel)[1]
        except MissingFile:
            return False

    def manifest(self) -> Manifest:
        return trusted(read_manifest(self.fs, self.path), self.keys, self.path)

    @property
    def manifest_file(self) -> ReadableFile:
        return self.file(MANIFEST_NAME)

    def sums_file(self, kind: HashKind) -> ReadableFile:
        return self.file(sums_name(kind))

    def file(self, file: StoredFile | str) -> ReadableFile:
        return decoded(self.stored(file), file, self.keys)

    def stored(self, file: StoredFile | str) -> ReadableFile:
        return ReadableFile.at(self.fs, self._place(file))

    def length(self, file: StoredFile | str) -> int:
        place = self._place(file)
        found = self.fs.stat(place)
        if not found.is_file:
            raise not_a_file(place, is_directory=found.is_directory)
        return found.size

    def is_link(self, file: StoredFile | str) -> bool:
        return self.fs.is_link(self._place(file))

    def names(self) -> list[str]:
        return [entry.name for entry in self.fs.list(self.path)]

    def files(self) -> list[str]:
        entries = [entry for entry in self.fs.list(self.path) if not self.fs.is_link(entry)]
        return [entry.name for entry in entries if self.fs.stat(entry).is_file]

    def held(self, reader: str) -> AbstractContextManager[None]:
        return contextlib.nullcontext()

    def locked_until(self) -> None:
        return None

    def pin(self) -> Pin | None:
        return read_pin(self.fs, self.path)

    def set_pin(self, pin: Pin | None) -> bool:
        if pin is None:
            return remove_pin(self.fs, self.path)
        before = self.fs.exists(self.path / PIN_NAME)
        write_pin(self.fs, self.path, pin)
        return before

    def unlisted(self, manifest: Manifest) -> list[str]:
        listed = {*OWN_NAMES, *(file.home for file in manifest.files if not file.lasts)}
        inside = {file.place for file in manifest.files if file.stored}
        found: list[str] = []
        for entry in self.fs.list(self.path):
            if any(place.startswith(f"{entry.name}/") for place in inside) and not self.fs.is_link(entry):
                inner = [f"{entry.name}/{each.name}" for each in self.fs.list(entry)]
                found += [name for name in inner if name not in inside]
            elif entry.name not in listed:
                found.append(entry.name)
        return found

    def _place(self, file: StoredFile | str) -> Path:
        return self.path / file if isinstance(file, str) else locate(self.fs, self.path, file)
