"""The result of a restore as a document: the same text for the clipboard, the printer and a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

import engine
from app.evidence.proofs import moment_of
from app.guidance import GuidanceStep as Task
from app.guidance import Guide, guidance
from app.products import product_of
from ui.format import duration, exact, generations, plural, size, when
from ui.levels import Level
from ui.models.recovery import replayed_text
from ui.pages.restore.step import restored_text, tr


@dataclass(frozen=True)
class Line:
    """One line of a section; ``done`` is None for what is no task. ``commands`` stand below it as typed."""

    text: str
    commands: tuple[str, ...] = ()
    done: bool | None = None


@dataclass(frozen=True)
class ReportSection:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Result:
    """What a restore brought, in words. ``level`` says how good that is."""

    level: Level
    headline: str
    databases: tuple[str, ...]
    notes: tuple[str, ...]
    """What was replayed, or which logs were not; up to where; what follows from that; what stepped aside."""
    guide: Guide


def result_of(restored: engine.Restored) -> Result:
    """The result in words, with the guide for the product at hand."""
    plan, recovered = restored.plan, restored.recovered
    manifest = plan.known_manifest
    dirty = [] if recovered else [database for database in plan.databases if not database.clean]
    headline = tr("Restore complete: {} in {}.").format(size(plan.bytes), plan.target)
    if dirty:
        names = ", ".join(database.name for database in dirty)
        headline = tr("The files are restored, but {} must be recovered before use.").format(names)
    elif recovered is not None:
        headline = tr("Restore complete, databases clean: {} in {}.").format(size(plan.bytes), plan.target)
    return Result(
        Level.WARNING if dirty else Level.SUCCESS,
        headline,
        tuple(f"{database.name}: {restored_text(database, recovered)}" for database in plan.databases),
        tuple(filter(None, _notes(restored))),
        guidance(product_of(manifest.base, manifest.databases)),
    )


def _notes(restored: engine.Restored) -> Iterator[str]:
    plan, recovered = restored.plan, restored.recovered
    yield replayed_text(recovered) if recovered else _not_replayed(plan)
    reached = restored.reached.time if restored.reached else None
    if reached is not None:
        yield tr("The databases contain every commit up to {} and none after it.").format(exact(reached))
    if recovered is not None and plan.leaves_stream:
        yield tr("The databases have no logs: the next start begins a new log stream. Make a full backup then.")
    if restored.kept is not None and restored.kept.files:
        count = plural(len(restored.kept.files), "{} file", "{} files")
        yield tr("Previous files kept as *.before-restore-{}: {}.").format(restored.kept.id, count)


def _not_replayed(plan: engine.RestorePlan) -> str:
    """Which logs lie beside clean databases and hold more than these show."""
    if not plan.newer_logs:
        return ""
    shown, last = plan.newer_logs
    return tr(
        "Not replayed: logs {} were restored along with the databases, which are in the state of log {}. Changes "
        "in these newer logs are not in the databases yet."
    ).format(generations(shown + 1, last), generations(shown, shown))


def sections(restored: engine.Restored, command: str, ticked: frozenset[str]) -> list[ReportSection]:
    """The whole document; ``ticked`` are the texts of the tasks that are done."""
    result, plan = result_of(restored), restored.plan
    count = len(plan.files) + (len(plan.newer.logs) if plan.newer else 0)
    facts = [
        tr("Instance: {}").format(plan.known_manifest.instance),
        tr("Chain: {}").format(plan.chain),
        tr("Target: {}").format(plan.target),
        plural(count, "Files: {} file, {}", "Files: {} files, {}", size(plan.bytes)),
        tr("Taken: {}").format(when(restored_moment(plan))),
        tr("Duration: {}").format(duration(restored.seconds)),
        tr("Command line: {}").format(command),
    ]
    reached = restored.reached.time if restored.reached else None
    if reached is not None:
        facts.insert(5, tr("Restored to: commit of {}").format(exact(reached)))
    state = [*result.databases, *result.notes]
    found = [
        ReportSection(result.headline, tuple(Line(text) for text in facts)),
        ReportSection(tr("Databases"), tuple(Line(text) for text in state)),
    ]
    guide = result.guide
    for title, steps in task_groups(guide):
        lines = tuple(Line(step.text, step.commands, step.text in ticked) for step in steps)
        found.append(ReportSection(f"{guide.title} – {title}", lines))
    found.append(ReportSection(tr("Keep in mind"), tuple(Line(text) for text in (*guide.warnings, guide.caution))))
    return found


def restored_moment(plan: engine.RestorePlan) -> datetime | None:
    """When the newest set of the chain was taken."""
    return moment_of(plan.manifest.runs[-1].ended) if plan.manifest else None


def task_groups(guide: Guide) -> Iterator[tuple[str, tuple[Task, ...]]]:
    """The tasks of a guide under their headings; empty groups are left out."""
    groups = ((tr("Before"), guide.before), (tr("During"), guide.during), (tr("After"), guide.after))
    return ((title, steps) for title, steps in groups if steps)


# ---- as text, on paper


def as_text(found: list[ReportSection]) -> str:
    """Plain text, tasks with a box before them."""
    lines: list[str] = []
    for section in found:
        lines += [section.title, "=" * min(78, len(section.title))]
        for line in section.lines:
            box = "" if line.done is None else "[x] " if line.done else "[ ] "
            lines.append(f"{box or '- '}{line.text}")
            lines += [f"        {command}" for command in line.commands]
        lines.append("")
    return "\n".join(lines)


def as_document(found: list[ReportSection]) -> QTextDocument:
    """A document in black on white, whatever the theme."""
    parts = ['<body style="color:black; background:white; font-family:sans-serif; font-size:10pt">']
    for at, section in enumerate(found):
        parts.append(f"<h{2 if at else 1}>{escape(section.title)}</h{2 if at else 1}>")
        for line in section.lines:
            box = "" if line.done is None else "☑ " if line.done else "☐ "
            commands = "".join(f"<br><code>{escape(command)}</code>" for command in line.commands)
            parts.append(f'<p style="margin:4px 0">{box}{escape(line.text)}{commands}</p>')
    parts.append("</body>")
    document = QTextDocument()
    document.setHtml("".join(parts))
    return document


def save_pdf(document: QTextDocument, path: Path) -> str:
    """Write ``document`` to ``path`` as A4 PDF; returns why not, or nothing."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Restore"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout.Unit.Millimeter)
    document.print_(writer)
    del writer
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    file.write(buffer.data())
    return "" if file.commit() else file.errorString()
