"""The commits on the timeline of an instance: read in the background when they are asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ui.context import Context
from ui.languages.sentences import shown
from ui.models.keys import key_files
from ui.models.protection import Protection
from ui.models.timelines import read_commits
from ui.pages.instances.detail import InstanceDetail


class CommitReading(QObject):
    """Reads what ``detail`` asks for, and shows it there."""

    def __init__(self, context: Context, detail: InstanceDetail) -> None:
        super().__init__(detail)
        self._context, self._detail = context, detail
        detail.commits_requested.connect(self._read)

    def _read(self, facts: Protection) -> None:
        keys, show = key_files(self._context.preferences.value), self._detail.show_commits
        self._context.background.ask(
            "instance commits",
            lambda cancel: read_commits(facts, keys, cancel),
            partial(show, facts),
            lambda error: show(facts, None, shown(error.message)),
        )
