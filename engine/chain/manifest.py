"""``backup-manifest.json``: the contents of a chain and the runs that created it
(docs/semantics.md#a-chain-on-disk).

The manifest is replaced atomically and last, so it contains a run if and only if the run succeeded. It contains
its own SHA-256; nothing in it is trusted before that and all names have been checked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.chain.manifest_json import file_of, number, run_of, signed_of, text
from engine.chain.parts import (
    MANIFEST_NAME,
    PIN_NAME,
    SUMS_NAMES,
    BackupRun,
    Correction,
    Encoding,
    FileRole,
    Kind,
    PageCounts,
    Signed,
    StoredAs,
    StoredFile,
    is_safe_name,
    name_of,
    sums_name,
)
from engine.chain.sense import check_sense
from engine.error_codes import Code
from engine.hashing import HashKind

MANIFEST_LIMIT = 64 << 20
FORMAT = "ese-backup-chain"
VERSION = 3
"""The newest format that is written, and only where something needs it: version 2 for an encoding, a lasting
place, or a kind of backup that programs for version 1 do not know; version 3 for another hash than SHA-256."""

CHOOSE_ANOTHER = (
    "Use another chain. The files themselves may still be good; compare them with SHA256SUMS or B3SUMS."
)

_OF_VERSION_1 = Kind.FULL, Kind.INCREMENTAL
_OF_A_FILE = "name", "role", "bytes", "sha256", "run", "stored", "generation", "created", "current"
_OF_AN_ENCODED_FILE = "encoding", "stored_bytes", "stored_sha256", "end"
_NAMES_BEFORE = {"sha256": "checksum", "stored_sha256": "stored_checksum"}
"""What versions 1 and 2, which know one hash, call checksums."""


@dataclass(frozen=True)
class Manifest:
    """The description of a chain. ``files`` are in the order of restoring: databases, checkpoint, logs
    ascending."""

    chain: str
    instance: str
    base: str | None
    signature: str
    databases: Mapping[str, str]
    page_size: int
    runs: tuple[BackupRun, ...]
    files: tuple[StoredFile, ...]
    tool: Mapping[str, str] = field(default_factory=dict)
    signed: Signed | None = None

    @property
    def kind(self) -> Kind:
        """What the chain starts with."""
        return self.runs[0].kind

    @property
    def is_continued(self) -> bool:
        """Whether other runs may continue it."""
        return self.kind is Kind.FULL

    @property
    def is_evidence(self) -> bool:
        """Whether it holds files as they were, which are not restored."""
        return self.kind is Kind.AS_IS

    @property
    def is_foreign(self) -> bool:
        """Whether it was put together from the set of another program, which tells no checksums."""
        return not any(file.checksum for file in self.files)

    @property
    def hash(self) -> HashKind:
        """That of all its files."""
        return self.files[0].hash

    @property
    def marks(self) -> frozenset[str]:
        """The names, small letters, of the empty files that mark databases as copies."""
        return frozenset(file.name.casefold() for file in self.files if file.role is FileRole.PATCH)

    @property
    def logs(self) -> tuple[StoredFile, ...]:
        """Logs, ascending by generation."""
        logs = (file for file in self.files if file.role is FileRole.LOG)
        return tuple(sorted(logs, key=lambda file: file.generation or 0))

    @property
    def log_range(self) -> tuple[int, int] | None:
        logs = self.logs
        return (logs[0].generation or 0, logs[-1].generation or 0) if logs else None

    @property
    def reach(self) -> tuple[int, bool, str]:
        """Grows with how far the chain's logs go: its last generation, whether that is whole, and its label."""
        last = self.logs[-1] if self.logs else None
        return (last.generation or 0, not last.current, self.chain) if last else (0, False, self.chain)

    def read_by_restore(self, generation: int | None = None) -> tuple[StoredFile, ...]:
        """The files that a restore to the end of log ``generation`` reads, of the whole chain without one."""
        return tuple(
            f for f in self.files if generation is None or f.generation is None or f.generation <= generation
        )

    def extended(self, run: BackupRun, files: Sequence[StoredFile]) -> Manifest:
        """This chain with one more run, whose files replace those of the same generation or name.

        A differential thus replaces the logs of all runs since the full one.
        """
        if any(file.hash is not self.hash for file in files):
            raise Code.InternalError.error(f"The chain {self.chain} would have two kinds of checksums.")
        names, homes = {file.name for file in files}, {file.home for file in files}
        new = {file.generation for file in files if file.generation is not None}
        kept = tuple(f for f in self.files if f.name not in names and f.generation not in new)
        gone = tuple(f.home for f in self.files if f not in kept and f.home not in homes)
        runs = (*self.runs, replace(run, replaced=gone))
        return replace(self, runs=runs, files=(*kept, *files), signed=None)

    def settled(self) -> Manifest:
        """This chain with every file that waits at its home."""
        files = tuple(replace(file, stored="") if file.waits else file for file in self.files)
        return replace(self, files=files)

    @property
    def version(self) -> int:
        """The format that it is written in: version 1 wherever that can express it."""
        if self.hash is not HashKind.SHA256:
            return 3
        new_kinds = any(run.kind not in _OF_VERSION_1 for run in self.runs)
        return 2 if self.signed or new_kinds or any(file.encoding or file.lasts for file in self.files) else 1

    def to_bytes(self) -> bytes:
        """The file's bytes: JSON, UTF-8, sealed with its own SHA-256."""
        body = self._body(self.version)
        if self.version > 1:
            body["signed"] = vars(self.signed) if self.signed else None
        return _render({**body, "sha256": _seal(body)})

    def to_be_signed(self) -> bytes:
        """What a signature is of: everything but the places of the files, so that they may be moved and copied."""
        nowhere = replace(self, files=tuple(replace(file, stored="") for file in self.files))
        return _canonical(nowhere._body(max(self.version, 2)))

    def _body(self, version: int) -> dict[str, Any]:
        body = {
            "format": FORMAT,
            "version": version,
            **vars(self),
            "databases": dict(self.databases),
            "tool": dict(self.tool),
            "runs": [_run_body(run) for run in self.runs],
            "files": [_file_body(file, version) for file in self.files],
        }
        del body["signed"]
        return body if version < 3 else {**body, "hash": self.hash.value}

    def sums(self) -> bytes:
        """What ``sha256sum -c`` or ``b3sum -c`` takes: of what is stored."""
        return "".join(f"{file.stored_checksum}  {file.place}\n" for file in self.files).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """Parse and check. Raises ``Corruption`` for anything that this program did not write."""
        try:
            body = json.loads(data, object_pairs_hook=_once)
            seal = body.pop("sha256")
            if body["format"] != FORMAT or not isinstance(seal, str):
                raise ValueError("not a manifest of this program")
            if body["version"] not in range(1, VERSION + 1):
                raise Code.FeatureNotAvailable.error(
                    f"The format version of the chain is {body['version']}; this program supports versions up to "
                    f"{VERSION}.",
                    hint="Use the version of this program that created the chain, or a newer one.",
                )
            if seal != _seal(body):
                raise ValueError("its checksum does not match")
            manifest = _manifest(body)
            if body["version"] < manifest.version:
                raise ValueError(f"version: {body['version']} is not valid")
            check_sense(manifest)
            return manifest
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise Code.LogFileCorrupt.error(
                f"The manifest of the chain is damaged: {_why(error)}.", hint=CHOOSE_ANOTHER
            ) from error


def _why(error: Exception) -> str:
    """What is wrong with a manifest, in words of ours: a parser's would tell nothing to who reads them."""
    if type(error) is ValueError:
        return str(error)
    if isinstance(error, ValueError | RecursionError):
        return "it is not valid JSON"
    return "a value is missing or of the wrong type"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; readers differ in which of two values of one key they take."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found


def _run_body(run: BackupRun) -> dict[str, Any]:
    corrections = [vars(correction) for correction in run.corrections]
    return {**vars(run), "pages": vars(run.pages), "corrections": corrections}


def _file_body(file: StoredFile, version: int) -> dict[str, Any]:
    keys = _OF_A_FILE if version == 1 else (*_OF_A_FILE, *_OF_AN_ENCODED_FILE)
    body = {
        (_NAMES_BEFORE.get(key, key) if version > 2 else key): getattr(file, _NAMES_BEFORE.get(key, key))
        for key in keys
    }
    if file.end is None or version == 1:
        return body
    checksum = None if file.end.checksum is None else f"{file.end.checksum:016x}"
    return {**body, "end": {**vars(file.end), "checksum": checksum}}


def _render(body: Mapping[str, Any]) -> bytes:
    """A run or a file a line, so that users can read it and compare two of them."""
    return "".join(
        ["{\n", ",\n".join(f" {_text_of(k)}: {_entries(v)}" for k, v in body.items()), "\n}\n"]
    ).encode()


def _entries(value: object) -> str:
    if not isinstance(value, list) or not value:
        return _text_of(value)
    return "".join(["[\n  ", ",\n  ".join(map(_text_of, value)), "\n ]"])


def _text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _seal(body: Mapping[str, Any]) -> str:
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _manifest(body: dict[str, Any]) -> Manifest:
    kind = HashKind(body["hash"]) if body["version"] > 2 else HashKind.SHA256
    files = tuple(file_of(item, body["version"], kind) for item in body["files"])
    _check_apart(files)
    runs = tuple(run_of(item) for item in body["runs"])
    if not runs or not files:
        raise ValueError("it lists no runs or no files")
    return Manifest(
        chain=text(body["chain"]),
        instance=text(body["instance"]),
        base=None if body["base"] is None else text(body["base"]),
        signature=text(body["signature"]),
        databases={text(k): text(v) for k, v in body["databases"].items()},
        page_size=number(body["page_size"]),
        runs=runs,
        files=files,
        tool={text(k): text(v) for k, v in body["tool"].items()},
        signed=None if body["version"] == 1 or body["signed"] is None else signed_of(body["signed"]),
    )


def _check_apart(files: Sequence[StoredFile]) -> None:
    """No two files share a name or a place on any system, and no folder of one is another one."""
    names = {file.name.casefold() for file in files}
    places = {file.place.casefold() for file in files}
    homes = [file.home.casefold() for file in files if not file.lasts]
    if not len(names) == len(places) == len(files) or len(set(homes)) < len(homes):
        raise ValueError("a file is listed twice")
    folders = {file.place.casefold().split("/")[0] for file in files if file.lasts}
    if folders & {*homes, *(name.casefold() for name in (MANIFEST_NAME, *SUMS_NAMES, PIN_NAME))}:
        raise ValueError("a file is in the place of a folder")


__all__ = [
    "CHOOSE_ANOTHER",
    "FORMAT",
    "MANIFEST_LIMIT",
    "MANIFEST_NAME",
    "PIN_NAME",
    "SUMS_NAMES",
    "VERSION",
    "BackupRun",
    "Correction",
    "Encoding",
    "FileRole",
    "Kind",
    "Manifest",
    "PageCounts",
    "Signed",
    "StoredAs",
    "StoredFile",
    "is_safe_name",
    "name_of",
    "sums_name",
]
