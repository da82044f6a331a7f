"""The databases that an instance had attached last, according to its log and checkpoint, with the paths of its
machine.

A clean shutdown detaches nothing in the log, so an instance at rest still knows its databases
(docs/formats/log-file.md#attachment-list). The header of the newest log lists the databases attached when that log
was created; its records show later changes and are read only if the answer depends on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath

from engine.discovery.instance_files import LogFile
from engine.errors import Corruption, JetError
from engine.files import FileSystem, read_whole
from engine.formats.attachments import Attachment
from engine.formats.log.segments import verify_log
from engine.formats.stamps import Signature

_LARGEST = 64 << 20
_LOOKS = 3
"""Logs to ask, the newest first."""


@dataclass(frozen=True)
class Attached:
    """A database that was attached: its path on the machine that wrote the log, and its identity."""

    path: str
    sign_db: Signature

    @property
    def name(self) -> str:
        """The file's own name."""
        return PureWindowsPath(self.path).name


def listed(log: LogFile) -> dict[int, Attached]:
    """The databases in a log's header, by their number; none where the list cannot be read."""
    try:
        return {entry.dbid: _of(entry) for entry in log.header.attachments}
    except JetError:
        return {}


def attached_last(fs: FileSystem, log: LogFile) -> tuple[Attached, ...] | None:
    """The databases attached at the end of a log; ``None``: it says nothing of any. Damage in it changes nothing.

    Raises ``StorageFault`` or ``MissingFile`` when the log cannot be read.
    """
    from engine.formats.log.record import walk
    from engine.formats.log.records import AttachDB, CreateDB, DetachDB

    attached, life = listed(log), frozenset({CreateDB.TYPE, AttachDB.TYPE, DetachDB.TYPE})
    says = bool(attached)
    try:
        for record in walk(verify_log(read_whole(fs, log.path, _LARGEST))):
            if record.type not in life:
                continue
            says, happened = True, record.decoded
            if isinstance(happened, CreateDB | AttachDB):
                attached[happened.dbid] = Attached(happened.path_text, happened.sign_db)
            elif isinstance(happened, DetachDB):
                attached.pop(happened.dbid, None)
    except Corruption:
        pass
    return tuple(attached.values()) if says else None


def known(fs: FileSystem, logs: tuple[LogFile, ...], here: set[Signature]) -> Iterator[Attached]:
    """The databases attached last; a log is read only if its header lists none, or some that are not ``here``.

    A log that was started after a clean end says nothing: then the one before it counts. Raises as
    :func:`attached_last`.
    """
    for log in reversed(logs[-_LOOKS:]):
        heads = listed(log).values()
        certain = bool(heads) and all(attached.sign_db in here for attached in heads)
        found = tuple(heads) if certain else attached_last(fs, log)
        if found is not None:
            yield from found
            return


def _of(entry: Attachment) -> Attached:
    return Attached(entry.path, entry.sign_db)
