"""Real chains behind addresses: what a store without folders shows, kept in a folder of this system.

Its chains have no folder, its files no path, and nothing of it can be opened by its address.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from engine.chain.address import StoreAddress
from engine.chain.destination import Capabilities, ChainStore, Staging
from engine.chain.local_chain import LocalChain
from engine.chain.local_folder import LocalChainStore, LocalFolder
from engine.chain.manifest import Manifest, StoredFile
from engine.chain.pins import Pin
from engine.chain.posts import Post
from engine.chain.write_steps import StepList
from engine.files import FileStat, LocalFileSystem, ReadableFile, ReadFile
from engine.hashing import HashKind
from engine.keys import Keys
from engine.leases import Leases
from engine.progress import Cancel


@dataclass
class RemoteFile:
    """An open file under another name."""

    inner: ReadFile
    path: Path

    def read_at(self, offset: int, length: int) -> bytes:
        return self.inner.read_at(offset, length)

    def read_into(self, buffer: memoryview, offset: int) -> int:
        return self.inner.read_into(buffer, offset)

    def stat(self) -> FileStat:
        return self.inner.stat()

    def close(self) -> None:
        self.inner.close()

    def __enter__(self) -> RemoteFile:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


@dataclass(frozen=True)
class RemoteChain:
    """The chain of a folder as a store without folders would show it: by another name, and not by its path."""

    inner: LocalChain
    path: Path
    folder: Path | None = None
    is_replaced_whole: bool = False

    @property
    def label(self) -> str:
        return self.path.name

    def with_keys(self, keys: Keys) -> RemoteChain:
        return replace(self, inner=self.inner.with_keys(keys))

    def identity(self) -> str:
        return f"bucket-{self.label}"

    def is_there(self, cancel: Cancel) -> bool:
        return self.inner.is_there(cancel)

    def manifest(self) -> Manifest:
        return self.inner.manifest()

    @property
    def manifest_file(self) -> ReadableFile:
        return self._moved(self.inner.manifest_file)

    def sums_file(self, kind: HashKind) -> ReadableFile:
        return self._moved(self.inner.sums_file(kind))

    def file(self, file: StoredFile | str) -> ReadableFile:
        return self._moved(self.inner.file(file))

    def stored(self, file: StoredFile | str) -> ReadableFile:
        return self._moved(self.inner.stored(file))

    def length(self, file: StoredFile | str) -> int:
        return self.inner.length(file)

    def is_link(self, file: StoredFile | str) -> bool:
        return self.inner.is_link(file)

    def names(self) -> Sequence[str]:
        return self.inner.names()

    def files(self) -> Sequence[str]:
        return self.inner.files()

    def held(self, reader: str) -> contextlib.AbstractContextManager[None]:
        return self.inner.held(reader)

    def locked_until(self) -> None:
        return None

    def pin(self) -> Pin | None:
        return self.inner.pin()

    def set_pin(self, pin: Pin | None) -> bool:
        return self.inner.set_pin(pin)

    def unlisted(self, manifest: Manifest) -> Sequence[str]:
        return self.inner.unlisted(manifest)

    def _moved(self, file: ReadableFile) -> ReadableFile:
        path = self.path / file.path.relative_to(self.inner.path)
        return ReadableFile(path, lambda: RemoteFile(file.open(), path))


@dataclass(frozen=True)
class RemoteStore:
    """The chains of one instance at an address."""

    inner: LocalChainStore
    address: StoreAddress

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(ranges=True)

    @property
    def title(self) -> str:
        return str(self.address)

    def chains(self) -> Sequence[str]:
        return self.inner.chains()

    def chain(self, name: str) -> RemoteChain:
        return RemoteChain(self.inner.chain(name), self.address / name)

    def free_space(self) -> int:
        raise AssertionError("Its capabilities do not have it.")

    def check_writable(self, chain: str | None) -> None:
        self.inner.check_writable(chain)

    def check_new(self) -> None:
        self.inner.check_new()

    def stage_new(self, chain: str, *, atomic: bool) -> Staging:
        return self.inner.stage_new(chain, atomic=atomic)

    def stage_copy(self, chain: str, names: Sequence[str]) -> Staging:
        return self.inner.stage_copy(chain, names)

    def stage_into(self, chain: str, run: str) -> Staging:
        return self.inner.stage_into(chain, run)

    def remove(self, name: str, leases: Leases | None = None) -> bool:
        return self.inner.remove(name, leases)


@dataclass(frozen=True)
class RemoteDestination:
    """What is in ``folder``, at an address."""

    folder: Path
    address: StoreAddress

    @property
    def place(self) -> Path:
        return self.address

    def identity(self) -> str:
        return LocalFolder(self.folder).identity()

    def identify(self, created: str) -> str:
        return LocalFolder(self.folder).identify(created)

    def instances(self) -> Sequence[str]:
        return LocalFolder(self.folder).instances()

    def post(self, name: str, data: bytes) -> None:
        LocalFolder(self.folder).post(name, data)

    def posts(self) -> Sequence[Post]:
        return LocalFolder(self.folder).posts()

    def read_post(self, name: str) -> bytes:
        return LocalFolder(self.folder).read_post(name)

    def try_writing(self, steps: StepList) -> None:
        LocalFolder(self.folder).try_writing(steps)

    @contextlib.contextmanager
    def open(
        self, instance: str, *, create: bool, apart_from: Sequence[Path], resumes: str = ""
    ) -> Iterator[ChainStore]:
        inner = LocalFolder(self.folder)
        with inner.open(instance, create=True, apart_from=apart_from, resumes=resumes) as store:
            yield RemoteStore(store, self.address / instance)

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> ChainStore:
        store = LocalChainStore(self.folder / instance, LocalFileSystem().beneath(self.folder))
        return RemoteStore(store, self.address / instance)


def at_addresses(root: Path, address: StoreAddress) -> RemoteDestination:
    """The destination of an address, each in a folder of its own below ``root``."""
    return RemoteDestination(root.joinpath(*address.parts[1:]), address)
