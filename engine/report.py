"""The reports of one running operation: progress for the widgets, events for the history."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from engine.error_codes import Code
from engine.errors import Cancelled, JetError
from engine.events import EventKind, EventSink, FieldValue, entry
from engine.progress import Event, Operation, PagesRead, Phase, Progress, Stage


def reason_of(error: JetError | MemoryError) -> str:
    """Why something failed, for the text of an entry; a ``MemoryError`` has no text of its own."""
    return error.message if isinstance(error, JetError) else Code.OutOfMemory.text


class FileReport(Protocol):
    """What who copies a file tells of it; as :class:`Report`, which may be told later."""

    @property
    def counts(self) -> Counter[str]: ...

    @property
    def item_done(self) -> int: ...

    def entry(self, kind: EventKind, **fields: FieldValue | os.PathLike[str]) -> None: ...

    def advance(self, count: int, pages: PagesRead | None = None) -> None: ...

    def moved(self, count: int, pages: PagesRead | None = None) -> None: ...


class Report:
    """Ensures the guarantees of :class:`~engine.progress.Event`: one total from the start, ``done`` never
    decreases. ``hold`` waits as long as a rate limit wants it for so many bytes."""

    def __init__(
        self,
        operation: Operation,
        progress: Progress,
        events: EventSink,
        *,
        instance: str = "",
        run: str | None = None,
        hold: Callable[[int], None] | None = None,
    ) -> None:
        self._hold = hold
        self.operation = operation
        self.instance = instance
        self.run = run
        self.counts: Counter[str] = Counter()
        self.renames: tuple[Path, Path] | None = None
        """A folder and the name that it gets in the end: entries name what is in it by that."""
        self._progress = progress
        self._events = events
        self._total = 0
        self._done = 0
        self._phase = Phase.CHECKS
        self._item, self._item_done, self._item_total = "", 0, 0
        self._generation = 0

    @property
    def at(self) -> Phase:
        """The current step of the protocol."""
        return self._phase

    @property
    def item_done(self) -> int:
        """Completed bytes of the current file."""
        return self._item_done

    def begin(self, total: int, generation: int = 0) -> None:
        """The operation starts; it will process ``total`` bytes, and replay logs from ``generation`` on."""
        self._total, self._generation = total, generation
        self._send(Stage.BEGIN)

    def phase(self, phase: Phase) -> None:
        """The next step of the protocol starts."""
        self._phase = phase
        self._item, self._item_done, self._item_total = "", 0, 0
        self._generation = 0
        self._send(Stage.PROGRESS)

    def item(self, name: str, total: int, generation: int = 0) -> None:
        """Work on another file starts; it has ``total`` bytes. Recovery says which ``generation`` its logs are."""
        self._item, self._item_done, self._item_total = name, 0, total
        self._generation = generation
        self._send(Stage.PROGRESS)

    def advance(self, count: int, pages: PagesRead | None = None) -> None:
        """``count`` more bytes are done; ``pages`` are those that were read."""
        self._done = min(self._done + count, self._total)
        self._item_done += count
        self._send(Stage.PROGRESS, pages)

    def moved(self, count: int, pages: PagesRead | None = None) -> None:
        """As :meth:`advance`, of bytes that were read from or written to a disk or a store: goes on when the rate
        limit allows it. Raises ``Cancelled``."""
        self.advance(count, pages)
        self.hold(count)

    def hold(self, count: int) -> None:
        """Go on when the rate limit allows so many bytes. Raises ``Cancelled``."""
        if self._hold is not None:
            self._hold(count)

    def ahead(self, count: int) -> None:
        """``count`` bytes are done of a file whose turn has not come."""
        self._done = min(self._done + count, self._total)
        self._send(Stage.PROGRESS)

    def catch_up(self, count: int, pages: PagesRead | None = None) -> None:
        """Its turn has come: ``count`` of the bytes that :meth:`ahead` was told of are those of the current
        file."""
        self._item_done += count
        self._send(Stage.PROGRESS, pages)

    def complete(self) -> None:
        """The operation is complete."""
        self._done = self._total
        self._phase = Phase.COMPLETE
        self._send(Stage.COMPLETE)

    def fail(self) -> None:
        """The operation ends without its result."""
        self._send(Stage.FAIL)

    @contextmanager
    def ending(
        self, operation: str, failed: EventKind = EventKind.RunFailed, **fields: str | os.PathLike[str]
    ) -> Iterator[None]:
        """If the operation ends early, this is reported in the event log, as ``failed``, and as a last progress
        event."""
        if failed is EventKind.RunFailed:
            fields["operation"] = operation
        try:
            yield
        except Cancelled as stop:
            self.entry(EventKind.RunCancelled, operation=operation, reason=stop.message)
            self.fail()
            raise
        except (JetError, MemoryError) as error:
            failure = error if isinstance(error, JetError) else Code.OutOfMemory.error()
            self.entry(failed, error=int(failure.code), reason=failure.message, **fields)
            self.fail()
            if failure is error:
                raise
            raise failure from error

    def entry(self, kind: EventKind, **fields: FieldValue | os.PathLike[str]) -> None:
        """Write an event-log entry of this run."""
        told = {name: self._told(value) for name, value in fields.items()}
        self._events(entry(kind, instance=self.instance, run=self.run, moment=None, **told))

    def _told(self, value: FieldValue | os.PathLike[str]) -> FieldValue | os.PathLike[str]:
        if self.renames is None or not isinstance(value, Path) or not value.is_relative_to(self.renames[0]):
            return value
        return self.renames[1] / value.relative_to(self.renames[0])

    def _send(self, stage: Stage, pages: PagesRead | None = None) -> None:
        self._progress(
            Event(
                self.operation,
                stage,
                self._done,
                self._total,
                self._phase,
                self._item,
                self._item_done,
                self._item_total,
                pages,
                MappingProxyType(dict(self.counts)),
                self._generation,
            )
        )
