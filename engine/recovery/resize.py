"""How the file of a database grows and shrinks as the log is read; the header contains the position of the last
resize.

A shrink is never repeated on a file that was resized later: pages after the new end may then belong to trees
again, and to transactions that started before redo does. Source: the vendor's redo of ExtendDB and ShrinkDB.
"""

from __future__ import annotations

from engine.formats.log.records import ExtendDB, ShrinkDB, ShrinkDB3
from engine.recovery.attachments_map import AttachedDatabase
from engine.recovery.replay_work import ReplayWork, header_of
from engine.storage.header_states import note_resize


def extend(work: ReplayWork, attachment: AttachedDatabase, record: ExtendDB, position: int) -> None:
    """An ExtendDB record of an attached database, at a packed position."""
    work.extend(attachment, record.pgno_last)
    header_of(attachment).extend_count += 1
    _note(work, attachment, position)


def shrink(work: ReplayWork, attachment: AttachedDatabase, record: ShrinkDB, position: int) -> None:
    """A ShrinkDB record of an attached database, at a packed position.

    Three cases, as the vendor has them. With a header that does not know of resizes the file stays as it is, while
    pages may be newer than this record. A file that was resized later stays, too; only pages from before the
    shrink, by its dbtime where the record has one, no longer count. Else the file is cut.
    """
    work.forgive(attachment, record.pgno_last, position)
    last_resize = header_of(attachment).lgpos_last_resize.packed
    if not last_resize and position >> 32 <= attachment.required:
        return
    if last_resize > position:
        if isinstance(record, ShrinkDB3) and record.dbtime > 0:
            first, last = record.pgno_last + 1, record.pgno_last + record.cpg_shrunk
            work.forget(attachment, first, last, record.dbtime, position)
        return
    work.shrink(attachment, record.pgno_last)
    header_of(attachment).shrink_count += 1
    _note(work, attachment, position)


def _note(work: ReplayWork, attachment: AttachedDatabase, position: int) -> None:
    if note_resize(header_of(attachment), position):
        work.header_changed(attachment)
