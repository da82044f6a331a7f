"""What the page of sets lists: chains of all known destinations and of places that were imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import is_
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

import engine
from app.evidence.lost_files import lost_files
from app.evidence.proofs import DestinationContents, RunRecord
from app.evidence.rule import Verdict, judge
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.models.own_names import own_name_of
from ui.models.protection import utc_now
from ui.models.set_entries import Expiry, KeptBy, SetEntry, look_for_expiry, look_for_keeps, rules_of
from ui.panels.when_shown import WhenShown
from ui.slices import Slices

_NO_KEEP = KeptBy()
_KEEPS, _EXPIRY, _IMPORT = "sets-keeps", "sets-expiry", "sets-import"


class SetsListing(QObject):
    """``changed`` comes when :attr:`entries` are others; ``imported`` carries the place and how many chains were
    found there, ``failed`` the place and the error.

    Nothing is followed while ``page`` is hidden, and pins, locks and expiry are read only when it is shown: a page
    that nobody sees asks no bucket.
    """

    changed = Signal()
    imported = Signal(object, int)
    failed = Signal(object, object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._is_stale = True
        """Whether pins, locks and expiry may be others since they were read."""
        self._was_looking = self.is_looking
        self._keeps: dict[Path, KeptBy] = {}
        self._expiry: dict[Path, Expiry] = {}
        self._imported: dict[Path, tuple[engine.FoundChain, ...]] = {}
        self._findings: dict[Path, str] = {}
        self.entries: tuple[SetEntry, ...] = ()
        self._found: dict[Path, SetEntry] = {}
        """The same by their paths."""
        self._telling = Slices(self._tell_in_steps, self)
        context.inventory.chains_changed.connect(self._note_change)
        shown = WhenShown(page)
        shown.does(self._telling.ask, context.inventory.chains_changed, context.ledger.changed)
        shown.does(self._names_changed, context.preferences.changed)
        shown.does(self._rules_changed, context.preferences.changed, context.jobs.changed)
        self._rules = self._rules_now()
        self._names = context.preferences.value.names
        list(self._collect())

    @property
    def is_looking(self) -> bool:
        """Whether the known destinations were not read yet."""
        inventory = self._context.inventory
        return not inventory.stores.looked and bool(inventory.destinations)

    def show(self) -> None:
        """The page is shown: read what is not known yet."""
        if self._is_stale:
            self._look()

    def import_from(self, place: Path) -> None:
        """List every chain at ``place`` as well, whatever its host."""

        def work(_cancel: Cancel) -> tuple[tuple[engine.FoundChain, ...], dict[Path, str]]:
            fs = engine.HostFileSystem()
            found = tuple(engine.find_sets(fs, place))
            return found, lost_files(fs, [chain for chain in found if not _is_foreign(chain)])

        def take(found: tuple[tuple[engine.FoundChain, ...], dict[Path, str]]) -> None:
            chains, findings = found
            if chains:
                self._imported[place] = chains
                self._findings |= findings
                self._is_stale = True
                self._telling.ask()
                self._telling.finish()
            arrived: SignalInstance = self.imported
            arrived.emit(place, len(chains))

        def fail(error: JetError) -> None:
            failed: SignalInstance = self.failed
            failed.emit(place, error)

        self._context.background.ask(f"{_IMPORT} {place}", work, take, fail)

    def look_again(self) -> None:
        """Pins or locks are others."""
        self._is_stale = True
        if self._page.isVisible():
            self._look()

    # ---- how it is gathered

    def _rules_now(self) -> dict[Path, engine.Retention]:
        inventory, value = self._context.inventory, self._context.preferences.value
        jobs = [(job.destination, job.retention) for job in self._context.jobs.value.jobs]
        return rules_of(inventory.stores.read, value.retention, jobs)

    def _rules_changed(self) -> None:
        if self._rules_now() != self._rules:
            self.look_again()

    def _names_changed(self) -> None:
        if self._context.preferences.value.names != self._names:
            self._telling.ask()

    def _note_change(self) -> None:
        self._is_stale = True

    def _look(self) -> None:
        self._is_stale = False
        context, chains = self._context, [entry.chain for entry in self.entries]
        rules, record, stores = self._rules_now(), context.ledger.record, context.inventory.stores
        self._rules = rules
        context.background.ask(_KEEPS, lambda cancel: look_for_keeps(chains, cancel), self._take_keeps)
        work: Callable[[Cancel], dict[Path, Expiry]] = lambda cancel: look_for_expiry(  # noqa: E731
            rules, stores, record, utc_now(), cancel
        )
        context.background.ask(_EXPIRY, work, self._take_expiry)

    def _take_keeps(self, found: dict[Path, KeptBy]) -> None:
        self._keeps = found
        self._telling.ask()

    def _take_expiry(self, found: dict[Path, Expiry]) -> None:
        self._expiry = found
        self._telling.ask()

    def _tell_in_steps(self) -> Iterator[int]:
        """Other chains, or something else is known of one."""
        before, was_looking = self.entries, self._was_looking
        yield from self._collect()
        self._was_looking = self.is_looking
        same = len(before) == len(self.entries) and all(map(is_, before, self.entries))
        if not same or was_looking is not self._was_looking:
            changed: SignalInstance = self.changed
            changed.emit()
        if self._is_stale and self._page.isVisible():
            self._look()

    def _collect(self) -> Iterator[int]:
        stores, ledger = self._context.inventory.stores, self._context.ledger
        self._names = self._context.preferences.value.names
        places: dict[Path, Path] = {}
        before, found = self._found, dict[Path, SetEntry]()
        for chain in stores.chains:
            folder = chain.path.parent
            place = places[folder] if folder in places else _place_of(folder, stores.read)
            places[folder] = place
            verdict = ledger.chain(chain.path)
            found[chain.path] = self._entry(before, chain, place, verdict, stores.findings)
            yield 1
        for place, chains in list(self._imported.items()):
            found |= {
                chain.path: self._entry(before, chain, place, self._judged(chain), self._findings, imported=True)
                for chain in chains
                if chain.path not in found
            }
        self._found, self.entries = found, tuple(found.values())

    def _entry(
        self,
        before: Mapping[Path, SetEntry],
        chain: engine.FoundChain,
        place: Path,
        verdict: Verdict,
        findings: Mapping[Path, str],
        *,
        imported: bool = False,
    ) -> SetEntry:
        """What is known of a chain now; the same value as before, with its figures, if that is nothing new."""
        path = chain.path
        kept, expiry, finding = self._keeps.get(path, _NO_KEEP), self._expiry.get(path), findings.get(path, "")
        own_name, old = own_name_of(self._names, chain.manifest), before.get(path)
        if (
            old is not None
            and old.chain is chain
            and (old.verdict, old.finding, old.kept, old.expiry) == (*(verdict, finding, kept, expiry),)
            and old.own_name == own_name
        ):
            return old
        return SetEntry(chain, place, verdict, finding, kept, expiry, imported, own_name)

    def _judged(self, chain: engine.FoundChain) -> Verdict:
        """The verdict of a chain that is at no known destination."""
        record: RunRecord = self._context.ledger.record
        contents = DestinationContents((chain,), (chain.path.parent,), findings=self._findings)
        return judge(record.chain_facts(chain, contents, utc_now()))


def _is_foreign(chain: engine.FoundChain) -> bool:
    return chain.manifest is not None and chain.manifest.is_foreign


def _place_of(folder: Path, destinations: tuple[Path, ...]) -> Path:
    """The destination of the chains in a folder."""
    return next((place for place in destinations if folder.is_relative_to(place)), folder.parent)
