"""Which pages a record changes, and from which dbtime to which, read from its bytes alone.

Made of what the classes declare (``PAGES``) when a type is first met. The analysis pass decides with it, so that
what would stop redo is found before anything is changed; it has to agree with ``apply``, which a test holds.
Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from engine.formats.log.page_use import ListedPages, PageRule, PageUse
from engine.formats.log.records import CLASSES, LogRecord

_AFTER = "dbtime"


class Touch(NamedTuple):
    """A page that a record brings from ``before`` to ``after``; ``before`` is ``None`` for one that it defines."""

    pgno: int
    before: int | None
    after: int


Toucher = Callable[[bytes], Iterator[Touch]]
_TOUCHERS: dict[int, Toucher | None] = {}


def touches(kind: int, body: bytes) -> Iterator[Touch]:
    """The pages of one record of this type; none where the type changes no page."""
    if kind not in _TOUCHERS:
        cls = CLASSES[kind]
        _TOUCHERS[kind] = _toucher(cls) if cls.PAGES else None
    toucher = _TOUCHERS[kind]
    if toucher is not None:
        yield from toucher(body)


def _toucher(cls: type[LogRecord]) -> Toucher:
    named = {_AFTER}
    for use in cls.PAGES:
        if isinstance(use, PageUse):
            named |= {use.pgno, *use.only_if} | ({use.before} if use.before is not None else set())
    names = tuple(name for name, _ in cls.LAYOUT if name in named)
    after = names.index(_AFTER)
    each = [_uses(cls, rule, names) for rule in cls.PAGES]
    read = cls.reader(*names)

    def toucher(body: bytes) -> Iterator[Touch]:
        values = read(body)
        for uses in each:
            for pgno, before in uses(body, values):
                yield Touch(pgno, before, values[after])

    return toucher


_Uses = Callable[[bytes, tuple[Any, ...]], Iterator[tuple[int, int | None]]]


def _uses(cls: type[LogRecord], rule: PageRule, names: tuple[str, ...]) -> _Uses:
    """Gives the pages of one rule, with their dbtimes before, from a record's bytes and the named values."""
    if isinstance(rule, ListedPages):
        start, entry = cls.HEAD.size, rule.entry

        def listed(body: bytes, values: tuple[Any, ...]) -> Iterator[tuple[int, int | None]]:
            for at in range(start, len(body) - entry.size + 1, entry.size):
                before, pgno, *_ = entry.unpack_from(body, at)
                yield pgno, before

        return listed
    page = names.index(rule.pgno)
    dbtime = names.index(rule.before) if rule.before is not None else None
    conditions = [names.index(name) for name in rule.only_if]

    def one(body: bytes, values: tuple[Any, ...]) -> Iterator[tuple[int, int | None]]:
        if all(values[index] for index in conditions):
            yield values[page], None if dbtime is None else values[dbtime]

    return one
