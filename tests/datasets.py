"""Where the real Windows files are: the one place that knows.

They are not part of the project. ``ESE_DATASETS`` names their folder; without it ``../shared/datasets`` beside
the project is taken. Tests that need them are skipped, with this reason, where there are none.
"""

from __future__ import annotations

import os
import shutil
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


def copy_of(source: Path, folder: Path) -> Path:
    """A copy of a folder of the datasets that can be written, also by a user who may not write these."""
    folder.mkdir(parents=True)
    for path in sorted(source.rglob("*")):
        copy = folder / path.relative_to(source)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)
    return folder
