"""What goes to the next line where it does not fit: cards, buttons, fields."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import shown
from ui.widgets.banner import EmptyState
from ui.widgets.buttons import ActionButton
from ui.widgets.flow import Flow
from ui.widgets.page_stack import PageStack
from ui.widgets.panel import Card, CardGrid


def test_cards_fold_into_equal_rows(qtbot: QtBot) -> None:
    grid = CardGrid([Card(f"Card {at}") for at in range(4)])
    shown(qtbot, grid, 1300, 120)
    assert [grid.columns_for(width) for width in (1300, 600, 250)] == [4, 2, 1]
    tops = {card.y() for card in grid.findChildren(Card)}
    grid.resize(600, 300)
    QApplication.processEvents()
    assert (len(tops), len({card.y() for card in grid.findChildren(Card)})) == (1, 2)


def test_what_needs_a_least_width_is_not_covered_in_a_flow(qtbot: QtBot) -> None:
    field, button = QLineEdit(), QPushButton("Timeline")
    field.setMinimumWidth(field.sizeHint().width() + 60)
    flow = Flow([field, button])
    shown(qtbot, flow, 900, 60)
    assert not field.geometry().intersects(button.geometry())
    flow.resize(field.width() + 40, 120)
    QApplication.processEvents()
    assert button.y() > field.y()


def test_a_flow_asks_nothing_of_what_was_taken_out(qtbot: QtBot) -> None:
    first, second = QPushButton("Name is Sara"), QPushButton("Number is 7")
    flow = Flow([first, second])
    shown(qtbot, flow, 900, 60)
    wide = flow.sizeHint().width()
    flow.take_out(first)
    QApplication.sendPostedEvents(first, QEvent.Type.DeferredDelete)
    assert flow.sizeHint().width() < wide and flow.heightForWidth(900) == second.height()


def test_the_actions_of_an_empty_state_go_to_the_next_line(qtbot: QtBot) -> None:
    """A window of 900 pixels was as wide as what four buttons side by side need in French."""
    actions = [QAction(f"An action with a long name, number {at}") for at in range(4)]
    view = EmptyState("instances", "Nothing here", "Add a folder.", actions)
    shown(qtbot, view, 640, 400)
    buttons = view.findChildren(ActionButton)
    assert view.minimumSizeHint().width() < 640
    places = [each.mapTo(view, each.rect().topLeft()) for each in buttons]
    assert len({place.y() for place in places}) > 1
    ends = [place.x() + each.width() for place, each in zip(places, buttons, strict=True)]
    assert max(ends) <= view.width() - 24
    first = next(place for place in places if place.y() == places[-1].y())
    assert abs(view.width() - (first.x() + ends[-1])) <= 1, "in the middle"


class _AskedButton(QPushButton):
    """Counts how often its size is asked for."""

    asked = 0

    def sizeHint(self) -> QSize:
        self.asked += 1
        return super().sizeHint()


def test_a_flow_asks_its_parts_once_for_each_change(qtbot: QtBot) -> None:
    button = _AskedButton("Timeline")
    flow = Flow([button, QPushButton("More")])
    shown(qtbot, flow, 900, 60)
    flow.heightForWidth(900)
    before = button.asked
    for width in range(200, 900, 10):
        flow.heightForWidth(width)
    assert button.asked == before
    wide = button.width()
    button.setText("The timeline of all logs")
    QApplication.processEvents()
    assert (button.asked > before, button.width() > wide) == (True, True)
    tall = flow.heightForWidth(button.width())
    button.hide()
    assert flow.heightForWidth(button.width()) < tall


def test_pages_that_are_not_shown_are_not_asked_for_their_height(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change of the page that is shown lays out its own lines, and not those of a dozen others."""
    asked: list[Flow] = []
    height = Flow.heightForWidth

    def note(flow: Flow, width: int) -> int:
        asked.append(flow)
        return height(flow, width)

    monkeypatch.setattr(Flow, "heightForWidth", note)
    flows, stack, body = [Flow([QPushButton("One"), QPushButton("Two")]) for _ in range(2)], PageStack(), QWidget()
    for flow in flows:
        page = QWidget()
        QVBoxLayout(page).addWidget(flow)
        stack.addWidget(page)
    QVBoxLayout(body).addWidget(stack)
    shown(qtbot, body, 300, 200)
    asked.clear()
    flows[0].add(QPushButton("Three"))
    body.resize(200, 200)
    QApplication.processEvents()
    assert flows[0] in asked and flows[1] not in asked
    assert stack.height() == body.height() - 2 * stack.y(), "it takes all the height there is"
