"""A session as the log shows it: its transaction, its open macros, and what would have to be undone.

Kept as records because nearly all of it is committed in the end; :meth:`ReplaySession.versions` derives the undo
information. Source: docs/formats/recovery.md#macros, docs/formats/recovery.md#undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.change.record_rules import REPLACING
from engine.change.version_entry import VersionEntry
from engine.error_codes import Code
from engine.formats.log.records import (
    Delta,
    Delta64,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    NodeRecord,
    Oper,
    RecordFlag,
    Replace,
    ReplaceD,
    UndoInfo,
    decode,
)
from engine.formats.log.scan import RawRecord

BeforeImage = tuple[bytes, bytes]
"""Key and data of a node as it was before a change."""
Change = tuple[NodeRecord, BeforeImage | None]
"""A versioned record, and the node that it replaced or deleted; ``None`` when its page had the change already."""
RawChange = tuple[bytes, None]
"""A versioned record that replaces nothing, in bytes: it is taken apart only when it is asked for."""

_UNIQUE = int(RecordFlag.UNIQUE)


@dataclass(slots=True, eq=False)
class ReplaySession:
    """One session, from its Begin0 on. Positions are packed."""

    procid: int
    begin0: int = 0
    trx: int = 0
    level: int = 0
    macros: dict[int, list[RawRecord]] = field(default_factory=dict)
    made: list[Change | RawChange] = field(default_factory=list)
    """What :attr:`changes` gives."""
    numbered: dict[int, Change] = field(default_factory=dict)
    """The same by the numbers of their versions, as far as :meth:`find` has been asked for one."""
    numbered_to: int = 0
    """How many of the changes that is."""
    exposed: dict[tuple[int, int], list[Change]] = field(default_factory=dict)
    """By attachment number and page, changes whose before image only the page in memory had."""
    infos: dict[int, UndoInfo] = field(default_factory=dict)
    undone: set[int] = field(default_factory=set)
    """Numbers of the changes that an Undo record has taken back; their transaction may still go on, and commit."""
    owed: dict[int, tuple[int, int]] = field(default_factory=dict)
    """In the analysis pass: level and page of changes whose UndoInfo has to come, by number."""

    @property
    def changes(self) -> list[Change]:
        """All that is not committed, oldest first."""
        return [self._change(index) for index in range(len(self.made))]

    def _change(self, index: int) -> Change:
        record, before = self.made[index]
        if not isinstance(record, bytes):
            return record, before
        decoded = decode(record)
        if not isinstance(decoded, NodeRecord):
            raise TypeError(f"{type(decoded).__name__} has no version.")
        self.made[index] = change = decoded, None
        return change

    def commit_to(self, level: int) -> None:
        """Changes of deeper levels belong to ``level`` from now on; at 0 they are for good."""
        self.level = level
        if not level:
            self._forget_all()
            return
        for index in range(len(self.made) - 1, -1, -1):
            record, _ = self._change(index)
            if record.level <= level:
                break
            record.level = level
        if self.owed:
            self.owed = {rceid: (min(depth, level), pgno) for rceid, (depth, pgno) in self.owed.items()}

    def roll_back(self, levels: int) -> None:
        """The innermost levels are over; their Undo records have been read."""
        self.level = max(self.level - levels, 0)
        while self.made and self._change(-1)[0].level > self.level:
            for rceid in _numbers(self._change(-1)[0]):
                self.numbered.pop(rceid, None)
            self.made.pop()
        self.numbered_to = min(self.numbered_to, len(self.made))
        self.owed = {rceid: item for rceid, item in self.owed.items() if item[0] <= self.level}
        if not self.level:
            self._forget_all()

    def _forget_all(self) -> None:
        for kept in (self.made, self.numbered, self.exposed, self.infos, self.undone, self.owed):
            if kept:
                kept.clear()
        self.numbered_to = 0

    def remember(self, record: NodeRecord, before: BeforeImage | None) -> None:
        """Keep a versioned record."""
        change = record, before
        self.made.append(change)
        if before is not None:
            self.exposed.setdefault((record.dbid, record.pgno), []).append(change)

    def take_back(self, rceid: int) -> None:
        """An Undo record says that this change is taken back; it is never undone again.

        Whether the record has the versioned flag does not matter: the vendor's engine never sets it there, and it
        takes back a statement that failed without ending a level (docs/formats/recovery.md#undo).
        """
        self.undone.add(rceid)
        self.owed.pop(rceid, None)

    def find(self, rceid: int) -> VersionEntry | None:
        """The change of that number."""
        for index in range(self.numbered_to, len(self.made)):
            change = self._change(index)
            for number in _numbers(change[0]):
                self.numbered[number] = change
        self.numbered_to = len(self.made)
        found = self.numbered.get(rceid)
        if found is None:
            return None
        return next(version for version in self.versions_of(found) if version.rceid == rceid)

    def versions(self) -> Iterator[VersionEntry]:
        """All that is to be undone, newest first."""
        for change in reversed(self.changes):
            if not self.undone.issuperset(_numbers(change[0])):
                for version in reversed(list(self.versions_of(change))):
                    if version.rceid not in self.undone:
                        yield version

    def drop(self, dbid: int) -> None:
        """Forget the changes of a database that is gone."""
        self.made = [change for change in self.changes if change[0].dbid != dbid]
        self.numbered_to = 0

    def versions_of(self, change: Change) -> Iterator[VersionEntry]:
        """What undoes one record, oldest first. Raises JET_errLogFileCorrupt where its UndoInfo is not known."""
        record, before = change
        unique = bool(record.flags & _UNIQUE)
        if isinstance(record, (Insert, FlagInsert, FlagInsertAndReplaceData, Delta, Delta64)):
            version = _version(record, record.rceid, Oper.INSERT, unique)
            if isinstance(record, Insert):
                version.key = record.prefix + record.suffix
                version.data = b"" if unique else record.data
            elif isinstance(record, (Delta, Delta64)):
                version.oper = Oper.DELTA64 if isinstance(record, Delta64) else Oper.DELTA
                version.key, version.data = record.key, record.data
                version.difference, version.offset = record.delta, record.offset
            else:
                version.key = record.key
                version.data = b"" if unique else record.data
            yield version
        if record.TYPE in REPLACING:
            yield self._replaced(record, before, unique)

    def _replaced(self, record: NodeRecord, before: BeforeImage | None, unique: bool) -> VersionEntry:
        rceid = record.rceid_replace if isinstance(record, FlagInsertAndReplaceData) else record.rceid
        oper = Oper.FLAG_DELETE if isinstance(record, FlagDelete) else Oper.REPLACE
        version = _version(record, rceid, oper, unique)
        if isinstance(record, (Replace, FlagInsertAndReplaceData)):
            version.new_size = len(record.data)
        elif isinstance(record, ReplaceD):
            version.new_size = record.new_size
        info = self.infos.get(rceid)
        version.info_logged = info is not None
        if before is not None:
            version.key, data = before
            version.data = b"" if unique else data
            version.before = data if oper == Oper.REPLACE else None
        elif info is not None:
            version.key, version.data = info.key, info.data
            version.before = info.image if oper == Oper.REPLACE else None
        else:
            raise Code.LogFileCorrupt.error(f"The log does not contain the data that change {rceid:#x} replaced.")
        return version


def _numbers(record: NodeRecord) -> tuple[int, ...]:
    """The numbers of the changes that one record makes."""
    if isinstance(record, FlagInsertAndReplaceData):
        return record.rceid, record.rceid_replace
    return (record.rceid,)


def _version(record: NodeRecord, rceid: int, oper: Oper, unique: bool) -> VersionEntry:
    return VersionEntry(
        rceid, oper, record.level, record.dbid, record.pgno_fdp, record.objid_fdp, unique, b"", pgno=record.pgno
    )
