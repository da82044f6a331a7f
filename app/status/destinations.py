"""How each known destination is: whether it is there and is the one that was known, how fast it answers, how much
room it has, and what is kept there."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

import engine
from app.evidence.bounded import bounded
from app.evidence.gathering import ChainScan, place_of
from app.evidence.lost_files import bytes_of_damaged
from app.history.runs import Run, RunOperation
from app.jobs.job import Jobs
from app.operations.destination import DestinationKind, absence, place_at
from app.settings import Settings, SettingsFile
from app.status.destination_facts import LET_READ, ROOM_FOR, hint_of_read_only, of_unread
from app.status.forecast import full_on
from engine.errors import JetError
from engine.progress import Cancel


class DestinationCondition(StrEnum):
    """The one thing to be said of a destination, the worst first."""

    OTHER = "other"
    """Another destination is at its path."""
    ABSENT = "absent"
    SILENT = "silent"
    """It did not answer in time."""
    UNREADABLE = "unreadable"
    READ_ONLY = "read-only"
    INCOMPLETE = "incomplete"
    """Folders in it cannot be read: what is in them is not known."""
    SHORT = "short"
    """It has room for less than two of the next full backups."""
    TO_COME = "not-created"
    """It does not exist yet: the first run of its job creates it."""
    AVAILABLE = "available"


@dataclass(frozen=True)
class DestinationState:
    """One destination as it is now. ``why`` and ``hint`` say what is wrong. ``known`` is the identity that it had,
    ``found`` the one that it has; empty for none.

    ``is_reached``: there is a destination or an empty folder at its path, which could be known instead.
    ``unread`` are folders in it that cannot be read.
    ``seconds`` is how long it took to answer; ``free`` and ``total`` are bytes of its volume, ``used`` those of
    the chains, ``needed`` of the next full backup of each instance. ``locked_until``: until then the store lets no
    one remove its newest chain. ``encrypted`` and ``plain`` count chains.
    """

    place: Path
    condition: DestinationCondition
    why: str = ""
    hint: str = ""
    known: str = ""
    found: str = ""
    is_reached: bool = False
    seconds: float | None = None
    free: int | None = None
    total: int | None = None
    used: int = 0
    needed: int = 0
    instances: int = 0
    chains: int = 0
    unread: tuple[Path, ...] = ()
    encrypted: int = 0
    plain: int = 0
    locked_until: datetime | None = None
    reached: datetime | None = None
    full_on: date | None = None

    @property
    def is_bucket(self) -> bool:
        return isinstance(self.place, engine.StoreAddress)

    @property
    def is_there(self) -> bool:
        """Whether its chains can be read."""
        return self.condition in (
            DestinationCondition.AVAILABLE,
            DestinationCondition.SHORT,
            DestinationCondition.READ_ONLY,
            DestinationCondition.INCOMPLETE,
        )


def unused_destinations(jobs: Jobs, identities: Mapping[str, str], runs: Iterable[Run]) -> Set[Path]:
    """The destinations of jobs that no backup is known to have been made to: the first run creates them."""
    used = {run.destination for run in runs if run.operation is RunOperation.BACKUP}
    known = {*used, *(place for place, identity in identities.items() if identity)}
    return {job.destination for job in jobs.jobs if str(job.destination) not in known}


def look_at_destinations(
    places: Sequence[Path],
    identities: Mapping[str, str],
    runs: Sequence[Run],
    now: datetime,
    *,
    limit: float,
    cancel: Cancel,
    unused: Set[Path] = frozenset(),
    reached: Mapping[Path, datetime] | None = None,
    listed: ChainScan | None = None,
) -> list[DestinationState]:
    """How each of them is, in their order; one that does not answer for ``limit`` seconds is silent.

    ``runs`` are those of the last weeks, for the forecast; ``unused`` as :func:`unused_destinations`; ``reached``
    when each was last seen; ``listed`` what is known to be there, which is then not listed again. Raises only
    ``Cancelled``.
    """
    seen = reached or {}
    calls = {
        place: _Look(
            place, identities.get(str(place), ""), runs, now, listed, place in unused and place not in seen
        )
        for place in places
    }
    found = bounded(calls, limit, cancel)
    states = []
    for place in places:
        state = found.get(place) or _silent(place, identities.get(str(place), ""), limit)
        states.append(replace(state, reached=now if state.is_there else seen.get(place)))
    return states


def _silent(place: Path, identity: str, limit: float) -> DestinationState:
    why = f"{place} did not answer within {limit:.0f} seconds."
    return DestinationState(
        place, DestinationCondition.SILENT, why, "Check the connection to it, then look again.", identity
    )


@dataclass(frozen=True)
class _Look:
    """One look, which may hang."""

    place: Path
    identity: str
    runs: Sequence[Run]
    now: datetime
    listed: ChainScan | None
    is_unused: bool

    def __call__(self, cancel: Cancel) -> DestinationState:
        place, started = self.place, time.monotonic()
        try:
            if self.is_unused and place_at(place) is DestinationKind.NEW:
                return DestinationState(place, DestinationCondition.TO_COME)
            if place_at(place, (str(place),)) is not DestinationKind.FOLDER:
                return self._refused(DestinationCondition.ABSENT, absence(place))
            fs = engine.LocalFileSystem()
            destination = engine.destination_at(place, fs)
            found = destination.identity()
            seconds = time.monotonic() - started
        except JetError as error:
            cancel.check()
            return self._refused(DestinationCondition.UNREADABLE, error)
        try:
            engine.check_known(destination, self.identity)
        except JetError as error:
            condition = DestinationCondition.OTHER if found else DestinationCondition.ABSENT
            return replace(self._refused(condition, error), found=found, is_reached=True)
        cancel.check()
        unread: list[JetError] = []
        try:
            if self.listed is not None and place in self.listed.read:
                chains = [chain for chain in self.listed.chains if chain.path.is_relative_to(place)]
                unread = [error for each, error in self.listed.unread if each == place]
            else:
                chains = engine.find_chains(fs, place, unread=unread.append)
        except JetError as error:
            cancel.check()
            return self._refused(DestinationCondition.UNREADABLE, error)
        return _judged(self._state(found, seconds, chains, cancel), unread)

    def _refused(self, condition: DestinationCondition, error: JetError) -> DestinationState:
        return DestinationState(self.place, condition, error.message, error.hint, self.identity)

    def _state(
        self, found: str, seconds: float, chains: Sequence[engine.FoundChain], cancel: Cancel
    ) -> DestinationState:
        place = self.place
        free, total = (None, None) if isinstance(place, engine.StoreAddress) else _space(place)
        manifests = [chain.manifest for chain in chains if chain.manifest is not None]
        encrypted = sum(any(file.encoding.is_encrypted for file in each.files) for each in manifests)
        return DestinationState(
            place,
            DestinationCondition.AVAILABLE,
            known=self.identity,
            found=found,
            seconds=seconds,
            free=free,
            total=total,
            used=sum(file.stored_bytes for each in manifests for file in each.files)
            + bytes_of_damaged(engine.LocalFileSystem(), chains),
            needed=next_full_bytes(manifests),
            instances=len({each.instance for each in manifests}),
            chains=len(chains),
            encrypted=encrypted,
            plain=len(manifests) - encrypted,
            locked_until=_locked_until(chains, cancel),
            full_on=full_on(place, free, self.runs, self.now),
        )


def _judged(state: DestinationState, unread: Sequence[JetError]) -> DestinationState:
    """The same, with what is wrong with it. ``unread``: what keeps folders in it from being read."""
    place = state.place
    state = replace(state, unread=tuple(place_of(str(error.context["path"])) for error in unread))
    if not state.is_bucket and is_read_only(place):
        return replace(
            state,
            condition=DestinationCondition.READ_ONLY,
            why=f"{place} is read-only.",
            hint=hint_of_read_only(state.chains),
        )
    if unread and not (state.free is not None and state.free < state.needed):
        why, hint = of_unread([error.message for error in unread]), LET_READ
        return replace(state, condition=DestinationCondition.INCOMPLETE, why=f"{why}.", hint=hint)
    if state.free is not None and state.needed and state.free < ROOM_FOR * state.needed:
        why = f"{place} has space for only one more full backup of each instance."
        if state.free < state.needed:
            why = f"{place} has no space for the next full backup of each instance."
        return replace(
            state,
            condition=DestinationCondition.SHORT,
            why=why,
            hint="Add space, or remove old chains: ese-backup prune lists them first and keeps what a rule keeps.",
        )
    return state


def next_full_bytes(manifests: Iterable[engine.Manifest]) -> int:
    """About what the next full backups of all instances need: what the newest one of each did."""
    newest: dict[str, tuple[str, int]] = {}
    for each in manifests:
        if not each.is_continued:
            continue
        first = each.runs[0]
        files = [file for file in each.files if file.run == first.id]
        stored, whole = sum(file.stored_bytes for file in files), sum(file.bytes for file in files)
        size = max(stored, first.bytes * stored // whole if whole else 0)  # a log of it may have been replaced
        newest[each.instance] = max(newest.get(each.instance, ("", 0)), (first.started, size))
    return sum(size for _, size in newest.values())


def _space(place: Path) -> tuple[int | None, int | None]:
    """Free and all bytes of the volume."""
    try:
        usage = shutil.disk_usage(place)
    except OSError:
        return None, None
    return usage.free, usage.total


def is_read_only(place: Path) -> bool:
    """Whether the folder takes no files: its volume is mounted so, or this user may not write there."""
    if hasattr(os, "statvfs"):
        with suppress(OSError):
            if os.statvfs(place).f_flag & os.ST_RDONLY:
                return True
    return not os.access(place, os.W_OK)


def _locked_until(chains: Sequence[engine.FoundChain], cancel: Cancel) -> datetime | None:
    """The lock of the newest chain: a bucket that locks one, locks all that follow."""
    cancel.check()
    newest = next((chain.chain for chain in chains if chain.chain is not None), None)
    if newest is None:
        return None
    try:
        return newest.locked_until()
    except JetError:
        return None


# ---- which are known


def identity_at(place: Path) -> str:
    """The identity of the destination at ``place``, empty if it has none. Raises as :func:`add_destination`."""
    if place_at(place) is not DestinationKind.FOLDER:
        raise absence(place)
    return engine.destination_at(place, engine.LocalFileSystem()).identity()


def add_destination(file: SettingsFile, place: Path) -> str:
    """Know ``place`` from now on, by the identity that it has now; returns that, empty if it has none.

    Raises JET_errInvalidPath (-1023) for what is no folder, what the store is refused with, and
    ``StorageFault`` if the settings cannot be saved.
    """
    found = identity_at(place)
    file.change(lambda settings: with_known(settings, place, found))
    return found


def with_known(settings: Settings, place: Path, identity: str) -> Settings:
    """The settings with this destination and the identity that it has now, none included."""
    known = settings.without_destination(str(place)).with_destination(str(place))
    return known.with_identity(str(place), identity)


def with_seen(settings: Settings, seen: Mapping[str, str]) -> Settings:
    """The settings with the identities (by place) that were ``seen`` where none was known."""
    return replace(settings, identities={**seen, **settings.identities})


def forget_destination(file: SettingsFile, place: Path) -> bool:
    """Know ``place`` no more; whether it was known. Its chains are unchanged."""
    was_known = str(place) in file.load().destinations
    file.change(lambda settings: settings.without_destination(str(place)))
    return was_known
