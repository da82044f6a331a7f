"""Own names and tags that are typed in the table: kept in the settings, and taken back if that is wanted."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from app.own_names import Naming
from ui.context import Context
from ui.models.instance_table import InstanceTable
from ui.widgets.undo_line import UndoLine


class Renaming(QObject):
    """Offers in ``undo`` to take back what was typed in ``model``."""

    def __init__(self, context: Context, model: InstanceTable, undo: UndoLine, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._model = model
        self._undo = undo

    def take(self, key: str, naming: Naming) -> None:
        """Keep ``naming`` for the instance with that identity."""
        before = self._context.preferences.value.names.get(key, Naming())
        self._name(key, naming)
        row = next((each for each in self._model.rows() if each.identity == key), None)
        called = row.instance.name if row else key
        if naming.name != before.name:
            text = self.tr("{} is now called {}.").format(before.name or called, naming.name or called)
        else:
            text = self.tr("The tags of {} were changed.").format(naming.name or called)
        self._undo.offer(text, partial(self._name, key, before))

    def _name(self, key: str, naming: Naming) -> None:
        self._context.preferences.change(lambda settings: settings.with_naming(key, naming))
