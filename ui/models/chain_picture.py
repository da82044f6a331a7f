"""A chain as its picture shows it: what each set needs, what blocks it, and the files that a restore reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.clocks import moment_of
from engine.errors import JetError, MissingFile
from engine.progress import Cancel
from ui.format import generations, in_a_row, plural, size
from ui.languages.sentences import shown
from ui.models.chains import short_name
from ui.models.set_entries import SetEntry
from ui.models.warned import bullets, disk_advice, warnings_of
from ui.values.backup_sets import ChainNode, SetKind, SetState


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Sets", text)


def find_breaks(entry: SetEntry, cancel: Cancel) -> dict[str, str]:
    """What is wrong with which file of a chain, by name, as far as lengths show it.

    Of a chain in a folder; a bucket would be asked for each file.
    """
    manifest = entry.manifest
    if manifest is None or isinstance(entry.path, engine.StoreAddress):
        return {}
    chain, found = engine.chain_at(entry.path, engine.HostFileSystem()), {}
    for file in manifest.files:
        cancel.check()
        try:
            if chain.length(file) != file.stored_bytes:
                found[file.name] = tr("the length of {} has changed since it was backed up").format(file.name)
        except MissingFile:
            found[file.name] = tr("{} is missing").format(file.name)
        except JetError as error:
            found[file.name] = shown(error.message)
    return found


def files_read(manifest: engine.Manifest, at: int) -> tuple[engine.StoredFile, ...]:
    """The files that a restore of set ``at`` reads."""
    last = at == len(manifest.runs) - 1
    logs = manifest.runs[at].logs
    return manifest.read_by_restore(None if last or logs is None else logs[1])


def files_text(files: Sequence[engine.StoredFile]) -> str:
    """Which files those are, in a sentence: databases by name, logs as ranges."""
    logs = sorted(file.generation for file in files if file.generation is not None)
    names = [file.name for file in files if file.generation is None]
    parts = [", ".join(names)] if names else []
    if logs:
        parts.append(tr("logs {}").format(generations(logs[0], logs[-1])))
    count = plural(len(files), "{} file", "{} files")
    total = size(sum(file.stored_bytes for file in files))
    return tr("A restore reads {}, {}: {}.").format(count, total, in_a_row(parts))


def chain_nodes(entry: SetEntry, breaks: Mapping[str, str]) -> tuple[ChainNode, ...]:
    """The sets of the chain, oldest first. ``breaks`` say what is wrong with which file.

    The set that brought a bad file is broken; those whose restore reads it are blocked by it.
    """
    manifest = entry.manifest
    if manifest is None:
        return ()
    runs = {run.id: at for at, run in enumerate(manifest.runs)}
    first = next((file for file in manifest.files if file.name in breaks), None)
    source = runs.get(first.run, 0) if first is not None else -1
    nodes = []
    for at, run in enumerate(manifest.runs):
        files = files_read(manifest, at)
        bad = [file for file in files if file.name in breaks]
        own = [breaks[file.name] for file in bad if runs.get(file.run, 0) == at]
        blocked = ""
        if bad and not own:
            name = short_name(manifest.runs[source].kind, source)
            blocked = tr("Cannot be restored: {}, which belongs to {}.").format(breaks[bad[0].name], name)
        nodes.append(
            ChainNode(
                SetKind[run.kind.name],
                moment_of(run.ended) or datetime.fromtimestamp(0, UTC),
                short_name(run.kind, at),
                _state(entry, run, bool(bad)),
                _detail(run),
                own[0] if own and at else "",
                0 if run.kind is engine.Kind.DIFFERENTIAL else None,
                blocked or (own[0] if own and not at else ""),
                entry.kept.text if at == 0 else "",
                files_text(files),
                warned_text(run),
            )
        )
    return tuple(nodes)


def warned_text(run: engine.BackupRun) -> str:
    """That the backup completed with warnings, which, and what to do; empty for one that did not."""
    warnings = warnings_of(run)
    if not warnings:
        return ""
    lines = ["", *bullets(warnings)] if warnings[1:] else warnings
    advice = [disk_advice()] if run.corrections else []
    return "\n".join([tr("Completed with warnings: {}").format("\n".join(lines)), *advice])


def _detail(run: engine.BackupRun) -> str:
    parts = [size(run.bytes)]
    if run.logs:
        parts.append(tr("logs {}").format(generations(*run.logs)))
    if run.pages.total:
        parts.append(tr("{} verified").format(plural(run.pages.verified, "{} page", "{} pages")))
    return ", ".join(parts)


def _state(entry: SetEntry, run: engine.BackupRun, is_bad: bool) -> SetState:
    """A set counts as verified when the chain was read back since it was made."""
    manifest = entry.manifest
    if is_bad or (manifest is not None and manifest.is_evidence):
        return SetState.UNUSABLE
    if entry.is_bad and not entry.finding:
        return SetState.UNUSABLE  # a check found damage, and not where
    ended, proven = moment_of(run.ended), entry.verdict.proven
    read_back = entry.is_proven and ended is not None and proven is not None and proven >= ended
    return SetState.VERIFIED if read_back else SetState.UNVERIFIED
