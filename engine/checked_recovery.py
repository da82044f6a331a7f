"""Recovery, followed by a structure check of the databases that it changed.

Redo proves that each record matches its page; only a check of the trees shows whether the pages together are
consistent. It finds damage that came with a valid checksum, in a log or in pages that no log touches. To limit the
time, it is done for databases up to :data:`MAX_CHECKED` bytes, a few seconds of work. For larger ones the result
says that there was no check; a verification of the structure can do it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.discovery.choosing import InstanceChoice
from engine.errors import JetError, Stopped
from engine.files import FileSystem
from engine.progress import Cancel
from engine.recover.job import Damage
from engine.recover.job import run as recover
from engine.recovery.recover import Recovered, RecoveryOptions
from engine.run_context import RunContext
from engine.tables.read_only_database import ReadOnlyDatabase
from engine.verify.structure import check_structure

MAX_CHECKED = 64 << 20
"""Bytes of the largest database that is checked after its recovery."""


def run(
    choice: InstanceChoice,
    *,
    to: Path | None = None,
    options: RecoveryOptions | None = None,
    context: RunContext | None = None,
) -> Recovered:
    """Recover as :func:`engine.recover.job.run`; each database in the result says what its structure lacks."""
    return recover(choice, to=to, options=options, context=context, check=damage_in)


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
