"""Which rows of a model have changed, come or gone: each of them is sorted, measured and painted again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import eq
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Signal, SignalInstance

MOST = 16
"""So many times at most it is said: a view does the same for each. With more rows that come or go, all are new."""
Row = TypeVar("Row")
Step = tuple[int, int]
"""What happens to a row, see :func:`row_steps`."""


class ExchangedRows(QAbstractTableModel):
    """A table whose rows are replaced by newer ones; where few of them are others, what is selected stays so, and
    no view looks at the rest. ``exchanged`` comes at the end, when rows have come, gone or moved."""

    exchanged = Signal()
    _rows: list[Any]

    def exchange(
        self,
        now: list[Row],
        key: Callable[[Row], object],
        same: Callable[[Row, Row], bool] = eq,
    ) -> None:
        """Show ``now``. Rows of one ``key`` are one row, which has changed where it is not the ``same``."""
        before, keys = [key(row) for row in self._rows], [key(row) for row in now]
        moved = before != keys and len(before) == len(keys) == len(set(keys)) and set(keys) == set(before)
        if moved:
            self._sort(before, keys)
            before = keys
        parts = exchanged_rows(before, keys)
        if parts is None:
            self.beginResetModel()
            self._rows = now
            self.endResetModel()
            return
        first, gone, come = parts
        rows = self._rows
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
            self._rows = rows = rows[:first] + rows[first + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
            self._rows = rows = rows[:first] + now[first : first + come] + rows[first:]
            self.endInsertRows()
        self._rows = now
        for start, last in changed_rows(rows, now, same):
            self.dataChanged.emit(self.index(start, 0), self.index(last, self.columnCount() - 1))
        if moved or gone or come:
            exchanged: SignalInstance = self.exchanged
            exchanged.emit()

    def _sort(self, before: list[object], now: list[object]) -> None:
        """The same rows, in another order."""
        self.layoutAboutToBeChanged.emit()
        places = {key: row for row, key in enumerate(now)}
        rows = dict(zip(before, self._rows, strict=True))
        self._rows = [rows[key] for key in now]
        for index in self.persistentIndexList():
            self.changePersistentIndex(index, self.index(places[before[index.row()]], index.column()))
        self.layoutChanged.emit()


def changed_rows(
    before: Sequence[Row], now: Sequence[Row], same: Callable[[Row, Row], bool] = eq
) -> list[tuple[int, int]]:
    """The first and the last row of each part of ``now`` that differs from ``before``, which is as long; one part
    from the first to the last of them where there are many. ``same`` compares rows that are two objects."""
    found: list[tuple[int, int]] = []
    for at, (one, other) in enumerate(zip(before, now, strict=True)):
        if one is other or same(one, other):
            continue
        if found and found[-1][1] == at - 1:
            found[-1] = found[-1][0], at
        else:
            found.append((at, at))
    return found if len(found) <= MOST else [(found[0][0], found[-1][1])]


def exchanged_rows(before: Sequence[object], now: Sequence[object]) -> tuple[int, int, int] | None:
    """Where rows went and came, how many went and how many came, so that ``before`` is ``now`` otherwise; None
    where that is much or nothing stays."""
    short = min(len(before), len(now))
    pairs = enumerate(zip(before, now, strict=False))
    start = next((at for at, (one, other) in pairs if one is not other and one != other), short)
    end = next((at for at in range(short - start) if before[-1 - at] != now[-1 - at]), short - start)
    gone, come = len(before) - start - end, len(now) - start - end
    return None if gone + come > MOST or (gone + come and start + end == 0) else (start, gone, come)


def row_steps(before: Sequence[object], now: Sequence[object]) -> list[Step] | None:
    """How ``before`` becomes ``now``, one row at a time: ``(at, -1)`` goes, ``(-1, at)`` comes, ``(start, at)``
    moves up. None where that is many steps or nothing stays."""
    if before == now:
        return []
    wanted = set(now)
    rows = [key for key in before if key in wanted]
    if not rows:
        return None
    steps = [(at, -1) for at, key in reversed(list(enumerate(before))) if key not in wanted]
    known = set(rows)
    for at, key in enumerate(now):
        if at < len(rows) and rows[at] == key:
            continue
        start = rows.index(key, at) if key in known else -1
        if start >= 0:
            del rows[start]
        rows.insert(at, key)
        steps.append((start, at))
        if len(steps) > MOST:
            break
    return steps if len(steps) <= MOST else None
