"""The parts of a manifest: runs, files, and the names that are valid for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath

from engine.formats.log.log_end import LogEnd
from engine.formats.stamps import LogTime
from engine.hashing import HashKind

MANIFEST_NAME = "backup-manifest.json"
_SUMS = {HashKind.SHA256: "SHA256SUMS", HashKind.BLAKE3: "B3SUMS"}
SUMS_NAMES = tuple(_SUMS.values())
"""The list of sums beside the files of a chain, for ``sha256sum -c`` or ``b3sum -c``."""
PIN_NAME = "backup-pin.json"

_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")


class Kind(StrEnum):
    """What a run adds to a chain, or the chain that it is."""

    FULL = "full"
    INCREMENTAL = "incremental"
    DIFFERENTIAL = "differential"
    """The logs since the full one, whatever incrementals were made meanwhile; it truncates no logs."""
    COPY = "copy"
    """As a full one, beside the chains: it truncates no logs, and no other run continues it."""
    AS_IS = "as-is"
    """The files as they are, damage included, as evidence: no other run continues it, and none restores it."""

    @property
    def starts_chain(self) -> bool:
        """Whether it brings the databases, and is the first run of its chain."""
        return self not in (Kind.INCREMENTAL, Kind.DIFFERENTIAL)

    @property
    def truncates(self) -> bool:
        """Whether a running instance then deletes the logs that it no longer needs, and notes the backup."""
        return self in (Kind.FULL, Kind.INCREMENTAL)


class FileRole(StrEnum):
    """What a file of a chain is."""

    DATABASE = "database"
    LOG = "log"
    CHECKPOINT = "checkpoint"
    PATCH = "patch"
    """An empty file that says: the database of this name is a copy made while an engine had it open."""
    OTHER = "other"
    """A file that was copied as it is: a log of another version, or any file of an as-is backup."""


class Encoding(StrEnum):
    """How the bytes of a file are stored: as they are, compressed, encrypted, or compressed and then encrypted."""

    PLAIN = ""
    ZSTD = "zstd"
    AGE = "age"
    ZSTD_AGE = "zstd+age"

    @property
    def suffix(self) -> str:
        """What the name of a stored file ends with, so that other programs know what to do with it."""
        return _SUFFIXES[self]

    @property
    def is_compressed(self) -> bool:
        return self in (Encoding.ZSTD, Encoding.ZSTD_AGE)

    @property
    def is_encrypted(self) -> bool:
        return self in (Encoding.AGE, Encoding.ZSTD_AGE)


def name_of(home: str) -> str:
    """The name of a file whose home, of any encoding, this may be."""
    return home.removesuffix(".age").removesuffix(".zst")


_SUFFIXES = {Encoding.PLAIN: "", Encoding.ZSTD: ".zst", Encoding.AGE: ".age", Encoding.ZSTD_AGE: ".zst.age"}


@dataclass(frozen=True)
class StoredAs:
    """Where and how a staged file is stored: ``place`` is its path right after the publication, relative to the
    chain. ``bytes`` and ``checksum`` are those of what is stored, and only given where it is encoded."""

    place: str
    encoding: Encoding = Encoding.PLAIN
    bytes: int = 0
    checksum: str = ""


@dataclass(frozen=True)
class StoredFile:
    """One file of the chain. ``name`` is its own name, ``stored`` its path in the directory of the chain if that
    is another one than :attr:`home`.

    A place in a folder that starts with a dot is left as soon as possible (:mod:`engine.chain.local_folder`); one
    in another folder lasts. ``bytes`` is the size of its contents, ``checksum`` their ``hash``, empty if it is not
    known (a set made by another program). ``stored_bytes`` and ``stored_checksum`` are those of what is
    stored; for a plain file they are the same. Logs have ``generation``, ``created`` (LOGTIME, hex) and
    ``current`` (copied before it was full); the last one of a run that encrypts has its ``end``, so that the next
    run needs no key.
    """

    name: str
    role: FileRole
    bytes: int
    checksum: str
    run: str
    stored: str = ""
    generation: int | None = None
    created: str = ""
    current: bool = False
    encoding: Encoding = Encoding.PLAIN
    stored_bytes: int = 0
    stored_checksum: str = ""
    hash: HashKind = HashKind.SHA256
    end: LogEnd | None = None

    def __post_init__(self) -> None:
        if self.encoding is Encoding.PLAIN:
            object.__setattr__(self, "stored_bytes", self.bytes)
            object.__setattr__(self, "stored_checksum", self.checksum)

    @property
    def home(self) -> str:
        """The name under which a file is stored that is in no folder inside the chain's."""
        return self.name + self.encoding.suffix

    @property
    def made(self) -> datetime | None:
        """When a log was started (UTC, or naive local time); None if that is not known."""
        try:
            data = bytes.fromhex(self.created)
        except ValueError:
            return None
        return LogTime(data).moment if len(data) == len(LogTime().data) else None

    @property
    def names(self) -> tuple[str, str]:
        """What a user may call it, in small letters: its own name, and that of what is stored."""
        return self.name.casefold(), self.home.casefold()

    @property
    def place(self) -> str:
        """Path of the stored bytes, relative to the chain's directory."""
        return self.stored or self.home

    @property
    def waits(self) -> bool:
        """Whether it is to be moved to its :attr:`home`."""
        return self.stored.startswith(".")

    @property
    def lasts(self) -> bool:
        """Whether it stays where it is, in a folder inside the chain's."""
        return bool(self.stored) and not self.waits

    @property
    def may_move(self) -> bool:
        """Whether a run that joins the chain moves the file to its home, or puts a newer one in its place."""
        return self.waits or (not self.lasts and (self.current or self.role is FileRole.CHECKPOINT))

    def stored_at(self, stored: StoredAs) -> StoredFile:
        """The file with the place and the encoding that a store gave it."""
        file = replace(
            self,
            encoding=stored.encoding,
            stored_bytes=stored.bytes,
            stored_checksum=stored.checksum,
        )
        return replace(file, stored="" if stored.place == file.home else stored.place)


@dataclass(frozen=True)
class Signed:
    """Who signed a manifest: an Ed25519 key (32 bytes) and the signature (64 bytes), both in hex."""

    key: str
    signature: str


@dataclass(frozen=True)
class Correction:
    """A single bit that was flipped back in the copy: ``page`` of ``file``, bit ``bit`` of the page."""

    file: str
    page: int
    bit: int


@dataclass(frozen=True)
class PageCounts:
    """Pages of all databases of a run. ``unowned``: beyond the owned space, not judged."""

    verified: int = 0
    blank: int = 0
    corrected: int = 0
    unowned: int = 0

    def __add__(self, other: PageCounts) -> PageCounts:
        return PageCounts(
            self.verified + other.verified,
            self.blank + other.blank,
            self.corrected + other.corrected,
            self.unowned + other.unowned,
        )

    def __sub__(self, other: PageCounts) -> PageCounts:
        return PageCounts(
            self.verified - other.verified,
            self.blank - other.blank,
            self.corrected - other.corrected,
            self.unowned - other.unowned,
        )

    @property
    def total(self) -> int:
        return self.verified + self.blank + self.corrected + self.unowned


@dataclass(frozen=True)
class BackupRun:
    """One successful run; other runs leave no trace. Times are ISO 8601 UTC, ``logs`` is [low, high] or none."""

    id: str
    kind: Kind
    started: str
    ended: str
    logs: tuple[int, int] | None = None
    atomic: bool = False
    bytes: int = 0
    pages: PageCounts = PageCounts()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    """Homes of files of earlier runs that this one made superfluous."""
    machine: str = ""
    """Name of the machine that made the run; chains from before do not say."""
    place: str = ""
    """Folder of the instance that was backed up: a copy of it elsewhere has the same name and signature."""


def sums_name(kind: HashKind) -> str:
    """What the list of sums is called in a chain with this hash."""
    return _SUMS[kind]


@lru_cache(maxsize=4096)
def is_safe_name(name: str) -> bool:
    """Whether a file name from a manifest may be written on any system: one plain component, nothing special."""
    return (
        0 < len(name.encode("utf-8", "surrogatepass")) <= 255
        and PurePosixPath(name).name == name
        and PureWindowsPath(name).name == name
        and name.isprintable()
        and not any(c in '<>:"|?*' for c in name)
        and not name.startswith(".")
        and name == name.rstrip(". ")
        and not _RESERVED.fullmatch(name)
        and name not in (MANIFEST_NAME, *SUMS_NAMES, PIN_NAME)
    )
