"""What a killed run left where it wrote is named with its size at the next start, and is removed without risk."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import engine
from app.audit.log import AuditLog
from app.history.filter import EventFilter
from app.history.history import History
from app.history.runs import RunState
from app.operations.runner import Runner, Settled
from engine.events import EventKind, LogEntry, size_text
from tests.builders.small_instance import DATABASE, write_small_instance

_KILLED = """
import os, sys
from pathlib import Path
import engine
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.restore import RestoreRequest
from app.operations.runner import Runner
from app.operations.instance_source import FilesAtRest
history, what, source, target, around = sys.argv[1:]
def die(event):
    for folder in Path(around).rglob(".*"):
        if folder.name.endswith(".partial") and any(folder.iterdir()):
            os._exit(9)
if what == "backup":
    request = BackupRequest(FilesAtRest((Path(source),)), Path(target), engine.Kind.FULL)
else:
    request = RestoreRequest(Path(source), Path(target), in_place=what == "in place", create=True)
with History(Path(history)) as opened:
    Runner(opened).run(request, engine.RunContext(progress=die))
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_small_instance(tmp_path / "instance" / "source")


@pytest.fixture
def chain(source: Path, tmp_path: Path) -> Path:
    to = engine.LocalFolder(tmp_path / "backups")
    options = engine.Options(create=True)
    return engine.run_backup(engine.AtRestSource((source,)), to, engine.Kind.FULL, options=options).chain


def killed(tmp_path: Path, what: str, source: Path, target: Path, around: Path) -> Path:
    """The history of a process that was killed while it wrote."""
    history = tmp_path / "history.sqlite3"
    words = (str(history), what, str(source), str(target), str(around))
    done = subprocess.run([sys.executable, "-c", _KILLED, *words], check=False, timeout=60)
    assert done.returncode == 9, "it was not killed while it wrote"
    return history


def settled(history: Path, kind: EventKind = EventKind.RunLeftFiles) -> tuple[list[Settled], list[LogEntry]]:
    with History(history) as opened:
        found = Runner(opened, audit=AuditLog(history.with_name("audit"))).settle_interrupted()
        opened.flush()
        return found, [row.entry for row in opened.events(EventFilter()) if row.entry.kind is kind]


@pytest.mark.parametrize("what", ["in place", "elsewhere", "backup"])
def test_what_a_killed_run_left_is_named(tmp_path: Path, source: Path, chain: Path, what: str) -> None:
    target = {"in place": source, "elsewhere": tmp_path / "new" / "target", "backup": tmp_path / "second"}[what]
    target.parent.mkdir(exist_ok=True)
    around = target if what == "backup" else target.parent
    around.mkdir(exist_ok=True)
    before = (source / DATABASE).read_bytes()
    history = killed(tmp_path, what, source if what == "backup" else chain, target, around)
    (left,) = (path for path in around.rglob(".*") if path.name.endswith(".partial"))
    size = sum(path.stat().st_size for path in left.iterdir())
    found, entries = settled(history)
    (one,), (entry,) = found, entries
    assert one.run.state is RunState.INTERRUPTED and one.left == (engine.Leftover(left, size),) and size
    assert entry.run == one.run.id and f"left {left} ({size_text(size)})" in entry.text
    assert settled(history) == ([], entries), "it is said once"
    shutil.rmtree(left)  # as the entry says
    assert (source / DATABASE).read_bytes() == before


_KILLED_WITHIN = """
import os, sys
from pathlib import Path
import engine
from app.history.history import History
from app.operations.copy import CopyRequest
from app.operations.drill import DrillRequest
from app.operations.runner import Runner
history, what, source, to = sys.argv[1:]
def die(event):
    here = [path for path in Path(to).rglob("*") if path.is_file() and path.suffix in (".edb", ".log")]
    whole = [path for path in here if not any(part.endswith(".partial") for part in path.parts)]
    if whole if what == "while it reads" else here:
        os._exit(9)
source, to = Path(source), Path(to)
request = CopyRequest(source, to, create=True) if what == "copy" else DrillRequest(source, scratch=to)
with History(Path(history)) as opened:
    Runner(opened).run(request, engine.RunContext(progress=die))
"""


def killed_within(tmp_path: Path, what: str, source: Path, to: Path) -> Path:
    history = tmp_path / "history.sqlite3"
    words = (str(history), what, str(source), str(to))
    done = subprocess.run([sys.executable, "-c", _KILLED_WITHIN, *words], check=False, timeout=60)
    assert done.returncode == 9, "it was not killed while it wrote"
    return history


@pytest.mark.parametrize("what", ["while it restores", "while it reads"])
def test_the_files_of_a_killed_drill_are_named_and_deleted_by_the_next(
    tmp_path: Path, chain: Path, what: str
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "ese-drill-notes").mkdir()
    (scratch / "ese-drill-notes" / "mine").write_bytes(b"1")
    history = killed_within(tmp_path, what, chain, scratch)
    (left,) = (path for path in scratch.iterdir() if path.name != "ese-drill-notes")
    size = sum(path.stat().st_size for path in left.rglob("*") if path.is_file())
    (one,), (entry,) = settled(history)
    assert one.left == (engine.Leftover(left, size),) and size
    assert "restore drill" in entry.text and f"left {left} ({size_text(size)})" in entry.text
    with engine.LocalFileSystem().lock(left):
        engine.run_drill(chain, scratch=scratch)
        assert left.exists(), "as long as it is locked, a drill uses it"
    engine.run_drill(chain, scratch=scratch)
    assert [path.name for path in scratch.iterdir()] == ["ese-drill-notes"]


def test_a_part_of_a_chain_that_a_killed_copy_left_is_named_and_continued(tmp_path: Path, chain: Path) -> None:
    to = tmp_path / "second"
    history = killed_within(tmp_path, "copy", chain, to)
    (one,), (entry,) = settled(history, EventKind.RunLeftCopy)
    (left,) = one.left
    assert left.is_continued and left.path.is_dir() and left.bytes and f"left {left.path} (" in entry.text
    engine.run_copy(chain, to)
    assert not left.path.exists() and [
        found.error for found in engine.find_chains(engine.LocalFileSystem(), to)
    ] == [None]


def test_what_a_running_run_fills_is_not_left(tmp_path: Path) -> None:
    fs, staging = engine.LocalFileSystem(), tmp_path / ".ese-restore-0123abcd.partial"
    staging.mkdir()
    (staging / "x").write_bytes(b"123")
    with fs.lock(staging):
        assert engine.left_beside(fs, tmp_path / "target") == ()
    assert engine.left_beside(fs, tmp_path / "target") == (engine.Leftover(staging, 3),)
    assert engine.left_beside(fs, tmp_path / "not" / "there") == ()
