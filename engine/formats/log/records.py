"""Every log record as a value: ``decode`` makes it from bytes, its ``encode`` the bytes again.

One class a type; the classes stand in the modules named below, by what they are about.
"""

from __future__ import annotations

from engine.error_codes import Code
from engine.formats.log.frame_records import (
    IGNORED,
    MS,
    NOP,
    NOP2,
    Checksum,
    End,
    Fragment,
    FragmentBegin,
    Ignored,
)
from engine.formats.log.images import image_bytes
from engine.formats.log.life_records import (
    DETACH_UNICODE_PATH,
    HAS_VERSION,
    SPARSE_FILE,
    UNICODE_PATH,
    AttachDB,
    CreateDB,
    CreateDBFinish,
    DetachDB,
    ExtendDB,
    ExtentFreed,
    ExtentFreed2,
    FreeFDP,
    Init,
    Init2,
    ReAttach,
    RecoveryQuit,
    RecoveryQuit2,
    RecoveryQuitKeepAttachments,
    RecoveryUndo,
    RecoveryUndo2,
    SetDbVersion,
    ShrinkDB,
    ShrinkDB2,
    ShrinkDB3,
    ShutDownMark,
    SignalAttachDb,
    Term,
    Term2,
    TrimDB,
    path_bytes,
    path_text,
)
from engine.formats.log.page_records import (
    Delete,
    Delta,
    Delta64,
    EmptyTree,
    FlagDelete,
    FlagInsert,
    FlagInsertAndReplaceData,
    Insert,
    NodeRecord,
    Oper,
    PageRecord,
    RecordFlag,
    Replace,
    ReplaceD,
    Scrub,
    SetExternalHeader,
    Undo,
    UndoInfo,
)
from engine.formats.log.record_layout import LogRecord
from engine.formats.log.record_types import RecordType
from engine.formats.log.structure_records import (
    ConvertFDP,
    ConvertFDP2,
    CreateMultipleExtentFDP,
    CreateSingleExtentFDP,
    ImageFlag,
    Merge,
    Merge2,
    MergeFlag,
    MergeRecord,
    MergeType,
    MoveFlag,
    NewPage,
    PageMove,
    RootPageMove,
    Split,
    Split2,
    SplitOper,
    SplitRecord,
    SplitType,
)
from engine.formats.log.trx_records import (
    Begin,
    Begin0,
    BeginDT,
    Commit,
    Commit0,
    CommitCtx,
    ForceLogRollover,
    ForceWriteLog,
    JetOp,
    MacroAbort,
    MacroBegin,
    MacroCommit,
    MacroInfo,
    MacroInfo2,
    MacroRecord,
    PrepCommit,
    PrepRollback,
    Refresh,
    Rollback,
    Trace,
    TrxRecord,
)
from engine.formats.log.upkeep_records import (
    Backup,
    Backup2,
    ExtRestore,
    ExtRestore2,
    FullBackup,
    IncBackup,
    PagePatchRequest,
    ScanCheck,
    ScanCheck2,
)

__all__ = [
    "CLASSES", "DETACH_UNICODE_PATH", "HAS_VERSION", "IGNORED", "MS", "NOP", "NOP2", "SPARSE_FILE",
    "UNICODE_PATH", "AttachDB", "Backup", "Backup2", "Begin", "Begin0", "BeginDT", "Checksum", "Commit",
    "Commit0", "CommitCtx", "ConvertFDP", "ConvertFDP2", "CreateDB", "CreateDBFinish", "CreateMultipleExtentFDP",
    "CreateSingleExtentFDP", "Delete", "Delta", "Delta64", "DetachDB", "EmptyTree", "End", "ExtRestore",
    "ExtRestore2", "ExtendDB", "ExtentFreed", "ExtentFreed2", "FlagDelete", "FlagInsert",
    "FlagInsertAndReplaceData", "ForceLogRollover", "ForceWriteLog", "Fragment", "FragmentBegin", "FreeFDP",
    "FullBackup", "Ignored", "ImageFlag", "IncBackup", "Init", "Init2", "Insert", "JetOp", "LogRecord",
    "MacroAbort", "MacroBegin", "MacroCommit", "MacroInfo", "MacroInfo2", "MacroRecord", "Merge", "Merge2",
    "MergeFlag", "MergeRecord", "MergeType", "MoveFlag", "NewPage", "NodeRecord", "Oper", "PageMove",
    "PagePatchRequest", "PageRecord", "PrepCommit", "PrepRollback", "ReAttach", "RecordFlag", "RecordType",
    "RecoveryQuit", "RecoveryQuit2", "RecoveryQuitKeepAttachments", "RecoveryUndo", "RecoveryUndo2", "Refresh",
    "Replace", "ReplaceD", "Rollback", "RootPageMove", "ScanCheck", "ScanCheck2", "Scrub", "SetDbVersion",
    "SetExternalHeader", "ShrinkDB", "ShrinkDB2", "ShrinkDB3", "ShutDownMark", "SignalAttachDb", "Split",
    "Split2", "SplitOper", "SplitRecord", "SplitType", "Term", "Term2", "Trace", "TrimDB", "TrxRecord", "Undo",
    "UndoInfo", "decode", "image_bytes", "path_bytes", "path_text",
]  # fmt: skip

_LISTED: tuple[type[LogRecord], ...] = (
    Insert, FlagInsert, FlagInsertAndReplaceData, FlagDelete, Delete, Replace, ReplaceD, Delta, Delta64,
    SetExternalHeader, UndoInfo, Undo, EmptyTree, Scrub, NewPage, CreateSingleExtentFDP, CreateMultipleExtentFDP,
    ConvertFDP, ConvertFDP2, Split, Split2, Merge, Merge2, PageMove, RootPageMove, Begin, Begin0, BeginDT,
    Commit, Commit0, Rollback, Refresh, PrepCommit, PrepRollback, ForceWriteLog, MacroBegin, MacroCommit,
    MacroAbort, MacroInfo, MacroInfo2, CommitCtx, JetOp, Trace, ForceLogRollover, Init, Init2, Term,
    RecoveryQuit, Term2, RecoveryQuit2, RecoveryQuitKeepAttachments, RecoveryUndo, RecoveryUndo2, ShutDownMark,
    CreateDB, CreateDBFinish, AttachDB, DetachDB, ReAttach, SignalAttachDb, SetDbVersion, ExtendDB, ShrinkDB,
    ShrinkDB2, ShrinkDB3, TrimDB, ExtentFreed, ExtentFreed2, FreeFDP, ScanCheck, ScanCheck2, PagePatchRequest,
    Backup2, Backup, FullBackup, IncBackup, ExtRestore, ExtRestore2, NOP, NOP2, FragmentBegin, Fragment, MS, End,
    Checksum, *IGNORED,
)  # fmt: skip
CLASSES: dict[RecordType, type[LogRecord]] = {listed.TYPE: listed for listed in _LISTED}
_DECODE = tuple(
    {int(kind): listed.decode for kind, listed in CLASSES.items()}.get(number) for number in range(256)
)


def decode(body: bytes) -> LogRecord:
    """The record of these bytes, whole. Raises ``Corruption`` (JET_errLogFileCorrupt) when they are none."""
    decoder = _DECODE[body[0]] if body else None
    if decoder is None:
        raise Code.LogFileCorrupt.error(f"Byte {body[:1].hex() or 'none'} begins no log record.")
    return decoder(body)
