"""The keys that the settings name: with every run and every look at a chain. No secret is kept here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

import engine
from app.operations.key_files import KEYRING, KeyFiles
from app.operations.request import Request
from app.settings import Settings
from engine.errors import JetError
from ui.languages.sentences import shown

R = TypeVar("R", bound=Request[Any])


def key_files(settings: Settings) -> KeyFiles:
    """What chains are read with."""
    return KeyFiles(settings.identity_files, tuple(map(Path, settings.trusted_keys)))


def with_keys(request: R, files: KeyFiles) -> R:
    """The request, with these keys beside its own, if it reads chains."""
    own = _keys_of(request)
    if own is None:
        return request
    identities = tuple(dict.fromkeys((*own.identities, *files.identities)))
    trusted = tuple(dict.fromkeys((*own.trusted, *files.trusted)))
    return _with(request, replace(own, identities=identities, trusted=trusted))


def usable(request: R) -> R:
    """The request, without the identities that cannot be read: the medium that they are on may be elsewhere, and
    most runs need none. A trusted key is never left out. Blocks."""
    own = _keys_of(request)
    return request if own is None else _with(request, _without_missing(own))


def _keys_of(request: Request[Any]) -> KeyFiles | None:
    """Those of a request that reads chains."""
    own = getattr(request, "keys", None)
    return own if isinstance(own, KeyFiles) else None


def _with(request: R, keys: KeyFiles) -> R:
    return cast(R, replace(cast(Any, request), keys=keys))


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
        return shown(str(error))
    return ""
