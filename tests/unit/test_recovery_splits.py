"""A replacement that a split makes room for, not committed: what was there before is found where it is.

The split moves the row to a new page. Either page may be on the disk without the other when the power is cut.
"""

from __future__ import annotations

from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from engine.formats.log.records import Split2
from engine.recovery.redo import Redo
from tests.builders.engine_shape import Shape, ShapedInstance, open_shaped
from tests.builders.killed_engine import Life, parameters, start
from tests.builders.live_runs import ROOT
from tests.disk.fault_fs import Killed
from tests.disk.memory_fs import MemoryFS
from tests.oracles.killed_model import FILE, Row, Rows, Worker
from tests.oracles.killed_oracle import recovered, rows_of

IDS = range(200, 230)


def killed(write: str) -> tuple[MemoryFS, Rows, Split2]:
    """A row has outgrown its page and is on a new one; then the process dies, with one page of the split on the
    disk, or none. The files, what was committed, the split.
    """
    fs = MemoryFS(ROOT, start(4096).tree)
    instance = ShapedInstance.open(parameters(4096), fs=fs)
    assert isinstance(instance, ShapedInstance)
    life = Life(instance, open_shaped(instance, ROOT / FILE, Shape(Random(1))), Random(1), [start(4096).rows])
    worker = Worker(instance.session())
    life.workers.append(worker)
    life._in_a_transaction(worker)
    for id_ in IDS:
        life._insert(worker, id_, Row(0, "", "", b"x" * 300))
    life.commit(worker)
    life._in_a_transaction(worker)
    split = next(split for id_ in IDS if (split := grown(life, worker, id_)))
    instance.log.flush()
    if write:
        pages = life.database.pages
        instance.cache._write_out([pages.frames[getattr(split, write)]], for_writer=True)
    instance.abandon()
    return fs, life.now, split


def grown(life: Life, worker: Worker, id_: int) -> Split2 | None:
    """A row grows; the split that it took, if it has landed on a new page."""
    with patch.object(life.database, "macro", wraps=life.database.macro) as macro:
        life._update(worker, id_, lambda row: row._replace(body=b"y" * 900))
    for call in macro.call_args_list:
        (split,) = [record for record in call.args[1] if isinstance(record, Split2) and record.pgno_new]
        if call.args[2] is not None and split.iline_oper >= split.iline_split:
            return split
    return None


@pytest.mark.parametrize("written", ["", "pgno", "pgno_new"])
def test_one_page_of_the_split_is_on_the_disk(written: str) -> None:
    fs, rows, _ = killed(written)
    assert recovered(fs).undone
    assert rows_of(fs) == rows


@pytest.mark.parametrize("written", ["pgno", "pgno_new"])
def test_redo_brings_one_page_of_the_split_to_the_disk_and_is_cut(written: str) -> None:
    fs, rows, split = killed("")
    redone = Redo.group

    def cut(redo: Redo, attachment: Any, session: Any, position: int, records: Any) -> None:
        redone(redo, attachment, session, position, records)
        frame = redo.pages[attachment.dbid].frames.get(getattr(split, written))
        if frame is not None and frame.page.dbtime == split.dbtime:
            redo.cache._write_out([frame], for_writer=True)
            raise Killed

    with patch.object(Redo, "group", cut), pytest.raises(Killed):
        recovered(fs)
    assert recovered(fs).undone
    assert rows_of(fs) == rows
