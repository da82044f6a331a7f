"""A backup set as another program leaves it, and the instance and the chain that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders.commit_history import CommitHistory
from tests.builders.foreign_sets import bare_set, grown_chain


@pytest.fixture
def case() -> Iterator[CommitHistory]:
    made = CommitHistory()
    made.work(3)
    yield made
    made.close()


@pytest.fixture
def chain(case: CommitHistory) -> Path:
    return grown_chain(case)


@pytest.fixture
def folder(case: CommitHistory, chain: Path) -> Path:
    return bare_set(case.fs, chain)
