"""Cards, chips, messages, forms and the tray of runs, by real clicks."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui import gallery
from tests.ui.windows import PATIENCE_MS, shown
from ui.levels import Level
from ui.theme import ThemeController
from ui.values.message import Message
from ui.values.run_line import RunLine
from ui.widgets.banner import Banner, EmptyState
from ui.widgets.buttons import ActionButton, standard_buttons
from ui.widgets.chip import Chip
from ui.widgets.elided import ElidedBox, take_paths
from ui.widgets.empty_words import EmptyWords
from ui.widgets.form import Form
from ui.widgets.panel import Card
from ui.widgets.progress import set_progress
from ui.widgets.runs_tray import RunsTray
from ui.widgets.tabs import CurrentTabs
from ui.widgets.text import ElidedLabel, TextLabel, foldable, kept_start
from ui.widgets.whole_lines import WholeLines

MIB = 1024 * 1024


def test_card_tells_value_and_level(qtbot: QtBot) -> None:
    card = Card("Last full backup")
    qtbot.addWidget(card)
    card.set_value("22 Nov 02:00", "verified", Level.SUCCESS)
    assert card.accessibleName() == "Last full backup: 22 Nov 02:00"
    assert card.accessibleDescription() == "Success: verified"


def test_chip_tells_its_state(qtbot: QtBot) -> None:
    chip = Chip("Clean", Level.SUCCESS)
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_state("Dirty – needs recovery", Level.WARNING, "Logs 0x5D–0x61 must be replayed")
    assert chip.sizeHint().width() > before
    assert (chip.accessibleName(), chip.toolTip()) == ("Dirty – needs recovery", "Logs 0x5D–0x61 must be replayed")


def test_the_key_of_a_label_is_not_spoken(qapp: QApplication) -> None:
    holder = QWidget()
    label, field, plain = TextLabel("&Keep entries"), QLineEdit(holder), TextLabel("R&D")
    assert label.accessibleName() == "&Keep entries", "not a key yet"
    label.setBuddy(field)
    assert label.accessibleName() == "Keep entries"
    label.set_text("Keep ro&ws")
    assert (label.accessibleName(), label.text()) == ("Keep rows", "Keep ro&ws")
    assert plain.accessibleName() == "R&D"


def test_parts_without_a_window_do_not_pop_up(qapp: QApplication) -> None:
    chip, label = Chip(""), TextLabel("")
    chip.set_state("Clean", Level.SUCCESS)
    label.set_text("text")
    assert not chip.isVisible()
    assert not label.isVisible()
    parent = QWidget()
    chip.setParent(parent)
    label.setParent(parent)
    parent.show()
    assert chip.isVisible()
    assert label.isVisible()
    label.set_text("")
    assert not label.isVisible()
    parent.close()


def test_banner_copies(qtbot: QtBot) -> None:
    view = Banner()
    qtbot.addWidget(view)
    assert view.message is None
    view.show_message(gallery.FAILURE)
    view.resize(700, 160)
    view.show()
    buttons = {button.text(): button for button in view.findChildren(type(view._copy))}
    QTest.mouseClick(buttons["Copy"], Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Error: The full backup of SRUM was stopped")
    assert [line.split(":")[0] for line in copied] == ["Error", "Where", "Why", "What to do"]
    assert r"C:\Windows\System32\sru\SRUDB.dat" in copied[1]
    view.clear()
    assert not view.isVisible()


def test_messages_are_plain_text(qtbot: QtBot) -> None:
    label = TextLabel("<img src='http://example.org/x'>", fold=True)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.accessibleName() == "<img src='http://example.org/x'>"


def test_long_paths_fold_and_times_do_not() -> None:
    assert "\u200b" in foldable(r"C:\Windows\System32")
    assert "\u200b" in foldable("0123456789abcdef" * 4)
    assert kept_start("to : /srv/a, 1/2") == "to : /\u2060srv/a, 1/2", "no line ends after the first slash"
    assert foldable("22 Nov 02:00, page 6,104") == "22 Nov 02:00, page 6,104"
    for name in ("(JET_errDiskFull, -1808)", "(ESE_errServerFailed, -20011)", "ESE_BACKUP_BITLOCKER"):
        assert foldable(name) == name
    assert foldable("at /srv/my-own/b-c, re-read") == "at /srv/\u200bmy-\u2060own/\u200bb-\u2060c, re-read"


def test_elided_label_ends_in_dots_only_when_short_of_room(qtbot: QtBot) -> None:
    label = ElidedLabel("a rather long line of text")
    shown(qtbot, label, 600, 24)
    assert label.shown_text() == "a rather long line of text"
    label.resize(80, 24)
    assert label.shown_text().endswith("…")


def test_a_box_of_paths_shortens_them_in_the_middle(qtbot: QtBot) -> None:
    path = "/srv/a folder of some length/and another/backups"
    offered, typed = ElidedBox(), QComboBox()
    line = take_paths(typed)
    for box in (offered, typed):
        box.addItem(path)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        shown(qtbot, box, 190, 40)
        box.clearFocus()
    for part in (offered, line):
        cut = part.cut_text()
        assert cut.startswith("/srv") and cut.endswith("ups") and "…" in cut
        QApplication.sendEvent(part, QHelpEvent(QEvent.Type.ToolTip, QPoint(9, 9), part.mapToGlobal(QPoint(9, 9))))
        assert QToolTip.text() == path
        before = part.grab().toImage()
        (typed if part is line else offered).resize(600, 40)
        assert part.cut_text() == path
        assert part.grab().toImage() != before
    QToolTip.hideText()


def test_a_list_of_few_entries_shows_all_of_them(qtbot: QtBot, theme: ThemeController) -> None:
    box = QComboBox()
    box.addItems(["one", "two", "three"])
    shown(qtbot, box, 200, 40)
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible, timeout=PATIENCE_MS)
    assert view.verticalScrollBar().maximum() == 0
    assert view.viewport().height() >= 3 * view.sizeHintForRow(0)
    box.hidePopup()


def test_buttons_of_dialogs_have_no_icons_of_the_desktop(qtbot: QtBot) -> None:
    kinds = QDialogButtonBox.StandardButton
    box = standard_buttons(kinds.Save | kinds.Cancel)
    shown(qtbot, box, 300, 60)
    assert [button.icon().isNull() for button in box.buttons()] == [True, True]


def test_action_button_follows_its_action(qtbot: QtBot) -> None:
    action = QAction("&Add")
    button = ActionButton(action, "primary")
    qtbot.addWidget(button)
    button.show()
    done: list[bool] = []
    action.triggered.connect(lambda: done.append(True))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    action.setEnabled(False)
    action.setText("&Adding")
    assert (button.isEnabled(), button.text()) == (False, "&Adding")


def test_empty_state_offers_its_actions(qtbot: QtBot) -> None:
    add = QAction("Add")
    view = EmptyState("instances", "Nothing here", "Add a folder.", (add,))
    shown(qtbot, view, 500, 300)
    with qtbot.waitSignal(add.triggered):
        QTest.mouseClick(view.findChildren(ActionButton)[0], Qt.MouseButton.LeftButton)


def test_form_names_its_fields(qtbot: QtBot) -> None:
    box, field = QWidget(), QLineEdit()
    qtbot.addWidget(box)
    hint = Form(box).add("&Destination:", field, "A folder")
    assert (field.accessibleName(), field.accessibleDescription(), hint.text()) == (
        "Destination",
        "A folder",
        "A folder",
    )


def test_tray_shows_cancels_and_hides(qtbot: QtBot) -> None:
    parent = QWidget()
    tray = RunsTray(parent)
    qtbot.addWidget(parent)
    tray.resize(900, 80)
    parent.show()
    assert not tray.isVisible()
    line = RunLine("7", "Full backup of SRUM", "Copying databases", 667, 1000, 612.0 * MIB, 12.4)
    tray.set_runs([line])
    assert tray.isVisible()
    row = tray._rows["7"]
    assert (row._percent.text(), row._bar.value()) == ("66%", 667)
    assert "about 12 s left" in row._figures.text()
    with qtbot.waitSignal(tray.cancel_requested) as asked:
        QTest.mouseClick(row.cancel, Qt.MouseButton.LeftButton)
    assert asked.args == ["7"]
    with qtbot.waitSignal(tray.show_requested) as asked:
        QTest.mouseClick(row.show_button, Qt.MouseButton.LeftButton)
    assert asked.args == ["7"]
    tray.set_runs([RunLine("7", "Full backup of SRUM", "Copying", 999, 1000, cancelling=True)])
    assert tray._rows["7"] is row
    assert not row.cancel.isEnabled()
    assert row._phase.text() == "Stopping…"
    assert row._percent.text() == "99%"
    tray.set_runs([])
    assert not tray.isVisible()


def test_no_line_is_cut_at_the_lower_edge(qtbot: QtBot) -> None:
    text = WholeLines()
    rows = "".join(f"<tr><td>Field {at}</td><td>value</td></tr>" for at in range(12))
    text.setHtml(f'<table cellspacing="0" cellpadding="1">{rows}</table>')
    for height in (90, 97, 104, 111):
        shown(qtbot, text, 300, height)
        qtbot.waitUntil(lambda: min(abs(text.viewport().height() - end) for end in text.bottoms()) <= 1)
    shown(qtbot, text, 300, 600)
    qtbot.waitUntil(lambda: text.viewport().height() > 500, timeout=PATIENCE_MS)


def test_a_run_that_is_held_or_waits_promises_no_time(qtbot: QtBot) -> None:
    tray = RunsTray()
    qtbot.addWidget(tray)
    tray.show()
    held = RunLine("1", "Backup", "Paused", 50, 100, 3.0 * MIB, 9.0, paused=True, level=Level.WAITING)
    tray.set_runs([held, RunLine("2", "Other", "Waiting", waiting=True, level=Level.WAITING)])
    tray.set_runs([held, RunLine("2", "Other", "Waiting", waiting=True, level=Level.WAITING)])
    assert "left" not in held.figures and "/s" not in held.figures
    assert not tray._rows["1"]._percent.isHidden() and tray._rows["2"]._percent.isHidden()


def test_tray_counts_the_jobs_it_does_not_show(qtbot: QtBot) -> None:
    tray = RunsTray()
    qtbot.addWidget(tray)
    waiting = [RunLine(str(at), f"Job {at}", "Waiting", waiting=True, level=Level.WAITING) for at in range(5)]
    tray.set_runs(waiting)
    assert len(tray._rows) == 3
    assert tray._more.text() == "2 more waiting"
    going = [RunLine(f"r{at}", f"Run {at}", "Databases") for at in range(4)]
    tray.set_runs([*going, *waiting])
    assert tray._more.text() == "1 more running · 5 more waiting"


def test_a_banner_in_a_narrow_place_is_as_high_as_its_text(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    banner = Banner()
    column.addWidget(banner)
    column.addStretch()
    shown(qtbot, page, 300, 700)
    banner.show_message(Message(Level.ERROR, "It failed.", "/some/folder", "Nobody knows why. " * 4, "Try again."))
    layout = banner.layout()
    assert layout is not None
    # when it has turned its buttons below the text, and the page has followed
    qtbot.waitUntil(lambda: banner.height() == layout.totalHeightForWidth(banner.width()), timeout=PATIENCE_MS)
    folding = [label for label in banner.findChildren(TextLabel) if label.wordWrap() and label.isVisible()]
    assert len(folding) == 4 and all(label.height() >= label.heightForWidth(label.width()) for label in folding)


def test_the_texts_of_a_message_stay_together_beside_higher_buttons(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    banner = Banner()
    column.addWidget(banner)
    column.addStretch()
    shown(qtbot, page, 800, 400)
    banner.show_message(Message(Level.WARNING, "Never backed up", advice="Make a full backup."), "Back up now")
    labels = {label.text(): label for label in banner.findChildren(TextLabel)}
    what, advice = labels["Never backed up"], labels["Make a full backup."]
    column.activate()
    assert banner.act_button.geometry().bottom() + 30 < banner.height(), "two buttons, one above the other"
    assert what.height() <= what.sizeHint().height() + 4, "it has no space within its own area"
    assert 0 < advice.y() - what.geometry().bottom() < 12


def test_tabs_are_as_high_as_the_page_that_they_show(qtbot: QtBot) -> None:
    tabs, low, high = CurrentTabs(), QWidget(), QWidget()
    low.setMinimumHeight(60)
    high.setMinimumHeight(500)
    tabs.addTab(low, "Low")
    tabs.addTab(high, "High")
    shown(qtbot, tabs, 300, 300)
    assert 60 < tabs.minimumSizeHint().height() < 200
    tabs.setCurrentWidget(high)
    assert tabs.minimumSizeHint().height() > 500


def test_a_text_that_is_shown_already_is_shown_again_only_where_it_was_hidden(qtbot: QtBot) -> None:
    panel = QWidget()
    column = QVBoxLayout(panel)
    label, empty = TextLabel("64%"), TextLabel("")
    column.addWidget(label)
    column.addWidget(empty)
    shown(qtbot, panel, 300, 80)
    label.hide()
    label.set_text("64%")
    empty.set_text("")
    assert (label.isVisible(), empty.isVisible()) == (True, False)
    label.set_text("")
    assert not label.isVisible()


class _PaintedBar(QProgressBar):
    """Counts its paints."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_a_bar_that_moves_several_times_is_painted_once(qtbot: QtBot) -> None:
    bar = _PaintedBar()
    bar.setMaximum(1000)
    shown(qtbot, bar, 500, 20)
    qtbot.waitUntil(lambda: bar.painted > 0, timeout=PATIENCE_MS)
    QApplication.processEvents()
    before = bar.painted
    for thousandths in range(100, 1000, 100):
        set_progress(bar, thousandths)
    assert (bar.value(), bar.painted) == (900, before)
    qtbot.waitUntil(lambda: bar.painted > before, timeout=PATIENCE_MS)
    assert bar.painted == before + 1


def test_a_table_without_rows_says_so(qtbot: QtBot) -> None:
    table = QListWidget()
    qtbot.addWidget(table)
    words = EmptyWords(table, "Nothing is here.")
    table.resize(300, 200)
    table.show()
    assert words.isVisible() and table.viewport().rect().contains(words.geometry())
    table.addItem("a row")
    assert words.isHidden()
    table.clear()
    assert words.isVisible()
    words.set_text("")
    assert words.isHidden()


def test_a_button_without_a_key_keeps_the_rest_of_its_text(qtbot: QtBot) -> None:
    """The dots say that a dialog follows."""
    action = QAction("Set &up backups…")
    button = ActionButton(action, lettered=False)
    qtbot.addWidget(button)
    assert button.text() == "Set up backups…"
