"""The calls of a restore to its status callback, in the order of the vendor's engine
(``docs/status-callbacks.md``).
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from engine.chain.stored_chain import StoredChain
from engine.event_kinds import EventKind
from engine.events import EventSink, LogEntry
from engine.files import FileSystem
from engine.formats.names import LogName, Role, current_name, parse_name
from engine.jet.calls import Status
from engine.jet.numbers import JET_INSTANCE, JET_PFNSTATUS, JET_RECOVERYCONTROL, JET_SNP, JET_SNT
from engine.progress import Event, Phase, Stage


class RestoreStatus(Status):
    """Progress, and between its calls the steps of recovery: each log, the end of them, undo.

    The first log is told of right after Begin: the vendor's engine copies the databases when that is open.
    """

    def __init__(
        self,
        callback: JET_PFNSTATUS | None,
        instance: JET_INSTANCE,
        fs: FileSystem,
        chain: StoredChain,
        logs: Path,
        base: str,
    ) -> None:
        """``chain`` is the set, ``logs`` the folder of the instance, whose logs go on from there."""
        super().__init__(callback, JET_SNP.Restore)
        self._instance, self._fs, self._chain, self._logs, self._base = instance, fs, chain, logs, base
        self._generation = 0
        """Of the log that was opened last."""
        self._replayed = 0
        """How many logs were replayed."""
        self._undoing = False

    def __call__(self, event: Event) -> None:
        begins = event.stage is Stage.BEGIN
        if begins:
            super().__call__(event)
        if (begins or event.phase is Phase.LOGS) and event.generation not in (0, self._generation):
            self._open(event.generation)
        if event.phase is Phase.PUBLISH and self._replayed and not self._undoing:
            self._undoing = True
            self._undo()
        if not begins:
            super().__call__(event)

    def sink(self, events: EventSink) -> EventSink:
        """Events on their way to ``events``: the one of a log that was replayed is told to the callback first."""

        def take(entry: LogEntry) -> None:
            if entry.kind is EventKind.LogReplayed:
                self._replayed += 1
                self._step(JET_RECOVERYCONTROL(self._instance, JET_SNT.NotificationEvent, EventID=entry.id))
            events(entry)

        return take

    def _open(self, generation: int) -> None:
        self._generation = generation
        self._step(self._log(JET_SNT.OpenLog, generation))

    def _undo(self) -> None:
        """The next log is looked for, unless the last one is the current log; there is none."""
        if self._generation in self._archives:
            self._open(self._generation + 1)
            self._step(self._log(JET_SNT.MissingLog, self._generation))
        self._step(JET_RECOVERYCONTROL(self._instance, JET_SNT.BeginUndo))

    def _log(self, step: JET_SNT, generation: int) -> JET_RECOVERYCONTROL:
        path = self._archives.get(generation)
        return JET_RECOVERYCONTROL(self._instance, step, generation, path is None, str(path or self._current))

    @cached_property
    def _archives(self) -> dict[int, Path]:
        """The closed logs by generation; any other one is the current log, or there is none."""
        return {name.generation: path for path, name in self._names if name.generation is not None}

    @property
    def _current(self) -> Path:
        there = [path for path, name in self._names if name.role is Role.CURRENT]
        return there[-1] if there else self._logs / current_name(self._base)

    @cached_property
    def _names(self) -> list[tuple[Path, LogName]]:
        """Files of the instance's stream, then those of the set, which count more."""
        own = self._fs.list(self._logs) if self._fs.exists(self._logs) else []
        of_set = [self._chain.file(name).path for name in self._chain.names()]
        found = [(path, parse_name(path.name)) for path in own]
        return [
            *((path, name) for path, name in found if name and name.belongs_to(self._base)),
            *((path, name) for path in of_set if (name := parse_name(path.name))),
        ]

    def _step(self, said: JET_RECOVERYCONTROL) -> None:
        self.tell(JET_SNP.RecoveryControl, said.sntUnion, said)
