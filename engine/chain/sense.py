"""Whether the values of a manifest are consistent: values that no run of this program could have written are
rejected.

A manifest has a checksum but no signature: everyone who can write to a chain can write any manifest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from engine.chain.parts import BackupRun, FileRole, StoredFile, is_safe_name, name_of
from engine.formats.names import GENERATION_MAX, LogName, Role, current_name, parse_name, patch_name
from engine.formats.page_sizes import PAGE_SIZES

_SIGNATURE = re.compile(r"none|[0-9A-F]{8}( [^\x00-\x1f\x7f]{1,60})?")
_LOGTIME = re.compile(r"[0-9a-f]{16}")


class Values(Protocol):
    """What is checked of a :class:`~engine.chain.manifest.Manifest`."""

    @property
    def version(self) -> int: ...
    @property
    def chain(self) -> str: ...
    @property
    def instance(self) -> str: ...
    @property
    def base(self) -> str | None: ...
    @property
    def signature(self) -> str: ...
    @property
    def databases(self) -> Mapping[str, str]: ...
    @property
    def page_size(self) -> int: ...
    @property
    def runs(self) -> tuple[BackupRun, ...]: ...
    @property
    def files(self) -> tuple[StoredFile, ...]: ...
    @property
    def logs(self) -> tuple[StoredFile, ...]: ...
    @property
    def is_continued(self) -> bool: ...
    @property
    def is_evidence(self) -> bool: ...


def check_sense(manifest: Values) -> None:
    """Raises ``ValueError``, which names the first value that cannot be right."""
    _need(is_safe_name(manifest.chain), "chain", manifest.chain)
    _need(is_safe_name(manifest.instance), "instance", manifest.instance)
    _need(bool(_SIGNATURE.fullmatch(manifest.signature)), "signature", manifest.signature)
    sizes = (0,) if manifest.is_evidence else PAGE_SIZES
    _need(manifest.page_size in sizes, "page size", manifest.page_size)
    if manifest.base is not None:
        _need(parse_name(current_name(manifest.base)) is not None, "base name", manifest.base)
        named = f"{manifest.base}-{manifest.signature[:8]}".casefold()
        _need(manifest.instance.casefold().startswith(named), "instance", manifest.instance)
    for signature in manifest.databases.values():
        _need(bool(_SIGNATURE.fullmatch(signature)), "signature", signature)
    databases = [file.name for file in manifest.files if file.role is FileRole.DATABASE]
    known = sorted(manifest.databases)
    _need(bool(known) is not manifest.is_evidence and sorted(databases) == known, "databases", known)
    _check_runs(manifest, set(databases))
    runs = {run.id for run in manifest.runs}
    for file in manifest.files:
        _need(file.run in runs, f"run of {file.name}", file.run)
        _need(not manifest.is_evidence or file.role is FileRole.OTHER, f"role of {file.name}", str(file.role))
        _check_file(manifest, file)
    _check_logs(manifest.logs)


def _check_runs(manifest: Values, databases: set[str]) -> None:
    _need(len({run.id for run in manifest.runs}) == len(manifest.runs), "run", "duplicate run id")
    roles = {Role.ARCHIVE, Role.CURRENT} | ({Role.CHECKPOINT} if manifest.version > 1 else set())
    for number, run in enumerate(manifest.runs):
        _need(bool(run.id) and run.id.isprintable(), "run", run.id)
        right = run.kind.starts_chain if number == 0 else not run.kind.starts_chain and manifest.is_continued
        _need(right, f"kind of run {number + 1}", str(run.kind))
        for moment in (run.started, run.ended):
            _check_time(moment)
        low, high = run.logs or (1, 1)
        _need(1 <= low <= high <= GENERATION_MAX, "log range", [low, high])
        _check_corrections(run, databases, manifest.page_size)
        for home in run.replaced:
            parsed = _name_of(manifest, name_of(home) if manifest.version > 1 else home)
            _need(parsed is not None and parsed.role in roles, "replaced file", home)


def _check_corrections(run: BackupRun, databases: set[str], page_size: int) -> None:
    for correction in run.corrections:
        _need(correction.file in databases, "corrected file", correction.file)
        _need(correction.bit < 8 * max(PAGE_SIZES[-1], page_size), "corrected bit", correction.bit)


def _check_time(text: str) -> None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    _need(moment is not None and moment.tzinfo is not None, "time", text)


def _check_file(manifest: Values, file: StoredFile) -> None:
    name = _name_of(manifest, file.name)
    match file.role:
        case FileRole.LOG:
            _need(name is not None and name.role in (Role.ARCHIVE, Role.CURRENT), "log", file.name)
            if name is not None and name.role is Role.ARCHIVE:
                _need(name.generation == file.generation, f"generation of {file.name}", file.generation)
            _need(bool(_LOGTIME.fullmatch(file.created)), f"creation time of {file.name}", file.created)
        case FileRole.CHECKPOINT:
            _need(name is not None and name.role is Role.CHECKPOINT, "checkpoint", file.name)
        case FileRole.PATCH:
            owned = {patch_name(database).casefold() for database in manifest.databases}
            _need(file.name.casefold() in owned and not file.bytes, "patch file", file.name)
        case FileRole.DATABASE:
            _need(file.bytes > 0, f"size of {file.name}", file.bytes)
    _need(file.stored_bytes > 0 or not file.encoding, f"stored size of {file.name}", file.stored_bytes)
    if file.end is not None:
        end = (file.end.generation, file.end.created, file.end.signature)
        _need(end == (file.generation, file.created, manifest.signature), f"end of {file.name}", end)
    if file.role is not FileRole.LOG:
        plain = file.generation is None and not file.created and not file.current
        _need(plain, f"entry of {file.name}", "value that only logs have")


def _check_logs(logs: tuple[StoredFile, ...]) -> None:
    numbers = [log.generation for log in logs]
    _need(len(set(numbers)) == len(numbers), "logs", "duplicate generation")
    filling = [log.name for log in logs[:-1] if log.current]
    _need(not filling, "current log that is not the last log", ", ".join(filling))


def _name_of(manifest: Values, name: str) -> LogName | None:
    """A name of the chain's own log stream."""
    parsed = parse_name(name)
    ours = parsed is not None and manifest.base is not None and parsed.belongs_to(manifest.base)
    return parsed if ours else None


def _need(right: bool, what: str, value: object) -> None:
    if not right:
        raise ValueError(f"{what}: {value!r} is not valid")
