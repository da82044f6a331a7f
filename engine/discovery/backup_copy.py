"""A database as JetBackup copies it from a running instance: a header that marks it as a copy, and a trailer page.

Both are compared with each other and with the logs of the set before the copy is used. Source:
docs/semantics.md#copies-of-running-databases.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from engine.discovery.instance_files import generation_range, generations
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadFile
from engine.formats.backup_trailer import BackupCopy, is_backup_copy, read_copy
from engine.formats.db_header import DatabaseHeader, page_offset, pages_in_file
from engine.formats.names import patch_name


def find_copy(data: ReadFile, header: DatabaseHeader, size: int) -> BackupCopy | None:
    """Read the last page of a database of ``size`` bytes whose header says that it is a copy, else ``None``.

    Raises JET_errBadPatchPage (-535), JET_errDatabasePatchFileMismatch (-552).
    """
    if not is_backup_copy(header):
        return None
    end = page_offset(pages_in_file(size, header.page_size), header.page_size)
    return read_copy(data.read_at(end, header.page_size), header, end)


def check_mark(name: str, header: DatabaseHeader, marks: Collection[str]) -> None:
    """Raise JET_errRestoreOfNonBackupDatabase (-615) for a database that its ``.pat`` alone calls a copy."""
    if patch_name(name).casefold() in marks and not is_backup_copy(header):
        raise Code.RestoreOfNonBackupDatabase.error(
            f"{name} is not a copy made by a backup, although {patch_name(name)} says so."
        )


def check_logs(copy: BackupCopy, name: str, span: tuple[int, int] | None) -> JetError | None:
    """Why logs from first to last are not what the copy ``name`` needs (-554, -553); ``None`` if they are."""
    first, last = span or (0, 0)
    text = f"{name} requires log {generation_range(copy.low, copy.high)}"
    if not span or first > copy.low:
        there = f"the first existing log is {generations([first])}" if span else "there are no logs"
        return Code.StartingRestoreLogTooHigh.error(f"{text}, but {there}.", generation=copy.low)
    if last < copy.high:
        return Code.EndingRestoreLogTooLow.error(
            f"{text}, but the last existing log is {generations([last])}.", generation=copy.high
        )
    return None


def lacking(
    name: str, copy: BackupCopy | None, required: tuple[int, int] | None, numbers: Sequence[int]
) -> JetError | None:
    """Why logs of these numbers, ascending without a gap, are not enough for a database; ``None`` if they are.

    ``required`` are those that its header names where it is no ``copy``.
    """
    if copy is not None:
        return check_logs(copy, name, (numbers[0], numbers[-1]) if numbers else None)
    low, high = required or (0, 0)
    lost = [g for g in range(low, high + 1) if g and g not in numbers] if high - low < 1 << 16 else [low]
    if not lost:
        return None
    return Code.RequiredLogFilesMissing.error(
        f"{name} requires log {generation_range(low, high)}. Missing from the backup set: {generations(lost)}."
    )
