"""DBMS_PARAM: the settings of a running instance, stored in log headers, checkpoints and Init records.

Source: docs/formats/log-file.md#dbms_param. Only the circular bit is relevant for a reader; the paths are those of
the machine that wrote them.
"""

from __future__ import annotations

from engine.formats.layout import U8, U32, Field, View, raw

FLAG_CIRCULAR = 1


class DbmsParams(View):
    """Paths and limits; counts as their names say, the log buffer in segments."""

    SIZE = 567
    WHAT = "parameter block"

    system_path_bytes = Field(0, raw(261), "folder of the checkpoint, in the machine's code page")
    log_path_bytes = Field(261, raw(261), "folder of the logs, in the machine's code page")
    flags = Field(522, U8, "bit 0: circular logging")
    sessions_max = Field(523, U32)
    open_tables_max = Field(527, U32)
    version_pages_max = Field(531, U32)
    cursors_max = Field(535, U32)
    log_buffers = Field(539, U32, "log buffer, in segments")
    log_file_segments = Field(543, U32, "segments in a log file")
    cache_size_max = Field(547, U32)
    reserved = Field(551, raw(16))

    @property
    def circular(self) -> bool:
        return bool(self.flags & FLAG_CIRCULAR)

    @property
    def system_path(self) -> str:
        return ansi_text(self.system_path_bytes)

    @property
    def log_path(self) -> str:
        return ansi_text(self.log_path_bytes)


def ansi_text(data: bytes) -> str:
    """Text up to the first NUL; the code page is not on record, Western European stands in for it."""
    return data.split(b"\0", 1)[0].decode("cp1252", errors="replace")
