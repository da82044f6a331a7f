"""How well an instance is protected: its logs beside the newest chain, in facts and messages. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from app.evidence.own_files import has_no_backup
from app.evidence.proofs import Evidence
from app.evidence.rule import ReadBack, RunEnd, Verdict
from app.evidence.running import Running
from app.evidence.timeline import bad_logs, beyond, is_all_known, required_now
from app.products import Product, product_of_instance
from ui.format import generations, plural, when
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.backup_sets import set_messages, state_of_set
from ui.models.problems import problem_message
from ui.models.unjudged import UNJUDGED as UNJUDGED
from ui.models.unjudged import utc_now as utc_now
from ui.values.message import Message


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
        return required_now(self.instance, self.live)

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
        return is_all_known(self.verdict)

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
        return beyond(self.instance, self.evidence)


def product_name(instance: engine.InstanceFiles) -> str:
    """The product that owns it, or what it is otherwise."""
    product = product_of_instance(instance)
    if product is Product.GENERIC:
        return (
            plural(len(instance.databases), "{} ESE database", "{} ESE databases")
            if instance.databases
            else tr("Logs only")
        )
    return shown(product.value)


def state_of(
    instance: engine.InstanceFiles, running: Running | None = None, damage: ReadBack | None = None
) -> tuple[str, Level, str]:
    """Word, level and explanation of an instance's state; ``damage`` is what was found in its files last."""
    word, level, why = _state_of_files(instance, running)
    if damage is None or level is Level.ERROR:
        return word, level, why
    found = tr("Found {}: {}").format(when(damage.ended), shown(damage.why))
    if damage.outcome is not RunEnd.DAMAGED:
        return word, level_of_damage(damage), "\n".join(part for part in (found, why) if part)
    word = tr("Running, damage found") if instance.live else tr("Damage found")
    return word, level_of_damage(damage), "\n".join(part for part in (found, why) if part)


def _state_of_files(instance: engine.InstanceFiles, running: Running | None) -> tuple[str, Level, str]:
    if instance.live:
        return _running_state(running)
    if instance.is_backup_set:
        return state_of_set(instance)
    verdicts = [instance.verdict(database) for database in instance.databases]
    if instance.state is engine.State.DAMAGED:
        return tr("Damaged"), Level.ERROR, tr("A file of this instance does not have the expected format.")
    stuck = [why for able, why in verdicts if not able]
    if stuck and all(instance.is_undecided(d) for d in instance.databases if not instance.verdict(d)[0]):
        return tr("Not known"), Level.WARNING, stuck[0]
    if stuck:
        return tr("Not recoverable"), Level.ERROR, stuck[0]
    if instance.state is engine.State.NONE:
        return tr("Logs only"), Level.WARNING, tr("There are logs here, but no database of their log stream.")
    if instance.state is engine.State.DIRTY:
        dirty = next(database for database in instance.databases if database.state is engine.State.DIRTY)
        return tr("Dirty shutdown"), Level.WARNING, instance.verdict(dirty)[1]
    if instance.gaps or bad_logs(instance):
        return (
            tr("Clean, logs incomplete"),
            Level.WARNING,
            tr("The databases are clean, but some logs are missing or unusable."),
        )
    return tr("Clean shutdown"), Level.SUCCESS, tr("All databases were shut down cleanly; no recovery is needed.")


def can_be_backed_up(instance: engine.InstanceFiles) -> bool:
    """Whether a backup could bring it back; where not, only evidence can be kept of it."""
    if instance.live or instance.is_backup_set:
        return True
    return instance.state is not engine.State.DAMAGED and all(instance.verdict(d)[0] for d in instance.databases)


def _running_state(running: Running | None) -> tuple[str, Level, str]:
    if running is not None and running.error is not None:
        return tr("Not answering"), Level.WARNING, str(running.error)
    process = tr("In use by process {}.").format(running.published.pid) if running else ""
    if running is not None and running.state is not None and running.state.backup_running:
        text = tr("A backup is in progress; another one has to wait.")
        return tr("Running, backup in progress"), Level.RUNNING, f"{process} {text}"
    return tr("Running"), Level.RUNNING, f"{process} {tr('It can be backed up while it runs.')}".strip()


def log_span(instance: engine.InstanceFiles) -> str:
    """``logs 0x47–0x4E (71–78)``, or that there are none."""
    if instance.first is None or instance.last is None:
        return tr("no logs")
    return tr("logs {}").format(generations(instance.first, instance.last))


def aware(moment: datetime) -> datetime:
    """ESE writes local time unless it says otherwise; the zone of the machine that wrote is not known."""
    return moment if moment.tzinfo else moment.astimezone()


# ---- messages


def at_work() -> Message:
    """That a backup works on it."""
    note = tr("Another backup of it can start when this one has ended.")
    return Message(Level.INFO, tr("This instance is being backed up now."), note=note)


def damage_message(facts: Protection) -> Message | None:
    """That its files were found damaged, where its verdict does not say so."""
    damage = facts.evidence.files_damage
    if damage is None or (facts.verdict.of_source and damage.why == facts.verdict.why):
        return None
    return Message(
        level_of_damage(damage),
        tr("Damage was found in the files of this instance.")
        if damage.outcome is RunEnd.DAMAGED
        else tr("Not all files of this instance could be read."),
        str(facts.instance.directory),
        tr("Found {}: {}").format(when(damage.ended), shown(damage.why)),
        shown(engine.damage_advice(wanted(facts, damage.remedy), has_backup=not has_no_backup(facts.verdict))),
    )


def level_of_damage(damage: ReadBack) -> Level:
    """As it is urgent."""
    return Level.ERROR if damage.is_urgent else Level.WARNING


def wanted(facts: Protection, remedy: engine.Remedy | None) -> engine.Remedy | None:
    """What damage calls for: ``remedy``, unless that is a backup that cannot be made of it now."""
    if remedy in (None, engine.Remedy.KEEP_WATCH, engine.Remedy.CHECK_DISK) or can_be_backed_up(facts.instance):
        return remedy
    return engine.Remedy.RESTORE


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
    if instance.is_undecided(database):
        return Message(
            Level.WARNING,
            tr("Whether {} can be recovered is not known: a log that it requires could not be read.").format(name),
            str(database.path),
            why,
            shown(engine.Remedy.CHECK_DISK.value),
        )
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
                "A backup includes the logs that recovery needs. “Recover” brings the database, or a copy of it, "
                "to a clean shutdown. Do not delete any logs until the database is clean."
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
