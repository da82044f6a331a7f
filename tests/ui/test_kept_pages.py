"""What a run keeps of the pages it has read, for a map that is shown later."""

from __future__ import annotations

import pickle

from engine.progress import Event, Operation, PagesRead, PageState, Stage
from ui.values.kept_pages import KeptPages


def event(item: str, first: int, states: bytes) -> Event:
    return Event(
        Operation.VERIFY, Stage.PROGRESS, 1, 2, item=item, item_total=9, pages=PagesRead(first, states, 4096)
    )


def test_events_come_back_as_they_were_and_another_file_takes_their_place() -> None:
    kept = KeptPages()
    assert not kept
    kept.add(Event(Operation.VERIFY, Stage.BEGIN, 0, 2))
    assert not kept, "an event without pages"
    events = [event("a.edb", 1, b"\x01\x02" * 5), event("a.edb", 11, b"\x05")]
    for each in events:
        kept.add(each)
    assert list(kept) == events == list(kept)
    other = event("b.edb", 1, b"\x03")
    kept.add(other)
    assert list(kept) == [other]


def test_a_huge_file_takes_little() -> None:
    kept = KeptPages()
    for first in range(1, 4_000_000, 400_000):
        kept.add(event("a.edb", first, bytes([PageState.VERIFIED]) * 400_000))
    assert sum(len(each.pages.states) for each in kept if each.pages is not None) == 4_000_000
    assert len(pickle.dumps([packed for _, _, packed, _ in kept._kept])) < 100_000
