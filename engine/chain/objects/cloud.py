"""A bucket reached by obstore: S3 and what speaks like it, Azure, Google Cloud.

obstore repeats what a server or the network fails at, with growing pauses; here the body of an answer that was cut
is asked for again, and what was refused becomes a JET error.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from engine.chain.objects.access import access_of
from engine.chain.objects.bucket import Piece, StoredObject
from engine.chain.objects.refusals import is_passing, jet_error
from engine.chain.objects.signed import SignedRequests
from engine.chain.objects.unfinished import UnfinishedUploads
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import Writable
from engine.libraries import optional

if TYPE_CHECKING:
    from obstore import WritableFile
    from obstore.store import ObjectStore

_T = TypeVar("_T")

_PART = 8 << 20
_PARTS = 9_000
"""S3 takes 10,000 parts of an object."""
_AT_A_TIME = 3
"""Parts of one file on their way at a time; they and the one being filled are what a file needs of memory."""
_UNKNOWN_SIZE = 1 << 38
_OF_S3 = {
    "AWS_ACCESS_KEY_ID": "access_key_id",
    "AWS_SECRET_ACCESS_KEY": "secret_access_key",
    "AWS_SESSION_TOKEN": "session_token",
    "AWS_REGION": "region",
    "AWS_DEFAULT_REGION": "default_region",
    "AWS_ENDPOINT_URL": "endpoint",
    "AWS_ENDPOINT_URL_S3": "endpoint",
    "AWS_CHECKSUM_ALGORITHM": "checksum_algorithm",
    "AWS_VIRTUAL_HOSTED_STYLE_REQUEST": "virtual_hosted_style_request",
}


@dataclass(frozen=True)
class Retries:
    """How long a request is repeated that fails for no lasting reason, and how long it may take."""

    times: int = 8
    first: float = 0.25
    longest: float = 15.0
    answer: float = 120.0
    """Seconds for a request with its answer: 8 MiB in that time are 70 KB/s."""

    def pauses(self) -> Iterator[float]:
        yield from (min(self.first * 2**turn, self.longest) for turn in range(self.times))


@dataclass
class CloudBucket:
    """The bucket ``name`` of a ``scheme``; ``title`` is its address, as messages begin with it."""

    scheme: str
    name: str
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    retries: Retries = field(default_factory=Retries)
    _resolved: Mapping[str, str] | None = field(default=None, init=False, repr=False)
    _made: ObjectStore | None = field(default=None, init=False, repr=False)
    _answers_oddly: bool = field(default=False, init=False)
    """Whether the server sends a part of an object with the status of a whole one, as rclone does."""

    @property
    def title(self) -> str:
        return f"{self.scheme}://{self.name}"

    @property
    def access(self) -> Mapping[str, str]:
        """Raises JET_errFileAccessDenied (-1032) where nothing gives any."""
        if self._resolved is None:
            self._resolved = access_of(self.environment, self.title) if self.scheme == "s3" else self.environment
        return self._resolved

    def put(self, key: str, data: bytes) -> None:
        self._insist("write", key, lambda: _obstore().put(self._store, key, data, use_multipart=False))

    def create(self, key: str, data: bytes) -> bool:
        """A repeated request may meet the object that the first one made, whose answer was lost."""
        from obstore.exceptions import AlreadyExistsError

        def act() -> bool:
            try:
                _obstore().put(self._store, key, data, mode="create")
            except AlreadyExistsError:
                return False
            return True

        return self._insist("write", key, act) or self._is(key, data)

    def _is(self, key: str, data: bytes) -> bool:
        try:
            return self.get(key).data == data
        except JetError as error:
            if error.code is Code.FileAccessDenied:
                return False  # then it is no manifest, and no one relies on it
            raise

    def upload(self, key: str, size: int) -> CloudUpload:
        part = max(_PART, -(-(size or _UNKNOWN_SIZE) // _PARTS >> 20) << 20)
        with self._translated("write", key):
            target = _obstore().open_writer(self._store, key, buffer_size=part, max_concurrency=_AT_A_TIME)
        return CloudUpload(self, key, target)

    def get(self, key: str, start: int = 0, length: int | None = None) -> Piece:
        return self._insist("read", key, lambda: self._get(key, start, length))

    def _get(self, key: str, start: int, length: int | None) -> Piece:
        try:
            return self._part(key, start, length)
        except Exception as error:
            if length is None or not ("416" in str(error) or "InvalidRange" in str(error)):
                raise
        meta = _obstore().head(self._store, key)  # there is nothing at that place; an empty object has none
        return Piece(b"", meta["size"], _etag(meta), meta["last_modified"])

    def _part(self, key: str, start: int, length: int | None) -> Piece:
        if length is not None and self._answers_oddly:
            return self._signed.get(key, start, length)
        options: Any = {"range": (start, start + length)} if length is not None else None
        try:
            answer = _obstore().get(self._store, key, options=options)
        except Exception as error:
            if length is None or "NotPartial" not in str(error):
                raise
            self._answers_oddly = True
            return self._signed.get(key, start, length)
        meta = answer.meta
        return Piece(bytes(answer.bytes()), meta["size"], _etag(meta), meta["last_modified"])

    def objects(self, prefix: str) -> list[StoredObject]:
        def act() -> list[StoredObject]:
            found = _obstore().list(self._store, prefix, chunk_size=1000).collect()
            return [StoredObject(e["path"], e["size"], e["last_modified"], _etag(e)) for e in found]

        return sorted(self._insist("list", prefix, act), key=lambda each: each.key)

    def folders(self, prefix: str) -> list[str]:
        def act() -> list[str]:
            found = _obstore().list_with_delimiter(self._store, prefix)["common_prefixes"]
            return sorted(path.rstrip("/").rpartition("/")[2] for path in found)

        return self._insist("list", prefix, act)

    def delete(self, keys: Iterable[str]) -> None:
        wanted = [*keys]
        if wanted:
            with contextlib.suppress(FileNotFoundError):
                self._insist("delete", wanted[0], lambda: _obstore().delete(self._store, wanted))

    def locked_until(self, key: str) -> datetime | None:
        if self.scheme != "s3":
            return None
        return self._insist("read", key, lambda: self._signed.locked_until(key))

    def abandon(self, prefix: str) -> None:
        unfinished = UnfinishedUploads.of(self.access, self.name, self.retries.answer)
        if self.scheme == "s3" and unfinished is not None:
            with self._translated("clean up", prefix):
                unfinished.abort(prefix)

    @property
    def _signed(self) -> SignedRequests:
        return SignedRequests(self._store, self.title, self.retries.answer)

    @property
    def _store(self) -> ObjectStore:
        if self._made is None:
            with self._translated("open", ""):
                self._made = _connect(self)
        return self._made

    def _insist(self, doing: str, key: str, act: Callable[[], _T]) -> _T:
        """Repeat what obstore does not, a cut answer; what it has repeated in vain is repeated twice more."""
        for pause in (*self.retries.pauses(),)[:2]:
            try:
                with self._translated(doing, key):
                    return act()
            except JetError as error:
                if not is_passing(error):
                    raise
            time.sleep(pause)
        with self._translated(doing, key):
            return act()

    @contextlib.contextmanager
    def _translated(self, doing: str, key: str) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, FileNotFoundError, ValueError, OSError) as error:
            raise jet_error(error, doing, f"{self.title}/{key}" if key else self.title) from error


@dataclass
class CloudUpload:
    """An object that is written in parts, three of which are on their way at a time."""

    bucket: CloudBucket
    key: str
    target: WritableFile
    _done: bool = False

    def write(self, data: Writable) -> None:
        with self.bucket._translated("write", self.key):
            self.target.write(bytes(data))  # it is sent later, when its owner may have filled it again

    def finish(self) -> None:
        with self.bucket._translated("write", self.key):
            self.target.close()
        self._done = True

    def abort(self) -> None:
        """What was sent so far is invisible on the server; the end of the run cleans up."""


def _etag(meta: Any) -> str:
    return (meta["e_tag"] or "").strip('"')


def _obstore() -> Any:
    missing = "Chains in object stores need the Python package obstore, which is not installed."
    with optional("cloud", ("obstore",), lambda _: missing):
        import obstore
    return obstore


def _connect(bucket: CloudBucket) -> ObjectStore:
    _obstore()
    from obstore.store import AzureStore, GCSStore, S3Store

    retries, environment = bucket.retries, bucket.access
    policy: Any = {
        "max_retries": retries.times,
        "backoff": {
            "init_backoff": timedelta(seconds=retries.first),
            "max_backoff": timedelta(seconds=retries.longest),
            "base": 2,
        },
        "retry_timeout": timedelta(seconds=retries.answer * 3),  # after two that were not answered, one more
    }
    client: Any = {"timeout": timedelta(seconds=retries.answer), "connect_timeout": timedelta(seconds=10)}
    if bucket.scheme == "az":
        return AzureStore(bucket.name, client_options=client, retry_config=policy)
    if bucket.scheme == "gs":
        return GCSStore(bucket.name, client_options=client, retry_config=policy)
    config: Any = {option: environment[name] for name, option in _OF_S3.items() if environment.get(name)}
    if config.get("endpoint", "").startswith("http://"):
        client["allow_http"] = True
    config.setdefault("region", config.pop("default_region", "us-east-1"))
    config.setdefault("checksum_algorithm", "SHA256")  # a bucket with object lock insists on a checksum
    return S3Store(bucket.name, config=config, client_options=client, retry_config=policy)
