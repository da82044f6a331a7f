"""From a commit on the timeline of an instance to its restore, in the chain and in the newer logs."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.evidence.proofs import DestinationContents, RunRecord
from app.history.runs import Run, RunOperation, RunState
from app.operations.key_files import KeyFiles
from engine.progress import Cancel
from tests.ui.live_instance import Live
from tests.ui.lone_page import context_in
from tests.ui.restore_walk import shown_page, until
from tests.ui.windows import shown
from ui.context import Context
from ui.models.protection import Protection
from ui.models.timelines import read_commits
from ui.pages.instances.commits import CommitReading
from ui.pages.instances.detail import InstanceDetail
from ui.theme import ThemeController
from ui.values.restore_from import RestoreFrom

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="running instances are not published there")
NEWER = 15


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


@pytest.fixture
def facts(tmp_path: Path) -> Protection:
    """An instance that was backed up, worked on, and ended."""
    (tmp_path / "store").mkdir()
    live = Live(tmp_path / "live")
    try:
        live.work(20)
        source = engine.live_source(str(tmp_path / "live"))
        engine.run_backup(source, engine.LocalFolder(tmp_path / "store"), engine.Kind.FULL)
        live.work(NEWER)
    finally:
        live.close()
    (instance,) = engine.scan([tmp_path / "live"]).instances
    chains = tuple(engine.find_chains(engine.LocalFileSystem(), tmp_path / "store"))
    contents = DestinationContents(chains, (tmp_path / "store",))
    return Protection(instance, RunRecord().evidence(instance, contents, datetime.now(UTC), None))


def run_of(facts: Protection) -> Run:
    now = datetime.now(UTC)
    place = str(facts.to_restore)
    return Run("a", "live", RunOperation.VERIFY, "", now, place, state=RunState.SUCCESS, ended=now)


def test_a_commit_that_no_backup_holds_is_chosen_and_restored_with_the_newer_logs(
    qtbot: QtBot, context: Context, facts: Protection, tmp_path: Path
) -> None:
    detail = InstanceDetail(context.background, context.state)
    CommitReading(context, detail)
    shown(qtbot, detail, 1000, 700)
    detail.show_facts(facts, ())
    timeline, picture = detail.timeline, detail.timeline.picture
    wanted: list[RestoreFrom] = []
    detail.restore_requested.connect(wanted.append)
    assert timeline.commits.isEnabled() and not len(picture.moments)
    timeline.commits.setChecked(True)
    until(qtbot, lambda: len(picture.moments) > NEWER)
    picture.choose(len(picture.moments) - 1 - 5)
    assert "You lose 5 commits" in picture.place_text(picture.current)
    detail.show_facts(replace(facts, instance=replace(facts.instance, copies=())), (), (run_of(facts),))
    assert len(picture.data.checks) == 1, "it is shown anew, with a verification"
    assert picture.chosen == len(picture.moments) - 1 - 5, "and what was chosen stays chosen"
    timeline.restore_here.trigger()
    (begin,) = wanted
    assert (begin.chain, begin.newer) == (facts.to_restore, tmp_path / "live")
    picture.choose(0)
    assert timeline.target is not None and timeline.target.newer is None, "the chain holds it"

    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(begin)
    until(qtbot, lambda: page.what.newer.wanted and page.draft.moment is not None)
    assert page.draft.moment == begin.moment and page.draft.roll_forward == tmp_path / "live"

    timeline.commits.setChecked(False)
    assert not len(picture.moments)


def test_commits_that_cannot_be_read_are_said_to_be(qtbot: QtBot, context: Context, facts: Protection) -> None:
    detail = InstanceDetail(context.background, context.state)
    CommitReading(context, detail)
    shown(qtbot, detail, 1000, 700)
    detail.show_facts(facts, ())
    assert facts.to_restore is not None
    shutil.rmtree(facts.to_restore)
    detail.timeline.commits.setChecked(True)
    until(qtbot, lambda: not detail.timeline.commits.isChecked())
    assert not len(detail.timeline.picture.moments) and detail.timeline.told.text()


def test_newer_logs_with_a_gap_leave_the_commits_of_the_chain(facts: Protection) -> None:
    whole = read_commits(facts, KeyFiles(), Cancel())
    assert whole.newer is not None
    log = facts.instance.logs[-2]
    log.path.unlink()
    (instance,) = engine.scan([facts.instance.directory]).instances
    read = read_commits(Protection(instance, facts.evidence), KeyFiles(), Cancel())
    assert 0 < len(read.moments) < len(whole.moments)
