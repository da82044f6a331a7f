"""Follows one row through a redo: what each transaction that is committed makes of it.

Log records name a page and a line, so the key of the node is read from the page before the record is applied, and
its data after. Splits, merges and moves of pages change no node and need no attention. What a transaction does to
the row is kept apart until it is committed: several may add to an escrow column at the same time, and parts of a
transaction can be rolled back. Long values are read when the transaction that wrote them is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.btree.tree_reader import TreeReader
from engine.change.version_entry import VersionEntry
from engine.error_codes import Code
from engine.errors import JetError, WrongUse
from engine.formats.catalog import CATALOG_OBJID, CATALOG_ROOT, Table, tables_in
from engine.formats.live_page import LivePage
from engine.formats.log.commit_time import commit_time
from engine.formats.log.commits import segment_time
from engine.formats.log.page_records import NIL_DBTIME
from engine.formats.log.records import (
    CommitCtx,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    Delta,
    Delta64,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    LogRecord,
    MoveFlag,
    NodeRecord,
    Oper,
    PageMove,
    Replace,
    ReplaceD,
    Split2,
    Undo,
)
from engine.formats.log.segments import LogReading
from engine.formats.long_value import lid_key
from engine.formats.page import DELETED, Node, PageFlag
from engine.formats.record_parts import separated_ids
from engine.formats.values import Value
from engine.recovery.sessions import ReplaySession
from engine.restore.committed_pages import CommittedPages
from engine.restore.row_key import RowKey
from engine.restore.row_states import CommitMark, KeptSteps, PendingChanges, RowOperation, RowState, RowStep
from engine.storage.cache import DatabasePages

_NODE_CHANGES = (
    *(Insert, FlagInsert, FlagInsertAndReplaceData, FlagDelete, Replace, ReplaceD, Delta, Delta64, Undo),
)
_DELTAS = (Oper.DELTA, Oper.DELTA64)
_SPACE_TREE = int(PageFlag.SPACE_TREE)
_WIDE, _NARROW = 8, 4
Read = Callable[[int], LivePage]


@dataclass(frozen=True, slots=True)
class WantedRow:
    """The row to follow. ``definition`` is of the table where it is known, ``bookmark`` that of the row."""

    table: str
    key: Sequence[Value]
    definition: Table | None = None
    bookmark: bytes | None = None


class RowWatch:
    """A :class:`~engine.recovery.watch.RedoWatch` of one row. It keeps the last ``most`` changes."""

    def __init__(self, database: Path, since: int, wanted: WantedRow, most: int) -> None:
        self.database = database
        self.since = since
        self.wanted = wanted
        self.definition = wanted.definition
        self.bookmark = wanted.bookmark
        self.has_begun = False
        """Whether redo has come to ``since``."""
        self.first = RowState()
        """The row there."""
        self.state = RowState()
        self.before: CommitMark | None = None
        """The last commit before ``since``."""
        self.refusal: JetError | None = None
        """Why the history cannot be known."""
        self.steps = KeptSteps(most)
        self._rollbacks = 0
        self._key: RowKey | None = None
        self._roots: dict[int, int] = {}
        self._table = self._long = 0
        self._pending: dict[ReplaySession, PendingChanges] = {}
        self._reading: LogReading | None = None
        self._commit: CommitMark | None = None
        self._pages: DatabasePages | None = None

    @property
    def rollbacks(self) -> int:
        """Transactions that changed the row and were rolled back, or would be at the end of the logs."""
        return self._rollbacks + len(self._pending)

    # what recovery tells

    def log(self, reading: LogReading) -> None:
        self._reading = reading

    def wants(self, objid: int) -> bool:
        return objid in (self._table, self._long)

    def begin(self, pages: DatabasePages, dbid: int, sessions: Iterable[ReplaySession], *, is_new: bool) -> None:
        self.has_begun, self.before = True, self._commit
        self._pages = pages
        sessions = list(sessions)
        found = None if is_new else self._look_up(pages, dbid, sessions)
        table = self.definition or found
        if table is not None and self._knows_key(table, pages.page_size):
            self.definition = table
            self._table, self._long = table.objid, table.long_values.objid if table.long_values else 0
            if found is not None:
                self._roots = {tree.objid: tree.root for tree in found.trees}
                self._begin_row(pages, dbid, sessions)
        self.first = self.state

    def changing(
        self, pages: DatabasePages, session: ReplaySession, records: Sequence[LogRecord]
    ) -> Callable[[], None] | None:
        self._pages = pages
        split: Split2 | None = None
        after: list[Callable[[], None]] = []
        for record in records:
            if isinstance(record, Split2):
                split = record
            elif isinstance(record, (CreateSingleExtentFDP, CreateMultipleExtentFDP)):
                self._roots[record.objid] = record.pgno
            elif isinstance(record, PageMove) and record.move_flags & MoveFlag.FDP_ROOT:
                self._roots[record.objid_fdp] = record.pgno_dest
            elif isinstance(record, _NODE_CHANGES) and self.wants(record.objid_fdp):
                after += self._changing(pages, session, record, split)

        def changed() -> None:
            for done in after:
                done()

        return changed if after else None

    def committed(self, session: ReplaySession, position: int) -> None:
        self._commit = CommitMark(position, session.procid, self._time_of(position))
        pending = self._pending.pop(session, None)
        if pending is None or self._pages is None:
            return
        before = self.state
        after = self._loaded(self._pages.current, pending.result(before.data), pending.long_values)
        if after != before:
            step = RowStep(self._commit, session.begin0, session.trx, pending.only_adds, before, after)
            self.steps.keep(step)
            self.state = after

    def commit_context(self, record: CommitCtx) -> None:
        commit = self._commit
        if commit is not None and not commit.is_exact and commit.procid == record.procid:
            moment = commit_time(record)
            if moment is not None:
                commit.time, commit.is_exact = moment, True

    def _time_of(self, position: int) -> datetime | None:
        """The time of a commit that the log does not name: that of its segment, or of a commit before it there."""
        last, reading = self._commit, self._reading
        time = segment_time(reading, position) if reading is not None else None
        if last is not None and last.time is not None and (time is None or time < last.time):
            return last.time
        return time

    def rolled_back(self, session: ReplaySession) -> None:
        if self._pending.pop(session, None) is not None:
            self._rollbacks += 1

    # the row where the watch begins

    def _knows_key(self, table: Table, page_size: int) -> bool:
        """Whether the row can be found. Values that are no key of the table are refused later, as an error of the
        caller and not of the recovery."""
        if self.bookmark is None:
            try:
                self._key = RowKey(table, self.wanted.key, page_size)
            except WrongUse:
                return False
            self.bookmark = self._key.bookmark
        return True

    def _look_up(self, pages: DatabasePages, dbid: int, sessions: Sequence[ReplaySession]) -> Table | None:
        """The table as the committed catalog has it, by its object id if that is known."""
        committed = CommittedPages(pages, dbid)
        committed.take_back(sessions, (CATALOG_OBJID,))
        nodes = TreeReader(CATALOG_ROOT, CATALOG_OBJID).ascending(committed.read)
        known, name = self.definition, self.wanted.table
        tables = tables_in((node.data for node in nodes), pages.page_size)
        if known is not None:
            return next((table for table in tables if table.objid == known.objid), None)
        same = [table for table in tables if table.name == name]
        return next(iter(same or [table for table in tables if table.name.casefold() == name.casefold()]), None)

    def _begin_row(self, pages: DatabasePages, dbid: int, sessions: Sequence[ReplaySession]) -> None:
        objids = (self._table, self._long) if self._long else (self._table,)
        committed = CommittedPages(pages, dbid)
        committed.take_back(sessions, objids)
        if self.bookmark is None:
            self.bookmark = self._search(committed.read) or self._search(pages.current)
        if self.bookmark is None:
            return
        place = TreeReader(self._roots[self._table], self._table).seek(committed.read, self.bookmark)
        data = place.page.data(place.line) if place.exact and place.is_live else None
        self.state = self._loaded(committed.read, data, ())
        CommittedPages(pages, dbid).take_back(sessions, objids, self._begun_before)

    def _search(self, read: Read) -> bytes | None:
        key = self._key
        for node in TreeReader(self._roots[self._table], self._table).ascending(read):
            if key is not None and key.matches(node.data):
                return node.key
        return None

    def _begun_before(self, session: ReplaySession, version: VersionEntry, after: bytes | None) -> None:
        """A change that a transaction made before the watch begins, and that it may commit; newest first."""
        if version.objid == self._long:
            self._of(session).long_values.add(_lid(version.key))
        elif version.key == self.bookmark:
            operation = RowOperation((version.rceid,), after)
            if version.oper in _DELTAS:
                size = _WIDE if version.oper == Oper.DELTA64 else _NARROW
                operation = RowOperation((version.rceid,), None, (version.offset, version.difference, size))
            self._of(session).operations.insert(0, operation)

    # changes

    def _of(self, session: ReplaySession) -> PendingChanges:
        return self._pending.setdefault(session, PendingChanges())

    def _changing(
        self, pages: DatabasePages, session: ReplaySession, record: NodeRecord, split: Split2 | None
    ) -> Iterator[Callable[[], None]]:
        page = pages.get(record.pgno if split is None else split.pgno)
        if page is not None and page.flags & _SPACE_TREE:
            return
        key = _key_of(record, page, record.iline if split is None else split.iline_oper)
        if key is None or not _is_due(record, page, split):
            if key is None or self._concerns(session, record, key):
                self.refusal = self.refusal or _missed(record)
        elif record.objid_fdp == self._long:
            if _lid(key) in self._referred(session):
                self._of(session).long_values.add(_lid(key))
        elif self.bookmark is None or key == self.bookmark:
            landing = record.pgno
            if split is not None and split.pgno_new and split.iline_oper >= split.iline_split:
                landing = split.pgno_new
            yield lambda: self._changed(pages.current(landing), session, record, key)

    def _concerns(self, session: ReplaySession, record: NodeRecord, key: bytes) -> bool:
        if record.objid_fdp == self._long:
            return _lid(key) in self._referred(session)
        return self.bookmark is None or key == self.bookmark

    def _changed(self, page: LivePage, session: ReplaySession, record: NodeRecord, key: bytes) -> None:
        line = page.find(key)
        data = page.data(line) if line < len(page.lines) and page.key(line) == key else None
        if data is not None and page.line_flags[line] & DELETED:
            data = None
        if self.bookmark is None:
            if data is None or self._key is None or not self._key.matches(data):
                return
            self.bookmark = key
        pending = self._of(session)
        if isinstance(record, Undo):
            pending.take_back(record.rceid, data)
        elif isinstance(record, (Delta, Delta64)):
            size = _WIDE if isinstance(record, Delta64) else _NARROW
            pending.operations.append(RowOperation((record.rceid,), None, (record.offset, record.delta, size)))
        else:
            second = (record.rceid_replace,) if isinstance(record, FlagInsertAndReplaceData) else ()
            pending.operations.append(RowOperation((record.rceid, *second), data))

    # long values

    def _referred(self, session: ReplaySession) -> set[bytes]:
        """The keys of the long values of the row, as committed and as a transaction sees it."""
        found = set(self.state.long_values)
        pending = self._pending.get(session)
        for operation in pending.operations if pending is not None else ():
            found.update(self._lids(operation.after))
        return found

    def _lids(self, data: bytes | None) -> Iterator[bytes]:
        if data is not None and self._pages is not None:
            yield from map(lid_key, separated_ids(data, self._pages.page_size))

    def _loaded(self, read: Read, data: bytes | None, changed: Iterable[bytes]) -> RowState:
        """A record with its long values; those that are known are read again only if they were ``changed``."""
        known = {key: nodes for key, nodes in self.state.long_values.items() if key not in changed}
        return RowState(data, {key: known.get(key) or self._nodes(read, key) for key in self._lids(data)})

    def _nodes(self, read: Read, key: bytes) -> tuple[Node, ...]:
        root = self._roots.get(self._long)
        found: list[Node] = []
        for node in TreeReader(root, self._long).ascending(read, key) if root is not None else ():
            if not node.key.startswith(key):
                break
            found.append(node._replace(flags=0))
        return tuple(found)


def _key_of(record: NodeRecord, page: LivePage | None, line: int) -> bytes | None:
    """The key of the node that a record changes; ``None`` if only a page that is missing knows it."""
    if isinstance(record, Insert):
        return record.prefix + record.suffix
    if isinstance(record, (FlagInsert, FlagInsertAndReplaceData, Delta, Delta64, Undo)):
        return record.key
    return page.key(line) if page is not None and line < len(page.lines) else None


def _is_due(record: NodeRecord, page: LivePage | None, split: Split2 | None) -> bool:
    """Whether a page is as the record, or the split that it belongs to, expects it."""
    before = record.dbtime_before if split is None else split.dbtime_before
    return page is not None and before in (NIL_DBTIME, page.dbtime)


def _missed(record: NodeRecord) -> JetError:
    return Code.DbTimeTooOld.error(
        f"Page {record.pgno} lacks changes of the log until the log defines it again. What its rows were "
        "in between is not known.",
        hint="Make a full backup. The changes after it can be shown.",
        page=record.pgno,
    )


def _lid(key: bytes) -> bytes:
    """The key of the long value that a node of the tree of long values belongs to."""
    return key[: 8 if key[:1] >= b"\x80" else 4]
