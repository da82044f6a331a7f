"""The order of the tests of a session with several workers: the longest first, in each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

LONGEST = ("tests/crash/", "tests/unit/test_interop.py", "tests/unit/test_beyond_four_gib.py")
"""Files with tests of ten seconds and more."""


def longest_first(items: Sequence[T], name_of: Callable[[T], str], workers: int) -> list[T]:
    """The same tests; each of the equal parts in a row that xdist gives its workers begins with some of the files
    of :data:`LONGEST`. A worker that has no more to do then takes short tests from another one, and none is still
    at work on long ones when all others have ended.
    """
    files: dict[str, list[T]] = {}
    short: list[T] = []
    for item in items:
        name = name_of(item)
        place = files.setdefault(name.partition("::")[0], []) if name.startswith(LONGEST) else short
        place.append(item)
    heads = [[item for tests in list(files.values())[at::workers] for item in tests] for at in range(workers)]
    found: list[T] = []
    for at, head in enumerate(heads):
        room = max((len(items) - len(found)) // (workers - at) - len(head), 0)
        found += head + short[:room]
        del short[:room]
    return found + short
