"""Where the real Windows files are: the one place that knows.

They are not part of the project. ``ESE_DATASETS`` names their folder; without it ``../shared/datasets`` beside
the project is taken. Tests that need them are skipped, with this reason, where there are none.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
ABSENT = "the real Windows files are not here: set ESE_DATASETS to their folder"


def datasets_root() -> Path | None:
    """The folder of the datasets (read-only: copy before any change), None where there is none."""
    named = os.environ.get("ESE_DATASETS")
    root = Path(named) if named else PROJECT.parent / "shared" / "datasets"
    return root if root.is_dir() else None


def dataset(*names: str) -> Path:
    """A file or folder of the datasets, e.g. ``dataset("srum-win10-clean")``; skips the test without it."""
    root = datasets_root()
    if root is None:
        pytest.skip(ABSENT)
    path = root.joinpath(*names)
    if not path.exists():
        pytest.skip(f"dataset {'/'.join(names)} is not in {root}")
    return path
