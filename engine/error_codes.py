"""JET error codes, one row each: number, category, text, hint.

Numbers are those of ``jethdr`` (docs/semantics.md#error-codes), below :data:`OWN` ours; texts and hints are, too.
``Code.ReadVerifyFailure.error(path=…, page=…)`` creates the error to raise; catch its category.
"""

from __future__ import annotations

from enum import IntEnum

from engine import errors as e

OWN = -60000
_DAMAGED = "Verify the database, and restore it from its last good backup."


class Code(IntEnum):
    """A JET error code that knows its category, its text and what to do about it."""

    category: type[e.JetError]
    text: str
    hint: str

    def __new__(cls, number: int, category: type[e.JetError], text: str, hint: str = "") -> Code:
        code = int.__new__(cls, number)
        code._value_ = number
        code.category = category
        code.text = text
        code.hint = hint or category.default_hint
        return code

    @classmethod
    def of(cls, number: int) -> Code:
        """The code with this number; ``KeyError`` when this table has none."""
        return _BY_NUMBER[number]

    @property
    def symbol(self) -> str:
        """The name that ``jethdr`` gives it, e.g. ``JET_errDiskFull``; one of our own has our own."""
        return f"JET_err{self.name}" if self > OWN else f"ESE_err{self.name}"

    def error(self, message: str = "", *, hint: str = "", **context: object) -> e.JetError:
        """The exception of this code's category, ready to raise."""
        return self.category(self, message, hint=hint, **context)

    Success = 0, e.JetError, "Done."
    InternalError = (
        -107,
        e.JetError,
        "An internal error occurred in the program.",
        "Report the error with its traceback.",
    )

    # database structure
    DatabaseBufferDependenciesCorrupted = (
        -255,
        e.Corruption,
        "A log record lacks the image of a page that it moves lines from.",
        _DAMAGED,
    )
    BadPageLink = -327, e.Corruption, "A page is linked twice, or its neighbours do not link back to it.", _DAMAGED
    BadParentPageLink = -338, e.Corruption, "A page does not belong to the tree that points to it.", _DAMAGED
    SPAvailExtCorrupted = -341, e.Corruption, "The tree of available space is damaged.", _DAMAGED
    SPOwnExtCorrupted = -343, e.Corruption, "The tree of owned space is damaged.", _DAMAGED
    KeyTruncated = -346, e.WrongUse, "A key is too long for an index that does not allow truncated keys."
    PageTagCorrupted = -357, e.Corruption, "The tag array of a page is damaged.", _DAMAGED
    NodeCorrupted = -358, e.Corruption, "A node on a page is damaged.", _DAMAGED

    # logs
    LogFileCorrupt = (
        -501,
        e.Corruption,
        "A log file is damaged.",
        "Check the disk. If no database requires the log, make a full backup with only the required logs.",
    )
    BackupDirectoryNotEmpty = (
        -504,
        e.WrongUse,
        "The backup directory is not empty.",
        "Choose an empty folder, or one that contains only backups of this program.",
    )
    BackupInProgress = (
        -505,
        e.WrongState,
        "A backup of this instance is already running.",
        "Wait until the other run has ended, or cancel it.",
    )
    RestoreInProgress = (
        -506,
        e.WrongState,
        "The instance is being restored.",
        "Wait until the restore has ended.",
    )
    MissingPreviousLogFile = (
        -509,
        e.MissingFile,
        "The log file that the checkpoint points to is missing.",
        "Put the named log back; a backup may contain it. Without a checkpoint, recovery reads the "
        "logs from the first one.",
    )
    LogWriteFail = (
        -510,
        e.StorageFault,
        "The log file cannot be written.",
        "Check whether the log volume is full or failing, then start the instance again; it recovers.",
    )
    LogGenerationMismatch = (
        -513,
        e.Incompatible,
        "The name of a log file does not match the generation in its header.",
        "Rename the file to match its generation, or move it out of the folder.",
    )
    BadLogVersion = (
        -514,
        e.Incompatible,
        "The version of the log file is not supported.",
        "Use the version of the engine that wrote the file. The file is not damaged.",
    )
    InvalidLogSequence = (
        -515,
        e.Incompatible,
        "The log files are not in sequence.",
        "Look for a log that was replaced or that belongs to a copy of this instance.",
    )
    LoggingDisabled = (
        -516,
        e.WrongState,
        "The instance is running without logging.",
        "Start the instance with logging enabled, or copy its files while it is stopped.",
    )
    LogSequenceEnd = -519, e.WrongState, "No more log generation numbers are available."
    NoBackup = -520, e.WrongState, "No backup is active."
    InvalidBackupSequence = -521, e.WrongUse, "The backup functions were called in the wrong order."
    BackupNotAllowedYet = (
        -523,
        e.WrongState,
        "A backup is not allowed yet: the instance is still starting.",
        "Wait until the instance has started and recovered, then try again.",
    )
    DeleteBackupFileFail = (
        -524,
        e.StorageFault,
        "An old backup file could not be deleted.",
        "Close programs that use the backup folder, and check that you have permission to delete files in it.",
    )
    MakeBackupDirectoryFail = (
        -525,
        e.StorageFault,
        "The working folder of the backup could not be created.",
        "Check that the destination exists, is a folder and can be written to.",
    )
    InvalidBackup = (
        -526,
        e.WrongState,
        "An incremental backup is not possible while circular logging is enabled.",
        "Make a full backup, or disable circular logging.",
    )
    MissingLogFile = (
        -528,
        e.MissingFile,
        "A log file is missing although later ones exist.",
        "Put the named log back; a backup may contain it.",
    )
    LogDiskFull = (
        -529,
        e.SpaceExhausted,
        "The log volume is full.",
        "Free space on the log volume, then start the instance again; it recovers.",
    )
    BadLogSignature = (
        -530,
        e.Incompatible,
        "The log file belongs to another log stream.",
        "Move that log out of the folder. Keep the logs of each instance in a folder of their own.",
    )
    BadCheckpointSignature = (
        -532,
        e.Incompatible,
        "The checkpoint belongs to another log stream.",
        "Move that checkpoint out of the folder. Without a checkpoint, recovery reads the logs from "
        "the first one.",
    )
    CheckpointCorrupt = (
        -533,
        e.Corruption,
        "The checkpoint file is damaged.",
        "No data is lost: without a checkpoint, recovery reads the logs from the first one.",
    )
    BadPatchPage = -535, e.Corruption, "The trailer page of a backup copy is damaged."
    PatchFileMissing = (
        -538,
        e.MissingFile,
        "The .pat file of a database in the backup set is missing.",
        "Look for the .pat file where the backup set was created. The set cannot be restored without it.",
    )
    DatabaseLogMismatch = (
        -539,
        e.Incompatible,
        "The database and the logs do not belong together.",
        "Look for the logs of this database, or for the database of these logs. Keep both.",
    )
    LogFileSizeMismatch = (
        -541,
        e.Corruption,
        "The size of a log file does not match its header.",
        "The file was truncated or extended. Use another copy of this log.",
    )
    CheckpointFileNotFound = (
        -542,
        e.MissingFile,
        "The checkpoint file is missing.",
        "No data is lost: without a checkpoint, recovery reads the logs from the first one.",
    )
    RequiredLogFilesMissing = (
        -543,
        e.MissingFile,
        "Log files required for recovery are missing.",
        "Look for the named generations. If they are lost, restore an earlier full backup.",
    )
    LogFileSizeMismatchDatabasesConsistent = (
        -545,
        e.Incompatible,
        "The log file size does not match the requested size.",
        "Omit the size to use that of the existing logs. Another size requires a new log stream.",
    )
    SoftRecoveryOnBackupDatabase = (
        -544,
        e.WrongState,
        "The database is a backup copy that was not restored.",
        "Restore the backup set that it belongs to.",
    )
    DatabaseDirtyShutdown = (
        -550,
        e.WrongState,
        "The database was not shut down cleanly and needs recovery.",
        "Keep its logs with it. Recovery brings it to a clean shutdown.",
    )
    ConsistentTimeMismatch = (
        -551,
        e.Incompatible,
        "The database and the logs disagree on the last clean shutdown.",
        "The database is from another time than its logs, or was changed without them. Keep both.",
    )
    DatabasePatchFileMismatch = (
        -552,
        e.Incompatible,
        "The header and the trailer of the database do not belong together.",
    )
    EndingRestoreLogTooLow = (
        -553,
        e.MissingFile,
        "The last log of the backup set is older than the databases require.",
        "Look for the later logs of the backup set, or restore another set.",
    )
    StartingRestoreLogTooHigh = (
        -554,
        e.MissingFile,
        "The first log of the backup set is newer than the databases require.",
        "Look for the earlier logs of the backup set, or restore another set.",
    )
    GivenLogFileHasBadSignature = (
        -555,
        e.Incompatible,
        "The log file belongs to another log stream.",
        "Move that log out of the folder. Keep the logs of each instance in a folder of their own.",
    )
    GivenLogFileIsNotContiguous = (
        -556,
        e.Incompatible,
        "The log files are not contiguous.",
        "Look for a log that was replaced or that belongs to a copy of this instance.",
    )
    MissingRestoreLogFiles = (
        -557,
        e.MissingFile,
        "Log files of the backup set are missing.",
        "Look for the named logs of the backup set, or restore another set.",
    )
    MissingFullBackup = (
        -560,
        e.MissingFile,
        "An incremental backup requires a full backup, and there is none.",
        "Make a full backup first.",
    )
    MissingCurrentLogFiles = (
        -565,
        e.MissingFile,
        "The logs of the instance are not contiguous.",
        "Look for the named logs of the instance. The chain can be restored without them.",
    )
    DbTimeTooOld = -566, e.Corruption, "A page is older than the log record expects.", _DAMAGED
    DbTimeTooNew = -567, e.Corruption, "A page is newer than the log record expects.", _DAMAGED
    MissingFileToBackup = (
        -569,
        e.MissingFile,
        "A file required by the backup is missing.",
        "Look for the named file. If it is lost, make a full backup with only the logs that the "
        "databases require.",
    )
    CommittedLogFilesMissing = (
        -582,
        e.MissingFile,
        "Log files with committed transactions are missing.",
        "Find the named logs. Recovery can continue without them, but their changes are lost.",
    )
    LogSequenceChecksumMismatch = (
        -590,
        e.Corruption,
        "A log does not contain the checksum of the log before it.",
        "One of the two logs was changed or replaced. Copy both from a trusted source.",
    )
    ExistingLogFileHasBadSignature = (
        -610,
        e.Incompatible,
        "A log in the folder belongs to another log stream.",
        "Choose the folder of the instance that was backed up.",
    )
    ExistingLogFileIsNotContiguous = (
        -611,
        e.Incompatible,
        "The logs in the folder do not continue the backup set.",
        "The history of the instance has diverged from the set. Restore the chain without the newer logs.",
    )
    LogReadVerifyFailure = (
        -612,
        e.Corruption,
        "A log file fails its checksum.",
        "Check the disk. If no database requires the log, make a full backup with only the required logs.",
    )
    RestoreOfNonBackupDatabase = -615, e.WrongUse, "The database is not a backup copy."
    LogFileNotCopied = -616, e.WrongState, "The logs cannot be truncated because not all of them were copied."
    SurrogateBackupInProgress = -617, e.WrongState, "A surrogate backup is in progress."
    LogOperationInconsistentWithDatabase = (
        -626,
        e.Corruption,
        "A log record does not match the page that it changes.",
        _DAMAGED,
    )
    UnicodeTranslationFail = (
        -602,
        e.Unsupported,
        "Sort keys of Unicode text require the collation tables of Windows.",
        "Index a binary, ASCII, numeric or GUID column instead.",
    )
    BackupAbortByServer = -801, e.Cancelled, "The operation was stopped on request. Nothing was kept."

    # use
    InvalidGrbit = (
        -900,
        e.WrongUse,
        "An option is not valid or cannot be combined with the others.",
        "Remove the option that the call does not support.",
    )
    TermInProgress = (
        -1000,
        e.WrongState,
        "The instance is shutting down.",
        "Wait until the instance has ended. Its files can then be backed up at rest.",
    )
    FeatureNotAvailable = -1001, e.Unsupported, "The feature is not available in this version."
    InvalidName = -1002, e.WrongUse, "A name is empty, too long or contains invalid characters."
    InvalidParameter = (
        -1003,
        e.WrongUse,
        "A parameter is not valid.",
        "Correct what the message names, then try again.",
    )
    OutOfMemory = (
        -1011,
        e.StorageFault,
        "Not enough memory is available.",
        "Close other programs, or use a computer with more memory.",
    )
    DiskIO = (
        -1022,
        e.StorageFault,
        "The device or file system failed.",
        "Check the cables, the system log and the state of the device, then try again.",
    )
    OutOfDatabaseSpace = (
        -1012,
        e.SpaceExhausted,
        "The database has reached its maximum size.",
        "Increase its size limit, or delete data that is no longer needed.",
    )
    InvalidPath = (
        -1023,
        e.WrongUse,
        "The path does not exist or is not a folder.",
        "Choose an existing folder, or let the program create it.",
    )
    ReadVerifyFailure = (
        -1018,
        e.Corruption,
        "A database page fails its checksum.",
        "Check the disk, and restore the database from its last good backup. Do not repair the database first.",
    )
    PageNotInitialized = (
        -1019,
        e.Corruption,
        "A page that is in use was never written.",
        _DAMAGED,
    )
    InvalidDatabase = (
        -1028,
        e.Corruption,
        "The file is not an ESE database.",
        "Choose the database file of an ESE application, such as ntds.dit or SRUDB.dat, or its folder.",
    )
    RecordDeleted = -1017, e.WrongState, "The record was deleted."
    RecordTooBig = -1026, e.WrongUse, "The record is too large for a page."
    NotInitialized = -1029, e.WrongState, "The instance is not initialised.", "Start the instance first."
    AlreadyInitialized = -1030, e.WrongState, "The instance is already initialised."
    FileAccessDenied = (
        -1032,
        e.StorageFault,
        "Access to the file was denied.",
        "Check the permissions of the file and whether another program has it open. Run the program "
        "as a user who can read it.",
    )
    TooManyColumns = -1040, e.WrongUse, "The table has the maximum number of columns."
    ColumnNotUpdatable = -1048, e.WrongUse, "The value of this column is set by the engine."
    NullKeyDisallowed = -1053, e.WrongUse, "An index does not allow NULL in this column."
    OutOfLongValueIDs = -1075, e.WrongState, "The table has used all ids of long values."
    OutOfAutoincrementValues = -1076, e.WrongState, "The autoincrement column has reached its maximum value."
    RunningInOneInstanceMode = (
        -1080,
        e.WrongState,
        "This process uses single-instance mode.",
        "Call JetInit without an instance, or end the running instance first.",
    )
    RunningInMultiInstanceMode = (
        -1081,
        e.WrongState,
        "This process uses multi-instance mode.",
        "Call the function that takes an instance.",
    )
    InstanceNameInUse = -1086, e.WrongUse, "An instance with this name already exists."
    InstanceUnavailable = (
        -1090,
        e.WrongState,
        "The instance is unavailable because of a fatal error.",
        "Find the cause in the history, then start the instance again; it recovers.",
    )
    TransTooDeep = -1103, e.WrongState, "The maximum nesting level of transactions has been reached."
    InvalidSesid = -1104, e.WrongUse, "The session does not exist."
    DirtyShutdown = (
        -1116,
        e.WrongState,
        "The instance has ended without a clean shutdown, as requested. Its databases require recovery.",
    )
    OutOfSessions = -1101, e.WrongState, "The instance has no more sessions."
    PageSizeMismatch = -1213, e.Incompatible, "The page size of the database does not match that of the instance."
    TooManyActiveUsers = (
        -1059,
        e.WrongState,
        "Sessions of other threads are in a transaction.",
        "End their transactions first.",
    )
    NotInTransaction = -1054, e.WrongState, "The session is not in a transaction."
    TooManyAttachedDatabases = -1805, e.WrongState, "The instance has the maximum number of databases, six."
    VersionStoreOutOfMemory = (
        -1069,
        e.WrongState,
        "The maximum number of page versions kept for readers has been reached.",
        "Commit in smaller transactions, and end transactions that only read.",
    )
    LogFilePathInUse = (
        -1084,
        e.WrongState,
        "Another instance is using this folder.",
        "Stop the other program, or choose another folder.",
    )
    WriteConflict = (
        -1102,
        e.WrongState,
        "Another session is changing the database.",
        "Roll back the transaction and begin it again.",
    )
    ReadLostFlushVerifyFailure = -1119, e.Corruption, "A page is not as it was written last.", _DAMAGED
    DatabaseDuplicate = -1201, e.WrongState, "The database already exists."
    DatabaseInUse = (
        -1202,
        e.WrongState,
        "The database is in use.",
        "Stop the service that uses it, or back up a snapshot or a copy.",
    )
    DatabaseNotFound = (
        -1203,
        e.MissingFile,
        "The database was not found.",
        "Choose the folder that contains the database. A lost database may be in a backup.",
    )
    DatabaseCorrupted = (
        -1206,
        e.Corruption,
        "The database header is damaged.",
        "Restore the last good backup. Keep the damaged file until then.",
    )
    InvalidDatabaseVersion = (
        -1209,
        e.Incompatible,
        "The version of the database is not supported.",
        "Use the version of the engine that wrote the file. The file is not damaged.",
    )
    TooManyInstances = -1214, e.WrongState, "The process has the maximum number of instances."
    DatabaseSharingViolation = (
        -1215,
        e.WrongState,
        "Another program is changing the database.",
        "Stop the service that uses it, or back up a snapshot or a copy.",
    )
    AttachedDatabaseMismatch = (
        -1216,
        e.MissingFile,
        "A database that the logs refer to is missing or is not the right one.",
        "Put the database that belongs to the logs back beside them.",
    )
    CatalogCorrupted = -1220, e.Corruption, "The catalog of the database is damaged.", _DAMAGED
    DatabaseIncompleteIncrementalReseed = (
        -1226,
        e.WrongState,
        "The database is being reseeded and is not complete.",
        "Wait until the reseed has ended, or copy the database from its source again.",
    )
    TableDuplicate = -1303, e.WrongUse, "The table already exists."
    ObjectNotFound = -1305, e.MissingFile, "The table does not exist."
    ClientRequestToStopJetService = (
        -1329,
        e.WrongState,
        "The service was asked to stop.",
        "Start the service again. No backup can be started until then.",
    )
    FixedDDL = -1323, e.WrongUse, "The table's definition cannot be changed."
    IndexHasPrimary = -1402, e.WrongUse, "The table already has a primary index."
    IndexDuplicate = -1403, e.WrongUse, "The table already has an index with this name."
    IndexNotFound = -1404, e.WrongUse, "The index does not exist."
    IndexMustStay = -1405, e.WrongUse, "The primary index cannot be deleted."
    IndexInvalidDef = -1406, e.WrongUse, "The definition of the index is not valid."
    InvalidLVChunkSize = -1438, e.WrongUse, "Long values cannot be stored in chunks of this size."
    NullInvalid = -1504, e.WrongUse, "The column cannot be NULL."
    ColumnTooBig = -1506, e.WrongUse, "The value is longer than the column allows."
    ColumnNotFound = -1507, e.WrongUse, "The column does not exist."
    ColumnDuplicate = -1508, e.WrongUse, "The table already has a column with this name."
    InvalidColumnType = -1511, e.WrongUse, "The value does not match the type of the column."
    LVCorrupted = -1526, e.Corruption, "A long value is damaged.", _DAMAGED
    RecordNotFound = -1601, e.WrongState, "The record does not exist."
    NoCurrentRecord = -1603, e.WrongState, "The cursor is not on a record."
    RecordPrimaryChanged = -1604, e.WrongUse, "The primary key of a record cannot be changed."
    KeyDuplicate = -1605, e.WrongUse, "A record with this key already exists."
    DecompressionFailed = -1620, e.Corruption, "A compressed value cannot be decompressed.", _DAMAGED
    DecryptionFailed = (
        -1622,
        e.WrongUse,
        "The data cannot be decrypted.",
        "Specify the key that it was encrypted to.",
    )
    RecordCorrupted = -1626, e.Corruption, "A record is damaged."
    DiskFull = (
        -1808,
        e.SpaceExhausted,
        "The volume is full.",
        "Free space or choose another destination, then try again.",
    )
    FileNotFound = (
        -1811,
        e.MissingFile,
        "The file was not found.",
        "Check that the path is right and that its volume is mounted.",
    )
    FileAlreadyExists = (
        -1814,
        e.StorageFault,
        "The file already exists.",
        "Choose another name, or move the existing file away.",
    )
    AfterInitialization = -1850, e.WrongState, "A restore must come before the instance is initialised."
    SessionSharingViolation = (
        -1910,
        e.WrongState,
        "Two threads are using the same session.",
        "Use a session of its own in each thread.",
    )
    FileIOBeyondEOF = (
        -4001,
        e.Corruption,
        "The file ends before the expected end of its data.",
        "The file was truncated. Restore the last good backup.",
    )

    # of our own: JET knows no servers
    ServerFailed = (
        -60001,
        e.ServerFault,
        "A server or another process did not do what it was asked for.",
        "Check the network and the server, then try again.",
    )


_BY_NUMBER = {int(code): code for code in Code}
