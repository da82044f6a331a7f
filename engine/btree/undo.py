"""Undoing one change, at run time and at the end of recovery; and removing deleted nodes permanently.

Source: docs/formats/recovery.md#undo. Undo is logical: the node is found again by its bookmark. Undoing an insert
only flags the node as deleted; splits and space are never undone.
"""

from __future__ import annotations

from engine.btree.tree import LiveTree
from engine.btree.tree_reader import Place
from engine.change.live_database import LiveDatabase
from engine.change.version_entry import VersionEntry
from engine.change.writer import Writer
from engine.error_codes import Code
from engine.formats.log.records import Oper, RecordFlag, Undo, UndoInfo

_NEEDS_INFO = (Oper.REPLACE, Oper.FLAG_DELETE)


def undo(session: Writer, database: LiveDatabase, version: VersionEntry) -> None:
    """Take one change back, with an Undo record.

    An older value that no longer fits on its page is written by a replacement of its own first, which may split
    the page: nothing reserves the space that a shrinking replacement set free. The Undo record comes after it all
    the same: without it recovery would take the change back once more, after older ones. Raises ``Corruption``
    (JET_errNodeCorrupted) when the node is not there.
    """
    if version.oper in _NEEDS_INFO and not version.info_logged:
        log_undo_info(session, database, version)
    tree = _tree(database, version)
    place = _seek(tree, database, version)
    if version.oper == Oper.REPLACE:
        before = version.before or b""
        if len(before) - len(place.page.data(place.line)) > place.page.free:
            tree.replace(session, version.key, before, versioned=False)
            place = _seek(tree, database, version)
    record = Undo(
        pgno=place.page.pgno, iline=place.line, flags=_unique(version), rceid=version.rceid,
        pgno_fdp=version.root, objid_fdp=version.objid, key=version.key, data=version.data,
        oper=version.oper, undo_level=version.level,
    )  # fmt: skip
    database.undo(session, record, version)


def _seek(tree: LiveTree, database: LiveDatabase, version: VersionEntry) -> Place:
    place = tree.seek(database.pages.current, version.key, None if version.unique else version.data)
    if not place.exact:
        raise Code.NodeCorrupted.error(
            f"A node of tree {version.objid} to be undone does not exist.", page=place.page.pgno
        )
    return place


def log_undo_info(session: Writer, database: LiveDatabase, version: VersionEntry) -> None:
    """Log the before image of a change, so that recovery can undo it when its page is newer."""
    before = version.before if version.oper == Oper.REPLACE and version.before is not None else b""
    record = UndoInfo(
        procid=session.procid, dbid=database.dbid, pgno=version.pgno, dbtime=-1, dbtime_before=-1,
        trx=session.trx, level=version.level, flags=_unique(version), rceid=version.rceid,
        pgno_fdp=version.root, objid_fdp=version.objid, key=version.key, data=version.data,
        oper=version.oper, max_size=max(len(before), version.new_size),
        delta=version.new_size - len(before) if version.oper == Oper.REPLACE else 0, image=before,
    )  # fmt: skip
    database.log_record(record)
    version.info_logged = True


def clean_up(cleaner: Writer, database: LiveDatabase, version: VersionEntry) -> None:
    """Remove the node of a change if it is still flagged as deleted; a page that becomes empty is given back."""
    _tree(database, version).delete(cleaner, version.key, None if version.unique else version.data)


def _tree(database: LiveDatabase, version: VersionEntry) -> LiveTree:
    return LiveTree(database, version.root, version.objid, version.unique)


def _unique(version: VersionEntry) -> int:
    """The flags of an Undo or UndoInfo record; neither is marked as versioned, as it makes no version itself."""
    return int(RecordFlag.UNIQUE) if version.unique else 0
