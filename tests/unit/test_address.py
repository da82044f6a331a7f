"""What names a chain: its folder today; other addresses are refused in so many words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, plan_restore, run_backup, run_drill, run_restore, verify_path
from engine.chain.address import chain_at, parse
from engine.errors import Unsupported
from engine.files import LocalFileSystem
from tests.builders.small_instance import write_small_instance

FS = LocalFileSystem()
BUCKET = "s3://bucket/edb-1234ABCD/chain"


def test_a_path_is_a_folder(tmp_path: Path) -> None:
    chain = chain_at(parse(str(tmp_path / "edb-1234ABCD")), FS)
    assert (chain.folder, chain.path, chain.label) == (
        tmp_path / "edb-1234ABCD",
        tmp_path / "edb-1234ABCD",
        "edb-1234ABCD",
    )
    assert chain_at(chain, FS) is chain


def test_a_relative_path_is_one_of_here() -> None:
    assert parse("backups/chain") == Path.cwd() / "backups" / "chain"
    assert chain_at(Path("chain"), FS).path == Path.cwd() / "chain"


@pytest.mark.parametrize(
    "act",
    [
        lambda path, target: verify_path(path),
        lambda path, target: run_restore(path, target),
        lambda path, target: plan_restore(FS, path, target),
        lambda path, target: run_drill(path, scratch=target),
        lambda path, target: run_backup(AtRestSource([target]), LocalFolder(path), Kind.FULL),
    ],
    ids=["verify", "restore", "plan", "drill", "backup"],
)
def test_another_store_is_not_supported(act: Callable[[Path, Path], object], tmp_path: Path) -> None:
    write_small_instance(tmp_path / "target")
    with pytest.raises(Unsupported) as caught:
        act(parse(BUCKET), tmp_path / "target")
    assert int(caught.value.code) == -1001
    assert caught.value.message == f"{BUCKET} cannot be opened: s3 addresses are not supported yet."


def test_a_folder_may_be_called_like_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "s3:" / "bucket").mkdir(parents=True)
    assert chain_at(parse("s3://bucket"), FS).path == tmp_path / "s3:" / "bucket"
