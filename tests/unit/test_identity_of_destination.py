"""A destination is known by the file at its root: an empty folder, or another disk, at its path is not it."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    BackupSet,
    Kind,
    LocalFileSystem,
    LocalFolder,
    Options,
    Pruning,
    Retention,
    RunContext,
    find_chains,
    preview,
    run_backup,
    run_prune,
)
from engine.chain.directory import Directory
from engine.chain.identity import IDENTITY_NAME, read_identity
from engine.errors import JetError, WrongUse
from engine.event_kinds import EventKind
from engine.events import LogEntry
from tests.builders.scenarios import QUICK
from tests.builders.small_instance import OTHER_STREAM, grow_small_instance, write_small_instance
from tests.cli.conftest import tree
from tests.disk.fault_fs import Fault, FaultFS

FS = LocalFileSystem()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "source")


def back_up(source: Path, folder: Path, identity: str | None = "", kind: Kind = Kind.FULL) -> BackupSet:
    options = Options(identity=identity, create=not identity, reread=QUICK)
    return run_backup(AtRestSource([source]), LocalFolder(folder), kind, options=options)


def test_the_first_backup_marks_the_destination(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    made = back_up(source, folder)
    told = json.loads((folder / IDENTITY_NAME).read_text())
    assert (told["format"], told["id"]) == ("ese-backup-destination", made.identity)
    assert told["created"].endswith("Z")
    assert back_up(source, folder, made.identity).identity == made.identity
    assert json.loads((folder / IDENTITY_NAME).read_text()) == told
    assert len(find_chains(FS, folder)) == 2


def test_a_destination_of_an_earlier_version_gets_one(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert back_up(source, folder, None).identity == ""
    assert not (folder / IDENTITY_NAME).exists()
    grow_small_instance(source)
    made = back_up(source, folder, "", Kind.INCREMENTAL)
    assert made.identity == read_identity(FS, folder) != ""


@pytest.mark.parametrize("there", ["nothing", "empty", "another", "garbage"])
def test_what_is_not_the_destination_is_not_written_to(there: str, source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    known = back_up(source, folder).identity
    folder.rename(tmp_path / "unmounted")
    if there != "nothing":
        folder.mkdir()
    if there == "another":
        back_up(source, folder)
    if there == "garbage":
        (folder / IDENTITY_NAME).write_bytes(b"{")
    before = tree(folder) if folder.exists() else None
    options = Options(identity=known, create=True, reread=QUICK)
    for act in (run_backup, preview):
        with pytest.raises(WrongUse) as caught:
            act(AtRestSource([source]), LocalFolder(folder), Kind.FULL, options=options)
        assert int(caught.value.code) == -1023
        assert "is not available" in caught.value.message and "mount" in caught.value.hint
    assert (tree(folder) if folder.exists() else None) == before
    shutil.rmtree(folder, ignore_errors=True)
    (tmp_path / "unmounted").rename(folder)
    assert back_up(source, folder, known).identity == known


def test_several_first_backups_at_once_agree(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    other = write_small_instance(tmp_path / "other", signature=OTHER_STREAM)
    sources = [write_small_instance(tmp_path / "source"), other]
    made: list[str] = []
    threads = [threading.Thread(target=lambda s=s: made.append(back_up(s, folder).identity)) for s in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2 and set(made) == {read_identity(FS, folder)}


def test_a_store_and_a_chain_named_as_destinations(source: Path, tmp_path: Path) -> None:
    chain = back_up(source, tmp_path / "backups", None).chain
    grow_small_instance(source)
    assert back_up(source, chain, "", Kind.INCREMENTAL).identity == ""
    assert not (chain / IDENTITY_NAME).exists()
    made = back_up(source, chain.parent)
    assert made.identity == read_identity(FS, chain.parent) != ""
    for _ in range(2):
        back_up(source, tmp_path / "backups")
    run_prune(Pruning(tmp_path / "backups", Retention(last=1)))
    assert len(find_chains(FS, tmp_path / "backups")) == 1


def test_a_set_in_a_directory_has_none(source: Path, tmp_path: Path) -> None:
    made = run_backup(
        AtRestSource([source]), Directory(tmp_path / "set"), Kind.FULL, options=Options(identity="", create=True)
    )
    assert made.identity == ""
    assert not (tmp_path / "set" / IDENTITY_NAME).exists()


def test_a_mark_that_cannot_be_written_spoils_no_backup(source: Path, tmp_path: Path) -> None:
    folder, events = tmp_path / "backups", list[LogEntry]()
    fs = FaultFS(FS).fail_at(0, Fault.INPUT_OUTPUT, "create", suffix=f".{IDENTITY_NAME}.tmp")
    made = run_backup(
        AtRestSource([source]),
        LocalFolder(folder, fs),
        Kind.FULL,
        options=Options(identity="", create=True, reread=QUICK),
        context=RunContext(events=events.append),
    )
    assert fs.struck and made.identity == "" and len(find_chains(FS, folder)) == 1
    assert [each.id for each in events if each.id == EventKind.DestinationNotMarked] == [9019]
    assert back_up(source, folder).identity


def test_a_link_is_no_mark(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    known = back_up(source, folder).identity
    (folder / IDENTITY_NAME).rename(tmp_path / "mark")
    (folder / IDENTITY_NAME).symlink_to(tmp_path / "mark")
    with pytest.raises(JetError):
        back_up(source, folder, known)
