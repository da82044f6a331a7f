"""The instances of this process. ``INSTANCES`` is the only global state of the JET interface.

JET has two modes. JetInit without an instance creates the instance of *single-instance mode*, to which calls
without an instance refer. JetCreateInstance creates any number of instances, *multi-instance mode*. The mode ends
with its last instance.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import count
from typing import Protocol

from engine.backup.page_reading import Reread
from engine.error_codes import Code
from engine.event_kinds import EventLevel
from engine.events import EventSink, LogEntry, silent
from engine.files import FileSystem, LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.session import Session
from engine.jet.numbers import JET_INSTANCE, JET_SESID, JET_instanceNil
from engine.jet.parameters import (
    InstanceParameters,
    JET_paramEventLoggingLevel,
    JET_paramEventSource,
    JET_paramNoInformationEvent,
)


class EndsWithInstance(Protocol):
    """What is under way at an instance, and is stopped when that ends."""

    def stop(self) -> None: ...


MAX_INSTANCES = 16


class InstanceMode(Enum):
    """Which calls are allowed."""

    NONE = "none"
    ONE = "one-instance"
    MULTI = "multi-instance"


class Life(Enum):
    """What an instance is about."""

    CREATED = "created"
    STARTING = "starting"
    RUNNING = "running"
    RESTORING = "restoring"
    ENDING = "ending"


@dataclass
class InstanceEntry:
    """An instance as its callers know it. ``stopping``: JetStopService was called."""

    handle: JET_INSTANCE
    name: str
    settings: InstanceParameters
    life: Life = Life.CREATED
    instance: Instance | None = None
    held: contextlib.ExitStack = field(default_factory=contextlib.ExitStack)
    """What goes with the running instance."""
    stopping: bool = False
    external: EndsWithInstance | None = None
    """The backup that a client makes with calls of its own (:mod:`engine.jet.external`)."""

    def running(self) -> Instance:
        """The running instance, once the gate has been passed.

        Raises, in the order of docs/semantics.md#order-of-checks: JET_errClientRequestToStopJetService,
        JET_errInstanceUnavailable, JET_errTermInProgress, JET_errRestoreInProgress, JET_errBackupNotAllowedYet,
        JET_errNotInitialized.
        """
        instance = self.instance
        if self.stopping:
            raise Code.ClientRequestToStopJetService.error()
        if instance is not None and (instance.failure or instance.cache.failed):
            raise instance.unavailable()
        match self.life:
            case Life.ENDING:
                raise Code.TermInProgress.error()
            case Life.RESTORING:
                raise Code.RestoreInProgress.error()
            case Life.STARTING:
                raise Code.BackupNotAllowedYet.error(f"The instance {self.name} is being initialised.")
        if instance is None:
            raise Code.NotInitialized.error()
        return instance

    def tell(self, entry: LogEntry) -> None:
        """An event of this instance, as its parameters want it."""
        if not self.settings.number(JET_paramEventLoggingLevel):
            return
        if self.settings.number(JET_paramNoInformationEvent) and entry.level is EventLevel.INFORMATION:
            return
        source = self.settings.text(JET_paramEventSource)
        INSTANCES.events(replace(entry, source=source) if source else entry)


class Instances:
    """All instances of this process and the sessions on them, by handle; for any thread.

    ``fs`` is where they work, ``events`` takes their entries of the event log, ``reread`` says how patiently a bad
    page is read again.
    """

    def __init__(self) -> None:
        self.fs: FileSystem = LocalFileSystem()
        self.events: EventSink = silent
        self.reread = Reread()
        self.defaults = InstanceParameters()
        """Parameters that were set without an instance."""
        self._lock = threading.Lock()
        self._mode = InstanceMode.NONE
        self._entries: dict[JET_INSTANCE, InstanceEntry] = {}
        self._sessions: dict[JET_SESID, tuple[InstanceEntry, Session]] = {}
        self._handles = count(1)

    def create(self, name: str, mode: InstanceMode = InstanceMode.MULTI) -> InstanceEntry:
        """A new instance with the default parameters.

        Raises JET_errRunningInOneInstanceMode, JET_errRunningInMultiInstanceMode, JET_errTooManyInstances,
        JET_errInstanceNameInUse.
        """
        with self._lock:
            if self._mode is not InstanceMode.NONE and self._mode is not mode:
                raise _wrong_mode(self._mode)
            if mode is InstanceMode.ONE and self._entries:
                raise Code.AlreadyInitialized.error()
            if len(self._entries) >= MAX_INSTANCES:
                raise Code.TooManyInstances.error()
            if any(entry.name == name for entry in self._entries.values()):
                raise Code.InstanceNameInUse.error(f"An instance named {name!r} already exists.")
            entry = InstanceEntry(next(self._handles), name, self.defaults.copy())
            self._entries[entry.handle], self._mode = entry, mode
            return entry

    def find(self, handle: JET_INSTANCE) -> InstanceEntry:
        """The instance of a handle. Raises JET_errInvalidParameter (-1003)."""
        with self._lock:
            if handle not in self._entries:
                raise Code.InvalidParameter.error("The instance handle is not valid.")
            return self._entries[handle]

    def the_one(self) -> InstanceEntry:
        """The instance of one-instance mode.

        Raises JET_errNotInitialized when there is none, JET_errRunningInMultiInstanceMode.
        """
        with self._lock:
            if self._mode is InstanceMode.MULTI:
                raise _wrong_mode(self._mode)
            if not self._entries:
                raise Code.NotInitialized.error()
            return next(iter(self._entries.values()))

    def settings(self, handle: JET_INSTANCE | None) -> tuple[InstanceParameters, bool]:
        """The parameters of an instance, or those that new ones begin with; and whether it runs already."""
        if handle is None or handle in (0, JET_instanceNil):
            return self.defaults, False
        entry = self.find(handle)
        return entry.settings, entry.life is not Life.CREATED

    @contextlib.contextmanager
    def becoming(self, entry: InstanceEntry, life: Life, *, before: Life) -> Iterator[None]:
        """The instance does this, and afterwards runs, or is as before.

        Raises JET_errAlreadyInitialized, JET_errRestoreInProgress or JET_errNotInitialized for one that is not
        in the state ``before``.
        """
        with self._lock:
            if entry.life is not before:
                raise _wrong_life(entry.life)
            entry.life = life
        try:
            yield
        finally:
            entry.life = Life.RUNNING if entry.instance is not None else Life.CREATED

    def forget(self, entry: InstanceEntry) -> None:
        """An instance is no more."""
        with self._lock:
            self._entries.pop(entry.handle, None)
            self._sessions = {id_: pair for id_, pair in self._sessions.items() if pair[0] is not entry}
            if not self._entries:
                self._mode = InstanceMode.NONE

    def keep(self, entry: InstanceEntry, session: Session) -> JET_SESID:
        """The handle of a new session."""
        with self._lock:
            handle = next(self._handles)
            self._sessions[handle] = entry, session
            return handle

    def session(self, sesid: JET_SESID) -> tuple[InstanceEntry, Session]:
        """A session and its instance. Raises JET_errInvalidSesid (-1104)."""
        with self._lock:
            if sesid not in self._sessions:
                raise Code.InvalidSesid.error()
            return self._sessions[sesid]

    def drop(self, sesid: JET_SESID) -> Session:
        """A session that ends. Raises JET_errInvalidSesid (-1104)."""
        with self._lock:
            if sesid not in self._sessions:
                raise Code.InvalidSesid.error()
            return self._sessions.pop(sesid)[1]


def _wrong_mode(mode: InstanceMode) -> Exception:
    return (Code.RunningInOneInstanceMode if mode is InstanceMode.ONE else Code.RunningInMultiInstanceMode).error()


def _wrong_life(life: Life) -> Exception:
    match life:
        case Life.RESTORING:
            return Code.RestoreInProgress.error()
        case Life.ENDING:
            return Code.TermInProgress.error()
        case Life.CREATED:
            return Code.NotInitialized.error()
    return Code.AlreadyInitialized.error()


INSTANCES = Instances()
