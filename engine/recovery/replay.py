"""The log read in order: sessions, macros and attachments kept, and what is to be redone handed on.

Recovery reads the log twice with this: to rehearse (nothing is changed) and to redo. Both therefore see the same
records in the same order. Rules: a session's records count only after a Begin0 of it was read; records of a macro
wait for its MacroCommit and go together; the end of a run ends all sessions and detaches all databases.
Source: docs/formats/recovery.md#sessions and what follows there.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Sequence

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.attachments import Attachment
from engine.formats.db_header import DatabaseState
from engine.formats.log.header import LogHeader
from engine.formats.log.record_types import RecordType as T
from engine.formats.log.records import (
    AttachDB,
    Backup2,
    CreateDB,
    CreateDBFinish,
    DetachDB,
    ExtendDB,
    RootPageMove,
    SetDbVersion,
    ShrinkDB,
    decode,
)
from engine.formats.log.scan import RawRecord
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.recovery.attachments_map import AttachedDatabase, AttachmentsMap, AttachmentState
from engine.recovery.handlers import RecordHandler, header_of, make_clean, note_counters
from engine.recovery.resize import extend, shrink
from engine.recovery.sessions import ReplaySession
from engine.recovery.types import MACROS, NODES, PASSED_OVER, ROOT_MOVE, STRUCTURES
from engine.storage.header_states import mark_attached, new_header, note_backup

_TRX = struct.Struct("<xHB")
_BEGIN0 = struct.Struct("<xHBI")
_MACRO = struct.Struct("<xHq")
_NODE = struct.Struct("<xHB4xq24xI")
_NEW_PAGE = struct.Struct("<xHBIIq")
_OBJID = struct.Struct("<I")
FOR_EVER = 1 << 63
"""Behind every position."""
UNDO_INFO = int(T.UndoInfo)
_DBID_AT = 3
"""Where records that change a page name the database."""
_DBID_OF_MOVE = 9


class Replay:
    """A place in the log, with all that has to be known there."""

    def __init__(self, attachments: AttachmentsMap, work: RecordHandler, moment: LogTime) -> None:
        self.attachments = attachments
        self.sessions: dict[int, ReplaySession] = {}
        self.records = 0
        self.shut_down = 0
        """Position of the last ShutDownMark of the run, 0 when something came after it."""
        self.ended = 0
        """Position of the record that ended a run, 0 when something came after it."""
        self.commit_context = b""
        """The last CommitCtx record; what it says belongs to the commit before it."""
        self._work = work
        self._moment = moment
        self._header: LogHeader | None = None
        self._last_mark = 0
        self._handlers = self._table()

    def _table(self) -> list[Callable[[int, int, bytes], None] | None]:
        by_type: dict[int, Callable[[int, int, bytes], None]] = {
            T.Begin: self._begin, T.Begin0: self._begin, T.Commit: self._commit, T.Commit0: self._commit,
            T.Rollback: self._rollback, T.Refresh: self._refresh, T.MacroBegin: self._macro_begin,
            T.MacroCommit: self._macro_commit, T.MacroAbort: self._macro_abort, T.CreateDB: self._create,
            T.CreateDBFinish: self._create_finish, T.AttachDB: self._attach, T.DetachDB: self._detach,
            T.ExtendDB: self._extend,
            T.RootPageMove: self._root_move, T.SetDbVersion: self._set_version, T.Backup2: self._backup,
            T.ShutDownMark: self._mark, T.Init: self._init, T.Init2: self._init, T.NewPage: self._new_page,
            T.CommitCtx: self._commit_context, T.RecoveryUndo: self._undo, T.RecoveryUndo2: self._undo,
        }  # fmt: skip
        by_type |= dict.fromkeys((*NODES, *STRUCTURES), self._change)
        by_type |= dict.fromkeys((T.ShrinkDB, T.ShrinkDB2, T.ShrinkDB3), self._shrink)
        by_type |= dict.fromkeys((T.ConvertFDP, T.Split, T.Merge), self._not_redoable)
        ends = (T.Term, T.Term2, T.RecoveryQuit, T.RecoveryQuit2, T.RecoveryQuitKeepAttachments)
        by_type |= dict.fromkeys(ends, self._end)
        by_type |= dict.fromkeys((T.BeginDT, T.PrepCommit, T.PrepRollback), self._ancient)
        return [by_type.get(number) for number in range(256)]

    def begin(self, attachments: Sequence[Attachment], header: LogHeader) -> None:
        """Take up what was attached where the reading begins, in the log of this header."""
        self._header = header
        for entry in attachments:
            slot = self.attachments.listed(entry, header.generation)
            if slot.database is not None:
                self._take(slot, entry.lgpos_attach.packed)

    def _take(self, slot: AttachedDatabase, position: int) -> None:
        if slot.fate is AttachmentState.REDO:
            self._mark_attached(slot, position)
            header_of(slot).bkinfo_full_cur = BackupInfo()
        self._work.attached(slot)
        if slot.fate is AttachmentState.REDO:
            self._work.header_changed(slot)

    def log(self, header: LogHeader, records: Iterable[RawRecord], start: int, end: int = FOR_EVER) -> None:
        """Read the records of one log that lie from packed position ``start`` on and before ``end``."""
        self._header = header
        handlers, count = self._handlers, 0
        for position, kind, body in records:
            if position < start:
                continue
            if position >= end:
                break
            count += 1
            handler = handlers[kind]
            if handler is not None:
                handler(position, kind, body)
            elif kind not in PASSED_OVER:
                raise Code.LogFileCorrupt.error(f"Byte {kind} at {Lgpos.unpack(position)} is no record to redo.")
        self.records += count

    # sessions

    def _begin(self, position: int, kind: int, body: bytes) -> None:
        _, procid, depths = body[0], *_TRX.unpack_from(body)
        if kind == T.Begin0:
            _, _, trx = _BEGIN0.unpack_from(body)
            self.sessions[procid] = ReplaySession(procid, position, trx, depths >> 4)
        else:
            session = self.sessions.get(procid)
            if session is not None:
                session.level = (depths & 15) + (depths >> 4)
        self._touched()

    def _refresh(self, position: int, kind: int, body: bytes) -> None:
        procid, _ = _TRX.unpack_from(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.level = 1
        self._touched()

    def _commit(self, position: int, kind: int, body: bytes) -> None:
        procid, level = _TRX.unpack_from(body)
        session = self.sessions.get(procid)
        self._touched()
        if session is None:
            return
        session.commit_to(level)

    def _commit_context(self, position: int, kind: int, body: bytes) -> None:
        self.commit_context = body

    def _rollback(self, position: int, kind: int, body: bytes) -> None:
        procid, levels = _TRX.unpack_from(body)
        session = self.sessions.get(procid)
        self._touched()
        if session is None:
            return
        session.roll_back(levels)

    def _macro_begin(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = _MACRO.unpack_from(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.macros[dbtime] = []
        self._touched()

    def _macro_abort(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = _MACRO.unpack_from(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.macros.pop(dbtime, None)
        self._touched()

    def _undo(self, position: int, kind: int, body: bytes) -> None:
        """A recovery took back what was open here. An open macro stays undone: its dbtime may be given anew."""
        for session in self.sessions.values():
            session.macros.clear()

    def _macro_commit(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = _MACRO.unpack_from(body)
        session = self.sessions.get(procid)
        records = session.macros.pop(dbtime, None) if session is not None else None
        self._touched()
        if not records:
            return
        assert session is not None
        moves_root = records[0][1] == ROOT_MOVE
        slot = self._slot_of(records[0][2][_DBID_OF_MOVE if moves_root else _DBID_AT])
        if slot is None:
            for _, member, member_body in records:
                if moves_root or member in MACROS:
                    self._work.passed_over(member, member_body)
        else:
            self._work.group(slot, session, position, records)

    # pages

    def _change(self, position: int, kind: int, body: bytes) -> None:
        procid, dbid, dbtime, objid = _NODE.unpack_from(body)
        if kind in STRUCTURES:
            (objid,) = _OBJID.unpack_from(body, STRUCTURES[kind])
        self.shut_down = self.ended = 0
        slot = self.attachments.slots.get(dbid)
        if slot is not None:
            if dbtime > slot.dbtime:
                slot.dbtime = dbtime
            if objid > slot.objid:
                slot.objid = objid
        session = self.sessions.get(procid)
        if session is None:
            self._work.passed_over(kind, body)
        elif kind == UNDO_INFO:
            if slot is not None and slot.database is not None and session.level:
                self._work.undo_info(slot, session, body)
        elif session.macros and dbtime in session.macros:
            session.macros[dbtime].append((position, kind, body))
        elif slot is None or slot.database is None:
            self._work.passed_over(kind, body)
        else:
            self._work.page(slot, session, position, kind, body)

    def _new_page(self, position: int, kind: int, body: bytes) -> None:
        procid, dbid, _, objid, dbtime = _NEW_PAGE.unpack_from(body)
        self._touched()
        slot = self.attachments.slots.get(dbid)
        session = self.sessions.get(procid)
        if slot is not None:
            slot.dbtime, slot.objid = max(slot.dbtime, dbtime), max(slot.objid, objid)
        if slot is None or slot.database is None or session is None:
            self._work.passed_over(kind, body)
        else:
            self._work.page(slot, session, position, kind, body)

    def _root_move(self, position: int, kind: int, body: bytes) -> None:
        record = RootPageMove.decode(body)
        session = self.sessions.get(record.procid)
        self._touched()
        if session is not None and record.dbtime in session.macros:
            session.macros[record.dbtime].append((position, kind, body))

    def _not_redoable(self, position: int, kind: int, body: bytes) -> None:
        if self._slot_of(body[_DBID_AT]) is not None:
            raise not_redoable(position, kind)
        self._touched()

    def _ancient(self, position: int, kind: int, body: bytes) -> None:
        raise not_redoable(position, kind)

    def _slot_of(self, dbid: int) -> AttachedDatabase | None:
        slot = self.attachments.slots.get(dbid)
        return slot if slot is not None and slot.database is not None else None

    # databases

    def _create(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        slot = self.attachments.create(CreateDB.decode(body), position)
        if slot.fate is AttachmentState.CREATE:
            assert slot.database is not None
            assert self._header is not None
            header = slot.database.header = new_header(self._header.database_page_size, slot.sign_db)
            self._mark_attached(slot, position)
            header.dbstate = DatabaseState.JUST_CREATED
        if slot.database is not None:
            self._work.attached(slot)

    def _create_finish(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        slot = self.attachments.created(CreateDBFinish.decode(body).dbid)
        if slot is None or slot.database is None or header_of(slot).state is not DatabaseState.JUST_CREATED:
            return
        header_of(slot).dbstate = DatabaseState.DIRTY_SHUTDOWN
        note_counters(slot)
        self._work.header_changed(slot)

    def _mark_attached(self, slot: AttachedDatabase, position: int) -> None:
        assert self._header is not None
        header, place, created = header_of(slot), Lgpos.unpack(position), self._header.created
        mark_attached(header, place, self._moment, self.attachments.stream, created)
        header.dbid = slot.dbid

    def _attach(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        slot = self.attachments.attach(AttachDB.decode(body), position)
        if slot.database is not None:
            self._take(slot, position)

    def _detach(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        slot = self.attachments.detach(DetachDB.decode(body).dbid)
        if slot is not None and slot.database is not None:
            self._clean(slot, position)

    def _clean(self, slot: AttachedDatabase, position: int) -> None:
        self._work.detaching(slot)
        make_clean(slot, position, self._moment)
        self._work.header_changed(slot)

    def _extend(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = ExtendDB.decode(body)
        slot = self._slot_of(record.dbid)
        if slot is not None:
            extend(self._work, slot, record, position)

    def _shrink(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = decode(body)
        assert isinstance(record, ShrinkDB)
        slot = self._slot_of(record.dbid)
        if slot is not None:
            shrink(self._work, slot, record, position)

    def _set_version(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = SetDbVersion.decode(body)
        slot = self._slot_of(record.dbid)
        if slot is None:
            return
        header = header_of(slot)
        if (record.update_major, record.update_minor) > (header.update_major, header.update_minor):
            header.update_major, header.update_minor = record.update_major, record.update_minor
            self._work.header_changed(slot)

    def _backup(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = Backup2.decode(body)
        slot = self._slot_of(record.dbid)
        if slot is not None and record.phase == _UPDATE_HEADER:
            note_backup(header_of(slot), record.scope, record.info, record.backup_type)
            self._work.header_changed(slot)

    # runs

    def _mark(self, position: int, kind: int, body: bytes) -> None:
        self.shut_down = self._last_mark = position
        self.ended = 0

    def _init(self, position: int, kind: int, body: bytes) -> None:
        self._end_run(position)
        self._touched()

    def _end(self, position: int, kind: int, body: bytes) -> None:
        if kind == T.RecoveryQuitKeepAttachments:
            self.sessions.clear()
        else:
            self._end_run(position)
        self._touched()
        self.ended = position

    def _end_run(self, position: int) -> None:
        """Sessions are over; databases are clean as of the ShutDownMark, without which as of here."""
        self.sessions.clear()
        for slot in self.attachments.clear():
            if slot.is_new:
                self._work.drop(slot)
            else:
                self._clean(slot, self._last_mark or position)
        self._last_mark = 0

    def _touched(self) -> None:
        self.shut_down = self.ended = 0


_UPDATE_HEADER = 4


def not_redoable(position: int, kind: int) -> JetError:
    """The refusal of a record type that this engine cannot redo."""
    name = T(kind).name
    return Code.FeatureNotAvailable.error(
        f"The log holds a {name} record at {Lgpos.unpack(position)}, which this program cannot redo.",
        hint="Recover this instance with the engine that wrote it; nothing was changed.",
        position=str(Lgpos.unpack(position)),
        record=name,
    )
