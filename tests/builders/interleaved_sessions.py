"""Sessions whose transactions overlap on one row, as Microsoft's engine allows it for escrow columns.

The sessions of this engine wait for one another, so these write their log records themselves.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field

from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import HasPages
from engine.formats.live_page import LivePage
from engine.formats.log.commit_time import commit_time_record
from engine.formats.log.records import Begin0, Commit0, Delta, Oper, RecordFlag, Rollback, Undo
from engine.instance.instance import Instance
from engine.tables.table import OpenTable

_FLAGS = int(RecordFlag.VERSIONED | RecordFlag.UNIQUE)


@dataclass
class EscrowSession:
    """A transaction that adds to a fixed column of a row, whatever others do in the meantime."""

    instance: Instance
    database: LiveDatabase
    procid: int
    level: int = 1
    trx: int = 0
    begin0: int = 0
    failed: bool = False
    versions: list[VersionEntry] = field(default_factory=list)

    def add(self, table: OpenTable, key: bytes, column: str, number: int) -> None:
        """Add to the number in a column."""
        place = table.tree.seek(self.database.pages.current, key)
        assert place.exact
        offset = table.columns[column].offset
        rceid = self.instance.next_rceid()
        root, objid = table.tree.root, table.tree.objid
        record = Delta(
            pgno=place.page.pgno, iline=place.line, flags=_FLAGS, rceid=rceid, pgno_fdp=root, objid_fdp=objid,
            key=key, data=b"", delta=number, offset=offset,
        )  # fmt: skip
        self.database.change(self, record)
        version = VersionEntry(rceid, Oper.DELTA, 1, self.database.dbid, root, objid, True, key)
        version.difference, version.offset = number, offset
        self.versions.append(version)

    def take_back(self) -> None:
        """Undo the last addition, with an Undo record."""
        version = self.versions.pop()
        page = self.database.pages.current(version.root)  # the only page of its tree
        record = Undo(
            pgno=page.pgno, iline=page.find(version.key), flags=int(RecordFlag.UNIQUE), rceid=version.rceid,
            pgno_fdp=version.root, objid_fdp=version.objid, key=version.key, data=b"", oper=Oper.DELTA,
            undo_level=1,
        )  # fmt: skip
        self.database.undo(self, record, version)

    def commit(self) -> None:
        """End the transaction; what it added is for good."""
        record = Commit0(procid=self.procid, level=0, trx=self.instance.next_trx())
        self.instance.log.append_together([record.encode(), commit_time_record(self.procid, self.instance.now())])
        self._end()

    def rollback(self) -> None:
        """End the transaction; nothing that it added remains."""
        while self.versions:
            self.take_back()
        self.instance.log.append(Rollback(procid=self.procid, levels=1).encode())
        self._end()

    def _end(self) -> None:
        self.instance.cache.publish()
        self.versions.clear()
        self.trx = 0

    # what the database asks of a writer

    def ensure_begun(self) -> None:
        if not self.trx:
            self.trx = self.instance.next_trx()
            self.begin0 = self.instance.log.append(Begin0(procid=self.procid, trx=self.trx).encode())

    def write(self) -> None:
        """It does not wait."""

    def read(self, database: HasPages) -> Callable[[int], LivePage]:
        return database.pages.current

    def next_rceid(self) -> int:
        return self.instance.next_rceid()

    def require_versions(self, count: int) -> None:
        """No one reads meanwhile."""

    def remember(self, version: VersionEntry) -> None:
        """It keeps its own."""

    def fatal(self) -> contextlib.AbstractContextManager[None]:
        return contextlib.nullcontext()
