"""The history of a row: what each commit in the logs of a chain made of it.

The logs are replayed in memory, as for a view of the chain, while one row is watched
(:mod:`engine.restore.row_watch`). The history starts where the databases of the chain are whole, which is the
first state that the chain can be restored to, and ends with the state that is wanted. What a transaction did that
was rolled back is not part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path

from engine.chain.stored_chain import StoredChain
from engine.error_codes import Code
from engine.formats.catalog import Table
from engine.formats.long_value import ChunkSize, LongValues
from engine.formats.page import Node
from engine.formats.record import RecordFormat, Row
from engine.formats.stamps import Lgpos
from engine.formats.values import Value
from engine.restore.plan import RestorePlan, RestoreTarget
from engine.restore.points import Point
from engine.restore.row_key import RowKey
from engine.restore.row_states import CHANGES_MOST, RowState, RowStep
from engine.restore.row_watch import RowWatch, WantedRow
from engine.restore.view import ChainView, open_watched
from engine.run_context import RunContext
from engine.sources.foreign_set import FoundSet, stored_database
from engine.tables.read_only_database import ReadOnlyDatabase


class ChangeKind(StrEnum):
    """What a commit did to a row. An escrow update only added to numbers, beside other transactions."""

    INSERT = "insert"
    UPDATE = "update"
    ESCROW_UPDATE = "escrow update"
    DELETE = "delete"


@dataclass(frozen=True)
class RowChange:
    """A commit that changed a row; ``before`` or ``after`` is ``None`` where there was no row.

    ``position`` is that of the commit, ``begun`` that of the transaction's begin, both packed; ``session`` and
    ``transaction`` are its numbers in the log. ``time`` is in UTC and ``None`` if the log does not have it.
    ``is_exact``: it is the time of the commit, not that of the first record in the same segment of the log.
    """

    kind: ChangeKind
    position: int
    time: datetime | None
    is_exact: bool
    session: int
    transaction: int
    begun: int
    before: Row | None
    after: Row | None

    @property
    def lgpos(self) -> Lgpos:
        return Lgpos.unpack(self.position)

    @property
    def begun_at(self) -> Lgpos:
        return Lgpos.unpack(self.begun)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose values changed; of a row that was inserted or deleted, those with a value."""
        before, after = self.before or {}, self.after or {}
        return tuple(name for name in (after or before) if before.get(name) != after.get(name))


@dataclass(frozen=True)
class RowHistory:
    """The changes of one row in the order of the log, in the columns that its table has at the end.

    ``key`` are the values of its primary key; ``since`` is where the history starts (``None``: the chain has no
    logs after its databases), ``first`` the row there, ``last`` the row at the end; ``None``: no row. ``omitted``
    counts older changes that are not kept, ``rolled_back`` transactions that changed the row without a commit.
    """

    database: str
    table: str
    key: dict[str, Value]
    columns: tuple[str, ...]
    since: Point | None
    reached: Point | None
    first: Row | None
    last: Row | None
    changes: tuple[RowChange, ...]
    omitted: int = 0
    rolled_back: int = 0


def row_history(
    chain: Path | StoredChain,
    table: str,
    key: Sequence[Value],
    *,
    database: str | None = None,
    wanted: RestoreTarget | None = None,
    most: int = CHANGES_MOST,
    context: RunContext | None = None,
) -> RowHistory:
    """The history of the row of ``table`` with this primary key, up to the state ``wanted`` (default: the end).

    ``key`` has a value for each column of the primary key; text stands for a value as ``ese-backup rows`` prints
    it (:class:`~engine.restore.row_key.RowKey`). ``database`` is required if the chain has several. The last
    ``most`` changes are kept, and of long rows fewer, so that memory is bounded. The logs are replayed twice if
    the table, or its first long value, was created in them.

    Raises what :func:`engine.restore.view.open_at` raises, JET_errObjectNotFound (-1305) for a table that does not
    exist in the state that is wanted, JET_errInvalidParameter (-1003) for values that are no key of it, and
    JET_errDbTimeTooOld (-566) if pages of the table cannot be known all the time.
    """
    context, known = context or RunContext(), WantedRow(table, key)
    while True:
        watches: list[RowWatch] = []
        watching = partial(_watch, watches, known, database, most)
        with open_watched(chain, wanted, watching, context=context) as view, view.open(database) as opened:
            found = _Found.of(opened, known)
            watch = watches[-1] if view.recovered is not None and watches else None
            if watch is not None and watch.refusal is not None:
                raise watch.refusal
            if watch is None or found.was_watched(watch):
                return _told(view, view.database_name(database), found, watch)
            known = WantedRow(table, key, found.table, found.key.bookmark or found.bookmark)


def _watch(
    watches: list[RowWatch], known: WantedRow, database: str | None, most: int, plan: RestorePlan, folder: Path
) -> RowWatch:
    name = stored_database(FoundSet(plan.source, plan.known_manifest), database).name
    since = next(stored.shown for stored in plan.databases if stored.name == name)
    watch = RowWatch(folder / name, since, known, most)
    watches.append(watch)
    return watch


@dataclass(frozen=True)
class _Found:
    """The table and the row at the end: ``data`` and ``row`` are ``None`` if there is no row."""

    table: Table
    key: RowKey
    page_size: int
    bookmark: bytes | None
    data: bytes | None
    row: Row | None

    @classmethod
    def of(cls, database: ReadOnlyDatabase, known: WantedRow) -> _Found:
        table = database.table(known.table)
        key = RowKey(table, known.key, database.page_size)
        bookmark = key.bookmark or known.bookmark
        nodes = database.nodes(table, bookmark or b"")
        if bookmark is None:
            node = next((node for node in nodes if key.matches(node.data)), None)
        else:
            node = next((node for node in islice(nodes, 1) if node.key == bookmark), None)
        if node is None:
            return cls(table, key, database.page_size, bookmark, None, None)
        return cls(table, key, database.page_size, node.key, node.data, database.decoder(table)(node.data))

    def was_watched(self, watch: RowWatch) -> bool:
        """Whether the watch followed this table and this row from the start."""
        if not watch.has_begun:
            return True  # nothing was logged after the database was whole
        seen = watch.definition
        same = seen is not None and seen.objid == self.table.objid and seen.long_values == self.table.long_values
        return same and (self.bookmark is None or watch.bookmark == self.bookmark)


class RowDecoder:
    """Makes rows of the states that a watch has kept, in the columns of a table."""

    def __init__(self, table: Table, page_size: int) -> None:
        self._chunk = ChunkSize.of_table(page_size, table.lv_chunk)
        self._format = RecordFormat(table.columns, page_size, lambda _: b"")

    def row(self, state: RowState) -> Row | None:
        """The row, ``None`` if there is none; raises ``Corruption`` for a damaged one."""
        if state.data is None:
            return None
        long_values = LongValues(_KeptNodes(state), self._chunk)
        return self._format.with_long_values(long_values.load).row(state.data)


class _KeptNodes:
    """The nodes of the long values of one row, as a tree."""

    root = 0

    def __init__(self, state: RowState) -> None:
        self._state = state

    def nodes_from(self, key: bytes) -> Iterator[Node]:
        return iter(self._state.long_values.get(key, ()))


def _told(view: ChainView, database: str, found: _Found, watch: RowWatch | None) -> RowHistory:
    columns = tuple(column.name for column in found.table.columns)
    if watch is None or not watch.has_begun:
        return RowHistory(
            database, found.table.name, found.key.named, columns, None, view.reached, found.row, found.row, ()
        )
    if watch.state.data != found.data:
        raise Code.InternalError.error(
            f"The history of a row of table {found.table.name!r} does not end with the row as it is at the end.",
            table=found.table.name,
        )
    decoder = RowDecoder(found.table, found.page_size)
    changes = list(_changes(decoder, watch.steps))
    since = Point(watch.since, watch.before.time if watch.before is not None else None)
    return RowHistory(
        database, found.table.name, found.key.named, columns, since, view.reached, decoder.row(watch.first),
        found.row, tuple(changes), watch.steps.omitted, watch.rollbacks,
    )  # fmt: skip


def _changes(decoder: RowDecoder, steps: Iterable[RowStep]) -> Iterator[RowChange]:
    state, before = RowState(), None
    for step in steps:
        if step.before is not state:
            before = decoder.row(step.before)
        state, after = step.after, decoder.row(step.after)
        if after != before:
            kind = _kind(before, after, step)
            commit = step.commit
            yield RowChange(
                kind, commit.position, commit.time, commit.is_exact, commit.procid, step.trx, step.begun, before,
                after,
            )  # fmt: skip
        before = after


def _kind(before: Row | None, after: Row | None, step: RowStep) -> ChangeKind:
    if before is None:
        return ChangeKind.INSERT
    if after is None:
        return ChangeKind.DELETE
    return ChangeKind.ESCROW_UPDATE if step.escrow else ChangeKind.UPDATE
