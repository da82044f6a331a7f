"""The folder of a chain that someone copied beside it: the chain is continued, the copy stays as it is."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import engine
from tests.builders.small_instance import grow_small_instance, write_small_instance

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def back_up(source: Path, to: Path, kind: engine.Kind) -> engine.BackupSet:
    return engine.run_backup(engine.AtRestSource([source]), engine.LocalFolder(to), kind)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, Path]:
    """A chain, and its copy under a name that sorts after it."""
    source, to = write_small_instance(tmp_path / "source"), tmp_path / "to"
    to.mkdir()
    chain = back_up(source, to, engine.Kind.FULL).chain
    return chain, Path(shutil.copytree(chain, chain.with_name(f"{chain.name}-copy")))


def test_an_incremental_continues_the_chain_and_says_so(made: tuple[Path, Path], tmp_path: Path) -> None:
    """It went into the copy, silently."""
    chain, copy = made
    source = tmp_path / "source"
    grow_small_instance(source, 4)
    done = back_up(source, tmp_path / "to", engine.Kind.INCREMENTAL)
    assert done.chain == chain
    assert [note for note in done.run.notes if "copy of the chain" in note] == [
        f"The folder {copy.name} holds a copy of the chain {chain.name}. Only {chain.name} is continued. Move the "
        "copy to another destination, or remove it."
    ]
    shutil.rmtree(copy)
    grow_small_instance(source, 5)
    assert back_up(source, tmp_path / "to", engine.Kind.INCREMENTAL).run.notes == ()


def test_what_is_left_is_continued(made: tuple[Path, Path], tmp_path: Path) -> None:
    chain, copy = made
    shutil.rmtree(chain)
    grow_small_instance(tmp_path / "source", 4)
    done = back_up(tmp_path / "source", tmp_path / "to", engine.Kind.INCREMENTAL)
    assert (done.chain, done.run.notes) == (copy, ())


def test_retention_takes_the_chain_for_the_one_that_is_continued(made: tuple[Path, Path], tmp_path: Path) -> None:
    plan = engine.plan_prune(engine.Pruning(tmp_path / "to", engine.Retention(last=1), now=NOW))
    (kept,) = plan.keep
    assert kept.path == made[0] and "an incremental backup would continue it" in kept.reason
    assert [each.path for each in plan.remove] == [made[1]]
