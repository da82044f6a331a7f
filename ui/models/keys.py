"""The keys that the settings name: with every run and every look at a chain. No secret is kept here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

import engine
from app.operations.backup import BackupRequest
from app.operations.drill import DrillRequest
from app.operations.key_files import KEYRING, KeyFiles
from app.operations.request import Request
from app.operations.restore import RestoreRequest
from app.operations.verify import VerifyRequest
from app.settings import Settings
from engine.errors import JetError

R = TypeVar("R", bound=Request[Any])
Keyed: TypeAlias = BackupRequest | DrillRequest | RestoreRequest | VerifyRequest
"""Requests that read chains."""


def key_files(settings: Settings) -> KeyFiles:
    """What chains are read with."""
    return KeyFiles(settings.identity_files, tuple(map(Path, settings.trusted_keys)))


def with_keys(request: R, files: KeyFiles) -> R:
    """The request, with these keys beside its own."""
    if not isinstance(request, Keyed):
        return request
    own = request.keys
    identities = tuple(dict.fromkeys((*own.identities, *files.identities)))
    trusted = tuple(dict.fromkeys((*own.trusted, *files.trusted)))
    return cast(R, replace(request, keys=replace(own, identities=identities, trusted=trusted)))


def usable(request: R) -> R:
    """The request, without the identities that cannot be read: the medium that they are on may be elsewhere, and
    most runs need none. A trusted key is never left out. Blocks."""
    if not isinstance(request, Keyed):
        return request
    return cast(R, replace(request, keys=_without_missing(request.keys)))


def readable(files: KeyFiles) -> engine.Keys:
    """The trusted keys, and the identities that can be read. Blocks; raises for a trusted key that cannot be."""
    return _without_missing(files).keys(engine.Keys())


def _without_missing(files: KeyFiles) -> KeyFiles:
    there = (name for name in files.identities if not trouble_with(name, engine.read_identities))
    return replace(files, identities=tuple(there))


def trouble_with(name: str, reader: Callable[[Path], object]) -> str:
    """Why the file of a key cannot be used; empty if it can, or is in the keyring. Blocks."""
    if name.startswith(KEYRING):
        return ""
    try:
        reader(Path(name))
    except JetError as error:
        return str(error)
    return ""
