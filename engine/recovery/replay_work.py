"""The work of a replay, step by step: the same for the analysis pass, which changes nothing, and for redo.

Source: docs/formats/recovery.md#other-records, docs/formats/recovery.md#steps.
"""

from __future__ import annotations

from typing import Protocol

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.db_header import DatabaseHeader
from engine.formats.log.records import CLASSES
from engine.formats.log.scan import RawRecord
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.recovery.attachments_map import AttachedDatabase
from engine.recovery.sessions import ReplaySession
from engine.storage.header_states import mark_clean


class ReplayWork(Protocol):
    """What the reader of a log does at each step."""

    def one_page(
        self,
        attachment: AttachedDatabase,
        session: ReplaySession,
        position: int,
        kind: int,
        body: bytes,
        pgno: int,
        before: int,
        after: int,
    ) -> None:
        """A record that changes one page, from a dbtime to another; of an attached database and of a session that
        has started."""
        ...

    def page(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, kind: int, body: bytes
    ) -> None:
        """Any other record that changes pages, or defines one."""
        ...

    def group(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, records: list[RawRecord]
    ) -> None:
        """The records of a macro, which has been committed at ``position``."""
        ...

    def passed_over(self, kind: int, body: bytes) -> None:
        """A record whose database is not attached here, or is already past it."""
        ...

    def undo_info(self, attachment: AttachedDatabase, session: ReplaySession, body: bytes) -> None: ...

    def attached(self, attachment: AttachedDatabase) -> None:
        """A database takes part from here on; its header says so, in memory."""
        ...

    def detaching(self, attachment: AttachedDatabase) -> None:
        """Everything up to here has to be in the file; the header is still the dirty one."""
        ...

    def header_changed(self, attachment: AttachedDatabase) -> None: ...

    def drop(self, attachment: AttachedDatabase) -> None:
        """A database whose creation never came to its end: its file goes."""
        ...

    def extend(self, attachment: AttachedDatabase, pgno_last: int) -> None: ...

    def forgive(self, attachment: AttachedDatabase, pgno_last: int, position: int) -> None:
        """Pages after ``pgno_last`` were cut off here: what was not found of them before need not be."""
        ...

    def shrink(self, attachment: AttachedDatabase, pgno_last: int) -> None:
        """The file ends with ``pgno_last`` from here on; what is after is gone, changed or not."""
        ...

    def forget(self, attachment: AttachedDatabase, first: int, last: int, dbtime: int, position: int) -> None:
        """Of these pages those older than ``dbtime`` hold nothing: they were cut off, and came back blank."""
        ...


def header_of(attachment: AttachedDatabase) -> DatabaseHeader:
    """The header of the database that an attachment stands for."""
    return attachment.target.known_header


def note_counters(attachment: AttachedDatabase) -> None:
    """Let the header know the highest numbers that the log has given out."""
    header = header_of(attachment)
    header.dbtime_dirtied = max(header.dbtime_dirtied, attachment.dbtime)
    header.objid_last = max(header.objid_last, attachment.objid)


def make_clean(attachment: AttachedDatabase, position: int, moment: LogTime) -> None:
    """The header of a database all of whose pages are in the file as of a packed position."""
    note_counters(attachment)
    mark_clean(header_of(attachment), Lgpos.unpack(position), moment)
    header_of(attachment).bkinfo_full_cur = BackupInfo()


def not_redoable(position: int, kind: int) -> JetError:
    """The refusal of a record type that this engine cannot redo."""
    name = CLASSES[kind].__name__
    return Code.FeatureNotAvailable.error(
        f"The log contains a {name} record at {Lgpos.unpack(position)}, which this program cannot redo.",
        hint="Recover this instance with the engine that wrote it. Nothing was changed.",
        position=str(Lgpos.unpack(position)),
        record=name,
    )
