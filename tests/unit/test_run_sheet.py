"""The run sheet: its steps, ticks and JSON; kept from the start of a restore, and before it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import engine
from app.guidance import guidance
from app.history.history import History
from app.operations.restore import RestoreRequest
from app.operations.run_sheets import TICKS_LAST, DraftSheets, restore_run, sheet_of, tick
from app.operations.runner import Runner
from app.products import Product
from app.run_sheet import RunSheet, SheetPhase, Tick, own_tick, sheet_for, sheet_in
from engine.error_codes import Code
from engine.errors import JetError
from tests.builders.small_instance import write_small_instance

NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


@pytest.fixture
def chain(tmp_path: Path) -> Path:
    source = write_small_instance(tmp_path / "source")
    (tmp_path / "backups").mkdir()
    to = engine.LocalFolder(tmp_path / "backups")
    return engine.run_backup(engine.AtRestSource((source,)), to, engine.Kind.FULL).chain


@pytest.mark.parametrize("product", Product)
def test_a_sheet_survives_as_json(product: Product) -> None:
    guide = guidance(product).for_restore(in_place=True)
    sheet = sheet_for(
        guidance(product), instance="edb", chain="/c", target="/t", in_place=True, command="x", loss="1 commit."
    )
    assert len(sheet.steps) == len(guide.before) + len(guide.during) + len(guide.after)
    assert sheet.steps[0].id == "before-1" and len({step.id for step in sheet.steps}) == len(sheet.steps)
    assert [step.text for step in sheet.of(SheetPhase.AFTER)] == [step.text for step in guide.after]
    marked = sheet.with_tick("before-1", Tick("me@host", NOW))
    assert sheet_in(marked.document()) == marked
    assert marked.ticked == ("before-1",) and marked.missing == sheet.missing[1:]
    assert marked.with_tick("before-1", None) == sheet


@pytest.mark.parametrize("body", [None, {}, {"run_sheet": 1}, {"run_sheet": {"title": "x", "steps": [1]}}])
def test_what_is_no_sheet_is_none(body: dict[str, object] | None) -> None:
    assert sheet_in(body) is None


def test_steps_are_chosen_by_id_and_phase() -> None:
    sheet = sheet_for(guidance(Product.GENERIC))
    before = tuple(step.id for step in sheet.of(SheetPhase.BEFORE))
    assert sheet.chosen(["before"]) == before
    assert sheet.chosen(["after-2", "Before", "after-2"]) == ("after-2", *before)
    assert set(sheet.chosen(["all"])) == {step.id for step in sheet.steps}
    with pytest.raises(JetError) as caught:
        sheet.chosen(["before-99"])
    assert caught.value.code is Code.InvalidParameter and "before-1" in caught.value.hint


def test_what_is_ticked_has_short_words() -> None:
    sheet = sheet_for(guidance(Product.GENERIC))
    for step in (*sheet.of(SheetPhase.BEFORE), sheet.of(SheetPhase.AFTER)[1]):
        sheet = sheet.with_tick(step.id, Tick("me@host", NOW))
    assert sheet.acknowledged == ("before", "after-2")
    assert sheet.chosen(sheet.acknowledged) == sheet.ticked


def test_a_restore_keeps_its_sheet_from_the_start_also_when_it_fails(chain: Path, tmp_path: Path) -> None:
    request = RestoreRequest(chain, tmp_path / "target", acknowledged=("before-1",))
    with History(tmp_path / "history.sqlite3") as history:
        Runner(history).run(request)
        with pytest.raises(JetError):
            Runner(history).run(request)  # the target is not empty any more
        failed, good = history.runs()
        for run in (failed, good):
            sheet = sheet_of(history, run.id)
            assert sheet is not None and sheet.ticked == ("before-1",)
            assert (sheet.chain, sheet.target, sheet.in_place) == (str(chain), str(tmp_path / "target"), False)
            assert "--acknowledge" not in sheet.command
        assert restore_run(history) == failed and restore_run(history, good.id) == good
        again = tick(history, good.id, {"after-1": own_tick(NOW), "before-1": None})
        assert again.ticked == ("after-1",)
    with History(tmp_path / "history.sqlite3") as history:
        kept = sheet_of(history, good.id)
        assert kept == again and "@" in next(step.tick for step in kept.steps if step.tick).who


def test_an_unknown_step_starts_nothing(chain: Path, tmp_path: Path) -> None:
    with History(tmp_path / "history.sqlite3") as history:
        with pytest.raises(JetError) as caught:
            Runner(history).run(RestoreRequest(chain, tmp_path / "target", acknowledged=("before-99",)))
        assert caught.value.code is Code.InvalidParameter
        assert history.runs() == [] and not (tmp_path / "target").exists()


def test_a_chain_that_cannot_be_read_has_the_general_sheet(tmp_path: Path) -> None:
    sheet = RestoreRequest(tmp_path / "nowhere", tmp_path / "target").run_sheet()
    assert sheet.title == guidance(Product.GENERIC).title


def test_the_sheet_fits_where_it_is_restored_to(chain: Path, tmp_path: Path) -> None:
    def commands(in_place: bool) -> set[str]:
        sheet = RestoreRequest(chain, tmp_path / "target", in_place=in_place).run_sheet()
        return {command for step in sheet.steps for command in step.commands}

    confirm = "ese-backup restored <folder> --confirm"
    assert confirm in commands(True) and confirm not in commands(False)


def test_ticks_before_the_start_are_kept_for_a_day(chain: Path, tmp_path: Path) -> None:
    drafts = DraftSheets(tmp_path / "sheets")
    request = RestoreRequest(chain, tmp_path / "target", in_place=True)
    assert drafts.ticked(request).ticked == ()
    sheet = request.run_sheet().with_tick("before-2", Tick("me@host", NOW))
    drafts.keep(request, sheet)
    assert drafts.ticked(request, NOW + timedelta(hours=1)) == sheet
    assert drafts.ticked(request, NOW + TICKS_LAST + timedelta(seconds=1)).ticked == ()
    elsewhere = RestoreRequest(chain, tmp_path / "other", in_place=True)
    assert drafts.ticked(elsewhere, NOW).ticked == ()
    drafts.forget(request)
    assert drafts.ticked(request, NOW).ticked == ()
    drafts.keep(request, sheet)
    (old,) = (tmp_path / "sheets").iterdir()
    os.utime(old, (0, 0))
    drafts.keep(elsewhere, sheet)
    assert len(list((tmp_path / "sheets").iterdir())) == 1 and not old.exists()


def test_ticks_are_for_the_same_text() -> None:
    sheet = sheet_for(guidance(Product.GENERIC))
    other: RunSheet = sheet_for(guidance(Product.DHCP)).with_tick("before-1", Tick("me@host", NOW))
    assert sheet.with_ticks_of(other, NOW).ticked == ()
