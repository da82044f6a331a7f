"""The Restore page, clicked through on real chains: made here, of real files where there are some."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

import engine
from app.history.runs import RunState
from engine.events import EventKind
from engine.progress import Cancel, Event, Phase, Progress
from tests.builders.big_database import write_instance
from tests.ui.lone_page import context_in, nameless
from tests.ui.reach import ambiguous
from tests.ui.restore_walk import (
    back_up,
    click,
    go_to_checks,
    grown_chain,
    is_chosen,
    same_files,
    shown_page,
    until,
)
from ui import live_run
from ui.context import Context
from ui.levels import Level
from ui.pages.restore.change import ChangePanel
from ui.pages.restore.page import AFTERWARDS, CHECKS, RUN, WHAT, WHERE
from ui.pages.restore.step import RestoreChoices
from ui.theme import ThemeController
from ui.values.steps import StepState


@pytest.fixture
def context(tmp_path: Path, theme: ThemeController) -> Iterator[Context]:
    with context_in(tmp_path / "home", theme) as made:
        yield made


def test_a_whole_restore(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    assert not page.next_button.isEnabled()
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    assert str(tmp_path / "target") in page.checks.sentence.accessibleName()
    assert not (tmp_path / "target").exists()
    assert ambiguous(page) == set()
    assert page.next_button.text().replace("&", "") == "Restore"
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    same_files(chain, tmp_path / "target", but=("test.edb", "TST.chk"))
    (instance,) = engine.scan([tmp_path / "target"]).instances
    assert instance.state is engine.State.CLEAN
    (run,) = context.history.runs()
    assert run.state is RunState.SUCCESS
    assert [step.state for step in page.bar._steps] == [*[StepState.DONE] * 4, StepState.RUNNING]
    assert not page.afterwards.is_done
    assert page.afterwards.banner.message is not None
    assert page.afterwards.banner.message.level is Level.SUCCESS
    assert "test.edb: clean" in page.afterwards.report()
    assert not page.back_button.isVisible()


def test_going_back_loses_nothing(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    click(page.back_button)
    assert page.at == WHERE and page.where.path.text() == str(tmp_path / "target")
    click(page.back_button)
    assert page.at == WHAT
    chosen = page.what.chains.current()
    assert chosen is not None and chosen.path == chain
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    until(qtbot, lambda: page.checks.is_ready)
    page.bar.element_activated.emit(WHAT)
    assert page.at == WHAT


def test_up_to_an_earlier_set(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain)
    until(qtbot, lambda: page.what.up_to.count() == 3)
    assert page.what.strip.element_count() == 3
    page.what.strip.element_activated.emit(0)
    first = engine.read_manifest(engine.LocalFileSystem(), chain).runs[0]
    assert first.logs is not None and page.draft.generation == first.logs[1]
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    assert page.draft.plan is not None
    assert page.draft.plan.log_range == first.logs
    click(page.back_button)
    click(page.back_button)
    assert page.what.up_to.currentData() == first.logs[1]


@pytest.mark.parametrize("kind", ["full", "file", "inside", "no parent"])
def test_a_target_that_will_not_do(qtbot: QtBot, context: Context, tmp_path: Path, kind: str) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    target = {
        "full": tmp_path / "source",
        "file": chain / "SHA256SUMS",
        "inside": chain / "new",
        "no parent": tmp_path / "a" / "b",
    }[kind]
    before = sorted(tmp_path.rglob("*"))
    page = shown_page(qtbot, context, tmp_path / "store")
    page.begin(chain)
    until(qtbot, page.next_button.isEnabled)
    click(page.next_button)
    page.where.path.setText(str(target))
    until(qtbot, lambda: bool(page.where.verdict.text()))
    assert page.where.path.property("invalid") == "true"
    assert (kind == "inside") == (f"inside {chain}, which holds backups" in page.where.verdict.accessibleName())
    assert not page.next_button.isEnabled()
    page.go_on()
    assert page.at == WHERE
    home = [path for path in tmp_path.rglob("*") if path.is_relative_to(tmp_path / "home")]
    assert sorted(set(tmp_path.rglob("*")) - set(home)) == [p for p in before if p not in home]


def test_a_check_that_failed_can_be_made_again(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    page = shown_page(qtbot, context, tmp_path / "store")
    target = tmp_path / "target"
    target.mkdir()
    go_to_checks(qtbot, page, chain, target)
    (target / "late").write_text("came meanwhile")
    click(page.checks.again_button)
    until(qtbot, lambda: page.draft.plan is not None)
    assert not page.next_button.isEnabled()
    assert "1 failed" in page.checks.state.text
    (target / "late").unlink()
    click(page.checks.again_button)
    until(qtbot, page.next_button.isEnabled)
    assert page.checks.banner.message is None


def test_a_damaged_chain_says_why_and_goes_no_further(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    write_instance(tmp_path / "one")
    short = back_up(tmp_path / "one", tmp_path / "store" / "one")
    (database,) = short.glob("*.edb")
    database.write_bytes(database.read_bytes()[:-4096])
    write_instance(tmp_path / "two", base="TWO")
    torn = back_up(tmp_path / "two", tmp_path / "store" / "two")
    manifest = torn / "backup-manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"version"', b'"versiom"', 1))
    page = shown_page(qtbot, context)
    for chain, reason in ((short, "bytes"), (torn, "manifest")):
        page.begin(chain)
        until(qtbot, partial(is_chosen, page, chain))
        assert page.what.trouble.message is not None
        assert reason in page.what.trouble.message.why
        assert not page.next_button.isEnabled()
    states = [page.what.chains.model.index(row, 0).data() for row in range(2)]
    assert states == ["Damaged", "Damaged"]


def test_damage_found_while_copying_leaves_the_target_alone(
    qtbot: QtBot, context: Context, tmp_path: Path
) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    (database,) = chain.glob("*.edb")
    data = bytearray(database.read_bytes())
    data[-100] ^= 1
    database.write_bytes(data)
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    click(page.next_button)
    until(qtbot, lambda: page.run.banner.message is not None)
    assert page.at == RUN
    message = page.run.banner.message
    assert message is not None and message.level is Level.ERROR
    assert message.as_text().count("The target is unchanged") == 1
    assert "Page 64 of test.edb fails its checksum" in message.why
    assert not (tmp_path / "target").exists()
    assert [run.state for run in context.history.runs()] == [RunState.FAILED]
    assert page.bar._steps[RUN].state is StepState.FAILED
    assert message.advice.startswith("Verify the backup set") and page.next_button.text() == "Verif&y backup"
    with qtbot.waitSignal(context.navigation.verify, check_params_cb=chain.__eq__):
        click(page.next_button)
    assert page.at == RUN, "the checks would find nothing new"
    click(page.back_button)
    assert page.at == CHECKS


def test_cancelled_in_the_middle(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_instance(tmp_path / "source", generations=range(1, 40))
    chain = back_up(tmp_path / "source", tmp_path / "store")
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    (tmp_path / "target").mkdir()

    start = live_run.LiveRun._work

    def slow(run: live_run.LiveRun, progress: Progress, cancel: Cancel) -> object:
        def held(event: Event) -> None:
            progress(event)
            while event.phase is Phase.STAGING and event.item_done and not cancel.requested:
                time.sleep(0.01)

        return start(run, held, cancel)

    monkeypatch.setattr(live_run.LiveRun, "_work", slow)
    click(page.next_button)
    assert page.at == RUN
    assert not page.back_button.isEnabled() and not page.next_button.isEnabled()
    page.begin(None)
    assert page.at == RUN
    until(qtbot, lambda: page.run.bar.value() > 0)
    assert len(list(tmp_path.glob(".*.partial"))) == 1
    click(page.run.cancel_button)
    until(qtbot, lambda: page.run.banner.message is not None)
    message = page.run.banner.message
    assert message is not None and message.level is Level.CANCELLED
    assert message.as_text().count("The target is unchanged") == 1
    assert page.bar._steps[RUN].state is page.run.phases._steps[1].state is StepState.CANCELLED
    assert list((tmp_path / "target").iterdir()) == [] == list(tmp_path.glob(".*.partial"))
    assert page.back_button.isEnabled()
    click(page.back_button)
    assert page.at == CHECKS


def test_report_as_pdf_and_as_command(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    page = shown_page(qtbot, context, tmp_path / "store")
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    after = page.afterwards
    assert f"ese-backup restore {chain} --to {tmp_path / 'target'}" in after.report()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "report"), ""))
    click(after.pdf_button)
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "report.pdf"), ""))
    click(after.pdf_button)
    assert after.banner.message is not None and "PDF" in after.banner.message.what
    click(page.next_button)
    assert page.at == WHAT
    assert page.where.path.text() == ""


def test_browsing(qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_instance(tmp_path / "source")
    chain = back_up(tmp_path / "source", tmp_path / "store")
    page = shown_page(qtbot, context)
    chains = page.what.chains
    answers = iter([str(tmp_path / "source"), str(tmp_path / "gone"), str(tmp_path / "store")])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(answers))

    def browse() -> None:
        """There is one button for it, wherever it is."""
        (button,) = (
            each
            for each in chains.findChildren(QPushButton)
            if each.isVisible() and each.text().replace("&", "").startswith("Browse")
        )
        click(button)

    assert not page.what.items.button.isEnabled() and page.what.items.button.toolTip().startswith("There is no")
    browse()
    until(qtbot, lambda: "There is no backup in" in chains.notice.text())
    browse()
    until(qtbot, lambda: "is not available" in chains.notice.text())
    browse()
    until(qtbot, lambda: page.draft.chain is not None)
    assert page.what.items.button.isEnabled() and chains.browse_button.isVisible()
    assert page.draft.chain is not None and page.draft.chain.path == chain
    assert chains.notice.text() == ""


def test_models_names_and_room(qtbot: QtBot, qtmodeltester: object, context: Context, tmp_path: Path) -> None:
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    page.resize(715, 490)
    qtmodeltester.check(page.what.chains.model)  # type: ignore[attr-defined]
    go_to_checks(qtbot, page, chain, tmp_path / "target")
    click(page.next_button)
    until(qtbot, lambda: page.at == AFTERWARDS)
    assert nameless(page) == []
    assert page.minimumSizeHint().width() <= 715
    assert page.minimumSizeHint().height() <= 490
    kinds = {stored.entry.id for stored in context.history.events()}
    assert EventKind.RestoreEnded in kinds


def test_a_low_window_has_the_timeline_in_sight(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    chain = grown_chain(tmp_path)
    page = shown_page(qtbot, context, tmp_path / "store")
    page.resize(715, 470)  # of a window of 900 × 600
    page.begin(chain)
    until(qtbot, lambda: page.what.moment.is_ready)
    what = page.what
    until(qtbot, lambda: what.moment.slider.visibleRegion().boundingRect().height() > 10)
    assert what.isAncestorOf(what.items) and what._column.indexOf(what.items) < 0
    page.resize(1000, 900)
    until(qtbot, lambda: what._column.indexOf(what.items) == 1)
    until(qtbot, lambda: not what.items.visibleRegion().isEmpty())


def test_the_name_to_type_stands_beside_its_title(qtbot: QtBot) -> None:
    panel = ChangePanel(RestoreChoices())
    qtbot.addWidget(panel)
    panel._guard_label.set_text("Type edb-1234ABCD to restore over it")
    panel.resize(1000, 300)
    panel.show()
    qtbot.waitExposed(panel)
    title, field = panel._guard_label.geometry(), panel.name.geometry()
    assert field.left() > title.right() and field.top() <= title.center().y() <= field.bottom()
