"""Encrypted, compressed and signed chains in the window: made, remembered, opened by the identities of the
settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QFileDialog

import engine
from app.history.runs import RunState
from app.settings import Storing
from tests.builders.key_pair import write_identity, write_signing_pair
from tests.builders.small_instance import grow_small_instance
from tests.ui.window import Open, Window, unnamed
from ui.levels import Level
from ui.models.chains import ChainSummary, state_text
from ui.pages.restore.page import AFTERWARDS, RestorePage
from ui.pages.sets.page import SetsPage
from ui.pages.settings.page import SettingsPage


def back_up(window: Window, destination: Path, storing: Storing, kind: engine.Kind = engine.Kind.FULL) -> Path:
    storage = window.back_up.choices.storage
    storage.set_storing(storing)
    storage.changed.emit()
    window.plan(destination, kind)
    run = window.finish(window.start())
    assert run.error is None, run.error
    return cast("Path", run.result.chain)


def chosen_chain(window: Window, chain: Path) -> ChainSummary:
    """The chain as the restore page shows it."""
    page = cast("RestorePage", window.application.page("restore").widget)
    window.application.context.navigation.restore.emit(chain)
    window.until(lambda: page.draft.chain is not None and page.draft.chain.path == chain)
    assert page.draft.chain is not None
    return page.draft.chain


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """A folder with ``identity``, ``signing`` and ``trusted``."""
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "recipient").write_text(write_identity(folder / "identity"))
    write_signing_pair(folder / "signing", folder / "trusted")
    return folder


def test_a_chain_is_encrypted_and_goes_on_so(
    open_window: Open, source: Path, destination: Path, keys: Path
) -> None:
    window = open_window(source)
    storing = Storing(9, ((keys / "recipient").read_text(),), str(keys / "signing"))
    chain = back_up(window, destination, storing)
    names = {path.name for path in chain.iterdir()}
    assert {"data.edb.zst.age", "backup-manifest.json"} <= names and "data.edb" not in names
    manifest = engine.read_manifest(engine.LocalFileSystem(), chain)
    assert manifest.signed is not None
    assert window.application.preferences.value.storing == {str(destination): storing}
    window.application.context.navigation.show_sets.emit(chain)
    sets = cast("SetsPage", window.application.page("sets").widget)
    window.until(lambda: sets.detail.why.text().startswith("Encrypted."))
    again = open_window(source)
    window.application.background.close()
    page = again.back_up
    page.destination.setEditText("")
    page.choices.storage.set_storing(Storing())
    page.destination.setEditText(str(destination))
    assert page.choices.storage.storing == storing
    again.until(lambda: not again.application.background.is_busy("watch"))  # else nobody tells what grows
    grow_small_instance(source, 6)
    again.until(lambda: bool(again.instances.chosen and again.instances.chosen.last == 6))
    assert back_up(again, destination, storing, engine.Kind.INCREMENTAL) == chain
    assert unnamed(again.back_up) == []


def test_what_is_incomplete_or_no_recipient_cannot_start(
    open_window: Open, source: Path, destination: Path
) -> None:
    window = open_window(source)
    window.plan(destination)
    page, storage = window.back_up, window.back_up.choices.storage
    assert page.start.isEnabled() and not storage.recipients.isVisible()
    storage.encrypt.setChecked(True)
    window.until(lambda: page.preview is not None)
    assert not page.start.isEnabled()
    assert page.start.toolTip() == "Specify the recipients or the signing key."
    storage.recipients.setPlainText("age1nobody\n")
    window.until(lambda: page.preview is not None and page.preview.refusal is not None)
    assert page.preview is not None and page.preview.refusal is not None
    assert "'age1nobody' is not a recipient" in page.preview.refusal.message
    assert not page.start.isEnabled()
    storage.encrypt.setChecked(False)
    window.until(page.start.isEnabled)


def test_an_encrypted_chain_opens_with_an_identity_of_the_settings(
    open_window: Open, source: Path, destination: Path, keys: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(source)
    chain = back_up(window, destination, Storing(None, ((keys / "recipient").read_text(),)))
    found = chosen_chain(window, chain)
    assert (state_text(found), found.level, found.is_damaged) == ("Encrypted", Level.WARNING, False)
    page = cast("RestorePage", window.application.page("restore").widget)
    told = page.what.trouble.message
    assert told is not None and "none of the known identities opens it" in told.what
    assert not page.next_button.isEnabled()
    window.application.show_page("settings")
    settings = cast("SettingsPage", window.application.page("settings").widget).keys
    assert settings.identities.empty.isVisible()
    (keys / "no-key").write_text("nothing\n")
    for name in ("no-key", "identity"):
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, name=name: (str(keys / name), ""))
        settings.identities.add()
    window.until(lambda: "readable" in settings.identities.list.item(1).text())
    assert "cannot be used" in settings.identities.list.item(0).text()
    assert unnamed(settings) == []
    settings.identities.list.setCurrentRow(0)
    settings.identities.remove()
    assert window.application.preferences.value.identity_files == (str(keys / "identity"),)
    window.application.show_page("restore")
    window.until(lambda: page.draft.chain is not None and page.draft.chain.is_usable)
    window.until(page.next_button.isEnabled)
    page.go_on()
    page.where.path.setText(str(tmp_path / "target"))
    window.until(page.next_button.isEnabled)
    page.go_on()
    window.until(page.next_button.isEnabled)
    assert "--identity" in page.draft.request().arguments()
    page.go_on()
    window.until(lambda: page.at == AFTERWARDS)
    assert (tmp_path / "target" / "data.edb").exists()
    window.application.context.navigation.verify.emit(chain)
    run = window.finish(window.application.run_queue.runs[-1])
    assert run.error is None and run.plan.request.arguments()[-2:] == ["--identity", str(keys / "identity")]
    assert [each.state for each in window.application.history.runs()][:2] == [RunState.SUCCESS] * 2


def test_an_identity_that_is_elsewhere_hinders_nothing_else(
    open_window: Open, source: Path, destination: Path, keys: Path
) -> None:
    window = open_window(source)
    missing = str(keys / "unplugged")
    window.application.preferences.change(lambda settings: replace(settings, identity_files=(missing,)))
    chain = back_up(window, destination, Storing())
    window.application.context.navigation.verify.emit(chain)
    run = window.finish(window.application.run_queue.runs[-1])
    assert run.error is None and missing in run.plan.request.arguments()
    assert state_text(chosen_chain(window, chain)) == "Clean"


def test_without_its_trusted_key_no_chain_is_read(
    open_window: Open, source: Path, destination: Path, keys: Path
) -> None:
    window = open_window(source)
    chain = back_up(window, destination, Storing(signing=str(keys / "signing")))
    missing = str(keys / "unplugged")
    window.application.preferences.change(lambda settings: replace(settings, trusted_keys=(missing,)))
    window.until(lambda: state_text(chosen_chain(window, chain)) == "Not checked")
    assert not chosen_chain(window, chain).is_usable
    window.application.context.navigation.verify.emit(chain)
    run = window.finish(window.application.run_queue.runs[-1])
    assert run.error is not None and missing in run.error.message


def test_only_chains_that_a_trusted_key_signed_are_read(
    open_window: Open, source: Path, destination: Path, keys: Path
) -> None:
    window = open_window(source)
    signed = back_up(window, destination, Storing(signing=str(keys / "signing")))
    plain = back_up(window, destination, Storing())
    keys_of = cast("SettingsPage", window.application.page("settings").widget).keys
    keys_of.trusted.added.emit(str(keys / "trusted"))
    window.until(lambda: chosen_chain(window, signed).is_usable)
    window.until(lambda: not chosen_chain(window, plain).is_usable)
