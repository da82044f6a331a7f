"""Files at rest that were not at rest: a copy of them is refused, whatever their times say."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.demo.sample_instance import BASE, LOG_KIB, write_sample
from app.demo.sample_instance import DATABASE as SAMPLE
from app.demo.sample_instance import PAGE_SIZE as SAMPLE_PAGE
from engine import AtRestSource, Kind, LocalFolder, run_backup
from engine.errors import JetError
from engine.files import LocalFileSystem, local
from engine.instance.instance import Instance
from engine.instance.parameters import Parameters
from engine.progress import Event, Phase
from engine.run_context import RunContext
from tests.builders.small_instance import DATABASE, PAGE_SIZE, log_bytes, write_small_instance
from tests.disk.crash_fs import tree_of


def _refused(source: Path, folder: Path, meanwhile: Callable[[], object]) -> JetError:
    """A full during which something happens, when the databases are copied and the logs are not."""
    folder.mkdir()
    happening = [meanwhile]

    def look(event: Event) -> None:
        if event.phase is Phase.LOGS and happening:
            happening.pop()()

    with pytest.raises(JetError) as caught:
        run_backup(AtRestSource([source]), LocalFolder(folder), Kind.FULL, context=RunContext(progress=look))
    assert not happening
    assert tree_of(folder) == {}
    assert int(caught.value.code) in (-1215, -1811)
    return caught.value


def _in_secret(path: Path, change: Callable[[Path], object]) -> None:
    """Change a file and put its times back."""
    before = path.stat()
    change(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def _take_over(new: Path, path: Path) -> None:
    path.write_bytes(new.read_bytes())


def _page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(30 * PAGE_SIZE)
        file.write(b"another page")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell when a file was changed, only written")
@pytest.mark.parametrize("name", [DATABASE, "edb00001.log", "edb.log", "edb.chk"])
def test_a_change_whose_time_was_put_back(tmp_path: Path, name: str) -> None:
    source = write_small_instance(tmp_path / "source")
    error = _refused(source, tmp_path / "backups", lambda: _in_secret(source / name, _page))
    assert name in error.message


def test_a_log_that_appeared(tmp_path: Path) -> None:
    """The names of the stream are looked at once more: an engine made one."""
    source = write_small_instance(tmp_path / "source")
    made = source / "edb00004.log"
    error = _refused(source, tmp_path / "backups", lambda: made.write_bytes(log_bytes(4)))
    assert "edb00004.log appeared" in error.message


def test_a_log_that_went(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    gone = source / "edb00001.log"
    assert "edb00001.log" in _refused(source, tmp_path / "backups", gone.unlink).message


@pytest.mark.parametrize("told", [True, False], ids=["with change times", "without"])
def test_an_instance_that_was_started_and_ended(
    tmp_path: Path, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With all times of writing put back; header, checkpoint and the log's end say so, too.

    Our own engine respects the run's lock; another one would not.
    """
    real = local._stat_of
    if not told:
        monkeypatch.setattr(local, "_stat_of", lambda found: replace(real(found), changed=0))
    source, later = tmp_path / "source", tmp_path / "later"
    write_sample(source, LocalFileSystem())
    shutil.copytree(source, later)
    with Instance.open(Parameters(later, base=BASE, page_size=SAMPLE_PAGE, log_file_kib=LOG_KIB)) as instance:
        instance.attach(later / SAMPLE)

    def start_and_end() -> None:
        for path in later.iterdir():
            if (source / path.name).exists():
                _in_secret(source / path.name, partial(_take_over, path))

    assert "not at rest" in _refused(source, tmp_path / "backups", start_and_end).message


def test_between_the_look_and_the_copy(tmp_path: Path) -> None:
    """What is opened has to be what was planned."""
    source = write_small_instance(tmp_path / "source")
    at_rest = AtRestSource([source])
    with at_rest.begin():
        _in_secret(source / DATABASE, lambda path: path.write_bytes(path.read_bytes()))
        os.utime(source / DATABASE, ns=(1, 1))
        with pytest.raises(JetError, match="not at rest"):
            at_rest.open(source / DATABASE)


def test_a_second_run_begins_anew(tmp_path: Path) -> None:
    source = write_small_instance(tmp_path / "source")
    at_rest = AtRestSource([source])
    (tmp_path / "backups").mkdir()
    for stamp in range(2):
        write_small_instance(source, stamp=stamp)
        run_backup(at_rest, LocalFolder(tmp_path / "backups"), Kind.FULL)
