"""Runs what users ask for, in the window or on the command line, and records it in the history.

A run looks the same in the history wherever it was started. All calls block; the window makes them in its worker
thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC
from typing import TypeVar

import engine
from app.audit.log import AuditLog
from app.audit.row import Deed
from app.evidence.proofs import READ_BACK, RunRecord
from app.history.filter import RunFilter
from app.history.recording import Recorder
from app.history.runs import Figures, Run, RunOperation, RunState
from app.operations.command_line import command_line
from app.operations.left_files import left_by, told
from app.operations.request import Request
from app.settings import Locations
from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import EventKind, EventSink, LogEntry, entry
from engine.progress import Cancel

T = TypeVar("T")
Watch = Callable[[Run | LogEntry], None]
"""Called with a run when it has started, when its instance is known and when it has ended, and with each of its
entries between."""


def unwatched(happened: Run | LogEntry) -> None:
    """The default ``Watch``: does nothing."""


_NAMED_WHEN_READ = (RunOperation.BACKUP, RunOperation.RECOVER)
"""Runs of the files of an instance: what it is called is in these."""


@dataclass(frozen=True)
class Settled:
    """A run whose process had ended, with its terminal state, and what it left."""

    run: Run
    left: tuple[engine.Leftover, ...] = ()

    def told(self) -> list[LogEntry]:
        """The entries that name what it left and what is still there. Reads the disk."""
        return [told(self.run, left) for left in self.left if left.path.exists()]


@dataclass
class _Going:
    """A run that goes on, and what the audit log says of it; its instance may get its name on the way."""

    run: Run
    deed: Deed


class Runner:
    """Runs operations and records each in ``history`` with its one terminal state.

    ``watch`` is called in the thread that runs the operation. ``audit``: that of the user if none is given. What
    destroys is refused if it cannot be written (:attr:`~app.operations.request.Request.destroys`).
    """

    def __init__(self, history: Recorder, watch: Watch = unwatched, audit: AuditLog | None = None) -> None:
        self._history = history
        self._watch = watch
        self._audit = audit or AuditLog(Locations.of().audit)

    def settle_interrupted(self) -> list[Settled]:
        """At start: set the state of runs whose process has ended, according to the manifests on disk. The history
        names what they left."""
        found = self._history.find_interrupted(_is_committed)
        settled = [Settled(run, left_by(run, self._history.document(run.id))) for run in found]
        for entry_of_left in (left for each in settled for left in each.told()):
            self._history.record(entry_of_left)
        for run in found:
            self._audit_end(run, Deed(_deed(run), run.id, run.job, run.instance, run.chain, run.destination))
        return settled

    def record(self) -> RunRecord:
        """The runs in the history that read chains back."""
        runs = self._history.runs(RunFilter(operations=READ_BACK))
        history = self._history
        return RunRecord(
            runs,
            unread=history.unread,
            documents=history.document,
            whole=history.runs,
            now=history.clock(),
        )

    def run(self, request: Request[T], context: engine.RunContext | None = None, *, job: str = "") -> T:
        """Run it and record it, as a run of ``job`` if one is given; raises as the engine's verb.

        Of ``context``, ``run_id`` and ``events`` are those of the history. What it reads is leased. While it runs,
        other programs can stop and pause it.
        """
        start, opening = request.start(), request.opening()
        run = self._history.begin_run(
            start.instance,
            start.operation,
            start.kind,
            source=start.source,
            destination=start.destination,
            job=job,
        )
        if opening is not None:
            self._history.keep(run.id, opening)
        self._watch(run)
        context = context or engine.RunContext()
        leases = context.leases or engine.Leases()
        deed = Deed(
            _deed(run),
            run.id,
            job,
            run.instance,
            str(request.read_chain or ""),
            str(request.place),
            command_line(request),
        )
        going = _Going(run, deed)
        context = replace(context, run_id=run.id, events=self._sink(context, going), leases=leases)
        with self._ended(going), self._on_request(run, context.cancel):
            if request.destroys:
                self._audit.before(deed)
            done = request.run(context, self.record)
        run = going.run
        instance, source, kind = done.instance or run.instance, done.source or run.source, done.kind or run.kind
        named = replace(run, instance=instance, source=source, kind=kind)
        deed = replace(going.deed, instance=instance, chain=str(done.chain or "") or deed.chain)
        if done.document is not None:
            self._history.keep(run.id, done.document)
        self._end(named, deed, done.state, done.figures, chain=str(done.chain or ""), error=done.cause)
        return done.result

    def _on_request(self, run: Run, cancel: Cancel) -> AbstractContextManager[None]:
        requests = self._history.requests
        return requests.watched(run.id, cancel) if requests is not None else nullcontext()

    def _sink(self, context: engine.RunContext, going: _Going) -> EventSink:
        """Entries have the time of the run's clock; the first one of an instance says what that is called."""
        clock = context.clock

        def record(happened: LogEntry) -> None:
            self._name(going, happened.instance)
            self._record(happened if clock is None else replace(happened, moment=clock().astimezone(UTC)))

        return record

    def _name(self, going: _Going, instance: str) -> None:
        """A run that began under the name of a folder has that of its instance as soon as this has been read: from
        then on it is called as everything else calls it, and so it is if it fails."""
        run = going.run
        if instance and run.instance != instance and run.operation in _NAMED_WHEN_READ:
            going.run = self._history.name_run(run, instance)
            going.deed = replace(going.deed, instance=instance)
            self._watch(going.run)

    def _record(self, happened: LogEntry) -> None:
        self._history.record(happened)
        self._watch(happened)
        if happened.kind is EventKind.ChainRemoved:
            chain, why = str(happened.fields["path"]), str(happened.fields["reason"])
            self._audit_row(
                Deed("removal of a chain", happened.run or "", instance=happened.instance, chain=chain), why
            )

    def _end(
        self,
        run: Run,
        deed: Deed,
        state: RunState,
        figures: Figures | None = None,
        *,
        chain: str = "",
        error: JetError | None = None,
    ) -> None:
        ended = self._history.end_run(run, state, figures or Figures(), chain=chain, error=error)
        self._audit_end(ended, deed)
        self._watch(ended)

    def _audit_end(self, run: Run, deed: Deed) -> None:
        self._audit_row(deed, run.failure.message if run.failure else "", run.state.value)

    def _audit_row(self, deed: Deed, why: str, outcome: str = RunState.SUCCESS.value) -> None:
        """What is done is done: that its row cannot be written is an entry of the history."""
        try:
            self._audit.after(deed, outcome, why)
        except JetError as error:
            kind, run = EventKind.AuditNotWritten, deed.run or None
            self._record(entry(kind, instance=deed.instance, run=run, operation=deed.deed, reason=error.message))

    @contextmanager
    def _ended(self, going: _Going) -> Iterator[None]:
        """A run that raises ends as cancelled or failed, an error of our own included."""
        try:
            yield
        except Cancelled as stop:
            self._end(going.run, going.deed, RunState.CANCELLED, error=stop)
            raise
        except JetError as error:
            self._end(going.run, going.deed, RunState.FAILED, error=error)
            raise
        except BaseException as bug:
            run, deed = going.run, going.deed
            kind = EventKind.RunProgramError
            reason = f"{type(bug).__name__}: {bug}"
            self._record(entry(kind, instance=run.instance, run=run.id, operation=run.what, reason=reason))
            self._end(run, deed, RunState.FAILED, error=Code.InternalError.error(reason))
            raise


def _deed(run: Run) -> str:
    """The operation in the audit log's words: those of the history."""
    return f"{run.what} {run.manner}".strip()


def _is_committed(run: Run) -> bool:
    """Whether a manifest at the run's destination lists it. Raises what keeps one that may do so from being
    read."""
    if run.operation is not RunOperation.BACKUP or not run.destination:
        return False
    place, unread = engine.parse_place(run.destination), list[JetError]()
    chains = engine.find_chains(engine.LocalFileSystem(), place, unread=unread.append)
    if any(stored.id == run.id for c in chains if c.manifest for stored in c.manifest.runs):
        return True
    for error in unread:
        raise error
    return False
