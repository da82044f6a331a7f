"""Backups of a running instance as a whole: the form on disk, damage, chains, failures and what they leave."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from engine.backup.job import preview
from engine.chain.local_folder import LocalFolder
from engine.chain.manifest import FileRole, Kind
from engine.error_codes import Code
from engine.files import read_whole
from engine.formats.backup_trailer import is_backup_copy, read_trailer
from engine.formats.db_header import HEADER_READ, OtherCopy, page_offset, read_header
from engine.progress import Stage
from engine.run_context import RunContext
from engine.sources.live import InProcessSource
from engine.sources.pace import FIRST, LEAST, LONGEST, MOST, SLICE, SPARED, CopyPace, LogGrowth
from engine.sources.source import Can, as_live
from engine.verify import verify
from tests.builders.live_backup import LIVE, SHELF, InterleavedSource, LiveCase, refused, store

W = "w.edb"
LARGE = 1 << 26
USED = 4
"""A page that every database uses: the root of the catalog."""


@pytest.fixture
def case() -> LiveCase:
    made = LiveCase()
    made.step(60)
    return made


def damage(case: LiveCase, path: Path, offset: int, *, xor: int = 0xFF, length: int = 1) -> None:
    """Change bytes, each in another way; the same call again undoes it."""
    with case.fs.open_update(path) as file:
        data = file.read_at(offset, length)
        file.write_at(offset, bytes(byte ^ (xor + 31 * index) & 0xFF for index, byte in enumerate(data)))


# the form on disk


def test_a_set_is_databases_marks_and_closed_logs(case: LiveCase) -> None:
    made = case.run()
    low, high = made.run.logs or (0, 0)
    logs = [f"edb{generation:08X}.log" for generation in range(low, high + 1)]
    names = {path.name for path in case.fs.list(made.chain)}
    assert names == {W, "w.pat", *logs, "backup-manifest.json", "SHA256SUMS"}
    roles = {file.name: file.role for file in made.files}
    assert roles[W] is FileRole.DATABASE
    assert roles["w.pat"] is FileRole.PATCH
    assert case.fs.stat(made.chain / "w.pat").size == 0
    assert high == case.instance.log.generation - 1
    assert not any(file.current for file in made.files)


def test_a_copy_has_two_headers_alike_and_a_trailer(case: LiveCase) -> None:
    database = case.instance.databases[0]
    pages = database.file.page_count
    made = case.run(source=InterleavedSource(case.instance, lambda: case.step(3)))
    assert database.file.page_count > pages, "it should have grown meanwhile"
    data = read_whole(case.fs, made.chain / W, LARGE)
    assert len(data) == (pages + 3) * 4096
    reading = read_header(data[:HEADER_READ])
    assert reading.other is OtherCopy.IDENTICAL
    header = reading.header
    assert is_backup_copy(header)
    assert header.dbstate == 2
    assert header.bkinfo_full_cur.gen_low == (made.run.logs or (0, 0))[0]
    trailer = read_trailer(data[page_offset(pages + 1, 4096) :], header)
    low, high = trailer.bkinfo.gen_low, trailer.bkinfo.gen_high
    assert low == header.bkinfo_full_cur.gen_low
    assert low <= high <= (made.run.logs or (0, 0))[1]
    assert trailer.gen_max_required <= high


def test_a_trailer_of_another_copy_is_told(case: LiveCase) -> None:
    first, second = case.run(), case.run()
    one, other = (read_whole(case.fs, made.chain / W, LARGE) for made in (first, second))
    refused(Code.DatabasePatchFileMismatch, lambda: read_trailer(other[-4096:], read_header(one).header))
    bad = bytearray(one[-4096:])
    bad[200] ^= 1
    refused(Code.BadPatchPage, lambda: read_trailer(bytes(bad), read_header(one).header))


def test_every_byte_is_accounted_for(case: LiveCase) -> None:
    case.step(20)
    made = case.run()
    assert verify(made.chain, context=RunContext(fs=case.fs)).findings == ()
    with case.fs.open_update(made.chain / "w.pat") as file:
        file.write_at(0, b"x")
    assert verify(made.chain, context=RunContext(fs=case.fs)).findings
    assert made.run.pages.total == case.instance.databases[0].file.page_count
    assert made.run.bytes == sum(file.bytes for file in made.files)


def test_two_databases_that_one_mark_would_stand_for(case: LiveCase) -> None:
    case.add("w.mdb")
    refused(Code.FileAlreadyExists, case.run)


# what it says of itself


def test_what_a_running_instance_is(case: LiveCase) -> None:
    source = InterleavedSource(case.instance)
    assert source.can == Can.LIVE | Can.ROLL | Can.TRUNCATE | Can.HEADER
    assert as_live(source) is source
    state = source.state()
    assert state.live
    assert state.base == "edb"
    assert [database.path.name for database in state.databases] == [W]
    assert [log.generation for log in state.logs] == [*case.logs(), case.instance.log.generation]
    assert state.current is not None
    with source.begin():
        assert source.state().logs[0].generation == case.instance.checkpoints.durable >> 32


def test_a_preview_changes_nothing(case: LiveCase) -> None:
    before, generation = case.fs.tree(), case.instance.log.generation
    plan = preview(InterleavedSource(case.instance), LocalFolder(SHELF, case.fs), Kind.FULL)
    assert plan.databases
    refused(
        Code.MissingFullBackup,
        lambda: preview(InterleavedSource(case.instance), LocalFolder(SHELF, case.fs), Kind.INCREMENTAL),
    )
    assert (case.fs.tree(), case.instance.log.generation) == (before, generation)


def test_progress_has_one_total_and_never_falls(case: LiveCase) -> None:
    case.run(source=InterleavedSource(case.instance, lambda: case.step(1)))
    stages = [event.stage for event in case.progress if event.total]
    assert (stages[0], stages[-1]) == (Stage.BEGIN, Stage.COMPLETE)
    assert set(stages[1:-1]) == {Stage.PROGRESS}
    assert len({event.total for event in case.progress}) == 1
    done = [event.done for event in case.progress]
    assert done == sorted(done)
    assert done[-1] == case.progress[-1].total


# pages and logs that are not right


def test_a_page_that_was_being_written(case: LiveCase) -> None:
    """Torn when it was read, whole when it is read again: that is how it has to be, and nothing to tell."""
    page, torn = page_offset(USED, 4096), [True, False]

    def act() -> None:
        if torn[0]:
            damage(case, LIVE / W, page, length=2000)
            torn[0] = False
        elif not torn[1] and reads[0] == 0:
            damage(case, LIVE / W, page, length=2000)
            torn[1] = True
        reads[0] += 1

    case.instance.checkpoint()
    pages = case.instance.databases[0].file.page_count
    reads = [-pages - 1]
    """Counts up to 0, when every page has been read once."""
    made = case.run(source=InterleavedSource(case.instance, act))
    assert torn == [False, True]
    assert case.restored(made.chain) == case.now
    assert case.ids == [210, 220, 221, 223, 224, 213]


def test_a_damaged_page_ends_the_backup(case: LiveCase) -> None:
    case.instance.checkpoint()
    logs, header = case.logs(), case.instance.databases[0].file.header.bkinfo_full_prev
    damage(case, LIVE / W, page_offset(USED, 4096) + 60, length=7)
    error = refused(Code.ReadVerifyFailure, case.run)
    assert error.context["page"] == USED
    assert case.ids == [210, 220, 474, 217, 222, 215]
    assert store(case) == {}
    assert case.logs()[: len(logs)] == logs
    assert case.instance.databases[0].file.header.bkinfo_full_prev == header
    assert case.instance.backups.running is None
    case.step()


def test_one_wrong_bit_is_corrected_in_the_copy_alone(case: LiveCase) -> None:
    case.instance.checkpoint()
    damage(case, LIVE / W, page_offset(USED, 4096) + 60, xor=4)
    live = read_whole(case.fs, LIVE / W, LARGE)
    made = case.run()
    assert made.run.pages.corrected == 1
    assert [(c.file, c.page) for c in made.run.corrections] == [(W, USED)]
    assert 399 in case.ids
    assert read_whole(case.fs, LIVE / W, LARGE)[page_offset(1, 4096) :] == live[page_offset(1, 4096) :]
    assert case.restored(made.chain) == case.now


def test_a_file_shorter_than_its_instance_thinks(case: LiveCase) -> None:
    case.instance.databases[0].file.page_count += 1
    error = refused(Code.FileIOBeyondEOF, case.run)
    assert error.context["page"] == case.instance.databases[0].file.page_count


def test_a_damaged_log_ends_the_backup(case: LiveCase) -> None:
    path = case.instance.log.files.archives()[case.logs()[-1]]
    damage(case, path, 2 * 4096 + 100, length=9)
    logs = case.logs()
    refused(Code.LogReadVerifyFailure, case.run)
    assert case.ids[-2:] == [218, 214]
    assert store(case) == {}
    assert case.logs()[: len(logs)] == logs


def test_a_log_that_is_missing(case: LiveCase) -> None:
    case.fs.remove(case.instance.log.files.archives()[case.logs()[-1]])
    error = refused(Code.MissingFileToBackup, case.run)
    assert case.ids[-2:] == [459, 214]
    assert error.context["generation"] == case.instance.log.generation - 1
    assert store(case) == {}


def test_a_log_that_is_missing_from_an_incremental(case: LiveCase) -> None:
    case.run()
    case.step(60)
    before = store(case)
    case.fs.remove(case.instance.log.files.archives()[case.logs()[-1]])
    refused(Code.MissingFileToBackup, lambda: case.run(Kind.INCREMENTAL))
    assert 459 in case.ids
    assert store(case) == before


# pace


def rests_of(monkeypatch: pytest.MonkeyPatch, alone: float, beside: float, most: float) -> list[float]:
    """Rests after each second of work, for a writer with so many segments a second alone and beside the copy."""
    rests: list[float] = []
    clock, grown = 0.0, 0.0

    def sleep(seconds: float) -> None:
        nonlocal clock, grown
        rests.append(seconds)
        clock, grown = clock + seconds, grown + seconds * alone

    monkeypatch.setattr("engine.sources.pace.time.sleep", sleep)
    monkeypatch.setattr("engine.sources.pace.time.monotonic", lambda: clock)
    pace = CopyPace(lambda: int(grown), most)
    for _ in range(200):
        clock, grown = clock + SLICE, grown + SLICE * beside
        pace.keep()
    return rests


@pytest.mark.parametrize(
    ("alone", "beside", "rest"),
    [
        (1000, 1000, LEAST),
        (1000, 850, 0.15 / SPARED - 1),
        (1000, 400, MOST),
        (0, 0, None),
    ],
)
def test_a_copy_rests_as_long_as_its_work_costs_writers(
    monkeypatch: pytest.MonkeyPatch, alone: float, beside: float, rest: float | None
) -> None:
    rests = rests_of(monkeypatch, alone, beside, MOST)
    if rest is None:
        assert not rests
        return
    assert rests[0] == pytest.approx(SLICE * FIRST)
    assert rests[-1] == pytest.approx(SLICE * rest, rel=0.05)
    assert max(rests) <= LONGEST
    assert not rests_of(monkeypatch, alone, beside, 0)


def test_the_growth_of_a_log_goes_on_over_rolls(case: LiveCase) -> None:
    growth = LogGrowth(case.fs)
    assert growth.look(None) == 0
    current = case.instance.log.files.current
    seen = [growth.look(current)]
    for _ in range(30):
        case.step()
        seen.append(growth.look(current))
    case.instance.log.roll()
    assert seen == sorted(set(seen))
    assert growth.look(current) > seen[-1]
    assert growth.look(current.with_name("gone.log")) == growth.look(current)


def test_a_copy_rests_while_the_log_grows(case: LiveCase, monkeypatch: pytest.MonkeyPatch) -> None:
    rests: list[float] = []
    clock = count(0.0, SLICE)
    monkeypatch.setattr("engine.sources.pace.time.sleep", rests.append)
    monkeypatch.setattr("engine.sources.pace.time.monotonic", lambda: next(clock))
    case.run(source=InProcessSource(case.instance))
    source = InProcessSource(case.instance)
    with source.begin(), source.open(source.state().databases[0].path) as file:
        buffer = memoryview(bytearray(4096))
        file.read_into(buffer, 0)
        assert not rests
        case.step()
        file.read_into(buffer, 4096)
        assert len(rests) == 1
