"""Faults of mkdir, read, close and flock in what mostly reads: verification, drill and recovery.

(Backup and restore are swept at every call, whatever its verb.) Nothing but a JET error comes out, no file stays
open, what was read is as it was, and nothing half done is left.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Verification, run_backup, run_drill, run_recovery, verify_path
from engine.discovery.choosing import InstanceChoice
from engine.errors import JetError
from engine.files import LocalFileSystem
from engine.run_context import RunContext
from tests.builders.dirty_instances import crash
from tests.crash.test_recovery_crash_sweep import check
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, Fault, FaultFS, faults_for
from tests.share import Share, shares

MOST = 60
"""Cases of one verb in one operation, spread over its calls."""
FAILED_READS = frozenset({Fault.INPUT_OUTPUT, Fault.NO_MEMORY})
"""(A read that lies may lie about what does not count: more of a file than its header, say.)"""
RESERVE = ".jrs"
"""Logs that only keep room: nothing in them counts."""


@dataclass(frozen=True)
class Disk:
    """A crashed instance, a chain of it, and room beside them."""

    source: Path
    chain: Path
    scratch: Path

    @property
    def untouched(self) -> object:
        return tree_of(self.source), tree_of(self.chain)


@pytest.fixture
def disk(quick_path: Path) -> Disk:
    source, backups, scratch = (quick_path / name for name in ("source", "backups", "scratch"))
    for folder in (source, backups, scratch):
        folder.mkdir()
    crash(source)
    chain = run_backup(AtRestSource([source]), LocalFolder(backups), Kind.FULL).chain
    return Disk(source, chain, scratch)


def cases(act: Callable[[FaultFS], object], verbs: set[str]) -> Iterator[tuple[Call, Fault]]:
    """The faults of each verb; that a good run makes all of these calls is part of it."""
    counted = FaultFS(LocalFileSystem())
    act(counted)
    for verb in sorted(verbs):
        found = [(call, fault) for call in counted.calls if call.verb == verb for fault in faults_for(verb)]
        assert found, f"no {verb}"
        yield from found[:: max(1, len(found) // MOST)]


def struck(act: Callable[[FaultFS], object], call: Call, fault: Fault) -> object:
    """What comes of ``act`` when ``call`` fails: its result, or the JET error."""
    fs = FaultFS(LocalFileSystem()).fail_at(call.index, fault)
    try:
        result: object = act(fs)
    except JetError as error:
        assert error.message
        result = error
    except BaseException as unexpected:
        unexpected.add_note(f"{fault} at {call}")
        raise
    assert fs.open_files == 0, (call, fault)
    return result


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("what", ["chain", "source"])
def test_verification(disk: Disk, share: Share, what: str) -> None:
    """What could not be read is never passed over in silence."""
    before, count = disk.untouched, 0

    def act(fs: FaultFS) -> Verification:
        return verify_path(getattr(disk, what), context=RunContext(fs=fs))

    for call, fault in share.of(list(cases(act, {"read", "close"}))):
        result = struck(act, call, fault)
        count += 1
        if isinstance(result, Verification) and result.ok and fault in FAILED_READS and call.verb == "read":
            told = call.path in {finding.file for finding in result.findings}
            assert told or call.path.suffix == RESERVE, (call, fault)
        assert disk.untouched == before
    print(f"{count} faults in a verification of a {what}")


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_drill(disk: Disk, share: Share) -> None:
    before, failed, count = disk.untouched, 0, 0

    def act(fs: FaultFS) -> object:
        return run_drill(disk.chain, scratch=disk.scratch, context=RunContext(fs=fs))

    for call, fault in share.of(list(cases(act, {"make_directory", "lock", "read", "close"}))):
        count += 1
        failed += isinstance(struck(act, call, fault), JetError)
        assert not list(disk.scratch.iterdir()), (call, fault)
        assert disk.untouched == before, (call, fault)
    print(f"{count} faults in a drill, {failed} ended it")
    assert failed > count / 3


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_recovery_into_another_folder(disk: Disk, share: Share) -> None:
    """There is the whole of it or nothing, and the instance is as it was."""
    before, failed, count = disk.untouched, 0, 0
    target = disk.scratch / "new"

    def act(fs: FaultFS) -> object:
        shutil.rmtree(target, ignore_errors=True)
        return run_recovery(InstanceChoice([disk.source]), to=target, context=RunContext(fs=fs))

    for call, fault in share.of(list(cases(act, {"make_directory", "lock", "read", "close"}))):
        count += 1
        if isinstance(struck(act, call, fault), JetError):
            failed += 1
            assert not list(disk.scratch.iterdir()), (call, fault)
        else:
            check(target, (call, fault))
        assert disk.untouched == before, (call, fault)
    print(f"{count} faults in a recovery into another folder, {failed} ended it")
    assert failed > count / 3


@pytest.mark.parametrize("share", shares(), ids=str)
def test_a_recovery_in_place(disk: Disk, share: Share) -> None:
    """Whatever ended the first one, the second one ends in the committed state."""
    place, failed, count = disk.scratch / "copy", 0, 0

    def act(fs: FaultFS) -> object:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(disk.source, place)
        return run_recovery(InstanceChoice([place]), context=RunContext(fs=fs))

    for call, fault in share.of(list(cases(act, {"lock", "read", "close"}))):
        count += 1
        failed += isinstance(struck(act, call, fault), JetError)
        run_recovery(InstanceChoice([place]))
        check(place, (call, fault))
    print(f"{count} faults in a recovery in place, {failed} ended it")
    assert failed > count / 3
