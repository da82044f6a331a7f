"""A place for instances and backups under their JET names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.jet import JetBackup
from tests.support.jet_case import JetCase


@pytest.fixture
def case(tmp_path: Path) -> Iterator[JetCase]:
    case = JetCase(tmp_path)
    try:
        yield case
    finally:
        case.close()
    assert JetBackup(None) == -1029, "an instance is left over"
