"""What is told of a file before its turn: kept, and told when its turn comes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from functools import partial

from engine.events import EventKind, FieldValue
from engine.progress import PagesRead
from engine.report import Report


class HeldReport:
    """The part of a :class:`~engine.report.Report` that needs who reads one file. Until :meth:`release`, the total
    of the run grows and nothing else is told; from then on, everything goes to the report at once."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._held: list[Callable[[], object]] | None = []
        self._counts: Counter[str] = Counter()
        self._item_done = 0

    @property
    def counts(self) -> Counter[str]:
        return self._report.counts if self._held is None else self._counts

    @property
    def item_done(self) -> int:
        """Completed bytes of the file."""
        return self._report.item_done if self._held is None else self._item_done

    def release(self) -> None:
        """Tell what was kept."""
        held, self._held = self._held or [], None
        for tell in held:
            tell()
        self._report.counts.update(self._counts)
        self._counts.clear()

    def item(self, name: str, total: int) -> None:
        self._tell(partial(self._report.item, name, total))

    def entry(self, kind: EventKind, **fields: FieldValue | os.PathLike[str]) -> None:
        self._tell(partial(self._report.entry, kind, **fields))

    def advance(self, count: int, pages: PagesRead | None = None) -> None:
        if self._held is None:
            self._report.advance(count, pages)
            return
        self._item_done += count
        self._report.ahead(count)
        self._held.append(partial(self._report.catch_up, count, pages))

    def moved(self, count: int, pages: PagesRead | None = None) -> None:
        self.advance(count, pages)
        self._report.hold(count)

    def _tell(self, call: Callable[[], object]) -> None:
        if self._held is None:
            call()
        else:
            self._held.append(call)
