"""Instances and backups under their JET names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.jet_case import JetCase, Running, jet_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[JetCase]:
    with jet_case(tmp_path) as case:
        yield case


@pytest.fixture
def live(case: JetCase) -> Running:
    """An instance at work that has written several logs."""
    live = case.running()
    live.step_over_logs()
    return live
