"""How a database's file grows and shrinks as the log is read; the header keeps the position of the last resize.

A shrink is never done again to a file that was resized later: pages behind the new end may then belong to trees
again, and be held by transactions that began before redo does. Source: the vendor's redo of ExtendDB and ShrinkDB.
"""

from __future__ import annotations

from engine.formats.log.records import ExtendDB, ShrinkDB, ShrinkDB3
from engine.recovery.attachments_map import AttachedDatabase
from engine.recovery.handlers import RecordHandler, header_of
from engine.storage.header_states import note_resize


def extend(work: RecordHandler, slot: AttachedDatabase, record: ExtendDB, position: int) -> None:
    """An ExtendDB record of an attached database, at a packed position."""
    work.extend(slot, record.pgno_last)
    header_of(slot).extend_count += 1
    _note(work, slot, position)


def shrink(work: RecordHandler, slot: AttachedDatabase, record: ShrinkDB, position: int) -> None:
    """A ShrinkDB record of an attached database, at a packed position.

    Three cases, as the vendor has them. With a header that does not know of resizes the file stays as it is, while
    pages may be newer than this record. A file that was resized later stays, too; only pages from before the
    shrink, by its dbtime where the record has one, no longer count. Else the file is cut.
    """
    work.forgive(slot, record.pgno_last, position)
    last_resize = header_of(slot).lgpos_last_resize.packed
    if not last_resize and position >> 32 <= slot.required:
        return
    if last_resize > position:
        if isinstance(record, ShrinkDB3) and record.dbtime > 0:
            work.forget(slot, record.pgno_last + 1, record.pgno_last + record.cpg_shrunk, record.dbtime, position)
        return
    work.shrink(slot, record.pgno_last)
    header_of(slot).shrink_count += 1
    _note(work, slot, position)


def _note(work: RecordHandler, slot: AttachedDatabase, position: int) -> None:
    if note_resize(header_of(slot), position):
        work.header_changed(slot)
