"""Names and numbers of the JET interface, as in ``jethdr`` (docs/semantics.md)."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from os import PathLike

from engine.error_codes import Code

JET_ERR = int
"""0 is success, negative an error of :class:`engine.error_codes.Code`, positive a warning."""
JET_INSTANCE = int
JET_SESID = int
JET_DBID = int
JET_HANDLE = int
JET_GRBIT = int
JET_PATH = str | bytes | PathLike[str]
"""A path: the A form of a call takes bytes, the W form text; every call here takes either."""

JET_errSuccess = int(Code.Success)
JET_bitNil = 0
JET_instanceNil = JET_sesidNil = (1 << 64) - 1
JET_dbidNil = 0xFFFFFFFF

JET_bitBackupIncremental = 0x1
JET_bitBackupAtomic = 0x4
JET_bitBackupSnapshot = 0x10
JET_bitBackupSurrogate = 0x20
JET_bitBackupEndNormal = 0x1
JET_bitBackupEndAbort = 0x2
JET_bitBackupTruncateDone = 0x100
JET_bitBackupNoDbHeaderUpdate = 0x200

JET_bitTermComplete = 0x1
JET_bitTermAbrupt = 0x2
JET_bitTermStopBackup = 0x4
JET_bitTermDirty = 0x8

JET_bitStopServiceAll = 0x0
JET_bitStopServiceBackgroundUserTasks = 0x2
JET_bitStopServiceQuiesceCaches = 0x4
JET_bitStopServiceStopAndEmitLog = 0x8
JET_bitStopServiceResume = 0x80000000


class JET_SNP(IntEnum):
    """The operation that a status callback speaks of."""

    Restore = 8
    Backup = 9
    RecoveryControl = 18


class JET_SNT(IntEnum):
    """Where the operation stands."""

    Progress = 0
    Fail = 3
    Begin = 5
    Complete = 6
    OpenLog = 1001
    MissingLog = 1004
    BeginUndo = 1005
    NotificationEvent = 1006


@dataclass(frozen=True)
class JET_SNPROG:
    """Progress in percent: ``cunitDone`` of ``cunitTotal``. ``bytes`` gives the three 32-bit numbers of JET."""

    cunitDone: int
    cunitTotal: int = 100
    cbStruct: int = 12

    def __bytes__(self) -> bytes:
        return struct.pack("<III", self.cbStruct, self.cunitDone, self.cunitTotal)


@dataclass(frozen=True)
class JET_RECOVERYCONTROL:
    """A step of the recovery in a restore: with JET_SNP.RecoveryControl, in place of JET_SNPROG.

    ``sntUnion`` says which step. OpenLog and MissingLog have the ``generation`` (lGenNext, lGenMissing) and
    ``wszLogFile``, where that log is or would be; ``fCurrentLog``: under the name of the current log.
    NotificationEvent has ``EventID``, of the event that comes next.
    """

    instance: JET_INSTANCE
    sntUnion: JET_SNT
    generation: int = 0
    fCurrentLog: bool = False
    wszLogFile: str = ""
    EventID: int = 0
    errDefault: JET_ERR = 0


JET_PFNSTATUS = Callable[[JET_SESID, JET_SNP, JET_SNT, JET_SNPROG | JET_RECOVERYCONTROL], object]
"""A status callback. Its return value is ignored: to stop a backup it calls :func:`JetStopBackupInstance`.

Which calls come in which order is in ``docs/status-callbacks.md``.
"""


@dataclass(frozen=True)
class JET_LOGINFO:
    """The logs of an external backup: generations ``ulGenLow`` to ``ulGenHigh`` of ``szBaseName``."""

    ulGenLow: int
    ulGenHigh: int
    szBaseName: str
    cbSize: int = 16
