"""States of a row as it is stored, the changes that a transaction makes of it, and the commits that changed it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from engine.formats.page import Node
from engine.restore.committed_pages import added

CHANGES_MOST = 1000
_BYTES_MOST = 64 << 20


@dataclass(frozen=True, slots=True)
class RowState:
    """A row as stored: its record (``None``: no row) and, by key, the nodes of the long values that it names."""

    data: bytes | None = None
    long_values: dict[bytes, tuple[Node, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class CommitMark:
    """A commit: where and when. ``is_exact``: the log has its own time, not only that of its segment."""

    position: int
    procid: int
    time: datetime | None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class RowStep:
    """A commit that changed the row. ``begun`` is the position where its transaction began."""

    commit: CommitMark
    begun: int
    trx: int
    escrow: bool
    before: RowState
    after: RowState

    @property
    def size(self) -> int:
        """Bytes that the later state takes up beside the earlier one."""
        before = self.before.long_values
        new = (nodes for key, nodes in self.after.long_values.items() if before.get(key) is not nodes)
        return len(self.after.data or b"") + sum(len(node.data) for nodes in new for node in nodes)


@dataclass(slots=True)
class RowOperation:
    """One change of the row: what its data are after it, or what it adds to a number in them."""

    numbers: tuple[int, ...]
    after: bytes | None = None
    delta: tuple[int, int, int] | None = None
    """Offset, difference, bytes of the number."""


@dataclass(slots=True)
class PendingChanges:
    """What a transaction has done to the row. ``long_values`` are the keys of those of the row that it changed."""

    operations: list[RowOperation] = field(default_factory=list)
    long_values: set[bytes] = field(default_factory=set)

    def take_back(self, rceid: int, after: bytes | None) -> None:
        for index in range(len(self.operations) - 1, -1, -1):
            operation = self.operations[index]
            if rceid in operation.numbers:
                if rceid == operation.numbers[0]:
                    del self.operations[index]
                else:
                    operation.after = after
                return

    def result(self, data: bytes | None) -> bytes | None:
        """The record after it all, which was ``data`` before."""
        for operation in self.operations:
            if operation.delta is None:
                data = operation.after
            elif data is not None:
                data = added(data, *operation.delta)
        return data

    @property
    def only_adds(self) -> bool:
        return not self.long_values and all(operation.delta is not None for operation in self.operations)


class KeptSteps:
    """The last ``most`` commits that changed the row, of long rows fewer; ``omitted`` counts the older ones."""

    def __init__(self, most: int) -> None:
        self.omitted = 0
        self._most, self._size = most, 0
        self._steps: deque[RowStep] = deque()

    def __iter__(self) -> Iterator[RowStep]:
        return iter(self._steps)

    def keep(self, step: RowStep) -> None:
        """One more."""
        self._steps.append(step)
        self._size += step.size
        while len(self._steps) > self._most or (self._size > _BYTES_MOST and len(self._steps) > 1):
            self._size -= self._steps.popleft().size
            self.omitted += 1
