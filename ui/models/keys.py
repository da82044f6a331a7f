"""The keys that the settings name: with every run and every look at a chain. No secret is kept here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import engine
from app.operations.backup import BackupRequest
from app.operations.drill import DrillRequest
from app.operations.key_files import KEYRING, KeyFiles
from app.operations.request import Request
from app.operations.restore import RestoreRequest
from app.operations.verify import VerifyRequest
from app.settings import Settings
from engine.errors import JetError

Keyed: TypeAlias = BackupRequest | DrillRequest | RestoreRequest | VerifyRequest
"""Requests that read chains."""


def key_files(settings: Settings) -> KeyFiles:
    """What chains are read with."""
    return KeyFiles(settings.identity_files, tuple(map(Path, settings.trusted_keys)))


def with_keys(request: Request[Any], files: KeyFiles) -> Request[Any]:
    """The request, with these keys beside its own."""
    if not isinstance(request, Keyed):
        return request
    own = request.keys
    identities = tuple(dict.fromkeys((*own.identities, *files.identities)))
    trusted = tuple(dict.fromkeys((*own.trusted, *files.trusted)))
    return replace(request, keys=replace(own, identities=identities, trusted=trusted))


def readable(files: KeyFiles) -> engine.Keys:
    """The keys that can be read, without the others; blocks. A run that needs one of those says why it fails."""
    found = engine.Keys()
    for each in (*(KeyFiles((name,)) for name in files.identities), *(KeyFiles((), (t,)) for t in files.trusted)):
        try:
            found = each.keys(found)
        except JetError:
            continue
    return found


def trouble_with(name: str, reader: Callable[[Path], object]) -> str:
    """Why the file of a key cannot be used; empty if it can, or is in the keyring. Blocks."""
    if name.startswith(KEYRING):
        return ""
    try:
        reader(Path(name))
    except JetError as error:
        return str(error)
    return ""
