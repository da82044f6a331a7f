"""A chain whose manifest was deleted: it is listed as damaged, and in nobody's way."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFileSystem, LocalFolder, find_chains, run_backup
from engine.chain.manifest import MANIFEST_NAME
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.small_instance import write_small_instance

FS = LocalFileSystem()


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return backup(write_small_instance(tmp_path / "source"), tmp_path)


def backup(source: Path, root: Path) -> Path:
    return run_backup(AtRestSource([source]), LocalFolder(root / "backups"), Kind.FULL).chain


def test_it_is_listed_as_damaged(chain: Path, tmp_path: Path) -> None:
    (chain / MANIFEST_NAME).unlink()
    for place in (tmp_path / "backups", chain.parent):
        (found,) = find_chains(FS, place)
        assert found.path == chain and found.manifest is None
        assert found.error is not None and found.error.message == "The manifest of the chain is missing."


def test_it_prevents_no_backup(chain: Path, tmp_path: Path) -> None:
    """Neither of its instance nor of another one: before, no job could write to that destination any more."""
    (chain / MANIFEST_NAME).unlink()
    other = backup(write_small_instance(tmp_path / "other", base="two"), tmp_path)
    newer = backup(tmp_path / "source", tmp_path)
    assert {each.path for each in find_chains(FS, tmp_path / "backups")} == {chain, other, newer}


def test_a_folder_of_another_name_is_still_in_the_way(chain: Path, tmp_path: Path) -> None:
    (chain / MANIFEST_NAME).unlink()
    chain.rename(chain.with_name("mine"))
    with pytest.raises(JetError) as caught:
        backup(tmp_path / "source", tmp_path)
    assert caught.value.code is Code.BackupDirectoryNotEmpty
