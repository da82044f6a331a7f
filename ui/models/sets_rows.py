"""The columns of the tree of sets, and what the cells of its rows say."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIcon

from app.evidence.clocks import moment_of
from ui.format import generation, generations, percent, plural, size, when, when_utc
from ui.icons import themed_icon
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.chain_picture import warned_text
from ui.models.chains import set_name, sets_words
from ui.models.protection import utc_now
from ui.models.set_entries import Expiry, SetEntry, tr
from ui.models.sets_nodes import ChainRow, FileRow, InstanceNode, RunRow, TreeNode
from ui.models.verdicts import detail, level_of
from ui.models.warned import is_warned, says_warnings, unproven
from ui.palette import tokens_for


class SetsColumn(IntEnum):
    NAME = 0
    TYPE = 1
    START = 2
    END = 3
    LOGS = 4
    SIZE = 5
    RATIO = 6
    PROOF = 7
    KEPT = 8
    EXPIRES = 9
    PLACE = 10


def column_titles() -> tuple[str, ...]:
    """The headings, in the order of :class:`SetsColumn`."""
    return (
        tr("Name"), tr("Type"), tr("Start"), tr("End"), tr("Logs"), tr("Size"), tr("Stored"), tr("Verified"),
        tr("Kept"), tr("Expires"), tr("Destination"),
    )  # fmt: skip


def alignment_of(column: SetsColumn) -> int:
    right = column in (SetsColumn.SIZE, SetsColumn.RATIO)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def sort_key(entry: SetEntry, column: SetsColumn) -> tuple[Any, ...]:
    """The raw value of a column, then what the chain is called."""
    return _sort_value(entry, column), entry.path.name


def _sort_value(entry: SetEntry, column: SetsColumn) -> Any:
    match column:
        case SetsColumn.TYPE:
            return chain_type(entry)
        case SetsColumn.START:
            return entry.started.timestamp() if entry.started else 0.0
        case SetsColumn.END:
            return entry.ended.timestamp() if entry.ended else 0.0
        case SetsColumn.LOGS:
            return (entry.manifest.log_range if entry.manifest else None) or (0, 0)
        case SetsColumn.SIZE:
            return entry.bytes
        case SetsColumn.RATIO:
            return entry.stored_bytes / entry.bytes if entry.bytes else 0.0
        case SetsColumn.PROOF:
            return not entry.is_bad, entry.is_proven, str(entry.verdict.proven or "")
        case SetsColumn.KEPT:
            return entry.kept.text
        case SetsColumn.EXPIRES:
            return str(entry.expiry.at) if entry.expiry and entry.expiry.at else "~"
        case SetsColumn.PLACE:
            return str(entry.destination)
        case _:
            return ""


# ---- words


def chain_type(entry: SetEntry) -> str:
    """``Full + 3 incrementals``."""
    return sets_words(entry.manifest) if entry.manifest else tr("Not readable")


def cell_text(node: TreeNode, column: SetsColumn) -> str:
    """What a cell says."""
    match node:
        case InstanceNode():
            return _instance_cell(node, column)
        case ChainRow():
            return chain_cell(node.entry, column)
        case RunRow():
            return _run_cell(node, column)
        case FileRow():
            return _file_cell(node, column)
    return ""


def _span(first: datetime | None, last: datetime | None) -> str:
    return when(first) if first == last or last is None else f"{when(first)} – {when(last)}"


def _instance_cell(node: InstanceNode, column: SetsColumn) -> str:
    entries = node.entries
    match column:
        case SetsColumn.NAME:
            return node.shown_name
        case SetsColumn.TYPE:
            return plural(len(entries), "{} chain", "{} chains")
        case SetsColumn.START:
            moments = [entry.started for entry in entries if entry.started]
            return when(min(moments)) if moments else ""
        case SetsColumn.END:
            moments = [entry.ended for entry in entries if entry.ended]
            return when(max(moments)) if moments else ""
        case SetsColumn.SIZE:
            return size(sum(entry.bytes for entry in entries))
        case SetsColumn.RATIO:
            return _ratio(sum(entry.stored_bytes for entry in entries), sum(entry.bytes for entry in entries))
    return ""


def _ratio(stored: int, original: int) -> str:
    return percent(stored, original) if original and stored <= original else (tr("100%") if original else "")


def chain_cell(entry: SetEntry, column: SetsColumn) -> str:
    """What a cell of a chain says."""
    span = entry.manifest.log_range if entry.manifest else None
    match column:
        case SetsColumn.NAME:
            return entry.path.name
        case SetsColumn.TYPE:
            return chain_type(entry)
        case SetsColumn.START:
            return when(entry.started) if entry.started else ""
        case SetsColumn.END:
            return when(entry.ended) if entry.ended else ""
        case SetsColumn.LOGS:
            return generations(*span) if span else ""
        case SetsColumn.SIZE:
            return size(entry.bytes) if entry.manifest else ""
        case SetsColumn.RATIO:
            return _ratio(entry.stored_bytes, entry.bytes)
        case SetsColumn.PROOF:
            return told_proof(entry)
        case SetsColumn.KEPT:
            return entry.kept.text
        case SetsColumn.EXPIRES:
            return entry.expiry_text
        case SetsColumn.PLACE:
            return str(entry.destination)


def told_proof(entry: SetEntry) -> str:
    """What is proven of a chain; where nothing is, that one of its backups completed with warnings."""
    warned = not entry.is_bad and says_warnings(entry.verdict, entry.manifest)
    return unproven() if warned else entry.proof_text


def has_warned(entry: SetEntry) -> bool:
    """Whether one of its backups completed with warnings."""
    return any(is_warned(run) for run in (entry.manifest.runs if entry.manifest else ()))


def _run_cell(node: RunRow, column: SetsColumn) -> str:
    run = node.run
    match column:
        case SetsColumn.NAME:
            return set_name(run.kind, node.row)
        case SetsColumn.TYPE:
            return plural(len(node.files), "{} file", "{} files")
        case SetsColumn.START:
            return when(moment_of(run.started))
        case SetsColumn.END:
            return when(moment_of(run.ended))
        case SetsColumn.LOGS:
            return generations(*run.logs) if run.logs else ""
        case SetsColumn.SIZE:
            return size(sum(file.bytes for file in node.files))
        case SetsColumn.PROOF:
            return tr("With warnings") if is_warned(run) else ""
        case SetsColumn.RATIO:
            stored = sum(file.stored_bytes for file in node.files)
            return _ratio(stored, sum(file.bytes for file in node.files))
    return ""


def _file_cell(node: FileRow, column: SetsColumn) -> str:
    file = node.file
    match column:
        case SetsColumn.NAME:
            return file.name
        case SetsColumn.TYPE:
            return role_words()[file.role.value]
        case SetsColumn.LOGS:
            return generation(file.generation) if file.generation is not None else ""
        case SetsColumn.SIZE:
            return size(file.bytes)
        case SetsColumn.RATIO:
            return _ratio(file.stored_bytes, file.bytes)
    return ""


def role_words() -> dict[str, str]:
    """What a file of a chain is, by its role."""
    return {
        "database": tr("Database"),
        "log": tr("Log"),
        "checkpoint": tr("Checkpoint"),
        "patch": tr("Mark of a copy"),
        "other": tr("File as it was"),
    }


def tip_of(node: TreeNode, column: SetsColumn) -> str:
    """What a tool tip says of a cell."""
    text = cell_text(node, column)
    if isinstance(node, ChainRow):
        return _chain_tip(node.entry, column) or text
    if isinstance(node, RunRow) and column in (SetsColumn.START, SetsColumn.END):
        return when_utc(moment_of(node.run.started if column is SetsColumn.START else node.run.ended))
    if isinstance(node, RunRow) and column in (SetsColumn.NAME, SetsColumn.PROOF):
        return "\n".join(part for part in (text, warned_text(node.run)) if part)
    if isinstance(node, FileRow) and column is SetsColumn.NAME and node.file.checksum:
        return tr("{}\n{}: {}").format(node.file.name, node.file.hash.shown, node.file.checksum)
    if isinstance(node, InstanceNode):
        machines = {entry.machines for entry in node.entries if entry.machines}
        return "\n".join([node.name, *sorted(machines)])
    return text


def _chain_tip(entry: SetEntry, column: SetsColumn) -> str:
    match column:
        case SetsColumn.NAME:
            made = tr("Made on {}").format(entry.machines) if entry.machines else ""
            return "\n".join(text for text in (str(entry.path), made) if text)
        case SetsColumn.START | SetsColumn.END:
            return when_utc(entry.started if column is SetsColumn.START else entry.ended)
        case SetsColumn.RATIO:
            return tr("{} stored of {}").format(size(entry.stored_bytes), size(entry.bytes))
        case SetsColumn.PROOF:
            error = str(entry.chain.error) if entry.chain.error else entry.finding
            said = shown(error) or detail(entry.verdict, utc_now())
            runs = entry.manifest.runs if entry.manifest else ()
            warned = [f"{set_name(run.kind, at)} · {warned_text(run)}" for at, run in enumerate(runs)]
            return "\n".join([said, *(text for text, run in zip(warned, runs, strict=True) if is_warned(run))])
        case SetsColumn.EXPIRES:
            return _expiry_tip(entry.expiry)
    return ""


def _expiry_tip(expiry: Expiry | None) -> str:
    """When the rules remove it, and what keeps it until then."""
    if expiry is None:
        return tr("No retention rules are known for this destination.")
    if not expiry.is_foreseen:
        return tr("Nothing is pruned while folders of the destination cannot be read.")
    if expiry.at is None:
        return tr("Kept for at least a year. Today: {}").format(shown(expiry.why))
    return tr("Removed then if backups continue as before. Today: {}").format(shown(expiry.why))


def chain_level(entry: SetEntry) -> Level:
    """How much its state matters: a backup that warned, as far as nothing is proven and nothing worse known."""
    level = Level.ERROR if entry.is_bad else level_of(entry.verdict)
    return Level.WARNING if level is Level.INFO and has_warned(entry) else level


def icon_of(node: TreeNode, column: SetsColumn) -> QIcon | None:
    """The sign of a cell."""
    tokens = tokens_for(QGuiApplication.palette())
    if isinstance(node, RunRow) and column is SetsColumn.PROOF and is_warned(node.run):
        return themed_icon(Level.WARNING.icon, Level.WARNING.color(tokens))
    if not isinstance(node, ChainRow):
        return None
    if column is SetsColumn.PROOF:
        level = chain_level(node.entry)
        return themed_icon(level.icon, level.color(tokens))
    if column is SetsColumn.KEPT and node.entry.kept.text:
        return themed_icon("lock" if node.entry.kept.locked else "pin", tokens.text)
    return None
