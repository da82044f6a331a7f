"""The progress bar of the command line, on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from engine.events import printable
from engine.progress import Cancel, Event, Operation
from engine.progress import Progress as Callback


@contextmanager
def progress_bar(cancel: Cancel) -> Iterator[Callback]:
    """A progress bar for the duration of the context; nothing remains on the screen."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(binary_units=True),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def progress(event: Event) -> None:
            if event.operation is not Operation.SCAN:  # its steps are files, not bytes
                bar.update(task, description=_what(event, cancel), completed=event.done, total=event.total or None)

        yield progress


def _what(event: Event, cancel: Cancel) -> str:
    if cancel.requested:
        return "stopping"
    return printable(f"{event.phase.value} {event.item}".strip())
