"""A recovery in words: whether it is offered, what it will do, what it did. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.operations.requests import RecoveryRequest
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import counted, generations, number, size
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Recovery", text)


def offer(instance: engine.InstanceFiles) -> tuple[bool, str]:
    """Whether a copy of ``instance`` can be recovered at all, and what that would bring or why not."""
    if instance.live:
        return False, tr("It runs: its engine recovers it itself when it starts")
    if instance.is_backup_set:
        return False, tr("It is a backup set made by another program: restore it, which replays its logs")
    if instance.state is engine.State.NONE:
        if instance.first == 1:
            return True, tr("Only logs are here, from the first one on: they may make their database anew")
        return False, tr("There are only logs here: recovery needs the database that they belong to")
    if instance.state is engine.State.CLEAN:
        return True, tr("The databases are clean already; look whether the logs hold more for them")
    return True, tr("Replay the logs on a copy of this instance, so that its databases end clean")


def request_for(
    instance: engine.InstanceFiles, target: Path | None, options: engine.RecoveryOptions
) -> RecoveryRequest:
    """The recovery of just this instance, wherever its parts lie."""
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    if instance.checkpoint is not None:
        folders.append(instance.checkpoint.path.parent)
    return RecoveryRequest(
        tuple(dict.fromkeys(folders)), base=instance.base, name=instance.name, to=target, options=options
    )


@dataclass(frozen=True)
class Outlook:
    """What a recovery would do now; ``refusal`` is set where it is known to be refused."""

    plan: engine.RecoveryPlan | None
    refusal: JetError | None

    @property
    def is_pointless(self) -> bool:
        """Whether there is nothing that could be replayed: clean databases without logs."""
        return self.plan is not None and self.refusal is None and self.plan.logs is None


def look(request: RecoveryRequest, cancel: Cancel) -> Outlook:
    """Look at what is on disk; never raises for what the engine refuses."""
    try:
        plan = engine.plan_recovery(
            request.folders, base=request.base, name=request.name, options=request.options, cancel=cancel
        )
    except JetError as error:
        cancel.check()
        return Outlook(None, error)
    return Outlook(plan, plan.refusal)


# ---- before it starts


def steps(plan: engine.RecoveryPlan) -> list[str]:
    """What will happen, in order."""
    files, source = counted(len(plan.files), tr("file")), plan.instance.directory
    told = [
        tr("{} ({}) are copied from {} to the folder below. The instance itself is only read.").format(
            files, size(plan.bytes), source
        )
    ]
    if plan.logs is None:
        return told
    span = generations(*plan.logs)
    if plan.is_clean and plan.newer_logs is None:
        told.append(tr("The last log, {}, is read to prove that nothing is left to replay.").format(span))
    else:
        words = tr("Log {} is read") if plan.logs[0] == plan.logs[1] else tr("The logs {} are read")
        more = tr(
            "{} once to see that every change fits, then replayed on the copy: changes that the databases lack "
            "are made again, and what was never committed is undone."
        )
        told.append(more.format(words.format(span)))
    told.append(
        tr("The databases of the copy end clean and can be opened. If anything does not fit, no file is left.")
    )
    return told


def notice(outlook: Outlook) -> Message | None:
    """What has to be said before the start: the engine's refusal, or that nothing is to do."""
    error, plan = outlook.refusal, outlook.plan
    if error is not None:
        return refusal_message(error)
    if plan is None or not plan.is_clean:
        return None
    where = str(plan.instance.directory)
    if plan.logs is None:
        what = tr("There is nothing to recover: the databases are clean, and no logs lie beside them.")
        return Message(Level.INFO, what, where, "", tr("Use the databases as they are."))
    if plan.newer_logs is None:
        what = tr("There is nothing to recover: all databases were shut down cleanly.")
        advice = tr("Use them as they are. A recovery would make a copy and change nothing in it.")
        return Message(Level.INFO, what, where, "", advice)
    what = tr("The databases are clean, but the logs go on: {}.").format(generations(*plan.newer_logs))
    why = tr("What those logs hold for the databases is replayed; often it is nothing.")
    return Message(Level.INFO, what, where, why)


def can_go_without(error: JetError | None) -> bool:
    """Whether a person may overrule this refusal: recovery can go on without what is lost."""
    return error is not None and error.context.get("lossy") is True


def refusal_message(error: JetError) -> Message:
    """The engine's reason, its error and what to do, as when the run itself is refused."""
    where = str(error.context.get("path", ""))
    why = f"{error.message} ({error.name}, {int(error.code)})"
    return Message(Level.ERROR, tr("This recovery would be refused."), where, why, error.hint)


# ---- while it runs, and afterwards


def replayed_text(done: engine.Recovered) -> str:
    """What was replayed, in a sentence or two."""
    if done.logs is None:
        return tr("The logs ended cleanly; nothing had to be replayed.")
    first, last = done.logs
    logs = counted(last - first + 1, tr("log"))
    parts = [
        tr("{} replayed, {}: {}").format(logs, generations(first, last), counted(done.records, tr("record"))),
        tr("{} made again").format(counted(done.applied, tr("page change"))),
    ]
    parts += [tr("{} there already").format(number(done.skipped))] if done.skipped else []
    parts += [tr("{} undone that were never committed").format(number(done.undone))] if done.undone else []
    return ", ".join(parts) + "."


Figure = tuple[str, str]
"""The value of a card and the line below it."""


def figures(counts: Mapping[str, int], done: engine.Recovered | None) -> tuple[Figure, Figure, Figure]:
    """Logs, records and page changes: so far, or in all once it is ``done``."""
    if done is not None:
        logs = done.logs[1] - done.logs[0] + 1 if done.logs else 0
        span = generations(*done.logs) if done.logs else tr("none had to be")
        undone = tr("nothing had to be undone") if done.logs else ""
        if done.undone:
            undone = tr("{} undone: never committed").format(counted(done.undone, tr("change")))
        applied, skipped, records = done.applied, done.skipped, done.records
    elif counts.get("logs"):
        logs, records, span, undone = counts["logs"], counts["records"], "", ""
        applied, skipped = counts["applied"], counts["skipped"]
    else:
        return ("–", tr("none yet")), ("–", ""), ("–", "")
    there = tr("{} more were there already").format(number(skipped)) if skipped else ""
    return (number(logs), span), (number(records), undone), (number(applied), there)
