"""The database that a number in a log record refers to at each point of the log, and whether it takes part there.

Numbers are assigned again at every attach, so the map is rebuilt as the log is read. A database is matched
by its signature; the paths in a log are those of the machine that wrote it. A database whose header shows a later
state waits, and records for it are skipped until the log reaches the matching attachment. This module only
decides; it accesses no files. Source: docs/formats/recovery.md#attachments.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PureWindowsPath

from engine.error_codes import Code
from engine.errors import Corruption, JetError, known
from engine.formats.attachments import Attachment
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.log.records import AttachDB, CreateDB
from engine.formats.stamps import Lgpos, Signature

_DIRTY = (DatabaseState.DIRTY_SHUTDOWN, DatabaseState.DIRTY_AND_PATCHED)
_ATTACHABLE = (DatabaseState.CLEAN_SHUTDOWN, *_DIRTY)


class AttachmentState(Enum):
    """What an attachment in the log means for the database."""

    NOW = "attach"
    REDO = "attach, and the header does not say so yet"
    CREATE = "create the file"
    WAIT = "not this database's time"
    FUTURE = "the file is already past this attachment"
    MISSING = "no such database was given"


@dataclass(eq=False)
class AttachableDatabase:
    """A database that takes part: its file, and the header as recovery sees it, ``None`` while there is no file.

    ``refusal`` is why its header cannot be used; that matters only when the log comes to attach it.
    """

    path: Path
    header: DatabaseHeader | None
    refusal: JetError | None = None

    @property
    def known_header(self) -> DatabaseHeader:
        """The header of one whose file is there."""
        return known(self.header, f"header of {self.path}")


@dataclass(eq=False)
class AttachedDatabase:
    """What a number in log records stands for. Positions are packed.

    ``database`` is ``None`` while records for it are passed over; ``fate`` says why. ``dbtime`` and ``objid`` are
    the highest that the log has named.
    """

    dbid: int
    name: str
    sign_db: Signature
    attached_at: int
    consistent_at: int
    dbtime: int = 0
    objid: int = 0
    database: AttachableDatabase | None = None
    fate: AttachmentState = AttachmentState.WAIT
    is_new: bool = False
    """Whether the log creates it and has not said yet that it is complete."""
    refusal: JetError | None = None
    """Why the file to be created again cannot be read; that is right only if its creation was interrupted."""
    required: int = 0
    """The last log whose changes the file's pages may show as it was found; 0 for one that was clean."""

    @property
    def target(self) -> AttachableDatabase:
        """The database of a slot that is attached."""
        return known(self.database, f"database {self.name} in slot {self.dbid}")


@dataclass
class AttachmentsMap:
    """The attachments at this point of the log, by their numbers; ``stream`` is the logs' signature.

    ``backup_copy`` allows databases that were copied while an engine had them open (hard recovery).
    """

    stream: Signature
    candidates: list[AttachableDatabase]
    backup_copy: bool = False
    by_dbid: dict[int, AttachedDatabase] = field(default_factory=dict)
    locate: Callable[[AttachedDatabase], None] | None = None
    """Asked to add the database at the path in the log, when none that was given has the signature."""

    def attached(self) -> Iterator[AttachedDatabase]:
        """The attachments that stand for a database now."""
        return (attachment for attachment in self.by_dbid.values() if attachment.database is not None)

    def listed(self, entry: Attachment, generation: int) -> AttachedDatabase:
        """A database that was attached where redo starts, by the list there; ``generation`` is where it starts."""
        attachment = AttachedDatabase(
            entry.dbid, entry.path, entry.sign_db, entry.lgpos_attach.packed, entry.lgpos_consistent.packed,
            entry.dbtime, entry.objid_last,
        )  # fmt: skip
        self.by_dbid[entry.dbid] = attachment
        self._decide(attachment, self.stream, generation, None)
        return attachment

    def attach(self, record: AttachDB, position: int) -> AttachedDatabase:
        """An AttachDB record at a packed position."""
        attachment = AttachedDatabase(
            record.dbid, record.path_text, record.sign_db, position, record.lgpos_consistent.packed
        )
        self.by_dbid[record.dbid] = attachment
        self._decide(attachment, record.sign_log, position >> 32, position)
        return attachment

    def create(self, record: CreateDB, position: int) -> AttachedDatabase:
        """A CreateDB record at a packed position."""
        attachment = AttachedDatabase(record.dbid, record.path_text, record.sign_db, position, 0, is_new=True)
        self.by_dbid[record.dbid] = attachment
        found = self._look_for(attachment) or self._new(attachment)
        if found is None:
            attachment.fate = AttachmentState.MISSING
            return attachment
        if found.refusal is not None:
            if not isinstance(found.refusal, Corruption):
                raise found.refusal
            attachment.refusal, found.refusal = found.refusal, None
        attachment.fate = self._fate_of_creation(found, attachment)
        if attachment.fate is AttachmentState.NOW:
            self._check_now(found, position >> 32)
        if attachment.fate in (AttachmentState.NOW, AttachmentState.CREATE):
            attachment.database = found
        return attachment

    def created(self, dbid: int) -> AttachedDatabase | None:
        """A CreateDBFinish record. Raises why the file cannot be read: its creation is no excuse any more."""
        attachment = self.by_dbid.get(dbid)
        if attachment is not None:
            attachment.is_new = False
            if attachment.refusal is not None:
                raise attachment.refusal
        return attachment

    def detach(self, dbid: int) -> AttachedDatabase | None:
        """A DetachDB record: the attachment that was, if it was known."""
        return self.by_dbid.pop(dbid, None)

    def clear(self) -> list[AttachedDatabase]:
        """The end of a run: the attachments that stood for a database."""
        gone = list(self.attached())
        self.by_dbid.clear()
        return gone

    def waiting(self, *, shut_down: bool) -> Iterator[JetError]:
        """At the end of the log: JET_errAttachedDatabaseMismatch (-1216) for each attachment left waiting.

        After a ShutDownMark (``shut_down``) a database that is already past it is as it should be. ``missing`` in
        the error's context says that no such database was given.
        """
        for attachment in self.by_dbid.values():
            if (
                attachment.database is None
                and not (shut_down and attachment.fate is AttachmentState.FUTURE)
                and not attachment.is_new
            ):
                why, hint = _WHY[attachment.fate]
                yield Code.AttachedDatabaseMismatch.error(
                    f"The logs end with the database {attachment.name} ({attachment.sign_db}) attached, "
                    f"but {why}.",
                    hint=hint,
                    path=attachment.name,
                    missing=attachment.fate is AttachmentState.MISSING,
                )

    def _new(self, attachment: AttachedDatabase) -> AttachableDatabase | None:
        """A file of that name which is no database yet: not there, or left behind by a creation cut short."""
        name = PureWindowsPath(attachment.name).name.casefold()
        for candidate in self.candidates:
            if candidate.path.name.casefold() == name and _is_new(candidate):
                return candidate
        return None

    def _decide(
        self, attachment: AttachedDatabase, sign_log: Signature, generation: int, position: int | None
    ) -> None:
        found = self._find(attachment)
        if found is None:
            attachment.fate = AttachmentState.MISSING
            return
        header = found.known_header
        attachment.fate = self._fate(found, header, attachment, sign_log, position)
        if attachment.fate in (AttachmentState.NOW, AttachmentState.REDO):
            self._check_now(found, generation)
            attachment.database = found
            attachment.required = header.gen_max_required
            attachment.dbtime = max(attachment.dbtime, header.dbtime_dirtied)
            attachment.objid = max(attachment.objid, header.objid_last)

    def _look_for(self, attachment: AttachedDatabase) -> AttachableDatabase | None:
        found = self._signed(attachment)
        if found is None and self.locate is not None:
            self.locate(attachment)
            found = self._signed(attachment)
        return found

    def _signed(self, attachment: AttachedDatabase) -> AttachableDatabase | None:
        for candidate in self.candidates:
            if candidate.header is not None and candidate.header.sign_db == attachment.sign_db:
                return candidate
        return None

    def _find(self, attachment: AttachedDatabase) -> AttachableDatabase | None:
        """The database of the attachment's signature. Raises why one of its name cannot be read."""
        found = self._look_for(attachment)
        if found is not None:
            return found
        name = PureWindowsPath(attachment.name).name.casefold()
        for candidate in self.candidates:
            if candidate.refusal is not None and candidate.path.name.casefold() == name:
                raise candidate.refusal
        return None

    def _fate(
        self,
        found: AttachableDatabase,
        header: DatabaseHeader,
        attachment: AttachedDatabase,
        sign_log: Signature,
        position: int | None,
    ) -> AttachmentState:
        """The decision of docs/formats/recovery.md#attachments for a database of the right signature."""
        state = header.state
        if state is DatabaseState.INCREMENTAL_RESEED:
            raise Code.DatabaseIncompleteIncrementalReseed.error(
                f"{found.path} is being reseeded and is not complete.", path=str(found.path)
            )
        if state is DatabaseState.JUST_CREATED:
            return AttachmentState.WAIT
        if state not in _ATTACHABLE:
            raise Code.DatabaseCorrupted.error(
                f"{found.path} is in state {header.dbstate}, which cannot be recovered.", path=str(found.path)
            )
        consistent, attached = header.lgpos_consistent.packed, header.lgpos_attach.packed
        ours, logged = header.sign_log == self.stream, header.sign_log == sign_log
        if not ours:
            if not logged:
                return AttachmentState.WAIT
            if consistent != attachment.consistent_at:
                raise _other_time(found, header, attachment)
            return AttachmentState.REDO
        if not logged or consistent in (attachment.consistent_at, 0):
            if attached == attachment.attached_at:
                return AttachmentState.NOW if state in _DIRTY else AttachmentState.REDO
            if attached > attachment.attached_at:
                return AttachmentState.FUTURE if consistent > attachment.attached_at else AttachmentState.WAIT
            if position is None or not logged:
                raise Code.AttachedDatabaseMismatch.error(
                    f"{found.path} was last attached at {header.lgpos_attach}, but the logs attach it at "
                    f"{Lgpos.unpack(attachment.attached_at)}: it is an older copy.",
                    path=str(found.path),
                )
            return AttachmentState.REDO
        if consistent > attachment.consistent_at and (position is None or consistent > position):
            return AttachmentState.FUTURE
        raise _other_time(found, header, attachment)

    def _fate_of_creation(self, found: AttachableDatabase, attachment: AttachedDatabase) -> AttachmentState:
        if _is_new(found):
            return AttachmentState.CREATE
        header = found.known_header
        if header.sign_log != self.stream:
            return AttachmentState.WAIT
        attached = header.lgpos_attach.packed
        if attached == attachment.attached_at and header.lgpos_consistent.packed < attached:
            return AttachmentState.NOW
        return AttachmentState.FUTURE if attached >= attachment.attached_at else AttachmentState.WAIT

    def _check_now(self, found: AttachableDatabase, generation: int) -> None:
        """Raises JET_errRequiredLogFilesMissing (-543), JET_errSoftRecoveryOnBackupDatabase (-544)."""
        header = found.known_header
        low = header.gen_min_required
        if low and low < generation and header.state is not DatabaseState.DIRTY_AND_PATCHED:
            raise Code.RequiredLogFilesMissing.error(
                f"{found.path} requires the logs from 0x{low:X} ({low}) on, but the logs start with "
                f"0x{generation:X} ({generation}).",
                hint=Code.RequiredLogFilesMissing.hint,
                path=str(found.path),
            )
        if header.bkinfo_full_cur.gen_low and not header.bkinfo_full_cur.gen_high and not self.backup_copy:
            raise Code.SoftRecoveryOnBackupDatabase.error(
                f"{found.path} is a copy made by a backup. Restore the backup instead.", path=str(found.path)
            )


_WHY = {
    AttachmentState.MISSING: (
        "it is missing",
        "Put the database back beside its logs, or specify its folder, too. Recovery can ignore it, "
        "but the database may then not be recoverable later.",
    ),
    AttachmentState.WAIT: (
        "the file is not in the state in which the logs leave it",
        "Look for the copy of the database that belongs to these logs, and keep this one.",
    ),
    AttachmentState.FUTURE: (
        "the file is newer than the end of the logs",
        "Look for the logs that followed. Keep the database, which contains their changes.",
    ),
}
"""Of an attachment that waits to the end: why, and what to do."""


def _other_time(found: AttachableDatabase, header: DatabaseHeader, attachment: AttachedDatabase) -> JetError:
    return Code.ConsistentTimeMismatch.error(
        f"{found.path} was last clean at {header.lgpos_consistent}, but the logs attach it in its "
        f"state at {Lgpos.unpack(attachment.consistent_at)}.",
        hint="The database is from another time than its logs, or was changed without them.",
        path=str(found.path),
    )


def _is_new(candidate: AttachableDatabase) -> bool:
    return candidate.header is None or candidate.header.state not in _ATTACHABLE


def least_required(candidates: Iterable[AttachableDatabase]) -> int:
    """The lowest generation that a dirty database needs, 0 when none does."""
    headers = [candidate.header for candidate in candidates if candidate.header is not None]
    needed = [header.gen_min_required for header in headers if not header.is_clean and header.gen_min_required]
    return min(needed, default=0)
