"""The journal of systemd by its native protocol, with fields to filter by; syslog where there is no journal."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from time import localtime, strftime

from app.notify.channels.channel import LIMIT
from app.notify.channels.entries import entries_of
from app.notify.message import NoticeMessage
from app.notify.settings import SyslogSettings
from engine.error_codes import Code
from engine.events import EventLevel, LogEntry, printable
from engine.os_errors import from_os_error

IDENTIFIER = "ese-backup"
JOURNAL = Path("/run/systemd/journal/socket")
SYSLOG = (Path("/dev/log"), Path("/var/run/syslog"))
_FACILITY = 3  # daemon
_PRIORITIES = {
    EventLevel.CRITICAL: 2,
    EventLevel.ERROR: 3,
    EventLevel.WARNING: 4,
    EventLevel.INFORMATION: 6,
    EventLevel.VERBOSE: 7,
}
_LONGEST = 16 << 10
"""Bytes of one field. A datagram of the journal has some 200 KiB at most, one of syslog 8 KiB."""
_LONGEST_LINE = 6 << 10


class SyslogChannel:
    """Writes one entry for each notice. Where the socket is not named, the journal's is used before syslog's."""

    def __init__(self, settings: SyslogSettings) -> None:
        self.name = settings.name
        self._named = Path(settings.socket) if settings.socket else None

    def send(self, message: NoticeMessage) -> None:
        path = self._socket()
        journal = path.name == JOURNAL.name and path.parent.name == JOURNAL.parent.name
        for each in entries_of(message):
            self._write(path, journal_datagram(each) if journal else syslog_line(each))

    def _socket(self) -> Path:
        if sys.platform == "win32":
            raise Code.FeatureNotAvailable.error(
                "Windows has no syslog.", hint="Use a channel of the type eventlog."
            )
        paths = (self._named,) if self._named else (JOURNAL, *SYSLOG)
        found = next((path for path in paths if path.exists()), None)
        if found is None:
            raise Code.FileNotFound.error(
                f"There is no socket of a system log: {', '.join(map(str, paths))}.",
                hint="Start systemd-journald or a syslog service.",
            )
        return found

    def _write(self, path: Path, data: bytes) -> None:
        if sys.platform == "win32":
            return
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
                sock.settimeout(LIMIT)
                sock.connect(str(path))
                sock.sendall(data)
        except TimeoutError as error:
            raise Code.ServerFailed.error(
                f"The system log at {path} did not take an entry in time.", hint="Check the service of the log."
            ) from error
        except OSError as error:
            raise from_os_error(error, "write to", path) from error


def journal_datagram(each: LogEntry) -> bytes:
    """``NAME=VALUE`` lines; a value with line ends has its length before it, as 64 bits, little-endian."""
    given = {
        "MESSAGE": each.text,
        "PRIORITY": str(_PRIORITIES[each.level]),
        "SYSLOG_FACILITY": str(_FACILITY),
        "SYSLOG_IDENTIFIER": IDENTIFIER,
        "SYSLOG_PID": str(os.getpid()),
        "ESE_EVENT_ID": str(each.id),
        "ESE_LEVEL": each.level.label,
        "ESE_CATEGORY": each.category.label,
        "ESE_SUBJECT": each.instance,
        **{f"ESE_{name.upper()}": str(value) for name, value in each.fields.items() if name != "text"},
    }
    return b"".join(_field(name, value) for name, value in given.items() if value)


def syslog_line(each: LogEntry) -> bytes:
    """As the C library's ``syslog`` writes it, with the id of the event first."""
    when = strftime("%b %e %H:%M:%S", localtime(each.moment.timestamp()))
    priority = _FACILITY << 3 | _PRIORITIES[each.level]
    text = f"<{priority}>{when} {IDENTIFIER}[{os.getpid()}]: [{each.id}] {printable(each.text)}"
    return _cut(text, _LONGEST_LINE)


def _field(name: str, value: str) -> bytes:
    data = _cut(value, _LONGEST)
    if b"\n" in data:
        return name.encode() + b"\n" + len(data).to_bytes(8, "little") + data + b"\n"
    return name.encode() + b"=" + data + b"\n"


def _cut(text: str, longest: int) -> bytes:
    """The first bytes of ``text``, whole characters."""
    return text.encode("utf-8", "replace")[:longest].decode("utf-8", "ignore").encode()
