"""numpy starts no threads of its own in this program, unless a person has said how many."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.numpy_threads import NAMES, limit_threads

_AFTER_NUMPY = """
import os, sys
import {module}
from engine.formats.checksum import SEED
assert "numpy" in sys.modules
tasks = len(os.listdir("/proc/self/task")) if sys.platform == "linux" else 1
print(tasks, [os.environ.get(name) for name in {names}])
"""
_IN_A_HOOK = """
import sys
from app.jobs.job import Hook
from app.unattended.hooks import run_hook
from engine.progress import Cancel
import os
inside = "import os; print(sorted(set(os.environ) & set({names})))"
assert os.environ["OPENBLAS_NUM_THREADS"]
print(run_hook(Hook((sys.executable, "-c", inside)), {{}}, Cancel()).output)
"""


def said(code: str, **environment: str) -> str:
    """What a fresh Python says; of the variables, it has those given."""
    bare = {name: value for name, value in os.environ.items() if name not in NAMES}
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root, env=bare | environment)
    return done.stdout.strip()


@pytest.mark.parametrize("module", ["engine", "app.cli.main"])
def test_numpy_starts_no_threads(module: str) -> None:
    assert said(_AFTER_NUMPY.format(module=module, names=NAMES)) == "1 ['1', '1', '1']"


def test_what_a_person_set_stays() -> None:
    said_so = said(_AFTER_NUMPY.format(module="engine", names=NAMES), OMP_NUM_THREADS="2")
    assert said_so.endswith("[None, '2', None]")


def test_a_hook_does_not_get_them() -> None:
    assert said(_IN_A_HOOK.format(names=NAMES)) == "[]"
    assert said(_IN_A_HOOK.format(names=NAMES), OPENBLAS_NUM_THREADS="3") == "['OPENBLAS_NUM_THREADS']"


@pytest.mark.parametrize("given", [{}, {"MKL_NUM_THREADS": "4"}, {"OPENBLAS_NUM_THREADS": ""}])
def test_only_where_none_is_set(given: Mapping[str, str]) -> None:
    environment = dict(given)
    assert limit_threads(environment) == (frozenset() if given else frozenset(NAMES))
    assert environment == (given or dict.fromkeys(NAMES, "1"))
