"""The newest state that a chain with missing or damaged logs can still be restored to."""

from __future__ import annotations

from pathlib import Path

import pytest

import engine
from app.operations.earlier import earlier_state
from app.operations.restore import RestoreRequest
from tests.builders.big_database import grow, write_instance


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    """A full backup and two incrementals."""
    write_instance(tmp_path / "source")
    (tmp_path / "store").mkdir()
    for kind in (engine.Kind.FULL, engine.Kind.INCREMENTAL, engine.Kind.INCREMENTAL):
        if kind is engine.Kind.INCREMENTAL:
            grow(tmp_path / "source")
        source, to = engine.AtRestSource((tmp_path / "source",)), engine.LocalFolder(tmp_path / "store")
        made = engine.run_backup(source, to, kind).chain
    return made


def logs_of(chain: Path) -> list[engine.StoredFile]:
    return list(engine.read_manifest(engine.LocalFileSystem(), chain).logs)


def test_a_whole_chain_has_none(chain: Path, tmp_path: Path) -> None:
    assert earlier_state(RestoreRequest(chain, tmp_path / "target")) is None


def test_up_to_the_log_before_a_missing_one(chain: Path, tmp_path: Path) -> None:
    last = logs_of(chain)[-1]
    (chain / last.home).unlink()
    request = RestoreRequest(chain, tmp_path / "target")
    assert request.preview().refusal is not None
    found = earlier_state(request)
    assert found is not None and last.generation is not None
    assert found.generation == last.generation - 1 and last.name in found.reason
    assert found.request.preview().refusal is None
    assert f"up to log {found.generation:#x}".lower() in found.text.lower()
    done = engine.run_restore(chain, tmp_path / "target", wanted=found.request.wanted)
    assert done.plan.log_range is not None and done.plan.log_range[1] == found.generation


def test_up_to_the_log_before_a_damaged_one(chain: Path, tmp_path: Path) -> None:
    damaged = logs_of(chain)[-2]
    path = chain / damaged.home
    data = bytearray(path.read_bytes())
    data[4096 + 50] ^= 255
    path.write_bytes(data)
    request = RestoreRequest(chain, tmp_path / "target")
    assert request.preview().refusal is None, "damage inside a log is found when it is read"
    found = earlier_state(request)
    assert found is not None and damaged.generation is not None
    assert found.generation == damaged.generation - 1
    assert damaged.name in found.reason


def test_nothing_without_the_database(chain: Path, tmp_path: Path) -> None:
    (chain / logs_of(chain)[-1].home).unlink()
    next(iter(chain.rglob("*.edb"))).unlink()
    assert earlier_state(RestoreRequest(chain, tmp_path / "target")) is None
