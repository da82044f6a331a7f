"""Reads the log in order: tracks sessions, macros and attachments, and passes on what is to be redone.

Recovery reads the log twice with this: for the analysis pass (nothing is changed) and for redo. Both therefore see
the same records in the same order. The effect of a record type on sessions, attachments and runs is its ``effect``
(:mod:`engine.change.record_rules`); each effect has a method here. Records of a session count only after a Begin0
of that session was read; records of a macro wait for its MacroCommit and are processed together; the end of a run
ends all sessions and detaches all databases. Source: docs/formats/recovery.md#sessions and what follows there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from engine.change.record_rules import MACRO_PAGES, ONE_PAGE, RULES, Effect
from engine.error_codes import Code
from engine.errors import known
from engine.formats.attachments import Attachment
from engine.formats.db_header import DatabaseState
from engine.formats.log.commit_time import later
from engine.formats.log.header import LogHeader
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
    UndoInfo,
    decode,
)
from engine.formats.log.scan import RawRecord
from engine.formats.stamps import BackupInfo, Lgpos, LogTime
from engine.recovery import record_fields as fields
from engine.recovery.attachments_map import AttachedDatabase, AttachmentsMap, AttachmentState
from engine.recovery.replay_work import ReplayWork, header_of, make_clean, not_redoable, note_counters
from engine.recovery.resize import extend, shrink
from engine.recovery.sessions import ReplaySession
from engine.storage.header_states import mark_attached, new_header, note_backup

_ROOT_MOVE, _UNDO_INFO = RootPageMove.TYPE, UndoInfo.TYPE
_Step = Callable[[int, int, bytes], None]
FOR_EVER = 1 << 63
"""Behind every position."""


class Replay:
    """A place in the log, with all that has to be known there."""

    def __init__(self, attachments: AttachmentsMap, work: ReplayWork, moment: LogTime) -> None:
        self.attachments = attachments
        self.sessions: dict[int, ReplaySession] = {}
        self.records = 0
        self.shut_down = 0
        """Position of the last ShutDownMark of the run, 0 when something came after it."""
        self.ended = 0
        """Position of the record that ended a run, 0 when something came after it."""
        self.commit_context = b""
        """The CommitCtx record with the latest moment; what it says belongs to the commit before it."""
        self._work = work
        self._moment = moment
        self._header: LogHeader | None = None
        self._last_mark = 0
        self._step_of = self._table()

    def _table(self) -> list[_Step | None]:
        """By type, what is done; None for what recovery does without."""
        steps = self.steps()
        by_type = {rule.record.TYPE: steps[rule.effect] for rule in RULES}
        by_type |= dict.fromkeys(ONE_PAGE, self._change_one)
        return [by_type.get(number, self._no_record) for number in range(256)]

    def steps(self) -> dict[Effect, _Step | None]:
        """Each effect's method, which takes position, type and bytes of a record."""
        return {
            Effect.NONE: None, Effect.PIECE: self._no_record, Effect.CHANGE: self._change,
            Effect.UNDO_INFO: self._change, Effect.NEW_PAGE: self._new_page, Effect.MOVE_ROOT: self._root_move,
            Effect.BEGIN: self._begin, Effect.NEST: self._nest, Effect.COMMIT: self._commit,
            Effect.COMMIT_CONTEXT: self._commit_context, Effect.ROLL_BACK: self._rollback,
            Effect.REFRESH: self._refresh, Effect.MACRO_BEGIN: self._macro_begin,
            Effect.MACRO_COMMIT: self._macro_commit, Effect.MACRO_ABORT: self._macro_abort,
            Effect.RECOVERY_UNDO: self._undo, Effect.CREATE: self._create, Effect.CREATED: self._create_finish,
            Effect.ATTACH: self._attach, Effect.DETACH: self._detach, Effect.EXTEND: self._extend,
            Effect.SHRINK: self._shrink, Effect.SET_VERSION: self._set_version, Effect.BACKUP: self._backup,
            Effect.RUN_BEGINS: self._init, Effect.RUN_ENDS: self._end,
            Effect.RUN_ENDS_ATTACHED: self._end_attached, Effect.SHUT_DOWN: self._mark,
            Effect.REFUSED_IF_ATTACHED: self._not_redoable, Effect.REFUSED: self._refuse,
        }  # fmt: skip

    def begin(self, attachments: Sequence[Attachment], header: LogHeader) -> None:
        """Take up what was attached where the reading starts, in the log of this header."""
        self._header = header
        for entry in attachments:
            attachment = self.attachments.listed(entry, header.generation)
            if attachment.database is not None:
                self._take(attachment, entry.lgpos_attach.packed)

    def _take(self, attachment: AttachedDatabase, position: int) -> None:
        if attachment.fate is AttachmentState.REDO:
            self._mark_attached(attachment, position)
            header_of(attachment).bkinfo_full_cur = BackupInfo()
        self._work.attached(attachment)
        if attachment.fate is AttachmentState.REDO:
            self._work.header_changed(attachment)

    def log(self, header: LogHeader, records: Iterable[RawRecord], start: int, end: int = FOR_EVER) -> None:
        """Read the records of one log that are from packed position ``start`` on and before ``end``."""
        self._header = header
        step_of, count = self._step_of, 0
        for position, kind, body in records:
            if position < start:
                continue
            if position >= end:
                break
            count += 1
            step = step_of[kind]
            if step is not None:
                step(position, kind, body)
        self.records += count

    def _no_record(self, position: int, kind: int, body: bytes) -> None:
        raise Code.LogFileCorrupt.error(
            f"Byte {kind} at {Lgpos.unpack(position)} is not a record that can be redone."
        )

    # sessions

    def _begin(self, position: int, kind: int, body: bytes) -> None:
        procid, depths, trx = fields.BEGIN0(body)
        self.sessions[procid] = ReplaySession(procid, position, trx, depths >> 4)
        self._touched()

    def _nest(self, position: int, kind: int, body: bytes) -> None:
        procid, depths = fields.BEGIN(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.level = (depths & 15) + (depths >> 4)
        self._touched()

    def _refresh(self, position: int, kind: int, body: bytes) -> None:
        (procid,) = fields.SESSION(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.level = 1
        self._touched()

    def _commit(self, position: int, kind: int, body: bytes) -> None:
        procid, level = fields.COMMIT(body)
        session = self.sessions.get(procid)
        self._touched()
        if session is None:
            return
        session.commit_to(level)

    def _commit_context(self, position: int, kind: int, body: bytes) -> None:
        self.commit_context = later(self.commit_context, body)

    def _rollback(self, position: int, kind: int, body: bytes) -> None:
        procid, levels = fields.ROLLBACK(body)
        session = self.sessions.get(procid)
        self._touched()
        if session is None:
            return
        session.roll_back(levels)

    def _macro_begin(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = fields.MACRO(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.macros[dbtime] = []
        self._touched()

    def _macro_abort(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = fields.MACRO(body)
        session = self.sessions.get(procid)
        if session is not None:
            session.macros.pop(dbtime, None)
        self._touched()

    def _undo(self, position: int, kind: int, body: bytes) -> None:
        """A recovery took back what was open here. An open macro stays undone: its dbtime may be given again."""
        for session in self.sessions.values():
            session.macros.clear()

    def _macro_commit(self, position: int, kind: int, body: bytes) -> None:
        procid, dbtime = fields.MACRO(body)
        session = self.sessions.get(procid)
        records = session.macros.pop(dbtime, None) if session is not None else None
        self._touched()
        if session is None or not records:
            return
        _, first, first_body = records[0]
        moves_root = first == _ROOT_MOVE
        (dbid,) = (fields.DBID_OF_MOVE if moves_root else fields.DBID)(first_body)
        attachment = self._attachment_of(dbid)
        if attachment is None:
            for _, member, member_body in records:
                if moves_root or member in MACRO_PAGES:
                    self._work.passed_over(member, member_body)
        else:
            self._work.group(attachment, session, position, records)

    # pages

    def _change_one(self, position: int, kind: int, body: bytes) -> None:
        """As :meth:`_change`, for the many records that change one page."""
        procid, dbid, pgno, after, before, objid = fields.ONE_PAGE_CHANGES[kind](body)
        attachment = self.attachments.by_dbid.get(dbid)
        session = self.sessions.get(procid)
        if session is None or attachment is None or attachment.database is None:
            self._change(position, kind, body)
            return
        self.shut_down = self.ended = 0
        if after > attachment.dbtime:
            attachment.dbtime = after
        if objid > attachment.objid:
            attachment.objid = objid
        if session.macros and after in session.macros:
            session.macros[after].append((position, kind, body))
        else:
            self._work.one_page(attachment, session, position, kind, body, pgno, before, after)

    def _change(self, position: int, kind: int, body: bytes) -> None:
        procid, dbid, dbtime, objid = fields.CHANGES[kind](body)
        self.shut_down = self.ended = 0
        attachment = self.attachments.by_dbid.get(dbid)
        if attachment is not None:
            if dbtime > attachment.dbtime:
                attachment.dbtime = dbtime
            if objid > attachment.objid:
                attachment.objid = objid
        session = self.sessions.get(procid)
        if session is None:
            self._work.passed_over(kind, body)
        elif kind == _UNDO_INFO:
            if attachment is not None and attachment.database is not None and session.level:
                self._work.undo_info(attachment, session, body)
        elif session.macros and dbtime in session.macros:
            session.macros[dbtime].append((position, kind, body))
        elif attachment is None or attachment.database is None:
            self._work.passed_over(kind, body)
        else:
            self._work.page(attachment, session, position, kind, body)

    def _new_page(self, position: int, kind: int, body: bytes) -> None:
        procid, dbid, objid, dbtime = fields.NEW_PAGE(body)
        self._touched()
        attachment = self.attachments.by_dbid.get(dbid)
        session = self.sessions.get(procid)
        if attachment is not None:
            attachment.dbtime, attachment.objid = max(attachment.dbtime, dbtime), max(attachment.objid, objid)
        if attachment is None or attachment.database is None or session is None:
            self._work.passed_over(kind, body)
        else:
            self._work.page(attachment, session, position, kind, body)

    def _root_move(self, position: int, kind: int, body: bytes) -> None:
        record = RootPageMove.decode(body)
        session = self.sessions.get(record.procid)
        self._touched()
        if session is not None and record.dbtime in session.macros:
            session.macros[record.dbtime].append((position, kind, body))

    def _not_redoable(self, position: int, kind: int, body: bytes) -> None:
        (dbid,) = fields.DBID(body)
        if self._attachment_of(dbid) is not None:
            raise not_redoable(position, kind)
        self._touched()

    def _refuse(self, position: int, kind: int, body: bytes) -> None:
        raise not_redoable(position, kind)

    def _attachment_of(self, dbid: int) -> AttachedDatabase | None:
        attachment = self.attachments.by_dbid.get(dbid)
        return attachment if attachment is not None and attachment.database is not None else None

    # databases

    def _create(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        attachment = self.attachments.create(CreateDB.decode(body), position)
        if attachment.fate is AttachmentState.CREATE:
            page_size = known(self._header, "log being read").database_page_size
            header = attachment.target.header = new_header(page_size, attachment.sign_db)
            self._mark_attached(attachment, position)
            header.dbstate = DatabaseState.JUST_CREATED
        if attachment.database is not None:
            self._work.attached(attachment)

    def _create_finish(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        attachment = self.attachments.created(CreateDBFinish.decode(body).dbid)
        if attachment is None or attachment.database is None:
            return
        header = header_of(attachment)
        if header.state is not DatabaseState.JUST_CREATED:
            return
        header.dbstate = DatabaseState.DIRTY_SHUTDOWN
        note_counters(attachment)
        self._work.header_changed(attachment)

    def _mark_attached(self, attachment: AttachedDatabase, position: int) -> None:
        header, place = header_of(attachment), Lgpos.unpack(position)
        created = known(self._header, "log being read").created
        mark_attached(header, place, self._moment, self.attachments.stream, created)
        header.dbid = attachment.dbid

    def _attach(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        attachment = self.attachments.attach(AttachDB.decode(body), position)
        if attachment.database is not None:
            self._take(attachment, position)

    def _detach(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        attachment = self.attachments.detach(DetachDB.decode(body).dbid)
        if attachment is not None and attachment.database is not None:
            self._clean(attachment, position)

    def _clean(self, attachment: AttachedDatabase, position: int) -> None:
        self._work.detaching(attachment)
        make_clean(attachment, position, self._moment)
        self._work.header_changed(attachment)

    def _extend(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = ExtendDB.decode(body)
        attachment = self._attachment_of(record.dbid)
        if attachment is not None:
            extend(self._work, attachment, record, position)

    def _shrink(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = decode(body)  # the class of its own type: the later ones have more fields
        if not isinstance(record, ShrinkDB):
            raise TypeError(f"{type(record).__name__} does not shrink a database.")
        attachment = self._attachment_of(record.dbid)
        if attachment is not None:
            shrink(self._work, attachment, record, position)

    def _set_version(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = SetDbVersion.decode(body)
        attachment = self._attachment_of(record.dbid)
        if attachment is None:
            return
        header = header_of(attachment)
        if (record.update_major, record.update_minor) > (header.update_major, header.update_minor):
            header.update_major, header.update_minor = record.update_major, record.update_minor
            self._work.header_changed(attachment)

    def _backup(self, position: int, kind: int, body: bytes) -> None:
        self._touched()
        record = Backup2.decode(body)
        attachment = self._attachment_of(record.dbid)
        if attachment is not None and record.phase == _UPDATE_HEADER:
            note_backup(header_of(attachment), record.scope, record.info, record.backup_type)
            self._work.header_changed(attachment)

    # runs

    def _mark(self, position: int, kind: int, body: bytes) -> None:
        self.shut_down = self._last_mark = position
        self.ended = 0

    def _init(self, position: int, kind: int, body: bytes) -> None:
        self._end_run(position)
        self._touched()

    def _end(self, position: int, kind: int, body: bytes) -> None:
        self._end_run(position)
        self._touched()
        self.ended = position

    def _end_attached(self, position: int, kind: int, body: bytes) -> None:
        self.sessions.clear()
        self._touched()
        self.ended = position

    def _end_run(self, position: int) -> None:
        """Sessions are over; databases are clean as of the ShutDownMark, without which as of here."""
        self.sessions.clear()
        for attachment in self.attachments.clear():
            if attachment.is_new:
                self._work.drop(attachment)
            else:
                self._clean(attachment, self._last_mark or position)
        self._last_mark = 0

    def _touched(self) -> None:
        self.shut_down = self.ended = 0


_UPDATE_HEADER = 4
