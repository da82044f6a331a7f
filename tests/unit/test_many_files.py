"""An instance of very many logs, a tree of very many files: calls and memory grow with their number, no faster.

By hand with larger numbers: ``MANY_LOGS=100000 MANY_FILES=1000000 pytest -n 0 -s tests/unit/test_many_files.py``.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from engine import AtRestSource, Kind, LocalFolder
from engine.backup.job import preview
from engine.discovery.scan import scan
from engine.files import LocalFileSystem
from engine.formats.names import archive_name, checkpoint_name, current_name
from tests.builders.log_files import make_header
from tests.builders.small_instance import (
    DATABASE,
    SEGMENTS,
    checkpoint_bytes,
    database_bytes,
    write_small_instance,
)
from tests.counting import counted, peak

LOGS = int(os.environ.get("MANY_LOGS", "2500"))
FILES = int(os.environ.get("MANY_FILES", "10000"))
_FOLDER = 1000


def _write_logs(folder: Path, count: int) -> None:
    """Headers with nothing behind them, which is all that a scan and a plan read."""
    for generation in range(1, count + 1):
        name = archive_name("edb", generation) if generation < count else current_name("edb")
        with (folder / name).open("wb") as file:
            file.write(make_header(generation, file_sectors=SEGMENTS))
            file.truncate(SEGMENTS * 4096)
    (folder / checkpoint_name("edb")).write_bytes(checkpoint_bytes(count))
    (folder / DATABASE).write_bytes(database_bytes(consistent=count))


def _measured(name: str, count: int, source: Path) -> tuple[float, int]:
    """Calls for each file, and the bytes at most."""
    calls, survey = counted(partial(scan, [source]))
    assert len(survey.instances) == 1
    used, most = calls / count, peak(partial(scan, [source]))
    print(f"{name}: {count:,} with {used:.0f} calls each, {most / 2**20:.1f} MiB")
    return used, most


def test_a_scan_and_a_plan_of_many_logs(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    _write_logs(source, LOGS)
    used, most = _measured("logs", LOGS, source)
    assert used < 600
    assert most < (8 << 20) + LOGS * 8192
    (tmp_path / "backups").mkdir()
    count, plan = counted(lambda: preview(AtRestSource([source]), LocalFolder(tmp_path / "backups"), Kind.FULL))
    print(f"plan: {count / LOGS:.0f} calls each")
    assert count < LOGS * 750
    assert [log.generation for log in plan.logs] == list(range(1, LOGS + 1))
    assert plan.bytes == sum(LocalFileSystem().stat(path).size for path in source.iterdir())


@pytest.mark.parametrize("whole_pages", [False, True], ids=["of any length", "of whole pages"])
def test_a_scan_of_many_files(tmp_path: Path, whole_pages: bool) -> None:
    """Those of whole pages have to be opened, in 4 KiB of which a header would be."""
    for number in range(FILES if not whole_pages else FILES // 4):
        folder = tmp_path / f"d{number // _FOLDER}"
        if number % _FOLDER == 0:
            folder.mkdir()
        with (folder / f"file{number}.bin").open("wb") as file:
            if whole_pages:
                file.truncate(16384)
            else:
                file.write(b"x")
    write_small_instance(tmp_path / "d0")
    count = FILES if not whole_pages else FILES // 4
    used, most = _measured("files", count, tmp_path)
    assert used < (350 if whole_pages else 30)
    assert most < (3 << 20) + count * 8
