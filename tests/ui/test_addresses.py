"""A destination of the window may be the address of a store."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import engine
from app.evidence.gathering import scan_chains
from app.evidence.rule import Standing
from app.operations.destination import absence
from app.operations.verify import VerifyRequest
from engine.chain import stores
from engine.error_codes import Code
from engine.progress import Cancel
from tests.builders.remote_store import at_addresses
from tests.ui.window import Open
from ui.levels import Level
from ui.live_run import plan_of
from ui.models.chains import find_summaries
from ui.models.outcomes.registry import outcome_of
from ui.pages.settings.page import SettingsPage
from ui.values.message import told

STORE = engine.parse_place("s3://bucket/backups")


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_store_at", partial(at_addresses, tmp_path / "stores"))


def test_a_backup_to_an_address_is_listed_and_verified(open_window: Open, source: Path) -> None:
    window = open_window(source)
    window.plan(STORE)
    assert window.back_up.start.isEnabled() and window.back_up.may_create.isHidden()
    run = window.finish(window.start())
    assert outcome_of(run).state() == ("Success", Level.SUCCESS)
    inventory = window.application.inventory
    window.until(lambda: bool(inventory.chains))
    (found,) = inventory.chains
    assert found.path.is_relative_to(STORE)
    assert window.application.preferences.value.destinations == (str(STORE),)
    settings = window.application.page("settings").widget
    assert isinstance(settings, SettingsPage)
    line = settings._destination_line(str(STORE))
    assert (line.path, line.level) == (str(STORE), Level.SUCCESS)
    run = window.finish(window.application.run_queue.start(plan_of(VerifyRequest(found.path), "")))
    assert outcome_of(run).state()[1] is Level.SUCCESS
    window.until(lambda: window.application.ledger.record.checks(found.path) != ())
    (summary,) = find_summaries(found.path, Cancel())
    assert (summary.path, summary.error, summary.plan and summary.plan.chain) == (found.path, None, found.path)
    facts = window.instances.detail.facts
    window.until(lambda: bool(facts and window.instances.detail.facts.evidence.chains))  # type: ignore[union-attr]
    assert window.instances.detail.facts.evidence.verdict.standing is Standing.VERIFIED  # type: ignore[union-attr]


def test_what_is_no_address_is_refused_as_it_is_typed(open_window: Open, source: Path, destination: Path) -> None:
    window = open_window(source)
    window.plan(destination)
    window.back_up.destination.setEditText("s3://")
    window.until(lambda: bool(window.back_up.preview and window.back_up.preview.refusal))
    message = window.back_up.plan.refusal.message
    assert message is not None and "names no bucket" in message.why
    assert window.back_up.may_create.isHidden() and not window.back_up.start.isEnabled()


def test_a_store_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = scan_chains(["ftp://", str(tmp_path / "empty"), str(STORE)], Cancel())
    assert [str(place) for place, _ in found.failed] == ["ftp:"]
    assert found.read == (tmp_path / "empty", STORE)


def test_a_destination_that_is_not_there_is_told_as_a_backup_to_it_is(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    ((place, error),) = scan_chains([str(gone)], Cancel()).failed
    assert place == gone and error.code is Code.InvalidPath
    assert error.message == absence(gone).message == f"The destination {gone} is not available."
    assert told(error).endswith("share that contains it. (JET_errInvalidPath, -1023)"), "its code is no sentence"


def test_an_unmounted_disk_is_waited_for(open_window: Open, source: Path, destination: Path) -> None:
    """Never is its empty folder taken for a destination without backups."""
    window = open_window(source)
    window.plan(destination)
    window.finish(window.start())
    inventory = window.application.inventory
    window.until(lambda: bool(inventory.chains and window.application.preferences.value.identities))
    destination.rename(destination.with_name("unmounted"))
    destination.mkdir()
    inventory.refresh_chains()
    window.until(lambda: not inventory.chains)
    ((place, error),) = inventory.stores.failed
    assert place == destination and "is not available" in error.message
    assert inventory.stores.read == ()
    window.until(lambda: window.application.ledger.record.destinations == {str(destination)})
    window.until(
        lambda: bool(
            (facts := window.instances.detail.facts) and facts.evidence.verdict.standing is not Standing.COPIED
        )
    )
    window.plan(destination)
    window.until(lambda: bool(window.back_up.preview and window.back_up.preview.refusal))
    message = window.back_up.plan.refusal.message
    assert message is not None and "is not available" in message.why
    assert list(destination.iterdir()) == []
    window.application.preferences.change(lambda settings: settings.without_destination(str(destination)))
    window.back_up.destination.setEditText("")
    window.plan(destination)
    window.until(lambda: bool(window.back_up.preview and window.back_up.preview.is_possible))
