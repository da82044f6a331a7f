"""System parameters: what JetSetSystemParameter sets (docs/semantics.md#parameters)."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from engine.error_codes import Code
from engine.instance.parameters import Parameters

JET_paramSystemPath = 0
JET_paramTempPath = 1
JET_paramLogFilePath = 2
JET_paramBaseName = 3
JET_paramEventSource = 4
JET_paramLogFileSize = 11
JET_paramLogBuffers = 12
JET_paramCircularLog = 17
JET_paramDbExtensionSize = 18
JET_paramCacheSizeMax = 23
JET_paramCheckpointDepthMax = 24
JET_paramRecovery = 34
JET_paramNoInformationEvent = 50
JET_paramEventLoggingLevel = 51
JET_paramDeleteOutOfRangeLogs = 52
JET_paramDatabasePageSize = 64
JET_paramBackupChunkSize = 66
JET_paramBackupOutstandingReads = 67
JET_paramCreatePathIfNotExist = 100
JET_paramAlternateDatabaseRecoveryPath = 113
JET_paramLegacyFileNames = 136

_MAX_PATH = 246


@dataclass(frozen=True)
class Known:
    """A parameter: its default, whether text or number, its range, and whether it may change while running."""

    default: int | str
    low: int = 0
    high: int = 0xFFFFFFFF
    any_time: bool = False


KNOWN = {
    JET_paramSystemPath: Known("."),
    JET_paramTempPath: Known("tmp.edb"),
    JET_paramLogFilePath: Known("."),
    JET_paramBaseName: Known("edb"),
    JET_paramEventSource: Known(""),
    JET_paramLogFileSize: Known(5120, 64, 32768),
    JET_paramLogBuffers: Known(126, 1),
    JET_paramCircularLog: Known(0, 0, 1),
    JET_paramDbExtensionSize: Known(256, 1),
    JET_paramCacheSizeMax: Known(4096, 16),
    JET_paramCheckpointDepthMax: Known(20 << 20, 65536),
    JET_paramRecovery: Known("on"),
    JET_paramNoInformationEvent: Known(0, 0, 1, any_time=True),
    JET_paramEventLoggingLevel: Known(100, 0, 100, any_time=True),
    JET_paramDeleteOutOfRangeLogs: Known(0, 0, 1),
    JET_paramDatabasePageSize: Known(4096),
    JET_paramBackupChunkSize: Known(16, 1, any_time=True),
    JET_paramBackupOutstandingReads: Known(8, 1, any_time=True),
    JET_paramCreatePathIfNotExist: Known(0, 0, 1, any_time=True),
    JET_paramAlternateDatabaseRecoveryPath: Known(""),
    JET_paramLegacyFileNames: Known(0x3, 0, 255),
}
"""Temporary path, log buffers, chunk size, outstanding reads and out-of-range logs are kept and have no effect."""
_PATHS = (JET_paramSystemPath, JET_paramTempPath, JET_paramLogFilePath, JET_paramAlternateDatabaseRecoveryPath)
_PAGE_SIZES = (4096, 8192, 16384, 32768)
_ESE98_NAMES = 0x1


@dataclass
class InstanceParameters:
    """The parameters of one instance, by id."""

    values: dict[int, int | str] = field(
        default_factory=lambda: {id_: known.default for id_, known in KNOWN.items()}
    )

    given: set[int] = field(default_factory=set)
    """Which of them someone has set."""

    def copy(self) -> InstanceParameters:
        """The same values for another instance."""
        return InstanceParameters(dict(self.values), set(self.given))

    def set(self, id_: int, value: int | str, *, running: bool) -> None:
        """Raises JET_errInvalidParameter for what is not known or out of range, JET_errAlreadyInitialized for what
        cannot change while the instance runs, JET_errFeatureNotAvailable for what this engine does not do.
        """
        known = KNOWN.get(id_)
        if known is None or isinstance(value, str) is not isinstance(known.default, str):
            raise Code.InvalidParameter.error(f"System parameter {id_} of this type does not exist.")
        if running and not known.any_time:
            raise Code.AlreadyInitialized.error(
                f"System parameter {id_} cannot be changed while the instance is running."
            )
        if isinstance(value, str):
            _check_text(id_, value)
        elif not known.low <= value <= known.high or (
            id_ == JET_paramDatabasePageSize and value not in _PAGE_SIZES
        ):
            raise Code.InvalidParameter.error(f"The value {value} is not valid for system parameter {id_}.")
        elif id_ == JET_paramLegacyFileNames and not value & _ESE98_NAMES:
            raise Code.FeatureNotAvailable.error("New log streams can only use the extensions .log and .chk.")
        self.values[id_] = value
        self.given.add(id_)

    def get(self, id_: int) -> int | str:
        """Raises JET_errInvalidParameter for a parameter that is not known."""
        if id_ not in self.values:
            raise Code.InvalidParameter.error(f"System parameter {id_} does not exist.")
        return self.values[id_]

    def number(self, id_: int) -> int:
        """A parameter that is a number."""
        return int(self.values[id_])

    def text(self, id_: int) -> str:
        """A parameter that is text."""
        return str(self.values[id_])

    @property
    def log_directory(self) -> Path:
        """Where the logs are."""
        return Path(self.text(JET_paramLogFilePath)).absolute()

    @property
    def system_directory(self) -> Path:
        """Where the checkpoint is."""
        return Path(self.text(JET_paramSystemPath)).absolute()

    @property
    def alternate_directory(self) -> Path | None:
        """Where recovery looks for databases, beside where the logs say."""
        text = self.text(JET_paramAlternateDatabaseRecoveryPath)
        return Path(text).absolute() if text else None

    @property
    def base(self) -> str:
        """What the names of the logs begin with."""
        return self.text(JET_paramBaseName)

    @property
    def logs(self) -> bool:
        """Whether the instance keeps logs to recover from."""
        return self.text(JET_paramRecovery).casefold() != "off"

    @property
    def creates_paths(self) -> bool:
        """Whether missing folders are made."""
        return bool(self.number(JET_paramCreatePathIfNotExist))

    def parameters(self, log_directory: Path) -> Parameters:
        """The same as the engine says it, with logs in ``log_directory``."""
        return Parameters(
            log_directory,
            system_directory=self.system_directory if self.logs else None,
            base=self.base,
            page_size=self.number(JET_paramDatabasePageSize),
            log_file_kib=self.number(JET_paramLogFileSize),
            circular=bool(self.number(JET_paramCircularLog)) or not self.logs,
            checkpoint_depth=self.number(JET_paramCheckpointDepthMax),
            cache_pages=self.number(JET_paramCacheSizeMax),
            growth_pages=self.number(JET_paramDbExtensionSize),
        )


def _check_text(id_: int, value: str) -> None:
    if id_ in _PATHS and (len(value) > _MAX_PATH or "\0" in value):
        raise Code.InvalidParameter.error(
            f"The value of system parameter {id_} can have at most {_MAX_PATH} characters."
        )
    if id_ == JET_paramBaseName and not (len(value) == 3 and value.isalnum()):
        raise Code.InvalidParameter.error("A base name must have three letters or digits.")
    if id_ == JET_paramRecovery and value.casefold() == "repair":
        raise Code.FeatureNotAvailable.error("Recovery cannot ignore errors.")
    if id_ == JET_paramRecovery and value.casefold() not in ("on", "off"):
        raise Code.InvalidParameter.error("The value for recovery must be on or off.")
