"""Each operation that is a run of the window has its words there; none of them loads the engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import engine
from app.history.history import History
from app.operations.backup import BackupRequest
from app.operations.confirm import ConfirmRequest
from app.operations.drill import DrillRequest
from app.operations.instance_source import FilesAtRest
from app.operations.restore import RestoreRequest
from app.operations.take_back import TakeBackRequest
from engine.error_codes import Code
from engine.errors import LEFT_BEHIND
from tests.datasets import PROJECT
from tests.operations import operations
from ui.levels import Level
from ui.live_run import LiveRun, plan_of
from ui.models.outcomes.registry import OUTCOMES, outcome_of
from ui.models.warned import bullets
from ui.values.message import Message


def test_every_run_of_the_window_has_an_outcome() -> None:
    asked_in_a_dialog = {ConfirmRequest, TakeBackRequest}
    assert OUTCOMES.keys() == operations() - asked_in_a_dialog


def test_the_window_is_there_before_the_engine() -> None:
    """Its verbs take a second to load, which the first paint must not wait for."""
    loaded = "[n for n in sys.modules if n.startswith('engine') and n.endswith('.job')]"
    child = f"import sys, ui.application; print({loaded})"
    done = subprocess.run([sys.executable, "-c", child], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_not_known_to_be_unchanged_is_not_called_so(tmp_path: Path) -> None:
    source = FilesAtRest((tmp_path,), name="edb-1")
    plans = [
        plan_of(BackupRequest(source, tmp_path / "to", engine.Kind.FULL)),
        plan_of(RestoreRequest(tmp_path / "chain", tmp_path / "target")),
    ]
    with History(tmp_path / "history.sqlite3") as history:
        for plan in plans:
            run = LiveRun(1, plan, history)
            run.error = Code.DiskIO.error("It failed.")
            said = outcome_of(run).message()
            assert said is not None and "is unchanged" in said.why
            run.error = Code.DiskIO.error("It failed.")
            run.error.context[LEFT_BEHIND] = True
            said = outcome_of(run).message()
            assert said is not None and "unchanged" not in said.why and "was only read." in said.why


def test_a_message_writes_the_number_of_a_page_in_one_way(tmp_path: Path) -> None:
    request = BackupRequest(FilesAtRest((tmp_path,), name="edb-1"), tmp_path / "to", engine.Kind.FULL)
    with History(tmp_path / "history.sqlite3") as history:
        run = LiveRun(1, plan_of(request), history)
        told = "Page 4999 of edb.dat fails its checksum."
        run.error = Code.ReadVerifyFailure.error(told, path="/edb.dat", page=4999, pages=[4999, 5000])
        said, line = outcome_of(run).message(), outcome_of(run).counts_text()
    assert said is not None and told in said.why and said.where == "/edb.dat · page 4999, 5000"
    assert line == "damaged: page 4999, 5000"


def test_one_line_is_no_list() -> None:
    assert bullets(["a.edb: damaged"]) == ["a.edb: damaged"]
    assert bullets(["a", "b"]) == ["• a", "• b"]


def test_what_calls_for_nothing_is_no_advice() -> None:
    message = Message(Level.SUCCESS, "It passed.", note="The files were deleted.")
    assert message.rows == (("Note", "The files were deleted."),)
    assert message.as_text() == "Success: It passed.\nNote: The files were deleted."


def test_a_drill_that_passed_has_nothing_to_do(tmp_path: Path) -> None:
    chain = tmp_path / "chain"
    with History(tmp_path / "history.sqlite3") as history:
        run = LiveRun(1, plan_of(DrillRequest(chain)), history)
        run.result = engine.Certificate(chain, "edb-1", ("a.edb",), (), (), None, 0, 0.1)
        said = outcome_of(run).summary()
    assert "were deleted" in said.note and not said.advice
