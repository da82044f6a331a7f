"""A chain is not removed while it is restored, verified or drilled, and a reader meets no half-removed chain."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, RunContext, run_backup, run_drill, run_restore, verify_path
from engine.chain.directory import Directory
from engine.errors import JetError, MissingFile, WrongState
from engine.leases import Leases
from engine.progress import Event, Stage
from tests.builders.scenarios import INSTANCE
from tests.builders.small_instance import write_small_instance


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    source = write_small_instance(tmp_path / "source")
    (tmp_path / "backups").mkdir()
    return run_backup(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.FULL).chain


def remove(chain: Path, leases: Leases | None = None) -> bool:
    with LocalFolder(chain.parents[1]).open(INSTANCE, create=False, apart_from=()) as store:
        return store.remove(chain.name, leases)


@pytest.mark.parametrize(
    ("reader", "act"),
    [
        ("verification", lambda chain, place, context: verify_path(chain, context=context)),
        ("restore", lambda chain, place, context: run_restore(chain, place / "restored", context=context)),
        ("restore drill", lambda chain, place, context: run_drill(chain, scratch=place, context=context)),
    ],
    ids=["verify", "restore", "drill"],
)
def test_a_reader_keeps_its_chain(
    reader: str, act: Callable[[Path, Path, RunContext], object], chain: Path, tmp_path: Path
) -> None:
    leases, refused = Leases(tmp_path / "leases"), list[str]()

    def step(event: Event) -> None:
        if event.stage is not Stage.PROGRESS:
            return
        with pytest.raises(WrongState) as caught:
            remove(chain, leases)
        refused.append(caught.value.message)

    act(chain, tmp_path, RunContext(progress=step, leases=leases))
    assert refused
    assert any(f"({reader}, since" in message for message in refused)
    assert remove(chain, leases)
    assert list(chain.parent.iterdir()) == []
    assert list((tmp_path / "leases").iterdir()) == []


def test_a_damaged_chain_is_left_alone(chain: Path) -> None:
    """Its manifest does not tell what belongs to it."""
    manifest = chain / "backup-manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-9])
    before = sorted(chain.iterdir())
    with pytest.raises(JetError) as caught:
        remove(chain)
    assert int(caught.value.code) == -501
    assert sorted(chain.iterdir()) == before


def test_a_link_is_no_chain(chain: Path, tmp_path: Path) -> None:
    store = LocalFolder(tmp_path / "backups").peek(INSTANCE, create=False, apart_from=())
    (chain.parent / "link").symlink_to(chain)
    with pytest.raises(JetError) as caught:
        store.remove("link")
    assert int(caught.value.code) == -1023
    assert verify_path(chain).ok


def test_a_folder_without_a_manifest_is_no_chain(chain: Path, tmp_path: Path) -> None:
    store = LocalFolder(tmp_path / "backups").peek(INSTANCE, create=False, apart_from=())
    (chain / "backup-manifest.json").rename(chain / "manifest.json")
    before = sorted(chain.iterdir())
    with pytest.raises(MissingFile):
        store.remove(chain.name)
    assert sorted(chain.iterdir()) == before


def test_a_chain_named_by_its_folder_is_removed(chain: Path) -> None:
    with LocalFolder(chain).open(INSTANCE, create=False, apart_from=()) as store:
        with pytest.raises(JetError):
            store.remove("another")
        assert store.remove(chain.name)
    assert list(chain.parent.iterdir()) == []


def test_what_is_in_the_way_is_not_deleted(chain: Path) -> None:
    """A folder with the name that the chain would get at last, beside a chain in a place of its own."""
    moved = chain.parents[1] / "mine" / "chain"
    moved.parent.mkdir()
    chain.rename(moved)
    strange = moved.with_name(".chain.partial")
    strange.mkdir()
    (strange / "note.txt").write_text("kept")
    with (
        LocalFolder(moved).open(INSTANCE, create=False, apart_from=()) as store,
        pytest.raises(JetError) as caught,
    ):
        store.remove("chain")
    assert int(caught.value.code) == -524
    assert (strange / "note.txt").read_text() == "kept"
    assert verify_path(moved).ok


def test_a_directory_keeps_what_others_put_there_first(tmp_path: Path) -> None:
    """The directory stays, and so does a file that came after the removal began."""
    source, folder = write_small_instance(tmp_path / "source"), tmp_path / "set"
    folder.mkdir()
    run_backup(AtRestSource([source]), Directory(folder), Kind.FULL)
    (folder / "backup-manifest.json").rename(folder / ".backup-manifest.json.removed")
    (folder / "note.txt").write_text("kept")
    with Directory(folder).open(INSTANCE, create=False, apart_from=()) as store:
        assert list(store.chains()) == []
    assert [path.name for path in folder.iterdir()] == ["note.txt"]
