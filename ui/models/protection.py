"""How well an instance is protected: its logs beside the newest chain, in facts, cells, messages. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.proofs import Evidence, moment_of
from app.evidence.rule import Standing, Verdict, Where
from app.evidence.running import Running
from app.products import Product, product_of
from ui.format import generation, generations, plural, size, when
from ui.languages.marked import mark, marked
from ui.levels import Level
from ui.models.backup_sets import set_messages, set_timeline, state_of_set
from ui.models.problems import FAR, problem_message
from ui.values.message import Message
from ui.values.timeline_cells import Bracket, Cell, CellKind, TimelineData

UNJUDGED = Evidence(Verdict(Standing.LOOKING))
"""Nobody has looked for its backups yet."""
MAX_MISSING = 64
"""Missing generations that get a cell of their own."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


@dataclass(frozen=True)
class SetFacts:
    """One run of a chain: which chain, and when it ended."""

    chain: engine.FoundChain
    run: engine.BackupRun

    @property
    def ended(self) -> datetime:
        return moment_of(self.run.ended) or datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class Protection:
    """An instance beside what is known of its backups. ``running`` is what it says of itself while it is open."""

    instance: engine.InstanceFiles
    evidence: Evidence = UNJUDGED
    running: Running | None = None

    @property
    def live(self) -> engine.LiveState | None:
        """Its newest word on itself; None at rest, and of one that does not answer."""
        return self.running.state if self.running else None

    @property
    def required(self) -> tuple[int, int] | None:
        """Generations that recovery would need now."""
        if self.instance.live:
            return (self.live.checkpoint, self.live.generation) if self.live else None
        return self.instance.required

    @property
    def verdict(self) -> Verdict:
        return self.evidence.verdict

    @property
    def newest(self) -> engine.Manifest | None:
        """The newest chain that holds what it says: its own, with nothing found wrong in it."""
        return self.evidence.sound[0].manifest if self.evidence.sound else None

    @property
    def to_restore(self) -> Path | None:
        """What a restore and a drill are offered: a chain; a set of another program is restored itself."""
        if self.instance.is_backup_set:
            return self.instance.directory
        chain = self.evidence.to_restore
        return chain.path if chain is not None else None

    @property
    def is_known(self) -> bool:
        """Whether what is in no sound chain is known to be in no backup."""
        seen = self.verdict.where in (Where.NOWHERE, Where.EVIDENCE, Where.THERE, Where.GONE)
        return seen or self.verdict.standing is Standing.DAMAGED  # what is damaged holds nothing, wherever it is

    def last(self, *kinds: engine.Kind) -> SetFacts | None:
        """The newest set of these kinds: the last one of the newest of its own chains that has any."""
        sets = (
            SetFacts(chain, run)
            for chain in self.evidence.chains
            if chain.manifest
            for run in reversed(chain.manifest.runs)
            if run.kind in kinds
        )
        return next(sets, None)

    @property
    def not_backed_up(self) -> tuple[engine.LogFile, ...]:
        """Logs beyond the newest sound chain; a current log that was copied while it filled is not among them."""
        span = self.newest.log_range if self.newest else None
        return tuple(log for log in self.instance.logs if span is None or log.generation > span[1])


def product_name(instance: engine.InstanceFiles) -> str:
    """The product that owns it, or what it is otherwise."""
    product = product_of(instance.base, [str(database.path) for database in instance.databases])
    if product is Product.GENERIC:
        return (
            plural(len(instance.databases), "{} ESE database", "{} ESE databases")
            if instance.databases
            else tr("Logs only")
        )
    return product.value


def state_of(instance: engine.InstanceFiles, running: Running | None = None) -> tuple[str, Level, str]:
    """Word, level and explanation of an instance's state."""
    if instance.live:
        return _running_state(running)
    if instance.is_backup_set:
        return state_of_set(instance)
    verdicts = [instance.verdict(database) for database in instance.databases]
    if instance.state is engine.State.DAMAGED:
        return tr("Damaged"), Level.ERROR, tr("A file of this instance does not have the expected format.")
    stuck = [why for able, why in verdicts if not able]
    if stuck:
        return tr("Not recoverable"), Level.ERROR, stuck[0]
    if instance.state is engine.State.NONE:
        return tr("Logs only"), Level.WARNING, tr("There are logs here, but no database of their log stream.")
    if instance.state is engine.State.DIRTY:
        dirty = next(database for database in instance.databases if database.state is engine.State.DIRTY)
        return tr("Dirty shutdown"), Level.WARNING, instance.verdict(dirty)[1]
    if instance.gaps or _bad_logs(instance):
        return (
            tr("Clean, logs incomplete"),
            Level.WARNING,
            tr("The databases are clean, but some logs are missing or unusable."),
        )
    return tr("Clean shutdown"), Level.SUCCESS, tr("All databases were shut down cleanly; no recovery is needed.")


def _running_state(running: Running | None) -> tuple[str, Level, str]:
    if running is not None and running.error is not None:
        return tr("Not answering"), Level.WARNING, str(running.error)
    process = tr("In use by process {}.").format(running.published.pid) if running else ""
    if running is not None and running.state is not None and running.state.backup_running:
        text = tr("A backup is in progress; another one has to wait.")
        return tr("Running, backup in progress"), Level.RUNNING, f"{process} {text}"
    return tr("Running"), Level.RUNNING, f"{process} {tr('It can be backed up while it runs.')}".strip()


def _bad_logs(instance: engine.InstanceFiles) -> list[engine.Problem]:
    bad = {
        engine.ProblemKind.DAMAGED_FILE,
        engine.ProblemKind.UNREADABLE,
        engine.ProblemKind.EMPTY_LOG,
        engine.ProblemKind.UNSUPPORTED_LOG,
        *_misplaced(),
    }
    return [p for p in instance.problems if p.generation and p.kind in bad]


def _misplaced() -> set[engine.ProblemKind]:
    """Logs that are whole, and do not belong where they are."""
    return {engine.ProblemKind.FOREIGN_LOG, engine.ProblemKind.MISNAMED, engine.ProblemKind.DUPLICATE}


def log_span(instance: engine.InstanceFiles) -> str:
    """``logs 0x47–0x4E (71–78)``, or that there are none."""
    if instance.first is None or instance.last is None:
        return tr("no logs")
    return tr("logs {}").format(generations(instance.first, instance.last))


def aware(moment: datetime) -> datetime:
    """ESE writes local time unless it says otherwise; the zone of the machine that wrote is not known."""
    return moment if moment.tzinfo else moment.astimezone()


# ---- the timeline


def timeline(facts: Protection) -> TimelineData:
    """Cells of all logs here and in the newest chain, its sets as brackets, checkpoint and required range."""
    instance = facts.instance
    if instance.is_backup_set:
        return set_timeline(instance)
    cells = _chain_cells(facts) | _own_cells(facts)
    cells |= {cell.generation: cell for cell in _missing_cells(instance, cells)}
    cells |= {cell.generation: cell for cell in _problem_cells(instance)}
    mark = instance.checkpoint.lgpos if instance.checkpoint else None
    checkpoint = (mark.generation, f"0x{mark.generation:X}:{mark.segment:04X}") if mark and mark.is_set else None
    if facts.live:
        checkpoint = facts.live.checkpoint, generation(facts.live.checkpoint)
    if checkpoint and checkpoint[0] not in cells:
        checkpoint = None
    current = None
    if instance.current is not None:
        current = instance.current.generation, tr("being written") if instance.live else CellKind.CURRENT.words
    return TimelineData(tuple(cells.values()), _brackets(facts), checkpoint, facts.required, current)


def _chain_cells(facts: Protection) -> dict[int, Cell]:
    manifest = facts.newest
    if manifest is None:
        return {}
    kinds = {run.id: run.kind for run in manifest.runs}
    here = {log.generation for log in facts.instance.logs}
    cells = {}
    for file in manifest.logs:
        kind = _cell_kind(kinds[file.run])
        detail = "" if file.generation in here else tr("no longer in the log folder, still in the chain")
        if file.current:
            detail = tr("copied while it was the current log")
        cells[file.generation or 0] = Cell(file.generation or 0, kind, detail)
    return cells


def _own_cells(facts: Protection) -> dict[int, Cell]:
    instance = facts.instance
    low, high = (not instance.live and facts.required) or (0, -1)
    cells = {}
    for log in facts.not_backed_up:
        made = log.header.created.moment
        detail = f"{log.path.name}, {size(log.size)}" + (f", {when(aware(made))}" if made else "")
        kind = CellKind.NOT_BACKED_UP if facts.is_known else CellKind.NOT_KNOWN
        if facts.is_known and low <= log.generation <= high:
            kind = CellKind.REQUIRED
        if log is instance.current and kind is not CellKind.REQUIRED:
            kind = CellKind.CURRENT
        cells[log.generation] = Cell(log.generation, kind, detail)
    return cells


def _missing_cells(instance: engine.InstanceFiles, known: Mapping[int, Cell]) -> list[Cell]:
    """Generations that recovery needs and that are nowhere."""
    wanted: dict[int, None] = {}
    for database in () if instance.live else instance.databases:
        wanted |= dict.fromkeys(instance.missing_for(database))
    text = tr("required for recovery")
    return [Cell(gen, CellKind.MISSING, text) for gen in list(wanted)[:MAX_MISSING] if gen not in known]


def _problem_cells(instance: engine.InstanceFiles) -> list[Cell]:
    last = instance.last or 0
    foreign = _misplaced()
    return [
        Cell(
            p.generation if p.generation <= last + FAR else last + 1,
            CellKind.FOREIGN if p.kind in foreign else CellKind.DAMAGED,
            p.text,
        )
        for p in _bad_logs(instance)
        if p.generation
    ]


def _brackets(facts: Protection) -> tuple[Bracket, ...]:
    manifest = facts.newest
    if manifest is None:
        return ()
    return tuple(_bracket(run, run.logs) for run in manifest.runs if run.logs)


def _bracket(run: engine.BackupRun, logs: tuple[int, int]) -> Bracket:
    word, short = _SET_WORDS[run.kind]
    ended = when(moment_of(run.ended), year=False)
    return Bracket(f"{marked(word)} {ended}", *logs, _cell_kind(run.kind), marked(short))


_SET_WORDS = {
    engine.Kind.FULL: (mark("Full"), mark("Full")),
    engine.Kind.INCREMENTAL: (mark("Incremental"), mark("Incr.")),
    engine.Kind.DIFFERENTIAL: (mark("Differential"), mark("Diff.")),
    engine.Kind.COPY: (mark("Copy"), mark("Copy")),
    engine.Kind.AS_IS: (mark("As is"), mark("As is")),
}


def _cell_kind(kind: engine.Kind) -> CellKind:
    if kind is engine.Kind.DIFFERENTIAL:
        return CellKind.DIFFERENTIAL
    return CellKind.FULL if kind.starts_chain else CellKind.INCREMENTAL


# ---- messages


def messages(instance: engine.InstanceFiles) -> list[Message]:
    """What is wrong with it, the worst first: what, where, why, what to do."""
    if instance.is_backup_set:
        return set_messages(instance)
    at_rest = () if instance.live else instance.databases
    found = [_database_message(instance, database) for database in at_rest]
    told = [message for message in found if message]
    if instance.state is engine.State.NONE and not instance.live:
        told.append(
            Message(
                Level.WARNING,
                tr("No database in the watched folders belongs to these logs."),
                str(instance.directory),
                tr("A backup needs the database as well as its logs."),
                tr("Add the folder that holds the database."),
            )
        )
    told += [Message(Level.INFO, note) for note in instance.twin_notes]
    told += _gap_messages(instance)
    told += [problem_message(p) for p in instance.problems if p.kind is not engine.ProblemKind.GAP]
    order = (Level.CRITICAL, Level.ERROR, Level.WARNING, Level.INFO)
    return sorted(told, key=lambda message: order.index(message.level))


def _database_message(instance: engine.InstanceFiles, database: engine.DatabaseFile) -> Message | None:
    able, why = instance.verdict(database)
    name = database.path.name
    if not able:
        return Message(
            Level.ERROR,
            tr("{} cannot be recovered from the files here, so it cannot be backed up.").format(name),
            str(database.path),
            why,
            tr(
                "Look for the missing logs where the file came from and put them next to it, or copy it again "
                "with its service stopped. Repair it only if there is no good copy: a repair discards data."
            ),
        )  # fmt: skip
    if database.state is engine.State.DIRTY:
        return Message(
            Level.INFO,
            tr("{} was not shut down cleanly.").format(name),
            str(database.path),
            why,
            tr(
                "A backup includes the logs that recovery needs. “Recover a copy” creates a clean copy. Do not "
                "delete any logs until the database is clean."
            ),
        )
    return None


def _gap_messages(instance: engine.InstanceFiles) -> list[Message]:
    if not instance.gaps:
        return []
    spans = ", ".join(generations(low, high) for low, high in instance.gaps[:4])
    return [
        Message(
            Level.ERROR,
            tr("Logs are missing from the middle of the stream: {}.").format(spans),
            str(instance.directory),
            tr("Replay stops at a gap, so changes after it cannot be restored from an older backup."),
            tr(
                "If the missing logs were moved, put them back. Otherwise make a full backup with the required "
                "logs only."
            ),
        )
    ]


def utc_now() -> datetime:
    """The present moment; in one place, so that tests can fix it."""
    return datetime.now(UTC)
