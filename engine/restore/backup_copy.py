"""A database as JetBackup copies it from a running instance: a header that says so, and a last page to go with it.

Before it can be recovered the two are held against each other and against the logs of the set, the page is left
out, and the header learns what the copy's logs must reach. Source: reference, backup and restore 7, 8 and 11.2.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from engine.chain.manifest import FileRole, StoredFile
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, ReadFile
from engine.formats.backup_trailer import BackupTrailer, is_backup_copy, read_trailer
from engine.formats.db_header import DatabaseHeader
from engine.formats.stamps import LogTime
from engine.instance.database_file import DatabaseFile
from engine.sources.instance_files import generation_range, generations


@dataclass(frozen=True)
class BackupCopy:
    """What the last page of a copy says. Generations; ``bytes`` is the length without that page."""

    bytes: int
    low: int
    """The first log that the copy needs."""
    high: int
    """The log that was current when the copy ended: it needs those up to this one."""
    required: int
    """The last log whose changes the copied pages may show."""
    required_created: LogTime
    committed: int
    committed_created: LogTime

    def check_logs(self, name: str, span: tuple[int, int] | None) -> JetError | None:
        """Why logs from first to last are not what the copy ``name`` needs (-554, -553); ``None`` if they are."""
        first, last = span or (0, 0)
        text = f"{name} needs log {generation_range(self.low, self.high)}"
        if not span or first > self.low:
            there = f"the set begins with {generations([first])}" if span else "the set holds none"
            return Code.StartingRestoreLogTooHigh.error(f"{text}; {there}.", generation=self.low)
        if last < self.high:
            return Code.EndingRestoreLogTooLow.error(
                f"{text}; the restore would end with {generations([last])}.", generation=self.high
            )
        return None

    def settle(self, fs: FileSystem, path: Path, last: int) -> None:
        """Let the header of a copy whose last page was left out say what that said; ``last`` log of the set."""
        with DatabaseFile.open(fs, path) as file:
            with file.whole_header() as header:
                header.bkinfo_full_cur = replace(header.bkinfo_full_cur, gen_high=last)
                header.gen_max_required, header.gen_committed = self.required, self.committed
                header.logtime_gen_max_required = self.required_created
                header.logtime_gen_max_create = self.committed_created
            file.write_header()


def find_copy(
    data: ReadFile, header: DatabaseHeader, file: StoredFile, files: tuple[StoredFile, ...]
) -> BackupCopy:
    """Read the last page of a copy whose header says that it is one.

    Raises JET_errPatchFileMissing (-538), JET_errBadPatchPage (-535), JET_errDatabasePatchFileMismatch (-552).
    """
    if not any(f.role is FileRole.PATCH and f.name == patch_name(file.name) for f in files):
        raise Code.PatchFileMissing.error(f"{patch_name(file.name)} is not among the files of the set.")
    size = header.page_size
    trailer = read_trailer(data.read_at(file.bytes - size, size), header)
    return _found(trailer, header, file.bytes - size)


def check_is_copy(header: DatabaseHeader, file: StoredFile, files: tuple[StoredFile, ...]) -> bool:
    """Whether a database is such a copy. Raises JET_errRestoreOfNonBackupDatabase (-615) if it ought to be one."""
    if is_backup_copy(header):
        return True
    if any(f.role is FileRole.PATCH and f.name == patch_name(file.name) for f in files):
        raise Code.RestoreOfNonBackupDatabase.error(
            f"{file.name} is no copy that a backup made; {patch_name(file.name)} says it is."
        )
    return False


def patch_name(database: str) -> str:
    """The empty file that stands beside a copy."""
    return f"{PurePath(database).stem}.pat"


def _found(trailer: BackupTrailer, header: DatabaseHeader, size: int) -> BackupCopy:
    """Older formats say the log that was current only."""
    high = trailer.bkinfo.gen_high
    required, committed = trailer.gen_max_required, trailer.gen_committed
    return BackupCopy(
        size,
        header.bkinfo_full_cur.gen_low,
        high,
        required or high,
        trailer.logtime_gen_max_required if required else LogTime(),
        committed or high,
        trailer.logtime_gen_committed if committed else LogTime(),
    )
