"""A chain mutilated in every way: verification reports each, and a restore never brings back a wrong byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, read_manifest, run_backup, run_restore, verify_path
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES, Manifest
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.sources.live import InProcessSource
from engine.verify import FindingKind as K
from tests.builders.small_instance import (
    DATABASE,
    OTHER_DB,
    OTHER_STREAM,
    checkpoint_bytes,
    database_bytes,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.disk.crash_fs import tree_of
from tests.unit.test_verify import Where, damage, found, page_bits


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A full and an incremental, generations 1 to 5."""
    root = tmp_path_factory.mktemp("backed-up")
    source = write_small_instance(root / "source")
    (root / "destination").mkdir()
    run_backup(AtRestSource([source]), LocalFolder(root / "destination"), Kind.FULL)
    grow_small_instance(source)
    return run_backup(AtRestSource([source]), LocalFolder(root / "destination"), Kind.INCREMENTAL).chain


@pytest.fixture
def chain(backed_up: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    store = tmp_path / "destination" / backed_up.parent.name
    return shutil.copytree(backed_up, store / backed_up.name)


def _rewrite(chain: Path, change: Callable[[Manifest], Manifest]) -> None:
    """A manifest that is sealed rightly and says something else."""
    manifest = change(read_manifest(LocalFileSystem(), chain))
    (chain / MANIFEST_NAME).write_bytes(manifest.to_bytes())
    (chain / SUMS_NAMES[0]).write_bytes(manifest.sums())


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


def _shifted(chain: Path) -> None:
    """Two logs have changed places, and the manifest has their sums right."""
    _swap(chain, "edb00001.log", "edb00002.log")
    sums = {
        name: hashlib.sha256((chain / name).read_bytes()).hexdigest() for name in ("edb00001.log", "edb00002.log")
    }
    _rewrite(
        chain,
        lambda m: replace(m, files=tuple(replace(f, checksum=sums.get(f.name, f.checksum)) for f in m.files)),
    )


def _dirty(chain: Path) -> None:
    """The database needs a log that neither the chain nor its manifest has."""
    data = database_bytes(required=(1, 3))
    (chain / DATABASE).write_bytes(data)
    (chain / "edb00001.log").unlink()
    checksum = hashlib.sha256(data).hexdigest()
    _rewrite(
        chain,
        lambda m: replace(
            m,
            files=tuple(
                replace(f, checksum=checksum) if f.name == DATABASE else f
                for f in m.files
                if f.name != "edb00001.log"
            ),
        ),
    )


def _created(manifest: Manifest) -> Manifest:
    files = (replace(f, created="11" * 8) if f.generation == 2 else f for f in manifest.files)
    return replace(manifest, files=tuple(files))


def _of_another_stream(manifest: Manifest) -> Manifest:
    name = f"edb-{OTHER_STREAM.random:08X}"
    return replace(manifest, signature=str(OTHER_STREAM), instance=name)


def _resealed(chain: Path, name: str, change: Callable[[Path], object]) -> None:
    """As if it had been damaged before its hash was taken."""
    change(chain / name)
    checksum = hashlib.sha256((chain / name).read_bytes()).hexdigest()
    _rewrite(
        chain,
        lambda m: replace(m, files=tuple(replace(f, checksum=checksum) if f.name == name else f for f in m.files)),
    )
    (chain / SUMS_NAMES[0]).write_bytes(read_manifest(LocalFileSystem(), chain).sums())


MUTATIONS: dict[str, tuple[Callable[[Path], object], Where]] = {
    "database gone": (lambda c: (c / DATABASE).unlink(), (DATABASE, K.MISSING, None)),
    "log gone": (lambda c: (c / "edb00002.log").unlink(), ("edb00002.log", K.MISSING, None)),
    "current log gone": (lambda c: (c / "edb.log").unlink(), ("edb.log", K.MISSING, None)),
    "checkpoint gone": (lambda c: (c / "edb.chk").unlink(), ("edb.chk", K.MISSING, None)),
    "sums gone": (lambda c: (c / SUMS_NAMES[0]).unlink(), (SUMS_NAMES[0], K.SUMS, None)),
    "sums changed": (
        lambda c: damage(c / SUMS_NAMES[0], 3),
        (SUMS_NAMES[0], K.SUMS, None),
    ),
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
    "one bit under its hash": (
        lambda c: _resealed(c, DATABASE, lambda path: damage(path, *page_bits(4, 777))),
        (DATABASE, K.ONE_BIT, 4),
    ),
    "page under its hash": (
        lambda c: _resealed(c, DATABASE, lambda path: damage(path, *page_bits(4, 777, 778, 4000))),
        (DATABASE, K.CHECKSUM, 4),
    ),
    "log under its hash": (
        lambda c: _resealed(c, "edb00002.log", lambda path: damage(path, 50_000)),
        ("edb00002.log", K.LOG, 1),
    ),
    "log of another history under its hash": (
        lambda c: _resealed(c, "edb00002.log", lambda path: path.write_bytes(log_bytes(2, history=7))),
        ("edb00003.log", K.LOG_CHAIN, None),
    ),
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
    "folder in place of a file": (lambda c: _folder(c / "edb00002.log"), ("edb00002.log", K.CHANGED, None)),
    "linked": (lambda c: _link(c / DATABASE), (DATABASE, K.CHANGED, None)),
    "log no longer listed": (lambda c: _rewrite(c, _without("edb00002.log")), ("edb00002.log", K.UNLISTED, None)),
    "log listed as another": (lambda c: _rewrite(c, _renumber), ("edb.log", K.CHANGED, None)),
    "manifest gone": (lambda c: (c / MANIFEST_NAME).unlink(), (MANIFEST_NAME, K.MANIFEST, None)),
    "logs shifted": (_shifted, ("edb00001.log", K.CHANGED, None)),
    "needed log gone from disk and list": (_dirty, (DATABASE, K.NOT_RECOVERABLE, None)),
    "log listed as of another time": (lambda c: _rewrite(c, _created), ("edb00002.log", K.CHANGED, None)),
    "logs listed as of another stream": (
        lambda c: _rewrite(c, _of_another_stream),
        ("edb00002.log", K.CHANGED, None),
    ),
    "pages listed as larger": (
        lambda c: _rewrite(c, lambda m: replace(m, page_size=8192)),
        (DATABASE, K.CHANGED, None),
    ),
    "database listed as another": (
        lambda c: _rewrite(c, lambda m: replace(m, databases={DATABASE: str(OTHER_DB)})),
        (DATABASE, K.CHANGED, None),
    ),
    "time is garbage": (
        lambda c: _rewrite(c, lambda m: replace(m, runs=(replace(m.runs[0], started="soon"), *m.runs[1:]))),
        (MANIFEST_NAME, K.MANIFEST, None),
    ),
    "end is garbage": (
        lambda c: _rewrite(c, lambda m: replace(m, runs=(*m.runs[:-1], replace(m.runs[-1], ended="")))),
        (MANIFEST_NAME, K.MANIFEST, None),
    ),
    "same name in capitals": (
        lambda c: (c / DATABASE.upper()).write_bytes(b"x"),
        (DATABASE.upper(), K.UNLISTED, None),
    ),
}


HARMLESS = {"sums gone", "sums changed", "stray file", "stray folder", "stray log", "same name in capitals"}
"""Worth a word, but every byte that a restore needs is there."""


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_mutation_is_reported(chain: Path, name: str) -> None:
    mutate, expected = MUTATIONS[name]
    mutate(chain)
    result = verify_path(chain)
    assert expected in found(result)
    assert result.ok == (name in HARMLESS)


@pytest.mark.parametrize("recovering", [True, False], ids=["recovering", "as they are"])
@pytest.mark.parametrize("name", MUTATIONS)
def test_a_restore_writes_what_was_backed_up_or_nothing(
    chain: Path, tmp_path: Path, name: str, recovering: bool
) -> None:
    """It takes what verification calls good, and nothing else."""
    MUTATIONS[name][0](chain)
    target = tmp_path / "target"
    before = tree_of(chain)
    try:
        restored = run_restore(chain, target, recovering=recovering)
    except JetError as error:
        assert error.message
        assert not target.exists()
        assert [entry for entry in tmp_path.iterdir() if entry.name.startswith(".")] == []
    else:
        assert name in HARMLESS
        for file in restored.plan.files:
            assert hashlib.sha256((target / file.name).read_bytes()).hexdigest() == file.checksum
    assert tree_of(chain) == before


def test_what_waits_beside_the_listed_is_told(chain: Path) -> None:
    """The folder of a run whose files wait is looked into."""
    (chain / ".run-1").mkdir()
    (chain / "edb.log").rename(chain / ".run-1" / "edb.log")
    (chain / ".run-1" / "letter.txt").write_bytes(b"x")
    _rewrite(
        chain,
        lambda m: replace(
            m, files=tuple(replace(f, stored=".run-1/edb.log") if f.name == "edb.log" else f for f in m.files)
        ),
    )
    assert set(found(verify_path(chain))) == {("letter.txt", K.UNLISTED, None)}


def test_a_chain_without_manifest_is_held_against_its_sums(chain: Path) -> None:
    (chain / MANIFEST_NAME).unlink()
    damage(chain / "edb00001.log", 50_000)
    (chain / "edb00002.log").unlink()
    assert set(found(verify_path(chain))) == {
        (MANIFEST_NAME, K.MANIFEST, None),
        ("edb00001.log", K.CHANGED, None),
        ("edb00002.log", K.MISSING, None),
    }


def test_a_chain_of_a_running_instance_without_its_manifest(tmp_path: Path) -> None:
    """Its files say enough for a restore, so verification does not say otherwise."""
    (tmp_path / "live").mkdir()
    (tmp_path / "backups").mkdir()
    with Instance.open(Parameters(tmp_path / "live", log_file_kib=64)) as instance:
        instance.create_database(tmp_path / "live" / "w.edb")
        made = run_backup(InProcessSource(instance), LocalFolder(tmp_path / "backups"), Kind.FULL)
    (made.chain / MANIFEST_NAME).unlink()
    result = verify_path(made.chain)
    assert result.ok
    assert (MANIFEST_NAME, K.SUMS, None) in found(result)
    run_restore(made.chain, tmp_path / "target")


def test_there_are_many_mutations() -> None:
    assert len(MUTATIONS) >= 20
