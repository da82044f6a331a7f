"""What can be done with the chosen chains: one table of actions, and why one is not possible now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.operations.command_line import command_line
from app.operations.drill import DrillRequest
from app.operations.remove import RemoveRequest
from app.operations.verify import VerifyRequest
from ui.icons import set_icon
from ui.languages.sentences import shown
from ui.models.set_entries import SetEntry, tr

MAX_COMMANDS = 20


class SetsActions:
    """The actions, owned by ``owner``; :meth:`follow` enables those that the chosen chains allow."""

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        make = self._make
        self.restore = make(tr("&Restore…"), "restore", tr("Restore the selected chain, or look into it first"))
        self.verify = make(tr("Verif&y"), "verify", tr("Read back every page and log of the selected chain"))
        drill = tr("Test a restore: restore the chain, read every row, then delete the restored files")
        self.drill = make(tr("Restore &drill"), "drill", drill)
        self.tables = make(tr("Open &tables"), "search", tr("Show the rows of the chain as of its end"))
        self.compare = make(
            tr("Com&pare…"),
            "compare",
            tr("Compare the chain with another state: what was added, changed, or is gone"),
        )
        self.copy_to = make(tr("C&opy to…"), "copy", tr("Copy the selected chains to another destination"))
        self.remove = make(
            tr("Re&move…"), "remove", tr("Remove the selected chains, after a look at the plan"), "Del"
        )
        self.command = make(
            tr("Show co&mmand line"), "command", tr("Show the commands that do the same with the selected chains")
        )
        self.export = make(tr("E&xport list…"), "export", tr("Save the list of chains as CSV or JSON"))
        self.import_ = make(
            tr("&Import…"), "import", tr("List every backup in a folder or bucket, whatever its host")
        )

    def _make(self, text: str, icon: str, tip: str, keys: str = "") -> QAction:
        action = QAction(text, self._owner)
        set_icon(action, icon)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)
        action.setStatusTip(tip)
        action.setIconText(text.replace("&", ""))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def follow(self, chosen: Sequence[SetEntry]) -> str:
        """Enable what is possible with these chains; returns why the main actions are not, or an empty text."""
        why = _reason(chosen)
        entry = chosen[0] if len(chosen) == 1 else None
        restorable = entry is not None and not why
        for action in (self.restore, self.drill, self.tables):
            action.setEnabled(restorable)
        self.compare.setEnabled(restorable or _can_be_compared(chosen))
        self.verify.setEnabled(entry is not None)
        foreign = entry is not None and entry.manifest is not None and entry.manifest.is_foreign
        own = [each for each in chosen if each.manifest is not None and not each.manifest.is_foreign]
        self.copy_to.setEnabled(bool(chosen) and len(own) == len(chosen))
        self.remove.setEnabled(bool(chosen) and not foreign)
        self.command.setEnabled(bool(chosen))
        return why

    def connect(self, **wanted: Callable[[], None]) -> None:
        """Call these when the actions of their names are triggered."""
        for name, act in wanted.items():
            action: QAction = getattr(self, name)
            action.triggered.connect(lambda _checked=False, act=act: act())


def _can_be_compared(chosen: Sequence[SetEntry]) -> bool:
    """Whether these are two chains with databases."""
    manifests = [entry.manifest for entry in chosen if entry.manifest is not None]
    return len(chosen) == len(manifests) == 2 and not any(each.is_evidence for each in manifests)


def _reason(chosen: Sequence[SetEntry]) -> str:
    """Why the chosen chains cannot be restored from here."""
    if not chosen:
        return tr("Select a chain in the list.")
    if len(chosen) > 1:
        return tr("Select a single chain to restore, verify or open it.")
    manifest = chosen[0].manifest
    if manifest is None:
        error = chosen[0].chain.error
        words = tr("This chain cannot be read: {}")
        return words.format(shown(str(error))) if error else tr("This chain cannot be read.")
    if manifest.is_evidence:
        return tr("An as-is backup is evidence. It can be verified and exported, not restored.")
    return ""


def commands_for(chosen: Sequence[SetEntry]) -> str:
    """The lines that do with the chains what the page does."""
    lines = [command_line(VerifyRequest(entry.path)) for entry in chosen[:MAX_COMMANDS]]
    if len(chosen) == 1:
        place = lines[0].removeprefix("ese-backup verify ")
        drill = command_line(DrillRequest(chosen[0].path))
        lines += [drill, f"ese-backup tables {place}", f"ese-backup pin {place}"]
    remove = RemoveRequest(tuple(entry.path for entry in chosen))
    return "\n".join([*lines, f"{command_line(remove)} --dry-run"])
