"""A verification or a restore of a chain, and a backup that changes that very chain in the middle of it.

Whatever the moment, no chain that is whole is called damaged, a restore brings one whole state back or says why
not, and the backup loses nothing.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder, Options, Verification, run_backup, run_restore, verify_path
from engine.errors import Cancelled, JetError
from engine.files import FileSystem, LocalFileSystem
from engine.progress import Cancel
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, grow_small_instance, write_small_instance
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Call, FaultFS
from tests.share import Share, shares

FS = LocalFileSystem()
KINDS = {"incremental": Kind.INCREMENTAL, "atomic": Kind.FULL, "differential": Kind.DIFFERENTIAL}


@dataclass(frozen=True)
class Place:
    """A destination, and the instance as it was at each of its backups."""

    root: Path
    kind: str

    @property
    def source(self) -> Path:
        return self.root / "source"

    def prepare(self) -> Path:
        """The chain, of one full and an incremental that is still to come; a differential replaces one."""
        write_small_instance(self.source)
        (self.root / "backups").mkdir()
        chain = self.back_up(Kind.FULL)
        shutil.copytree(self.source, self.root / "state-3")
        if self.kind == "differential":
            self.grow(4)
            self.back_up(Kind.INCREMENTAL)
        self.grow(5)
        return chain

    def grow(self, last: int) -> None:
        grow_small_instance(self.source, last)
        shutil.copytree(self.source, self.root / f"state-{last}")

    def back_up(self, kind: Kind, fs: FileSystem = FS) -> Path:
        options = Options(atomic=self.kind == "atomic")
        made = run_backup(
            AtRestSource([self.source]), LocalFolder(self.root / "backups", fs), kind, options=options
        )
        return made.chain

    def is_one_state(self, target: Path) -> bool:
        """Whether a folder holds the logs of one of the backups, and the database that goes with them."""
        wanted = "*.log"
        logs = {path.name: path.read_bytes() for path in target.glob(wanted)}
        return (target / DATABASE).exists() and any(
            logs == {path.name: path.read_bytes() for path in state.glob(wanted)}
            for state in self.root.glob("state-*")
        )


def _in_a_thread(act: Callable[[], object]) -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            act()
        except BaseException as error:  # raised again where the test sees it
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]


class At:
    """A hook that does something once, in a thread of its own, before call number ``moment``."""

    def __init__(self, moment: int, act: Callable[[], object]) -> None:
        self._moment, self._act, self.done = moment, act, False

    def __call__(self, call: Call) -> None:
        if call.index == self._moment and not self.done:
            self.done = True
            _in_a_thread(self._act)


def _some(count: int, share: Share) -> list[int]:
    """Of so many moments some from the first to the last; with all of them the sweeps take minutes."""
    return share.of(sorted({part * (count - 1) // 12 for part in range(12)}))


def _sound(result: Verification) -> None:
    assert result.ok, [str(finding) for finding in result.findings]
    assert result.findings == ()


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_in_the_middle_of_a_verification(kind: str, tmp_path: Path, share: Share) -> None:
    counted = FaultFS(FS)
    _sound(verify_path(Place(tmp_path / "counted", kind).prepare(), context=RunContext(fs=counted)))
    for moment in _some(len(counted.calls), share):
        place = Place(tmp_path / str(moment), kind)
        chain = place.prepare()
        hook = At(moment, lambda place=place: place.back_up(KINDS[kind]))  # type: ignore[misc]
        result = verify_path(chain, context=RunContext(fs=FaultFS(FS, hook)))
        assert hook.done
        _sound(result)
        after = verify_path(chain)
        before = 6 if kind == "differential" else 5
        assert (result.files, result.pages) in ((before, after.pages), (after.files, after.pages)), moment
        shutil.rmtree(place.root)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_in_the_middle_of_a_restore(kind: str, tmp_path: Path, share: Share) -> None:
    counted, place = FaultFS(FS), Place(tmp_path / "counted", kind)
    run_restore(place.prepare(), place.root / "target", recovering=False, context=RunContext(fs=counted))
    for moment in _some(len(counted.calls), share):
        place = Place(tmp_path / str(moment), kind)
        chain = place.prepare()
        hook = At(moment, lambda place=place: place.back_up(KINDS[kind]))  # type: ignore[misc]
        run_restore(chain, place.root / "target", recovering=False, context=RunContext(fs=FaultFS(FS, hook)))
        assert hook.done
        assert place.is_one_state(place.root / "target"), moment
        assert not list(place.root.glob(".ese-restore-*"))
        _sound(verify_path(chain))
        shutil.rmtree(place.root)


@pytest.mark.parametrize("share", shares(), ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_readers_in_the_middle_of_a_backup(kind: str, tmp_path: Path, share: Share) -> None:
    """Frozen at each of its calls: the chain is whole, the one before or the new one."""
    counted = FaultFS(FS)
    place = Place(tmp_path / "counted", kind)
    place.prepare()
    place.back_up(KINDS[kind], counted)
    telling = [call for call in counted.calls if call.verb in ("rename", "remove", "create", "sync_directory")]
    for call in (telling[moment] for moment in _some(len(telling), share)):
        place = Place(tmp_path / str(call.index), kind)
        chain = place.prepare()

        def read(place: Place = place, chain: Path = chain) -> None:
            if not chain.exists():
                return  # between the two renames of an atomic full
            result = verify_path(chain)
            assert result.ok, [str(finding) for finding in result.findings]
            assert all("A running backup" in f.detail for f in result.findings if f.file.name.startswith(".run-"))
            run_restore(chain, place.root / "target", recovering=False)
            assert place.is_one_state(place.root / "target")

        hook = At(call.index, read)
        place.back_up(KINDS[kind], FaultFS(FS, hook))
        assert hook.done
        _sound(verify_path(chain))
        shutil.rmtree(place.root)


@pytest.mark.parametrize("kind", KINDS)
def test_at_the_same_time(kind: str, tmp_path: Path) -> None:
    """Nobody waits for anybody: backups one after the other, a reader of each sort beside them."""
    place = Place(tmp_path, kind)
    chain = place.prepare()
    over, wrong, read = threading.Event(), list[object](), [0, 0]

    def verify() -> None:
        while not over.is_set():
            result = verify_path(chain)
            wrong.extend(finding for finding in result.findings if finding.is_damage)
            read[0] += 1

    def restore() -> None:
        while not over.is_set():
            target = tmp_path / "target"
            run_restore(chain, target, recovering=False)
            if not place.is_one_state(target):
                wrong.append(sorted(path.name for path in target.iterdir()))
            shutil.rmtree(target)
            read[1] += 1

    def guarded(act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as error:  # told below
            wrong.append(error)

    threads = [threading.Thread(target=guarded, args=(act,)) for act in (verify, restore)]
    for thread in threads:
        thread.start()
    try:
        for last in range(6, 18):
            place.grow(last)
            place.back_up(KINDS[kind])
    finally:
        over.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert min(read) > 0
    _sound(verify_path(chain))


@pytest.mark.parametrize("act", ["verify", "restore"])
def test_the_chain_is_removed_meanwhile(act: str, tmp_path: Path) -> None:
    """By a person or a script: that it is gone is said, nothing of damage, and nothing half is left."""
    place = Place(tmp_path, "incremental")
    chain = place.prepare()
    cancelled = 0
    for share in (0.3, 0.6, 0.9):
        kept = tmp_path / "kept"
        shutil.copytree(chain, kept)
        counted = FaultFS(FS)
        run = _verify if act == "verify" else _restore
        run(chain, tmp_path / "counted", counted)
        hook = At(int(share * len(counted.calls)), lambda: shutil.rmtree(chain))
        try:
            run(chain, tmp_path / "target", FaultFS(FS, hook))
        except JetError as error:
            assert "does not contain a backup" in error.message
            cancelled += 1
        else:
            assert place.is_one_state(tmp_path / "target") if act == "restore" else True
        assert not list(tmp_path.glob(".ese-restore-*"))
        shutil.rmtree(tmp_path / "target", ignore_errors=True)
        shutil.rmtree(tmp_path / "counted", ignore_errors=True)
        kept.rename(chain)
    assert cancelled


def _verify(chain: Path, _target: Path, fs: FileSystem) -> None:
    _sound(verify_path(chain, context=RunContext(fs=fs)))


def _restore(chain: Path, target: Path, fs: FileSystem) -> None:
    run_restore(chain, target, recovering=False, context=RunContext(fs=fs))


def test_a_second_restore_to_the_same_place(tmp_path: Path) -> None:
    """One of them publishes; the other one says that the target holds something, and nothing is mixed."""
    place = Place(tmp_path, "incremental")
    chain, target = place.prepare(), tmp_path / "target"
    counted = FaultFS(FS)
    run_restore(chain, tmp_path / "counted", recovering=False, context=RunContext(fs=counted))
    for share in (0.2, 0.6, 0.95):
        hook = At(int(share * len(counted.calls)), lambda: run_restore(chain, target, recovering=False))
        try:
            run_restore(chain, target, recovering=False, context=RunContext(fs=FaultFS(FS, hook)))
        except (JetError, Cancelled) as error:
            assert str(target) in error.message
        assert hook.done
        assert place.is_one_state(target)
        assert not list(tmp_path.glob(".ese-restore-*"))
        before = tree_of(target)
        with pytest.raises(JetError, match="not empty"):
            run_restore(chain, target, context=RunContext(cancel=Cancel()))
        assert tree_of(target) == before
        shutil.rmtree(target)
