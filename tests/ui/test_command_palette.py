"""Ctrl+K: what can be done is found by a part of its name."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.own_names import Naming, with_naming
from app.status.values import Overview
from tests.builders.small_instance import write_small_instance
from tests.ui import sample_overview as sample
from tests.ui.lone_page import context_in
from tests.ui.windows import PATIENCE_MS
from ui.command_palette import CommandPalette
from ui.commands import commands_of
from ui.models.instances import identity
from ui.models.overview import SeenState
from ui.page_list import shell_pages
from ui.theme import ThemeController
from ui.values.command import Command, matching


def commands(*names: str) -> list[Command]:
    return [Command(name, f"about {name}", "command", lambda: None) for name in names]


def found(typed: str, *names: str) -> list[str]:
    return [each.text for each in matching(commands(*names), typed)]


def test_what_starts_so_comes_first_then_words_then_parts_then_details() -> None:
    names = "Unrestored", "Show restore", "Restore…", "Verify"
    assert found("res", *names) == ["Restore…", "Show restore", "Unrestored"]
    assert found("about ver", *names) == ["Verify"]
    assert found("nothing", *names) == []


def test_every_word_counts_and_case_and_accents_do_not() -> None:
    assert found("VER dc01", "Verify DC01", "Verify DC02", "Back up DC01") == ["Verify DC01"]
    assert found("verifier", "Vérifier") == ["Vérifier"]
    assert found("été", "ete") == ["ete"]


def test_three_hundred_instances_are_narrowed_and_at_most_sixty_shown() -> None:
    many = [f"Instance {at:03}" for at in range(300)]
    assert len(found("", *many)) == 60
    assert found("217", *many) == ["Instance 217"]
    assert found("i217", *many) == ["Instance 217"], "letters in their order, where there is no such word"
    assert found("i712", *many) == []


def test_arrows_move_while_the_field_has_the_focus_and_enter_does_it(qtbot: QtBot) -> None:
    done: list[str] = []
    offered = [Command(name, "", "command", partial(done.append, name)) for name in ("Aa", "Ab", "Ba")]
    palette = CommandPalette(offered)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.field, "a")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["Ab"]
    assert not palette.isVisible()


def test_enter_without_a_match_does_nothing(qtbot: QtBot) -> None:
    palette = CommandPalette(commands("Restore"))
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.field, "xyz")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.count.text() == "Nothing matches."


def test_instances_are_found_by_their_own_names_and_tags(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    write_small_instance(folder)
    with context_in(tmp_path / "home", ThemeController(qapp)) as context:
        context.preferences.change(lambda value: value.with_folder(str(folder)))
        context.inventory.refresh()
        qtbot.waitUntil(lambda: bool(context.inventory.instances), timeout=PATIENCE_MS)
        instance = context.inventory.instances[0]
        naming = Naming("DC01 NTDS", ("paris",))
        context.preferences.change(
            lambda value: replace(value, names=with_naming(value.names, identity(instance), naming))
        )
        shown: list[str] = []
        context.navigation.show_instance.connect(shown.append)
        page = shell_pages(context)["history"].make().widget
        qtbot.addWidget(page)
        offered = commands_of(context, (), page)
        assert [each.text for each in matching(offered, "dc01")] == ["DC01 NTDS", "Back up DC01 NTDS"]
        assert matching(offered, "paris")[0].text == "DC01 NTDS"
        matching(offered, "dc01")[0].run()
        assert shown == [identity(instance)]
        assert len(offered) > 3  # and what the page itself can do


def test_what_the_page_does_not_offer_now_is_not_listed(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """How to begin is offered while there is nothing, and no longer; what a table does, where it has rows."""
    with context_in(tmp_path / "home", ThemeController(qapp)) as context:
        page = shell_pages(context)["overview"].make().widget
        qtbot.addWidget(page)

        def names() -> set[str]:
            return {each.text for each in commands_of(context, (), page)}

        begin, of_rows = {"Set up backups…", "Create a job…", "Scan a folder…", "Open sample"}, {"Copy rows"}
        context.outlook.seen = SeenState(Overview(sample.NOW, sample.HERE))
        context.outlook.changed.emit()
        page.show()
        assert begin <= names()
        assert not of_rows & names()
        context.outlook.seen = sample.seen_of(sample.good(3))
        context.outlook.changed.emit()
        assert not begin & names()
        assert of_rows <= names()
        assert "Try again" not in names()
