"""The rows of the tree of sets: instance, chain, backup set, file. No texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import engine
from ui.models.set_entries import SetEntry


class TreeNode:
    """A row of the tree: ``row`` among the children of ``parent``."""

    def __init__(self, parent: TreeNode | None, row: int) -> None:
        self.parent = parent
        self.row = row

    @property
    def children(self) -> Sequence[TreeNode]:
        return ()

    @property
    def has_children(self) -> bool:
        return bool(self.children)


class InstanceNode(TreeNode):
    """All chains of one name."""

    def __init__(self, parent: TreeNode, row: int, name: str, entries: Sequence[SetEntry]) -> None:
        super().__init__(parent, row)
        self.name = name
        self.entries = list(entries)
        self.rows = [ChainRow(self, at, entry) for at, entry in enumerate(entries)]

    @property
    def children(self) -> Sequence[ChainRow]:
        return self.rows

    @property
    def has_children(self) -> bool:
        return bool(self.rows)

    @property
    def shown_name(self) -> str:
        """What the user calls the instance; where the chains are of several, what these have in common."""
        return shown_name(self.name, self.entries)


class ChainRow(TreeNode):
    """One chain."""

    def __init__(self, parent: TreeNode, row: int, entry: SetEntry) -> None:
        super().__init__(parent, row)
        self.entry = entry

    @property
    def has_children(self) -> bool:
        return self.entry.manifest is not None

    @cached_property
    def children(self) -> list[RunRow]:
        return [RunRow(self, at, self.entry, run) for at, run in enumerate(self._runs_of(self.entry))]

    @property
    def made(self) -> Sequence[RunRow]:
        """The rows below it, as far as they were asked for."""
        return self.children if "children" in vars(self) else ()

    def keeps(self, entry: SetEntry) -> bool:
        """Whether its rows stay when ``entry`` takes its place: there may be more after them."""
        if (entry.manifest is None) != (self.entry.manifest is None):
            return False
        if entry.sets == self.entry.sets or "children" not in vars(self):
            return True
        runs = self._runs_of(entry)
        same = [row.run.id for row in self.children] == [run.id for run in runs[: len(self.children)]]
        return same and all(_names(files_of(entry, row.run)) == _names(row.files) for row in self.children)

    def more(self, entry: SetEntry) -> list[RunRow]:
        """The rows that come when ``entry`` takes its place."""
        if "children" not in vars(self):
            return []
        runs = list(enumerate(self._runs_of(entry)))
        return [RunRow(self, at, entry, run) for at, run in runs[len(self.children) :]]

    def take(self, entry: SetEntry) -> None:
        """Something else is known of it."""
        self.entry = entry
        for row, run in zip(self.made, self._runs_of(entry), strict=False):  # more rows may come
            row.take(entry, run)

    @staticmethod
    def _runs_of(entry: SetEntry) -> Sequence[engine.BackupRun]:
        return entry.manifest.runs if entry.manifest else ()


class RunRow(TreeNode):
    """One backup set of a chain."""

    def __init__(self, parent: TreeNode, row: int, entry: SetEntry, run: engine.BackupRun) -> None:
        super().__init__(parent, row)
        self.entry, self.run = entry, run
        self.files = files_of(entry, run)

    @property
    def has_children(self) -> bool:
        return bool(self.files)

    @cached_property
    def children(self) -> list[FileRow]:
        return [FileRow(self, at, self.entry, file) for at, file in enumerate(self.files)]

    def take(self, entry: SetEntry, run: engine.BackupRun) -> None:
        """Something else is known of its chain."""
        self.entry, self.run = entry, run
        for row in self.children if "children" in vars(self) else ():
            row.entry = entry


class FileRow(TreeNode):
    """One file that a set brought and no later one replaced."""

    def __init__(self, parent: TreeNode, row: int, entry: SetEntry, file: engine.StoredFile) -> None:
        super().__init__(parent, row)
        self.entry, self.file = entry, file


def files_of(entry: SetEntry, run: engine.BackupRun) -> list[engine.StoredFile]:
    """The files of a chain that a set brought and no later one replaced."""
    return [file for file in entry.manifest.files if file.run == run.id] if entry.manifest else []


def _names(files: Sequence[engine.StoredFile]) -> list[str]:
    return [file.name for file in files]


def shown_name(name: str, entries: Sequence[SetEntry]) -> str:
    """What the chains of one ``name`` are listed under."""
    own = {entry.own_name for entry in entries}
    return (own.pop() if len(own) == 1 else "") or name
