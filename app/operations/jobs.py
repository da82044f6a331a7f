"""Backups, verifications, restores and recoveries as users start them: the engine's operations, recorded in the
history.

The window and the command line both use this module, so a run looks the same in the history wherever it was
started. All calls block; the window makes them in its worker thread.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import engine
from app.evidence.proofs import READ_BACK, RunRecord
from app.history.filter import RunFilter
from app.history.recording import Recorder
from app.history.runs import CONFIRM, DRILL, PARTIAL, TAKE_BACK, TRUNCATE, Figures, Run, RunOperation, RunState
from app.operations.live_checks import check_backup
from app.operations.requests import BackupRequest, DrillRequest, RecoveryRequest, RestoreRequest
from engine.error_codes import Code
from engine.errors import Cancelled, Corruption, JetError
from engine.events import EventKind, LogEntry, entry
from engine.progress import Cancel, Progress, silent

T = TypeVar("T")
Watch = Callable[[Run | LogEntry], None]
"""Told of a run when it starts and when it has ended, and of each of its entries between."""


def unwatched(happened: Run | LogEntry) -> None:
    """The default ``Watch``, which does nothing."""


def preview(request: BackupRequest, record: RunRecord | None = None) -> engine.Plan:
    """What the backup would do now; raises the errors that the backup would raise. Writes nothing, not even
    history.

    ``record``: the chains that were found damaged, according to the history.
    """
    if request.live:
        check_backup(request.live, request.kind)
    options = replace(request.options, damaged=_damaged(record or RunRecord()))
    return engine.preview(request.source(), engine.LocalFolder(request.destination), request.kind, options)


def _damaged(record: RunRecord) -> dict[str, engine.Damage]:
    return {str(place): engine.Damage(check.ended, check.why) for place, check in record.damaged.items()}


class Jobs:
    """Runs operations and records each in ``history`` with its one terminal state.

    ``watch`` is called in the thread that runs the operation.
    """

    def __init__(self, history: Recorder, watch: Watch = unwatched) -> None:
        self._history = history
        self._watch = watch

    def settle_interrupted(self) -> list[Run]:
        """At start: set the state of runs whose process has ended, according to the manifests on disk."""
        return self._history.find_interrupted(_is_committed)

    def record(self) -> RunRecord:
        """The runs in the history that read chains back."""
        return RunRecord(self._history.runs(RunFilter(operations=READ_BACK)))

    def backup(
        self, request: BackupRequest, *, progress: Progress = silent, cancel: Cancel | None = None
    ) -> engine.BackupSet:
        """Back up; raises as :func:`engine.run_backup`."""
        kind = f"{request.kind.value} atomic" if request.options.atomic else request.kind.value
        run = self._begin(
            request.name or request.base or request.live or request.folders[0].name,
            RunOperation.BACKUP,
            kind,
            source=str(request.folders[0]) if request.folders else "",
            destination=str(request.destination),
        )

        def work() -> tuple[engine.BackupSet, RunState, Figures, Path | None]:
            done = engine.run_backup(
                request.source(),
                engine.LocalFolder(request.destination),
                request.kind,
                options=replace(request.options, damaged=_damaged(self.record())),
                run_id=run.id,
                progress=progress,
                events=self._record,
                cancel=cancel,
            )
            state = RunState.WARNING if done.run.corrections or done.run.notes else RunState.SUCCESS
            return done, state, _figures(done.run), done.chain

        return self._recorded(run, work, _backed_up)

    def truncate(
        self, live: str, *, name: str | None = None, progress: Progress = silent, cancel: Cancel | None = None
    ) -> engine.Truncation:
        """Truncate the logs that a running instance no longer needs; raises as :func:`engine.run_truncate`."""
        run = self._begin(name or live, RunOperation.BACKUP, TRUNCATE, source=live if Path(live).is_dir() else "")

        def work() -> tuple[engine.Truncation, RunState, Figures, Path | None]:
            source = engine.live_source(live)
            done = engine.run_truncate(
                source, run_id=run.id, progress=progress, events=self._record, cancel=cancel
            )
            return done, RunState.SUCCESS, Figures(), None

        return self._recorded(run, work)

    def verify(
        self,
        path: Path,
        *,
        structure: bool = False,
        scope: engine.Scope | None = None,
        progress: Progress = silent,
        cancel: Cancel | None = None,
    ) -> engine.Verification:
        """Verify; damage is in the result, and the run then counts as failed."""
        run = self._begin(_instance_at(path), RunOperation.VERIFY, source=str(path))

        def work() -> tuple[engine.Verification, RunState, Figures, Path | None]:
            done = engine.verify_path(
                path,
                structure=structure,
                scope=scope,
                run_id=run.id,
                progress=progress,
                events=self._record,
                cancel=cancel,
            )
            pages = done.pages
            figures = Figures(pages_verified=pages.verified, pages_blank=pages.blank)
            state = RunState.FAILED if not done.ok else RunState.WARNING if done.findings else RunState.SUCCESS
            return done, state, figures, path

        return self._recorded(run, work, lambda run, done: replace(run, instance=done.instance or run.instance))

    def restore(
        self, request: RestoreRequest, *, progress: Progress = silent, cancel: Cancel | None = None
    ) -> engine.Restored:
        """Restore; raises as :func:`engine.run_restore`."""
        run = self._begin(
            engine.instance_of(engine.LocalFileSystem(), request.chain),
            RunOperation.RESTORE,
            PARTIAL if _is_partial(request.wanted or engine.RestoreTarget(request.generation)) else "",
            source=str(request.chain),
            destination=str(request.target),
        )

        def work() -> tuple[engine.Restored, RunState, Figures, Path | None]:
            done = engine.run_restore(
                request.chain,
                request.target,
                generation=request.generation,
                wanted=request.wanted,
                create=request.create,
                recovering=request.recovering,
                in_place=request.in_place,
                run_id=run.id,
                progress=progress,
                events=self._record,
                cancel=cancel,
            )
            clean = done.recovered is not None or all(database.clean for database in done.plan.databases)
            span = done.plan.log_range or (None, None)
            figures = Figures(bytes=done.plan.bytes, first_log=span[0], last_log=span[1])
            return done, RunState.SUCCESS if clean else RunState.WARNING, figures, request.chain

        return self._recorded(run, work)

    def confirm_restore(self, folder: Path) -> list[engine.DisplacedFiles]:
        """Delete the displaced files in ``folder``; raises as :func:`engine.confirm_restore`."""
        return self._afterwards(folder, CONFIRM, engine.confirm_restore)

    def take_back_restore(self, folder: Path) -> list[engine.DisplacedFiles]:
        """Put the displaced files in ``folder`` back; raises as :func:`engine.take_back_restore`."""
        return self._afterwards(folder, TAKE_BACK, engine.take_back_restore)

    def _afterwards(
        self, folder: Path, kind: str, act: Callable[..., list[engine.DisplacedFiles]]
    ) -> list[engine.DisplacedFiles]:
        fs = engine.LocalFileSystem()
        run = self._begin(
            engine.instance_in(fs, folder), RunOperation.RESTORE, kind, source=str(folder), destination=str(folder)
        )

        def work() -> tuple[list[engine.DisplacedFiles], RunState, Figures, Path | None]:
            return act(folder, run_id=run.id, fs=fs, events=self._record), RunState.SUCCESS, Figures(), None

        return self._recorded(run, work, lambda run, _: replace(run, instance=engine.instance_in(fs, folder)))

    def drill(
        self,
        request: DrillRequest,
        *,
        scratch: Path | None = None,
        progress: Progress = silent,
        cancel: Cancel | None = None,
    ) -> engine.Certificate:
        """Restore a chain as a drill and delete the result; damage is in the certificate and makes a failed run.

        ``scratch`` is a folder with space for it, that for temporary files by default.

        Raises as :func:`engine.run_drill`.
        """
        chain = request.chain
        name = engine.instance_of(engine.LocalFileSystem(), chain)
        kind = f"{DRILL} {PARTIAL}" if request.wanted and _is_partial(request.wanted) else DRILL
        run = self._begin(name, RunOperation.VERIFY, kind, source=str(chain))

        def work() -> tuple[engine.Certificate, RunState, Figures, Path | None]:
            place = scratch or Path(tempfile.gettempdir())
            done = engine.run_drill(
                chain,
                scratch=place,
                wanted=request.wanted,
                run_id=run.id,
                progress=progress,
                events=self._record,
                cancel=cancel,
            )
            state = RunState.FAILED if not done.ok else RunState.WARNING if done.findings else RunState.SUCCESS
            return done, state, Figures(bytes=done.bytes), chain

        return self._recorded(run, work)

    def recover(
        self, request: RecoveryRequest, *, progress: Progress = silent, cancel: Cancel | None = None
    ) -> engine.Recovered:
        """Recover; raises as :func:`engine.run_recovery`."""
        run = self._begin(
            request.name or request.base or request.folders[0].name,
            RunOperation.RECOVER,
            source=str(request.folders[0]),
            destination=str(request.to or ""),
        )

        def work() -> tuple[engine.Recovered, RunState, Figures, Path | None]:
            done = engine.run_recovery(
                request.folders,
                base=request.base,
                name=request.name,
                to=request.to,
                options=request.options,
                scope=request.scope,
                run_id=run.id,
                progress=progress,
                events=self._record,
                cancel=cancel,
            )
            low, high = done.logs or (None, None)
            state = RunState.SUCCESS if done.ok and not done.warnings else RunState.WARNING
            return done, state, Figures(first_log=low, last_log=high), None

        return self._recorded(run, work, _recovered)

    def _begin(
        self, instance: str, operation: RunOperation, kind: str = "", *, source: str = "", destination: str = ""
    ) -> Run:
        run = self._history.begin_run(instance, operation, kind, source=source, destination=destination)
        self._watch(run)
        return run

    def _record(self, happened: LogEntry) -> None:
        self._history.record(happened)
        self._watch(happened)

    def _end(
        self,
        run: Run,
        state: RunState,
        figures: Figures | None = None,
        *,
        chain: str = "",
        error: JetError | None = None,
    ) -> None:
        self._watch(self._history.end_run(run, state, figures or Figures(), chain=chain, error=error))

    def _recorded(
        self,
        run: Run,
        work: Callable[[], tuple[T, RunState, Figures, Path | None]],
        named: Callable[[Run, T], Run] = lambda run, result: run,
    ) -> T:
        """Do the work; ``named`` says by its result what the run was of, where only the work finds that out."""
        with self._ended(run):
            result, state, figures, chain = work()
        self._end(named(run, result), state, figures, chain=str(chain or ""))
        return result

    @contextmanager
    def _ended(self, run: Run) -> Iterator[None]:
        """A run that raises ends as cancelled or failed, an error of our own included."""
        try:
            yield
        except Cancelled as stop:
            self._end(run, RunState.CANCELLED, error=stop)
            raise
        except JetError as error:
            self._end(run, RunState.FAILED, error=error)
            raise
        except BaseException as bug:
            kind = EventKind.RunProgramError
            reason = f"{type(bug).__name__}: {bug}"
            self._record(entry(kind, instance=run.instance, run=run.id, operation=run.what, reason=reason))
            self._end(run, RunState.FAILED, error=Code.InternalError.error(reason))
            raise


def _backed_up(run: Run, done: engine.BackupSet) -> Run:
    """The run, with the name and the place of the instance that was found in the folders."""
    return replace(run, instance=done.manifest.instance, source=done.run.place)


def _recovered(run: Run, done: engine.Recovered) -> Run:
    return replace(run, instance=done.instance or run.instance, source=str(done.place or run.source))


def _instance_at(path: Path) -> str:
    """The instance whose chain is there; the name of any other place, until the run finds out more."""
    try:
        return engine.read_manifest(engine.LocalFileSystem(), path).instance
    except Corruption:
        return path.parent.name
    except JetError:
        return path.name or str(path)


def _is_partial(wanted: engine.RestoreTarget) -> bool:
    """Whether newer sets of the chain are left aside."""
    return wanted.generation is not None or wanted.moment is not None


def _figures(run: engine.BackupRun) -> Figures:
    low, high = run.logs or (None, None)
    pages = run.pages
    return Figures(run.bytes, pages.verified, pages.blank, pages.corrected, low, high)


def _is_committed(run: Run) -> bool:
    """Whether a manifest at the run's destination lists it."""
    if run.operation is not RunOperation.BACKUP or not run.destination:
        return False
    chains = engine.find_chains(engine.LocalFileSystem(), Path(run.destination))
    return any(stored.id == run.id for c in chains if c.manifest for stored in c.manifest.runs)
