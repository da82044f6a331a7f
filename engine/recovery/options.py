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
    """The result of a recovery. ``applied`` and ``skipped`` count pages touched by records; ``undone`` single
    changes."""

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
    """The latest moment of a commit that was read, as far as the logs say it; after a restore also that of a log
    which only says it of its segments."""
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
    """Options of a recovery. ``cache_pages`` limits the pages in memory.

    ``whole_set`` replays all logs from the first one; without it, only those that the checkpoint and the databases
    require. ``backup_copy`` accepts databases that a backup made, too. ``create_at_logged_paths`` looks for
    databases, and creates those that the log creates, at the paths in the log: for instances of this machine.
    ``is_copy`` means that the files are a copy that is deleted if recovery fails, so that it can be cancelled at
    any time. ``ignore_lost_logs`` continues without committed transactions whose log is missing (-528, -582) or
    damaged (-501), ``ignore_missing`` without missing databases (-1216). ``ends_early``: the logs are intended to
    end before all committed transactions.

    ``until`` is a packed position, the end of a record: everything in the log after it is ignored. ``new_stream``
    takes the databases out of their stream (see :mod:`engine.recovery.detached_stream`); the logs remain
    unchanged. Both are for copies only, and the first requires the second because the old stream continues
    otherwise.
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
