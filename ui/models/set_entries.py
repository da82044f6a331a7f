"""Every chain that is known, with what is proven of it, what keeps it and when retention removes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.gathering import ChainScan
from app.evidence.proofs import RunRecord
from app.evidence.rule import Proof, Standing, Verdict
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import on_day, when
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.models.protection import utc_now
from ui.models.verdicts import headline

SOON = timedelta(days=30)
"""Chains that retention removes within this time are said to expire soon."""
_AT_A_TIME = 16
"""Pins and locks that are asked for at once: in a bucket, each is a request."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Sets", text)


@dataclass(frozen=True, slots=True)
class Expiry:
    """When the rules of its destination remove a chain; ``at`` is None where they never do, as far as foreseen.
    ``why`` is the reason that keeps it today, or that no rules are set. Not ``is_foreseen``: nothing is pruned, as
    not all chains can be read."""

    at: datetime | None = None
    why: str = ""
    is_foreseen: bool = True


@dataclass(frozen=True, slots=True)
class KeptBy:
    """What keeps a chain from being removed: its pin, and the lock of its bucket (UTC)."""

    pin: str = ""
    locked: datetime | None = None

    @property
    def text(self) -> str:
        parts = [tr("Pinned: {}").format(self.pin)] if self.pin else []
        if self.locked is not None:
            parts.append(tr("Locked until {}").format(on_day(self.locked.date())))
        return ", ".join(parts)


_NOT_KNOWN = KeptBy()


@dataclass(frozen=True, eq=False)
class SetEntry:
    """One chain. ``destination`` is the place whose list it came from; ``imported``: that is not a known one."""

    chain: engine.FoundChain
    destination: Path
    verdict: Verdict = field(default_factory=lambda: Verdict(Standing.LOOKING))
    finding: str = ""
    kept: KeptBy = _NOT_KNOWN
    expiry: Expiry | None = None
    imported: bool = False
    own_name: str = ""
    """What the user calls the instance."""

    @property
    def path(self) -> Path:
        return self.chain.path

    @property
    def manifest(self) -> engine.Manifest | None:
        return self.chain.manifest

    @cached_property
    def instance(self) -> str:
        return self.chain.manifest.instance if self.chain.manifest else self.path.parent.name

    @cached_property
    def sets(self) -> tuple[Path, tuple[str, ...]]:
        """What makes its rows: its path and its sets."""
        return self.path, tuple(run.id for run in self.manifest.runs) if self.manifest else ()

    @cached_property
    def started(self) -> datetime | None:
        return moment_of(self.manifest.runs[0].started) if self.manifest else None

    @cached_property
    def ended(self) -> datetime | None:
        return moment_of(self.manifest.runs[-1].ended) if self.manifest else None

    @cached_property
    def stored_bytes(self) -> int:
        return sum(file.stored_bytes for file in self.manifest.files) if self.manifest else 0

    @cached_property
    def bytes(self) -> int:
        """What a restore writes."""
        return sum(file.bytes for file in self.manifest.files) if self.manifest else 0

    @cached_property
    def machines(self) -> str:
        """The machines that made it."""
        runs = self.manifest.runs if self.manifest else ()
        return ", ".join(dict.fromkeys(run.machine for run in runs if run.machine))

    @property
    def is_encrypted(self) -> bool:
        files = self.manifest.files if self.manifest else ()
        return any(file.encoding.is_encrypted for file in files)

    @property
    def is_bad(self) -> bool:
        """Whether it is known that it cannot be restored."""
        return self.manifest is None or bool(self.finding) or self.verdict.standing is Standing.DAMAGED

    @property
    def is_proven(self) -> bool:
        """Whether it was read back, and found good."""
        return self.verdict.proof > Proof.COPIED and self.verdict.standing in (Standing.VERIFIED, Standing.DRILLED)

    @property
    def is_beside(self) -> bool:
        """Whether no other backup continues it: a copy, evidence, or the set of another program."""
        return self.manifest is not None and (not self.manifest.is_continued or self.manifest.is_foreign)

    @property
    def proof_text(self) -> str:
        """``Verified 23 Nov 2025``; what is wrong with a chain comes first."""
        if self.is_bad:
            return tr("Damaged") if self.verdict.at is None else headline(self.verdict, utc_now())
        if self.is_proven:
            words = tr("Drilled {}") if self.verdict.proof is Proof.DRILLED else tr("Verified {}")
            return words.format(_on(self.verdict.proven))
        if self.verdict.standing is Standing.COPIED:
            return tr("Not verified")
        return headline(self.verdict, utc_now())

    @property
    def expiry_text(self) -> str:
        if self.expiry is None:
            return ""
        if self.expiry.at is None:
            return "–"
        return tr("Next pruning") if self.expiry.at <= utc_now() else on_day(self.expiry.at.date())


def _on(moment: datetime | None) -> str:
    """The day of a moment, in local time."""
    return on_day(moment.astimezone().date()) if moment is not None else ""


class SetFilter(Enum):
    """The chips above the list; the value is what each is called."""

    UNPROVEN = mark("Not verified")
    BAD = mark("Damaged")
    KEPT = mark("Pinned or locked")
    EXPIRING = mark("Expires soon")
    BESIDE = mark("Copies and evidence")

    @property
    def words(self) -> str:
        return marked(self.value)

    def takes(self, entry: SetEntry) -> bool:
        match self:
            case SetFilter.UNPROVEN:
                return not entry.is_proven and not entry.is_bad
            case SetFilter.BAD:
                return entry.is_bad
            case SetFilter.KEPT:
                return bool(entry.kept.pin or entry.kept.locked)
            case SetFilter.EXPIRING:
                at = entry.expiry.at if entry.expiry else None
                return at is not None and at <= utc_now() + SOON
            case SetFilter.BESIDE:
                return entry.is_beside


# ---- what is read for it


def look_for_keeps(chains: Sequence[engine.FoundChain], cancel: Cancel) -> dict[Path, KeptBy]:
    """The pins and locks of the chains, by path. A bucket is asked for each; a pin that cannot be read is one."""
    fs = engine.LocalFileSystem()

    def kept(chain: engine.FoundChain) -> KeptBy:
        cancel.check()
        try:
            pin = engine.read_pin(fs, chain.chain or chain.path)
            reason = str(pin) if pin else ""
        except JetError as error:
            reason = shown(error.message)
        try:
            locked = chain.chain.locked_until() if chain.chain is not None else None
        except JetError:
            locked = None
        return KeptBy(reason, locked)

    with ThreadPoolExecutor(_AT_A_TIME, "read-pins") as pool:
        found = pool.map(kept, chains)
        return dict(zip((chain.path for chain in chains), found, strict=True))


def look_for_expiry(
    destinations: Mapping[Path, engine.Retention],
    stores: ChainScan,
    record: RunRecord,
    now: datetime,
    cancel: Cancel,
) -> dict[Path, Expiry]:
    """When the rules of each destination remove its chains, if backups go on as they did; a year is foreseen.

    The chains are those of ``stores``: there may be thousands, and all of them were read for it.
    """
    damaged = {str(path): engine.Damage(check.ended, check.why) for path, check in record.damaged.items()}
    found: dict[Path, Expiry] = {}
    for place, rules in destinations.items():
        cancel.check()
        try:
            there = [chain for chain in stores.chains if place in (chain.path.parent, chain.path.parent.parent)]
            if any(each == place for each, _ in stores.unread):
                found |= {chain.path: Expiry(is_foreseen=False) for chain in there}
                continue
            listed = engine.ListedChains(there, stores.findings)
            plan = engine.plan_prune(engine.Pruning(place, rules, None, damaged, now), listed=listed)
        except JetError:
            continue  # the destination's own page says why
        chains = (*plan.keep, *plan.remove)
        facts = [chain.facts for chain in chains]
        gone = engine.simulate_retention(facts, rules, now, check=cancel.check).removed if facts else {}
        found |= {chain.path: Expiry(gone.get(chain.facts.name), chain.reason) for chain in chains}
    return found


def rules_of(
    destinations: Iterable[Path],
    saved: Mapping[str, engine.Retention],
    jobs: Iterable[tuple[Path, engine.Retention]],
) -> dict[Path, engine.Retention]:
    """The rules that hold at each destination: those of its jobs, else those last used there."""
    found = {}
    of_jobs = {place: rules for place, rules in jobs if rules.keeps_something}
    for place in destinations:
        rules = of_jobs.get(place) or saved.get(str(place))
        if rules is not None and rules.keeps_something:
            found[place] = rules
    return found


def matches(entry: SetEntry, words: Sequence[str], chips: frozenset[SetFilter]) -> bool:
    """Whether all ``words`` (small letters) are in its texts, and one of ``chips`` takes it, if there are any."""
    if chips and not any(chip.takes(entry) for chip in chips):
        return False
    if not words:
        return True
    kinds = {run.kind.value for run in entry.manifest.runs} if entry.manifest else set()
    files = [file.name for file in entry.manifest.files if file.generation is None] if entry.manifest else []
    texts = (
        entry.instance,
        entry.own_name,
        str(entry.path),
        entry.machines,
        entry.kept.text,
        *kinds,
        *files,
        when(entry.ended),
    )
    text = "\n".join(texts).casefold()
    return all(word in text for word in words)
