"""A bulk loader: sorted nodes become the pages of one tree, leaves first.

Source: reference, database file 4.5. Planning comes before writing, because the number of pages decides the
space that a tree asks for.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.formats.page import Node, PageFlag
from engine.formats.space import SpaceHeader
from engine.sample.page_writer import PageStamp, capacity, node_cost, nodes_cost, write_page

Group = list[Node]
"""The nodes of one page; on inner levels their data is the child's index in the level below."""

DEFAULT_FILL = 0.9


@dataclass(frozen=True)
class TreePlan:
    """The pages of a tree before they have numbers: ``levels[0]`` are the leaves, the last level is the root."""

    levels: tuple[tuple[Group, ...], ...]

    @property
    def pages(self) -> int:
        """Pages of the tree, its root included, its space trees not."""
        return sum(map(len, self.levels))


def plan_tree(
    nodes: Iterable[Node], page_size: int, *, unique: bool = True, fill: float = DEFAULT_FILL
) -> TreePlan:
    """Spread nodes in key order over leaves filled to ``fill``, and put inner pages above them.

    ``ValueError`` when a node does not fit on a page.
    """
    level = list(_split(list(nodes), page_size, fill))
    levels = [tuple(level)]
    keys = [_separator(left[-1], right[0], unique) for left, right in pairwise(level)] + [b""]
    while len(level) > 1:
        entries = [Node(key, struct.pack("<I", child), 0) for child, key in enumerate(keys)]
        level = list(_split(entries, page_size, fill))
        levels.append(tuple(level))
        keys = [group[-1].key for group in level]
    return TreePlan(tuple(levels))


def _split(nodes: Sequence[Node], page_size: int, fill: float) -> Iterator[Group]:
    """Groups for one page each; a single one when a root can hold all."""
    room = capacity(page_size, SpaceHeader.SIZE)
    limit = room if nodes_cost(nodes) <= room else room * fill
    group: Group = []
    used = 0
    for node in nodes:
        cost = node_cost(node)
        if cost > room:
            raise ValueError(f"a node of {cost} bytes fits on no page of {page_size}")
        if group and used + cost > limit:
            yield group
            group, used = [], 0
        group.append(node)
        used += cost
    yield group


def _separator(left: Node, right: Node, unique: bool) -> bytes:
    """The shortest key above ``left`` and not above ``right``; equal keys are told apart by their data."""
    low, high = (left.key, right.key) if unique else (left.key + left.data, right.key + right.data)
    same = next((i for i, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), len(low))
    return high[: same + 1]


@dataclass(frozen=True)
class TreeIdentity:
    """Whose tree it is: root page, object id, and the flags all its pages have (index, long values, ...)."""

    root: int
    objid: int
    kind: int = 0


def write_tree(
    plan: TreePlan,
    tree: TreeIdentity,
    page_size: int,
    *,
    space_header: Callable[[], SpaceHeader],
    take_page: Callable[[], int],
    next_dbtime: Callable[[], int],
) -> dict[int, bytes]:
    """The pages of a planned tree by number.

    ``take_page`` gives the numbers of all but the root; ``space_header`` is asked once they are all taken.
    """
    pages: dict[int, bytes] = {}
    below: list[int] = []
    for depth, groups in enumerate(plan.levels):
        is_root = depth == len(plan.levels) - 1
        numbers = [tree.root] if is_root else [take_page() for _ in groups]
        flags = tree.kind | (PageFlag.LEAF if depth == 0 else PageFlag.PARENT_OF_LEAF if depth == 1 else 0)
        flags |= PageFlag.ROOT if is_root else 0
        external = bytes(space_header().buffer) if is_root else b""
        for i, (pgno, group) in enumerate(zip(numbers, groups, strict=True)):
            # Neighbours are linked among the leaves alone: libesedb refuses inner pages with links.
            before = numbers[i - 1] if i and depth == 0 else 0
            after = numbers[i + 1] if i + 1 < len(numbers) and depth == 0 else 0
            stamp = PageStamp(tree.objid, flags, next_dbtime(), before, after)
            nodes = group if depth == 0 else [_with_child(node, below) for node in group]
            pages[pgno] = write_page(page_size, pgno, stamp, external, nodes)
        below = numbers
    return pages


def _with_child(entry: Node, numbers: list[int]) -> Node:
    (child,) = struct.unpack("<I", entry.data)
    return entry._replace(data=struct.pack("<I", numbers[child]))
