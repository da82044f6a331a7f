"""System parameters of an instance, under plain names (docs/semantics.md#parameters)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.error_codes import Code
from engine.formats.log.header import SEGMENT_SIZE
from engine.formats.page_sizes import PAGE_SIZES

BASE_LENGTH = 3
LOG_KIB_LEAST, MAX_LOG_KIB = 64, 32768
DEPTH_LEAST = 65536
CACHE_LEAST = 16
SMALLEST_PAGE = 4096


@dataclass(frozen=True)
class Parameters:
    """How an instance runs. Raises ``WrongUse`` (JET_errInvalidParameter) for values outside their range.

    ``log_directory`` holds the logs (JET_paramLogFilePath), ``system_directory`` the checkpoint, the same folder
    when ``None`` (JET_paramSystemPath). ``log_file_kib`` is JET_paramLogFileSize; ``checkpoint_depth`` bytes of
    log may have to be replayed after a crash (JET_paramCheckpointDepthMax). ``cache_pages`` bounds the pages in
    memory, ``version_pages`` the old page versions kept for readers. ``writer_wait`` seconds are waited for
    another session's transaction before JET_errWriteConflict.
    """

    log_directory: Path
    system_directory: Path | None = None
    base: str = "edb"
    page_size: int = 4096
    log_file_kib: int = 5120
    circular: bool = False
    checkpoint_depth: int = 20 << 20
    cache_pages: int = 4096
    version_pages: int = 65536
    growth_pages: int = 256
    writer_wait: float = 10.0

    def __post_init__(self) -> None:
        self._hold(self.page_size in PAGE_SIZES and self.page_size >= SMALLEST_PAGE, "page size", self.page_size)
        self._hold(len(self.base) == BASE_LENGTH and self.base.isalnum(), "base name", self.base)
        self._hold(LOG_KIB_LEAST <= self.log_file_kib <= MAX_LOG_KIB, "log file size", self.log_file_kib)
        self._hold(self.log_file_kib * 1024 % SEGMENT_SIZE == 0, "log file size", self.log_file_kib)
        self._hold(self.checkpoint_depth >= DEPTH_LEAST, "checkpoint depth", self.checkpoint_depth)
        self._hold(self.cache_pages >= CACHE_LEAST, "cache size", self.cache_pages)
        self._hold(self.growth_pages >= 1, "growth", self.growth_pages)

    def _hold(self, right: bool, what: str, value: object) -> None:
        if not right:
            raise Code.InvalidParameter.error(f"The value {value!r} is not valid for the {what}.")

    @property
    def checkpoint_directory(self) -> Path:
        """Where the checkpoint is."""
        return self.system_directory or self.log_directory

    @property
    def file_sectors(self) -> int:
        """Segments of a log file."""
        return self.log_file_kib * 1024 // SEGMENT_SIZE
