"""What the page of sets lists: chains of all known destinations and of places that were imported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

import engine
from app.evidence.proofs import DestinationContents, RunRecord, lost_files
from app.evidence.rule import Verdict, judge
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.models.protection import utc_now
from ui.models.set_entries import Expiry, KeptBy, SetEntry, look_for_expiry, look_for_keeps, rules_of

_KEEPS, _EXPIRY, _IMPORT = "sets-keeps", "sets-expiry", "sets-import"


class SetsListing(QObject):
    """``changed`` comes when :attr:`entries` are others; ``imported`` carries the place and how many chains were
    found there, ``failed`` the place and the error.

    Pins, locks and expiry are read while :attr:`is_wanted`, so that a hidden page asks no bucket.
    """

    changed = Signal()
    imported = Signal(object, int)
    failed = Signal(object, object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.is_wanted = False
        self._is_stale = True
        self._keeps: dict[Path, KeptBy] = {}
        self._expiry: dict[Path, Expiry] = {}
        self._imported: dict[Path, tuple[engine.FoundChain, ...]] = {}
        self._findings: dict[Path, str] = {}
        self.entries: tuple[SetEntry, ...] = ()
        context.inventory.chains_changed.connect(self._chains_changed)
        context.ledger.changed.connect(self._tell)
        context.preferences.changed.connect(self._rules_changed)
        context.jobs.changed.connect(self._rules_changed)
        self._rules = self._rules_now()
        self._collect()

    @property
    def is_looking(self) -> bool:
        """Whether the known destinations were not read yet."""
        inventory = self._context.inventory
        return not inventory.stores.looked and bool(inventory.destinations)

    def show(self) -> None:
        """The page is shown: read what is not known yet."""
        self.is_wanted = True
        if self._is_stale:
            self._look()

    def import_from(self, place: Path) -> None:
        """List every chain at ``place`` as well, whatever its host."""

        def work(_cancel: Cancel) -> tuple[tuple[engine.FoundChain, ...], dict[Path, str]]:
            fs = engine.LocalFileSystem()
            found = tuple(engine.find_sets(fs, place))
            return found, lost_files(fs, [chain for chain in found if not _is_foreign(chain)])

        def take(found: tuple[tuple[engine.FoundChain, ...], dict[Path, str]]) -> None:
            chains, findings = found
            if chains:
                self._imported[place] = chains
                self._findings |= findings
                self._chains_changed()
            arrived: SignalInstance = self.imported
            arrived.emit(place, len(chains))

        def fail(error: JetError) -> None:
            failed: SignalInstance = self.failed
            failed.emit(place, error)

        self._context.background.ask(f"{_IMPORT} {place}", work, take, fail)

    def look_again(self) -> None:
        """Pins or locks are others."""
        self._is_stale = True
        if self.is_wanted:
            self._look()

    # ---- how it is gathered

    def _rules_now(self) -> dict[Path, engine.Retention]:
        inventory, value = self._context.inventory, self._context.preferences.value
        jobs = [(job.destination, job.retention) for job in self._context.jobs.value.jobs]
        return rules_of(inventory.stores.read, value.retention, jobs)

    def _rules_changed(self) -> None:
        if self._rules_now() != self._rules:
            self.look_again()

    def _chains_changed(self) -> None:
        self._is_stale = True
        self._tell()
        if self.is_wanted:
            self._look()

    def _look(self) -> None:
        self._is_stale = False
        context, chains = self._context, [entry.chain for entry in self.entries]
        rules, record = self._rules_now(), context.ledger.record
        self._rules = rules
        context.background.ask(_KEEPS, lambda cancel: look_for_keeps(chains, cancel), self._take_keeps)
        work: Callable[[Cancel], dict[Path, Expiry]] = lambda cancel: look_for_expiry(  # noqa: E731
            rules, record, utc_now(), cancel
        )
        context.background.ask(_EXPIRY, work, self._take_expiry)

    def _take_keeps(self, found: dict[Path, KeptBy]) -> None:
        self._keeps = found
        self._tell()

    def _take_expiry(self, found: dict[Path, Expiry]) -> None:
        self._expiry = found
        self._tell()

    def _tell(self) -> None:
        self._collect()
        changed: SignalInstance = self.changed
        changed.emit()

    def _collect(self) -> None:
        stores, ledger = self._context.inventory.stores, self._context.ledger
        known = {chain.path for chain in stores.chains}
        entries = [
            SetEntry(chain, _place_of(chain.path, stores.read), ledger.chain(chain.path), finding)
            for chain in stores.chains
            for finding in (stores.findings.get(chain.path, ""),)
        ]
        for place, chains in self._imported.items():
            entries += [
                SetEntry(chain, place, self._judged(chain), self._findings.get(chain.path, ""), imported=True)
                for chain in chains
                if chain.path not in known
            ]
        self.entries = tuple(
            replace(entry, kept=self._keeps.get(entry.path, KeptBy()), expiry=self._expiry.get(entry.path))
            for entry in entries
        )

    def _judged(self, chain: engine.FoundChain) -> Verdict:
        """The verdict of a chain that is at no known destination."""
        record: RunRecord = self._context.ledger.record
        contents = DestinationContents((chain,), (chain.path.parent,), findings=self._findings)
        return judge(record.chain_facts(chain, contents, utc_now()))


def _is_foreign(chain: engine.FoundChain) -> bool:
    return chain.manifest is not None and chain.manifest.is_foreign


def _place_of(path: Path, destinations: tuple[Path, ...]) -> Path:
    return next((place for place in destinations if path.is_relative_to(place)), path.parent.parent)
