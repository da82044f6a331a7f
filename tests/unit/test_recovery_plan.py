"""What a recovery would do is told before it begins, and refused in the words in which the recovery refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import engine
from engine.errors import Cancelled, JetError
from engine.events import EventKind, LogEntry
from engine.progress import Cancel, Event, Phase
from tests.builders.dirty_instances import DATABASE, write_unfinished_instance
from tests.datasets import dataset
from tests.disk.crash_fs import tree_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An instance with four logs, of which recovery reads some."""
    write_unfinished_instance(tmp_path / "source", rows=1200)
    return tmp_path / "source"


def test_a_real_dirty_instance() -> None:
    source = dataset("srum-win11-dirty")
    before = tree_of(source)
    plan = engine.plan_recovery(engine.InstanceChoice([source]))
    assert (plan.logs, plan.is_clean, plan.newer_logs, plan.refusal) == ((92, 92), False, None, None)
    assert len(plan.files) == 6 and plan.bytes == sum(path.stat().st_size for path in plan.files)
    assert tree_of(source) == before


def test_it_names_the_logs_that_are_replayed(folder: Path, tmp_path: Path) -> None:
    plan = engine.plan_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    done = engine.run_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    assert plan.logs == done.logs and plan.logs is not None and plan.logs[0] < plan.logs[1]
    after = engine.plan_recovery(engine.InstanceChoice([tmp_path / "copy"]))
    assert after.is_clean and after.newer_logs is None


def test_logs_beyond_a_clean_database(folder: Path, tmp_path: Path) -> None:
    """As where a newer log stream was put beside an older copy."""
    clean = tmp_path / "clean"
    engine.run_recovery(engine.InstanceChoice([folder]), to=clean)
    (instance,) = engine.scan([clean]).instances
    assert instance.last is not None
    shutil.copyfile(clean / DATABASE, tmp_path / DATABASE)
    (tmp_path / "later").mkdir()
    later = tmp_path / "later"
    for path in clean.iterdir():
        shutil.copyfile(path, later / path.name)
    _work_on(later)
    shutil.copyfile(tmp_path / DATABASE, later / DATABASE)
    plan = engine.plan_recovery(engine.InstanceChoice([later]))
    assert plan.is_clean and plan.newer_logs is not None and plan.newer_logs[0] == instance.last + 1


def _work_on(folder: Path) -> None:
    """Let the instance run on until its logs have grown, and end it normally."""
    from engine.instance.instance import Instance
    from engine.instance.parameters import Parameters

    with Instance.open(Parameters(folder, base="crs", log_file_kib=64)) as instance:
        instance.attach(folder / DATABASE)
        instance.log.roll()
        instance.log.roll()


def _without_newest(folder: Path) -> None:
    (folder / "crs.log").unlink()


def _with_gap(folder: Path) -> None:
    plan = engine.plan_recovery(engine.InstanceChoice([folder]))
    assert plan.logs is not None
    (folder / f"crs{plan.logs[0] + 1:08X}.log").unlink()


def _without_first(folder: Path) -> None:
    plan = engine.plan_recovery(engine.InstanceChoice([folder]))
    assert plan.logs is not None
    (folder / f"crs{plan.logs[0]:08X}.log").unlink()


def _without_logs(folder: Path) -> None:
    for path in folder.glob("*.log"):
        path.unlink()


def _without_header(folder: Path) -> None:
    with (folder / DATABASE).open("r+b") as file:
        for offset in (40, 4096 + 40):
            file.seek(offset)
            file.write(b"damage")


def _cut_short(folder: Path) -> None:
    plan = engine.plan_recovery(engine.InstanceChoice([folder]))
    assert plan.logs is not None
    with (folder / f"crs{plan.logs[0]:08X}.log").open("r+b") as file:
        file.truncate(32768)


@pytest.mark.parametrize(
    "damage", [_without_newest, _with_gap, _without_first, _without_logs, _without_header, _cut_short]
)
def test_the_same_refusal(folder: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    before = tree_of(folder)
    with pytest.raises(JetError) as refused:
        engine.run_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    plan = engine.plan_recovery(engine.InstanceChoice([folder]))
    assert plan.refusal is not None and plan.logs is None
    assert (str(plan.refusal), plan.refusal.hint) == (str(refused.value), refused.value.hint)
    assert tree_of(folder) == before and not (tmp_path / "copy").exists()


def test_a_target_that_will_not_do(folder: Path, tmp_path: Path) -> None:
    refusal = engine.plan_recovery(engine.InstanceChoice([folder]), to=folder).refusal
    assert refusal is not None and "not empty" in refusal.message


def test_a_copy_can_be_cancelled_in_the_middle_of_redo(folder: Path, tmp_path: Path) -> None:
    cancel = Cancel()

    def watch(event: Event) -> None:
        if event.phase is Phase.LOGS and event.counts.get("logs"):
            cancel.request()

    before = tree_of(folder)
    with pytest.raises(Cancelled):
        engine.run_recovery(
            engine.InstanceChoice([folder]),
            to=tmp_path / "copy",
            context=engine.RunContext(progress=watch, cancel=cancel),
        )
    assert tree_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


def test_figures_and_entries_of_a_run(folder: Path, tmp_path: Path) -> None:
    events: list[LogEntry] = []
    progress: list[Event] = []
    done = engine.run_recovery(
        engine.InstanceChoice([folder]),
        to=tmp_path / "copy",
        context=engine.RunContext(progress=progress.append, events=events.append),
    )
    counts = progress[-1].counts
    assert done.logs is not None
    assert (counts["logs"], counts["records"]) == (done.logs[1] - done.logs[0] + 1, done.records)
    assert (counts["applied"], counts["skipped"]) == (done.applied, done.skipped)
    phases = list(dict.fromkeys(event.phase for event in progress))
    assert phases == [Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS, Phase.PUBLISH, Phase.COMPLETE]
    named = [str(entry.fields["path"]) for entry in events if entry.id == EventKind.LogReplayed]
    assert len(named) == counts["logs"] and all(Path(name).parent == tmp_path / "copy" for name in named)


def test_damage_is_named_in_the_source(folder: Path, tmp_path: Path) -> None:
    plan = engine.plan_recovery(engine.InstanceChoice([folder]))
    assert plan.logs is not None
    log = folder / f"crs{plan.logs[0]:08X}.log"
    data = bytearray(log.read_bytes())
    data[4096 + 300] ^= 1
    data[4096 + 301] ^= 3
    log.write_bytes(data)
    with pytest.raises(JetError) as refused:
        engine.run_recovery(engine.InstanceChoice([folder]), to=tmp_path / "copy")
    assert refused.value.context["path"] == str(log)
    assert ".partial" not in str(refused.value)
