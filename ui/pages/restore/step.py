"""What the steps of a restore share: the choices made so far, and what a step is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

import engine
from app.evidence.proofs import RunRecord, Whose
from app.evidence.running import Running
from app.operations.drill import DrillRequest
from app.operations.key_files import KeyFiles
from app.operations.restore import RestoreRequest
from app.run_sheet import RunSheet
from engine.errors import known
from ui.format import generations
from ui.models.chains import ChainSummary


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Restore", text)


@dataclass
class RestoreChoices:
    """The choices: what the steps write, one after the other, and read. Going back changes none of them."""

    chain: ChainSummary | None = None
    generation: int | None = None
    moment: datetime | None = None
    """Every commit up to here, in place of ``generation``."""
    last_log: int | None = None
    """The last log that a restore to ``moment`` reads."""
    roll_forward: Path | None = None
    """The instance's folder, whose newer logs are to follow those of the chain."""
    target: Path | None = None
    in_place: bool = False
    """``target`` is the instance's folder, and what is in the way steps aside there."""
    recovering: bool = True
    plan: engine.RestorePlan | None = None
    keys: KeyFiles = field(default_factory=KeyFiles)
    """What opens the chain, if it is encrypted, and whose signature it needs."""
    instead: str = ""
    """Why this is not the end of the chain: what keeps that from being reached, empty where it was chosen so."""
    sheet: RunSheet | None = None
    """The run sheet of this restore, once it is known, with its ticks."""

    @property
    def known_chain(self) -> ChainSummary:
        """The chain, for steps that come after its choice."""
        return known(self.chain, "chain chosen")

    @property
    def is_usable(self) -> bool:
        """Whether the chain can be restored as chosen: one without its last logs up to those that are there."""
        return self.chain is not None and (self.chain.is_usable or bool(self.instead))

    @property
    def files(self) -> tuple[engine.StoredFile, ...]:
        """Those of the chain that the restore reads."""
        manifest = self.chain.manifest if self.chain else None
        upto = self.last_log if self.moment is not None else self.generation
        found = manifest.files if manifest else ()
        return tuple(f for f in found if upto is None or f.generation is None or f.generation <= upto)

    @property
    def wanted(self) -> engine.RestoreTarget:
        """The state to restore to."""
        generation = self.generation if self.moment is None else None
        return engine.RestoreTarget(generation, self.moment, roll_forward=self.roll_forward)

    def request(self) -> RestoreRequest:
        """The restore as chosen; chain and target have to be known."""
        return RestoreRequest(
            self.known_chain.path,
            known(self.target, "target chosen"),
            recovering=self.recovering,
            wanted=self.wanted,
            in_place=self.in_place,
            keys=self.keys,
            acknowledged=self.sheet.acknowledged if self.sheet is not None else (),
            sheet=self.sheet,
        )

    def drill(self) -> DrillRequest:
        """The same for trial; the chain has to be known."""
        return DrillRequest(self.known_chain.path, self.wanted, keys=self.keys)


class WizardStep(QWidget):
    """One step. ``changed`` tells that :attr:`is_ready` or :attr:`summary` may be another; ``advance`` that the
    person wants to go on."""

    changed = Signal()
    advance = Signal()

    def __init__(self, draft: RestoreChoices, title: str, parent: QWidget | None = None) -> None:
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


def home_of(
    chain: ChainSummary | None, instances: Iterable[engine.InstanceFiles], record: RunRecord
) -> Path | None:
    """The folder of the instance that was backed up: the one on record, else the only one that it can be.

    Copies and clones have its name and signature, too; what was made from one is not offered for another.
    """
    if chain is None or chain.manifest is None:
        return None
    who = chain.manifest.instance, chain.manifest.signature
    known = (each for each in instances if not each.is_backup_set)
    alike = [each for each in known if (each.name, str(each.signature)) == who]
    found = engine.FoundChain(chain.path, chain.manifest)
    own = [each for each in alike if record.whose(found, each) is Whose.OWN]
    if not own and len(alike) == 1 and record.whose(found, alike[0]) is Whose.NOT_KNOWN:
        own = alike
    return own[0].directory if own else None


def to_stop(folder: Path | None, running: Iterable[Running]) -> str:
    """What to do where an instance runs in ``folder``; empty where none is known to."""
    for each in running:
        if each.published.log_directory == folder:
            words = tr("{} is running there. Stop the program that owns it, then try again.")
            return words.format(each.published.name)
    return ""


def stored_text(database: engine.RestoredDatabase) -> str:
    """The state in which a chain holds a database, and what a restore makes of it."""
    if database.clean:
        return tr("clean")
    if database.required is None:
        return tr("not shut down cleanly when it was backed up")
    if database.copy is not None:
        words = tr("copied while the instance was running; a restore recovers it with {}")
        return words.format(_logs_text(database.required))
    words = tr("not shut down cleanly when it was backed up; a restore recovers it with {}")
    return words.format(_logs_text(database.required))


def restored_text(database: engine.RestoredDatabase, recovered: engine.Recovered | None) -> str:
    """The state of a database after the restore, said plainly."""
    if recovered is not None:
        now = {each.path.name: each.is_clean for each in recovered.databases}
        if now.get(database.name, database.clean):
            return tr("clean, ready to use")
    elif database.clean:
        return tr("clean, ready to use")
    if database.required is None:
        return tr("needs recovery before it can be used")
    return tr("needs recovery with {} before it can be used").format(_logs_text(database.required))


def _logs_text(span: tuple[int, int]) -> str:
    words = tr("log {}") if span[0] == span[1] else tr("logs {}")
    return words.format(generations(*span))
