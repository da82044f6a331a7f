"""How an instance starts: recover after a crash, then continue the log, or create a new stream.

Source: docs/formats/recovery.md#steps, docs/formats/log-file.md#dbms_param.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from engine.error_codes import Code
from engine.errors import Corruption, Incompatible, MissingFile
from engine.files import FileSystem
from engine.formats.dbms_params import DbmsParams
from engine.formats.log.header import HEADER_SIZE, LogHeader
from engine.formats.log.segment_writer import StreamSettings
from engine.formats.stamps import LogTime, Signature
from engine.instance.parameters import SMALLEST_PAGE, Parameters
from engine.recovery.recover import RecoveryOptions, recover
from engine.storage.log import Log, LogSettings
from engine.storage.log_files import LogFiles

_SESSIONS, _TABLES, _CURSORS, _BUFFERS = 64, 1024, 4096, 16
_MAX_PATH = 260


def has_stream(fs: FileSystem, parameters: Parameters) -> bool:
    """Whether there are logs of this base in the folder; by their names, whoever needs them reads them."""
    try:
        LogFiles.found(fs, parameters.log_directory, parameters.base)
    except MissingFile:
        return False
    return True


def found_stream(fs: FileSystem, directory: Path, base: str) -> StreamSettings | None:
    """What the logs of this base in the folder dictate to whoever goes on in them: page size, size of a log.

    ``None`` where there are none, or none whose header can be read, of which recovery will say more.
    """
    try:
        files = LogFiles.found(fs, directory, base)
    except MissingFile:
        return None
    for path in (files.current, *reversed(files.archives().values())):
        with contextlib.suppress(MissingFile, Corruption, Incompatible), fs.open_read(path) as file:
            found = StreamSettings.of(LogHeader.parse(file.read_at(0, HEADER_SIZE)))
            return replace(found, page_size=found.page_size or SMALLEST_PAGE)
    return None


def check_page_size(fs: FileSystem, parameters: Parameters) -> None:
    """Raises JET_errPageSizeMismatch (-1213) where the logs are of other pages; nothing has been changed then."""
    found = found_stream(fs, parameters.log_directory, parameters.base)
    if found is not None and found.page_size != parameters.page_size:
        raise Code.PageSizeMismatch.error(
            f"The logs of {parameters.base} in {parameters.log_directory} have a database page size of "
            f"{found.page_size} bytes, not {parameters.page_size}.",
            path=str(parameters.log_directory),
        )


def recover_first(fs: FileSystem, parameters: Parameters, databases: Sequence[Path]) -> None:
    """Bring the instance to its last committed state if it did not end normally. Raises what recovery refuses."""
    recover(
        fs,
        log_directory=parameters.log_directory,
        system_directory=parameters.checkpoint_directory,
        base=parameters.base,
        databases=databases,
        options=RecoveryOptions(cache_pages=parameters.cache_pages, create_at_logged_paths=True),
    )


def open_log(fs: FileSystem, parameters: Parameters, moment: Callable[[], LogTime]) -> Log:
    """The log to go on in, its next record at the start of a segment; a new stream where there is none."""
    if has_stream(fs, parameters):
        return Log.reopen(fs, parameters.log_directory, parameters.base, moment, circular=parameters.circular)
    stream = StreamSettings(
        Signature(secrets.randbits(32), moment()),
        parameters.file_sectors,
        parameters.page_size,
        _params(parameters),
    )
    settings = LogSettings(parameters.base, stream, circular=parameters.circular)
    return Log.create(fs, parameters.log_directory, settings, moment)


def _params(parameters: Parameters) -> bytes:
    """The parameter block: paths as Windows code page text, and limits."""
    params = DbmsParams(bytearray(DbmsParams.SIZE))
    params.system_path_bytes = _ansi(parameters.checkpoint_directory)
    params.log_path_bytes = _ansi(parameters.log_directory)
    params.flags = 1 if parameters.circular else 0
    params.sessions_max, params.open_tables_max, params.cursors_max = _SESSIONS, _TABLES, _CURSORS
    params.version_pages_max = parameters.version_pages
    params.log_buffers, params.log_file_segments = _BUFFERS, parameters.file_sectors
    params.cache_size_max = parameters.cache_pages
    return bytes(params.buffer)


def _ansi(directory: Path) -> bytes:
    return f"{directory}/".encode("cp1252", "replace")[:_MAX_PATH]
