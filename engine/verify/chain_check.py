"""Verification of a chain: its manifest, its files compared with the manifest, and other files in its folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from engine.chain.contents import check_length, database_differences, log_differences
from engine.chain.local_staging import is_waiting
from engine.chain.manifest import (
    MANIFEST_LIMIT,
    FileRole,
    Manifest,
    PageCounts,
    StoredFile,
)
from engine.chain.moving import Moving
from engine.chain.stored import OWN_NAMES, hash_of, is_as_stored
from engine.chain.stored_chain import StoredChain
from engine.digest import CHUNK
from engine.discovery.backup_copy import check_mark, lacking
from engine.discovery.instance_files import gaps_in, generation_range
from engine.errors import Corruption, JetError, MissingFile, WrongUse
from engine.files import ReadableFile
from engine.formats.backup_trailer import is_backup_copy
from engine.formats.db_header import HEADER_READ, read_header
from engine.formats.log.segments import LogReading
from engine.formats.names import patch_name
from engine.hashing import HashKind
from engine.progress import Phase
from engine.remedy import Remedy
from engine.sources.foreign_set import find_foreign
from engine.verify.check import Check
from engine.verify.database_check import Expected
from engine.verify.finding import CheckedDatabase, ChunkCount, Finding, FindingKind, remedy_for_chain

_SUM = re.compile(r"([0-9a-f]{64})  ([^\n]+)")


_Read = tuple[Path, LogReading] | None


@dataclass(frozen=True)
class _Found:
    """What was found and counted in one file, or in several."""

    findings: list[Finding] = field(default_factory=list)
    counts: PageCounts = field(default_factory=PageCounts)
    bad: int = 0
    files: int = 0
    logs: int = 0
    long_values: list[ChunkCount] = field(default_factory=list)
    databases: list[CheckedDatabase] = field(default_factory=list)


@dataclass
class ChainCheck(Check):
    """The verification of one chain at work."""

    _known: dict[StoredFile, tuple[_Read, _Found]] = field(default_factory=dict)
    _begun: bool = False
    _lasting: frozenset[Path] = frozenset()
    """Logs that a restore of the full backup alone does not read."""

    def remedy(self) -> Remedy | None:
        return remedy_for_chain(self.findings, lambda each: each.file in self._lasting)

    def chain(self, chain: StoredChain) -> str:
        """Judge it file by file; what a backup beside this replaced meanwhile is checked again."""
        moving = Moving(chain, self.cancel)
        while True:
            self.report.phase(Phase.CHECKS)
            manifest: Manifest | None = None
            try:
                manifest = moving.manifest()
            except Corruption as error:
                self.find(chain.manifest_file.path, FindingKind.MANIFEST, error.message)
                self._begin(0)
            else:
                self.report.instance = manifest.instance
                self._begin(sum(file.bytes for file in manifest.files))
                try:
                    self._pass(chain, manifest)
                except MissingFile:
                    if not moving.again(manifest):
                        raise
                    self._forget_doubtful(manifest)
                    continue
            if not self.findings or not moving.again(manifest, patient=any(f.is_damage for f in self.findings)):
                return "chain"
            self._forget_doubtful(manifest)

    def member(self, chain: StoredChain, file: StoredFile) -> str:
        """One file of it, judged as a part of the chain."""
        moving = Moving(chain, self.cancel)
        manifest = moving.manifest()
        self.report.instance = manifest.instance
        self._lasting = _after_the_full(chain, manifest)
        self._begin(file.bytes)
        if file.role is FileRole.LOG:
            self._log(chain, file, manifest)
        else:
            self._no_log(chain, file, manifest)
        return str(file.role)

    def _begin(self, total: int) -> None:
        if not self._begun:
            self.begin(total)
        self._begun = True

    def _pass(self, chain: StoredChain, manifest: Manifest) -> None:
        self._lasting = _after_the_full(chain, manifest)
        self._check_list(chain, manifest)
        if manifest.is_evidence:
            text = "It is an as-is backup. Its files are compared with their hashes; their content is not judged."
            self.find(chain.path, FindingKind.NOT_JUDGED, text)
        with self._turns.expecting(self._databases_of(chain, manifest)):
            for file in manifest.files:
                if file.role is not FileRole.LOG:
                    self._judged(file, partial(self._no_log, chain, file, manifest))
        self.report.phase(Phase.LOGS)
        before: _Read = None
        for file in manifest.logs:
            read = self._judged(file, partial(self._log, chain, file, manifest))
            if read is not None:
                self.follows(before, read)
            before = read
        gaps = gaps_in([log.generation or 0 for log in manifest.logs])
        if gaps and manifest.runs[0].logs and gaps[0][0] > manifest.runs[0].logs[1]:
            self._lasting |= {chain.path}
        for gap in gaps:
            self.find(chain.path, FindingKind.LOG_GAP, f"Log {generation_range(*gap)} is missing from the chain.")

    def _databases_of(self, chain: StoredChain, manifest: Manifest) -> list[Expected]:
        """Those that are still to be judged. Whether an encoded file can be read is not known before."""
        return [
            Expected(chain.file(file), file, file.bytes)
            for file in manifest.files
            if file.role is FileRole.DATABASE and not file.encoding and _key(file) not in self._known
        ]

    def _judged(self, file: StoredFile, judge: Callable[[], _Read]) -> _Read:
        """What ``judge`` says of a file, unless it was judged before and has stayed what it was."""
        key = _key(file)
        if key not in self._known:
            so_far = self._take()
            read = judge()
            self._known[key] = read, self._take()
            self._add(so_far)
        read, found = self._known[key]
        self._add(found)
        return read

    def _take(self) -> _Found:
        """What was found and counted, which starts again."""
        found = _Found(
            self.findings, self.counts, self.bad, self.files, self.logs, self.long_values, self.databases
        )
        self.findings, self.counts, self.long_values, self.databases = [], PageCounts(), [], []
        self.bad = self.files = self.logs = 0
        return found

    def _add(self, found: _Found) -> None:
        self.findings += found.findings
        self.counts += found.counts
        self.bad += found.bad
        self.files += found.files
        self.logs += found.logs
        self.long_values += found.long_values
        self.databases += found.databases

    def _forget_doubtful(self, manifest: Manifest | None) -> None:
        """What was found no longer counts, but for files that no backup touches."""
        lasting = {file for file in manifest.files if not file.may_move} if manifest is not None else set()
        self._known = {
            file: known for file, known in self._known.items() if not known[1].findings or file in lasting
        }
        self._take()
        self._told = {finding for _, found in self._known.values() for finding in found.findings}

    def _log(self, chain: StoredChain, file: StoredFile, manifest: Manifest) -> _Read:
        self.cancel.check()
        stored = chain.file(file)
        if not self._present(chain, file) or self._is_closed(chain, file):
            return None
        reading = self.log(stored, file, may_be_torn=file.current)
        if reading is None:
            return None
        for text in log_differences(reading.header, file, manifest):
            self.find(stored.path, FindingKind.CHANGED, text)
        return stored.path, reading

    def without_manifest(self, chain: StoredChain) -> str:
        """A chain that has lost its manifest: what its list of sums tells.

        A restore takes it all the same where the files are a set that does without one, as other programs' do.
        """
        self.report.phase(Phase.CHECKS)
        folder, kind = chain.folder, _kind_of_sums(chain)
        sums = chain.sums_file(kind)
        foreign = folder is not None and find_foreign(self.fs, folder) is not None
        text = f"The manifest is missing, but {sums.path.name} exists: this was a chain"
        if folder is not None and foreign:
            self.find(
                chain.manifest_file.path, FindingKind.SUMS, f"{text}. It can be restored by its files alone."
            )
            self.tree(folder)
        else:
            text += ", and it cannot be restored without its manifest."
            self.find(chain.manifest_file.path, FindingKind.MANIFEST, text)
        self._compare_with_sums(chain, kind, harmless=foreign)
        return "chain"

    def _compare_with_sums(self, chain: StoredChain, hashing: HashKind, *, harmless: bool) -> None:
        sums_file = chain.sums_file(hashing)
        sums = self._read_sums(sums_file)
        here = frozenset(chain.files())
        if not harmless:
            self.begin(sum(chain.length(name) for name in sums if name in here))
        for name, checksum in sums.items():
            self.cancel.check()
            stored = chain.file(name)
            if name not in here:
                kind = FindingKind.SUMS if harmless else FindingKind.MISSING
                self.find(stored.path, kind, f"{sums_file.path.name} lists this file, but it is missing.")
                continue
            with stored.open() as file:
                size = file.stat().size
                if hash_of(file, size, hashing) != checksum:
                    kind = FindingKind.SUMS if harmless else FindingKind.CHANGED
                    self.find(stored.path, kind, f"The file does not match {sums_file.path.name}.")
            if not harmless:
                self.files += 1
                self.report.moved(size)

    def _read_sums(self, sums: ReadableFile) -> dict[str, str]:
        try:
            lines = sums.whole(MANIFEST_LIMIT).decode().splitlines()
        except (JetError, ValueError) as error:
            self.find(sums.path, FindingKind.SUMS, str(error))
            return {}
        return {listed[2]: listed[1] for line in lines if (listed := _SUM.fullmatch(line)) is not None}

    def _no_log(self, chain: StoredChain, file: StoredFile, manifest: Manifest) -> None:
        """A file of a chain that is no log."""
        stored = chain.file(file)
        if not self._present(chain, file) or self._is_closed(chain, file):
            return
        if file.role is FileRole.DATABASE:
            self.database(stored, file)
            self._judge_database(stored, file, manifest)
        elif file.role in (FileRole.PATCH, FileRole.OTHER):
            self.files += 1
            self.compare(stored.path, file, self._hash(stored, file))
            if file.role is FileRole.OTHER and not manifest.is_evidence:
                self.find(
                    stored.path,
                    FindingKind.NOT_JUDGED,
                    "The file was copied without being checked. Its content is not verified.",
                )
        else:
            self.checkpoint(stored, file)

    def _hash(self, stored: ReadableFile, file: StoredFile) -> str:
        """The hash of a file whose contents are not judged."""
        self.report.item(file.name, file.bytes)
        digest = file.hash.new()
        with stored.open() as data:
            for offset in range(0, file.bytes, CHUNK):
                self.cancel.check()
                digest.update(data.read_at(offset, min(CHUNK, file.bytes - offset)))
                self.report.moved(min(CHUNK, file.bytes - offset))
        return digest.hexdigest()

    def _judge_database(self, stored: ReadableFile, file: StoredFile, manifest: Manifest) -> None:
        """Whether it is the one that the manifest means, and the chain has the logs that it needs."""
        place = stored.path
        copy = self.copies.get(place)
        try:
            with stored.open() as data:
                header = read_header(data.read_at(0, HEADER_READ)).header
            for text in database_differences(header, file, manifest):
                self.find(place, FindingKind.CHANGED, text)
            check_mark(file.name, header, manifest.marks)
        except Corruption:
            return  # told where the pages were read
        except JetError as error:
            self.find(place, FindingKind.NOT_RECOVERABLE, error.message)
            return
        required = None if header.is_clean or is_backup_copy(header) else header.required
        lost = lacking(file.name, copy, required, [log.generation or 0 for log in manifest.logs])
        if lost is not None:
            self.find(place, FindingKind.NOT_RECOVERABLE, lost.message)
        if copy is not None:
            self.marked(place, patch_name(file.name).casefold() in manifest.marks)

    def _check_list(self, chain: StoredChain, manifest: Manifest) -> None:
        """What is there and is not listed, in the folder of a run that waits, too."""
        listed = {*OWN_NAMES, *(f.home for f in manifest.files)}
        folded = {name.casefold(): name for name in listed}
        for name in chain.unlisted(manifest):
            entry, twin = chain.file(name).path, folded.get(name.casefold())
            text = f"{entry.name} is not part of the chain."
            if is_waiting(name) and entry.name == name:
                text += (
                    " A running backup is writing to it, or the next backup removes it as the remains of an "
                    "interrupted one."
                )
            if twin is not None:
                text += f" On systems that ignore case, it and {twin} are the same file. Remove it before copying."
            self.find(entry, FindingKind.UNLISTED, text)
        self._check_sums(chain.sums_file(manifest.hash), manifest)

    def _check_sums(self, sums: ReadableFile, manifest: Manifest) -> None:
        """The list for other tools; restoring does not need it."""
        expected = manifest.settled().sums(), manifest.sums()
        try:
            if sums.whole(MANIFEST_LIMIT) not in expected:
                self.find(
                    sums.path, FindingKind.SUMS, "It does not list the files of the chain with their checksums."
                )
        except JetError as error:
            self.find(sums.path, FindingKind.SUMS, error.message)

    def _is_closed(self, chain: StoredChain, file: StoredFile) -> bool:
        """Whether its contents cannot be read here; then what is stored is all that can be compared."""
        if not file.encoding:
            return False
        try:
            chain.file(file).open().close()
            return False
        except WrongUse as error:
            why = error.message.partition(": ")[2] or error.message
        except JetError:
            return False  # told where the contents are read
        self.files += 1
        self.logs += file.role is FileRole.LOG
        stored = chain.stored(file)
        with stored.open() as data:
            title = file.hash.shown
            if not is_as_stored(data, file):
                self.find(
                    stored.path,
                    FindingKind.CHANGED,
                    f"It is not the file that was stored: its {title} differs.",
                )
        self.report.moved(file.bytes)
        text = f"The contents of encrypted files were not checked: {why}"
        self.find(chain.path, FindingKind.ENCRYPTED, text)
        return True

    def _present(self, chain: StoredChain, file: StoredFile) -> bool:
        place = chain.stored(file).path
        try:
            check_length(chain, file)
        except Corruption as error:
            self.find(place, FindingKind.CHANGED, error.message)
        except JetError as error:
            if chain.is_link(file):
                self.find(
                    place, FindingKind.CHANGED, "It is a symbolic link. Backups do not contain symbolic links."
                )
            elif isinstance(error, WrongUse):
                self.find(place, FindingKind.CHANGED, "A folder, a pipe or a device is in its place.")
            else:
                absent = isinstance(error, MissingFile)
                self.find(place, FindingKind.MISSING, "It is missing." if absent else error.message)
            self.report.advance(file.bytes)
            return False
        return True


def _after_the_full(chain: StoredChain, manifest: Manifest) -> frozenset[Path]:
    """The logs that came after those of the full backup, wherever a chain has a generation of these."""
    first = manifest.runs[0]
    if manifest.is_evidence or first.logs is None:
        return frozenset()
    newer = [log for log in manifest.logs if (log.generation or 0) > first.logs[1]]
    return frozenset({chain.file(log).path for log in newer} | {chain.stored(log).path for log in newer})


def _key(file: StoredFile) -> StoredFile:
    """The file, wherever it waits."""
    return replace(file, stored="") if file.waits else file


def _kind_of_sums(chain: StoredChain) -> HashKind:
    """Which list of sums a chain without a manifest has."""
    here = frozenset(chain.files())
    return next((kind for kind in HashKind if chain.sums_file(kind).path.name in here), HashKind.SHA256)
