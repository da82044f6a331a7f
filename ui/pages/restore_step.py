"""What the steps of a restore share: the choices made so far, and what a step is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

import engine
from app.jobs import RestoreRequest
from ui.format import generations
from ui.models.chains import ChainSummary


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Restore", text)


@dataclass
class Draft:
    """The choices: what the steps write, one after the other, and read. Going back changes none of them."""

    chain: ChainSummary | None = None
    generation: int | None = None
    moment: datetime | None = None
    """Every commit up to here, in place of ``generation``."""
    target: Path | None = None
    recovering: bool = True
    plan: engine.RestorePlan | None = None

    def request(self) -> RestoreRequest:
        """The restore as chosen; chain and target have to be known."""
        assert self.chain is not None and self.target is not None
        wanted = engine.Wanted(moment=self.moment) if self.moment is not None else None
        return RestoreRequest(
            self.chain.path, self.target, self.generation, recovering=self.recovering, wanted=wanted
        )


class Step(QWidget):
    """One step. ``changed`` tells that :attr:`is_ready` or :attr:`summary` may be another; ``advance`` that the
    person wants to go on."""

    changed = Signal()
    advance = Signal()

    def __init__(self, draft: Draft, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.title = title

    @property
    def is_ready(self) -> bool:
        """Whether the next step may follow."""
        raise NotImplementedError

    def enter(self) -> None:
        """The step is shown."""

    def first_field(self) -> QWidget | None:
        """Where the keyboard goes when the step is shown."""
        return None


def stored_text(database: engine.RestoredDatabase) -> str:
    """The state in which a chain holds a database, and what a restore makes of it."""
    if database.clean:
        return tr("clean")
    if database.required is None:
        return tr("not shut down cleanly when it was backed up")
    words = tr("not shut down cleanly when it was backed up; a restore recovers it with {} {}")
    return words.format(_log_word(database.required), generations(*database.required))


def restored_text(database: engine.RestoredDatabase, recovered: engine.Recovered | None) -> str:
    """The state of a database after the restore, said plainly."""
    if recovered is not None:
        now = {each.path.name: each.state for each in recovered.databases}
        if now.get(database.name, database.state) == engine.State.CLEAN.value:
            return tr("clean: it can be used as it is")
    elif database.clean:
        return tr("clean: it can be used as it is")
    if database.required is None:
        return tr("needs recovery before it can be used")
    words = tr("needs recovery before it can be used; required: {} {}")
    return words.format(_log_word(database.required), generations(*database.required))


def _log_word(span: tuple[int, int]) -> str:
    return tr("log") if span[0] == span[1] else tr("logs")
