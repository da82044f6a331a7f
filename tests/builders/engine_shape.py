"""Our engine, made to log what Microsoft's does: for killed instances whose recovery is put to the test.

What differs is done on one instance, from outside, by subclasses of its parts:

* several sessions write at a time; they keep to rows of their own, as the row locks of the vendor's engine would
  have it (:class:`Crowd`);
* an Undo record has no versioned flag; the node of an insert that was taken back is removed at once, in the middle
  of the rollback, by a transaction of another session (``ErrVERIUndoInsertPhysical``);
* a Replace inside the macro of a split says the new size for the old one, too;
* a Delete that leaves a page without need for its whole prefix is followed by a SetExternalHeader
  (``ErrBTIResetPrefixIfUnused``); a replacement may be logged as differences;
* pages go to the disk at any moment between two changes, and the process may end behind any record.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from engine.btree.split import common_length, node_cost, page_capacity
from engine.btree.undo import clean_up, undo
from engine.change.live_database import NIL, LiveDatabase, Stamp
from engine.change.version_entry import VersionEntry
from engine.change.writer import Writer
from engine.formats.live_page import LivePage
from engine.formats.log.records import (
    Delete,
    FlagInsertAndReplaceData,
    Insert,
    Merge2,
    NewPage,
    Oper,
    PageRecord,
    RecordFlag,
    Replace,
    ReplaceD,
    SetExternalHeader,
    Split2,
    Undo,
)
from engine.formats.page import DELETED, PREFIXED, PageFlag
from engine.instance.instance import Instance
from engine.instance.session import Session
from engine.instance.writer_place import Holder, WriterPlace
from engine.storage.cache import PageCache
from engine.storage.log import Log
from tests.disk.fault_fs import Killed

_VERSIONED, _SPACE = int(RecordFlag.VERSIONED), int(RecordFlag.SPACE)
_WIDE_DIFFERENCE, _TWO_BYTE_LENGTHS = struct.Struct("<HBHH"), 0x80


@dataclass
class Shape:
    """How one life of an instance goes, and what it has logged (``met``).

    ``flushes`` is the share of changes behind which some pages are written, ``cleans`` that of taken back inserts
    whose node goes at once, ``differences`` that of replacements logged as such. The process ends behind record
    number ``last`` of the types ``ends_at`` (all when empty); ``flushed`` says whether that record is on the disk.
    """

    random: Random
    flushes: float = 0.0
    cleans: float = 0.0
    differences: float = 0.0
    last: int = 0
    ends_at: frozenset[int] = frozenset()
    flushed: bool = True
    dead: bool = False
    met: Counter[str] = field(default_factory=Counter)

    def reshaped(self, body: bytes) -> bytes:
        """A record as the vendor's engine would have logged it."""
        if body[0] == Undo.TYPE:
            record = Undo.decode(body)
            record.flags &= ~_VERSIONED
            self.met[f"undo of {Oper(record.oper).name.lower()}"] += 1
            return record.encode()
        if body[0] == Replace.TYPE:
            replace = Replace.decode(body)
            if replace.dbtime_before == NIL:
                replace.old_size = len(replace.data)
                self.met["replace in a split"] += 1
                return replace.encode()
        return body

    def logged(self, log: Log, body: bytes) -> None:
        """A record was appended: is it the last? Nothing is after it, whoever tries."""
        if self.last and (not self.ends_at or body[0] in self.ends_at):
            self.last -= 1
            if not self.last:
                if self.flushed:
                    log.flush()
                self.dead = True
                raise Killed

    def check_alive(self) -> None:
        if self.dead:
            raise Killed

    def chance(self, share: float) -> bool:
        return self.random.random() < share


class ShapedLog(Log):
    """A log whose records are reshaped on their way."""

    shape: Shape

    def append(self, body: bytes) -> int:
        self.shape.check_alive()
        position = super().append(self.shape.reshaped(body))
        self.shape.logged(self, body)
        return position

    def append_together(self, bodies: Sequence[bytes]) -> int:
        self.shape.check_alive()
        position = super().append_together(bodies)
        for body in bodies:
            self.shape.logged(self, body)
        return position

    def flush(self, upto: int | None = None) -> None:
        self.shape.check_alive()
        super().flush(upto)


class Crowd(WriterPlace):
    """Room for all who want to write."""

    def __init__(self) -> None:
        super().__init__(0)
        self.inside: list[Session] = []

    def enter(self, session: Holder) -> None:
        assert isinstance(session, Session)
        self.inside.append(session)

    def leave(self, session: Holder) -> None:
        assert isinstance(session, Session)
        self.inside.remove(session)

    def uses(self, version: VersionEntry) -> bool:
        """Whether an open transaction has another change of this node, so that it has to stay."""
        node = version.root, version.key, version.data
        return any(
            other is not version and (other.root, other.key, other.data) == node
            for session in self.inside
            for other in session._versions
        )

    def longest(self, root: int) -> dict[bytes, int]:
        """By key, the most bytes that open transactions may put back into a node of this tree."""
        found: dict[bytes, int] = {}
        for session in self.inside:
            for version in session._versions:
                if version.root == root and version.before is not None:
                    found[version.key] = max(found.get(version.key, 0), len(version.before))
        return found


class ShapedDatabase(LiveDatabase):
    """A database whose changes are logged in the engine's shape."""

    shape: Shape

    def change(self, session: Writer, record: PageRecord | NewPage, version: VersionEntry | None = None) -> None:
        if isinstance(record, Replace) and version is not None and self.shape.chance(self.shape.differences):
            record = self._as_differences(record)
        super().change(session, record, version)
        if isinstance(record, Delete) and not record.flags & _SPACE:
            self._reset_prefix_if_unused(session, record)
        self._flush_some(session)

    def insert(
        self, session: Writer, tree: Stamp, page: LivePage, line: int, key: bytes, shared: int, data: bytes
    ) -> None:
        super().insert(session, tree, page, line, key, shared, data)
        self._flush_some(session)

    def macro(self, session: Writer, records: Sequence[PageRecord], version: VersionEntry | None = None) -> None:
        leaf = [record for record in records if isinstance(record, (Split2, Merge2))][-1]
        if isinstance(leaf, Merge2):
            self._empty(session, leaf)
        elif leaf.new_page_flags & PageFlag.LEAF:
            self._reserve(session, leaf, records[-1])
        super().macro(session, records, version)
        self._flush_some(session)

    def undo(self, session: Writer, record: Undo, version: VersionEntry) -> None:
        super().undo(session, record, version)
        assert isinstance(session, Session)
        self._flush_some(session)
        assert isinstance(session, Session)
        instance = session.instance
        assert isinstance(instance, ShapedInstance)
        if (
            version.oper == Oper.INSERT
            and self.shape.chance(self.shape.cleans)
            and not instance.crowd.uses(version)
        ):
            self.shape.met["node removed in a rollback"] += 1
            with instance.cleaner.in_place_of(session):
                clean_up(instance.cleaner, self, version)

    def _empty(self, session: Writer, leaf: Merge2) -> None:
        """The last node of a page cannot be deleted; it gives its data up for one byte before the page goes."""
        page = self.pages.current(leaf.pgno)
        if page.is_leaf and len(page.lines) == 1 and page.line_flags[0] & DELETED and len(page.data(0)) > 1:
            self.shape.met["node emptied before a merge"] += 1
            record = Replace(
                pgno=page.pgno, iline=0, flags=leaf.flags, pgno_fdp=leaf.pgno_fdp, objid_fdp=leaf.objid_fdp,
                old_size=len(page.data(0)), data=b"\0",
            )  # fmt: skip
            super().change(session, record)

    def _reserve(self, session: Writer, split: Split2, operation: PageRecord) -> None:
        """A split says how much room on its pages open transactions may want back: rows that they have made
        shorter. Nobody here keeps that room, so it may have gone to others: then there is less of it to speak of.
        """
        assert isinstance(session, Session)
        instance = session.instance
        assert isinstance(instance, ShapedInstance)
        longest = instance.crowd.longest(split.pgno_fdp)
        page = self.pages.current(split.pgno)
        lines = [(page.key(line), len(page.data(line))) for line in range(len(page.lines))]
        if isinstance(operation, Insert):
            lines.insert(split.iline_oper, (operation.prefix + operation.suffix, len(operation.data)))
        elif isinstance(operation, (Replace, FlagInsertAndReplaceData)):
            lines[split.iline_oper] = lines[split.iline_oper][0], len(operation.data)
        reserved = []
        for part in (lines[: split.iline_split], lines[split.iline_split :]):
            room = (
                page_capacity(self.page_size) - sum(node_cost(key, size) for key, size in part) - len(page.prefix)
            )
            wanted = sum(max(longest.get(key, 0) - size, 0) for key, size in part)
            reserved.append(max(min(wanted, room), 0))
        split.uncommitted_free_src, split.uncommitted_free_dest = reserved
        self.shape.met["room reserved in a split"] += any(reserved)

    def _reset_prefix_if_unused(self, session: Writer, record: Delete) -> None:
        """The prefix of a page goes, or shrinks, with the last node that needs it all."""
        page = self.pages.current(record.pgno)
        if page.is_root or not page.prefix:
            return
        left = page.prefix
        if not any(flags & PREFIXED for flags in page.line_flags):
            left = b""
        elif len(page.lines) == 1:
            left = page.shared_prefix(0)
        if left != page.prefix:
            self.shape.met["external header of a leaf"] += 1
            header = SetExternalHeader(
                pgno=page.pgno, flags=record.flags, pgno_fdp=record.pgno_fdp, objid_fdp=record.objid_fdp, data=left
            )
            super().change(session, header)

    def _as_differences(self, record: Replace) -> ReplaceD:
        """The same replacement as one difference: what lies between a common beginning and a common end."""
        old, new = self.pages.current(record.pgno).data(record.iline), record.data
        start = common_length(old, new)
        same = common_length(old[start:][::-1], new[start:][::-1])
        gone, come = old[start : len(old) - same], new[start : len(new) - same]
        diff = _WIDE_DIFFERENCE.pack(start, _TWO_BYTE_LENGTHS, len(come), len(gone)) + come
        self.shape.met["replacement by differences"] += 1
        return ReplaceD(
            pgno=record.pgno, iline=record.iline, flags=record.flags, rceid=record.rceid,
            pgno_fdp=record.pgno_fdp, objid_fdp=record.objid_fdp,
            old_size=len(old), new_size=len(new), wide=True, diff=diff,
        )  # fmt: skip

    def _flush_some(self, session: Writer) -> None:
        """Between two changes: pages go to the disk, whoever's changes are on them."""
        assert isinstance(session, Session)
        if self.shape.chance(self.shape.flushes):
            self.shape.met["pages flushed in a transaction"] += write_some(
                session.instance.cache, self.shape.random
            )


class ShapedInstance(Instance):
    """An instance whose log is in the engine's shape once :meth:`take_shape` was called."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.writer = self.crowd = Crowd()

    def take_shape(self, shape: Shape) -> None:
        """From here on."""
        log: Log = self.log
        log.__class__ = ShapedLog
        assert isinstance(log, ShapedLog)
        log.shape = shape
        for database in self.databases:
            database.__class__ = ShapedDatabase
            assert isinstance(database, ShapedDatabase)
            database.shape = shape

    def move_checkpoint(self, *, everything: bool = False) -> None:
        begun = [session for session in self.crowd.inside if session.begin0]
        self.crowd.holder = min(begun, key=lambda session: session.begin0, default=None)
        super().move_checkpoint(everything=everything)

    def _before_flush(self, dbid: int, pgno: int) -> None:
        for session in self.crowd.inside:
            session.log_undo_info(dbid, pgno)

    def leave_nodes_of_others(self, session: Session) -> None:
        """Before a transaction ends: the nodes that others use by now are theirs to remove."""
        session._hidden = [version for version in session._hidden if not self.crowd.uses(version)]

    def take_back(self, session: Session, versions: Sequence[VersionEntry]) -> None:
        """An update is cancelled (``ErrVERRollback`` with an updateid): its changes go, be they the newest of the
        transaction or not, and no record says that a level has ended.
        """
        for version in reversed(versions):
            with self.fatal():
                undo(session, self.database(version.dbid), version)
            session._versions.remove(version)
            session._forget(version)


def open_shaped(instance: ShapedInstance, path: Path, shape: Shape) -> LiveDatabase:
    """The database, attached to an instance that takes this shape."""
    instance.attach(path)
    instance.take_shape(shape)
    (database,) = instance.databases
    return database


def write_some(cache: PageCache, random: Random) -> int:
    """Bring some of the changed pages to the disk; how many."""
    dirty = sorted(cache.dirty, key=lambda frame: frame.page.pgno)
    some = random.sample(dirty, random.randint(0, min(len(dirty), 8)))
    if some:
        cache._write_out(some, for_writer=True)
    return len(some)
