"""A destination that is a bucket, or a part of one: ``s3://BUCKET/PREFIX``, below it ``INSTANCE/``."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from engine.chain.address import StoreAddress
from engine.chain.destination import Capabilities
from engine.chain.manifest import is_safe_name
from engine.chain.nesting import looks_like_store
from engine.chain.objects.bucket import ObjectBucket
from engine.chain.objects.chain import ObjectChain
from engine.chain.objects.cloud import CloudBucket, Retries
from engine.chain.objects.layout import HOSTS, RESERVED, Layout, post_key, poster_of
from engine.chain.objects.marks import Mark, machine, run_id, write_clock
from engine.chain.objects.removing import Removal
from engine.chain.objects.staging import ObjectStaging
from engine.chain.objects.sweeping import ON_ITS_WAY, Sweeper
from engine.chain.posts import POST_LIMIT, Post, check_post, is_post_name, too_long
from engine.chain.write_steps import TEST_BYTES, StepList, WriteStepKind, check_read_back
from engine.error_codes import Code
from engine.errors import JetError, WrongState
from engine.files import LocalFileSystem, ensure_directory, temporary_directory
from engine.leases import Leases

SCHEMES = frozenset({"s3", "az", "gs"})
OF_A_BUCKET = Capabilities(ranges=True, conditional_create=True)


class ObjectDestination:
    """Chains in a bucket, below ``prefix``; ``address`` is what messages call that place."""

    def __init__(
        self, address: Path, bucket: ObjectBucket, title: str, prefix: str, *, on_its_way: timedelta = ON_ITS_WAY
    ) -> None:
        self._address, self._bucket, self._title = address, bucket, title
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._on_its_way = on_its_way

    @property
    def place(self) -> Path:
        return self._address

    def identity(self) -> str:
        """A bucket is where its address says, or not there: nothing else can be at its path."""
        return ""

    def identify(self, created: str) -> str:
        return ""

    @contextlib.contextmanager
    def open(
        self, instance: str, *, create: bool, apart_from: Sequence[Path], resumes: str = ""
    ) -> Iterator[ObjectChainStore]:
        store = self.peek(instance, create=create, apart_from=apart_from)
        with _owned(self._title, store):
            Sweeper(self._bucket, store.layout, self._on_its_way, spared=_run_of_copy(resumes)).run()
            yield store

    def peek(self, instance: str, *, create: bool, apart_from: Sequence[Path]) -> ObjectChainStore:
        root, address = self._prefix, self._address
        if root.rstrip("/").rpartition("/")[2] != instance:
            root, address = f"{root}{instance}/", address / instance
        store = ObjectChainStore(self._bucket, self._title, Layout(root), address)
        self._bucket.objects(store.layout.runs)  # whether the bucket is there, and for us to see
        return store

    def instances(self) -> list[str]:
        if looks_like_store(self._address.name) and self._bucket.objects(Layout(self._prefix).manifests):
            return [self._address.name]
        names = [name for name in self._bucket.folders(self._prefix) if name != HOSTS]
        return [name for name in names if self._bucket.objects(Layout(f"{self._prefix}{name}/").manifests)]

    def post(self, name: str, data: bytes) -> None:
        check_post(name, data)
        self._bucket.put(post_key(self._prefix, name), data)

    def posts(self) -> list[Post]:
        found = self._bucket.objects(f"{self._prefix}{HOSTS}/")
        named = [(poster_of(self._prefix, each.key), each) for each in found]
        return [
            Post(name, each.modified, each.size, each.etag or f"{each.modified.timestamp()}-{each.size}")
            for name, each in named
            if is_post_name(name)
        ]

    def read_post(self, name: str) -> bytes:
        check_post(name, b"")
        piece = self._bucket.get(post_key(self._prefix, name), 0, POST_LIMIT)
        if piece.size > POST_LIMIT:
            raise too_long(piece.size)
        return piece.data

    def try_writing(self, steps: StepList) -> None:
        """A bucket has no sync and no rename, and a host may be allowed neither to read nor to delete: what it may
        not delete is overwritten by its next test."""
        data, key = os.urandom(TEST_BYTES), f"{self._prefix}{HOSTS}/.write-test-{machine()}"
        kinds = WriteStepKind

        def reach() -> None:
            self._bucket.objects(f"{self._prefix}{HOSTS}/")

        def read() -> None:
            check_read_back(self._bucket.get(key).data, data, self._address)

        steps.step(kinds.REACH, reach)
        steps.step(kinds.WRITE, lambda: self._bucket.put(key, data))
        steps.leave_out(kinds.SYNC)
        steps.leave_out(kinds.RENAME)
        steps.step(kinds.READ, read, needed=False)
        steps.step(kinds.DELETE, lambda: self._bucket.delete([key]), needed=False)


@dataclass
class ObjectChainStore:
    """The chains of one instance below ``layout``; messages call it ``address``."""

    bucket: ObjectBucket = field(repr=False)
    bucket_title: str
    layout: Layout
    address: Path
    _seen: dict[str, int] = field(default_factory=dict)
    """The number of the first manifest of each chain that was read: what a run takes the chain to be."""
    _listed: dict[str, int] = field(default_factory=dict)
    """The number of the newest manifest of each chain, from the last listing, until that is asked for."""

    @property
    def title(self) -> str:
        return str(self.address)

    @property
    def capabilities(self) -> Capabilities:
        return OF_A_BUCKET

    def chains(self) -> list[str]:
        self._listed.clear()
        for key in (found.key for found in self.bucket.objects(self.layout.manifests)):
            if (numbered := self.layout.numbered(key)) is not None:
                name, number = numbered
                self._listed[name] = max(number, self._listed.get(name, 0))
        return sorted(self._listed)

    def chain(self, name: str) -> ObjectChain:
        return ObjectChain(
            self.bucket,
            self.bucket_title,
            self.layout,
            self.address / name,
            name,
            lambda number: self._see(name, number),
            listed=[self._listed.pop(name)] if name in self._listed else [],
        )

    def free_space(self) -> int:
        raise Code.FeatureNotAvailable.error(f"It is not known how much {self.title} takes.")

    def check_writable(self, chain: str | None) -> None:
        write_clock(self.bucket, self.layout)

    def check_new(self) -> None:
        """A new chain can always begin here."""

    def stage_new(self, chain: str, *, atomic: bool) -> ObjectStaging:
        if atomic:
            raise Code.FeatureNotAvailable.error(
                f"{self.title} cannot hold atomic backups: an object store has no rename.",
                hint="Make a backup without --atomic, and prune the older chains.",
            )
        return self._stage(chain, _id_in(chain), 1)

    def stage_copy(self, chain: str, names: Sequence[str]) -> ObjectStaging:
        staging = self._stage(chain, _id_in(chain), 1)
        staging.resume(names)
        return staging

    def stage_into(self, chain: str, run: str) -> ObjectStaging:
        number = self._seen.get(chain)
        if number is None:
            number = max(self.chain(chain).numbers(), default=0)
        return self._stage(chain, run, number + 1)

    def _stage(self, chain: str, run: str, number: int) -> ObjectStaging:
        self._check_name(chain)
        self._listed.clear()
        folder = f"run-{run}"
        mark = Mark.of_this_machine(chain, folder)
        return ObjectStaging(
            self.bucket,
            self.layout,
            self.address / chain,
            chain,
            run_id(chain, run),
            folder,
            number,
            mark,
        ).begin()

    def remove(self, name: str, leases: Leases | None = None) -> bool:
        self._check_name(name)
        return Removal(self.chain(name), leases).run()

    def _check_name(self, chain: str) -> None:
        if not is_safe_name(chain) or chain in RESERVED:
            raise Code.InvalidParameter.error(f"{chain!r} is not the name of a chain in {self.title}.")

    def _see(self, chain: str, number: int) -> None:
        self._seen.setdefault(chain, number)


def destination(
    address: StoreAddress, *, environment: Mapping[str, str] | None = None, retries: Retries | None = None
) -> ObjectDestination:
    """The destination at an address such as ``s3://BUCKET/PREFIX``, of which nothing is looked at yet.

    ``environment`` has the access to it, by default the one of this process.
    """
    access = os.environ if environment is None else environment
    bucket = CloudBucket(address.scheme, address.bucket, access, retries or Retries())
    return ObjectDestination(address, bucket, bucket.title, address.key)


def _id_in(chain: str) -> str:
    """What the first run of a chain, and a copy of it, is called in its keys."""
    return chain.rpartition("-")[2]


def _run_of_copy(chain: str) -> str:
    return run_id(chain, _id_in(chain)) if chain else ""


@contextlib.contextmanager
def _owned(title: str, store: ObjectChainStore) -> Iterator[None]:
    """Lock a file of this user that stands for the store, so that there is one run at a time on this machine."""
    name = hashlib.sha256(f"{title}/{store.layout.root}".encode()).hexdigest()[:32]
    fs, path = LocalFileSystem(), temporary_directory() / "stores" / f"{name}.lock"
    ensure_directory(fs, path.parent)
    try:
        fs.create(path).close()
    except JetError as error:
        if error.code is not Code.FileAlreadyExists:
            raise
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(fs.lock(path))
        except WrongState as error:
            raise Code.BackupInProgress.error(
                f"Another backup or removal is running in {store.title}.", path=store.title
            ) from error
        yield
