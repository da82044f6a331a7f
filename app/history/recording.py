"""Where runs are recorded: in the history, or nowhere while the history fails. A backup never fails because of its
history.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from app.history.filter import RunFilter
from app.history.history import ALL_RUNS, History
from app.history.run_requests import RunRequests
from app.history.runs import Failure, Figures, Run, RunOperation, RunState, new_run_id
from engine.errors import JetError
from engine.events import Clock, LogEntry, utc_now

_NO_FIGURES = Figures()


class Recorder(Protocol):
    """What :class:`~app.operations.runner.Runner` needs of the history."""

    clock: Clock

    def begin_run(
        self,
        instance: str,
        operation: RunOperation,
        kind: str = "",
        *,
        source: str = "",
        destination: str = "",
        job: str = "",
    ) -> Run: ...

    def name_run(self, run: Run, instance: str) -> Run: ...

    def end_run(
        self,
        run: Run,
        state: RunState,
        figures: Figures = _NO_FIGURES,
        *,
        chain: str = "",
        error: JetError | None = None,
    ) -> Run: ...

    def find_interrupted(self, is_committed: Callable[[Run], bool]) -> list[Run]: ...

    def runs(self, wanted: RunFilter = ALL_RUNS) -> list[Run]: ...

    @property
    def unread(self) -> JetError | None:
        """Why it cannot be read, so that what it would tell is not known; None where it can."""

    def record(self, happened: LogEntry) -> None: ...

    def keep(self, run_id: str, document: Mapping[str, object]) -> None: ...

    def document(self, run_id: str) -> Mapping[str, object] | None: ...

    @property
    def requests(self) -> RunRequests | None:
        """What other programs ask of runs; None where they cannot."""
        ...


class ForgivingRecorder:
    """The history at ``path`` as long as it works; ``warn`` is called once with the reason if it does not.

    Close it, or use it as a context manager.
    """

    def __init__(self, path: Path, warn: Callable[[JetError], None], clock: Clock = utc_now) -> None:
        self._warn = warn
        self.clock = clock
        self._history: History | None = None
        self.unread: JetError | None = None
        with self._forgiven():
            self._history = self._opened(path)

    def _opened(self, path: Path) -> History:
        return History(path, self.clock)

    def _give_up(self, history: History) -> None:
        with contextlib.suppress(JetError):
            history.close()

    def __enter__(self) -> ForgivingRecorder:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        with self._forgiven():
            if self._history is not None:
                self._history.close()
                if self._history.problem is not None:
                    raise self._history.problem

    def begin_run(
        self,
        instance: str,
        operation: RunOperation,
        kind: str = "",
        *,
        source: str = "",
        destination: str = "",
        job: str = "",
    ) -> Run:
        with self._forgiven():
            if self._history is not None:
                return self._history.begin_run(
                    instance, operation, kind, source=source, destination=destination, job=job
                )
        now = self.clock()
        run = Run(new_run_id(now), instance, operation, kind, now, source=source, destination=destination)
        return replace(run, job=job)

    def name_run(self, run: Run, instance: str) -> Run:
        with self._forgiven():
            if self._history is not None:
                return self._history.name_run(run, instance)
        return replace(run, instance=instance)

    def end_run(
        self,
        run: Run,
        state: RunState,
        figures: Figures = _NO_FIGURES,
        *,
        chain: str = "",
        error: JetError | None = None,
    ) -> Run:
        with self._forgiven():
            if self._history is not None:
                return self._history.end_run(run, state, figures, chain=chain, error=error)
        failure = Failure.of(error) if error else None
        return replace(
            run, state=state, ended=self.clock(), figures=figures, chain=chain or run.chain, failure=failure
        )

    def find_interrupted(self, is_committed: Callable[[Run], bool]) -> list[Run]:
        with self._forgiven():
            if self._history is not None:
                return self._history.find_interrupted(is_committed)
        return []

    def runs(self, wanted: RunFilter = ALL_RUNS) -> list[Run]:
        """As :meth:`~app.history.history.History.runs`; none where the history cannot be read."""
        with self._forgiven():
            if self._history is not None:
                return self._history.runs(wanted)
        return []

    def record(self, happened: LogEntry) -> None:
        if self._history is not None:
            self._history.record(happened)

    @property
    def requests(self) -> RunRequests | None:
        return self._history.requests if self._history is not None else None

    @property
    def history(self) -> History | None:
        """The history, None once it has failed."""
        return self._history

    def keep(self, run_id: str, document: Mapping[str, object]) -> None:
        if self._history is not None:
            self._history.keep(run_id, document)

    def document(self, run_id: str) -> Mapping[str, object] | None:
        """As :meth:`~app.history.history.History.document`."""
        return self._history.document(run_id) if self._history is not None else None

    @contextlib.contextmanager
    def _forgiven(self) -> Iterator[None]:
        """A history that fails is given up for this run."""
        try:
            yield
        except JetError as error:
            failed, self._history, self.unread = self._history, None, error
            if failed is not None:
                self._give_up(failed)
            self._warn(error)


class LentRecorder(ForgivingRecorder):
    """The same for a history that others have open, too: one run gives it up, and it is never closed here."""

    def __init__(self, history: History, warn: Callable[[JetError], None]) -> None:
        self._lent = history
        super().__init__(history.path, warn, history.clock)

    def _opened(self, path: Path) -> History:
        return self._lent

    def _give_up(self, history: History) -> None:
        """Others go on with it."""
