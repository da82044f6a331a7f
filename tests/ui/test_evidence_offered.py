"""What a run found damaged is offered to be kept as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import engine
from app.operations.backup import BackupRequest
from app.operations.instance_source import FilesAtRest
from app.operations.verify import VerifyRequest
from tests.builders.small_instance import DATABASE, write_small_instance
from tests.ui.lone_page import context_in, end
from tests.ui.restore_walk import click, until
from tests.ui.window import flip
from ui.context import Context
from ui.live_run import LiveRun, plan_of
from ui.models.chains import begun_as, summarise
from ui.models.evidence import to_keep
from ui.pages.running.run_view import RunView
from ui.theme import ThemeController


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    write_small_instance(tmp_path / "source", last=3)
    (tmp_path / "store").mkdir()
    with context_in(tmp_path / "home", theme) as made:
        made.preferences.change(lambda settings: settings.with_folder(str(tmp_path / "source")))
        yield made


def ended(qtbot: QtBot, context: Context, request: VerifyRequest | BackupRequest) -> LiveRun:
    context.inventory.refresh()
    until(qtbot, lambda: bool(context.inventory.instances))
    run = context.run_queue.start(plan_of(request))
    until(qtbot, lambda: run.is_settled)
    return run


def test_only_what_is_damaged_is_offered(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    asked: list[object] = []
    context.navigation.keep_evidence.connect(asked.append)
    whole = ended(qtbot, context, VerifyRequest(tmp_path / "source"))
    assert to_keep(whole, context.inventory.instances) is None
    flip(tmp_path / "source" / DATABASE, 2, (200, 4000))
    damaged = ended(qtbot, context, VerifyRequest(tmp_path / "source"))
    (instance,) = context.inventory.instances
    assert to_keep(damaged, context.inventory.instances) == instance
    view = RunView(context)
    qtbot.addWidget(view, before_close_func=partial(end, context, view))
    view.show()
    view.show_run(whole)
    assert not view.evidence.isVisible()
    view.show_run(damaged)
    assert view.evidence.isVisible()
    click(view._buttons[view.evidence])
    assert asked == [instance]


def test_a_backup_that_damage_stopped_and_one_that_copies_damage(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    flip(tmp_path / "source" / DATABASE, 2, (200, 4000))
    source = FilesAtRest((tmp_path / "source",))
    stopped = ended(qtbot, context, BackupRequest(source, tmp_path / "store", engine.Kind.FULL))
    assert stopped.error is not None and to_keep(stopped, context.inventory.instances) is not None
    copied = ended(qtbot, context, BackupRequest(source, tmp_path / "store", engine.Kind.AS_IS))
    assert copied.error is None and to_keep(copied, context.inventory.instances) is None


def test_evidence_is_not_offered_to_be_restored(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    source = FilesAtRest((tmp_path / "source",))
    whole = ended(qtbot, context, BackupRequest(source, tmp_path / "store", engine.Kind.FULL))
    kept = ended(qtbot, context, BackupRequest(source, tmp_path / "store", engine.Kind.AS_IS))
    view = RunView(context)
    qtbot.addWidget(view, before_close_func=partial(end, context, view))
    view.show()
    view.show_run(whole)
    assert view.restore.isVisible()
    view.show_run(kept)
    assert not view.restore.isVisible() and view.verify.isVisible()
    names = {begun_as(summarise(chain)).split(" · ")[1].split(" of ")[0] for chain in found(tmp_path / "store")}
    assert names == {"full backup", "as-is backup"}


def found(store: Path) -> list[engine.FoundChain]:
    return list(engine.find_sets(engine.LocalFileSystem(), store))
