"""Where the node of a macro's operation is once its leaf has been split (reference: log and recovery 7.5)."""

from __future__ import annotations

from engine.formats.log.records import PageRecord, Split2

_SPLIT = Split2.reader("pgno_new", "iline_oper", "iline_split")
_PGNO = PageRecord.reader("pgno")


def landing_page(split: bytes, operation: bytes) -> int:
    """The node's page, given the Split2 of its leaf and the operation, as bytes.

    On the new page it is changed there, from the image, whatever became of the old page.
    """
    pgno_new, oper, line_split = _SPLIT(split)
    if pgno_new and oper >= line_split:
        return int(pgno_new)
    return int(_PGNO(operation)[0])
