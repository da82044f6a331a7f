"""The pages that a run has read of the file at work, for a map that is shown later. They are compressed: of a huge
file, too, what is kept is small."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import replace

from engine.progress import Event, PagesRead


class KeptPages:
    """Progress events with pages, all of one file: those of another one take their place."""

    def __init__(self) -> None:
        self._item = ""
        self._kept: list[tuple[Event, int, bytes, int]] = []

    def add(self, event: Event) -> None:
        """Keep the pages of ``event``, if it has any."""
        if event.pages is None:
            return
        if event.item != self._item:
            self._item = event.item
            self._kept.clear()
        first, states, page_size = event.pages
        self._kept.append((replace(event, pages=None), first, zlib.compress(states, 1), page_size))

    def __bool__(self) -> bool:
        return bool(self._kept)

    def __iter__(self) -> Iterator[Event]:
        """The events as they were."""
        for event, first, packed, page_size in self._kept:
            yield replace(event, pages=PagesRead(first, zlib.decompress(packed), page_size))
