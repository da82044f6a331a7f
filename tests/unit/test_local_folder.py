"""A folder as destination: which folders are taken, what is swept away and, above all, what is not."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    BackupSet,
    Kind,
    LocalFolder,
    Options,
    find_chains,
    preview,
    run_backup,
    verify_path,
)
from engine.backup.job import check_room
from engine.chain.destination import Capabilities
from engine.chain.local_folder import LocalChainStore
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.chain.pins import Pin, read_pin, write_pin
from engine.errors import JetError
from engine.files import FileStat, LocalFileSystem, ReadFile
from tests.builders.small_instance import OTHER_STREAM, grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of

INSTANCE = "edb-1234ABCD"
ATOMIC = Options(atomic=True)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "destination"
    path.mkdir()
    return path


def backup(source: Path, folder: Path, kind: Kind = Kind.FULL, options: Options | None = None) -> BackupSet:
    return run_backup(AtRestSource([source]), LocalFolder(folder), kind, options=options)


def refused(source: Path, folder: Path, kind: Kind = Kind.FULL, options: Options | None = None) -> JetError:
    """Refused by the preview and by the run alike, with nothing changed."""
    before = tree_of(folder.parent)
    with pytest.raises(JetError) as seen:
        preview(AtRestSource([source]), LocalFolder(folder), kind, options)
    with pytest.raises(JetError) as caught:
        backup(source, folder, kind, options)
    assert seen.value.code is caught.value.code
    assert tree_of(folder.parent) == before
    return caught.value


def leftovers(store: Path) -> list[Path]:
    """What every sort of dead run may leave on a store."""
    dead = [store / ".20200101T000000Z-00000000.partial", store / "temp"]
    for path in dead:
        path.mkdir()
        (path / "data.edb").write_bytes(b"half")
    return dead


def test_files_lie_in_a_folder_of_the_chain_in_one_of_the_instance(source: Path, folder: Path) -> None:
    made = backup(source, folder)
    assert made.chain.parent == folder / INSTANCE
    assert made.chain.name == made.manifest.chain
    names = {
        "data.edb",
        "edb.chk",
        "edb.log",
        "edb00001.log",
        "edb00002.log",
        MANIFEST_NAME,
        SUMS_NAMES[0],
    }
    assert {path.name for path in made.chain.iterdir()} == names


@pytest.mark.skipif(os.name == "nt", reason="mode bits are those of POSIX")
def test_only_its_owner_may_read_a_backup(source: Path, folder: Path) -> None:
    umask = os.umask(0)
    try:
        made = backup(source, folder)
    finally:
        os.umask(umask)
    modes = {path.stat().st_mode & 0o777 for path in made.chain.iterdir()}
    assert modes == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (made.chain, made.chain.parent)} == {0o700}


@pytest.mark.parametrize("options", [Options(), ATOMIC], ids=["plain", "atomic"])
def test_the_instance_s_own_folder_may_be_chosen(source: Path, folder: Path, options: Options) -> None:
    first = backup(source, folder, options=options)
    grow_small_instance(source)
    second = backup(source, folder / INSTANCE, Kind.INCREMENTAL, options)
    assert second.chain == first.chain
    third = backup(source, folder / INSTANCE, options=options)
    assert third.chain.parent == folder / INSTANCE


def test_a_chain_s_own_folder_may_be_chosen_to_extend_it(source: Path, folder: Path) -> None:
    first = backup(source, folder)
    backup(source, folder)
    grow_small_instance(source)
    assert backup(source, first.chain, Kind.INCREMENTAL).chain == first.chain


def test_a_chain_s_folder_takes_no_full(source: Path, folder: Path) -> None:
    error = refused(source, backup(source, folder).chain)
    assert int(error.code) == -504
    assert "starts a new chain" in error.hint


def test_another_instance_s_folder_is_refused(source: Path, folder: Path, tmp_path: Path) -> None:
    """Else the folder above it would hold something that is no backup."""
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    store = backup(other, folder).chain.parent
    error = refused(source, store)
    assert int(error.code) == -1023
    assert "another instance" in error.message
    backup(source, folder)
    assert len(find_chains(LocalFileSystem(), folder)) == 2


def test_two_instances_share_a_destination(source: Path, folder: Path, tmp_path: Path) -> None:
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    stores = {backup(each, folder).chain.parent.name for each in (source, other)}
    assert stores == {INSTANCE, "edb-5EED5EED"}
    grow_small_instance(source)
    assert backup(source, folder, Kind.INCREMENTAL).chain.parent.name == INSTANCE


@pytest.mark.parametrize("direct", [False, True], ids=["destination", "instance's folder"])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.AS_IS])
def test_leftovers_do_not_close_the_destination(source: Path, folder: Path, direct: bool, kind: Kind) -> None:
    made = backup(source, folder)
    dead = leftovers(folder / INSTANCE)
    (made.chain / ".run-00000000").mkdir()
    (made.chain / ".backup-manifest.json.tmp").write_bytes(b"half")
    chosen = folder / INSTANCE if direct else folder
    assert preview(AtRestSource([source]), LocalFolder(chosen), kind)
    assert all(path.exists() for path in dead), "looking removes nothing"
    backup(source, chosen, kind)
    assert not any(path.exists() for path in dead)
    assert verify_path(made.chain).findings == ()


def test_an_interrupted_removal_of_the_set_before_does_not_close_the_destination(
    source: Path, folder: Path
) -> None:
    backup(source, folder, options=ATOMIC)
    old = folder / INSTANCE / "old"
    old.mkdir()
    (old / "data.edb").write_bytes(b"half removed")
    assert [chain.path.name for chain in find_chains(LocalFileSystem(), folder)] == ["new"]
    backup(source, folder, options=ATOMIC)
    assert [path.name for path in (folder / INSTANCE).iterdir()] == ["new"]


def test_a_lone_old_set_counts_and_can_be_extended(source: Path, folder: Path) -> None:
    """The machine died between the two renames."""
    made = backup(source, folder, options=ATOMIC)
    made.chain.rename(made.chain.with_name("old"))
    grow_small_instance(source)
    extended = backup(source, folder, Kind.INCREMENTAL, ATOMIC)
    assert extended.chain.name == "old"
    assert verify_path(extended.chain).ok
    replaced = backup(source, folder, options=ATOMIC)
    assert replaced.chain.name == "new"
    assert [path.name for path in (folder / INSTANCE).iterdir()] == ["new"]


def test_beside_a_chosen_chain_nothing_is_removed(source: Path, folder: Path, tmp_path: Path) -> None:
    """The chain was copied to a folder of the person's, where names mean nothing of ours."""
    mine = tmp_path / "mine"
    mine.mkdir()
    for name in ("temp", "old", "new", ".x.partial"):
        (mine / name).mkdir()
        (mine / name / "letter.txt").write_bytes(b"precious")
        (mine / name / MANIFEST_NAME).write_bytes(b"not ours")
    chain = backup(source, folder).chain.rename(mine / "my backup")
    before = {path: entry for path, entry in tree_of(mine).items() if not path.startswith("my backup")}
    grow_small_instance(source)
    made = backup(source, chain, Kind.INCREMENTAL)
    assert made.chain == chain
    assert verify_path(chain).findings == ()
    assert {path: entry for path, entry in tree_of(mine).items() if not path.startswith("my backup")} == before


def test_links_on_a_store_are_removed_not_followed(source: Path, folder: Path, tmp_path: Path) -> None:
    backup(source, folder)
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_bytes(b"mine")
    (folder / INSTANCE / "temp").symlink_to(precious, target_is_directory=True)
    partial = folder / INSTANCE / ".20200101T000000Z-00000000.partial"
    partial.mkdir()
    (partial / "link").symlink_to(precious, target_is_directory=True)
    backup(source, folder)
    assert (precious / "letter.txt").read_bytes() == b"mine"
    assert not partial.exists()


def test_a_linked_chain_is_not_a_chain(source: Path, folder: Path, tmp_path: Path) -> None:
    chain = backup(source, folder).chain
    elsewhere = chain.rename(tmp_path / "elsewhere")
    chain.symlink_to(elsewhere, target_is_directory=True)
    assert find_chains(LocalFileSystem(), folder) == []
    assert int(refused(source, folder).code) == -504


def test_a_leftover_that_cannot_be_removed(source: Path, folder: Path) -> None:
    backup(source, folder)
    leftovers(folder / INSTANCE)

    class Stubborn(LocalFileSystem):
        def remove(self, path: Path) -> None:
            super().remove(path / "nothing")

    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(folder, Stubborn()), Kind.FULL)
    assert int(caught.value.code) == -524
    assert "data.edb" in caught.value.message


def test_an_atomic_full_whose_working_folder_cannot_be_made(source: Path, folder: Path) -> None:
    class Refusing(LocalFileSystem):
        def make_directory(self, path: Path) -> None:
            super().make_directory(path / "nothing" if path.name == "temp" else path)

    backup(source, folder)
    before = tree_of(folder)
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(folder, Refusing()), Kind.FULL, options=ATOMIC)
    assert int(caught.value.code) == -525
    assert tree_of(folder) == before


def test_a_damaged_chain_beside_a_good_one(source: Path, folder: Path) -> None:
    """It is listed with its reason, never extended, and is not in the way."""
    good = backup(source, folder).chain
    bad = backup(source, folder).chain
    (bad / MANIFEST_NAME).write_bytes(b"{}")
    found = {chain.path: chain for chain in find_chains(LocalFileSystem(), folder)}
    assert found[bad].manifest is None
    assert found[bad].error is not None
    grow_small_instance(source)
    assert backup(source, folder, Kind.INCREMENTAL).chain == good
    (good / MANIFEST_NAME).write_bytes(b"{}")
    error = refused(source, folder, Kind.INCREMENTAL)
    assert "damaged" in error.message


def test_the_path_to_a_new_destination_is_made_on_request_only(source: Path, folder: Path) -> None:
    deep = folder / "a" / "b"
    error = refused(source, deep.parent)
    assert int(error.code) == -1023
    backup(source, deep, options=Options(create=True))
    assert [path.name for path in deep.iterdir()] == [INSTANCE]


def test_preview_makes_nothing(source: Path, folder: Path) -> None:
    plan = preview(AtRestSource([source]), LocalFolder(folder / "new"), Kind.FULL, Options(create=True))
    assert plan.bytes > 0
    assert list(folder.iterdir()) == []


WRITE_TESTS = [
    Path(".write-test-00000000.partial"),
    Path(INSTANCE, ".write-test-00000000.partial"),
    Path(INSTANCE, "{chain}", ".write-test-00000000.tmp"),
]
"""Where previews and tests of a destination make a file for a moment, whatever else is going on."""


class Fleeting(LocalFileSystem):
    """A file system in which ``file`` is removed by another program before the call ``turn`` that names it."""

    def __init__(self, file: Path, turn: int) -> None:
        super().__init__()
        self.file = file
        self.turns = [turn]
        """The calls that are left; shared with the views beneath a folder."""

    def _meet(self, path: Path) -> None:
        if path == self.file:
            self.turns[0] -= 1
            if not self.turns[0]:
                path.unlink()

    def exists(self, path: Path) -> bool:
        self._meet(path)
        return super().exists(path)

    def is_link(self, path: Path) -> bool:
        self._meet(path)
        return super().is_link(path)

    def stat(self, path: Path) -> FileStat:
        self._meet(path)
        return super().stat(path)

    def remove(self, path: Path) -> None:
        self._meet(path)
        super().remove(path)


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.INCREMENTAL])
@pytest.mark.parametrize("place", WRITE_TESTS, ids=["destination", "store", "chain"])
def test_the_file_of_a_write_test_goes_at_any_moment_of_a_run(
    source: Path, folder: Path, kind: Kind, place: Path
) -> None:
    chain = backup(source, folder).chain
    file = folder / str(place).format(chain=chain.name)
    for turn in range(1, 20):
        grow_small_instance(source, 3 + turn)
        file.touch()
        fs = Fleeting(file, turn)
        done = run_backup(AtRestSource([source]), LocalFolder(folder, fs), kind)
        assert done.manifest.runs[-1].kind is kind
        if fs.turns[0] > 0:
            break
    assert turn > 1 and fs.turns[0] > 0  # every call that names it has had its turn


class Sweeping(LocalFileSystem):
    """A file system in which a run that begins sweeps away what is made under a hidden name, before ``verb``."""

    def __init__(self, verb: str, ending: str) -> None:
        super().__init__()
        self.ending, self.verb = ending, verb
        self.swept: list[str] = []

    def _sweep(self, verb: str, path: Path) -> None:
        if verb == self.verb and path.name.endswith(self.ending) and not self.swept:
            self.swept.append(path.name)
            path.unlink()

    def remove(self, path: Path) -> None:
        self._sweep("remove", path)
        super().remove(path)

    def open_read(self, path: Path) -> ReadFile:
        self._sweep("open_read", path)
        return super().open_read(path)

    def rename(self, source: Path, target: Path) -> None:
        self._sweep("rename", source)
        super().rename(source, target)


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.INCREMENTAL])
def test_a_run_that_begins_during_a_preview_does_not_refuse_it(source: Path, folder: Path, kind: Kind) -> None:
    backup(source, folder)
    fs = Sweeping("remove", ".partial" if kind is Kind.FULL else ".tmp")
    assert preview(AtRestSource([source]), LocalFolder(folder, fs), kind).kind is kind
    assert fs.swept


@pytest.mark.parametrize("verb", ["open_read", "rename"])
def test_a_run_that_begins_while_a_chain_is_pinned(source: Path, folder: Path, verb: str) -> None:
    chain, fs = backup(source, folder).chain, Sweeping(verb, ".tmp")
    write_pin(fs, chain, Pin("audit"))
    assert fs.swept and read_pin(fs, chain) == Pin("audit")


class Unmeasured(LocalChainStore):
    """A store that cannot tell how much more it takes."""

    @property
    def capabilities(self) -> Capabilities:
        return replace(super().capabilities, free_space=False)

    def free_space(self) -> int:
        raise AssertionError("it does not know")


class Full(LocalChainStore):
    """A store on a volume that is full."""

    def free_space(self) -> int:
        return 0


def test_space_is_checked_where_it_is_known(source: Path, folder: Path) -> None:
    plan = preview(AtRestSource([source]), LocalFolder(folder), Kind.FULL)
    check_room(plan, Unmeasured(folder, LocalFileSystem()))
    with pytest.raises(JetError) as caught:
        check_room(plan, Full(folder, LocalFileSystem()))
    assert int(caught.value.code) == -1808
