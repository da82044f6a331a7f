"""The options of a recovery, and its result.

Source: docs/formats/recovery.md#steps, docs/semantics.md#restore.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.error_codes import Code

CACHE_PAGES = 16384


@dataclass(frozen=True)
class RecoveredDatabase:
    """A database after recovery. ``is_new``: it was lost, and created again from the logs.

    ``is_checked``: its structure was checked afterwards; ``damage`` is what was found, a sentence each.
    """

    path: Path
    is_clean: bool
    is_new: bool = False
    is_checked: bool = False
    damage: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        return "clean" if self.is_clean else "dirty"


@dataclass(frozen=True)
class Recovered:
    """What recovery did. ``applied`` and ``skipped`` count pages touched by records; ``undone`` single changes."""

    databases: tuple[RecoveredDatabase, ...]
    records: int
    logs: tuple[int, int] | None
    """First and last generation replayed; ``None`` when nothing had to be."""
    applied: int
    skipped: int
    undone: int
    changed: bool
    """Whether any file was changed."""
    seconds: float
    committed: datetime | None = None
    """The moment of the last commit that was read, as far as the logs say it."""
    warnings: tuple[str, ...] = ()
    """What was given up or left out, a sentence each."""
    instance: str = ""
    """Name of the instance, where it was looked for in folders; ``place`` is the one it was found in."""
    place: Path | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is known to be wrong with a database."""
        return not any(database.damage for database in self.databases)


@dataclass(frozen=True)
class RecoveryOptions:
    """How to recover. ``cache_pages`` bounds the pages in memory.

    ``whole_set`` replays all logs, from the first; without it only what the checkpoint and the databases ask for.
    ``backup_copy`` takes databases that a backup made, too. ``create_at_logged_paths`` looks for databases, and
    creates those that the log creates, where the log says: for instances of this machine. ``is_copy`` says that
    the files are a copy which is discarded when recovery fails: it can be cancelled in the middle, too.
    ``ignore_lost_logs`` gives up committed work whose log is gone (-528, -582) or damaged (-501),
    ``ignore_missing`` databases that are not there (-1216). ``ends_early``: the logs are meant to end before all
    that was committed.

    ``until`` is a packed position, the end of a record: what the log says from there on did not happen.
    ``new_stream`` takes the databases out of their stream (see
    :mod:`engine.recovery.detached_stream`); the logs stay as they are.
    Both are for copies only, and the first needs the second: the old stream goes on otherwise.
    """

    cache_pages: int = CACHE_PAGES
    whole_set: bool = False
    backup_copy: bool = False
    create_at_logged_paths: bool = False
    is_copy: bool = False
    ignore_lost_logs: bool = False
    ignore_missing: bool = False
    ends_early: bool = False
    until: int | None = None
    new_stream: bool = False

    def __post_init__(self) -> None:
        if (self.new_stream and not self.is_copy) or (self.until is not None and not self.new_stream):
            raise Code.InvalidParameter.error("Recovery to an earlier time is possible only for a copy.")
