"""All operations on a sample instance, from its creation to the restored files, explained step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import engine
from app.audit.log import AuditLog
from app.demo.sample_instance import advance_sample, write_sample
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.restore import RestoreRequest
from app.operations.runner import Runner
from app.operations.verify import VerifyRequest
from engine.discovery.instance_files import generation_range
from engine.error_codes import Code
from engine.errors import known
from engine.files import FileSystem, make_directories
from engine.progress import Cancel

INSTANCE, BACKUPS, RESTORED = "instance", "backups", "restored"
HISTORY, AUDIT = "history.sqlite3", "audit.jsonl"

Content = dict[str, Sequence[object]]
"""The rows of each table."""


def play(place: Path, tell: Callable[[str], None], cancel: Cancel) -> None:
    """Run all steps in ``place``, a new or empty folder; ``tell`` is called after each step.

    Raises what the steps raise, JET_errBackupDirectoryNotEmpty (-504) for a folder that is not empty, and
    ``Corruption`` if the restored files are not those of the instance.
    """
    fs = engine.LocalFileSystem()
    make_directories(fs, place)
    if fs.list(place):
        raise Code.BackupDirectoryNotEmpty.error(
            f"{place} is not empty.", hint="Specify a new or empty folder.", path=str(place)
        )
    with History(place / HISTORY) as history:
        _play(fs, place, Runner(history, audit=AuditLog(place / AUDIT)), tell, cancel)
        tell(f"The demo kept its own history of {history.count()} entries; `ese-backup history` shows yours.")


def _play(fs: FileSystem, place: Path, runner: Runner, tell: Callable[[str], None], cancel: Cancel) -> None:
    folder = place / INSTANCE
    write_sample(folder, fs)
    instance = engine.AtRestSource([folder]).state()
    rows = _rows(fs, instance)
    tell(f"Created an ESE instance, {instance.name}, in {folder}: a database with {rows} rows, {_span(instance)}.")

    source, context = FilesAtRest((folder,)), engine.RunContext(cancel=cancel)
    request = BackupRequest(source, place / BACKUPS, engine.Kind.FULL, engine.Options(create=True))
    full = runner.run(request, context)
    verified = full.run.pages.verified
    tell(
        f"Full backup: {len(full.files)} files copied to {full.chain}, {verified} pages verified during the copy."
    )

    advance_sample(folder, fs)
    instance = engine.AtRestSource([folder]).state()
    tell(f"The instance continued to work: {_rows(fs, instance)} rows now, {_span(instance)}.")

    added = runner.run(BackupRequest(source, place / BACKUPS, engine.Kind.INCREMENTAL), context)
    logs = known(added.run.logs, "log that the incremental backup added")
    tell(f"Incremental backup: log {generation_range(*logs)} was added to the chain.")

    checked = runner.run(VerifyRequest(full.chain), context)
    if not checked.ok:
        raise Code.ReadVerifyFailure.error(checked.findings[0].detail, path=str(checked.findings[0].file))
    tell(f"Verified the chain: {checked.files} files; every page, log segment and SHA-256 is correct.")

    restored = runner.run(RestoreRequest(full.chain, place / RESTORED), context)
    replayed = known(restored.recovered, "recovery of what was restored")
    tell(
        f"Restored the chain to {restored.target}: {replayed.records} log records replayed, "
        f"{replayed.applied} page changes redone. The database is in clean shutdown."
    )

    _compare(fs, instance, restored.target)
    tell("Compared all rows: the restored database equals that of the instance.")


def _rows(fs: FileSystem, instance: engine.InstanceFiles) -> int:
    """Rows of all tables that are not the engine's own."""
    return sum(len(rows) for file in instance.databases for rows in _content(fs, file.path).values())


def _span(instance: engine.InstanceFiles) -> str:
    return f"log {generation_range(instance.logs[0].generation, instance.logs[-1].generation)}"


def _content(fs: FileSystem, database: Path) -> Content:
    with engine.ReadOnlyDatabase.open(fs.open_read(database)) as opened:
        return {table.name: list(opened.rows(table)) for table in opened.tables() if not table.system}


def _compare(fs: FileSystem, instance: engine.InstanceFiles, restored: Path) -> None:
    """Every table of every database."""
    for file in instance.databases:
        found = restored / file.path.name
        if _content(fs, found) != _content(fs, file.path):
            raise Code.ReadVerifyFailure.error(f"{found.name} was not restored correctly.", path=str(found))
