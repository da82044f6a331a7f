"""Finding chains in a folder, reading their manifests, locating their files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.chain.manifest import MANIFEST_LIMIT, MANIFEST_NAME, Manifest
from engine.chain.stored import listed, locate, read_manifest
from engine.chain.stores import find_chains
from engine.errors import Cancelled, Corruption, JetError, MissingFile
from engine.files import LocalFileSystem
from engine.progress import Cancel
from tests.disk.fault_fs import Call, Fault, FaultFS
from tests.unit.test_manifest import MANIFEST, RUN, log

FS = LocalFileSystem()


def chain(path: Path, ended: str = RUN.ended, *, last: int = 0, signature: str = MANIFEST.signature) -> Path:
    path.mkdir(parents=True)
    files = (*MANIFEST.files[:-1], log(last)) if last else MANIFEST.files
    manifest = replace(MANIFEST, runs=(replace(RUN, ended=ended),), files=files, signature=signature)
    (path / MANIFEST_NAME).write_bytes(manifest.to_bytes())
    return path


def found(folder: Path) -> list[str]:
    return [entry.path.relative_to(folder).as_posix() for entry in find_chains(FS, folder)]


def test_a_chain_itself_its_store_and_the_destination(tmp_path: Path) -> None:
    path = chain(tmp_path / "store" / "chain")
    assert found(path) == ["."]
    assert found(path.parent) == ["chain"]
    assert found(tmp_path) == ["store/chain"]
    assert found(tmp_path / "store") == ["chain"]


def test_not_deeper_than_that(tmp_path: Path) -> None:
    chain(tmp_path / "a" / "b" / "chain")
    assert found(tmp_path) == []


def test_newest_first_by_the_end_of_the_last_run(tmp_path: Path) -> None:
    chain(tmp_path / "x" / "a", "2026-01-02T00:00:00.000Z")
    chain(tmp_path / "y" / "b", "2026-01-03T00:00:00.000Z")
    chain(tmp_path / "z", "2026-01-01T00:00:00.000Z")
    assert found(tmp_path) == ["y/b", "x/a", "z"]


def test_the_clock_does_not_say_which_chain_of_an_instance_is_newest(tmp_path: Path) -> None:
    chain(tmp_path / "ahead", "2026-12-01T00:00:00.000Z", last=5)
    chain(tmp_path / "further", "2026-01-01T00:00:00.000Z", last=6)
    chain(tmp_path / "other", "2026-06-01T00:00:00.000Z", last=1, signature="1234ABCD 2021-01-01T00:00:00Z")
    assert found(tmp_path) == ["further", "ahead", "other"]


def test_what_is_not_listed(tmp_path: Path) -> None:
    for name in (".20260101T000000Z-00000000.partial", "temp", "new", "old", ".hidden"):
        chain(tmp_path / "store" / name)
    (tmp_path / "store" / "file").write_bytes(b"")
    (tmp_path / "store" / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "link").symlink_to(tmp_path / "store", target_is_directory=True)
    assert found(tmp_path) == ["store/new"]
    assert found(tmp_path / "store") == ["new"]


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["new", "old"], ["new"]),
        (["old"], ["old"]),
        (["old", "temp"], ["old"]),
        (["a", "old", ".b"], ["a", "old"]),
        ([], []),
    ],
)
def test_listed(names: list[str], count: list[str]) -> None:
    assert listed(names) == count


def test_a_damaged_chain_is_found_with_its_reason(tmp_path: Path) -> None:
    path = chain(tmp_path / "store" / "chain")
    (path / MANIFEST_NAME).write_bytes(b"nonsense")
    (damaged,) = find_chains(FS, tmp_path)
    assert damaged.manifest is None
    assert isinstance(damaged.error, Corruption)


@pytest.mark.parametrize("content", ["folder", "link to nowhere", "link to itself", "too large"])
def test_a_manifest_that_cannot_be_read(tmp_path: Path, content: str) -> None:
    path = chain(tmp_path / "chain") / MANIFEST_NAME
    path.unlink()
    match content:
        case "folder":
            path.mkdir()
        case "link to nowhere":
            path.symlink_to(tmp_path / "nowhere")
        case "link to itself":
            path.symlink_to(path)
        case _:
            with path.open("wb") as file:
                file.truncate(MANIFEST_LIMIT + 1)
    (entry,) = find_chains(FS, tmp_path)
    assert entry.manifest is None
    assert entry.error is not None


def test_an_error_listing_is_not_an_empty_listing(tmp_path: Path) -> None:
    chain(tmp_path / "store" / "chain")
    fs = FaultFS(FS).fail_at(0, Fault.INPUT_OUTPUT, "list")
    with pytest.raises(JetError):
        find_chains(fs, tmp_path)
    with pytest.raises(JetError):
        find_chains(FS, tmp_path / "nowhere")
    fs = FaultFS(FS).fail_at(1, Fault.NO_ACCESS, "list")
    assert find_chains(fs, tmp_path) == [], "a folder that belongs to somebody else"


def test_every_fault_while_looking(tmp_path: Path) -> None:
    """Of two chains, at least what can be read is found, or the error is raised; nothing else happens."""
    chain(tmp_path / "store" / "a")
    chain(tmp_path / "store" / "b")
    counted = FaultFS(FS)
    find_chains(counted, tmp_path)
    for call in counted.calls:
        for fault in (Fault.NO_ACCESS, Fault.NOT_FOUND, Fault.INPUT_OUTPUT):
            fs = FaultFS(FS).fail_at(call.index, fault)
            try:
                entries = find_chains(fs, tmp_path)
            except JetError:
                continue
            assert all(entry.manifest or entry.error for entry in entries)
            assert fs.open_files == 0


def test_read_manifest(tmp_path: Path) -> None:
    assert read_manifest(FS, chain(tmp_path / "chain")) == MANIFEST
    with pytest.raises(MissingFile, match="does not contain a backup"):
        read_manifest(FS, tmp_path)
    with pytest.raises(JetError):
        read_manifest(FS, tmp_path / "nowhere")


def test_locate_looks_at_the_place_first(tmp_path: Path) -> None:
    waiting = log(3, stored=".run-1/edb00003.log")
    (tmp_path / ".run-1").mkdir()
    (tmp_path / ".run-1" / "edb00003.log").write_bytes(b"new")
    assert locate(FS, tmp_path, waiting) == tmp_path / ".run-1" / "edb00003.log"
    (tmp_path / ".run-1" / "edb00003.log").rename(tmp_path / "edb00003.log")
    assert locate(FS, tmp_path, waiting) == tmp_path / "edb00003.log"
    assert locate(FS, tmp_path, log(3)) == tmp_path / "edb00003.log"


def test_from_bytes_and_back_is_the_file(tmp_path: Path) -> None:
    path = chain(tmp_path / "chain") / MANIFEST_NAME
    assert Manifest.from_bytes(path.read_bytes()).to_bytes() == path.read_bytes()


def test_a_chain_that_is_removed_while_chains_are_listed(tmp_path: Path) -> None:
    """It is none, not a damaged one."""
    for name in ("a", "b"):
        chain(tmp_path / "store" / name)

    def look(call: Call) -> None:
        if call.verb == "open_read" and call.path.parent.name == "a":
            call.path.unlink()

    assert [each.path.name for each in find_chains(FaultFS(FS, look), tmp_path)] == ["b"]


def test_a_manifest_is_taken_apart_again_only_when_it_has_changed(tmp_path: Path) -> None:
    path = chain(tmp_path / "store" / "chain")
    (first,), (again,) = find_chains(FS, tmp_path), find_chains(FS, tmp_path)
    assert again.manifest is first.manifest
    later = chain(tmp_path / "elsewhere" / "of" / "it", "2027-01-01T00:00:00.000Z")
    (path / MANIFEST_NAME).write_bytes((later / MANIFEST_NAME).read_bytes())
    (changed,) = find_chains(FS, tmp_path)
    assert changed.manifest is not None
    assert changed.manifest != first.manifest
    (path / MANIFEST_NAME).write_bytes((path / MANIFEST_NAME).read_bytes()[:-2])
    (damaged,) = find_chains(FS, tmp_path)
    assert isinstance(damaged.error, Corruption)


def test_a_search_can_be_cancelled_between_two_chains(tmp_path: Path) -> None:
    chain(tmp_path / "store" / "a")
    chain(tmp_path / "store" / "b")
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        find_chains(FS, tmp_path, cancel=cancel)
