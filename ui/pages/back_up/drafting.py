"""The requests that follow from the choices of a backup, and what is missing for one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.operations.backup import BackupRequest
from app.operations.truncate import TruncateRequest
from engine.errors import JetError
from ui.context import Context
from ui.models.keys import key_files
from ui.models.plan import Draft, look_at_backup, look_at_refused, look_at_truncation, source_of
from ui.pages.back_up.choices import ATOMIC, WITH_LOGS, Choices
from ui.panels.target_field import path_of


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
        refused = BackupRequest(source_of(instance), Path(text), kind, options, keys)
        return Draft(refused, partial(look_at_refused, refused, error))
    known_as = settings.identities.get(str(destination), "")
    request = BackupRequest(source_of(instance), destination, kind, options, keys, identity=known_as)
    record = context.ledger.record
    known = [*settings.destinations, *record.destinations]
    return Draft(request, partial(look_at_backup, request, record, known))


def held_by_chains(context: Context, instance: engine.InstanceFiles | None) -> int:
    """The last generation that a sound chain of the instance has."""
    chains = context.ledger.of(instance).sound
    spans = [chain.manifest.log_range for chain in chains if chain.manifest]
    return max((span[1] for span in spans if span), default=0)


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
