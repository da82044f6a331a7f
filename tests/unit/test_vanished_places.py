"""Folders that go away in the middle of a run: what is said, and that the next run clears up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, find_chains, run_backup, run_restore, verify_path
from engine.error_codes import Code
from engine.errors import LEFT_BEHIND, JetError
from engine.events import EventKind
from engine.files import LocalFileSystem
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.fault_fs import Call, FaultFS
from tests.disk.volumes import disk

FS = LocalFileSystem()


def at(verb: str, name: str, act: Callable[[], object]) -> FaultFS:
    """Does ``act`` once, before the first ``verb`` on a file of this ``name``."""
    done: list[Call] = []

    def hook(call: Call) -> None:
        if not done and call.verb == verb and call.path.name == name:
            done.append(call)
            act()

    return FaultFS(FS, hook)


def leftovers(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.name.endswith(".partial") or p.name.startswith(".run-"))


def last_log(source: Path) -> str:
    return sorted(p.name for p in source.glob("edb0*.log"))[-1]


@pytest.mark.parametrize("kind", [Kind.FULL, Kind.INCREMENTAL])
def test_a_destination_that_goes(kind: Kind, tmp_path: Path) -> None:
    source, place, away = write_small_instance(tmp_path / "source"), tmp_path / "to", tmp_path / "away"
    place.mkdir()
    run_backup(AtRestSource([source]), LocalFolder(place), Kind.FULL)
    grow_small_instance(source)
    fs = at("create", last_log(source), lambda: place.rename(away))
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(place, fs), kind)
    error = caught.value
    assert error.code is Code.DiskIO
    assert error.message == f"The destination {place} was disconnected, moved or deleted during the backup."
    assert "then back up again" in error.hint and "the next backup to that place removes it" in error.hint
    assert error.context["path"] == str(place) and error.context[LEFT_BEHIND]
    assert not place.exists()

    away.rename(place)
    assert leftovers(place), "something was left, as the hint says"
    run_backup(AtRestSource([source]), LocalFolder(place), kind)
    assert leftovers(place) == []
    assert all(verify_path(chain.path).ok for chain in find_chains(FS, place))


def test_a_destination_that_can_no_longer_be_changed(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    with disk(tmp_path / "volume") as made:
        place = made.path / "to"
        place.mkdir()
        fs = at("create", last_log(source), made.fail)
        with pytest.raises(JetError) as caught:
            run_backup(AtRestSource([source]), LocalFolder(place, fs), Kind.FULL)
        error = caught.value
        assert "Read-only file system" in error.message
        assert "mounted read-only" in error.hint and "the next backup to that place removes it" in error.hint
        assert error.context[LEFT_BEHIND] and leftovers(place)


def test_a_failure_that_leaves_nothing_says_nothing_of_it(tmp_path: Path) -> None:
    source, place = write_small_instance(tmp_path / "source"), tmp_path / "to"
    place.mkdir()
    gone = source / last_log(source)
    fs = at("create", DATABASE, gone.unlink)
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(place, fs), Kind.FULL)
    assert caught.value.message == f"{gone} was removed while it was being copied."
    assert LEFT_BEHIND not in caught.value.context and leftovers(place) == []


def test_a_source_that_goes(tmp_path: Path) -> None:
    source, place, away = write_small_instance(tmp_path / "source"), tmp_path / "to", tmp_path / "away"
    place.mkdir()
    fs = at("create", DATABASE, lambda: source.rename(away))
    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(place, fs), Kind.FULL)
    error = caught.value
    assert error.message == f"The source folder {source} was disconnected, moved or deleted during the backup."
    assert error.context["path"] == str(source) and "then back up again" in error.hint
    assert LEFT_BEHIND not in error.context and leftovers(place) == []


def test_a_target_that_goes(tmp_path: Path) -> None:
    source, place = write_small_instance(tmp_path / "source"), tmp_path / "to"
    around, away = tmp_path / "around", tmp_path / "away"
    place.mkdir()
    around.mkdir()
    chain = run_backup(AtRestSource([source]), LocalFolder(place), Kind.FULL).chain
    heard: list[str] = []
    fs = at("create", last_log(source), lambda: around.rename(away))
    context = RunContext(fs=fs, events=lambda entry: heard.append(str(entry.kind)))
    with pytest.raises(JetError) as caught:
        run_restore(chain, around / "target", context=context)
    assert caught.value.message == f"The folder {around} was disconnected, moved or deleted during the run."
    assert "the next run to that place removes it" in caught.value.hint and caught.value.context[LEFT_BEHIND]
    assert str(EventKind.RestoreTargetUntouched) not in heard and str(EventKind.RestoreFailed) in heard

    away.rename(around)
    assert leftovers(around)
    run_restore(chain, around / "target")
    assert (around / "target" / DATABASE).exists() and leftovers(around) == []
