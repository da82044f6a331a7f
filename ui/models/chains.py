"""Backup chains as the restore lists them: what each holds, how current it is, and why one cannot be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import IntEnum
from functools import cached_property
from operator import is_
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.rule import Standing, Verdict
from app.operations.key_files import KeyFiles
from app.products import Product, product_of_chain
from engine.errors import JetError, SpaceExhausted
from engine.progress import Cancel
from ui.format import generations, number, plain_tip, plural, size, when, when_utc
from ui.icons import themed_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.changed_rows import ExchangedRows
from ui.models.keys import readable
from ui.models.own_names import called
from ui.models.verdicts import detail
from ui.models.warned import chain_warnings, proof_level, proof_text
from ui.palette import tokens_for

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Chains", text)


@dataclass(frozen=True, eq=False)
class ChainSummary:
    """One chain. ``error`` says why it cannot be restored as it is; ``plan`` is what a restore would read;
    ``verdict`` what is proven of it, ``pin`` why it is pinned, empty if it is not, ``own_name`` what the user
    calls the instance."""

    path: Path
    manifest: engine.Manifest | None
    plan: engine.RestorePlan | None
    error: JetError | None
    pin: str = ""
    verdict: Verdict = field(default_factory=lambda: Verdict(Standing.LOOKING))
    own_name: str = ""

    @property
    def is_usable(self) -> bool:
        return self.error is None

    @property
    def instance(self) -> str:
        return self.manifest.instance if self.manifest else self.path.parent.name

    @property
    def product(self) -> Product:
        return product_of_chain(self.manifest, self.path) if self.manifest else Product.GENERIC

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.manifest.files) if self.manifest else 0

    @property
    def begun(self) -> datetime | None:
        return moment_of(self.manifest.runs[0].started) if self.manifest else None

    @property
    def ended(self) -> datetime | None:
        return moment_of(self.manifest.runs[-1].ended) if self.manifest else None

    def called(self, own_name: str) -> ChainSummary:
        """The same chain, of an instance that the user calls so."""
        return self if own_name == self.own_name else replace(self, own_name=own_name)

    @cached_property
    def words(self) -> str:
        """What a filter looks through: all that its row says, and the instance's real name."""
        cells = (_cell(self, column) for column in ChainColumn)
        return " ".join(cell for cell in (*cells, self.instance) if cell).casefold()

    @property
    def is_evidence(self) -> bool:
        """Whether it is an as-is backup, which is not restored."""
        return self.manifest is not None and self.manifest.is_evidence

    @property
    def is_encrypted(self) -> bool:
        """Whether none of the known keys opens it."""
        return self.error is not None and self.error.code.name == "DecryptionFailed"

    @property
    def is_locked(self) -> bool:
        """Whether it is encrypted, or was not looked at because a trusted key could not be read."""
        return self.is_encrypted or (self.error is not None and self.manifest is not None and self.plan is None)

    @property
    def is_damaged(self) -> bool:
        """Whether it cannot be restored although it should, or a check has found damage in it."""
        lost = self.error is not None and not self.is_evidence and not self.is_locked
        return lost or self.verdict.standing is Standing.DAMAGED

    @property
    def level(self) -> Level:
        if self.is_damaged:
            return Level.ERROR
        if self.is_evidence:
            return Level.NEUTRAL
        if self.is_locked:
            return Level.WARNING
        databases = self.plan.databases if self.plan else ()
        if self.plan is None or all(database.clean for database in databases):
            return Level.SUCCESS
        if self.plan.is_recoverable and all(database.clean or database.copy is not None for database in databases):
            return Level.SUCCESS
        return Level.INFO if self.plan.is_recoverable else Level.WARNING


def summarise(chain: engine.FoundChain, keys: engine.Keys | None = None) -> ChainSummary:
    """Look at the files of ``chain``; reads their sizes and the headers of the databases."""
    pin = _pin_of(chain.path)
    if chain.manifest is None:
        return ChainSummary(chain.path, None, None, chain.error, pin)
    root = Path(chain.path.anchor or Path.cwd().anchor)
    apart = root / ".not-there"  # a target that no check of the chain objects to
    fs = engine.LocalFileSystem()
    plan = engine.plan_restore(fs, engine.chain_at(chain.path, fs, keys or engine.Keys()), apart)
    errors = (check.error for check in plan.checks if check.error is not None)
    error = next((error for error in errors if not isinstance(error, SpaceExhausted)), None)
    return ChainSummary(chain.path, chain.manifest, plan, error, pin)


def _pin_of(chain: Path) -> str:
    """What cannot be read is a pin for a pruning, too."""
    try:
        found = engine.read_pin(engine.LocalFileSystem(), chain)
    except JetError as error:
        return shown(error.message)
    return str(found) if found else ""


def with_verdicts(chains: Iterable[ChainSummary], verdicts: Mapping[Path, Verdict]) -> list[ChainSummary]:
    """``chains``, those that have another verdict with that."""
    return [
        chain if (now := verdicts.get(chain.path)) in (None, chain.verdict) else replace(chain, verdict=now)
        for chain in chains
    ]


def summarise_all(
    chains: Iterable[engine.FoundChain], cancel: Cancel, files: KeyFiles | None = None
) -> list[ChainSummary]:
    """As :func:`summarise` for each, with those of the keys that can be read."""
    found: list[ChainSummary] = []
    try:
        keys = readable(files or KeyFiles())
    except JetError as error:
        return [ChainSummary(chain.path, chain.manifest, None, error) for chain in chains]
    for chain in chains:
        cancel.check()
        found.append(summarise(chain, keys))
    return found


def find_summaries(folder: Path, cancel: Cancel, files: KeyFiles | None = None) -> list[ChainSummary]:
    """The chains in ``folder``, else the set of another program; raises when it cannot be listed."""
    return summarise_all(engine.find_sets(engine.LocalFileSystem(), folder), cancel, files)


# ---- in words


def set_name(kind: engine.Kind, at: int = 0) -> str:
    """What a set is called: its kind and, in a chain, its number."""
    names = {
        engine.Kind.FULL: tr("Full"),
        engine.Kind.COPY: tr("Copy"),
        engine.Kind.AS_IS: tr("As is"),
        engine.Kind.INCREMENTAL: tr("Incremental {}").format(number(at)),
        engine.Kind.DIFFERENTIAL: tr("Differential {}").format(number(at)),
    }
    return names[kind]


def short_name(kind: engine.Kind, at: int = 0) -> str:
    """As :func:`set_name`, for where space is scarce."""
    if kind is engine.Kind.DIFFERENTIAL:
        return tr("Diff. {}").format(number(at))
    return tr("Incr. {}").format(number(at)) if kind is engine.Kind.INCREMENTAL else set_name(kind, at)


def begun_as(chain: ChainSummary) -> str:
    """``DC01 · full backup of 29 Nov 2026 19:29``: the instance, and what the chain began with."""
    if chain.manifest is None:
        return chain.path.name
    begins = {
        engine.Kind.COPY: tr("{} · copy backup of {}"),
        engine.Kind.AS_IS: tr("{} · as-is backup of {}"),
    }
    words = begins.get(chain.manifest.kind, tr("{} · full backup of {}"))
    return words.format(chain.instance, when(chain.begun) if chain.begun else "")


def sets_text(chain: ChainSummary) -> str:
    """``Full + 3 incrementals``."""
    return sets_words(chain.manifest) if chain.manifest else "–"


def sets_sample() -> str:
    """As wide as what :func:`sets_text` says of a usual chain."""
    return f"{set_name(engine.Kind.FULL)} + {plural(30, '{} incremental', '{} incrementals')}"


def sets_words(manifest: engine.Manifest) -> str:
    """As :func:`sets_text`, of a manifest."""
    if manifest.is_foreign:
        return tr("From another program")
    counts = Counter(run.kind for run in manifest.runs[1:])
    parts = [set_name(manifest.kind)]
    if more := counts[engine.Kind.INCREMENTAL]:
        parts.append(plural(more, "{} incremental", "{} incrementals"))
    if more := counts[engine.Kind.DIFFERENTIAL]:
        parts.append(plural(more, "{} differential", "{} differentials"))
    return " + ".join(parts)


def logs_text(chain: ChainSummary) -> str:
    """The span of log generations."""
    span = chain.manifest.log_range if chain.manifest else None
    return generations(*span) if span else "–"


def state_text(chain: ChainSummary) -> str:
    """How the databases were copied, or that the chain is damaged. A restore recovers what was not clean."""
    if chain.is_damaged:
        return tr("Damaged")
    if chain.is_evidence:
        return tr("Evidence")
    if chain.is_locked:
        return tr("Encrypted") if chain.is_encrypted else tr("Not checked")
    databases = chain.plan.databases if chain.plan else ()
    dirty = sum(not database.clean for database in databases)
    if not dirty:
        return tr("Clean")
    if chain.plan is not None and not chain.plan.is_recoverable:
        return tr("Needs recovery")
    if all(database.clean or database.copy is not None for database in databases):
        return tr("Online copy")
    return tr("Dirty copy") if dirty == len(databases) else tr("Partly dirty copy")


# ---- the table


class ChainColumn(IntEnum):
    STATE = 0
    PROOF = 1
    INSTANCE = 2
    PRODUCT = 3
    SETS = 4
    TAKEN = 5
    LOGS = 6
    SIZE = 7
    PIN = 8
    FOLDER = 9


CHAIN = Qt.ItemDataRole.UserRole
"""Role of the :class:`ChainSummary`."""
_TOLD = frozenset(
    {
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DecorationRole),
        *(Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.TextAlignmentRole, CHAIN),
    }
)
"""Roles with an answer: a view that paints a cell asks for as many others."""


class ChainsModel(ExchangedRows):
    """Chains, the newest first; damaged ones say so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChainSummary] = []

    @property
    def chains(self) -> list[ChainSummary]:
        return self._rows

    def set_chains(self, chains: list[ChainSummary]) -> None:
        """Show these, each path once and in order (:mod:`ui.models.chain_order`)."""
        self.exchange(chains, lambda chain: chain.path, is_)

    def take_verdicts(self, verdicts: Mapping[Path, Verdict]) -> None:
        """The same chains, with these verdicts."""
        self.exchange(with_verdicts(self._rows, verdicts), lambda chain: chain.path, is_)

    def row_of(self, path: Path) -> int:
        """Row of the chain at ``path``, or -1."""
        return next((row for row, chain in enumerate(self._rows) if chain.path == path), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(ChainColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == ChainColumn.SIZE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            ChainColumn.STATE: self.tr("Databases"),
            ChainColumn.PROOF: self.tr("Verdict"),
            ChainColumn.INSTANCE: self.tr("Instance"),
            ChainColumn.PRODUCT: self.tr("Product"),
            ChainColumn.SETS: self.tr("Sets"),
            ChainColumn.TAKEN: self.tr("Newest set"),
            ChainColumn.LOGS: self.tr("Logs"),
            ChainColumn.SIZE: self.tr("Size"),
            ChainColumn.PIN: self.tr("Pin"),
            ChainColumn.FOLDER: self.tr("Folder"),
        }[ChainColumn(section)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _TOLD or not index.isValid():
            return None
        chain, column = self._rows[index.row()], ChainColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _cell(chain, column)
            case Qt.ItemDataRole.DecorationRole if column is ChainColumn.STATE:
                return themed_icon(chain.level.icon, chain.level.color(tokens_for(QGuiApplication.palette())))
            case Qt.ItemDataRole.DecorationRole if column is ChainColumn.PROOF:
                level = proof_level(chain.verdict, chain.manifest)
                return themed_icon(level.icon, level.color(tokens_for(QGuiApplication.palette())))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(chain, column))
            case Qt.ItemDataRole.TextAlignmentRole if column is ChainColumn.SIZE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == CHAIN:
                return chain
        return None


def _cell(chain: ChainSummary, column: ChainColumn) -> str:
    match column:
        case ChainColumn.STATE:
            return state_text(chain)
        case ChainColumn.PROOF:
            return proof_text(chain.verdict, chain.manifest, datetime.now(UTC))
        case ChainColumn.INSTANCE:
            return chain.own_name or chain.instance
        case ChainColumn.PRODUCT:
            return shown(chain.product.value) if chain.manifest else "–"
        case ChainColumn.SETS:
            return sets_text(chain)
        case ChainColumn.TAKEN:
            return when(chain.ended) if chain.ended else "–"
        case ChainColumn.LOGS:
            return logs_text(chain)
        case ChainColumn.SIZE:
            return size(chain.bytes) if chain.manifest else "–"
        case ChainColumn.PIN:
            return chain.pin
        case ChainColumn.FOLDER:
            return str(chain.path)


def _tip(chain: ChainSummary, column: ChainColumn) -> str:
    if column is ChainColumn.STATE and chain.error:
        return shown(f"{chain.error}\n{chain.error.hint}".strip())
    if column is ChainColumn.PROOF or (column is ChainColumn.STATE and chain.is_damaged):
        return "\n".join([detail(chain.verdict, datetime.now(UTC)), *chain_warnings(chain.manifest)])
    if column is ChainColumn.STATE and state_text(chain) == tr("Online copy"):
        return tr("Copied while the instance was running; a restore replays its logs")
    if column is ChainColumn.STATE and chain.level is Level.INFO:
        return tr("Copied after a dirty shutdown; a restore replays its logs")
    if column is ChainColumn.INSTANCE:
        return called(chain.instance, chain.own_name)
    if column is ChainColumn.TAKEN:
        return when_utc(chain.ended)
    return _cell(chain, column)
