"""ReplaceD: a node's new data from the old and the differences (docs/formats/log-records.md#differences)."""

from __future__ import annotations

from engine.change.page_changes import misfit
from engine.formats.log.differences import differences
from engine.formats.log.records import ReplaceD


def patched(record: ReplaceD, old: bytes) -> bytes:
    """The new data of ``record.new_size`` bytes.

    Raises ``Corruption``: JET_errLogOperationInconsistentWithDatabase for differences that do not belong to
    ``old`` or make another length, JET_errLogFileCorrupt for some that end early.
    """
    if len(old) != record.old_size:
        raise misfit(record, record.pgno, f"the node has {len(old)} bytes, not {record.old_size}")
    new = bytearray()
    position = 0
    for offset, replaced, data in differences(record):
        if not position <= offset <= offset + replaced <= len(old):
            raise misfit(record, record.pgno, f"it has no {replaced} bytes at {offset} to replace")
        new += old[position:offset] + data
        position = offset + replaced
    new += old[position:]
    if len(new) != record.new_size:
        raise misfit(record, record.pgno, f"its differences make {len(new)} bytes, not {record.new_size}")
    return bytes(new)
