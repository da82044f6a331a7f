"""How a run stands and how it ended, in words: its chip, its steps, its message. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.history.runs import RunOperation
from app.operations.requests import BackupRequest, DrillRequest, RecoveryRequest, RestoreRequest, TruncateRequest
from engine.errors import JetError
from engine.progress import Phase
from ui.format import counted, duration, generations, number, size
from ui.levels import Level
from ui.live_run import REPLAYING, LiveRun
from ui.models.instances import CellValue, plain
from ui.values.message import Message
from ui.values.steps import Step, StepState

MAX_NAMED = 4
"""Corrections, findings or notes that a message names one by one."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Outcome", text)


STEPS = {
    RunOperation.BACKUP: (Phase.CHECKS, Phase.DATABASES, Phase.LOGS, Phase.PUBLISH),
    RunOperation.VERIFY: (Phase.CHECKS, Phase.DATABASES, Phase.LOGS),
    RunOperation.RESTORE: (Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS, Phase.PUBLISH),
    RunOperation.RECOVER: (Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS, Phase.PUBLISH),
}

DRILL_STEPS = (Phase.CHECKS, Phase.STAGING, Phase.ANALYSIS, Phase.LOGS, Phase.DATABASES)


def _order_of(run: LiveRun) -> tuple[Phase, ...]:
    return DRILL_STEPS if isinstance(run.plan.request, DrillRequest) else STEPS[run.plan.operation]


def title_of(phase: Phase, operation: RunOperation = RunOperation.BACKUP) -> str:
    """The name of a step."""
    words = {
        Phase.CHECKS: tr("Checks"),
        Phase.DATABASES: tr("Databases"),
        Phase.LOGS: tr("Replay") if operation in REPLAYING else tr("Logs"),
        Phase.PUBLISH: tr("Publish"),
        Phase.STAGING: tr("Copy"),
        Phase.ANALYSIS: tr("Read logs"),
        Phase.COMPLETE: tr("Complete"),
    }
    return words[phase]


def state_of(run: LiveRun) -> tuple[str, Level]:
    """Word and level of a run."""
    if run.running:
        return (tr("Stopping"), Level.WAITING) if run.cancelling else (tr("Running"), Level.RUNNING)
    if run.cancelled:
        return tr("Cancelled"), Level.CANCELLED
    if run.crash:
        return tr("Failed"), Level.CRITICAL
    judged = isinstance(run.result, engine.Verification | engine.Certificate)
    if run.error is not None or (judged and not run.result.ok):
        return tr("Failed"), Level.ERROR
    if _warns(run.result):
        return tr("Success with warnings"), Level.WARNING
    return tr("Success"), Level.SUCCESS


def bar_level(run: LiveRun) -> str:
    """The level that its progress bar is coloured by; empty while it runs."""
    return "" if run.running else state_of(run)[1].name.lower()


def may_do_again(run: LiveRun) -> bool:
    """Whether the same can succeed once more: what has filled its new folder cannot be put there again."""
    filled = isinstance(run.plan.request, RestoreRequest | RecoveryRequest) and run.result is not None
    return not filled


def reading_again(run: LiveRun) -> str:
    """Which page is being read again because it was bad, and for which time; empty when none is."""
    counts = run.last.counts
    if not run.running or "attempt" not in counts:
        return ""
    words = tr("Page {} of {} was bad; it is being read again, attempt {} of {}")
    return words.format(number(counts["again"]), run.last.item, counts["attempt"], counts["attempts"])


def _warns(result: object) -> bool:
    match result:
        case engine.BackupSet():
            return bool(result.run.corrections or result.run.notes)
        case engine.Verification() | engine.Certificate():
            return bool(result.findings)
        case engine.Restored():
            return result.recovered is None and not all(database.clean for database in result.plan.databases)
        case engine.Recovered():
            return bool(result.warnings) or not result.ok or not all(map(_is_clean, result.databases))
    return False


def _is_clean(database: engine.RecoveredDatabase) -> bool:
    return database.state == engine.State.CLEAN.value


def steps_of(run: LiveRun) -> list[Step]:
    """The steps of the run with their durations so far."""
    seconds: dict[Phase, float] = {}
    ends = [start for _, start in run.phases[1:]] + [run.elapsed]
    for (phase, start), end in zip(run.phases, ends, strict=True):
        seconds[phase] = seconds.get(phase, 0.0) + max(0.0, end - start)
    order = _order_of(run)
    reached = [phase for phase, _ in run.phases if phase in order]
    here = reached[-1] if reached else order[0]
    drill = isinstance(run.plan.request, DrillRequest)
    operation = RunOperation.RESTORE if drill else run.plan.operation
    return [Step(title_of(p, operation), _step_state(run, p, here, seconds), seconds.get(p)) for p in order]


def _step_state(run: LiveRun, phase: Phase, here: Phase, seconds: Mapping[Phase, float]) -> StepState:
    order = _order_of(run)
    failed = not run.running and (run.error is not None or bool(run.crash))
    if phase in _damaged_in(run.result):
        return StepState.FAILED
    if phase is here:
        if run.running:
            return StepState.RUNNING
        ended = StepState.CANCELLED if run.cancelled else StepState.FAILED
        return ended if failed else StepState.DONE
    if phase in seconds:
        return StepState.DONE
    past = order.index(phase) < order.index(here)
    return StepState.SKIPPED if past or not (run.running or failed) else StepState.PENDING


def _damaged_in(result: object) -> frozenset[Phase]:
    """The steps of a verification or a drill that met damage."""
    if isinstance(result, engine.Certificate):
        return frozenset() if result.ok else frozenset({Phase.DATABASES})
    if not isinstance(result, engine.Verification):
        return frozenset()
    return frozenset(_STEP_OF.get(f.kind.value, Phase.DATABASES) for f in result.findings if f.is_damage)


_STEP_OF = {
    **dict.fromkeys(("log", "log-gap", "log-tail", "log-chain"), Phase.LOGS),
    **dict.fromkeys(("manifest", "sums", "missing", "unreadable", "not-recoverable"), Phase.CHECKS),
}
"""Where a kind of finding is met; all others in the databases."""


def figures_of(run: LiveRun) -> str:
    """Pages verified, blank and corrected, and logs, so far."""
    counts = run.last.counts
    words = (("verified", tr("verified")), ("blank", tr("blank")), ("corrected", tr("corrected")))
    parts = [f"{number(counts[key])} {word}" for key, word in words if key in counts]
    pages = tr("Pages: {}").format(", ".join(parts)) if parts else ""
    read = counts.get("logs", 0) if "records" not in counts else 0  # what was replayed stands in cards
    logs = counted(read, tr("log")) if read else ""
    return " · ".join(part for part in (pages, logs) if part)


def figures_at_end(run: LiveRun) -> list[str]:
    """What the run amounted to; empty when it brought no result."""
    match run.result:
        case engine.BackupSet() as done:
            parts = [size(done.run.bytes if done.files else 0), counted(len(done.files), tr("file"))]
            if done.run.logs and done.files:
                parts.append(tr("logs {}").format(generations(*done.run.logs)))
            return [*parts, duration(done.seconds)]
        case engine.Truncation() as cut:
            return [counted(cut.deleted, tr("log")) + " " + tr("removed"), duration(run.seconds)]
        case engine.Certificate() as proof:
            tables, rows = counted(len(proof.tables), tr("table")), counted(proof.rows, tr("row"))
            return [size(proof.bytes), tables, rows, duration(proof.seconds)]
        case engine.Verification() as checked:
            pages = checked.pages.total
            good = tr("{} of {} good").format(number(pages), counted(pages + checked.bad_pages, tr("page")))
            files, logs = counted(checked.files, tr("file")), counted(checked.logs, tr("log"))
            return [tr("{} read").format(files), good, logs, duration(run.seconds)]
        case engine.Restored() as back:
            parts = [counted(len(back.plan.files), tr("file")), size(back.plan.bytes)]
            if back.recovered is not None and back.recovered.logs:
                parts.append(tr("logs {} replayed").format(generations(*back.recovered.logs)))
            return [*parts, duration(back.seconds)]
        case engine.Recovered() as clean:
            return [counted(len(clean.databases), tr("database")), size(run.last.total), duration(clean.seconds)]
    return []


def message_of(run: LiveRun) -> Message | None:
    """What is to be said about the end of the run; None while it goes on."""
    if run.running:
        return None
    if run.crash:
        return Message(
            Level.CRITICAL,
            tr("{} met an error of this program.").format(run.plan.title),
            where_of(run),
            run.crash.strip().splitlines()[-1],
            tr("The destination lists what it listed before. Please report this; the details are in the history."),
        )
    if run.error is not None:
        return _error_message(run, run.error)
    match run.result:
        case engine.BackupSet():
            return _backup_message(run, run.result)
        case engine.Truncation():
            return _truncation_message(run, run.result)
        case engine.Certificate():
            return _drill_message(run, run.result)
        case engine.Verification():
            return _verify_message(run, run.result)
        case engine.Restored():
            return _restore_message(run, run.result)
        case engine.Recovered():
            return _recovery_message(run, run.result)
    return None


def where_of(run: LiveRun) -> str:
    """The place the run was about."""
    request = run.plan.request
    if isinstance(request, Path):
        return str(request)
    if isinstance(request, RecoveryRequest):
        return str(request.to or request.folders[0])
    if isinstance(request, TruncateRequest):
        return str(request.folder)
    if isinstance(request, DrillRequest):
        return str(request.chain)
    return str(request.destination if isinstance(request, BackupRequest) else request.target)


_UNTOUCHED = {
    RunOperation.BACKUP: "The destination lists what it listed before; the source was only read.",
    RunOperation.VERIFY: "Nothing was changed.",
    RunOperation.RESTORE: "The target is as it was; the chain was only read.",
    RunOperation.RECOVER: "The target is as it was; the instance was only read.",
}


def _error_message(run: LiveRun, error: JetError) -> Message:
    kept = tr(_UNTOUCHED[run.plan.operation])
    if isinstance(run.plan.request, DrillRequest):
        kept = tr("The chain was only read; nothing is left of the trial.")
    elif isinstance(run.plan.request, RestoreRequest) and run.plan.request.in_place:
        kept = tr("The folder is as it was; the chain was only read.")
    elif _is_live(run):
        kept = tr("The instance runs on; chains stay as they were.")
    if run.cancelled:
        return Message(Level.CANCELLED, tr("{} was cancelled.").format(run.plan.title), where_of(run), kept)
    where = str(error.context.get("path", "")) or where_of(run)
    pages = error.context.get("pages") or ([error.context["page"]] if "page" in error.context else [])
    if isinstance(pages, list) and pages:
        named = ", ".join(number(page) for page in pages[:MAX_NAMED])
        more = f" … ({number(len(pages))})" if len(pages) > MAX_NAMED else ""
        where += tr(" · page {}").format(named + more)
    why = f"{error.message} ({error.name}, {int(error.code)})"
    return Message(Level.ERROR, tr("{} failed.").format(run.plan.title), where, f"{why} {kept}", error.hint)


def _backup_message(run: LiveRun, done: engine.BackupSet) -> Message:
    if done.nothing_new:
        what = tr("Nothing is new since the newest set; the chain stays as it is.")
        return Message(Level.SUCCESS, what, str(done.chain), "", "")
    level = state_of(run)[1]
    what = tr("{} is complete and can be restored.").format(run.plan.title)
    if level is Level.WARNING:
        what = tr("{} is complete; read the warnings.").format(run.plan.title)
    fixed = [tr("page {} of {}: one flipped bit, right in the copy").format(number(c.page), c.file)
             for c in done.run.corrections]  # fmt: skip
    warnings = _some([*fixed, *done.run.notes])
    advice = tr("Check the source's disk: a flipped bit is often the first sign.") if fixed else ""
    return Message(level, what, str(done.chain), "\n".join(warnings), advice)


def _is_live(run: LiveRun) -> bool:
    request = run.plan.request
    return isinstance(request, TruncateRequest) or (isinstance(request, BackupRequest) and bool(request.live))


def _truncation_message(run: LiveRun, done: engine.Truncation) -> Message:
    if not done.removed:
        return Message(Level.SUCCESS, tr("No log was removed: all are needed."), where_of(run))
    spans = ", ".join(generations(*span) for span in done.removed)
    what = tr("{} removed: {}.").format(counted(done.deleted, tr("log")), spans)
    return Message(Level.SUCCESS, what, where_of(run), "", tr("Make a full backup unless one holds these logs."))


def _drill_message(run: LiveRun, done: engine.Certificate) -> Message:
    level, where = state_of(run)[1], str(done.chain)
    if not done.ok:
        why = "\n".join(_some([f"{f.file.name}: {f.detail}" for f in done.findings]))
        advice = tr("Make a full backup of the instance, and run the drill on that.")
        return Message(level, tr("{}: what was restored is damaged.").format(run.plan.title), where, why, advice)
    tables, rows = counted(len(done.tables), tr("table")), counted(done.rows, tr("row"))
    what = tr("{} passed: {} and {} were read from what was restored.").format(run.plan.title, tables, rows)
    return Message(level, what, where, "", tr("Nothing is left of the trial; the history keeps the result."))


def _some(lines: Sequence[str]) -> list[str]:
    shown = [f"• {line}" for line in lines[:MAX_NAMED]]
    rest = len(lines) - MAX_NAMED
    return [*shown, tr("and {} more").format(number(rest))] if rest > 0 else shown


def _verify_message(run: LiveRun, done: engine.Verification) -> Message:
    level = state_of(run)[1]
    why = "\n".join(_some([f"{f.file.name}: {f.detail}" for f in done.findings]))
    if done.ok:
        what = tr("{}: every page and log is good.") if not done.findings else tr("{}: the data is whole.")
        return Message(level, what.format(run.plan.title), str(done.path), why)
    advice = tr("Restore from another chain that verifies, or back up again. Never repair first.")
    return Message(level, tr("{}: damage was found.").format(run.plan.title), str(done.path), why, advice)


def _restore_message(run: LiveRun, done: engine.Restored) -> Message:
    level, where = state_of(run)[1], str(done.target)
    if done.recovered is not None:
        what = tr("{} is complete; its databases are clean.").format(run.plan.title)
        advice = tr("Follow the steps of the product before the service starts.")
        return Message(level, what, where, "", advice)
    dirty = [database.name for database in done.plan.databases if not database.clean]
    what = tr("{} is complete; the files are as they were backed up.").format(run.plan.title)
    advice = tr("Follow the steps of the product before the service starts.")
    if dirty:
        advice = tr("{} has to be recovered with the logs beside it before it can be used.").format(
            ", ".join(dirty)
        )
    return Message(level, what, where, "", advice)


def _recovery_message(run: LiveRun, done: engine.Recovered) -> Message:
    where = "\n".join(f"{database.path}: {database.state}" for database in done.databases)
    dirty = [database.path.name for database in done.databases if not _is_clean(database)]
    if dirty:
        what = tr("{} is complete, but {} is not clean.").format(run.plan.title, ", ".join(dirty))
        return Message(Level.WARNING, what, where, "", tr("The events below say what was left out."))
    if not done.ok:
        what = tr("{} is complete, but the structure of its databases is damaged.").format(run.plan.title)
        found = [f"{database.path.name}: {text}" for database in done.databases for text in database.damage]
        advice = tr("Restore the last good backup; use this copy only to look at what it holds.")
        return Message(Level.WARNING, what, where, "\n".join(found[:_SHOWN]), advice)
    if done.warnings:
        what = tr("{} is complete, with warnings.").format(run.plan.title)
        advice = tr("Look at the copy before it takes the place of anything; prefer a backup where you have one.")
        return Message(Level.WARNING, what, where, "\n".join(done.warnings), advice)
    if not done.changed:
        what = tr("{}: nothing had to be changed, the databases were clean.").format(run.plan.title)
        return Message(Level.SUCCESS, what, where)
    what = tr("{} is complete: its databases are clean and can be opened.").format(run.plan.title)
    advice = tr("The instance itself is as it was. Look at the copy before it takes the place of anything.")
    return Message(Level.SUCCESS, what, where, "", advice)


_SHOWN = 5
"""Of the damage in a recovered database so many findings are shown at once; the events list all."""
FINDING_TITLES = ("File", "Kind", "Page", "Segment", "Finding")


def finding_rows(done: engine.Verification | engine.Certificate) -> list[tuple[CellValue, ...]]:
    """What a verification or a drill found, one row each, the worst first."""
    ordered = sorted(done.findings, key=lambda finding: not finding.is_damage)
    return [
        (
            CellValue(
                f.file.name, f.file.name.casefold(), str(f.file), Level.ERROR if f.is_damage else Level.WARNING
            ),
            plain(f.kind.value),
            CellValue("" if f.page is None else number(f.page), f.page or 0),
            CellValue("" if f.segment is None else number(f.segment), f.segment or 0),
            plain(f.detail),
        )
        for f in ordered
    ]
