"""Scrubbing: deleted data is overwritten (docs/formats/log-records.md#node-records).

The fill bytes are those of the engine because later readers of the node see them as data.
"""

from __future__ import annotations

from engine.change.apply_node import VERSIONED
from engine.change.page_changes import PageEdits, misfit
from engine.formats.compression import Scheme
from engine.formats.live_page import LivePage
from engine.formats.log.records import Scrub
from engine.formats.page import DELETED, PageFlag

_UNUSED_PAGE = 1
_NOTHING, _DATA, _LONG_VALUE = range(3)
_DATA_FILL, _LONG_VALUE_FILL = b"D", b"L"


def scrub(record: Scrub, draft: PageEdits) -> None:
    """A page of no tree loses its lines; on another, deleted data and orphaned long values are written over."""
    page = draft.change(record.pgno, record.dbtime_before, record.dbtime)
    if page is None:
        return
    if record.scrub_flags & _UNUSED_PAGE:
        while page.lines:
            page.remove(len(page.lines) - 1)
    else:
        if len(record.opers) != len(page.lines):
            raise misfit(record, page.pgno, f"it has {len(page.lines)} lines")
        for line, oper in enumerate(record.opers):
            if oper != _NOTHING:
                _write_over(record, page, line, oper)
    page.flags |= int(PageFlag.SCRUBBED)


def _write_over(record: Scrub, page: LivePage, line: int, oper: int) -> None:
    size = len(page.data(line))
    if oper == _DATA and page.line_flags[line] & DELETED:
        data = _DATA_FILL * size
    elif oper == _LONG_VALUE and size:
        data = bytes((Scheme.SCRUB << 3,)) + _LONG_VALUE_FILL * (size - 1)
    else:
        raise misfit(record, page.pgno, f"operation {oper} cannot be applied to line {line}")
    page.set_data(line, data)
    page.set_flags(line, page.line_flags[line] & ~VERSIONED)
