"""The kinds of event-log entries, one row each: id, level, category, text.

The table holds the events that this program writes, and no others. Ids below 9000, their levels and categories
are those of ESE itself (docs/semantics.md#events), so that administrators can use their usual filters; the texts
are our own. Ids from 9000 on are events without an ESE number: 9000 runs, 9020 verification, 9030 restore, 9050
upkeep, 9064 export, 9070 retention, 9100 notifications.

A template's fields are named. Plain ``{path}`` shows the value; ``{generation:gen}`` shows
``0x5C (92)``, ``{error:jet}`` shows ``JET_errDiskFull (-1808)``, ``{size:bytes}`` shows ``1.8 MiB``
(rendered in :mod:`engine.events`).
"""

from __future__ import annotations

import string
from enum import IntEnum


class EventLevel(IntEnum):
    """How much an entry matters; the numbers are those of the Windows event log."""

    CRITICAL = 1
    ERROR = 2
    WARNING = 3
    INFORMATION = 4
    VERBOSE = 5

    @property
    def label(self) -> str:
        return self.name.capitalize()


class Category(IntEnum):
    """ESE's task categories (docs/semantics.md#events)."""

    GENERAL = 1
    PAGE_CACHE = 2
    LOGGING_RECOVERY = 3
    SPACE = 4
    DATA_DEFINITION = 5
    DATA_MANIPULATION = 6
    PERFORMANCE = 7
    REPAIR = 8
    CONVERSION = 9
    ONLINE_DEFRAGMENTATION = 10
    SYSTEM_PARAMETERS = 11
    CORRUPTION = 12
    ZEROING = 13
    TRANSACTIONS = 14
    FAILURE_SIMULATION = 15
    SHADOW_COPY = 16
    FAILURE_ITEMS = 17
    DEVICE = 18

    @property
    def label(self) -> str:
        """The name that Event Viewer shows for ESENT."""
        return _CATEGORY_LABELS[self]


_CATEGORY_LABELS = {
    Category.GENERAL: "General",
    Category.PAGE_CACHE: "Database Page Cache",
    Category.LOGGING_RECOVERY: "Logging/Recovery",
    Category.SPACE: "Space Management",
    Category.DATA_DEFINITION: "Table/Column/Index Definition",
    Category.DATA_MANIPULATION: "Record Manipulation",
    Category.PERFORMANCE: "Performance",
    Category.REPAIR: "Database Repair",
    Category.CONVERSION: "Database Conversion",
    Category.ONLINE_DEFRAGMENTATION: "Online Defragmentation",
    Category.SYSTEM_PARAMETERS: "System Parameter Settings",
    Category.CORRUPTION: "Database Corruption",
    Category.ZEROING: "Database Zeroing",
    Category.TRANSACTIONS: "Transaction Manager",
    Category.FAILURE_SIMULATION: "Resource Failure Simulation",
    Category.SHADOW_COPY: "ShadowCopy",
    Category.FAILURE_ITEMS: "Failure Items",
    Category.DEVICE: "System Device",
}

_I, _W, _E, _C = EventLevel.INFORMATION, EventLevel.WARNING, EventLevel.ERROR, EventLevel.CRITICAL
_GENERAL, _LOGGING = Category.GENERAL, Category.LOGGING_RECOVERY
_PAGE = "Page {page} of {path} (offset {offset}, {length} bytes)"


class EventKind(IntEnum):
    """One row per happening: id, level, category, text. Rows are in the order of the ids' blocks."""

    level: EventLevel
    category: Category
    template: str
    names: frozenset[str]

    def __new__(cls, number: int, level: EventLevel, category: Category, template: str) -> EventKind:
        kind = int.__new__(cls, number)
        kind._value_ = number
        kind.level = level
        kind.category = category
        kind.template = template
        kind.names = frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)
        return kind

    @classmethod
    def of(cls, number: int) -> EventKind | None:
        """The kind with this id; None when the table has none (an entry written by a later version)."""
        return _BY_NUMBER.get(number)

    # instance
    InstanceStarting = 102, _I, _GENERAL, "The instance {instance} is starting."
    InstanceStopped = 103, _I, _GENERAL, "The instance {instance} has stopped."
    InstanceStoppedBadly = 104, _E, _GENERAL, "The instance {instance} stopped with the error {error:jet}."
    InstanceStarted = 105, _I, _GENERAL, "The instance {instance} started in {seconds} s."
    DatabaseCreated = 325, _I, _GENERAL, "The database {path} was created."
    DatabaseAttached = 326, _I, _GENERAL, "The database {path} was attached."
    DatabaseDetached = 327, _I, _GENERAL, "The database {path} was detached."

    # backup
    RestoreStarted = 204, _I, _LOGGING, "The restore of {path} to {target} has started."
    RestoreEnded = 205, _I, _LOGGING, "The restore to {target} has ended."
    NoFullBackup = (
        206,
        _E,
        _LOGGING,
        "The database {path} cannot be backed up incrementally because it has no full backup.",
    )
    FullBackupStarted = 210, _I, _LOGGING, "A full backup of {instance} has started."
    IncrementalStarted = 211, _I, _LOGGING, "An incremental backup of {instance} has started."
    BackupEnded = 213, _I, _LOGGING, "The backup of {instance} is complete."
    BackupFailed = 214, _E, _LOGGING, "The backup of {instance} failed: {error:jet}. {reason}"
    BackupAborted = 215, _E, _LOGGING, "The backup of {instance} was aborted. {reason}"
    DatabaseCopyFailed = 217, _E, _LOGGING, "The database {path} could not be backed up: {error:jet}. {reason}"
    LogCopyFailed = 218, _E, _LOGGING, "The log {path} could not be backed up: {error:jet}. {reason}"
    HeaderUpdateFailed = (
        219,
        _W,
        _LOGGING,
        "The header of {path} could not be updated with the information on this backup: "
        "{error:jet}. The backup itself is complete.",
    )
    FileCopyStarted = 220, _I, _LOGGING, "The copy of {path} ({size:bytes}) has started."
    FileCopyEnded = 221, _I, _LOGGING, "The copy of {path} has ended."
    FileCopyShort = (
        222,
        _I,
        _LOGGING,
        "The copy of {path} has ended. Not all data was read ({done:bytes} of {size:bytes}).",
    )
    LogCopyStarted = 223, _I, _LOGGING, "The copy of the logs {first} to {last} has started."
    LogsTruncated = (
        224,
        _I,
        _LOGGING,
        "The logs {first} to {last} were deleted because the instance no longer needs them.",
    )
    NothingToTruncate = 225, _I, _LOGGING, "No logs of {instance} can be truncated: all of them are still needed."
    BackupStopped = 226, _E, _LOGGING, "The backup of {instance} was stopped by the engine."
    TruncatedLogsMissing = 227, _W, _LOGGING, "{count:#log} of {instance} to be truncated could not be found."
    FileToBackUpMissing = 459, _E, _LOGGING, "{path} is missing and could not be backed up."
    TransientRead = (
        493,
        _E,
        _LOGGING,
        "{length} bytes of {path} at offset {offset} could be read only after {failures:#failed attempt}.",
    )
    TruncationRefused = (
        520,
        _W,
        _LOGGING,
        "No logs of {instance} were truncated because not all of them were copied.",
    )

    # verification
    PageCorrectedButBad = 398, _E, _LOGGING, f"{_PAGE} is damaged although bit {{bit}} was corrected."
    PageCorrected = 399, _W, _LOGGING, f"{_PAGE} had a single-bit error (bit {{bit}}), which was corrected."
    PageChecksumMismatch = (
        474,
        _E,
        _LOGGING,
        f"{_PAGE} fails its checksum: {{stored}} is stored, {{computed}} was computed.",
    )
    PageNumberMismatch = 475, _E, _LOGGING, f"{_PAGE} contains the page number {{found}}."
    ReadFailed = 481, _E, _GENERAL, "{path} could not be read at offset {offset}: {error:jet}. {reason}"
    LogDamaged = (
        552,
        _E,
        _LOGGING,
        "The log {path} is damaged at segment {segment} ({reason}); its last good segment is {last_good}.",
    )

    # restore and recovery
    RecoveryStarted = 300, _I, _LOGGING, "The recovery of {instance} has started."
    LogReplayed = 301, _I, _LOGGING, "The log {path} was replayed: {records} records."
    RecoveryEnded = 302, _I, _LOGGING, "The recovery of {instance} has completed."
    RestoreFailed = 454, _E, _LOGGING, "The restore or recovery of {instance} failed: {error:jet}. {reason}"
    LogTornTailRepaired = (
        462,
        _W,
        _LOGGING,
        "The last write to the log {path}, at {position}, is incomplete and was ignored.",
    )
    LogDamagedInRecovery = 465, _E, _LOGGING, "The log {path} is damaged at {position}. Recovery cannot continue."

    # our own: runs
    RunInterrupted = (
        9000,
        _W,
        _GENERAL,
        "The {operation} of {instance} started at {started} was interrupted because its process ended. {reason}",
    )
    RunFoundComplete = (
        9001,
        _I,
        _GENERAL,
        "The {operation} of {instance} started at {started} was complete although its process ended early.",
    )
    RunCancelled = 9002, _I, _GENERAL, "The {operation} of {instance} was cancelled. {reason}"
    RunFailed = 9005, _E, _LOGGING, "The {operation} of {instance} failed: {error:jet}. {reason}"
    RunProgramError = (
        9004,
        _C,
        _GENERAL,
        "The {operation} of {instance} ended with an internal error: {reason}",
    )
    CopyBackupStarted = 9006, _I, _LOGGING, "A copy backup of {instance} has started."
    DifferentialStarted = 9003, _I, _LOGGING, "A differential backup of {instance} has started."
    AsIsStarted = 9007, _I, _LOGGING, "The copy of the files of {instance} as they are has started."
    AsIsDamage = 9008, _W, _LOGGING, "{path} was copied as it is. {reason}"
    AsIsEnded = (
        9009,
        _I,
        _LOGGING,
        "The files of {instance} were copied as they are. They are evidence, and cannot be restored.",
    )
    NothingNew = (
        9010,
        _I,
        _LOGGING,
        "There is nothing new to back up: {instance} has no log after generation {generation:gen}.",
    )
    LogsKeptAtRest = (
        9011,
        _I,
        _LOGGING,
        "The logs of {instance} were not truncated: files at rest are never changed.",
    )
    LogsLeftAlone = (
        9012,
        _I,
        _LOGGING,
        "The logs and the headers of {instance} were not changed: it is a {mode} backup.",
    )
    BackupPublished = 9013, _I, _GENERAL, "The backup set {set} was added to the chain {path}."
    BackupNoted = 9014, _W, _GENERAL, "The backup of {instance} has a warning. {reason}"
    TidyingPostponed = 9015, _W, _GENERAL, "The cleanup of {path} was postponed to the next run: {reason}"
    DestinationNotMarked = (
        9019,
        _W,
        _GENERAL,
        "The destination {path} was not marked, so that another one at its path would not be noticed: {reason}",
    )
    TruncationFailed = (
        9016,
        _W,
        _GENERAL,
        "Not all of the logs in {path} that are no longer needed could be deleted: {reason}",
    )

    LogRemovalStarted = (
        9017,
        _I,
        _LOGGING,
        "The truncation of the logs of {instance} has started. Nothing is copied.",
    )
    LogRemovalEnded = 9018, _I, _LOGGING, "The truncation of the logs of {instance} has ended."

    # our own: verification
    VerifyStarted = 9020, _I, _GENERAL, "The verification of {path} has started."
    VerifyPassed = 9021, _I, _GENERAL, "{path} was verified. No damage was found."
    VerifyFoundDamage = 9022, _E, _GENERAL, "{path} is damaged: {count:#finding}. {reason}"
    VerifyIncomplete = 9057, _W, _GENERAL, "{path} was verified only in part. {reason}"
    StructureDamaged = 9027, _E, Category.CORRUPTION, "Page {page} of {path} is structurally damaged: {reason}"

    # our own: restore
    RestoreCopied = 9030, _I, _LOGGING, "{path} was restored to {target} ({size:bytes})."
    RestoreNeedsRecovery = (
        9031,
        _W,
        _LOGGING,
        "The database {path} was restored and requires recovery with the log generations "
        "{first:gen} to {last:gen}.",
    )
    RestoreClean = 9032, _I, _LOGGING, "The database {path} was restored. Its state is clean shutdown."
    RestoreTargetUntouched = 9034, _I, _LOGGING, "Nothing in {target} was changed."
    RestoreDisplaced = 9035, _I, _LOGGING, "The existing files in {target} were moved to {path}."
    RestoreAttributesLost = 9062, _W, _LOGGING, "The original {reason} of files in {target} could not be restored."
    RestoredForOwner = (
        9063,
        _I,
        _LOGGING,
        "Only {path} can read the files in {target}. Give the account of the service that uses "
        "them access to them.",
    )
    DrillPassed = (
        9036,
        _I,
        _LOGGING,
        "The restore drill of the chain {path} succeeded: {count:#table}, {rows:#row}, no damage.",
    )
    DrillFoundDamage = (
        9037,
        _E,
        Category.CORRUPTION,
        "The restore drill of the chain {path} found damage: {count:#finding}. {reason}",
    )
    DrillFailed = 9038, _E, _LOGGING, "The restore drill of the chain {path} failed: {error:jet}. {reason}"

    LogGivenUp = 9039, _W, _LOGGING, "The log {path} was deleted because recovery ended before it, as requested."
    LogCutOff = 9060, _W, _LOGGING, "The log {path} now ends before segment {segment}, as requested. {reason}"
    DatabaseMadeAnew = 9061, _W, _LOGGING, "The database {path} was missing and was created from the logs."
    DrillStarted = 9045, _I, _LOGGING, "The restore drill of the chain {path} has started."
    RestoreConfirmed = (
        9046,
        _I,
        _LOGGING,
        "The restore to {target} was confirmed. The displaced files were deleted: {count:#file}.",
    )
    RestoreTakenBack = (
        9047,
        _I,
        _LOGGING,
        "The restore to {target} was taken back: {count:#displaced file} replaced {gone:#file}.",
    )
    NothingKept = 9048, _I, _LOGGING, "{target} contains no displaced files."

    # our own: export
    ExportStarted = 9064, _I, _GENERAL, "The export of {path} to {target} has started."
    ExportComplete = 9065, _I, _GENERAL, "{path} was exported to {target}: {count:#table}, {rows:#row}."
    ExportIncomplete = (
        9066,
        _E,
        Category.CORRUPTION,
        "{path} is damaged. What can be read was exported to {target}: {count:#table}, {rows:#row}, "
        "{losses:#loss|losses}.",
    )
    ExportWithoutLogs = (
        9067,
        _W,
        _GENERAL,
        "{path} was exported without the changes in its logs. Committed changes may still be in the log "
        "generations {first:gen} to {last:gen}.",
    )
    ExportFailed = 9068, _E, _GENERAL, "The export of {path} failed: {error:jet}. {reason} Nothing was written."
    # our own: retention
    PruneStarted = 9070, _I, _GENERAL, "The pruning of {path} has started."
    ChainRemoved = 9071, _I, _GENERAL, "The chain {path} ({size:bytes}) was removed. Reason: {reason}."
    PruneEnded = 9072, _I, _GENERAL, "The pruning of {path} has ended: {count:#chain} removed, {size:bytes} freed."
    RemovalEnded = (
        9073,
        _I,
        _GENERAL,
        "The removal of chains has ended: {count:#chain} removed, {size:bytes} freed.",
    )

    # our own: copies of chains
    CopyStarted = 9074, _I, _GENERAL, "The copying of {path} to {target} has started."
    ChainCopied = 9075, _I, _GENERAL, "The chain {path} was copied to {target} ({size:bytes})."
    ChainNotCopied = 9076, _W, _GENERAL, "The chain {path} was not copied: {reason}"
    CopyEnded = (
        9077,
        _I,
        _GENERAL,
        "The copying of {path} to {target} has ended: {count:#chain}, {size:bytes}.",
    )
    CopyFailed = (
        9078,
        _E,
        _GENERAL,
        "The copying of {path} to {target} failed: {error:jet}. {reason} All chains listed there are complete.",
    )

    # our own: jobs
    RunStalled = (
        9080,
        _W,
        _GENERAL,
        "The {operation} of {instance} has shown no progress for {minutes:#minute}.",
    )
    HookFailed = 9081, _E, _GENERAL, "The program {step} the job {job} failed: {reason}"
    HookEnded = 9082, _I, _GENERAL, "The program {step} the job {job} has ended."
    JobFailed = 9083, _E, _GENERAL, "The job {job} failed: {reason}"
    FullInstead = 9084, _I, _GENERAL, "A full backup of {instance} is made instead of an incremental one. {reason}"
    DrillMoment = (
        9085,
        _I,
        _GENERAL,
        "The drill of {path} restores the state of {time}, chosen with the seed {seed}.",
    )
    SlotTakenUp = 9086, _W, _GENERAL, "The run of the job {job} at {slot} was interrupted and is taken up again."

    # our own: snapshots of volumes
    SnapshotMade = 9087, _I, _GENERAL, "The files are read from the snapshot {name} of {path}."
    SnapshotNotRemoved = 9088, _W, _GENERAL, "The snapshot {name} of {path} could not be removed: {reason}"
    SnapshotLeftRemoved = (
        9089,
        _I,
        _GENERAL,
        "The snapshot {name} of {path}, left by a dead run, was removed.",
    )

    InstanceGone = (
        9090,
        _W,
        _GENERAL,
        "The instance {instance} is no longer found in {path}, where the job {job} backed it up. Its last backup "
        "ended at {time}. If it should be there, connect its disk. Its backups are unchanged.",
    )

    # our own: upkeep
    HistorySetAside = (
        9050,
        _W,
        _GENERAL,
        "The history file was damaged. It was renamed to {path} and a new one was created. No backup is affected.",
    )
    HistoryCleared = (
        9051,
        _I,
        _GENERAL,
        "Deleted {count:#entry|entries} from before {before} from the history.",
    )
    SettingsSetAside = (
        9052,
        _W,
        _GENERAL,
        "The settings file was damaged. It was renamed to {path}, and the defaults are used.",
    )
    AuditNotWritten = (
        9053,
        _W,
        _GENERAL,
        "The entry of the audit log for this {operation} could not be written: {reason}",
    )
    RunLeftFiles = (
        9058,
        _W,
        _GENERAL,
        "The interrupted {operation} of {instance} left {path} ({size:bytes}): copies that nothing uses. The next "
        "run to that place removes the folder; it can also be deleted now.",
    )
    RunLeftCopy = (
        9059,
        _W,
        _GENERAL,
        "The interrupted {operation} of {instance} left {path} ({size:bytes}): a part of a chain. The next copy "
        "of that chain to this place continues it; it can also be deleted now.",
    )
    SettingIgnored = 9056, _W, _GENERAL, "The value of {name} in {path} is not valid. The default is used."

    # our own: notifications
    ProblemCritical = 9100, _E, _GENERAL, "{instance}: {text}"
    ProblemWarning = 9101, _W, _GENERAL, "{instance}: {text}"
    ProblemOver = 9102, _I, _GENERAL, "{instance}: no longer a problem: {text}"
    NotificationInformation = 9103, _I, _GENERAL, "{text}"
    NotificationFailed = 9104, _W, _GENERAL, "A message could not be sent on the channel {name}: {reason}"
    NotificationStateSetAside = (
        9105,
        _W,
        _GENERAL,
        "The record of sent notices was damaged. It was renamed to {path}. All current problems are sent again.",
    )


_BY_NUMBER = {int(kind): kind for kind in EventKind}
