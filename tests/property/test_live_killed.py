"""Killed instances in the shape that Microsoft's engine writes: recovery makes of them what was committed.

Histories of several sessions with levels, statements that fail, updates that are cancelled and counters, killed
behind any record, often in the middle of a rollback; then recoveries, some of them cut short by the power, and
another life. A share of a hundred of them is usual; ``ESE_KILLED_SEEDS`` asks for a number of histories (``2000``,
as every night), or for certain ones (``17:18``).
"""

from __future__ import annotations

import itertools
import os
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from unittest.mock import patch

import pytest

from engine.btree.tree import LiveTree
from engine.formats.log.records import Undo
from tests.builders.engine_shape import Shape
from tests.builders.killed_engine import live, start
from tests.builders.live_runs import ROOT
from tests.disk.crash_fs import CrashFS
from tests.disk.crash_model import Tree
from tests.disk.fault_fs import Killed
from tests.disk.memory_fs import MemoryFS
from tests.oracles.killed_model import PAGE_SIZES, Rows
from tests.oracles.killed_oracle import contents, recovered, rows_of, writing_pages
from tests.share import NIGHTLY, shares

USUAL, NIGHT = 100, 2000
BLOCK = 16
"""Histories that are played by one test."""
MAX_LIVES = 3
CACHES = (16, 64)
AT_LEAST = {
    "undo of insert": 1000, "undo of replace": 200, "undo of flag_delete": 300,
    "undo of delta": 50, "undo of delta64": 50,
    "node removed in a rollback": 300, "replace in a split": 50, "external header of a leaf": 5,
    "node emptied before a merge": 50, "room reserved in a split": 50, "replacement by differences": 200,
    "changes undone": 2000, "recoveries cut": 50,
}  # fmt: skip
"""What the usual histories meet, at the least: each block has to meet its part, so that none falls asleep."""


def blocks() -> list[Sequence[int]]:
    """Numbers of histories, so many for each test: a share of the usual ones, or those that are asked for."""
    asked = os.environ.get("ESE_KILLED_SEEDS", str(NIGHT) if NIGHTLY else "")
    if not asked:
        return [share.of(range(USUAL)) for share in shares()]
    first, _, last = asked.rpartition(":")
    seeds = range(int(first or 0), int(last))
    return [seeds[start : start + BLOCK] for start in range(0, len(seeds), BLOCK)]


def numbers(block: Sequence[int]) -> str:
    return f"{block[0]}-{block[-1]}"


def shape_of(random: Random) -> Shape:
    in_a_rollback = random.random() < 0.6
    return Shape(
        random,
        flushes=random.choice((0, 0.02, 0.1)),
        cleans=random.choice((0, 0.5, 1)),
        differences=random.choice((0, 0.5)),
        last=random.randint(1, 60) if in_a_rollback else random.randint(1, 900),
        ends_at=frozenset({Undo.TYPE}) if in_a_rollback else frozenset(),
        flushed=random.random() < 0.7,
    )


def life(tree: Tree, rows: Rows, page_size: int, random: Random) -> tuple[Tree, list[Rows], Shape]:
    """One life to its violent end, which a power cut may be; what it leaves, and the states that may be found."""
    shape, steps = shape_of(random), random.randint(5, 90)
    if random.random() < 0.7:
        fs = MemoryFS(ROOT, tree)
        allowed = live(fs, page_size, rows, random, shape, steps)
        return fs.tree(), allowed, shape
    watched = CrashFS(ROOT, inner=MemoryFS(ROOT, tree))
    allowed = live(watched, page_size, rows, random, shape, steps)
    return some_state(watched, len(watched.operations), random), allowed, shape


def cut_recovery(tree: Tree, random: Random) -> Tree:
    """What a power cut at a random moment of a recovery leaves."""
    fs = CrashFS(ROOT, inner=MemoryFS(ROOT, tree))
    with writing_pages(random, random.choice((0, 0.03, 0.2))):
        recovered(fs, random.choice(CACHES))
    return some_state(fs, random.randint(0, len(fs.operations)), random)


def some_state(fs: CrashFS, after: int, random: Random) -> Tree:
    """One of the states that a cut after so many operations, or a little later, may leave."""
    states = itertools.islice(fs.crash_states(start=after, at_most=4, tears=2), random.randint(1, 6))
    return random.choice(list(states)).tree


def history(seed: int) -> Counter[str]:
    """One to three lives of an instance, each with its end and its recoveries; what was met."""
    random = Random(seed)
    page_size = PAGE_SIZES[seed % len(PAGE_SIZES)]
    tree, rows = start(page_size)
    met: Counter[str] = Counter()
    for _ in range(random.randint(1, MAX_LIVES)):
        tree, allowed, shape = life(tree, rows, page_size, random)
        for _ in range(random.choice((0, 0, 1, 2))):
            tree = cut_recovery(tree, random)
            met["recoveries cut"] += 1
        fs = MemoryFS(ROOT, tree)
        done = recovered(fs, random.choice(CACHES))
        met["changes undone"] += done.undone
        met += shape.met
        rows = rows_of(fs)
        assert rows in allowed, told(rows, allowed)
        assert not recovered(fs).changed
        tree = fs.tree()
    return met


def two_recoveries(seed: int) -> Counter[str]:
    """The same log recovered at once, and once more with recoveries before that were cut short."""
    random = Random(f"two {seed}")
    page_size = PAGE_SIZES[seed % len(PAGE_SIZES)]
    tree, allowed, shape = life(*start(page_size), page_size, random)
    at_once = MemoryFS(ROOT, tree)
    with patch.object(LiveTree, "_split", autospec=True, side_effect=LiveTree._split) as splits:
        recovered(at_once, random.choice(CACHES))
        rows = rows_of(at_once)
        assert rows in allowed, told(rows, allowed)
        met = shape.met
        for _ in range(random.randint(1, 3)):
            tree = cut_recovery(tree, random)
            met["recoveries cut"] += 1
        fs = MemoryFS(ROOT, tree)
        recovered(fs, random.choice(CACHES))
    assert rows_of(fs) == rows
    if not splits.called:  # a row that no longer fits where it was may go elsewhere each time
        met["databases compared page by page"] += 1
        one, other = contents(at_once), contents(fs)
        assert one == other, sorted(pgno for pgno in {*one, *other} if one.get(pgno) != other.get(pgno))
    return met


def told(found: Rows, allowed: list[Rows]) -> str:
    """How far what was found is from the newest state that was allowed."""
    newest = allowed[-1]
    wrong = [id_ for id_ in sorted({*found, *newest}) if found.get(id_) != newest.get(id_)]
    rows = [f"{id_}: {found.get(id_)!r:.90} for {newest.get(id_)!r:.90}" for id_ in wrong[:5]]
    return f"of {len(allowed)} states none; {len(wrong)} rows differ from the newest: {rows}"


def told_by(kind: Callable[[int], Counter[str]], seeds: Sequence[int]) -> Counter[str]:
    """These histories of a kind; what they met. Each failure names its seed."""
    met: Counter[str] = Counter()
    failures = []
    for seed in seeds:
        try:
            met += kind(seed)
        except (Exception, Killed):
            failures.append(f"seed {seed}: {traceback.format_exc(limit=-4)}")
    print(f"{len(seeds)} histories: " + ", ".join(f"{count} {what}" for what, count in sorted(met.items())))
    assert not failures, f"{len(failures)} of {len(seeds)} histories fail\n" + "\n".join(failures[:5])
    return met


@pytest.mark.parametrize("seeds", blocks(), ids=numbers)
def test_killed_instances_hold_what_was_committed(seeds: Sequence[int]) -> None:
    met = told_by(history, seeds)
    if len(seeds) >= BLOCK:
        least = {what: total * BLOCK // (3 * USUAL) for what, total in AT_LEAST.items()}
        assert {what for what, count in least.items() if met[what] < count} == set()


@pytest.mark.parametrize("seeds", blocks(), ids=numbers)
def test_a_recovery_that_was_cut_makes_the_same_database(seeds: Sequence[int]) -> None:
    met = told_by(two_recoveries, seeds)
    if len(seeds) >= BLOCK:
        assert met["databases compared page by page"] > BLOCK * 3 // 4
