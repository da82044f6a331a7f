"""The part of the settings about keys: what opens encrypted chains, and whose signature a chain needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

import engine
from app.settings import Settings
from ui.context import Context
from ui.levels import Level
from ui.models.keys import trouble_with
from ui.pages.settings.path_list import PathLine, PathList
from ui.panels.when_shown import WhenShown
from ui.widgets.panel import Panel
from ui.widgets.text import TextLabel

_SLOT = "settings-keys"
Which = Literal["identity_files", "trusted_keys"]


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("KeySettings", text)


class KeySettings(Panel):
    """Two lists of files. Only their names are kept; the files are read when a chain is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Keys"))
        self.setAccessibleName(self.heading.text())
        self._context = context
        self.identities = PathList(
            self.tr("Identities"),
            self.tr("No identities. Encrypted chains cannot be read."),
            self.tr("Choose a file with an age identity or a private SSH key"),
            of_files=True,
        )
        self.trusted = PathList(
            self.tr("Trusted keys"),
            self.tr("No trusted keys. Signatures are not checked."),
            self.tr("Choose a file with a public Ed25519 key"),
            of_files=True,
        )
        about = self.tr("Files with age identities or private SSH keys that open encrypted chains.")
        self.body.addWidget(TextLabel(about, "muted", fold=True))
        self.body.addWidget(self.identities)
        about = self.tr("Files with public keys. If there are any, only chains signed with one of them are read.")
        self.body.addWidget(TextLabel(about, "muted", fold=True))
        self.body.addWidget(self.trusted)
        for which, listed in self._lists():
            listed.added.connect(lambda path, which=which: self._add(which, path, None))
            listed.restored.connect(lambda path, at, which=which: self._add(which, path, at))
            listed.removed.connect(lambda path, which=which: self._remove(which, path))
        WhenShown(self).does(self.look, context.preferences.changed)
        self._show({})

    def _lists(self) -> tuple[tuple[Which, PathList], ...]:
        return ("identity_files", self.identities), ("trusted_keys", self.trusted)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """See whether the files are what they should be, in the background."""
        value = self._context.preferences.value
        self._show({})
        if self.isVisible() and (value.identity_files or value.trusted_keys):
            self._context.background.ask(_SLOT, lambda _cancel: troubles(value), self._show)

    def _add(self, which: Which, path: str, at: int | None) -> None:
        def change(settings: Settings) -> Settings:
            others = [known for known in getattr(settings, which) if known != path]
            others.insert(len(others) if at is None else at, path)
            return _with(settings, which, others)

        self._context.preferences.change(change)

    def _remove(self, which: Which, path: str) -> None:
        def change(settings: Settings) -> Settings:
            return _with(settings, which, [known for known in getattr(settings, which) if known != path])

        self._context.preferences.change(change)

    def _show(self, troubles: dict[str, str]) -> None:
        value = self._context.preferences.value
        for which, listed in self._lists():
            listed.set_lines([_line(name, troubles.get(name)) for name in getattr(value, which)])


def troubles(settings: Settings) -> dict[str, str]:
    """Of each file, why it cannot be used; empty if it can. Blocks."""
    found = {name: trouble_with(name, engine.read_identities) for name in settings.identity_files}
    return found | {name: trouble_with(name, engine.read_signer) for name in settings.trusted_keys}


def _line(name: str, trouble: str | None) -> PathLine:
    if trouble is None:
        return PathLine(name)
    words = tr("cannot be used") if trouble else tr("readable")
    return PathLine(name, words, Level.WARNING if trouble else Level.SUCCESS, trouble)


def _with(settings: Settings, which: Which, names: Sequence[str]) -> Settings:
    if which == "identity_files":
        return replace(settings, identity_files=tuple(names))
    return replace(settings, trusted_keys=tuple(names))
