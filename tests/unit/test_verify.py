"""Verification: every kind of damage is found with its file and place, all of it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import (
    AtRestSource,
    FileSystem,
    Kind,
    LocalFolder,
    Verification,
    run_backup,
    run_restore,
    verify_path,
)
from engine.discovery.scan import scan
from engine.errors import Cancelled, Corruption, JetError
from engine.events import EventKind, LogEntry
from engine.files import LocalFileSystem
from engine.formats.db_header import page_offset
from engine.progress import Cancel, Event, Stage
from engine.run_context import RunContext
from engine.verify import FindingKind
from tests.builders.log_files import flip
from tests.builders.small_instance import (
    DATABASE,
    OTHER_STREAM,
    PAGE_SIZE,
    grow_small_instance,
    log_bytes,
    write_small_instance,
)
from tests.datasets import dataset
from tests.disk.crash_fs import tree_of
from tests.disk.fault_fs import Fault, FaultFS

K = FindingKind
Where = tuple[str, FindingKind, int | None]


def found(result: Verification) -> list[Where]:
    """Name of the file, kind, page or segment of every finding."""
    return [(f.file.name, f.kind, f.segment if f.page is None else f.page) for f in result.findings]


def page_bits(pgno: int, *bits: int) -> list[int]:
    return [page_offset(pgno, PAGE_SIZE) * 8 + bit for bit in bits]


def damage(path: Path, *bits: int) -> None:
    data = path.read_bytes()
    for bit in bits:
        data = flip(data, bit)
    path.write_bytes(data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "instance", last=4)


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """A full and an incremental, generations 1 to 5."""
    source = write_small_instance(tmp_path / "source")
    (tmp_path / "destination").mkdir()
    run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.FULL)
    grow_small_instance(source)
    return run_backup(AtRestSource([source]), LocalFolder(tmp_path / "destination"), Kind.INCREMENTAL).chain


def test_a_whole_instance(folder: Path) -> None:
    result = verify_path(folder)
    assert (result.ok, result.findings, result.what) == (True, (), "instance folder")
    assert (result.pages.verified, result.pages.blank, result.bad_pages) == (7, 33, 0)
    assert (result.files, result.logs) == (6, 4)


def test_a_whole_chain(chain: Path) -> None:
    result = verify_path(chain)
    assert (result.ok, result.findings, result.what, result.files, result.logs) == (True, (), "chain", 7, 5)


@pytest.mark.parametrize(("name", "what"), [(DATABASE, "database"), ("edb.log", "log"), ("edb.chk", "checkpoint")])
def test_single_files(folder: Path, name: str, what: str) -> None:
    result = verify_path(folder / name)
    assert (result.ok, result.what, result.files) == (True, what, 1)
    damage(folder / name, 1000)
    result = verify_path(folder / name)
    assert result.what == what
    assert len(result.findings) == 1
    damage(folder / name, 4096 * 8 + 1000, 2048 * 8 + 1000)
    assert verify_path(folder / name).what == what


DAMAGE: dict[str, tuple[Callable[[Path], object], list[Where]]] = {
    "header": (lambda f: damage(f / DATABASE, 3000), [(DATABASE, K.HEADER_COPY, None)]),
    "shadow": (lambda f: damage(f / DATABASE, 2048 * 8 + 3000), [(DATABASE, K.HEADER_COPY, None)]),
    "one bit": (lambda f: damage(f / DATABASE, *page_bits(4, 777)), [(DATABASE, K.ONE_BIT, 4)]),
    "two bits": (lambda f: damage(f / DATABASE, *page_bits(4, 777, 1234)), [(DATABASE, K.CHECKSUM, 4)]),
    "a blank page": (lambda f: damage(f / DATABASE, *page_bits(20, 777)), [(DATABASE, K.CHECKSUM, 20)]),
    "three pages": (
        lambda f: damage(f / DATABASE, *page_bits(2, 9, 99), *page_bits(4, 777), *page_bits(40, 777, 1234)),
        [(DATABASE, K.CHECKSUM, 2), (DATABASE, K.ONE_BIT, 4), (DATABASE, K.CHECKSUM, 40)],
    ),
    "cut short": (
        lambda f: (f / DATABASE).write_bytes((f / DATABASE).read_bytes()[: page_offset(21, PAGE_SIZE)]),
        [(DATABASE, K.CUT_SHORT, None)],
    ),
    "segment": (lambda f: damage(f / "edb00002.log", (4096 + 999) * 8), [("edb00002.log", K.LOG, 1)]),
    "segment twice": (
        lambda f: damage(f / "edb00002.log", (8192 + 9) * 8, (8192 + 99) * 8),
        [("edb00002.log", K.LOG, 2)],
    ),
    "behind the data": (lambda f: damage(f / "edb.log", (8192 + 999) * 8), [("edb.log", K.LOG_TAIL, 2)]),
    "log gap": (lambda f: (f / "edb00002.log").unlink(), [("instance", K.LOG_GAP, None)]),
    "no current log": (lambda f: (f / "edb.log").unlink(), [("edb.log", K.PLACE, None)]),
    "current log of another": (
        lambda f: (f / "edb.log").write_bytes(log_bytes(4, signature=OTHER_STREAM)),
        [("edb.log", K.PLACE, None)],
    ),
    "checkpoint, first copy": (lambda f: damage(f / "edb.chk", 999), [("edb.chk", K.CHECKPOINT, None)]),
    "checkpoint, second copy": (
        lambda f: damage(f / "edb.chk", 4096 * 8 + 999),
        [("edb.chk", K.CHECKPOINT, None)],
    ),
    "another history": (
        lambda f: (f / "edb00003.log").write_bytes(log_bytes(3, history=1)),
        [("edb00003.log", K.LOG_CHAIN, None), ("edb.log", K.LOG_CHAIN, None)],
    ),
}


@pytest.mark.parametrize(("change", "expected"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_in_an_instance(folder: Path, change: Callable[[Path], object], expected: list[Where]) -> None:
    change(folder)
    result = verify_path(folder)
    assert found(result) == expected
    harmless = {K.HEADER_COPY, K.CHECKPOINT, K.LOG_TAIL, K.PLACE}
    assert result.ok == all(kind in harmless for _, kind, _ in expected)
    assert all(finding.detail for finding in result.findings)


@pytest.mark.parametrize("name", [DATABASE, "other.EDB"])
def test_a_database_that_is_none_any_more(folder: Path, name: str) -> None:
    """The logs know no database, so they do not miss the one that was overwritten."""
    (folder / DATABASE).unlink()
    assert found(verify_path(folder)) == []
    for text in ("notes", "x.txt"):
        (folder / text).write_bytes(b"\x7fsomething else" * 600)
    assert found(verify_path(folder)) == []
    (folder / name).write_bytes(b"\x7fencrypted" * 3000)
    result = verify_path(folder)
    assert found(result) == [(name, K.UNSUPPORTED, None)]
    assert (result.ok, result.result) == (False, "incomplete")


def test_misplaced_page(folder: Path) -> None:
    data = bytearray((folder / DATABASE).read_bytes())
    four, seven = page_offset(4, PAGE_SIZE), page_offset(7, PAGE_SIZE)
    data[seven : seven + PAGE_SIZE] = data[four : four + PAGE_SIZE]
    (folder / DATABASE).write_bytes(data)
    (finding,) = verify_path(folder).findings
    assert (finding.kind, finding.page) == (K.MISPLACED, 7)
    assert "number of page 4" in finding.detail


def test_it_never_stops_at_the_first(folder: Path) -> None:
    damage(folder / DATABASE, 3000, *page_bits(4, 777, 1234), *page_bits(31, 777))
    damage(folder / "edb00001.log", 4096 * 8 + 9, 8192 * 8 + 9)
    damage(folder / "edb00002.log", 4096 * 8 + 9)
    damage(folder / "edb.chk", 9)
    (folder / "edb00003.log").write_bytes(log_bytes(3, signature=OTHER_STREAM))
    kinds = [(name, kind) for name, kind, _ in found(verify_path(folder))]
    for expected in [
        (DATABASE, K.HEADER_COPY), (DATABASE, K.CHECKSUM), (DATABASE, K.ONE_BIT), ("edb00001.log", K.LOG),
        ("edb00002.log", K.LOG), ("edb00003.log", K.PLACE), ("edb.chk", K.CHECKPOINT), ("instance", K.LOG_GAP),
    ]:  # fmt: skip
        assert expected in kinds
    assert kinds.count(("edb00001.log", K.LOG)) == 2


def test_the_missing_current_log_of_a_clean_instance_is_no_damage(folder: Path) -> None:
    """Recovery refuses what lacks it, so the verification may not pass over it in silence."""
    (folder / "edb.log").unlink()
    (finding,) = verify_path(folder).findings
    assert finding.detail.startswith("The current log is missing. The logs end with edb00003.log.")
    (folder / "edbtmp.log").write_bytes(bytes(16384))  # a roll that was cut short
    assert found(verify_path(folder)) == []


def test_a_dirty_instance_lacking_logs(tmp_path: Path) -> None:
    folder = write_small_instance(tmp_path, first=4, last=6, required=(2, 5))
    assert [(kind, name) for name, kind, _ in found(verify_path(folder))] == [(K.NOT_RECOVERABLE, DATABASE)]


def test_the_torn_end_of_a_crashed_instance_is_no_loss(tmp_path: Path) -> None:
    """What a crash leaves, recovery mends; in a cleanly closed instance, or in a closed log, it is damage."""
    folder = write_small_instance(tmp_path / "instance", last=4, required=(2, 4))
    torn = log_bytes(4, 1)[:8192] + log_bytes(4, 2)[8192:9000] + b"torn" + bytes(16384 - 9004)
    (folder / "edb.log").write_bytes(torn)
    assert found(verify_path(folder)) == [("edb.log", K.LOG_TAIL, 2)]
    (tmp_path / "destination").mkdir()
    made = run_backup(AtRestSource([folder]), LocalFolder(tmp_path / "destination"), Kind.FULL)
    assert found(verify_path(made.chain)) == [("edb.log", K.LOG_TAIL, 2)]
    assert verify_path(made.chain).ok
    clean = write_small_instance(tmp_path / "clean", last=4)
    (clean / "edb.log").write_bytes(torn)
    assert found(verify_path(clean)) == [("edb.log", K.LOG, 2)]


def test_a_place_with_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(JetError) as caught:
        verify_path(tmp_path)
    assert int(caught.value.code) == -1028
    (tmp_path / "letter.txt").write_bytes(b"Dear administrator")
    for path in (tmp_path / "letter.txt", tmp_path):
        with pytest.raises(JetError):
            verify_path(path)
    with pytest.raises(JetError) as caught:
        verify_path(tmp_path / "nowhere")
    assert int(caught.value.code) == -1811


def test_what_cannot_be_read_is_a_finding(folder: Path) -> None:
    for name in (DATABASE, "edb00002.log"):
        fs = FaultFS(LocalFileSystem()).fail_at(1, Fault.INPUT_OUTPUT, "read", suffix=name, times=None)
        result = verify_path(folder, context=RunContext(fs=fs))
        assert (name, K.UNREADABLE, None) in found(result)
        assert not result.ok
        assert fs.open_files == 0


def _everything(path: Path, fs: FileSystem) -> Verification | None:
    try:
        return verify_path(path, context=RunContext(fs=fs))
    except JetError:
        return None


@pytest.mark.parametrize("what", ["chain", "instance"])
def test_a_fault_at_every_read_is_never_a_clean_bill(folder: Path, chain: Path, what: str) -> None:
    """What could not be looked at is never ``ok``; the place's own listing raises."""
    path = chain if what == "chain" else folder
    before = tree_of(path)
    counted = FaultFS(LocalFileSystem())
    assert verify_path(path, context=RunContext(fs=counted)).ok
    needed = {"read", "open_read", "list"}
    for call in counted.calls:
        if call.verb in needed:
            fs = FaultFS(LocalFileSystem()).fail_at(call.index, Fault.INPUT_OUTPUT)
            result = _everything(path, fs)
            assert result is None or result.findings, call
            assert fs.open_files == 0
    assert tree_of(path) == before


def test_progress_events_and_cancel(chain: Path) -> None:
    events: list[LogEntry] = []
    progress: list[Event] = []
    verify_path(chain, context=RunContext(progress=progress.append, events=events.append))
    assert [entry.id for entry in events] == [EventKind.VerifyStarted, EventKind.VerifyPassed]
    assert (progress[0].stage, progress[-1].stage) == (Stage.BEGIN, Stage.COMPLETE) or progress[
        -1
    ].stage is Stage.COMPLETE
    assert progress[-1].done == progress[-1].total
    damage(chain / "edb00001.log", 50_000)
    events.clear()
    verify_path(chain, context=RunContext(events=events.append))
    assert events[-1].id == EventKind.VerifyFoundDamage
    assert events[-1].text.startswith(
        f"{chain} is damaged: {len(verify_path(chain).findings)} findings. edb00001.log: "
    )
    assert events[-1].text.endswith(" Make a full backup. Keep the damaged chain until that backup is verified.")
    cancel = Cancel()
    cancel.request()
    with pytest.raises(Cancelled):
        verify_path(chain, context=RunContext(cancel=cancel))


def test_the_real_ones() -> None:
    assert verify_path(dataset("srum-win10-clean")).ok
    assert verify_path(dataset("srum-win11-dirty")).ok
    assert [f.kind for f in verify_path(dataset("sum-win2012r2")).findings] == [K.NOT_RECOVERABLE]


def test_it_is_told_of_the_instance(folder: Path, chain: Path, tmp_path: Path) -> None:
    """Not of the chain's label, nor of the folder's name."""
    (instance,) = scan([folder]).instances
    for path in (chain, folder):
        events: list[LogEntry] = []
        done = verify_path(path, context=RunContext(events=events.append))
        assert (done.instance, {event.instance for event in events}) == (instance.name, {instance.name})
        assert [entry.id for entry in events] == [EventKind.VerifyStarted, EventKind.VerifyPassed]


def test_the_event_says_what_is_damaged_and_what_to_do(folder: Path) -> None:
    """It said "is damaged: 6 findings" and no more."""
    for page in range(7, 13):
        damage(folder / DATABASE, *page_bits(page, 1000, 1001, 1002))
    assert _told_of(folder) == (
        f"{folder} is damaged: 6 findings. {DATABASE}: Page 7 fails its checksum. {DATABASE}: Page 8 fails its "
        f"checksum. {DATABASE}: Page 9 fails its checksum. Restore it from its last good backup. Do not repair it "
        "first."
    )


def test_the_advice_of_the_event_is_that_of_the_damage(folder: Path) -> None:
    damage(folder / DATABASE, *page_bits(4, 1000))
    assert _told_of(folder).endswith("Make a full backup, and check the memory and the disk of the machine.")
    damage(folder / "edb00001.log", 50_000)
    assert _told_of(folder / "edb00001.log").endswith(
        "The databases were shut down cleanly and require no logs: move all logs and the checkpoint to another "
        "folder, then make a full backup."
    )
    damage(folder / DATABASE, *page_bits(5, 1000, 1001, 1002))
    assert _told_of(folder).endswith("Restore it from its last good backup. Do not repair it first.")


def _told_of(path: Path) -> str:
    """What the event says of damage that is there."""
    events: list[LogEntry] = []
    assert verify_path(path, context=RunContext(events=events.append)).result == "damaged"
    return events[-1].text


def test_one_that_cannot_go_on_says_so(tmp_path: Path) -> None:
    events: list[LogEntry] = []
    with pytest.raises(JetError):
        verify_path(tmp_path / "nowhere", context=RunContext(events=events.append))
    assert [entry.id for entry in events] == [EventKind.VerifyStarted, EventKind.RunFailed]
    assert events[-1].text.startswith("The verification of nowhere failed: JET_errFileNotFound (-1811).")
    events.clear()
    cancel = Cancel()
    cancel.request()
    (tmp_path / "data.edb").write_bytes(b"\0" * 8192)
    with pytest.raises(JetError):
        verify_path(tmp_path, context=RunContext(events=events.append, cancel=cancel))
    assert [entry.id for entry in events] == [EventKind.VerifyStarted, EventKind.RunCancelled]


def test_a_flipped_byte_of_the_checksum_is_no_other_number(folder: Path) -> None:
    """A small page's number is in its checksum only: 7 with two bits flipped looks like 4, whose place says no."""
    data = bytearray((folder / DATABASE).read_bytes())
    data[page_offset(7, PAGE_SIZE)] ^= 7 ^ 4
    (folder / DATABASE).write_bytes(data)
    (finding,) = verify_path(folder).findings
    assert (finding.kind, finding.page) == (K.CHECKSUM, 7)
    assert finding.detail == "Page 7 fails its checksum."


def test_a_number_beyond_the_file_is_none(folder: Path) -> None:
    data = bytearray((folder / DATABASE).read_bytes())
    data[page_offset(7, PAGE_SIZE) + 2] ^= 0x63
    (folder / DATABASE).write_bytes(data)
    (finding,) = verify_path(folder).findings
    assert finding.kind is K.CHECKSUM


@pytest.mark.parametrize("name", [DATABASE, "edb00001.log", "edb.log", "edb.chk"])
def test_a_folder_in_the_place_of_a_file_of_a_chain_is_one_finding(chain: Path, name: str) -> None:
    """It was of another length, and could not be read, and a database could not be recovered either."""
    (chain / name).unlink()
    (chain / name).mkdir()
    (finding,) = verify_path(chain).findings
    assert (finding.file, finding.kind) == (chain / name, K.CHANGED)
    with pytest.raises(JetError) as refused:
        run_restore(chain, chain.parent / "restored")
    assert "folder, not a file" in refused.value.message and "Verify it" in refused.value.hint


def test_a_folder_in_the_place_of_the_manifest_is_damage_of_the_chain(chain: Path) -> None:
    """The verification ended with -1023 and advised to specify a file in that folder; and a job that may make a
    full backup instead of an incremental one made none."""
    (chain / "backup-manifest.json").unlink()
    (chain / "backup-manifest.json").mkdir()
    result = verify_path(chain)
    (finding,) = (each for each in result.findings if each.is_damage)
    assert (finding.file.name, finding.kind) == ("backup-manifest.json", K.MANIFEST)
    assert "is not a file" in finding.detail
    for fails in (
        lambda: run_restore(chain, chain.parent / "restored"),
        lambda: run_backup(
            AtRestSource([chain.parent.parent.parent / "source"]),
            LocalFolder(chain.parent.parent),
            Kind.INCREMENTAL,
        ),
    ):
        with pytest.raises(Corruption) as refused:
            fails()
        assert "is not a file" in refused.value.message and "chain" in refused.value.hint
