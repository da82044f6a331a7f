"""A run of the sample's instance: from Init2 to Term2, every page change logged first.

Source: reference, log and recovery 10.1 (order of records), database file 2.3 (header states). What the log
holds is all that happened, so that replaying it over an older copy of the database gives the newer one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from engine.formats.attachments import LIST_SIZE
from engine.formats.catalog import Table, read_catalog
from engine.formats.checkpoint import COPY_SIZE, FILE_TYPE_CHECKPOINT, VERSION_ATTACHMENTS, Checkpoint
from engine.formats.checksum import seal_header
from engine.formats.db_header import DatabaseState
from engine.formats.log_segment_writer import StreamSettings
from engine.formats.page import Node
from engine.formats.record import RecordFormat
from engine.formats.record_writer import Cells, RecordWriter
from engine.formats.stamps import Lgpos, LogTime, Signature
from engine.sample import log_entries
from engine.sample.database_writer import DatabaseImage
from engine.sample.log_writer import LogWriter
from engine.sample.page_change import VERSION_FLAG, Leaf, find_leaf
from engine.sample.table_rows import index_keys

TRX_STEP = 4
RCEID_STEP = 2


class Session:
    """The instance at work on one database, whose log path it records as ``path``."""

    def __init__(self, image: DatabaseImage, log: LogWriter, path: str, moment: LogTime) -> None:
        self.image = image
        self.log = log
        self.tables = {table.name: table for table in read_catalog(image.page, image.page_size)}
        self.trx_numbers = count(TRX_STEP, TRX_STEP)
        self.rceids = count(1, RCEID_STEP)
        self._path = path
        self._start(moment)

    def _start(self, moment: LogTime) -> None:
        """Init2, AttachDB, and the header that says so."""
        header, log = self.image.header, self.log
        log.attachments = bytes
        log.end_segment()
        self._started = log.add(log_entries.init(log.settings.params, moment), moment)
        record = log_entries.attach(header.lgpos_consistent, header.sign_db, header.sign_log, self._path)
        header.lgpos_attach = log.add(record, moment)
        log.flush(moment)
        header.sign_log = log.settings.signature
        header.dbstate = DatabaseState.DIRTY_SHUTDOWN
        header.logtime_attach, header.logtime_detach, header.lgpos_detach = moment, LogTime(), Lgpos()
        log.attachments = self.attachment_list
        log.checkpoint = self._started
        self.note_required(header.lgpos_attach.generation)

    def attachment_list(self) -> bytes:
        """The list for log headers and checkpoints while the database is attached."""
        header = self.image.header
        return log_entries.attachment(
            self._path, header.dbtime_dirtied, header.objid_last,
            header.lgpos_attach, header.lgpos_consistent, header.sign_db,
        )  # fmt: skip

    def note_required(self, first: int) -> None:
        """Say in the header that recovery needs the logs from ``first`` to the current one."""
        header = self.image.header
        header.gen_min_required = header.gen_min_consistent = first
        header.gen_max_required = header.gen_committed = self.log.generation
        header.logtime_gen_max_create = self.log.created

    @contextmanager
    def transaction(self, moment: LogTime) -> Iterator[Transaction]:
        """Begin, the changes made through the transaction, commit; one without changes logs nothing."""
        transaction = Transaction(self, moment)
        yield transaction
        transaction.commit()

    def trace(self, text: str, moment: LogTime) -> None:
        """Leave a remark in the log."""
        self.log.add(log_entries.trace(text), moment)

    def close(self, moment: LogTime) -> Lgpos:
        """End normally: database clean; returns the position of Term2, which is the checkpoint from now on."""
        header, log = self.image.header, self.log
        mark = log.add(log_entries.shut_down_mark(), moment)
        log.flush(moment)
        header.dbstate = DatabaseState.CLEAN_SHUTDOWN
        header.lgpos_consistent = header.lgpos_detach = mark
        header.logtime_consistent = header.logtime_detach = moment
        header.gen_min_required = header.gen_min_consistent = 0
        header.gen_max_required = header.gen_committed = 0
        header.logtime_gen_max_create = LogTime()
        header.sign_db_hdr_flush = Signature(header.sign_db_hdr_flush.random + 1 & 0xFFFFFFFF, moment)
        log.attachments = bytes
        log.checkpoint = log.add(log_entries.term(self._started, moment), moment)
        return log.checkpoint


class Transaction:
    """Changes that are committed together."""

    def __init__(self, session: Session, moment: LogTime) -> None:
        self._session = session
        self._moment = moment
        self._trx = 0

    def insert(self, table: Table, row: Cells) -> bool:
        """Add a row to a table with a primary key; ``False``, with nothing changed, when a page is full or a
        unique key is taken.
        """
        image = self._session.image
        writer = RecordWriter(table.columns, image.page_size)
        record = writer.encode(row)
        keys = [(index, key) for index in table.indexes for key in index_keys(table, index, row, writer)]
        primary = next(key for index, key in keys if index.is_primary)
        places: list[tuple[Leaf, Node]] = []
        for index, key in keys:
            node = Node(key, record if index.is_primary else primary, VERSION_FLAG)
            leaf = find_leaf(image, index, node)
            if not leaf.can_insert(node) or (index.is_unique and leaf.has(key)):
                return False
            places.append((leaf, node))
        for leaf, node in places:
            change = self._next_change(leaf)
            self._log(log_entries.insert(change, node.key, node.data))
            leaf.store(image, [*leaf.nodes[: leaf.line], node, *leaf.nodes[leaf.line :]])
        return True

    def update(self, table: Table, key: Cells, changes: Cells) -> bool:
        """Change columns of the row with the primary ``key``; ``False``, with nothing changed, when its page is
        full. ``ValueError`` when there is no such row or an indexed column would change.
        """
        image = self._session.image
        primary = next(index for index in table.indexes if index.is_primary)
        writer = RecordWriter(table.columns, image.page_size)
        (wanted,) = index_keys(table, primary, key, writer)
        leaf = find_leaf(image, primary, Node(wanted, b"", 0))
        if not leaf.has(wanted):
            raise ValueError(f"{table.name} has no row {key}")
        old = leaf.nodes[leaf.line]
        row = RecordFormat(table.columns, image.page_size).row(old.data)
        new_row = {**row, **changes}
        for index in table.indexes:
            if index_keys(table, index, row, writer) != index_keys(table, index, new_row, writer):
                raise ValueError(f"an indexed column of {table.name} would change")
        data = writer.encode(new_row)
        if len(data) - len(old.data) > leaf.room:
            return False
        self._log(log_entries.replace(self._next_change(leaf), len(old.data), data))
        leaf.nodes[leaf.line] = Node(old.key, data, old.flags | VERSION_FLAG)
        leaf.store(image, leaf.nodes)
        return True

    def commit(self) -> None:
        """Log the commit and bring it to the disk."""
        if self._trx:
            session = self._session
            session.log.add(log_entries.commit(next(session.trx_numbers)), self._moment)
            session.log.flush(self._moment)

    def _next_change(self, leaf: Leaf) -> log_entries.Change:
        """One more change, under the next dbtime; the transaction begins in the log with its first."""
        session, header = self._session, self._session.image.header
        if not self._trx:
            self._trx = next(session.trx_numbers)
            self._log(log_entries.begin(self._trx))
        header.dbtime_dirtied += 1
        return log_entries.Change(
            trx=self._trx, pgno=leaf.page.pgno, dbtime=header.dbtime_dirtied,
            before=leaf.page.header.dbtime_dirtied, root=leaf.index.root, objid=leaf.index.objid,
            line=leaf.line, rceid=next(session.rceids), unique=leaf.index.is_unique,
        )  # fmt: skip

    def _log(self, record: bytes) -> None:
        self._session.log.add(record, self._moment)


def checkpoint_file(settings: StreamSettings, position: Lgpos, attachments: bytes = b"") -> bytes:
    """A checkpoint file: two copies of one image (reference: log and recovery 2.1)."""
    checkpoint = Checkpoint(bytearray(COPY_SIZE))
    checkpoint.lgpos_checkpoint = checkpoint.lgpos_db_consistency = position
    checkpoint.signature, checkpoint.dbms_param = settings.signature, settings.params
    checkpoint.version = VERSION_ATTACHMENTS if attachments else 0
    checkpoint.file_type = FILE_TYPE_CHECKPOINT
    checkpoint.attach_list = attachments.ljust(LIST_SIZE, b"\0")
    page = bytearray(checkpoint.buffer)
    seal_header(page)
    return bytes(page) * 2
