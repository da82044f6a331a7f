"""Which pages a record changes, and from which dbtime to which, read from its bytes alone.

Made of what the classes declare (``PAGES``) when a type is first met. The analysis pass decides with it, so that
what would stop redo is found before anything is changed; it has to agree with ``apply``, which a test holds.
Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from engine.formats.log.page_use import ListedPages, PageUse
from engine.formats.log.records import CLASSES, LogRecord

_AFTER = "dbtime"


class Touch(NamedTuple):
    """A page that a record brings from ``before`` to ``after``; ``before`` is ``None`` for one that it defines."""

    pgno: int
    before: int | None
    after: int


Toucher = Callable[[bytes], list[Touch]]
_TOUCHERS: dict[int, Toucher] = {}
DEFINING = frozenset(
    number
    for number, cls in CLASSES.items()
    if any(isinstance(rule, PageUse) and rule.before is None for rule in cls.PAGES)
)
"""Types that define a page."""


def touches(kind: int, body: bytes) -> list[Touch]:
    """The pages of one record of this type; none where the type changes no page."""
    toucher = _TOUCHERS.get(kind)
    if toucher is None:
        cls = CLASSES[kind]
        toucher = _TOUCHERS[kind] = _toucher(cls) if cls.PAGES else _none
    return toucher(body)


def _none(body: bytes) -> list[Touch]:
    return []


def _toucher(cls: type[LogRecord]) -> Toucher:
    named = {_AFTER}
    for use in cls.PAGES:
        if isinstance(use, PageUse):
            named |= {use.pgno, *use.only_if} | ({use.before} if use.before is not None else set())
    names = tuple(name for name, _ in cls.LAYOUT if name in named)
    after = names.index(_AFTER)
    uses = [_use(rule, names) if isinstance(rule, PageUse) else rule for rule in cls.PAGES]
    read, start = cls.reader(*names), cls.HEAD.size

    def toucher(body: bytes) -> list[Touch]:
        values = read(body)
        found, dbtime = [], values[after]
        for use in uses:
            if isinstance(use, ListedPages):
                found += [Touch(pgno, before, dbtime) for before, pgno in _listed(use, body, start)]
                continue
            page, before, conditions = use
            for condition in conditions:
                if not values[condition]:
                    break
            else:
                found.append(Touch(values[page], None if before is None else values[before], dbtime))
        return found

    return toucher


def _use(rule: PageUse, names: tuple[str, ...]) -> tuple[int, int | None, list[int]]:
    """Where a rule's page, its dbtime before and its conditions are among the values of these names."""
    before = names.index(rule.before) if rule.before is not None else None
    return names.index(rule.pgno), before, [names.index(name) for name in rule.only_if]


def _listed(rule: ListedPages, body: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The dbtime before, and the number, of each page in a record's list."""
    entry = rule.entry
    for at in range(start, len(body) - entry.size + 1, entry.size):
        before, pgno, *_ = entry.unpack_from(body, at)
        yield before, pgno
