"""What to do about an event of the history that warns or tells of a failure: pure."""

from __future__ import annotations

import engine
from app.history.runs import Run, RunOperation
from engine.events import EventKind, EventLevel, LogEntry
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown

_K = EventKind
_AGAIN = mark("Correct what the message names, then start the run again.")
_NEXT_RUN = mark("Check the permissions and the space of that folder; the next run tries it again.")
_DISK = mark("Check the disk of the machine, then verify the file on the page Verify: it says what to do.")
_CORRECTED = mark("No data is lost. Check the memory and the disk of the machine, and make a full backup.")
_NOTHING = mark("There is nothing to do.")

_FAILED = frozenset(
    {
        _K.BackupFailed, _K.BackupAborted, _K.BackupStopped, _K.DatabaseCopyFailed, _K.LogCopyFailed,
        _K.FileToBackUpMissing, _K.NoFullBackup, _K.RestoreFailed, _K.LogDamagedInRecovery, _K.RunFailed,
        _K.DrillFailed, _K.DrillFoundDamage, _K.ExportFailed, _K.CopyFailed, _K.VerifyFoundDamage,
        _K.PageCorrectedButBad, _K.PageChecksumMismatch, _K.PageNumberMismatch, _K.ReadFailed, _K.LogDamaged,
        _K.StructureDamaged,
    }
)  # fmt: skip
"""Of a run that failed with them: what that run advised is known."""

_ADVICE = {
    _K.InstanceStoppedBadly: mark("The events before it say why. The next start of the instance recovers it."),
    _K.NoFullBackup: mark("Make a full backup."),
    _K.BackupFailed: _AGAIN,
    _K.BackupAborted: _AGAIN,
    _K.BackupStopped: _AGAIN,
    _K.DatabaseCopyFailed: _AGAIN,
    _K.LogCopyFailed: _AGAIN,
    _K.FileToBackUpMissing: mark("Put the missing file back, for example from a backup, then back up again."),
    _K.HeaderUpdateFailed: mark("Check the permissions of the database; the next backup tries it again."),
    _K.TruncatedLogsMissing: mark(
        "If another program deletes logs, stop it: without them, incremental backups cannot continue."
    ),
    _K.TransientRead: _DISK,
    _K.TruncationRefused: mark("Back up again: the next complete backup truncates them."),
    _K.PageCorrectedButBad: _DISK,
    _K.PageCorrected: _CORRECTED,
    _K.PageChecksumMismatch: _DISK,
    _K.PageNumberMismatch: _DISK,
    _K.ReadFailed: _DISK,
    _K.LogDamaged: _DISK,
    _K.RestoreFailed: _AGAIN,
    _K.LogTornTailRepaired: mark("There is nothing to do: a crash leaves such an end, and no commit is in it."),
    _K.LogDamagedInRecovery: _DISK,
    _K.RunInterrupted: mark("Start the run again."),
    _K.RunFailed: _AGAIN,
    _K.RunProgramError: mark(
        "Start the run again. If it fails again, save the diagnostics (menu Help) and report the error."
    ),
    _K.AsIsDamage: mark("There is nothing to do for the copy: it keeps damage as evidence."),
    _K.BackupNoted: mark("The backup can be restored. Correct what the message names before the next one."),
    _K.TidyingPostponed: _NEXT_RUN,
    _K.DestinationNotMarked: _NEXT_RUN,
    _K.TruncationFailed: _NEXT_RUN,
    _K.VerifyFoundDamage: mark("Verify it on the page Verify: its findings say what to do."),
    _K.VerifyIncomplete: mark("Verify it on the page Verify: its findings say what could not be checked."),
    _K.StructureDamaged: _DISK,
    _K.RestoreNeedsRecovery: mark("Recover the database before it is used."),
    _K.RestoreAttributesLost: mark("Set them again if a program needs them."),
    _K.DrillFoundDamage: mark("Make a full backup, and check the disk of the destination."),
    _K.DrillFailed: _AGAIN,
    _K.LogGivenUp: mark("Make a full backup: earlier chains cannot be continued."),
    _K.LogCutOff: mark("Make a full backup: earlier chains cannot be continued."),
    _K.DatabaseMadeAnew: mark("Check that its data is complete, then make a full backup."),
    _K.ExportIncomplete: mark("The rest is only in a backup: restore the database from its last good one."),
    _K.ExportWithoutLogs: mark("To export them, too, recover the database first."),
    _K.ExportFailed: _AGAIN,
    _K.ChainNotCopied: mark("Correct what the message names; the next copy to that place takes the chain."),
    _K.CopyFailed: _AGAIN,
    _K.RunStalled: mark("Check the disks and the network that it uses. If it stays so, cancel it."),
    _K.HookFailed: mark("Correct the program in the job, then run the job."),
    _K.JobFailed: mark("Correct what the message names, then run the job."),
    _K.SlotTakenUp: _NOTHING,
    _K.SnapshotNotRemoved: mark("The next run from a snapshot tries it again."),
    _K.InstanceGone: mark("If it should be there, connect its disk; otherwise remove it from the job."),
    _K.HistorySetAside: _NOTHING,
    _K.SettingsSetAside: mark("Check the page Settings, and set what you had changed."),
    _K.AuditNotWritten: mark("Check the permissions and the space of the folder of the audit log."),
    _K.RunLeftFiles: mark("There is nothing to do; delete the folder if you need the space now."),
    _K.RunLeftCopy: mark("There is nothing to do; delete the folder if you need the space now."),
    _K.SettingIgnored: mark("Set the value on the page Settings, or correct it in the file."),
    _K.ProblemCritical: mark("The overview says what to do while it is a problem."),
    _K.ProblemWarning: mark("The overview says what to do while it is a problem."),
    _K.NotificationFailed: mark("Correct the channel on the page Settings, and send a test message."),
    _K.NotificationStateSetAside: _NOTHING,
}


def advice_on(entry: LogEntry, run: Run | None) -> str:
    """What to do about ``entry``; ``run``: the one that it is of, as far as that is known. Nothing for what only
    informs."""
    kind = EventKind.of(entry.id)
    if kind is None or entry.level > EventLevel.WARNING:
        return ""
    if kind in _FAILED and run is not None and run.failure is not None and run.failure.hint:
        hint = run.failure.hint
        return "" if hint in entry.text else shown(hint)  # it is said already
    if kind is _K.PageCorrected and run is not None and run.operation is RunOperation.BACKUP:
        return shown(engine.Remedy.KEEP_WATCH.value)
    return marked(_ADVICE[kind]) if kind in _ADVICE else ""
