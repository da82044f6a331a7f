"""What tables can be read from: the chains that are known, and the instances at rest."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.operations.key_files import KeyFiles
from app.own_names import Namings
from engine.errors import JetError
from engine.progress import Cancel
from ui.levels import Level
from ui.models.instances import Cell, CellValue, MomentCell, plain
from ui.models.keys import readable
from ui.models.own_names import called, own_name, own_name_of
from ui.models.protection import Protection
from ui.values.tables_target import TablesTarget


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Tables", text)


@dataclass(frozen=True)
class KnownSource:
    """A chain, or an instance at rest. ``since`` and ``until``: when its first and its last set were complete."""

    path: Path
    name: str
    is_chain: bool
    databases: tuple[str, ...]
    since: datetime | None = None
    until: datetime | None = None
    manifest: engine.Manifest | None = field(default=None, compare=False)
    own_name: str = ""
    """What the user calls the instance."""

    def is_same(self, other: KnownSource) -> bool:
        """Whether it is the same as ``other``, whatever it holds and is called by now."""
        return (self.path, self.name, self.is_chain) == (other.path, other.name, other.is_chain)

    def target(self, moment: datetime | None) -> TablesTarget:
        """Where its tables are read, those of a chain as of ``moment``."""
        return TablesTarget(self.path, moment, instance="" if self.is_chain else self.name)

    @property
    def place(self) -> Path:
        """The destination of a chain that is in a store of its instance; else the folder itself."""
        folder = self.path.parent
        return folder.parent if self.manifest is not None and folder.name == self.manifest.instance else self.path

    def cells(self) -> tuple[Cell, ...]:
        """As a row: name, contents, when the first and the newest set were complete, place, name of the chain."""
        kind = tr("Backup") if self.is_chain else tr("Instance at rest")
        names = ", ".join(self.databases)
        name = self.own_name or self.name
        tip = f"{called(self.name, self.own_name)}\n{names}" if self.own_name else names
        return (
            CellValue(name, f"{name.casefold()} {self.path}", tip),
            CellValue(kind, int(not self.is_chain), names),
            MomentCell(self.since),
            MomentCell(self.until),
            CellValue(str(self.place), f"{self.place} {self.path}".casefold(), str(self.path)),
            plain(self.path.name if self.place != self.path else ""),
        )


def target_in(facts: Protection, database: str, table: str) -> TablesTarget | None:
    """Where a table of an instance is read: at rest as recovered, of a running one in its newest backup, if any.

    ``database`` is the path of its file; empty for the first one.
    """
    instance, path = facts.instance, Path(database)
    beside = not database or instance.directory == path.parent
    place = facts.to_restore if instance.live else instance.directory if beside else path
    name = instance.name if place == instance.directory and not instance.live else ""
    return None if place is None else TablesTarget(place, table=table, database=path.name, instance=name)


def known_sources(
    chains: Sequence[engine.FoundChain], instances: Sequence[engine.InstanceFiles], names: Namings
) -> Generator[int, None, list[KnownSource]]:
    """Chains with databases, those with the newest state first, sets of other programs, and instances at rest, as
    the result; 1 is yielded for each that was looked at."""
    found, at_rest = [], []
    for chain in chains:
        yield 1
        if chain.manifest is not None and chain.manifest.databases and not chain.manifest.is_evidence:
            found.append(_of_chain(chain.path, chain.manifest, names))
    for each in instances:
        yield 1
        if each.is_backup_set and each.databases:
            held = tuple(database.path.name for database in each.databases)
            found.append(KnownSource(each.directory, each.name, True, held))
        elif not each.live and each.databases:
            held = tuple(database.path.name for database in each.databases)
            called = own_name(names, each.name, each.directory)
            at_rest.append(KnownSource(each.directory, each.name, False, held, own_name=called))
    long_ago = datetime.fromtimestamp(0, UTC)
    found.sort(key=lambda each: each.until or long_ago, reverse=True)
    return found + sorted(at_rest, key=lambda each: (each.own_name or each.name).casefold())


def _of_chain(path: Path, manifest: engine.Manifest, names: Namings) -> KnownSource:
    runs, held = manifest.runs, tuple(manifest.databases)
    since, until = moment_of(runs[0].ended), moment_of(runs[-1].ended)
    return KnownSource(path, manifest.instance, True, held, since, until, manifest, own_name_of(names, manifest))


@dataclass(frozen=True, slots=True)
class MomentChoice:
    """A moment that is offered by a word: how long ago, or the newest state there is (``None``)."""

    text: str
    ago: timedelta | None

    def moment(self, now: datetime) -> datetime | None:
        return None if self.ago is None else now - self.ago


def moment_choices() -> tuple[MomentChoice, ...]:
    """What is offered by a word, the newest first."""
    return (
        MomentChoice(tr("Newest state"), None),
        MomentChoice(tr("An hour ago"), timedelta(hours=1)),
        MomentChoice(tr("A day ago"), timedelta(days=1)),
        MomentChoice(tr("A week ago"), timedelta(days=7)),
    )


def read_points(chain: Path, keys: KeyFiles, cancel: Cancel) -> engine.RestorePoints:
    """The moments at which a chain can be shown; reads its logs."""
    return engine.restore_points(engine.chain_at(chain, engine.HostFileSystem(), readable(keys)), cancel=cancel)


def needs_key(error: JetError) -> bool:
    """Whether a chain is encrypted and none of the known keys opens it."""
    return error.code.name == "DecryptionFailed"


def level_of(error: JetError) -> Level:
    """How an error of opening is shown: a key that is not there is no damage."""
    return Level.WARNING if needs_key(error) else Level.ERROR
