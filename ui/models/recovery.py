"""A recovery in words: whether it is offered, what it will do, what it did. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.operations.instance_source import FilesAtRest
from app.operations.recover import RecoveryRequest
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import generations, number, plural, size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Recovery", text)


def offer(instance: engine.InstanceFiles) -> tuple[bool, str]:
    """Whether a copy of ``instance`` can be recovered at all, and what that would bring or why not."""
    if instance.live:
        return False, tr("Not available while the instance is running: its engine recovers it at startup")
    if instance.is_backup_set:
        return False, tr("This is a backup set made by another program: restore it to replay its logs")
    if instance.state is engine.State.NONE:
        if instance.first == 1:
            return True, tr(
                "There are only logs here, from the first one on: replaying them may recreate their database"
            )
        return False, tr("There are only logs here: recovery needs the database they belong to")
    if instance.state is engine.State.CLEAN:
        return True, tr("The databases are already clean; check whether the logs contain later changes")
    return True, tr("Replay the logs on a copy of this instance to bring its databases to a clean shutdown")


def request_for(
    instance: engine.InstanceFiles, target: Path | None, options: engine.RecoveryOptions
) -> RecoveryRequest:
    """The recovery of just this instance, wherever its parts lie."""
    folders = [instance.directory, *(database.path.parent for database in instance.databases)]
    if instance.checkpoint is not None:
        folders.append(instance.checkpoint.path.parent)
    source = FilesAtRest(tuple(dict.fromkeys(folders)), instance.base, instance.name)
    return RecoveryRequest(source, target, options)


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
        plan = request.preview(engine.RunContext(cancel=cancel))
    except JetError as error:
        cancel.check()
        return Outlook(None, error)
    return Outlook(plan, plan.refusal)


# ---- before it starts


def steps_in_place(plan: engine.RecoveryPlan, *, copied: bool) -> list[str]:
    """What a recovery in place does, in order; ``copied``: after a copy of the files as they are."""
    told = []
    if copied:
        told.append(tr("Copy the files as they are to the destination. If that fails, nothing is changed."))
    if plan.logs is not None:
        told.append(
            tr(
                "Read logs {} once to check that every change can be applied. If any cannot, nothing is changed."
            ).format(generations(*plan.logs))
        )
    words = tr("Replay the logs on the files in {}: missing changes are redone, and uncommitted ones are undone.")
    told.append(words.format(plan.instance.directory))
    told.append(tr("Leave the databases clean and ready to open."))
    return told


def steps(plan: engine.RecoveryPlan) -> list[str]:
    """What the recovery of a copy does, in order."""
    files, source = plural(len(plan.files), "{} file", "{} files"), plan.instance.directory
    told = [
        tr("Copy {} ({}) from {} to the chosen folder. The instance itself is only read.").format(
            files, size(plan.bytes), source
        )
    ]
    if plan.logs is None:
        return told
    span = generations(*plan.logs)
    if plan.is_clean and plan.newer_logs is None:
        told.append(tr("Read the last log, {}, to make sure that nothing is left to replay.").format(span))
    else:
        several = plan.logs[0] != plan.logs[1]
        words = tr(
            "Read log {} once to check that every change can be applied, then replay it on the copy: missing "
            "changes are redone, and uncommitted ones are undone."
        )
        if several:
            words = tr(
                "Read logs {} once to check that every change can be applied, then replay them on the copy: "
                "missing changes are redone, and uncommitted ones are undone."
            )
        told.append(words.format(span))
    told.append(
        tr(
            "Leave the databases of the copy clean and ready to open. If any change cannot be applied, no files "
            "are left behind."
        )
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
        what = tr("There is nothing to recover: the databases are clean and have no logs.")
        return Message(Level.INFO, what, where, "", tr("Use the databases as they are."))
    if plan.newer_logs is None:
        what = tr("There is nothing to recover: all databases were shut down cleanly.")
        advice = tr("Use them as they are. A recovery would only create an unchanged copy.")
        return Message(Level.INFO, what, where, "", advice)
    what = tr("The databases are clean, but there are later logs: {}.").format(generations(*plan.newer_logs))
    why = tr("Recovery replays any changes these logs hold for the databases. Often there are none.")
    return Message(Level.INFO, what, where, why)


def can_go_without(error: JetError | None) -> bool:
    """Whether a person may overrule this refusal: recovery can go on without what is lost."""
    return error is not None and error.context.get("lossy") is True


def refusal_message(error: JetError) -> Message:
    """The engine's reason, its error and what to do, as when the run itself is refused."""
    where = str(error.context.get("path", ""))
    why = f"{shown(error.message)} ({error.name}, {int(error.code)})"
    return Message(Level.ERROR, tr("This recovery cannot start."), where, why, error.hint)


# ---- while it runs, and afterwards


def replayed_text(done: engine.Recovered) -> str:
    """What was replayed, in a sentence or two."""
    if done.logs is None:
        return tr("The logs end cleanly; nothing had to be replayed.")
    first, last = done.logs
    logs = plural(last - first + 1, "{} log", "{} logs")
    parts = [
        plural(
            done.records,
            "{1} replayed, {2}: {0} log record",
            "{1} replayed, {2}: {0} log records",
            logs,
            generations(first, last),
        ),
        plural(done.applied, "{} page change redone", "{} page changes redone"),
    ]
    parts += [tr("{} already present").format(number(done.skipped))] if done.skipped else []
    undone = plural(done.undone, "{} uncommitted change", "{} uncommitted changes")
    parts += [tr("{} undone").format(undone)] if done.undone else []
    return ", ".join(parts) + "."


Figure = tuple[str, str]
"""The value of a card and the line below it."""


def figures(counts: Mapping[str, int], done: engine.Recovered | None) -> tuple[Figure, Figure, Figure]:
    """Logs, records and page changes: so far, or in all once it is ``done``."""
    if done is not None:
        logs = done.logs[1] - done.logs[0] + 1 if done.logs else 0
        span = generations(*done.logs) if done.logs else tr("none needed")
        undone = tr("nothing to undo") if done.logs else ""
        if done.undone:
            undone = plural(done.undone, "{} uncommitted change undone", "{} uncommitted changes undone")
        applied, skipped, records = done.applied, done.skipped, done.records
    elif counts.get("logs"):
        logs, records, span, undone = counts["logs"], counts["records"], "", ""
        applied, skipped = counts["applied"], counts["skipped"]
    else:
        return ("–", tr("none yet")), ("–", ""), ("–", "")
    there = tr("{} more already present").format(number(skipped)) if skipped else ""
    return (number(logs), span), (number(records), undone), (number(applied), there)
