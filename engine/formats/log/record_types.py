"""Every kind of log record: its number, name, fixed size and what makes it longer.

One row a type, so that a log can be walked without looking into its records
(docs/formats/log-records.md#types). A record's bytes begin with its type.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from engine.formats.stamps import Buffer

NIL_DBTIME = -1


class RecordType(IntEnum):
    """Record types that an engine of major version 8 may meet; names as in the source, without prefix."""

    NOP = 0
    Init = 1
    Term = 2
    MS = 3
    End = 4
    Begin = 5
    Commit = 6
    Rollback = 7
    Begin0 = 8
    Commit0 = 9
    Refresh = 10
    MacroBegin = 11
    MacroCommit = 12
    MacroAbort = 13
    CreateDB = 14
    AttachDB = 15
    DetachDB = 16
    RecoveryUndo = 17
    RecoveryQuit = 18
    FullBackup = 19
    IncBackup = 20
    JetOp = 21
    Trace = 22
    ShutDownMark = 23
    CreateMultipleExtentFDP = 24
    CreateSingleExtentFDP = 25
    ConvertFDP = 26
    Split = 27
    Merge = 28
    Insert = 29
    FlagInsert = 30
    FlagInsertAndReplaceData = 31
    FlagDelete = 32
    Replace = 33
    ReplaceD = 34
    Delete = 35
    UndoInfo = 36
    Delta = 37
    SetExternalHeader = 38
    Undo = 39
    Checksum = 42
    ExtRestore = 45
    Backup = 46
    EmptyTree = 48
    Init2 = 49
    Term2 = 50
    RecoveryUndo2 = 51
    RecoveryQuit2 = 52
    BeginDT = 53
    PrepCommit = 54
    PrepRollback = 55
    ForceWriteLog = 57
    ConvertFDP2 = 58
    ExtRestore2 = 59
    Backup2 = 60
    ForceLogRollover = 61
    Split2 = 62
    Merge2 = 63
    Scrub = 64
    PageMove = 65
    PagePatchRequest = 66
    MacroInfo = 67
    ExtendDB = 68
    CommitCtx = 69
    ScanCheck = 70
    NOP2 = 71
    ReAttach = 72
    MacroInfo2 = 73
    FreeFDP = 74
    Ignored9 = 75
    FragmentBegin = 76
    Fragment = 77
    ShrinkDB = 78
    CreateDBFinish = 79
    RecoveryQuitKeepAttachments = 80
    TrimDB = 81
    Ignored10 = 82
    Ignored11 = 83
    Ignored12 = 84
    Ignored13 = 85
    Ignored14 = 86
    Ignored15 = 87
    Ignored16 = 88
    Ignored17 = 89
    Ignored18 = 90
    Ignored19 = 91
    SetDbVersion = 92
    Delta64 = 93
    ShrinkDB2 = 94
    NewPage = 95
    RootPageMove = 96
    SignalAttachDb = 97
    ScanCheck2 = 98
    ShrinkDB3 = 99
    ExtentFreed = 100
    ExtentFreed2 = 101


@dataclass(frozen=True, slots=True)
class Length:
    """A field that adds to a record's size: ``value & mask`` bytes, or ``bytes_if_set`` when any bit is set."""

    offset: int
    width: int = 2
    mask: int = 0xFFFFFFFF
    bytes_if_set: int | None = None

    def read(self, data: Buffer, start: int) -> int:
        at = start + self.offset
        value = int.from_bytes(data[at : at + self.width], "little") & self.mask
        if self.bytes_if_set is not None:
            return self.bytes_if_set if value else 0
        return value


@dataclass(frozen=True, slots=True)
class Shape:
    """Size rule of one type: ``fixed`` bytes and the lengths they hold."""

    fixed: int
    lengths: tuple[Length, ...] = ()


def _u16(*offsets: int) -> tuple[Length, ...]:
    return tuple(Length(offset) for offset in offsets)


def _u32(*offsets: int) -> tuple[Length, ...]:
    return tuple(Length(offset, 4) for offset in offsets)


T = RecordType
_IGNORABLE = Shape(5, _u32(1))  # lets an older reader step over what it does not know
_REPLACE = Shape(50, (Length(44, mask=0x7FFF),))
_TERM2 = Shape(26)
_CREATE_DB = (Length(40), Length(42, 1, mask=4, bytes_if_set=4))

SHAPES: dict[RecordType, Shape] = {
    T.NOP: Shape(1),
    T.Init: Shape(568),
    T.Term: Shape(18),
    T.MS: Shape(9),
    T.End: Shape(1),
    T.Begin: Shape(4),
    T.Commit: Shape(4),
    T.Rollback: Shape(4),
    T.Begin0: Shape(8),
    T.Commit0: Shape(8),
    T.Refresh: Shape(7),
    T.MacroBegin: Shape(11),
    T.MacroCommit: Shape(11),
    T.MacroAbort: Shape(11),
    T.CreateDB: Shape(43, _CREATE_DB),
    T.AttachDB: Shape(75, _u16(72)),
    T.DetachDB: Shape(7, _u16(4)),
    T.RecoveryUndo: Shape(1),
    T.RecoveryQuit: Shape(18),
    T.FullBackup: Shape(3, _u16(1)),
    T.IncBackup: Shape(3, _u16(1)),
    T.JetOp: Shape(4),
    T.Trace: Shape(5, _u16(3)),
    T.ShutDownMark: Shape(1),
    T.CreateMultipleExtentFDP: Shape(56),
    T.CreateSingleExtentFDP: Shape(48),
    T.ConvertFDP: Shape(60),
    T.Split: Shape(102, _u16(96, 98, 100)),
    T.Merge: Shape(88, _u16(86)),
    T.Insert: Shape(50, _u16(44, 46, 48)),
    T.FlagInsert: Shape(48, _u16(44, 46)),
    T.FlagInsertAndReplaceData: Shape(52, _u16(44, 46)),
    T.FlagDelete: Shape(44),
    T.Replace: _REPLACE,
    T.ReplaceD: _REPLACE,
    T.Delete: Shape(44),
    T.UndoInfo: Shape(56, _u16(44, 46, 54)),
    T.Delta: Shape(54, _u16(44, 46)),
    T.SetExternalHeader: Shape(46, _u16(44)),
    T.Undo: Shape(51, _u16(44, 46)),
    T.Checksum: Shape(22),
    T.ExtRestore: Shape(3, _u16(1)),
    T.Backup: Shape(5, _u16(3)),
    T.EmptyTree: Shape(46, _u16(44)),
    T.Init2: Shape(576),
    T.Term2: _TERM2,
    T.RecoveryUndo2: Shape(9),
    T.RecoveryQuit2: _TERM2,
    T.BeginDT: Shape(8),
    T.PrepCommit: Shape(7, _u32(3)),
    T.PrepRollback: Shape(3),
    T.ForceWriteLog: Shape(3),
    T.ConvertFDP2: Shape(68),
    T.ExtRestore2: Shape(3, _u16(1)),
    T.Backup2: Shape(35, _u16(33)),
    T.ForceLogRollover: Shape(5, _u16(3)),
    T.Split2: Shape(110, _u16(96, 98, 100) + _u32(106)),
    T.Merge2: Shape(96, _u16(86) + _u32(92)),
    T.Scrub: Shape(54, _u16(52)),
    T.PageMove: Shape(96, _u32(88, 92)),
    T.PagePatchRequest: Shape(46),
    T.MacroInfo: _IGNORABLE,
    T.ExtendDB: _IGNORABLE,
    T.CommitCtx: _IGNORABLE,
    T.ScanCheck: _IGNORABLE,
    T.NOP2: _IGNORABLE,
    T.ReAttach: _IGNORABLE,
    T.MacroInfo2: _IGNORABLE,
    T.FreeFDP: _IGNORABLE,
    T.Ignored9: _IGNORABLE,
    T.FragmentBegin: Shape(7, _u16(5)),
    T.Fragment: Shape(3, _u16(1)),
    T.ShrinkDB: Shape(10),
    T.CreateDBFinish: Shape(4),
    T.RecoveryQuitKeepAttachments: _TERM2,
    T.TrimDB: Shape(10),
    **{T(number): _IGNORABLE for number in range(T.Ignored10, T.Ignored19 + 1)},
    T.SetDbVersion: Shape(14),
    T.Delta64: Shape(58, _u16(44, 46)),
    T.ShrinkDB2: Shape(10),
    T.NewPage: Shape(20),
    T.RootPageMove: Shape(16),
    T.SignalAttachDb: Shape(2),
    T.ScanCheck2: Shape(27),
    T.ShrinkDB3: Shape(18),
    T.ExtentFreed: Shape(11),
    T.ExtentFreed2: Shape(19),
}

_SHAPE_OF = tuple({int(t): shape for t, shape in SHAPES.items()}.get(number) for number in range(256))

ENDS_OF_RUN = frozenset({T.Term, T.Term2, T.RecoveryQuit, T.RecoveryQuit2, T.RecoveryQuitKeepAttachments})
"""Records that end an instance's run; last in a log that was closed normally."""


def record_size(data: Buffer, start: int, end: int) -> int | None:
    """Size of the record at ``start``; ``None`` when its type is not known or it would pass ``end``."""
    shape = _SHAPE_OF[data[start]] if start < end else None
    if shape is None or start + shape.fixed > end:
        return None
    size = shape.fixed
    for length in shape.lengths:
        size += length.read(data, start)
    return size if start + size <= end else None
