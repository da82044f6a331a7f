"""The main job on the built-in sample, from the first look to the restored files, told in plain words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import engine
from app.history import History
from app.jobs import BackupRequest, Jobs, RestoreRequest
from engine.error_codes import Code
from engine.files import FileSystem, make_directories, read_whole
from engine.progress import Cancel
from engine.sample import advance_sample, write_sample
from engine.sources.instance_files import generation_range

INSTANCE, BACKUPS, RESTORED, HISTORY = "instance", "backups", "restored", "history.sqlite3"
_LARGEST = 64 << 20  # bytes of a file of the sample

Hashes = dict[str, str]


def play(place: Path, tell: Callable[[str], None], cancel: Cancel) -> None:
    """Do it all in ``place``, a new or empty folder; ``tell`` is called after each step.

    Raises what the steps raise, JET_errBackupDirectoryNotEmpty (-504) for a folder with something in it, and
    ``Corruption`` should the restored files not be those of the instance.
    """
    fs = engine.LocalFileSystem()
    make_directories(fs, place)
    if fs.list(place):
        raise Code.BackupDirectoryNotEmpty.error(
            f"{place} is not empty.", hint="Name a new or empty folder.", path=str(place)
        )
    with History(place / HISTORY) as history:
        _play(fs, place, Jobs(history), tell, cancel)
        tell(f"The history kept all of it, {history.count()} entries; `ese-backup history` shows yours.")


def _play(fs: FileSystem, place: Path, jobs: Jobs, tell: Callable[[str], None], cancel: Cancel) -> None:
    folder = place / INSTANCE
    write_sample(folder, fs)
    instance = engine.AtRestSource([folder]).state()
    rows = _rows(fs, instance)
    tell(f"Made an ESE instance, {instance.name}, in {folder}: a database with {rows} rows, {_span(instance)}.")

    request = BackupRequest((folder,), place / BACKUPS, engine.Kind.FULL, engine.Options(create=True))
    full = jobs.backup(request, cancel=cancel)
    verified = full.run.pages.verified
    tell(f"Full backup: {len(full.files)} files to {full.chain}, {verified} pages verified on the way.")
    backed_up = _hashes(fs, folder)

    advance_sample(folder, fs)
    instance = engine.AtRestSource([folder]).state()
    tell(f"The instance worked on: {_rows(fs, instance)} rows now, {_span(instance)}.")

    added = jobs.backup(BackupRequest((folder,), place / BACKUPS, engine.Kind.INCREMENTAL), cancel=cancel)
    assert added.run.logs is not None
    tell(f"Incremental backup: log {generation_range(*added.run.logs)} joined the chain.")

    checked = jobs.verify(full.chain, cancel=cancel)
    if not checked.ok:
        raise Code.ReadVerifyFailure.error(checked.findings[0].detail, path=str(checked.findings[0].file))
    tell(f"Verified the chain: {checked.files} files, every page, log segment and SHA-256 is right.")

    restored = jobs.restore(RestoreRequest(full.chain, place / RESTORED), cancel=cancel)
    tell(f"Restored it to {restored.target}; logs newer than the database lie beside it and are not replayed.")

    wanted = {**_hashes(fs, folder), **{d.path.name: backed_up[d.path.name] for d in instance.databases}}
    _compare(fs, restored, wanted)
    tell("Compared: the database is byte for byte the one of the full backup, every log is that of the instance.")


def _rows(fs: FileSystem, instance: engine.InstanceFiles) -> int:
    """Rows of all tables that are not the engine's own."""
    count = 0
    for file in instance.databases:
        with engine.Database.open(fs.open_read(file.path)) as database:
            count += sum(database.count_rows(table) for table in database.tables() if not table.system)
    return count


def _span(instance: engine.InstanceFiles) -> str:
    return f"log {generation_range(instance.logs[0].generation, instance.logs[-1].generation)}"


def _hashes(fs: FileSystem, folder: Path) -> Hashes:
    return {path.name: hashlib.sha256(read_whole(fs, path, _LARGEST)).hexdigest() for path in fs.list(folder)}


def _compare(fs: FileSystem, restored: engine.Restored, wanted: Hashes) -> None:
    """Databases and logs; the checkpoint of the set may be older than that of the instance."""
    found = _hashes(fs, restored.target)
    for file in restored.plan.files:
        if file.role in ("database", "log") and found[file.name] != wanted.get(file.name):
            raise Code.ReadVerifyFailure.error(
                f"{file.name} was not restored as it was.", path=str(restored.target / file.name)
            )
