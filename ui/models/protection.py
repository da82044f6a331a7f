"""How well an instance is protected: its logs beside the newest chain, in facts, cells, messages. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.products import Product, product_of
from app.runs import Run
from ui.format import age, counted, generation, generations, size, when
from ui.levels import Level
from ui.models.backup_sets import set_messages, set_timeline, state_of_set
from ui.models.problems import FAR, problem_message
from ui.models.running import Running
from ui.widgets.banner import Message
from ui.widgets.timeline_cells import Bracket, Cell, CellKind, TimelineData

MOST_MISSING = 64
"""Missing generations that get a cell of their own."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Protection", text)


@dataclass(frozen=True)
class SetFacts:
    """One run of a chain: which chain, and when it ended."""

    chain: engine.FoundChain
    run: engine.Run

    @property
    def ended(self) -> datetime:
        return datetime.fromisoformat(self.run.ended)


@dataclass(frozen=True)
class Protection:
    """An instance beside the chains that hold it. ``chains`` are newest first; ``verified`` by chain folder.

    ``running`` is what it says of itself while an engine has it open.
    """

    instance: engine.InstanceFiles
    chains: tuple[engine.FoundChain, ...] = ()
    verified: Mapping[Path, Run] | None = None
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
    def newest(self) -> engine.Manifest | None:
        """The chain that an incremental would continue."""
        return self.chains[0].manifest if self.chains else None

    def last(self, kind: engine.Kind) -> SetFacts | None:
        """The newest set of that kind in any chain."""
        sets = [
            SetFacts(chain, run)
            for chain in self.chains
            if chain.manifest
            for run in chain.manifest.runs
            if run.kind is kind
        ]
        return max(sets, key=lambda each: each.run.ended, default=None)

    @property
    def not_backed_up(self) -> tuple[engine.LogFile, ...]:
        """Logs beyond the newest chain; a current log that was copied while it filled is not among them."""
        span = self.newest.log_range if self.newest else None
        return tuple(log for log in self.instance.logs if span is None or log.generation > span[1])

    def verification(self, chain: engine.FoundChain) -> Run | None:
        """The newest verification of that chain which ended well."""
        return (self.verified or {}).get(chain.path)


def product_name(instance: engine.InstanceFiles) -> str:
    """The product that owns it, or what it is otherwise."""
    product = product_of(instance.base, [str(database.path) for database in instance.databases])
    if product is Product.GENERIC:
        return counted(len(instance.databases), tr("ESE database")) if instance.databases else tr("Logs only")
    return product.value


def state_of(instance: engine.InstanceFiles, running: Running | None = None) -> tuple[str, Level, str]:
    """Word, level and explanation of an instance's state."""
    if instance.live:
        return _running_state(running)
    if instance.is_backup_set:
        return state_of_set(instance)
    verdicts = [instance.verdict(database) for database in instance.databases]
    if instance.state is engine.State.DAMAGED:
        return tr("Damaged"), Level.ERROR, tr("A file of this instance cannot be read as what it should be.")
    stuck = [why for able, why in verdicts if not able]
    if stuck:
        return tr("Not recoverable"), Level.ERROR, stuck[0]
    if instance.state is engine.State.NONE:
        return tr("Logs only"), Level.WARNING, tr("There are logs here, but no database of their stream.")
    if instance.state is engine.State.DIRTY:
        return tr("Dirty shutdown"), Level.WARNING, next(why for _, why in verdicts if "Dirty" in why)
    if instance.gaps or _bad_logs(instance):
        return tr("Clean, logs torn"), Level.WARNING, tr("The databases are clean, but logs are missing or bad.")
    return tr("Clean shutdown"), Level.SUCCESS, tr("All databases were shut down cleanly; no recovery is needed.")


def _running_state(running: Running | None) -> tuple[str, Level, str]:
    if running is not None and running.error is not None:
        return tr("Not answering"), Level.WARNING, str(running.error)
    process = tr("Process {} has it open.").format(running.published.pid) if running else ""
    if running is not None and running.state is not None and running.state.backup_running:
        text = tr("A backup of it is under way; another one has to wait.")
        return tr("Running, being backed up"), Level.RUNNING, f"{process} {text}"
    return tr("Running"), Level.RUNNING, f"{process} {tr('It can be backed up while it runs.')}".strip()


def _bad_logs(instance: engine.InstanceFiles) -> list[engine.Problem]:
    bad = ("misnamed", "foreign log", "damaged file", "unreadable", "duplicate", "empty log", "unsupported log")
    return [p for p in instance.problems if p.generation and p.kind.value in bad]


def log_span(instance: engine.InstanceFiles) -> str:
    """``logs 0x47–0x4E (71–78)``, or that there are none."""
    if instance.first is None or instance.last is None:
        return tr("no logs here")
    return tr("logs {}").format(generations(instance.first, instance.last))


# ---- cards: value, line, level


CardText = tuple[str, str, Level]


def full_card(facts: Protection, overdue_hours: int, now: datetime) -> CardText:
    """The newest full backup, or that there is none."""
    last = facts.last(engine.Kind.FULL)
    if last is None:
        return tr("never"), tr("Make a full backup first"), Level.WARNING
    newest = max((s.ended for s in map(facts.last, engine.Kind) if s), default=last.ended)
    late = now - newest > timedelta(hours=overdue_hours)
    if late:
        return when(last.ended), tr("{} · overdue").format(age(newest, now)), Level.WARNING
    return when(last.ended), f"{size(last.run.bytes)} · {_proof(facts, last.chain, now)}", Level.SUCCESS


def incremental_card(facts: Protection, now: datetime) -> CardText:
    """The newest incremental backup, or that there is none."""
    last = facts.last(engine.Kind.INCREMENTAL)
    if last is None:
        return tr("never"), tr("None made yet") if facts.chains else tr("Needs a full backup"), Level.NEUTRAL
    span = last.run.logs
    count = counted(span[1] - span[0] + 1, tr("log")) if span else tr("nothing new")
    return when(last.ended), f"{count} · {age(last.ended, now)}", Level.SUCCESS


def pending_card(facts: Protection, now: datetime) -> CardText:
    """The logs that no chain holds."""
    logs = facts.not_backed_up
    if not facts.instance.logs:
        return tr("no logs"), tr("Only full backups are possible"), Level.NEUTRAL
    if not logs:
        return tr("nothing"), tr("Every log here is in the newest chain"), Level.SUCCESS
    oldest = logs[0].header.created.moment
    line = tr("oldest is from {}").format(when(_aware(oldest))) if oldest else tr("age not known")
    required = None if facts.instance.live else facts.required
    if required and any(required[0] <= log.generation <= required[1] for log in logs):
        line = tr("{} needed for recovery").format(generations(*required))
    return counted(len(logs), tr("log")), line, Level.WARNING


def restore_card(facts: Protection, now: datetime) -> CardText:
    """Up to when the instance can be brought back."""
    sets = [found for found in map(facts.last, engine.Kind) if found]
    if not sets or not facts.newest:
        return tr("nowhere"), tr("There is no backup to restore from"), Level.WARNING
    newest = max(sets, key=lambda each: each.run.ended)
    count = counted(len(facts.newest.runs), tr("set"))
    return when(newest.ended), f"{count} · {_proof(facts, newest.chain, now)}", Level.SUCCESS


def _proof(facts: Protection, chain: engine.FoundChain, now: datetime) -> str:
    run = facts.verification(chain)
    if run is None or run.ended is None:
        return tr("pages checked while copied")
    return tr("verified {}").format(age(run.ended, now))


def _aware(moment: datetime) -> datetime:
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
    return TimelineData(tuple(cells.values()), _brackets(facts), checkpoint, facts.required)


def _chain_cells(facts: Protection) -> dict[int, Cell]:
    manifest = facts.newest
    if manifest is None:
        return {}
    kinds = {run.id: run.kind for run in manifest.runs}
    here = {log.generation for log in facts.instance.logs}
    cells = {}
    for file in manifest.logs:
        full = kinds.get(file.run) is engine.Kind.FULL
        kind = CellKind.FULL if full else CellKind.INCREMENTAL
        detail = "" if file.generation in here else tr("no longer in the log folder, kept in the chain")
        if file.current:
            detail = tr("was still being written when it was copied")
        cells[file.generation or 0] = Cell(file.generation or 0, kind, detail)
    return cells


def _own_cells(facts: Protection) -> dict[int, Cell]:
    instance = facts.instance
    low, high = (not instance.live and facts.required) or (0, -1)
    cells = {}
    for log in facts.not_backed_up:
        made = log.header.created.moment
        detail = f"{log.path.name}, {size(log.size)}" + (f", {when(_aware(made))}" if made else "")
        kind = CellKind.REQUIRED if low <= log.generation <= high else CellKind.NOT_BACKED_UP
        if log is instance.current and kind is CellKind.NOT_BACKED_UP:
            kind = CellKind.CURRENT
        cells[log.generation] = Cell(log.generation, kind, detail)
    return cells


def _missing_cells(instance: engine.InstanceFiles, known: Mapping[int, Cell]) -> list[Cell]:
    """Generations that recovery needs and that are nowhere."""
    wanted: dict[int, None] = {}
    for database in () if instance.live else instance.databases:
        wanted |= dict.fromkeys(instance.missing_for(database))
    text = tr("recovery needs it")
    return [Cell(gen, CellKind.MISSING, text) for gen in list(wanted)[:MOST_MISSING] if gen not in known]


def _problem_cells(instance: engine.InstanceFiles) -> list[Cell]:
    last = instance.last or 0
    foreign = ("foreign log", "misnamed", "duplicate")
    return [
        Cell(
            p.generation if p.generation <= last + FAR else last + 1,
            CellKind.FOREIGN if p.kind.value in foreign else CellKind.DAMAGED,
            p.text,
        )
        for p in _bad_logs(instance)
        if p.generation
    ]


def _brackets(facts: Protection) -> tuple[Bracket, ...]:
    manifest = facts.newest
    if manifest is None:
        return ()
    return tuple(_bracket(run) for run in manifest.runs if run.logs)


def _bracket(run: engine.Run) -> Bracket:
    assert run.logs is not None
    full = run.kind is engine.Kind.FULL
    word, short = (tr("Full"), tr("Full")) if full else (tr("Incremental"), tr("Incr."))
    ended = datetime.fromisoformat(run.ended)
    kind = CellKind.FULL if full else CellKind.INCREMENTAL
    return Bracket(f"{word} {when(ended, year=False)}", *run.logs, kind, short)


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
                tr("These logs belong to no database in the watched folders."),
                str(instance.directory),
                tr("A backup needs the database as well as its logs."),
                tr("Add the folder that holds the database."),
            )
        )
    told += [Message(Level.INFO, note) for note in instance.twin_notes]
    told += _gap_messages(instance)
    told += [problem_message(p) for p in instance.problems if p.kind.value != "gap"]
    order = (Level.CRITICAL, Level.ERROR, Level.WARNING, Level.INFO)
    return sorted(told, key=lambda message: order.index(message.level))


def _database_message(instance: engine.InstanceFiles, database: engine.DatabaseFile) -> Message | None:
    able, why = instance.verdict(database)
    name = database.path.name
    if not able:
        return Message(
            Level.ERROR,
            tr("{} cannot be recovered with what is here, so it cannot be backed up.").format(name),
            str(database.path),
            why,
            tr("Look for the missing logs where the file came from and put them beside it, or copy it again after "
               "its service was stopped. Repair only if no good copy exists: it throws data away."),
        )  # fmt: skip
    if database.state is engine.State.DIRTY:
        return Message(
            Level.INFO,
            tr("{} was not shut down cleanly.").format(name),
            str(database.path),
            why,
            tr(
                "A backup takes along the logs that recovery needs; “Recover a copy” makes a copy that is clean. "
                "Never delete the logs while this state lasts."
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
            tr("Logs are missing in the middle: {}.").format(spans),
            str(instance.directory),
            tr("Replay stops at a gap, so what lies beyond it cannot be brought back from an older backup."),
            tr("Put the missing logs back if they were moved; else make a full backup with only the logs needed."),
        )
    ]


def verified_chains(runs: Sequence[Run]) -> dict[Path, Run]:
    """The newest verification that ended well, by the folder that was verified; ``runs`` newest first."""
    found: dict[Path, Run] = {}
    for run in runs:
        found.setdefault(Path(run.source), run)
    return found


def utc_now() -> datetime:
    """The present moment; in one place, so that tests can fix it."""
    return datetime.now(UTC)
