"""The look of the application: Fusion, our own palettes and one style sheet, changeable while it runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from string import Template
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QListWidget,
    QTabBar,
    QTreeWidget,
    QWidget,
)
from shiboken6 import isValid

from app.settings import Theme
from resources import resource, style_template
from ui.icons import retint, retint_items
from ui.palette import DARK, LIGHT, Tokens, build_palette, named_colors


class ThemeController(QObject):
    """Owns the palette and style sheet of ``app``; emits ``changed`` after both have been replaced."""

    changed = Signal()

    def __init__(self, app: QApplication, theme: Theme = Theme.SYSTEM, *, styled: bool = True) -> None:
        """``styled`` false: the palette only; what :meth:`dress` gets has a style sheet, and no other window.

        A style sheet of before is taken away: else each step into a new window would style its widgets anew.
        """
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._points = app.font().pointSizeF()
        """That the sizes of the style sheet are made for."""
        self._styled = styled
        self._sheet = ""
        self._dressed: WeakSet[QWidget] = WeakSet()
        unstyle(app)
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        if styled:
            self._apply()
        else:
            app.setPalette(build_palette(self.tokens))

    @property
    def theme(self) -> Theme:
        """The choice in force."""
        return self._theme

    @property
    def tokens(self) -> Tokens:
        """The design tokens in force."""
        if self._theme is Theme.SYSTEM:
            return DARK if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
        return DARK if self._theme is Theme.DARK else LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Switch now; every window follows without a restart."""
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def dress(self, window: QWidget) -> None:
        """Style ``window`` and all below it, its dialogs and menus too, unless the application has a style sheet.

        With one of the application, Qt styles a page that is made, and all in it, again with each step into the
        next part of the window: that takes five times as long as all the rest of making it. A window of its own
        that belongs to no other has to be dressed, too.
        """
        if not self._styled:
            self._dressed.add(window)
            window.setStyleSheet(self._sheet)

    def refresh(self) -> None:
        """Apply again, for all that was made since."""
        self._apply()

    def follow_font(self) -> None:
        """Apply again if the application has another size of letters."""
        if self._app.font().pointSizeF() != self._points:
            self._apply()

    def release(self) -> None:
        """Follow the desktop no longer and leave no style sheet, before another controller takes over."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._scheme_changed)
        unstyle(self._app)
        self.deleteLater()

    def _scheme_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._theme is Theme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        tokens = self.tokens
        focused = [widget.focusWidget() for widget in self._app.topLevelWidgets()]
        self._points = self._app.font().pointSizeF()
        self._app.setPalette(build_palette(tokens))
        self._sheet = style_sheet(tokens, self._app.font().pointSizeF())
        if self._styled:
            self._app.setStyleSheet(self._sheet)
        for window in filter(isValid, self._dressed):
            window.setStyleSheet(self._sheet)
        self._retint_icons()
        QTimer.singleShot(0, self, partial(_focus_again, focused))
        changed: SignalInstance = self.changed
        changed.emit()

    def _retint_icons(self) -> None:
        for widget in self._app.allWidgets():
            if isinstance(widget, QAbstractButton):
                retint(widget)
            if isinstance(widget, (QComboBox, QListWidget, QTreeWidget, QTabBar)):
                retint_items(widget)
            own = widget.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly)
            for action in {*own, *widget.actions()}:  # those of a menu may belong to what is no widget
                retint(action)


def _focus_again(widgets: Sequence[QWidget | None]) -> None:
    """Give the focus back that buttons lose to their neighbours when Qt lays them out for another style. With the
    focus, Enter would go over: in a question, from the button that keeps everything to the one that removes it.
    """
    for widget in widgets:
        if (
            widget is not None
            and isValid(widget)
            and widget.isVisible()
            and widget.window().focusWidget() != widget
        ):
            widget.setFocus()


def unstyle(app: QApplication) -> None:
    """Take the style sheet away: the only way to do it while widgets live.

    Qt keeps the rules of a widget by its address until it hears of its end, and marks the widgets it listens to.
    A sheet that goes leaves the mark on some (with 6.11 on menu bars, and on what was never shown). The next sheet
    then believes it listens to them, keeps the addresses beyond their end, and its change reads freed memory.
    """
    if app.styleSheet():
        app.setStyleSheet("")
        for widget in app.allWidgets():
            widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)


def style_sheet(tokens: Tokens, points: float) -> str:
    """The style sheet in the colours of ``tokens`` with sizes relative to a font of ``points``.

    Raises KeyError for a token the template names and nobody defines.
    """
    points = points if points > 0 else 9.0
    scale = {"small": 0.9, "large": 1.15, "headline": 1.3, "title": 1.6, "value": 1.5}
    sizes = {f"{name}_pt": f"{points * factor:.2f}pt" for name, factor in scale.items()}
    shade = "dark" if tokens.dark else "light"
    pictures = {
        name.replace("-", "_"): str(resource("controls", f"{name}-{shade}.svg")).replace("\\", "/")
        for name in (
            *("tick", "dot", "arrow-down", "arrow-up"),
            *("message-warning", "message-critical", "message-question", "message-information"),
        )
    }
    return Template(style_template()).substitute(named_colors(tokens), **sizes, **pictures)
