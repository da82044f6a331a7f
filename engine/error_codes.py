"""JET error codes: one row each — number, category, text, hint.

Numbers are those of ``jethdr`` (docs/semantics.md#error-codes); texts and hints are ours.
``Code.ReadVerifyFailure.error(path=…, page=…)`` makes the error to raise; catch its category.
"""

from __future__ import annotations

from enum import IntEnum

from engine import errors as e

_DAMAGED = "Verify the database; restore it from its last good backup."


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
        """The name that ``jethdr`` gives it, e.g. ``JET_errDiskFull``."""
        return f"JET_err{self.name}"

    def error(self, message: str = "", *, hint: str = "", **context: object) -> e.JetError:
        """The exception of this code's category, ready to raise."""
        return self.category(self, message, hint=hint, **context)

    Success = 0, e.JetError, "Done."

    InternalError = -107, e.JetError, "The program met an error of its own.", "Report it with the traceback."

    # database structure
    DatabaseBufferDependenciesCorrupted = (
        -255,
        e.Corruption,
        "A log record lacks the image of a page that it moves lines from.",
        _DAMAGED,
    )
    BadPageLink = -327, e.Corruption, "A page is reached twice, or its neighbours do not know it.", _DAMAGED
    BadParentPageLink = -338, e.Corruption, "A page does not belong to the tree that leads to it.", _DAMAGED
    SPAvailExtCorrupted = -341, e.Corruption, "The list of free space is damaged.", _DAMAGED
    SPOwnExtCorrupted = -343, e.Corruption, "The list of owned space is damaged.", _DAMAGED
    KeyTruncated = -346, e.WrongUse, "A key is too long for an index that allows no cut keys."
    PageTagCorrupted = -357, e.Corruption, "A page's table of lines is damaged.", _DAMAGED
    NodeCorrupted = -358, e.Corruption, "A node on a page is damaged.", _DAMAGED

    # logs
    LogFileCorrupt = (
        -501,
        e.Corruption,
        "A log file is damaged.",
        "Take this log from an earlier backup, or make a new full backup once the instance runs.",
    )
    NoBackupDirectory = -503, e.WrongUse, "No backup directory was given."
    BackupDirectoryNotEmpty = (
        -504,
        e.WrongUse,
        "The backup directory is not empty.",
        "Choose an empty folder, or one that holds only backups made by this program.",
    )
    BackupInProgress = (
        -505,
        e.WrongState,
        "A backup of this instance is already running.",
        "Wait until the other run ends, or cancel it.",
    )
    RestoreInProgress = (
        -506,
        e.WrongState,
        "A restore is running on this instance.",
        "Wait until the restore ends.",
    )
    MissingPreviousLogFile = (
        -509,
        e.MissingFile,
        "The log that the checkpoint points to is missing.",
        "Put the named log back; a backup may hold it. Without a checkpoint the logs are read from the first.",
    )
    LogWriteFail = (
        -510,
        e.StorageFault,
        "The log cannot be written.",
        "See whether the disk of the logs is full or failing, then start the instance again: it recovers.",
    )
    LogGenerationMismatch = (
        -513,
        e.Incompatible,
        "A log file's name and the generation in its header disagree.",
        "Give the file back the name that its generation asks for, or move it out of the folder.",
    )
    BadLogVersion = (
        -514,
        e.Incompatible,
        "The log file's version is not known to this program.",
        "Open it with the version of the engine that wrote it; it is not damaged for that.",
    )
    InvalidLogSequence = (
        -515,
        e.Incompatible,
        "The log files do not follow one another.",
        "Look for a log that was replaced or comes from a copy of this instance.",
    )
    LoggingDisabled = (
        -516,
        e.WrongState,
        "The instance runs without logging.",
        "Start it with logging on, or copy its files while it is stopped.",
    )
    LogSequenceEnd = -519, e.WrongState, "No log generation numbers are left."
    NoBackup = -520, e.WrongState, "No backup is active."
    InvalidBackupSequence = -521, e.WrongUse, "The backup calls came in the wrong order."
    BackupNotAllowedYet = (
        -523,
        e.WrongState,
        "The instance is not ready for a backup yet.",
        "Wait until it has started and recovered, then try again.",
    )
    DeleteBackupFileFail = (
        -524,
        e.StorageFault,
        "An old backup file could not be deleted.",
        "Close programs that use the backup folder and see that you may delete files in it.",
    )
    MakeBackupDirectoryFail = (
        -525,
        e.StorageFault,
        "The working folder of the backup could not be made.",
        "See that the destination exists, is a folder and may be written to.",
    )
    InvalidBackup = (
        -526,
        e.WrongState,
        "An incremental backup is not possible with circular logging on.",
        "Make a full backup, or turn circular logging off.",
    )
    MissingLogFile = (
        -528,
        e.MissingFile,
        "A log file is missing although later ones exist.",
        "Put the named log back; a backup may hold it.",
    )
    LogDiskFull = (
        -529,
        e.SpaceExhausted,
        "The log volume is full.",
        "Free space on the volume of the logs, then start the instance again: it recovers.",
    )
    BadLogSignature = (
        -530,
        e.Incompatible,
        "The log file belongs to another log stream.",
        "Move the foreign log out of the folder; each instance's logs must lie in a folder of their own.",
    )
    BadDbSignature = -531, e.Incompatible, "The database does not carry the expected signature."
    BadCheckpointSignature = (
        -532,
        e.Incompatible,
        "The checkpoint belongs to another log stream.",
        "Move the foreign checkpoint out of the folder; without one the logs are read from the first.",
    )
    CheckpointCorrupt = (
        -533,
        e.Corruption,
        "The checkpoint file is damaged.",
        "Nothing is lost: without a checkpoint the logs are read from the first.",
    )
    BadPatchPage = -535, e.Corruption, "The page behind the last of a backup copy is damaged."
    PatchFileMissing = (
        -538,
        e.MissingFile,
        "The set lacks the .pat file of a database that it holds.",
        "Look for the .pat file beside the place where the set was made; a set without it cannot be restored.",
    )
    DatabaseLogMismatch = (
        -539,
        e.Incompatible,
        "The database and the logs do not match.",
        "Look for the logs of this database, or for the database of these logs; keep both.",
    )
    LogFileSizeMismatch = (
        -541,
        e.Incompatible,
        "A log file has not the length that its header gives.",
        "The file was cut short, or something was appended. Take this log from another copy.",
    )
    CheckpointFileNotFound = (
        -542,
        e.MissingFile,
        "The checkpoint file is missing.",
        "Nothing is lost: without a checkpoint the logs are read from the first.",
    )
    RequiredLogFilesMissing = (
        -543,
        e.MissingFile,
        "Log files that recovery needs are missing.",
        "Find the named generations; without them use an earlier full backup.",
    )
    LogFileSizeMismatchDatabasesConsistent = (
        -545,
        e.Incompatible,
        "The logs have another size than was asked for.",
        "Leave the size to the logs; a new one needs a new log stream.",
    )
    SoftRecoveryOnBackupDatabase = (
        -544,
        e.WrongState,
        "The database is a backup copy that was not restored.",
        "Restore the backup that it belongs to.",
    )
    DatabaseDirtyShutdown = (
        -550,
        e.WrongState,
        "The database was not shut down cleanly and needs recovery.",
        "Keep its logs beside it; recovery brings it to a clean state.",
    )
    ConsistentTimeMismatch = (
        -551,
        e.Incompatible,
        "Database and logs disagree on the last clean moment.",
        "The database is from another time than its logs, or was changed without them; keep both.",
    )
    DatabasePatchFileMismatch = -552, e.Incompatible, "Database header and trailer do not belong together."
    EndingRestoreLogTooLow = (
        -553,
        e.MissingFile,
        "The newest log of the set is older than the databases need.",
        "Look for the later logs of the set, or restore another set.",
    )
    StartingRestoreLogTooHigh = (
        -554,
        e.MissingFile,
        "The oldest log of the set is newer than the databases need.",
        "Look for the earlier logs of the set, or restore another set.",
    )
    GivenLogFileHasBadSignature = (
        -555,
        e.Incompatible,
        "A log file belongs to another log stream.",
        "Move the foreign log out of the folder; each instance's logs must lie in a folder of their own.",
    )
    GivenLogFileIsNotContiguous = (
        -556,
        e.Incompatible,
        "The log files do not follow one another without a gap.",
        "Look for a log that was replaced or comes from a copy of this instance.",
    )
    MissingRestoreLogFiles = (
        -557,
        e.MissingFile,
        "The set lacks log files.",
        "Look for the named logs of the set, or restore another set.",
    )
    MissingFullBackup = (
        -560,
        e.MissingFile,
        "There is no full backup that an incremental could follow.",
        "Make a full backup first.",
    )
    MissingCurrentLogFiles = (
        -565,
        e.MissingFile,
        "The instance's own logs have a gap.",
        "Look for the named logs of the instance; the chain alone can be restored without them.",
    )
    DbTimeTooOld = -566, e.Corruption, "A page misses changes that the log says it has.", _DAMAGED
    DbTimeTooNew = -567, e.Corruption, "A page has changes that the log does not know.", _DAMAGED
    MissingFileToBackup = (
        -569,
        e.MissingFile,
        "A file that the backup needs is missing.",
        "Find the named file; if it is lost, make a full backup with only the logs that the databases need.",
    )
    CommittedLogFilesMissing = (
        -582,
        e.MissingFile,
        "Log files with committed work are missing.",
        "Find the named logs. Recovery can go on without them, and without what they hold.",
    )
    LogSequenceChecksumMismatch = (
        -590,
        e.Corruption,
        "A log does not carry the checksum of the log before it.",
        "One of the two logs was changed or replaced; take both from a place you trust.",
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
        "The logs in the folder do not continue the set.",
        "The instance began another history since. Restore the chain without its newer logs.",
    )
    LogReadVerifyFailure = (
        -612,
        e.Corruption,
        "A log file fails its checksum.",
        "Check the disk. The log cannot be backed up as it is; an earlier backup may hold a good copy.",
    )
    RestoreOfNonBackupDatabase = -615, e.WrongUse, "The database is not a backup copy."
    LogFileNotCopied = -616, e.WrongState, "Logs cannot be truncated: not all of them were copied."
    SurrogateBackupInProgress = -617, e.WrongState, "A surrogate backup is running."
    LogOperationInconsistentWithDatabase = (
        -626,
        e.Corruption,
        "A log record does not fit the page that it changes.",
        _DAMAGED,
    )
    UnicodeTranslationFail = (
        -602,
        e.Unsupported,
        "The sort keys of Unicode text need the tables of Windows.",
        "Index a binary, an ASCII text, a number or a GUID instead.",
    )
    BackupAbortByServer = -801, e.Cancelled, "The run was stopped on request; nothing was kept."

    # use
    InvalidGrbit = (
        -900,
        e.WrongUse,
        "An option is not known or does not go with the others.",
        "Leave out the option that the call does not take.",
    )
    TermInProgress = (
        -1000,
        e.WrongState,
        "The instance is shutting down.",
        "Wait until it has ended; then its files can be backed up at rest.",
    )
    FeatureNotAvailable = -1001, e.Unsupported, "This version does not do that."
    InvalidName = -1002, e.WrongUse, "A name is empty, too long or holds characters that it must not."
    InvalidParameter = (
        -1003,
        e.WrongUse,
        "A parameter is not valid.",
        "Correct what the message names, then try again.",
    )
    OutOfMemory = (
        -1011,
        e.StorageFault,
        "There is not enough memory.",
        "End other programs, or move the work to a machine with more memory.",
    )
    DiskReadVerificationFailure = -1021, e.StorageFault, "The device reports a read checksum error."
    DiskIO = (
        -1022,
        e.StorageFault,
        "The device or file system failed.",
        "Check cables, the system log and the device's health, then try again.",
    )
    OutOfDatabaseSpace = (
        -1012,
        e.SpaceExhausted,
        "The database may not grow any further.",
        "Raise its size limit, or delete what is no longer needed.",
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
        "Check the disk. Restore the database from its last good backup; do not repair it first.",
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
        "Choose a database file of an ESE application, for example ntds.dit or SRUDB.dat, or its folder.",
    )
    RecordDeleted = -1017, e.WrongState, "The record was deleted."
    RecordTooBig = -1026, e.WrongUse, "The record does not fit on a page."
    NotInitialized = -1029, e.WrongState, "The instance is not initialised.", "Start the instance first."
    AlreadyInitialized = -1030, e.WrongState, "The instance is initialised already."
    FileAccessDenied = (
        -1032,
        e.StorageFault,
        "Access to the file was denied.",
        "See who owns the file and whether another program holds it open; run with the rights to read it.",
    )
    TooManyColumns = -1040, e.WrongUse, "The table cannot have another column."
    ColumnNotUpdatable = -1048, e.WrongUse, "The engine gives this column its value."
    NullKeyDisallowed = -1053, e.WrongUse, "An index does not allow NULL in this column."
    OutOfLongValueIDs = -1075, e.WrongState, "The table has used up its ids of long values."
    OutOfAutoincrementValues = -1076, e.WrongState, "The autoincrement column has reached its greatest value."
    RunningInOneInstanceMode = (
        -1080,
        e.WrongState,
        "This process runs its one instance.",
        "Call JetInit without an instance, or end the one that runs first.",
    )
    RunningInMultiInstanceMode = (
        -1081,
        e.WrongState,
        "This process has instances of their own names.",
        "Say which one: use the call that takes an instance.",
    )
    InstanceNameInUse = -1086, e.WrongUse, "There is an instance of this name."
    InstanceUnavailable = (
        -1090,
        e.WrongState,
        "The instance stopped after a fatal error.",
        "Read in the history what stopped it, then start the instance again: it recovers.",
    )
    TransTooDeep = -1103, e.WrongState, "Transactions are nested too deeply."
    InvalidSesid = -1104, e.WrongUse, "There is no such session."
    DirtyShutdown = -1116, e.WrongState, "The instance has ended; its databases need recovery, as was asked for."
    OutOfSessions = -1101, e.WrongState, "The instance has no session left."
    PageSizeMismatch = -1213, e.Incompatible, "The database's pages have another size than the instance's."
    TooManyActiveUsers = (
        -1059,
        e.WrongState,
        "Sessions of other threads are still in a transaction.",
        "End their transactions first.",
    )
    NotInTransaction = -1054, e.WrongState, "The session has no transaction."
    TooManyAttachedDatabases = -1805, e.WrongState, "An instance holds six databases at most."
    VersionStoreOutOfMemory = (
        -1069,
        e.WrongState,
        "Too many page versions are kept for readers.",
        "Commit in smaller steps, and end transactions that only read.",
    )
    LogFilePathInUse = (
        -1084,
        e.WrongState,
        "Another instance works in this folder.",
        "Stop the other program, or choose another folder.",
    )
    WriteConflict = (
        -1102,
        e.WrongState,
        "Another session changes the database.",
        "Roll back and begin again.",
    )
    DatabaseDuplicate = -1201, e.WrongState, "The database is there already."
    ReadPgnoVerifyFailure = -1118, e.Corruption, "A page carries another page's number."
    DatabaseInUse = (
        -1202,
        e.WrongState,
        "The database is in use.",
        "Stop the service that owns it, or back up a snapshot or a copy.",
    )
    DatabaseNotFound = (
        -1203,
        e.MissingFile,
        "The database was not found.",
        "Choose the folder that holds the database; a backup may hold a lost one.",
    )
    DatabaseCorrupted = (
        -1206,
        e.Corruption,
        "The database header is damaged.",
        "Both header copies are unreadable; use the last good backup.",
    )
    InvalidDatabaseVersion = (
        -1209,
        e.Incompatible,
        "The database's version is not known to this program.",
        "Open it with the version of the engine that wrote it; it is not damaged for that.",
    )
    TooManyInstances = -1214, e.WrongState, "There are as many instances as one process may have."
    DatabaseSharingViolation = (
        -1215,
        e.WrongState,
        "Another program is changing the database.",
        "Stop the service that owns it, or back up a snapshot or a copy.",
    )
    AttachedDatabaseMismatch = (
        -1216,
        e.MissingFile,
        "A database that the logs belong to is missing, or is not the one they belong to.",
        "Put the database that belongs to the logs beside them.",
    )
    CatalogCorrupted = -1220, e.Corruption, "The catalog of the database is damaged.", _DAMAGED
    DatabaseIncompleteIncrementalReseed = (
        -1226,
        e.WrongState,
        "The database is being rebuilt and not complete.",
        "Let the reseed end, or copy the database anew from its source.",
    )
    TableDuplicate = -1303, e.WrongUse, "There is a table of this name."
    ObjectNotFound = -1305, e.MissingFile, "There is no such table."
    ClientRequestToStopJetService = (
        -1329,
        e.WrongState,
        "The service was asked to stop.",
        "Start the service again; until then no backup begins.",
    )
    FixedDDL = -1323, e.WrongUse, "The table's definition cannot be changed."
    IndexHasPrimary = -1402, e.WrongUse, "The table has a primary index."
    IndexDuplicate = -1403, e.WrongUse, "The table has an index of this name."
    IndexNotFound = -1404, e.WrongUse, "The table has no such index."
    IndexMustStay = -1405, e.WrongUse, "The primary index cannot be deleted."
    IndexInvalidDef = -1406, e.WrongUse, "The index is not defined in a way that can be."
    InvalidLVChunkSize = -1438, e.WrongUse, "Long values cannot be kept in chunks of this size."
    NullInvalid = -1504, e.WrongUse, "The column must not be NULL."
    ColumnTooBig = -1506, e.WrongUse, "The value is longer than the column allows."
    ColumnNotFound = -1507, e.WrongUse, "The table has no such column."
    ColumnDuplicate = -1508, e.WrongUse, "The table has a column of this name."
    MultiValuedColumnMustBeTagged = -1509, e.WrongUse, "Only a tagged column can hold several values."
    InvalidColumnType = -1511, e.WrongUse, "The value does not fit the column's type."
    LVCorrupted = -1526, e.Corruption, "A long value is damaged.", _DAMAGED
    RecordNotFound = -1601, e.WrongState, "There is no such record."
    NoCurrentRecord = -1603, e.WrongState, "The cursor stands on no record."
    RecordPrimaryChanged = -1604, e.WrongUse, "The primary key of a record cannot be changed."
    KeyDuplicate = -1605, e.WrongUse, "A row with this key exists already."
    DecompressionFailed = -1620, e.Corruption, "A compressed value cannot be unpacked.", _DAMAGED
    RecordCorrupted = -1626, e.Corruption, "A record is damaged."
    DiskFull = (
        -1808,
        e.SpaceExhausted,
        "There is no room left on the volume.",
        "Free space or choose another destination, then run again.",
    )
    FileNotFound = (
        -1811,
        e.MissingFile,
        "The file was not found.",
        "See whether the path is right and its volume is there.",
    )
    FileAlreadyExists = (
        -1814,
        e.StorageFault,
        "The file already exists.",
        "Choose another name, or move away what is there.",
    )
    AfterInitialization = -1850, e.WrongState, "A restore comes before the instance is initialised."
    SessionSharingViolation = (
        -1910,
        e.WrongState,
        "Two threads use one session at a time.",
        "Give each thread a session of its own.",
    )
    FileIOBeyondEOF = (
        -4001,
        e.Corruption,
        "The file ends before the data it should hold.",
        "The file was cut short; use the last good backup.",
    )


_BY_NUMBER = {int(code): code for code in Code}
