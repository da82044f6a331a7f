"""``backup-manifest.json``: the contents of a chain and the runs that created it
(docs/semantics.md#a-chain-on-disk).

The manifest is replaced atomically and last, so it contains a run if and only if the run succeeded. It contains
its own SHA-256; nothing in it is trusted before that and all names have been checked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from engine.chain.parts import (
    MANIFEST_NAME,
    PIN_NAME,
    SUMS_NAME,
    BackupRun,
    Correction,
    Encoding,
    FileRole,
    Kind,
    PageCounts,
    StoredAs,
    StoredFile,
    is_safe_name,
    name_of,
)
from engine.chain.sense import check_sense
from engine.error_codes import Code
from engine.formats.log.chain import LogEnd
from engine.formats.names import GENERATION_MAX

MANIFEST_LIMIT = 64 << 20
FORMAT = "ese-backup-chain"
VERSION = 2
"""The newest format that is written, and only where something needs it: an encoding, a lasting place, or a kind of
backup that programs for version 1 do not know."""

CHOOSE_ANOTHER = "Use another chain. The files themselves may still be good; compare them with SHA256SUMS."

_OF_VERSION_1 = Kind.FULL, Kind.INCREMENTAL
_OF_A_FILE = "name", "role", "bytes", "sha256", "run", "stored", "generation", "created", "current"
_OF_AN_ENCODED_FILE = "encoding", "stored_bytes", "stored_sha256", "end"
_NUMBER_MAX = (1 << 63) - 1
_HEX = re.compile(r"[0-9a-f]{64}")


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
        return not any(file.sha256 for file in self.files)

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

    def extended(self, run: BackupRun, files: Sequence[StoredFile]) -> Manifest:
        """This chain with one more run, whose files replace those of the same generation or name.

        A differential thus replaces the logs of all runs since the full one.
        """
        names, homes = {file.name for file in files}, {file.home for file in files}
        new = {file.generation for file in files if file.generation is not None}
        kept = tuple(f for f in self.files if f.name not in names and f.generation not in new)
        gone = tuple(f.home for f in self.files if f not in kept and f.home not in homes)
        return replace(self, runs=(*self.runs, replace(run, replaced=gone)), files=(*kept, *files))

    def settled(self) -> Manifest:
        """This chain with every file that waits at its home."""
        files = tuple(replace(file, stored="") if file.waits else file for file in self.files)
        return replace(self, files=files)

    @property
    def version(self) -> int:
        """The format that it is written in: version 1 wherever that can express it."""
        new_kinds = any(run.kind not in _OF_VERSION_1 for run in self.runs)
        return 2 if new_kinds or any(file.encoding or file.lasts for file in self.files) else 1

    def to_bytes(self) -> bytes:
        """The file's bytes: JSON, UTF-8, sealed with its own SHA-256."""
        body = {
            "format": FORMAT,
            "version": self.version,
            **vars(self),
            "databases": dict(self.databases),
            "tool": dict(self.tool),
            "runs": [_run_body(run) for run in self.runs],
            "files": [_file_body(file, self.version) for file in self.files],
        }
        return _render({**body, "sha256": _seal(body)})

    def sums(self) -> bytes:
        """``SHA256SUMS`` for ``sha256sum -c``: of what is stored."""
        return "".join(f"{file.stored_sha256}  {file.place}\n" for file in self.files).encode()

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
    body = {key: getattr(file, key) for key in keys}
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
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _manifest(body: dict[str, Any]) -> Manifest:
    files = tuple(_file(item, body["version"]) for item in body["files"])
    _check_apart(files)
    runs = tuple(_run(item) for item in body["runs"])
    if not runs or not files:
        raise ValueError("it lists no runs or no files")
    return Manifest(
        chain=_text(body["chain"]),
        instance=_text(body["instance"]),
        base=None if body["base"] is None else _text(body["base"]),
        signature=_text(body["signature"]),
        databases={_text(k): _text(v) for k, v in body["databases"].items()},
        page_size=_number(body["page_size"]),
        runs=runs,
        files=files,
        tool={_text(k): _text(v) for k, v in body["tool"].items()},
    )


def _check_apart(files: Sequence[StoredFile]) -> None:
    """No two files share a name or a place on any system, and no folder of one is another one."""
    names = {file.name.casefold() for file in files}
    places = {file.place.casefold() for file in files}
    homes = [file.home.casefold() for file in files if not file.lasts]
    if not len(names) == len(places) == len(files) or len(set(homes)) < len(homes):
        raise ValueError("a file is listed twice")
    folders = {file.place.casefold().split("/")[0] for file in files if file.lasts}
    if folders & {*homes, *(name.casefold() for name in (MANIFEST_NAME, SUMS_NAME, PIN_NAME))}:
        raise ValueError("a file is in the place of a folder")


def _file(item: dict[str, Any], version: int) -> StoredFile:
    file = StoredFile(
        name=_text(item["name"]),
        role=FileRole(item["role"]),
        bytes=_number(item["bytes"]),
        sha256=_text(item["sha256"]),
        run=_text(item["run"]),
        stored=_text(item["stored"]),
        generation=None if item["generation"] is None else _generation(item["generation"]),
        created=_text(item["created"]),
        current=bool(item["current"]),
    )
    if version > 1:
        file = replace(
            file,
            encoding=Encoding(item["encoding"]),
            stored_bytes=_number(item["stored_bytes"]),
            stored_sha256=_text(item["stored_sha256"]),
            end=None if item["end"] is None else _end(item["end"]),
        )
        if (file.stored_bytes, file.stored_sha256) != (item["stored_bytes"], item["stored_sha256"]):
            raise ValueError(f"the entry of {file.name!r} contradicts itself")
    *folder, last = file.place.split("/")
    inside = not folder or (len(folder) == 1 and is_safe_name(folder[0].removeprefix(".")))
    if not (is_safe_name(file.name) and is_safe_name(file.home) and last == file.home and inside):
        raise ValueError(f"the name {file.name!r} is not valid")
    if file.lasts and version == 1:
        raise ValueError(f"the place {file.stored!r} is not valid")
    sums = _HEX.fullmatch(file.sha256) and _HEX.fullmatch(file.stored_sha256)
    if not sums or (file.role is FileRole.LOG and file.generation is None):
        raise ValueError(f"the entry of {file.name!r} is incomplete")
    return file


def _end(item: dict[str, Any]) -> LogEnd:
    end = LogEnd(
        generation=_generation(item["generation"]),
        signature=_text(item["signature"]),
        created=_text(item["created"]),
        version=tuple(_number(part) for part in item["version"]),
        checksum=None if item["checksum"] is None else _checksum(item["checksum"]),
        last=_number(item["last"]),
        header=_text(item["header"]),
        full=_text(item["full"]),
        tail_bytes=_number(item["tail_bytes"]),
        tail=_text(item["tail"]),
    )
    if not all(_HEX.fullmatch(digest) for digest in (end.header, end.full, end.tail)):
        raise ValueError("the end of a log is incomplete")
    return end


def _run(item: dict[str, Any]) -> BackupRun:
    return BackupRun(
        id=_text(item["id"]),
        kind=Kind(item["kind"]),
        started=_text(item["started"]),
        ended=_text(item["ended"]),
        logs=None if item["logs"] is None else (_number(item["logs"][0]), _number(item["logs"][1])),
        atomic=bool(item["atomic"]),
        bytes=_number(item["bytes"]),
        pages=PageCounts(**{key: _number(item["pages"][key]) for key in PageCounts.__dataclass_fields__}),
        corrections=tuple(
            Correction(_text(c["file"]), _number(c["page"]), _number(c["bit"])) for c in item["corrections"]
        ),
        notes=tuple(_text(note) for note in item["notes"]),
        replaced=tuple(_name(name) for name in item["replaced"]),
        machine=_text(item.get("machine", "")),
        place=_text(item.get("place", "")),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{json.dumps(value)} should be text")
    value.encode()  # a lone surrogate is no text, and is a ValueError
    return value


def _name(value: object) -> str:
    name = _text(value)
    if not is_safe_name(name):
        raise ValueError(f"the name {name!r} is not valid")
    return name


def _checksum(value: object) -> int:
    """64 bits, as text: not every reader of JSON has such numbers."""
    text = _text(value)
    if not re.fullmatch(r"[0-9a-f]{16}", text):
        raise ValueError(f"{text!r} is not a checksum")
    return int(text, 16)


def _generation(value: object) -> int:
    number = _number(value)
    if not 1 <= number <= GENERATION_MAX:
        raise ValueError(f"{number} is not a log generation")
    return number


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _NUMBER_MAX:
        raise ValueError(f"{json.dumps(value)} should be a number")
    return value


__all__ = [
    "CHOOSE_ANOTHER",
    "FORMAT",
    "MANIFEST_LIMIT",
    "MANIFEST_NAME",
    "PIN_NAME",
    "SUMS_NAME",
    "VERSION",
    "BackupRun",
    "Correction",
    "Encoding",
    "FileRole",
    "Kind",
    "Manifest",
    "PageCounts",
    "StoredAs",
    "StoredFile",
    "is_safe_name",
    "name_of",
]
