"""``FaultBucket``: a bucket whose n-th call fails, or after which the client is dead.

Wraps any :class:`~engine.chain.objects.bucket.ObjectBucket`, as :class:`~tests.disk.fault_fs.FaultFS` wraps a file
system: a first run counts, then one run per call and fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TypeVar

from engine.chain.objects.bucket import ObjectBucket, Piece, StoredObject, Upload
from engine.error_codes import Code
from engine.files import Writable
from tests.disk.fault_fs import Killed

T = TypeVar("T")


class BucketFault(Enum):
    """What goes wrong at a call."""

    FAILS = "it fails before anything is done"
    FAILS_WHEN_DONE = "all is done, and then the answer is lost"
    DENIED = "the server refuses it"
    DEAD = "the client is dead before the call"
    DEAD_WHEN_DONE = "the client is dead after the call"


CHANGING = frozenset({"put", "create", "write", "finish", "abandon", "delete"})


def faults_of(verb: str) -> tuple[BucketFault, ...]:
    """Those that can happen to a call of this verb: a call that changes nothing has no afterwards."""
    if verb in CHANGING:
        return tuple(BucketFault)
    return BucketFault.FAILS, BucketFault.DENIED, BucketFault.DEAD


@dataclass
class FaultBucket:
    """``calls`` are the verbs so far. The call number ``at`` meets ``fault``; after a death, so do all others."""

    bucket: ObjectBucket
    at: int = -1
    fault: BucketFault = BucketFault.FAILS
    calls: list[str] = field(default_factory=list)
    dead: bool = False

    def put(self, key: str, data: bytes) -> None:
        self._call("put", lambda: self.bucket.put(key, data))

    def create(self, key: str, data: bytes) -> bool:
        return self._call("create", lambda: self.bucket.create(key, data))

    def upload(self, key: str, size: int) -> Upload:
        return FaultUpload(self, self._call("upload", lambda: self.bucket.upload(key, size)))

    def get(self, key: str, start: int = 0, length: int | None = None) -> Piece:
        return self._call("get", lambda: self.bucket.get(key, start, length))

    def objects(self, prefix: str) -> list[StoredObject]:
        return self._call("objects", lambda: self.bucket.objects(prefix))

    def folders(self, prefix: str) -> list[str]:
        return self._call("folders", lambda: self.bucket.folders(prefix))

    def locked_until(self, key: str) -> datetime | None:
        return self._call("locked_until", lambda: self.bucket.locked_until(key))

    def abandon(self, prefix: str) -> None:
        self._call("abandon", lambda: self.bucket.abandon(prefix))

    def delete(self, keys: Iterable[str]) -> None:
        self._call("delete", lambda: self.bucket.delete(keys))

    def _call(self, verb: str, act: Callable[[], T]) -> T:
        if self.dead:
            raise Killed
        self.calls.append(verb)
        if len(self.calls) - 1 != self.at:
            return act()
        if self.fault in (BucketFault.DEAD, BucketFault.DEAD_WHEN_DONE):
            self.dead = True
        if self.fault in (BucketFault.FAILS_WHEN_DONE, BucketFault.DEAD_WHEN_DONE):
            act()
        if self.dead:
            raise Killed
        code = Code.FileAccessDenied if self.fault is BucketFault.DENIED else Code.ServerFailed
        raise code.error(f"Cannot {verb}: {self.fault.value}.")


@dataclass
class FaultUpload:
    """An object on its way into a :class:`FaultBucket`."""

    bucket: FaultBucket
    upload: Upload

    def write(self, data: Writable) -> None:
        self.bucket._call("write", lambda: self.upload.write(data))

    def finish(self) -> None:
        self.bucket._call("finish", self.upload.finish)

    def abort(self) -> None:
        if not self.bucket.dead:
            self.upload.abort()
