"""What the colours and signs of a timeline mean: those that it has."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication

from ui.format import generation, generations, number
from ui.values.moments import Moments
from ui.values.swatch import Pattern, Swatch
from ui.values.timeline_cells import CellKind, Stay
from ui.values.timeline_layout import TimelineIndex
from ui.values.timeline_marks import CHECKS, MarkKind
from ui.widgets.legend import LegendEntry
from ui.widgets.timeline_paint import CALM, CHECKPOINT, CURRENT, LEFT, NEEDED, REQUIRED, SAFE, TAKEN, TORN

_STAYS = {
    Stay.SAFE: Swatch(SAFE.color, Pattern.HOLLOW_STRIP),
    Stay.NEEDED: Swatch(NEEDED.color, Pattern.STRIP),
}
"""As the bars below the logs are."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Timeline", text)


def entries_of(index: TimelineIndex) -> list[LegendEntry]:
    """The entries for all that there is, whatever part is shown."""
    data, logs = index.data, index.logs
    found = _of_moments(index.moments)
    counts: Counter[CellKind] = Counter(dict(logs.totals(data.sets)) if logs else {})
    found += [
        LegendEntry(f"{kind.words} ({number(counts[kind])})", kind.swatch) for kind in CellKind if counts[kind]
    ]
    kinds = {mark.kind for mark in (*data.sets, *data.checks)}
    found += [LegendEntry(kind.words, kind.swatch, spans=kind not in CHECKS) for kind in MarkKind if kind in kinds]
    if any(mark.bad for mark in (*data.sets, *data.checks)):
        found.append(LegendEntry(tr("crossed out: damage was found, or it did not complete")))
    if data.folder:
        stays = {run.stay for run in logs.runs}
        found += [LegendEntry(stay.words, swatch) for stay, swatch in _STAYS.items() if stay in stays]
    if data.required:
        text = tr("required for recovery: {}").format(generations(*data.required))
        found.append(LegendEntry(text, REQUIRED))
    if data.current and not counts[CellKind.CURRENT]:
        found.append(LegendEntry(tr("{}: {}").format(data.current[1], generation(data.current[0])), CURRENT))
    if data.checkpoint:
        found.append(LegendEntry(tr("checkpoint: {}").format(data.checkpoint[1]), CHECKPOINT))
    return found


def seen_of(entries: list[LegendEntry], *, left_out: bool) -> list[LegendEntry]:
    """Those of what is painted now: no commits are left out while the last one is chosen."""
    return [entry for entry in entries if left_out or entry.swatch is not LEFT]


def _of_moments(moments: Moments) -> list[LegendEntry]:
    if not len(moments):
        return []
    found = [LegendEntry(tr("commits restored"), TAKEN), LegendEntry(tr("commits left out"), LEFT)]
    for torn in moments.torn:
        if torn.is_before:
            found.append(LegendEntry(tr("before the backup"), CALM))
        else:
            found.append(LegendEntry(tr("cannot be reached: {}").format(torn.reason), TORN))
    return list(dict.fromkeys(found))
