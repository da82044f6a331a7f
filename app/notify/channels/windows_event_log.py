"""The Application log of Windows, by its API: ``eventcreate`` knows no ids over 1000."""

from __future__ import annotations

import sys

from app.notify.channels.entries import entries_of
from app.notify.message import NoticeMessage
from app.notify.settings import EventLogSettings
from engine.error_codes import Code
from engine.events import SOURCE, EventLevel, LogEntry

_TYPES = {EventLevel.CRITICAL: 1, EventLevel.ERROR: 1, EventLevel.WARNING: 2}
"""EVENTLOG_ERROR_TYPE and EVENTLOG_WARNING_TYPE."""
_INFORMATION = 4
_LONGEST = 31_000
"""Characters of a string of an entry; the API takes 31,839."""


class EventLogChannel:
    """Writes one entry for each notice, with its id, type and category."""

    def __init__(self, settings: EventLogSettings) -> None:
        self.name = settings.name

    def send(self, message: NoticeMessage) -> None:
        """Raises JET_errFeatureNotAvailable (-1001) on other systems than Windows."""
        for each in entries_of(message):
            _report(each)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _api = ctypes.WinDLL("advapi32", use_last_error=True)
    _api.RegisterEventSourceW.argtypes = [wintypes.LPCWSTR, wintypes.LPCWSTR]
    _api.RegisterEventSourceW.restype = wintypes.HANDLE
    _api.DeregisterEventSource.argtypes = [wintypes.HANDLE]
    _api.ReportEventW.argtypes = [
        *(wintypes.HANDLE, wintypes.WORD, wintypes.WORD, wintypes.DWORD, wintypes.LPVOID),
        *(wintypes.WORD, wintypes.DWORD, ctypes.POINTER(wintypes.LPCWSTR), wintypes.LPVOID),
    ]
    _api.ReportEventW.restype = wintypes.BOOL

    def _report(each: LogEntry) -> None:
        handle = _api.RegisterEventSourceW(None, SOURCE)
        if not handle:
            raise _refused()
        try:
            kind = _TYPES.get(each.level, _INFORMATION)
            strings = (wintypes.LPCWSTR * 1)(each.text[:_LONGEST])
            if not _api.ReportEventW(handle, kind, int(each.category), each.id, None, 1, 0, strings, None):
                raise _refused()
        finally:
            _api.DeregisterEventSource(handle)

    def _refused() -> Exception:
        error = ctypes.WinError(ctypes.get_last_error())
        return Code.FileAccessDenied.error(
            f"The entry was not written to the event log: {error.strerror}.",
            hint="Check that the service Windows Event Log is running and that the log is not full.",
        )

else:

    def _report(each: LogEntry) -> None:
        raise Code.FeatureNotAvailable.error(
            f"Only Windows has an event log; the entry {each.id} was not written.",
            hint="Use a channel of the type syslog.",
        )
