"""A B+tree of an open database, for its writer: nodes are inserted, replaced and deleted.

It does not change pages itself. It finds the position of a node, checks everything that can fail, allocates the
pages for a split, and passes log records to :meth:`LiveDatabase.change` or :meth:`LiveDatabase.macro`. Sources:
docs/formats/log-records.md#what-an-operation-logs, docs/formats/checkpoint-and-double-write.md#a-change-of-a-page.
"""

from __future__ import annotations

from engine.btree import space
from engine.btree.merge import plan_merge
from engine.btree.split import (
    PGNO_SIZE,
    SplitOperation,
    SplitPlan,
    TreeStamp,
    common_length,
    node_cost,
    page_capacity,
    plan_split,
    split_records,
)
from engine.btree.tree_reader import Place, Read, TreeReader
from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import Writer
from engine.error_codes import Code
from engine.formats.live_page import LENGTH_SIZE, PREFIX_GAIN, TAG_SIZE, LivePage
from engine.formats.log.records import (
    Delete,
    EmptyTree,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    NewPage,
    NodeRecord,
    Oper,
    RecordFlag,
    Replace,
    SplitOper,
)
from engine.formats.page import DELETED

__all__ = ["LONGEST_KEY", "LiveTree", "Place", "Read"]

LONGEST_KEY = 0x1FFF
"""Lengths of keys have 13 bits on a page."""
_NO_CHANGES = -1
_NOWHERE: tuple[int, int, int, bytes | None] = (_NO_CHANGES, -1, -1, None)

_VERSIONED = int(RecordFlag.VERSIONED)
_INSERT, _REPLACE = SplitOper.INSERT, SplitOper.REPLACE
_OPER_INSERT = Oper.INSERT
"""Looking up a member of an enumeration takes a while."""


class LiveTree(TreeReader):
    """The tree of ``database`` whose root is page ``root``, for object ``objid``; no space tree."""

    def __init__(self, database: LiveDatabase, root: int, objid: int, unique: bool = True) -> None:
        super().__init__(root, objid, unique)
        self.database = database
        self._stamp = TreeStamp(root, objid, int(RecordFlag.UNIQUE) if unique else 0)
        capacity = page_capacity(database.page_size)
        self._node_most = capacity - node_cost(b"", 0)
        self._bookmark_most = capacity // 2 - node_cost(b"", PGNO_SIZE)
        """With longer ones, separators could leave an inner page room for one child only."""
        self._inserted = _NOWHERE
        """The last insert: count of changes of trees, page, line, and the key below which the page's keys are."""

    def insert(self, session: Writer, key: bytes, data: bytes, *, versioned: bool = True) -> None:
        """A new node; one that is flag-deleted comes back to life with these data.

        Raises ``WrongUse``: JET_errKeyDuplicate when a live node has the key (the key and data, in a tree that is
        not unique), JET_errRecordTooBig for what fits on no page; ``SpaceExhausted``; ``WrongState``
        (JET_errWriteConflict).
        """
        self._check_size(key, data)
        if not (versioned and self.unique and self._insert_at_once(session, key, data)):
            self._perform(session, SplitOperation(_INSERT, key, data), versioned)

    def replace(self, session: Writer, key: bytes, data: bytes, *, versioned: bool = True) -> None:
        """Other data for the node with this key, in a unique tree. Nothing is done when they are the same.

        Raises ``WrongState`` (JET_errRecordNotFound) without such a node, and as :meth:`insert`. Unversioned, a
        flag-deleted node is replaced too, and stays deleted.
        """
        self._check_size(key, data)
        self._perform(session, SplitOperation(_REPLACE, key, data), versioned)

    def flag_delete(
        self, session: Writer, key: bytes, data: bytes | None = None, *, versioned: bool = True
    ) -> None:
        """Mark a node deleted; readers that come later pass it over.

        ``data`` completes the bookmark in a tree that is not unique. Raises ``WrongState`` (JET_errRecordNotFound)
        without such a live node.
        """
        session.write()
        place = self._found(session, key, data, live=True)
        record = FlagDelete(pgno=place.page.pgno, iline=place.line, pgno_fdp=self.root, objid_fdp=self.objid)
        version = None
        if versioned:
            version = self._version(session, Oper.FLAG_DELETE, *place.bookmark, record.pgno)
            record.rceid = version.rceid
        self._sign(record, versioned)
        self.database.change(session, record, version)

    def delete(self, session: Writer, key: bytes, data: bytes | None = None) -> bool:
        """Take a flag-deleted node off its page for good, and an emptied page out of the tree; never undone.

        Returns whether it is gone: a live node stays, and so does the last one of a page that cannot leave the
        tree. No transaction that might still roll its deletion back may be open.
        """
        session.write()
        place = self.seek(session.read(self.database), key, data)
        if not place.exact or place.is_live:
            return not place.exact
        page = place.page
        if len(page.lines) > 1 or not place.path:
            record = Delete(pgno=page.pgno, iline=place.line, pgno_fdp=self.root, objid_fdp=self.objid)
            self._sign(record, False)
            self.database.change(session, record)
            return True
        behind = page.next
        gone = self._remove_leaf(session, place)
        if gone and behind:
            self._retry_last(session, behind)
        return gone

    def _remove_leaf(self, session: Writer, place: Place) -> bool:
        """A leaf leaves the tree with what is still on it; inner pages that led to nothing else go too."""
        if all(len(page.lines) == 1 for page, _ in place.path):
            emptied = self._empty_tree(session, place)
        else:
            plan = plan_merge(place.path, place.page, self._stamp)
            if plan is None:
                return False
            self.database.macro(session, plan.records)
            emptied = plan.emptied
        for pgno in emptied:
            space.free(session, self.database, self.root, pgno)
        return True

    def _retry_last(self, session: Writer, pgno: int) -> None:
        """Remove the tree's last leaf if its last deleted node had to stay until its neighbour was gone."""
        page = session.read(self.database)(pgno)
        if not page.next and len(page.lines) == 1 and page.line_flags[0] & DELETED:
            self.delete(session, page.key(0), None if self.unique else page.data(0))

    def _empty_tree(self, session: Writer, place: Place) -> tuple[int, ...]:
        """The root becomes an empty leaf again; the pages below it, which lead to one leaf only, are free."""
        below = [*(page for page, _ in place.path[1:]), place.page]
        record = EmptyTree(
            pgno=self.root,
            flags=self._stamp.flags,
            pgno_fdp=self.root,
            objid_fdp=self.objid,
            pages=tuple((page.dbtime, page.pgno, page.flags) for page in below),
        )
        self.database.change(session, record)
        return tuple(page.pgno for page in below)

    def _check_size(self, key: bytes, data: bytes) -> None:
        """Refuse what fits on no leaf, or has too long a bookmark for inner pages."""
        size = len(key) + len(data)
        bookmark = len(key) if self.unique else size
        if not key or not data or len(key) > LONGEST_KEY:
            raise Code.RecordTooBig.error(f"A node must have a key of 1 to {LONGEST_KEY} bytes, and data.")
        if size > self._node_most or bookmark > self._bookmark_most:
            raise Code.RecordTooBig.error(f"{len(key)} + {len(data)} bytes do not fit on a page of this size.")

    def _perform(self, session: Writer, wanted: SplitOperation, versioned: bool) -> None:
        """Do an operation on a leaf, splitting pages until it fits; pages not needed after all go back."""
        session.write()
        taken: list[int] = []
        try:
            while not self._try(session, wanted, versioned, taken):
                pass
        finally:
            if taken and not session.failed:
                self._give_back(session, taken)

    def _insert_at_once(self, session: Writer, key: bytes, data: bytes) -> bool:
        """A new node of a unique tree, where there is room for it and no node with its key, as nearly always.

        While no tree changes, leaves stay what they are: a key between two of one leaf, or between its last one
        and its bound, belongs there. Most keys come right behind the one that was inserted last.
        """
        session.write()
        database = self.database
        read = session.read(database)
        changes, pgno, line, bound = self._inserted
        page = read(pgno) if changes == database.tree_changes else None
        line += 1
        if page is None or not _is_between(page, line, key, bound):
            path, page = self._descend(read, key)
            bound = next((inner.key(at) for inner, at in reversed(path) if at < len(inner.lines) - 1), None)
            line = page.find(key)
            if line < len(page.lines) and page.key(line) == key:
                return False
        if TAG_SIZE + LENGTH_SIZE + len(key) + len(data) > page.free:
            return False
        shared = len(prefix := page.prefix)
        if shared and not key.startswith(prefix):
            shared = common_length(prefix, key)
        database.insert(session, self._stamp, page, line, key, shared if shared > PREFIX_GAIN else 0, data)
        self._inserted = database.tree_changes, page.pgno, line, bound
        return True

    def _try(self, session: Writer, wanted: SplitOperation, versioned: bool, taken: list[int]) -> bool:
        """One step towards an operation: pages taken, a split, or the operation itself, which ends it."""
        place, operation = self._prepare(session, wanted, versioned)
        page, line = place.page, place.line
        if operation is None:
            return True
        if operation.oper is _INSERT:
            growth = node_cost(operation.key, len(operation.data))
            if growth > page.free:
                growth = len(page.pack(operation.key, operation.data)[0]) + TAG_SIZE
        else:
            growth = len(operation.data) - len(page.data(line))
        if growth <= page.free:
            self._change(session, place, operation, versioned)
            if operation.oper is _INSERT:
                self._inserted = _NO_CHANGES, page.pgno, line, None
            return True
        ascending = operation.oper is _INSERT and self._inserted[1:3] == (page.pgno, line - 1)
        plan = plan_split(place.path, page, line, operation, unique=self.unique, ascending=ascending)
        while plan.new_pages > len(taken):
            taken.append(space.allocate(session, self.database, self.root))
        self._split(session, plan, taken, (place, operation, versioned))
        return plan.performs

    def _prepare(
        self, session: Writer, wanted: SplitOperation, versioned: bool
    ) -> tuple[Place, SplitOperation | None]:
        """Where an operation would be done, and as what; ``None`` when there is nothing to do."""
        if wanted.oper is _REPLACE:
            place = self._found(session, wanted.key, None, live=versioned)
            same = place.page.data(place.line) == wanted.data
            return place, None if same else wanted
        data = None if self.unique else wanted.data
        place = self.seek(session.read(self.database), wanted.key, data)
        if not place.exact:
            return place, wanted
        if place.is_live:
            raise Code.KeyDuplicate.error(
                f"The tree with root {self.root} already contains this key.", root=self.root
            )
        return place, wanted._replace(oper=SplitOper.FLAG_INSERT_AND_REPLACE_DATA)

    def _found(self, session: Writer, key: bytes, data: bytes | None, *, live: bool) -> Place:
        place = self.seek(session.read(self.database), key, data)
        if not place.exact or (live and not place.is_live):
            raise Code.RecordNotFound.error(
                f"The tree with root {self.root} does not contain this node.", root=self.root
            )
        return place

    def _change(self, session: Writer, place: Place, operation: SplitOperation, versioned: bool) -> None:
        """An operation for which there is space."""
        record = self._record(place, operation, place.page.prefix)
        version = self._version_of(session, place, operation, record) if versioned else None
        self._sign(record, versioned)
        self.database.change(session, record, version)

    def _split(
        self, session: Writer, plan: SplitPlan, taken: list[int], what: tuple[Place, SplitOperation, bool]
    ) -> None:
        """A macro: the levels of a split, and the operation unless the split is only to make space for it."""
        numbers, taken[: plan.new_pages] = taken[: plan.new_pages], []
        for pgno in numbers:
            self.database.change(session, NewPage(pgno=pgno, objid=self.objid))
        splits = split_records(plan, numbers, self._stamp)
        if not plan.performs:
            self.database.macro(session, splits)
            return
        place, operation, versioned = what
        record = self._record(place, operation, b"")
        landing = numbers[-1] if plan.lands_on_new else record.pgno
        version = self._version_of(session, place, operation, record, landing) if versioned else None
        self._sign(record, versioned)
        self.database.macro(session, [*splits, record], version)
        self._inserted = _NO_CHANGES, landing, plan.line_behind(place.line), None
        if plan.leaves_empty:
            read = session.read(self.database)
            moved = self.seek(read, operation.key, None if self.unique else operation.data)
            self._remove_leaf(session, self.left_of(read, moved))

    def _record(self, place: Place, operation: SplitOperation, prefix: bytes) -> NodeRecord:
        """The record of an operation; a new node's key is given without what it shares with ``prefix``."""
        oper, key, data = operation
        page, line = place.page, place.line
        if oper is _INSERT:
            common = common_length(prefix, key) if prefix else 0
            common = common if common > PREFIX_GAIN else 0
            return Insert(
                pgno=page.pgno, iline=line, pgno_fdp=self.root, objid_fdp=self.objid,
                prefix=key[:common], suffix=key[common:], data=data,
            )  # fmt: skip
        at = {"pgno": page.pgno, "iline": line, "pgno_fdp": self.root, "objid_fdp": self.objid}
        if oper is _REPLACE:
            return Replace(**at, old_size=len(page.data(line)), data=data)
        if page.data(line) == data:
            return FlagInsert(**at, key=key, data=data)
        return FlagInsertAndReplaceData(**at, key=key, data=data)

    def _version_of(
        self, session: Writer, place: Place, operation: SplitOperation, record: NodeRecord, landing: int = 0
    ) -> VersionEntry:
        """What undoes an operation whose node will be on page ``landing``; the record gets its number.

        A node that came back to life with other data is two changes: rolled back, it is deleted again and has its
        old data. The replacement is the first of them, and remembered here already.
        """
        pgno = landing or record.pgno
        if operation.oper is not _INSERT and isinstance(record, (Replace, FlagInsertAndReplaceData)):
            version = self._version(session, Oper.REPLACE, *place.bookmark, pgno)
            version.new_size = len(operation.data)
            record.rceid = version.rceid
            if isinstance(record, Replace):
                return version
            record.rceid_replace = version.rceid
            session.remember(version)
        version = self._version(session, _OPER_INSERT, operation.key, operation.data, pgno)
        record.rceid = version.rceid
        return version

    def _version(self, session: Writer, oper: Oper, key: bytes, data: bytes, pgno: int) -> VersionEntry:
        """What undoes a change of a node that had these data before, or has them from now on."""
        unique = self.unique
        before = data if oper is Oper.REPLACE else None
        return VersionEntry(
            session.next_rceid(), oper, session.level, self.database.dbid, self.root, self.objid, unique, key,
            b"" if unique else data, before, pgno=pgno,
        )  # fmt: skip

    def _sign(self, record: NodeRecord, versioned: bool) -> None:
        record.flags = self._stamp.flags | versioned * _VERSIONED

    def _give_back(self, session: Writer, taken: list[int]) -> None:
        """Pages taken for a split that came out smaller."""
        for pgno in taken:
            space.free(session, self.database, self.root, pgno)


def _is_between(page: LivePage, line: int, key: bytes, bound: bytes | None) -> bool:
    """Whether a key comes before a line of a leaf, or the bound of its keys, and after the line before."""
    count = len(page.lines)
    if not 0 < line <= count or key <= page.key(line - 1):
        return False
    before = page.key(line) if line < count else bound
    return before is None or key < before
