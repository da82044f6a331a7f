"""What kind of step each type of log record is for whoever replays a log.

Source: docs/formats/log-records.md#types, docs/formats/recovery.md.
"""

from __future__ import annotations

from engine.formats.log.record_types import RecordType as T

ROOT_MOVE = int(T.RootPageMove)
MACROS = frozenset({int(T.Split2), int(T.Merge2)})
"""Of the records of a macro those that say which pages it changes; another is what it makes room for. Where a root
moves, every record behind the first says so."""

NODES = (
    T.Insert, T.FlagInsert, T.FlagInsertAndReplaceData, T.FlagDelete, T.Replace, T.ReplaceD, T.Delete, T.UndoInfo,
    T.Delta, T.Delta64, T.SetExternalHeader, T.Undo, T.EmptyTree, T.Scrub,
)  # fmt: skip
STRUCTURES: dict[int, int] = {
    T.Split2: 64, T.Merge2: 72, T.CreateSingleExtentFDP: 32, T.CreateMultipleExtentFDP: 32, T.ConvertFDP2: 32,
    T.PageMove: 76,
}  # fmt: skip
"""Types with a page prefix that change more than a node, and where they name their tree."""

PASSED_OVER = frozenset({
    T.NOP, T.NOP2, T.Trace, T.JetOp, T.ForceWriteLog, T.ForceLogRollover, T.MacroInfo, T.MacroInfo2,
    T.ScanCheck, T.ScanCheck2, T.PagePatchRequest, T.FreeFDP, T.ExtentFreed, T.ExtentFreed2, T.SignalAttachDb,
    T.Checksum, T.Backup, T.FullBackup, T.IncBackup, T.ExtRestore, T.ExtRestore2, T.TrimDB, T.MS, T.End,
    T.ReAttach, T.Ignored9, *(T(n) for n in range(T.Ignored10, T.Ignored19 + 1)),
})  # fmt: skip
"""Types that change nothing here. TrimDB gives free pages back to the file system; they may as well stay."""
