"""The few fields that recovery reads of a record without taking it apart: it sees every one of a log, twice.

Each is made of the layout of a class; it takes a record's bytes, and gives the fields in the order of its names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.change.record_rules import ONE_PAGE, RULE_OF, RULES, Effect
from engine.formats.log.records import (
    Begin,
    Begin0,
    Commit,
    FlagInsertAndReplaceData,
    LogRecord,
    MacroRecord,
    NewPage,
    NodeRecord,
    PageRecord,
    Rollback,
    RootPageMove,
    Split2,
    TrxRecord,
)

# sessions
SESSION = TrxRecord.reader("procid")
BEGIN = Begin.reader("procid", "depths")
BEGIN0 = Begin0.reader("procid", "depths", "trx")
COMMIT = Commit.reader("procid", "level")
ROLLBACK = Rollback.reader("procid", "levels")
MACRO = MacroRecord.reader("procid", "dbtime")

# pages
DBID, DBID_OF_MOVE = PageRecord.reader("dbid"), RootPageMove.reader("dbid")
NEW_PAGE = NewPage.reader("procid", "dbid", "objid", "dbtime")

# versions
RCEID = NodeRecord.reader("rceid")
VERSION = NodeRecord.reader("pgno", "level", "flags", "rceid")
RCEID_REPLACE = FlagInsertAndReplaceData.reader("rceid_replace")

_SPLIT = Split2.reader("pgno_new", "iline_oper", "iline_split")
_PGNO = PageRecord.reader("pgno")
_TREES = ("objid_fdp", "objid")
"""How records that change pages name their tree."""


def _change(cls: type[LogRecord], *more: str) -> Callable[[bytes], tuple[Any, ...]]:
    tree = next(name for name in _TREES if name in cls.FIELDS)
    return cls.reader("procid", "dbid", *more, "dbtime", *(["dbtime_before"] if more else []), tree)


CHANGES = {
    rule.record.TYPE: _change(rule.record) for rule in RULES if rule.effect in (Effect.CHANGE, Effect.UNDO_INFO)
}
"""By type: session, database, dbtime and tree of a change."""

ONE_PAGE_CHANGES = {kind: _change(RULE_OF[kind].record, "pgno") for kind in ONE_PAGE}
"""By type, of a change of one page: session, database, page, its dbtime after and before, tree."""


def landing_page(split: bytes, operation: bytes) -> int:
    """Where the node of a macro's operation is afterwards, given the Split2 of its leaf and the operation.

    On the new page it is changed there, from the image, whatever became of the old page.
    """
    pgno_new, oper, line_split = _SPLIT(split)
    if pgno_new and oper >= line_split:
        return int(pgno_new)
    return int(_PGNO(operation)[0])
