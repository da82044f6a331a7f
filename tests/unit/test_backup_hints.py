"""What backups, restores and destinations refuse says what to do about that cause, not about its code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, run_backup, run_restore
from engine.backup.job import preview
from engine.backup.truncation import run_truncate
from engine.chain.directory import MAX_PATH, Directory
from engine.chain.local_staging import delete_leftover, stage_atomic
from engine.chain.manifest import MANIFEST_NAME, Manifest
from engine.control.truncation import Truncation
from engine.error_codes import Code
from engine.errors import JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from engine.restore.displaced import take_back
from engine.restore.planning import plan_restore
from engine.run_context import RunContext
from engine.sources.live import InProcessSource
from tests.builders.live_backup import LiveCase
from tests.builders.small_instance import write_small_instance
from tests.disk.volumes import make_read_only, volume

FS = LocalFileSystem()


class Place:
    """An instance, and a chain of it that may be spoilt."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = write_small_instance(root / "instance")
        self.to = root / "to"
        self.chain = self.backup(Kind.FULL)

    def backup(self, kind: Kind = Kind.INCREMENTAL, to: Path | None = None, *folders: Path) -> Path:
        source = AtRestSource(folders or [self.source])
        return run_backup(source, LocalFolder(to or self.to), kind, options=Options(create=True)).chain

    def named(self, name: str) -> Path:
        """An empty file of that name."""
        (self.root / name).touch()
        return self.root / name


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def damaged_manifest(place: Place) -> object:
    (place.chain / MANIFEST_NAME).write_bytes(b"{}")
    return place.backup()


def later_manifest(place: Place) -> object:
    data = (place.chain / MANIFEST_NAME).read_bytes().replace(b'"version": 1', b'"version": 9')
    return Manifest.from_bytes(data)


def kept_twice(place: Place) -> object:
    for id_ in ("aaaaaaaa", "bbbbbbbb"):
        place.named(f"x.edb.before-restore-{id_}")
    return take_back(FS, place.root)


def in_the_way(place: Place) -> object:
    log = next(path for path in place.source.iterdir() if path.suffix == ".log")
    log.unlink()
    log.mkdir()
    return run_restore(place.chain, place.source, in_place=True)


def foreign_folder(place: Place) -> object:
    (place.root / "set" / "temp" / "photos").mkdir(parents=True)
    with Directory(place.root / "set", atomic=True).open("edb", create=True, apart_from=()):
        return None


CASES: dict[Callable[[Place], object], tuple[Code, str]] = {
    damaged_manifest: (Code.LogFileCorrupt, "Make a full backup"),
    later_manifest: (Code.FeatureNotAvailable, "version of this program"),
    kept_twice: (Code.InvalidParameter, "the same ID"),
    in_the_way: (Code.InvalidPath, "Move it to another folder"),
    foreign_folder: (Code.DeleteBackupFileFail, "move it away"),
    lambda place: place.backup(to=place.named("file")): (Code.InvalidPath, "Specify a folder"),
    lambda place: Directory(place.named("file")).peek("edb", create=True, apart_from=()): (
        Code.InvalidPath,
        "Specify a folder",
    ),
    lambda place: Directory(Path("/" + "x" * MAX_PATH)).peek("edb", create=True, apart_from=()): (
        Code.InvalidPath,
        "shorter path",
    ),
    lambda place: run_restore(place.chain, place.named("file"), in_place=True): (
        Code.InvalidPath,
        "folder of the instance",
    ),
    lambda place: run_restore(place.chain, place.named("file")): (Code.InvalidPath, "new or empty folder"),
    lambda place: run_restore(place.chain, place.root / "no" / "such"): (
        Code.InvalidPath,
        "missing parent folders",
    ),
}


@pytest.mark.parametrize("act", CASES, ids=lambda act: act.__name__)
def test_the_hint_is_about_the_cause(place: Place, act: Callable[[Place], object]) -> None:
    code, words = CASES[act]
    with pytest.raises(JetError) as caught:
        act(place)
    assert (caught.value.code, words in caught.value.hint) == (code, True), caught.value.hint
    assert caught.value.hint != code.hint


def test_a_damaged_manifest_names_its_chain(place: Place) -> None:
    with pytest.raises(JetError, match=place.chain.name) as caught:
        damaged_manifest(place)
    assert caught.value.context["path"] == str(place.chain)


@pytest.fixture
def medium(tmp_path: Path) -> Iterator[Path]:
    with volume(tmp_path / "medium", 8 << 20) as made:
        yield made


def test_a_full_target_volume_is_named(place: Place, tmp_path: Path) -> None:
    with volume(tmp_path / "small", 64 << 10) as small:
        refusal = plan_restore(FS, place.chain, small / "new").refusal
        assert refusal is not None and str(small) in refusal.hint


@pytest.mark.parametrize("act", [stage_atomic, delete_leftover], ids=lambda act: act.__name__)
def test_what_wraps_a_cause_keeps_its_hint(medium: Path, act: Callable[[LocalFileSystem, Path], object]) -> None:
    """The code says that a folder of the backup could not be made or deleted; the hint is that of the reason."""
    (medium / "left").touch()
    make_read_only(medium)
    with pytest.raises(JetError) as cause:
        FS.remove(medium / "left")
    with pytest.raises(JetError) as caught:
        act(FS, medium if act is stage_atomic else medium / "left")
    assert caught.value.hint == cause.value.hint != caught.value.code.hint


@pytest.mark.skipif(sys.platform == "win32", reason="paths of bytes")
def test_a_plan_names_the_read_only_medium(place: Place, medium: Path) -> None:
    make_read_only(medium)
    with pytest.raises(JetError, match=os.strerror(30)):
        preview(AtRestSource([place.source]), LocalFolder(medium), Kind.FULL)


def test_memory_that_ran_out_is_a_reason() -> None:
    """An entry that ended in a colon said nothing."""
    case = LiveCase()
    case.step(60)

    class Poor(InProcessSource):
        def truncate(self) -> Truncation:
            raise MemoryError

    events: list[LogEntry] = []
    run_backup(
        Poor(case.instance),
        LocalFolder(Path("/memory/backups").absolute(), case.fs),
        Kind.FULL,
        context=RunContext(events=events.append),
    )
    (told,) = [entry for entry in events if entry.id == EventKind.TruncationFailed]
    assert told.text.endswith("Not enough memory is available.")
    assert run_truncate(InProcessSource(case.instance))
