"""Redo without making changes: every decision is made on the dbtimes of the pages, and errors are found here.

Only the dbtime of each page in the log is kept; it is read once from the file, with the page's checksum verified.
Nothing is written. Source: docs/formats/recovery.md#the-dbtime-rule, docs/formats/recovery.md#doubts.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from engine.change.page_changes import absent, is_due
from engine.change.record_rules import MACRO_PAGES, ONE_PAGE, REPLACING
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log.page_touches import Touch, touches
from engine.formats.log.records import (
    FlagInsertAndReplaceData,
    RecordFlag,
    RootPageMove,
    Split2,
    Undo,
    UndoInfo,
)
from engine.formats.log.scan import RawRecord
from engine.formats.page import SHRUNK_DBTIME
from engine.recovery import record_fields as fields
from engine.recovery.attachments_map import AttachableDatabase, AttachedDatabase, AttachmentState
from engine.recovery.record_fields import landing_page
from engine.recovery.sessions import ReplaySession
from engine.storage.database_file import OpenDatabaseFile

_BLANK = -(1 << 63)
"""Stands for the dbtime of a page that was never written or is beyond the end."""
_VERSIONED, _UNDO, _SPLIT, _ROOT_MOVE = int(RecordFlag.VERSIONED), Undo.TYPE, Split2.TYPE, RootPageMove.TYPE
_DBTIME = struct.Struct("<8xq")


@dataclass
class Doubt:
    """A page that is older than the log expects, until the log redefines it; ``error`` if it never does."""

    error: JetError
    generation: int
    """The log that says so."""
    until: int = 0
    """Position of the record that redefines it, packed."""


@dataclass(eq=False)
class AnalysedFile:
    """A database in the analysis pass: the dbtimes of its pages as they would be by now."""

    file: OpenDatabaseFile | None
    dbtimes: dict[int, int] = field(default_factory=dict)
    doubts: dict[int, Doubt] = field(default_factory=dict)
    cut: int = 1 << 32
    """The last page of the file when it was smallest; after it there is only what the log has defined since."""

    def dbtime(self, pgno: int) -> int:
        """The dbtime of a page. Raises JET_errReadVerifyFailure (-1018) for one that fails its checksum."""
        known = self.dbtimes.get(pgno)
        if known is None:
            data = self.file.read_page(pgno) if self.file is not None and pgno <= self.cut else None
            known = _BLANK if data is None else _DBTIME.unpack_from(data)[0]
            self.dbtimes[pgno] = known
        return known

    def shrink(self, pgno_last: int) -> None:
        """The file is cut after a page."""
        self.cut = min(self.cut, pgno_last)
        for pgno in [pgno for pgno in self.dbtimes if pgno > pgno_last]:
            del self.dbtimes[pgno]

    def is_unreadable(self, pgno: int) -> bool:
        """Whether a page that is to be defined again cannot be read; then that makes it whole."""
        try:
            self.dbtime(pgno)
        except JetError:
            return True
        return False


class AnalysisPass:
    """The work of the first reading.

    ``files`` are the databases' files, which are read only. A database here has a copy of the header;
    ``originals`` says whose.
    """

    def __init__(
        self,
        files: dict[AttachableDatabase, OpenDatabaseFile],
        originals: dict[AttachableDatabase, AttachableDatabase],
    ) -> None:
        self.applied = self.skipped = 0
        self._files = {candidate: AnalysedFile(file) for candidate, file in files.items()}
        self._originals = originals

    def add(
        self, candidate: AttachableDatabase, original: AttachableDatabase, file: OpenDatabaseFile | None
    ) -> None:
        """One more database, found on the way."""
        self._originals[candidate] = original
        if file is not None:
            self._files[candidate] = AnalysedFile(file)

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
        file = self._files[attachment.database or attachment.target]
        dbtimes = file.dbtimes
        if dbtimes.get(pgno) == before:
            dbtimes[pgno] = after
            self.applied += 1
            due = True
        else:
            due = self._touch(file, Touch(pgno, before, after), position)
        if kind == _UNDO:
            _take_back(session, body, due=due)
        elif not due:
            _owe(session, kind, body)

    def page(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, kind: int, body: bytes
    ) -> None:
        file = self._files[attachment.target]
        for touch in touches(kind, body):
            self._touch(file, touch, position)

    def group(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, records: list[RawRecord]
    ) -> None:
        file = self._file(attachment)
        changed: set[int] = set()
        leaf = b""
        moves_root = records[0][1] == _ROOT_MOVE
        for _, kind, body in records:
            if moves_root or kind in MACRO_PAGES:
                for touch in touches(kind, body):
                    if self._touch(file, touch, position):
                        changed.add(touch.pgno)
                if kind == _SPLIT:
                    leaf = body
            elif kind in ONE_PAGE and leaf and landing_page(leaf, body) not in changed:
                _owe(session, kind, body)

    def passed_over(self, kind: int, body: bytes) -> None:
        self.skipped += len(touches(kind, body))

    def undo_info(self, attachment: AttachedDatabase, session: ReplaySession, body: bytes) -> None:
        session.owed.pop(UndoInfo.decode(body).rceid, None)

    def attached(self, attachment: AttachedDatabase) -> None:
        if attachment.fate is AttachmentState.CREATE:
            self._files[attachment.target] = AnalysedFile(None)

    def detaching(self, attachment: AttachedDatabase) -> None:
        """Nothing is held back here."""

    def header_changed(self, attachment: AttachedDatabase) -> None:
        """The header is a copy of the file's."""

    def drop(self, attachment: AttachedDatabase) -> None:
        attachment.target.header = None
        del self._files[attachment.target]

    def extend(self, attachment: AttachedDatabase, pgno_last: int) -> None:
        """A page beyond the end counts as blank already."""

    def forgive(self, attachment: AttachedDatabase, pgno_last: int, position: int) -> None:
        for pgno, doubt in self._file(attachment).doubts.items():
            if pgno > pgno_last and not doubt.until:
                doubt.until = position

    def shrink(self, attachment: AttachedDatabase, pgno_last: int) -> None:
        self._file(attachment).shrink(pgno_last)

    def forget(self, attachment: AttachedDatabase, first: int, last: int, dbtime: int, position: int) -> None:
        file = self._file(attachment)
        for pgno in range(first, last + 1):
            if not file.is_unreadable(pgno) and 0 < file.dbtime(pgno) < dbtime:
                file.dbtimes[pgno] = SHRUNK_DBTIME

    def doubt(self) -> Doubt | None:
        """At the end of the log: a page that lost a write, and that the log never defined again.

        Its error is JET_errDbTimeTooOld (-566) or JET_errPageNotInitialized (-1019).
        """
        doubts = (doubt for file in self._files.values() for doubt in file.doubts.values())
        return next((doubt for doubt in doubts if not doubt.until), None)

    def check_undo(self, sessions: list[ReplaySession]) -> None:
        """At the end of the log: JET_errLogFileCorrupt (-501) when the log lacks undo information of a change."""
        for session in sessions:
            for rceid, (_, pgno) in session.owed.items():
                raise _unknown_before(rceid, pgno)

    def doubts(self) -> dict[AttachableDatabase, dict[int, int]]:
        """By database and page, up to which position redo leaves a page alone that is defined again there."""
        return {
            self._originals[candidate]: {pgno: doubt.until for pgno, doubt in file.doubts.items()}
            for candidate, file in self._files.items()
            if file.doubts
        }

    def _file(self, attachment: AttachedDatabase) -> AnalysedFile:
        return self._files[attachment.target]

    def _touch(self, file: AnalysedFile, touch: Touch, position: int) -> bool:
        """Decide on one page; whether it would be changed. Of several pages a record may leave any out: what moves
        nodes holds the page that they come from."""
        pgno, before, after = touch
        if before is None:
            return self._define(file, touch, position)
        doubt = file.doubts.get(pgno)
        if doubt is not None and not doubt.until:
            self.skipped += 1
            return False
        dbtime = file.dbtime(pgno)
        try:
            if dbtime == _BLANK:
                raise absent(pgno, position)
            due = is_due(dbtime, before, after, pgno, position)
        except JetError as error:
            if error.code is Code.DbTimeTooNew:
                raise
            file.doubts[pgno] = Doubt(error, position >> 32)
            due = False
        return self._count(file, touch, due)

    def _define(self, file: AnalysedFile, touch: Touch, position: int) -> bool:
        doubt = file.doubts.get(touch.pgno)
        if doubt is not None and not doubt.until:
            doubt.until = position
        return self._count(file, touch, file.is_unreadable(touch.pgno) or file.dbtime(touch.pgno) < touch.after)

    def _count(self, file: AnalysedFile, touch: Touch, due: bool) -> bool:
        if due:
            file.dbtimes[touch.pgno] = touch.after
            self.applied += 1
        else:
            self.skipped += 1
        return due


def _take_back(session: ReplaySession, body: bytes, *, due: bool) -> None:
    """An Undo record: its change needs no UndoInfo any more, unless it is to be taken back on a page here."""
    (rceid,) = fields.RCEID(body)
    if due and rceid in session.owed:
        raise _unknown_before(rceid, session.owed[rceid][1])
    session.take_back(rceid)


def _unknown_before(rceid: int, pgno: int) -> JetError:
    return Code.LogFileCorrupt.error(
        f"The change {rceid:#x} of page {pgno} was not committed, but the log does not contain the "
        "data before it.",
        page=pgno,
    )


def _owe(session: ReplaySession, kind: int, body: bytes) -> None:
    """A change whose before image is not on the page any more: its UndoInfo has to come."""
    if kind not in REPLACING:
        return
    pgno, level, flags, rceid = fields.VERSION(body)
    if flags & _VERSIONED:
        if kind == FlagInsertAndReplaceData.TYPE:
            (rceid,) = fields.RCEID_REPLACE(body)
        session.owed[rceid] = level, pgno
