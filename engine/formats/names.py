"""File names of a log stream: what they indicate, and how ours are formed.

A stream has a *base*, exactly three characters, and one of two extension families that never mix in one folder
(docs/formats/log-file.md#names). Names are only hints; they may be wrong after manual copying, so readers take
generation and signature from the header.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

GENERATION_MAX = 0x7FFFFA00
"""The highest number that even recovery may give to a log."""
SHORT_GENERATION_MAX = 0xFFFFF
DIGITS = 8
"""Of an archive's number in a new stream of this program."""
VENDOR_DIGITS = 5
"""Of an archive's number where no archive tells: the vendor's default (JET_paramLegacyFileNames)."""


class Family(Enum):
    """The two pairs of extensions; the formats behind them are the same."""

    LOG = (".log", ".chk")
    JTX = (".jtx", ".jcp")

    @property
    def log_extension(self) -> str:
        return self.value[0]

    @property
    def checkpoint_extension(self) -> str:
        return self.value[1]


class Role(Enum):
    """What a file is to its stream, going by its name."""

    ARCHIVE = "archived log"
    CURRENT = "current log"
    TEMP = "temporary log"
    RESERVE = "reserve log"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True, slots=True)
class LogName:
    """A parsed name. Archives alone have ``generation`` and ``digits``; reserves alone have no ``family``."""

    base: str
    role: Role
    family: Family | None
    generation: int | None = None
    digits: int | None = None

    def belongs_to(self, base: str) -> bool:
        """Whether the name carries this base, in any case of letters."""
        return self.base.casefold() == base.casefold()


_NAME = re.compile(
    r"(?P<base>[^./\\:\x00-\x1f]{3})"
    r"(?P<tail>|tmp|res[0-9a-f]{5}|[0-9a-f]{5}|[0-9a-f]{8})"
    r"(?P<extension>\.log|\.jtx|\.chk|\.jcp|\.jrs)",
    re.IGNORECASE | re.ASCII,
)

_PREFIXED = re.compile(".+[^0-9A-Za-z](" + _NAME.pattern + ")", re.IGNORECASE | re.ASCII)


def parse_name(name: str) -> LogName | None:
    """What a file name (no folder) says about the file; ``None`` when it is no name of a log stream.

    Letters count in any case. A temporary log may hold an older generation whole: never part of the chain.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    base, tail, extension = match["base"], match["tail"].lower(), match["extension"].lower()
    if extension == ".jrs":
        return LogName(base, Role.RESERVE, None) if tail.startswith("res") else None
    family = next(f for f in Family if extension in f.value)
    if extension == family.checkpoint_extension:
        return LogName(base, Role.CHECKPOINT, family) if not tail else None
    if not tail:
        return LogName(base, Role.CURRENT, family)
    if tail == "tmp":
        return LogName(base, Role.TEMP, family)
    if tail.startswith("res"):
        return None
    generation = int(tail, 16)
    if not 1 <= generation <= GENERATION_MAX:
        return None
    return LogName(base, Role.ARCHIVE, family, generation, len(tail))


def archive_name(base: str, generation: int, family: Family = Family.LOG, *, digits: int | None = None) -> str:
    """The name of a closed log: five digits as long as they suffice, then eight; or ``digits`` of them.

    Which width a stream has, its files say (:func:`digits_of`), or the instance that runs on it.
    """
    if not 1 <= generation <= GENERATION_MAX:
        raise ValueError(f"not a log generation: {generation}")
    width = 5 if generation <= SHORT_GENERATION_MAX and digits != DIGITS else DIGITS
    return f"{base}{generation:0{width}X}{family.log_extension}"


def digits_of(names: Iterable[LogName | None]) -> int:
    """The width of the archive numbers among these names of one stream; without any, the vendor's default.

    A number that needs eight digits tells nothing of those that do not.
    """
    told = (name.digits or 0 for name in names if name and 0 < (name.generation or 0) <= SHORT_GENERATION_MAX)
    return max(told, default=0) or VENDOR_DIGITS


def current_name(base: str, family: Family = Family.LOG) -> str:
    """The name of the log that is being filled."""
    return base + family.log_extension


def temp_name(base: str, family: Family = Family.LOG) -> str:
    """The name under which the next log is prepared."""
    return f"{base}tmp{family.log_extension}"


DOUBLE_WRITE_EXTENSION = ".jdw"


def double_write_name(database: str) -> str:
    """The name of the file beside a database that keeps the pages being written to it (this program's own)."""
    return database + DOUBLE_WRITE_EXTENSION


def patch_name(database: str) -> str:
    """The empty file that marks a copy (docs/semantics.md#copies-of-running-databases)."""
    return f"{PurePath(database).stem}.pat"


_KEPT_MARK = ".before-restore-"
_KEPT = re.compile("(.+)" + re.escape(_KEPT_MARK) + "([0-9a-f]{8}(?:-[0-9]{1,9})?)")


def kept_name(name: str, id_: str) -> str:
    """The name under which a file steps aside for the restore ``id_`` (this program's own).

    The id is eight hexadecimal digits, followed by how many files stepped aside: ``0123abcd-9``.
    """
    return f"{name}{_KEPT_MARK}{id_}"


def parse_kept(name: str) -> tuple[str, str] | None:
    """The own name of a file that stepped aside, and for which restore; ``None`` for any other name."""
    match = _KEPT.fullmatch(name) if _KEPT_MARK in name else None
    return (match[1], match[2]) if match else None


def kept_count(id_: str) -> int | None:
    """How many files stepped aside for this restore; ``None`` where its id does not say."""
    _, _, count = id_.partition("-")
    return int(count) if count else None


def own_part(name: str) -> str | None:
    """The log name at the end of a name that a collection gave a prefix (``HOST_SRU00003.log``), else ``None``."""
    match = _PREFIXED.fullmatch(name)
    return match[1] if match and parse_name(match[1]) else None


def spelt_here(name: str, there: Iterable[str]) -> str:
    """``name`` as one of the files that are ``there`` spells it: letters count in any case; else as it is."""
    found = sorted(other for other in there if other.casefold() == name.casefold())
    return name if name in found or not found else found[0]


def checkpoint_name(base: str, family: Family = Family.LOG) -> str:
    """The name of the checkpoint."""
    return base + family.checkpoint_extension
