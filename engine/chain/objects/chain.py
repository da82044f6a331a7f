"""A chain in a bucket, as its readers see it."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from engine.chain.encoding import decoded
from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, Manifest, StoredFile, sums_name
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.holding import held
from engine.chain.objects.layout import Layout, is_run_folder
from engine.chain.objects.reading import ObjectReadFile
from engine.chain.pins import PIN_LIMIT, Pin
from engine.chain.signatures import trusted
from engine.chain.stored import OWN_NAMES
from engine.error_codes import Code
from engine.errors import JetError, MissingFile
from engine.files import ReadableFile
from engine.hashing import HashKind
from engine.keys import NO_KEYS, Keys
from engine.progress import Cancel

_FRESH = 2.0
"""Seconds for which the lengths of a listing are taken to be those of the objects."""


@dataclass(frozen=True)
class ObjectChain:
    """The chain ``label``, which messages call ``path``. ``title`` is the address of its bucket."""

    bucket: ObjectBucket = field(repr=False, compare=False)
    title: str
    layout: Layout
    path: Path
    label: str
    seen: Callable[[int], None] = field(default=lambda number: None, repr=False, compare=False)
    """Told the number of each manifest that is read."""
    keys: Keys = field(default=NO_KEYS, repr=False, compare=False)
    _lengths: dict[str, tuple[float, Mapping[str, int]]] = field(default_factory=dict, repr=False, compare=False)
    """The lengths in each folder, and when they were listed."""
    listed: list[int] = field(default_factory=list, repr=False, compare=False)
    """The number of the newest manifest if a listing has just shown it, for the first who reads that."""

    def with_keys(self, keys: Keys) -> ObjectChain:
        return replace(self, keys=keys)

    @property
    def folder(self) -> None:
        return None

    def identity(self) -> str:
        return hashlib.sha256(f"{self.title}/{self.layout.chain(self.label)}".encode()).hexdigest()[:32]

    @property
    def is_replaced_whole(self) -> bool:
        return False

    def is_there(self, cancel: Cancel) -> bool:
        cancel.check()
        return bool(self.numbers())

    def numbers(self) -> list[int]:
        """Of its manifests, ascending."""
        keys = (found.key for found in self.bucket.objects(self.layout.manifests_of(self.label)))
        return sorted(found[1] for key in keys if (found := self.layout.numbered(key)))

    def manifest(self) -> Manifest:
        number = self.listed.pop() if self.listed else self._newest()
        self.seen(number)
        data = self._object(self.layout.manifest(self.label, number), self.path / MANIFEST_NAME)
        return trusted(Manifest.from_bytes(data.whole(MANIFEST_LIMIT)), self.keys, self.path)

    @property
    def manifest_file(self) -> ReadableFile:
        """The object that counts, and not the copy of it among the files."""

        def open_newest() -> ObjectReadFile:
            return ObjectReadFile.opened(path, self.bucket, self.layout.manifest(self.label, self._newest()))

        path = self.path / MANIFEST_NAME
        return ReadableFile(path, open_newest)

    def sums_file(self, kind: HashKind) -> ReadableFile:
        return self.stored(sums_name(kind))

    def file(self, file: StoredFile | str) -> ReadableFile:
        return decoded(self.stored(file), file, self.keys)

    def stored(self, file: StoredFile | str) -> ReadableFile:
        place = file if isinstance(file, str) else file.place
        return self._object(self.layout.chain(self.label) + place, self.path / place)

    def length(self, file: StoredFile | str) -> int:
        """Out of a listing: whoever may write here need not be allowed to read."""
        place = file if isinstance(file, str) else file.place
        key = self.layout.chain(self.label) + place
        lengths = self._lengths_in(key.rpartition("/")[0] + "/")
        if key in lengths:
            return lengths[key]
        raise Code.FileNotFound.error(f"{self.path / place} does not exist.", path=str(self.path / place))

    def _lengths_in(self, folder: str) -> Mapping[str, int]:
        """Of all objects of a folder, by key: who asks for one will ask for all, and each listing takes a request
        for 1,000 of them."""
        seen, lengths = self._lengths.get(folder, (-math.inf, {}))
        if time.monotonic() - seen > _FRESH:
            seen, lengths = time.monotonic(), {found.key: found.size for found in self.bucket.objects(folder)}
            self._lengths[folder] = seen, lengths
        return lengths

    def is_link(self, file: StoredFile | str) -> bool:
        return False

    def names(self) -> list[str]:
        start = self.layout.chain(self.label)
        return [found.key.removeprefix(start) for found in self.bucket.objects(start)]

    def files(self) -> list[str]:
        return self.names()

    def unlisted(self, manifest: Manifest) -> list[str]:
        """In the folders of runs there may be what a later run replaced, or one that is under way has written."""
        listed = {*OWN_NAMES, *(file.place for file in manifest.files)}
        return [name for name in self.names() if name not in listed and not is_of_a_run(name)]

    def locked_until(self) -> datetime | None:
        """When the bucket lets the chain be deleted: when the lock of its last manifest ends; ``None`` for now."""
        until = self.bucket.locked_until(self.layout.manifest(self.label, self._newest()))
        return until.astimezone(UTC) if until is not None and until > datetime.now(UTC) else None

    def held(self, reader: str) -> AbstractContextManager[None]:
        return held(self.bucket, self.layout, self.label, self.path, reader)

    def pin(self) -> Pin | None:
        """An object of its name pins the chain, whatever is in it."""
        try:
            return Pin.from_bytes(self.bucket.get(self.layout.pin(self.label), 0, PIN_LIMIT).data)
        except MissingFile:
            return None

    def set_pin(self, pin: Pin | None) -> bool:
        was_pinned, key = self.pin() is not None, self.layout.pin(self.label)
        if pin is not None:
            self.bucket.put(key, pin.to_bytes())
        elif was_pinned:
            self.bucket.delete([key])
        return was_pinned

    def _object(self, key: str, path: Path) -> ReadableFile:
        return ReadableFile(path, lambda: ObjectReadFile.opened(path, self.bucket, key))

    def _newest(self) -> int:
        numbers = self.numbers()
        if not numbers:
            raise no_chain(self.path)
        return numbers[-1]


def is_of_a_run(name: str) -> bool:
    """Whether a run wrote this file of a chain."""
    folder, slash, rest = name.partition("/")
    return bool(slash) and is_run_folder(folder) and "/" not in rest


def no_chain(path: Path) -> JetError:
    return Code.FileNotFound.error(
        f"{path} does not contain a backup: there is no manifest of it.",
        hint="Choose a chain of the store. Its name is STORE/INSTANCE/CHAIN.",
        path=str(path),
    )
