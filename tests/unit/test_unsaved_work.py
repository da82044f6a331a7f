"""What a restore in place would lose: commits that only the logs of the instance hold."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from app.operations.restore import RestoreRequest
from app.operations.unsaved import find_loss, loss_text
from engine import Kind, unsaved_work
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.commit_history import CommitHistory
from tests.builders.live_backup import LIVE
from tests.builders.small_instance import write_small_instance
from tests.ui.live_instance import Live


@pytest.fixture
def case() -> Iterator[CommitHistory]:
    made = CommitHistory()
    made.work(3)
    yield made
    if made.instance.failure is None:
        made.close()


def test_commits_after_the_chain_are_counted_with_their_times(case: CommitHistory) -> None:
    chain = case.run(Kind.FULL).chain
    case.work(5)
    case.run(Kind.INCREMENTAL)
    case.work(7)
    case.close()
    found = unsaved_work(chain, LIVE, fs=case.fs)
    assert found.commits == 7 and found.logs is not None
    assert found.first is not None and found.last is not None
    assert (found.last - found.first).total_seconds() == 6
    late = unsaved_work(chain, LIVE, fs=case.fs, after=found.first)
    assert late.commits == 6 and late.last == found.last
    none = unsaved_work(chain, LIVE, fs=case.fs, after=found.last)
    assert (none.commits, none.logs, none.first) == (0, None, None)


def test_a_chain_that_holds_everything(case: CommitHistory) -> None:
    chain = case.run(Kind.FULL).chain
    case.close()
    assert unsaved_work(chain, LIVE, fs=case.fs).commits == 0


def test_it_is_refused_while_the_instance_runs(case: CommitHistory) -> None:
    chain = case.run(Kind.FULL).chain
    with pytest.raises(JetError) as caught:
        unsaved_work(chain, LIVE, fs=case.fs)
    assert caught.value.code is Code.BackupInProgress


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Live:
    """An instance with a full backup and an incremental, and 9 commits after them; it has ended."""
    monkeypatch.setenv("ESE_BACKUP_RUNTIME", str(tmp_path / "run"))
    (tmp_path / "store").mkdir()
    made = Live(tmp_path / "live")
    for kind in (Kind.FULL, Kind.INCREMENTAL):
        made.work(6)
        engine.run_backup(engine.live_source(str(tmp_path / "live")), engine.LocalFolder(tmp_path / "store"), kind)
    made.work(9)
    made.close()
    return made


def chains_in(folder: Path) -> list[engine.FoundChain]:
    return engine.find_chains(engine.LocalFileSystem(), folder)


def test_the_loss_of_a_restore_in_place(live: Live, tmp_path: Path) -> None:
    (chain,) = chains_in(tmp_path / "store")
    request = RestoreRequest(chain.path, tmp_path / "live", in_place=True)
    loss = find_loss(request)
    assert loss is not None and loss.is_certain and loss.work is not None and loss.work.commits == 9
    text = loss_text(loss, request.target)
    assert text.startswith("9 commits between ") and text.endswith(", which no backup holds.")
    assert loss.fields()["commits"] == 9
    assert find_loss(RestoreRequest(chain.path, tmp_path / "live")) is None
    forward = engine.RestoreTarget(roll_forward=tmp_path / "live")
    assert find_loss(RestoreRequest(chain.path, tmp_path / "live", forward, in_place=True)) is None
    assert loss.work.first is not None
    moment = engine.RestoreTarget(moment=loss.work.first, roll_forward=tmp_path / "live")
    late = find_loss(RestoreRequest(chain.path, tmp_path / "live", moment, in_place=True))
    assert late is not None and late.work is not None and late.work.commits == 8


def test_what_a_newer_chain_holds_is_not_lost(live: Live, tmp_path: Path) -> None:
    (chain,) = chains_in(tmp_path / "store")
    (tmp_path / "elsewhere").mkdir()
    source, to = engine.AtRestSource((tmp_path / "live",)), engine.LocalFolder(tmp_path / "elsewhere")
    engine.run_backup(source, to, Kind.FULL)
    request = RestoreRequest(chain.path, tmp_path / "live", in_place=True)
    assert find_loss(request) is not None
    assert find_loss(request, chains_in(tmp_path / "elsewhere")) is None


def test_logs_of_another_instance_are_said_to_be_unknown(live: Live, tmp_path: Path) -> None:
    other = write_small_instance(tmp_path / "other")
    (chain,) = chains_in(tmp_path / "store")
    for log in (tmp_path / "live").glob("liv*.log"):
        log.unlink()
    for log in other.glob("edb*.log"):
        shutil.copy(log, tmp_path / "live" / log.name.replace("edb", "liv"))
    loss = find_loss(RestoreRequest(chain.path, tmp_path / "live", in_place=True))
    assert loss is not None and not loss.is_certain and loss.error is not None
    assert "could not be determined" in loss_text(loss, tmp_path / "live")


def test_a_target_without_logs_loses_nothing(live: Live, tmp_path: Path) -> None:
    (chain,) = chains_in(tmp_path / "store")
    (tmp_path / "empty").mkdir()
    assert find_loss(RestoreRequest(chain.path, tmp_path / "empty", in_place=True)) is None
    assert loss_text(None, tmp_path) == ""
