"""What a transaction must undo if it does not commit: one entry of the version store for each change.

Source: docs/formats/recovery.md#undo. Undo is logical: an entry identifies its node by bookmark, not by page,
because splits move nodes. Redo collects the same entries while it reads a log.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class VersionEntry:
    """One undoable change of the node with the bookmark ``key`` (and ``data`` in a tree that is not unique).

    ``oper`` is the kind of change as Undo records name it; ``level`` the transaction level that owns it;
    ``before`` the old data of a replaced node, ``None`` where it is not known (redo skipped the page, its UndoInfo
    comes later); ``difference`` and ``offset`` belong to an escrow update. ``pgno`` is the page that was changed.
    """

    rceid: int
    oper: int
    level: int
    dbid: int
    root: int
    objid: int
    unique: bool
    key: bytes
    data: bytes = b""
    before: bytes | None = None
    new_size: int = 0
    difference: int = 0
    offset: int = 0
    pgno: int = 0
    info_logged: bool = False
    """Whether UndoInfo is in the log already."""
