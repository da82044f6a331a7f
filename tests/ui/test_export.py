"""An export as a run of the window, which has no button for it yet: its state, its message, the history."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.operations.export import ExportRequest
from tests.builders.exported_tables import Damaged, write_tables
from tests.ui.window import Open
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.outcomes.registry import outcome_of


def test_an_export_in_words(open_window: Open, source: Path, tmp_path: Path) -> None:
    tables = write_tables(tmp_path / "tables")
    damaged = tmp_path / "damaged.edb"
    shutil.copyfile(tables, damaged)
    found = Damaged(damaged)
    pgno = found.leaves(found.database.table("Deep"))[1].pgno
    found.spoil(pgno)
    window = open_window(source)
    queue = window.application.run_queue

    done = outcome_of(window.finish(queue.start(plan_of(ExportRequest(tables, tmp_path / "1"), tables.name))))
    assert done.state() == ("Success", Level.SUCCESS)
    message = done.summary()
    assert message.what == "Export of live.edb is complete: 6 tables and 3,064 rows."
    assert "3,064 rows" in done.amounts()
    assert not done.can_repeat

    done = outcome_of(window.finish(queue.start(plan_of(ExportRequest(damaged, tmp_path / "2"), damaged.name))))
    assert done.state() == ("Success with warnings", Level.WARNING)
    message = done.summary()
    assert message.what.startswith("Export of damaged.edb is incomplete: 6 tables and ")
    assert f"Page {pgno} fails its checksum." in message.why

    done = outcome_of(window.finish(queue.start(plan_of(ExportRequest(damaged, tmp_path / "2"), damaged.name))))
    assert done.state() == ("Failed", Level.ERROR)
    assert done.unchanged() == "The database was only read; nothing was written."
