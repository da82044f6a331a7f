"""Each operation that is a run of the window has its words there; none of them loads the engine."""

from __future__ import annotations

import subprocess
import sys

from app.operations.confirm import ConfirmRequest
from app.operations.take_back import TakeBackRequest
from tests.datasets import PROJECT
from tests.operations import operations
from ui.models.outcomes.outcome import bullets
from ui.models.outcomes.registry import OUTCOMES


def test_every_run_of_the_window_has_an_outcome() -> None:
    asked_in_a_dialog = {ConfirmRequest, TakeBackRequest}
    assert OUTCOMES.keys() == operations() - asked_in_a_dialog


def test_the_window_is_there_before_the_engine() -> None:
    """Its verbs take a second to load, which the first paint must not wait for."""
    loaded = "[n for n in sys.modules if n.startswith('engine') and n.endswith('.job')]"
    child = f"import sys, ui.application; print({loaded})"
    done = subprocess.run([sys.executable, "-c", child], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_one_line_is_no_list() -> None:
    assert bullets(["a.edb: damaged"]) == ["a.edb: damaged"]
    assert bullets(["a", "b"]) == ["• a", "• b"]
