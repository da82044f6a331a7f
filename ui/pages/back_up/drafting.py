"""The requests that follow from the choices of a backup, and what is missing for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.rule import Verdict
from app.jobs.job import JobMode
from app.jobs.places import jobs_of
from app.operations.backup import BackupRequest
from app.operations.truncate import TruncateRequest
from engine.errors import JetError
from ui.context import Context
from ui.models.instance_rows import statuses_by_identity, statuses_of
from ui.models.instances import identity
from ui.models.keys import key_files
from ui.models.overview import is_backed_up_now
from ui.models.plan import Draft, look_at_backup, look_at_refused, look_at_truncation, source_of
from ui.models.promises import as_promised
from ui.models.protection import UNJUDGED
from ui.pages.back_up.choices import ATOMIC, WITH_LOGS, Choices
from ui.panels.target_field import path_of
from ui.values.job_draft import JobDraft

MODES = {
    engine.Kind.FULL: JobMode.FULL,
    engine.Kind.INCREMENTAL: JobMode.INCREMENTAL,
    engine.Kind.DIFFERENTIAL: JobMode.DIFFERENTIAL,
    engine.Kind.COPY: JobMode.COPY,
}
"""The mode of a job that makes the same; what has none is done by hand only."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("BackUpPage", text)


def draft_of(context: Context, choices: Choices, kind: engine.Kind | None) -> Draft | None:
    """A backup of ``kind`` with everything else as chosen, or without one a removal of logs; None while something
    is missing."""
    instance, text = choices.chosen, choices.destination.currentText().strip()
    if instance is not None and kind is None:
        cut = TruncateRequest(source_of(instance))
        return Draft(cut, partial(look_at_truncation, cut, held_by_chains(context, instance)))
    if instance is None or not text or kind is None:
        return None
    source = source_of(instance, snapshot=choices.reads_snapshot)
    only_needed = kind in WITH_LOGS and not instance.live and choices.logs.currentData()
    logs = engine.LogChoice.NEEDED if only_needed else engine.LogChoice.ALL
    atomic = choices.atomic.isChecked() and kind in ATOMIC
    storage, settings = choices.storage, context.preferences.value
    create = choices.may_create.isChecked()
    options = engine.Options(create=create, atomic=atomic, logs=logs, encode=storage.encode)
    keys = replace(key_files(settings), signing=storage.signing_key)
    try:
        destination = engine.parse_place(text if "://" in text else str(path_of(text)))
    except JetError as error:
        refused = BackupRequest(source, Path(text), kind, options, keys)
        return Draft(refused, partial(look_at_refused, refused, error))
    known_as = settings.identities.get(str(destination), "")
    request = BackupRequest(source, destination, kind, options, keys, identity=known_as)
    record = context.ledger.record
    known = [*settings.destinations, *record.destinations]
    return Draft(request, partial(look_at_backup, request, record, known))


def verdicts(context: Context) -> Callable[[str], Verdict]:
    """How well an instance is protected, by its identity, as it is said on the other pages."""
    evidence, statuses = context.ledger.judged.evidence, statuses_by_identity(context.outlook.seen)
    return lambda key: as_promised(evidence.get(key, UNJUDGED), statuses.get(key, ())).verdict


def is_at_work(context: Context, instance: engine.InstanceFiles) -> bool:
    """Whether a backup works on ``instance``, of this window or, as far as the newest look knows, of another
    program."""
    key, seen = identity(instance), context.outlook.seen
    if context.run_queue.in_flight_for(key):
        return True
    return any(is_backed_up_now(seen, each) for each in statuses_of(seen, key))


def job_draft(context: Context, choices: Choices) -> JobDraft | None:
    """A job that makes the same backup; None where none can, or no instance is chosen."""
    instance, kind = choices.chosen, choices.kind
    if instance is None or kind is None or why_not_scheduled(choices):
        return None
    draft = draft_of(context, choices, kind)
    request = draft.request if draft else None
    place = str(request.destination) if isinstance(request, BackupRequest) else ""
    name = own_name(context, choices) or instance.name
    return JobDraft(name, (instance.directory,), place, MODES[kind], choices.storage.storing)


def own_name(context: Context, choices: Choices) -> str:
    """What the user calls the chosen instance; empty where that is nothing of their own."""
    instance = choices.chosen
    naming = context.preferences.value.names.get(identity(instance)) if instance else None
    return naming.name if naming else ""


def why_not_scheduled(choices: Choices) -> str:
    """Why no job could do what is chosen; empty where one could."""
    instance = choices.chosen
    if instance is None:
        return tr("Choose an instance.")
    if instance.is_backup_set:
        return tr("A backup set of another program is not backed up by a job.")
    if choices.kind is None:
        return tr("Logs are removed by hand only.")
    if choices.kind not in MODES:
        return tr("Evidence is kept by hand only.")
    if choices.reads_snapshot:
        return tr("Jobs do not read from snapshots.")
    if choices.atomic.isChecked() and choices.kind in ATOMIC:
        return tr("Jobs do not keep only one set. Clear that option; the retention of a job removes old chains.")
    return ""


def held_by_chains(context: Context, instance: engine.InstanceFiles | None) -> int:
    """The last generation that a sound chain of the instance has."""
    chains = context.ledger.of(instance).sound
    spans = [chain.manifest.log_range for chain in chains if chain.manifest]
    return max((span[1] for span in spans if span), default=0)


def known_places(context: Context, instance: engine.InstanceFiles | None) -> list[str]:
    """The destinations of the settings, then those of the jobs, that of ``instance`` first."""
    jobs = context.jobs.value.jobs
    of_jobs = [*(jobs_of(instance, jobs) if instance else ()), *jobs]
    places = [*context.preferences.value.destinations, *(str(job.destination) for job in of_jobs)]
    return list(dict.fromkeys(places))


def what_is_missing(context: Context, choices: Choices, wanted: str) -> str:
    """What is still to be chosen; ``wanted`` is the instance that was chosen and is not there now."""
    inventory = context.inventory
    if choices.chosen is not None:
        return tr("Choose a destination.")
    if wanted:
        text = tr("{} is not available. Choose another instance, or make it available again.")
        return text.format(wanted)
    if inventory.instances:
        return tr("Choose an instance.")
    if not inventory.looked and context.preferences.value.folders:
        return tr("Looking for instances…")
    return tr("No instances yet. Add a folder on the Instances page.")
