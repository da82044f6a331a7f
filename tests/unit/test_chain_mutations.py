"""A chain mutilated in every way: verification reports each, and a restore never brings back a wrong byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, read_manifest, run_backup, run_restore, verify_path
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAME, Manifest
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.verify import FindingKind as K
from tests.support.crash_fs import tree_of
from tests.support.small_instance import (
    DATABASE,
    OTHER_STREAM,
    checkpoint_bytes,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.unit.test_verify import Where, damage, found, page_bits


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """A full and an incremental, generations 1 to 5."""
    source = write_small_instance(tmp_path / "source")
    (tmp_path / "destination").mkdir()
    run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL)
    grow_small_instance(source)
    return run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.INCREMENTAL).chain


def _rewrite(chain: Path, change: Callable[[Manifest], Manifest]) -> None:
    """A manifest that is sealed rightly and says something else."""
    manifest = change(read_manifest(LocalFileSystem(), chain))
    (chain / MANIFEST_NAME).write_bytes(manifest.to_bytes())
    (chain / SUMS_NAME).write_bytes(manifest.sums())


def _without(name: str) -> Callable[[Manifest], Manifest]:
    return lambda manifest: replace(manifest, files=tuple(f for f in manifest.files if f.name != name))


def _swap(chain: Path, one: str, other: str) -> None:
    a, b = (chain / one).read_bytes(), (chain / other).read_bytes()
    (chain / one).write_bytes(b)
    (chain / other).write_bytes(a)


def _link(path: Path) -> None:
    moved = path.rename(path.parent.parent / "moved")
    path.symlink_to(moved)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _cut(path: Path, by: int) -> None:
    path.write_bytes(path.read_bytes()[:-by])


def _renumber(manifest: Manifest) -> Manifest:
    return replace(
        manifest, files=tuple(replace(f, generation=9) if f.generation == 5 else f for f in manifest.files)
    )


MUTATIONS: dict[str, tuple[Callable[[Path], object], Where]] = {
    "database gone": (lambda c: (c / DATABASE).unlink(), (DATABASE, K.MISSING, None)),
    "log gone": (lambda c: (c / "edb00002.log").unlink(), ("edb00002.log", K.MISSING, None)),
    "current log gone": (lambda c: (c / "edb.log").unlink(), ("edb.log", K.MISSING, None)),
    "checkpoint gone": (lambda c: (c / "edb.chk").unlink(), ("edb.chk", K.MISSING, None)),
    "sums gone": (lambda c: (c / SUMS_NAME).unlink(), (SUMS_NAME, K.SUMS, None)),
    "sums changed": (lambda c: damage(c / SUMS_NAME, 3), (SUMS_NAME, K.SUMS, None)),
    "manifest cut": (lambda c: _cut(c / MANIFEST_NAME, 30), (MANIFEST_NAME, K.MANIFEST, None)),
    "manifest changed": (lambda c: damage(c / MANIFEST_NAME, 4001), (MANIFEST_NAME, K.MANIFEST, None)),
    "manifest empty": (lambda c: (c / MANIFEST_NAME).write_bytes(b""), (MANIFEST_NAME, K.MANIFEST, None)),
    "database cut": (lambda c: _cut(c / DATABASE, 4096), (DATABASE, K.CHANGED, None)),
    "database empty": (lambda c: (c / DATABASE).write_bytes(b""), (DATABASE, K.CHANGED, None)),
    "database longer": (
        lambda c: (c / DATABASE).write_bytes((c / DATABASE).read_bytes() + bytes(2048)),
        (DATABASE, K.CHANGED, None),
    ),
    "one bit": (lambda c: damage(c / DATABASE, *page_bits(4, 777)), (DATABASE, K.ONE_BIT, 4)),
    "bit of a header": (lambda c: damage(c / DATABASE, 3000), (DATABASE, K.CHANGED, None)),
    "both headers": (lambda c: damage(c / DATABASE, 3000, 2048 * 8 + 3000), (DATABASE, K.HEADER, None)),
    "two logs swapped": (lambda c: _swap(c, "edb00001.log", "edb00002.log"), ("edb00001.log", K.CHANGED, None)),
    "log of another stream": (
        lambda c: (c / "edb00002.log").write_bytes(log_bytes(2, signature=OTHER_STREAM)),
        ("edb00002.log", K.LOG_CHAIN, None),
    ),
    "log cut": (lambda c: _cut(c / "edb00002.log", 4096), ("edb00002.log", K.LOG, None)),
    "log flipped": (lambda c: damage(c / "edb00002.log", 50_000), ("edb00002.log", K.LOG, 1)),
    "log's header flipped": (lambda c: damage(c / "edb00002.log", 999), ("edb00002.log", K.LOG, 0)),
    "older current log": (lambda c: (c / "edb.log").write_bytes(log_bytes(3, 1)), ("edb.log", K.CHANGED, None)),
    "checkpoint of another": (
        lambda c: (c / "edb.chk").write_bytes(checkpoint_bytes(2, OTHER_STREAM)),
        ("edb.chk", K.CHANGED, None),
    ),
    "stray file": (lambda c: (c / "letter.txt").write_bytes(b"x"), ("letter.txt", K.UNLISTED, None)),
    "stray folder": (lambda c: (c / "folder").mkdir(), ("folder", K.UNLISTED, None)),
    "stray log": (lambda c: shutil.copy(c / "edb.log", c / "edb00006.log"), ("edb00006.log", K.UNLISTED, None)),
    "renamed": (lambda c: (c / DATABASE).rename(c / "other.edb"), (DATABASE, K.MISSING, None)),
    "folder in place of a file": (lambda c: _folder(c / "edb00002.log"), ("edb00002.log", K.UNREADABLE, None)),
    "linked": (lambda c: _link(c / DATABASE), (DATABASE, K.CHANGED, None)),
    "log no longer listed": (lambda c: _rewrite(c, _without("edb00002.log")), ("edb00002.log", K.UNLISTED, None)),
    "log listed as another": (lambda c: _rewrite(c, _renumber), ("edb.log", K.CHANGED, None)),
}


HARMLESS = {"sums gone", "sums changed", "stray file", "stray folder", "stray log"}
"""Worth a word, but every byte that a restore needs is there."""


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_is_reported(chain: Path, name: str) -> None:
    mutate, expected = MUTATIONS[name]
    mutate(chain)
    result = verify_path(chain)
    assert expected in found(result)
    assert result.ok == (name in HARMLESS)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_restore_writes_what_was_backed_up_or_nothing(chain: Path, tmp_path: Path, name: str) -> None:
    """Without an engine's own checks of pages and logs: by the manifest and its checksums alone."""
    MUTATIONS[name][0](chain)
    target = tmp_path / "target"
    before = tree_of(chain)
    try:
        restored = run_restore(chain, target)
    except JetError as error:
        assert error.message
        assert not target.exists()
        assert [entry for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []
    else:
        assert name in HARMLESS
        for file in restored.plan.files:
            assert hashlib.sha256((target / file.name).read_bytes()).hexdigest() == file.sha256
    assert tree_of(chain) == before


def test_there_are_many_mutations() -> None:
    assert len(MUTATIONS) >= 20
