"""Recovery, followed by a structure check of the databases that it changed.

Redo proves that each record matches its page; only a check of the trees shows whether the pages together are
consistent. It finds damage that came with a valid checksum, in a log or in pages that no log touches. To limit the
time, it is done for databases up to :data:`MAX_CHECKED` bytes, a few seconds of work. For larger ones the result
says that there was no check; a verification of the structure can do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.discovery.folder_walk import Scope
from engine.errors import JetError, Stopped
from engine.events import EventSink
from engine.events import silent as no_events
from engine.files import FileSystem
from engine.progress import Cancel, Progress
from engine.progress import silent as no_progress
from engine.recover.job import Damage
from engine.recover.job import run as recover
from engine.recovery.recover import Recovered, RecoveryOptions
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure

MAX_CHECKED = 64 << 20
"""Bytes of the largest database that is checked after its recovery."""


def run(
    folders: Sequence[Path],
    *,
    base: str | None = None,
    name: str | None = None,
    to: Path | None = None,
    options: RecoveryOptions | None = None,
    scope: Scope | None = None,
    run_id: str | None = None,
    fs: FileSystem | None = None,
    progress: Progress = no_progress,
    events: EventSink = no_events,
    cancel: Cancel | None = None,
) -> Recovered:
    """Recover as :func:`engine.recover.job.run`; each database in the result has the findings of its structure
    check."""
    return recover(
        folders, base=base, name=name, to=to, options=options, scope=scope, run_id=run_id, fs=fs,
        progress=progress, events=events, cancel=cancel, check=damage_in,
    )  # fmt: skip


def damage_in(fs: FileSystem, path: Path, cancel: Cancel) -> Sequence[Damage] | None:
    """What is wrong with the structure of a clean database; ``None`` when it is too large to be checked."""
    if fs.stat(path).size > MAX_CHECKED:
        return None
    try:
        with ReadOnlyDatabase.open(fs.open_read(path)) as database:
            return [(f.page or 0, f.detail) for f in check_structure(database, cancel) if f.is_damage]
    except Stopped:
        raise
    except JetError as error:
        page = error.context.get("page", 0)
        return [(page if isinstance(page, int) else 0, error.message)]
