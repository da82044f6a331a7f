"""What a power cut may leave on a disk, given the operations that ran before it.

The model is stricter than any journaling file system: a file's bytes last from the ``sync`` of that file on, a
name lasts from the ``sync_directory`` of the folder it stands in on (a rename: of both folders), and nothing else
orders anything. What is not yet lasting is *pending*, and any part of it may be missing after the cut. A rename is
atomic; a change of a name cannot outlive the loss of an earlier change of the same name or the same file.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

ROOT = 0
SECTOR = 512

T = TypeVar("T")


@dataclass(frozen=True)
class Blob:
    """The bytes of a file."""

    data: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Link:
    """A symbolic link that was there from the start."""

    target: str


Entry = Blob | Link | None
Tree = dict[str, Entry]
"""Every path below the root, with ``/`` between names, parents first; a folder's entry is ``None``."""


@dataclass(frozen=True, eq=False)
class NameChange:
    """A create, rename, remove or new folder: which names of which folders (node numbers) mean what afterwards."""

    text: str
    node: int
    entries: tuple[tuple[int, str, int | None], ...]
    makes_folder: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def moves(self) -> bool:
        return len(self.entries) > 1

    def follows(self, earlier: NameChange) -> bool:
        """Whether this cannot have lasted without ``earlier``."""
        mine, theirs = ({(folder, name) for folder, name, _ in c.entries} for c in (self, earlier))
        return self.node == earlier.node or not mine.isdisjoint(theirs)

    def is_lost_with(self, earlier: NameChange) -> bool:
        """Whether the loss of ``earlier`` undoes this: it follows, or moves into a folder then not there."""
        moved_into = self.moves and any(folder == earlier.node for folder, _, _ in self.entries)
        return self.follows(earlier) or moved_into


@dataclass(frozen=True, eq=False)
class DataChange:
    """A write to the file ``node``; with ``cuts`` it ends at ``offset`` instead."""

    text: str
    node: int
    offset: int
    data: bytes
    cuts: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def end(self) -> int:
        return self.offset + len(self.data)

    def boundaries(self) -> range:
        """The sector boundaries within the write, as counts of its bytes."""
        first = SECTOR - self.offset % SECTOR
        return range(first, len(self.data), SECTOR)

    def head(self, length: int) -> DataChange:
        return DataChange(self.text, self.node, self.offset, self.data[:length])

    def tail(self, start: int) -> DataChange:
        return DataChange(self.text, self.node, self.offset + start, self.data[start:])


Change = NameChange | DataChange


@dataclass(frozen=True, eq=False)
class Barrier:
    """A ``sync`` or ``sync_directory`` of a node; ``node`` is ``None`` for a mere mark of the test."""

    text: str
    node: int | None

    def __str__(self) -> str:
        return self.text


Operation = NameChange | DataChange | Barrier


@dataclass
class Nodes:
    """Folders by node number (name to node), and what every other node holds."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {ROOT: {}})
    contents: dict[int, Blob] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)

    def copy(self) -> Nodes:
        return Nodes({n: dict(names) for n, names in self.folders.items()}, dict(self.contents), dict(self.links))

    def apply(self, change: NameChange) -> None:
        for folder, name, node in change.entries:
            names = self.folders.setdefault(folder, {})
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node

    def walk(self, folder: int = ROOT, above: str = "") -> Iterator[tuple[str, int]]:
        for name, node in sorted(self.folders.get(folder, {}).items()):
            yield above + name, node
            if node in self.folders:
                yield from self.walk(node, f"{above}{name}/")


@dataclass(frozen=True)
class Outcome:
    """One thing that a cut may leave: the pending changes that lasted, and files with bytes given outright."""

    what: str
    names: Sequence[NameChange]
    data: Sequence[DataChange]
    contents: Mapping[int, Blob] = field(default_factory=dict)


class Disk:
    """What has lasted for sure, and what is pending, as operations go by."""

    def __init__(self, start: Nodes) -> None:
        self._lasting = start.copy()
        self._names: dict[NameChange, set[int]] = {}  # pending, with the folders whose sync each awaits
        self._data: dict[int, list[DataChange]] = {}
        self._mixed: dict[int, dict[tuple[DataChange, ...], Blob]] = {}

    def record(self, operation: Operation) -> None:
        """One more operation ran."""
        match operation:
            case NameChange(node=node):
                self._names[operation] = {folder for folder, _, _ in operation.entries}
                if operation.makes_folder:
                    self._lasting.folders.setdefault(node, {})
                elif node not in self._lasting.folders and node not in self._lasting.links:
                    self._lasting.contents.setdefault(node, Blob(b""))
            case DataChange(node=node):
                self._data.setdefault(node, []).append(operation)
            case Barrier(node=int(node)) if node in self._lasting.folders:
                self._folder_synced(node)
            case Barrier(node=int(node)):
                self._lasting.contents[node] = self._content(node, self._data.pop(node, []))
                self._mixed.pop(node, None)

    def _folder_synced(self, folder: int) -> None:
        for awaited in self._names.values():
            awaited.discard(folder)
        lasting: list[NameChange] = []
        for change, awaited in reversed(self._names.items()):
            if not awaited or any(later.follows(change) for later in lasting):
                lasting.append(change)
        for change in reversed(lasting):
            self._lasting.apply(change)
            del self._names[change]

    def outcomes(self, last: Operation | None, *, at_most: int, tears: int, pairs: bool) -> Iterator[Outcome]:
        """What a cut right after the operation ``last`` may leave; see :meth:`CrashFS.crash_states`."""
        names = list(self._names)
        data = [change for changes in self._data.values() for change in changes]
        pending: list[Change] = [*names, *data]
        some = spread(pending, at_most)
        yield Outcome("all applied", names, data)
        yield Outcome("nothing unsynced applied", [], [])
        yield Outcome("unsynced names lost", [], data)
        yield Outcome("unsynced data lost", names, [])
        for change in some:
            yield self._without((change,), names, data)
            yield self._only(change, names)
        for node in self._data:
            yield from self._hollow(node, names, data)
        if isinstance(last, DataChange):
            yield from _torn(last, names, data, tears)
        if pairs:
            for pair in itertools.combinations(some, 2):
                yield self._without(pair, names, data)

    def _without(self, lost: Sequence[Change], names: list[NameChange], data: list[DataChange]) -> Outcome:
        gone: list[NameChange] = []
        for change in names:
            if change in lost or any(change.is_lost_with(earlier) for earlier in gone):
                gone.append(change)
        what = "lost: " + " and ".join(map(str, lost))
        return Outcome(what, [n for n in names if n not in gone], [d for d in data if d not in lost])

    def _only(self, change: Change, names: list[NameChange]) -> Outcome:
        what = f"only {change} applied"
        if isinstance(change, DataChange):
            return Outcome(what, names, [change])
        needed = [change]
        for earlier in reversed(names[: names.index(change)]):
            if any(later.follows(earlier) for later in needed):
                needed.append(earlier)
        return Outcome(what, needed[::-1], [])

    def _hollow(self, node: int, names: list[NameChange], data: list[DataChange]) -> Iterator[Outcome]:
        """Names lasted, one file's unsynced bytes did not: it is as before, or has its new length in zeros."""
        rest = [change for change in data if change.node != node]
        what = f"names lasted, bytes of {self._data[node][0]} did not"
        yield Outcome(what, names, rest)
        before = self._lasting.contents[node].data
        size = max(change.end for change in self._data[node])
        yield Outcome(f"{what} (zeros)", names, rest, {node: Blob(before.ljust(size, b"\0"))})

    def tree(self, outcome: Outcome) -> Tree:
        """The files and folders that an outcome leaves."""
        nodes = self._lasting.copy()
        for change in outcome.names:
            nodes.apply(change)
        tree: Tree = {}
        for path, node in nodes.walk():
            if node in nodes.folders:
                tree[path] = None
            elif node in nodes.links:
                tree[path] = nodes.links[node]
            else:
                chosen = [change for change in outcome.data if change.node == node]
                tree[path] = outcome.contents.get(node) or self._content(node, chosen)
        return tree

    def _content(self, node: int, chosen: Sequence[DataChange]) -> Blob:
        blob = self._lasting.contents[node]
        if not chosen:
            return blob
        known = self._mixed.setdefault(node, {})
        if (found := known.get(tuple(chosen))) is not None:
            return found
        content = bytearray(blob.data)
        for change in chosen:
            if change.cuts:
                del content[change.offset :]
                continue
            content.extend(bytes(max(0, change.offset - len(content))))
            content[change.offset : change.end] = change.data
        return known.setdefault(tuple(chosen), Blob(bytes(content)))


def _torn(last: DataChange, names: list[NameChange], data: list[DataChange], tears: int) -> Iterator[Outcome]:
    rest = [change for change in data if change is not last]
    boundaries = spread(last.boundaries(), tears)
    for length in boundaries:
        yield Outcome(f"{last} torn after {length} bytes", names, [*rest, last.head(length)])
    if boundaries:
        middle = boundaries[len(boundaries) // 2]
        yield Outcome(f"{last} without its first {middle} bytes", names, [*rest, last.tail(middle)])


def spread(items: Sequence[T], at_most: int) -> list[T]:
    """``items``, or ``at_most`` of them evenly spread, first and last included."""
    if len(items) <= at_most:
        return list(items)
    step = (len(items) - 1) / (at_most - 1)
    return [items[round(i * step)] for i in range(at_most)]
