"""ReplaceD: a node's new data from its old data and the logged differences (reference: log and recovery 5.2)."""

from __future__ import annotations

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.log_differences import differences
from engine.formats.log_records import ReplaceD


def patched(record: ReplaceD, old: bytes) -> bytes:
    """The new data of ``record.new_size`` bytes.

    Raises ``Corruption``: JET_errLogOperationInconsistentWithDatabase for differences that do not belong to
    ``old`` or make another length, JET_errLogFileCorrupt for what are no differences.
    """
    if len(old) != record.old_size:
        raise _misfit(record, f"the node has {len(old)} bytes, not {record.old_size}")
    new = bytearray()
    position = 0
    for offset, replaced, data in differences(record):
        if not position <= offset <= offset + replaced <= len(old):
            raise _misfit(record, "a difference lies outside the old data")
        new += old[position:offset]
        new += data
        position = offset + replaced
    new += old[position:]
    if len(new) != record.new_size:
        raise _misfit(record, f"its differences make {len(new)} bytes, not {record.new_size}")
    return bytes(new)


def _misfit(record: ReplaceD, why: str) -> JetError:
    return Code.LogOperationInconsistentWithDatabase.error(
        f"The ReplaceD record does not fit page {record.pgno}: {why}.", page=record.pgno, record="ReplaceD"
    )
