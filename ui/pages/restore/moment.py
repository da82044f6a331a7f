"""Choosing the moment of a restore: the timeline, the moment to the millisecond, and what is left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

import engine
from app.evidence.proofs import RunRecord
from app.local_time import LocalTimeError, came_twice
from app.operations.key_files import KeyFiles
from engine.errors import JetError
from engine.progress import Cancel
from ui.format import duration, exact, in_a_row, plural
from ui.languages.sentences import shown
from ui.models.keys import readable
from ui.models.restore_moments import last_of
from ui.models.timelines import chain_timeline
from ui.panels.timeline import Timeline
from ui.values.moments import count_of, moment_of, tell
from ui.values.restore_from import RestoreFrom
from ui.values.timeline_cells import TimelineData
from ui.values.timeline_layout import Axis
from ui.values.typed_moment import typed_moment
from ui.widgets.form import set_invalid
from ui.widgets.text import TextLabel
from ui.worker import Background

_SLOT = "restore-moments"
SAMPLE = "2026-11-23 08:28:09.269"
"""How a moment is written."""


class MomentField(QWidget):
    """``chosen`` carries the moment (UTC) of the last commit to restore, None for the end; it comes from the
    person only. ``ready`` comes when the logs are read, ``refused`` with the JetError that keeps them from it."""

    chosen = Signal(object)
    ready = Signal()
    refused = Signal(object)
    judged = Signal()
    """What is typed can be restored again, or cannot: :attr:`is_refused`."""
    timeline_changed = Signal()
    """There is a timeline now, or none any more."""

    def __init__(
        self, background: Background, record: Callable[[], RunRecord], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._background, self._record = background, record
        self._points: engine.RestorePoints | None = None
        self._data = TimelineData()
        self._chain: Path | None = None
        self._wished: RestoreFrom | None = None
        self._quiet = False
        self._rolls = False
        self._is_reading = False
        self.is_refused = False
        self.timeline = Timeline(restores=False)
        self.slider = self.timeline.picture
        self.slider.setAccessibleName(self.tr("Restore up to this moment"))
        self.exact = QLineEdit()
        self.exact.setAccessibleName(self.tr("Moment"))
        self.exact.setPlaceholderText(SAMPLE)
        self.exact.setFixedWidth(self.exact.fontMetrics().horizontalAdvance(f"{SAMPLE}+00:00") + 32)
        self.says = TextLabel("", "small", fold=True)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.label = TextLabel(self.tr("&Every commit up to"), "muted")
        self.label.setBuddy(self.exact)
        row.addWidget(self.label)
        row.addWidget(self.exact)
        row.addWidget(self.says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)  # above the picture: in sight in a low window, too
        column.addWidget(self.timeline)
        self.slider.chosen_changed.connect(self._take_index)
        self.slider.element_activated.connect(self._take_log_end)
        self.exact.editingFinished.connect(self.take_typed)
        self.show_chain(None, KeyFiles())

    @property
    def is_ready(self) -> bool:
        """Whether a moment can be chosen."""
        return self._points is not None and len(self.slider.moments) > 0

    @property
    def has_no_timeline(self) -> bool:
        """Whether there is none of this chain, and none to come."""
        return not self._is_reading and not self.is_ready

    @property
    def moment(self) -> datetime | None:
        """What is chosen; None for the end of the chain."""
        moments, at = self.slider.moments, self.slider.chosen
        at_end = at == len(moments) - 1 and self._points is not None and self._points.whole
        return None if at < 0 or at_end else moment_of(moments.times[at])

    @property
    def points(self) -> engine.RestorePoints | None:
        """What can be reached; None while the logs are read."""
        return self._points

    def show_chain(self, chain: Path | None, keys: KeyFiles, roll_forward: Path | None = None) -> None:
        """Read the logs of ``chain`` with ``keys``, and those that follow in the folder to ``roll_forward`` with;
        offer their moments. None clears all."""
        self._points, self._data, self._chain = None, TimelineData(), chain
        self._rolls = roll_forward is not None
        self._is_reading = chain is not None
        self._set_refused(False)
        self._show(self.tr("Reading the commits in the logs…") if chain else "")
        self.setVisible(chain is not None)
        if chain is None:
            self._background.forget(_SLOT)
            return
        record = self._record()
        self._background.ask(
            _SLOT,
            lambda cancel: _read(chain, keys, roll_forward, record, cancel),
            self._take,
            self._fail,
        )

    def wish(self, wished: RestoreFrom) -> None:
        """Choose that moment or generation as soon as the logs of its chain are read."""
        self._wished = wished
        if self.is_ready:
            self._grant()

    def _grant(self) -> None:
        """What was wished for is chosen as if by hand."""
        wished, moments = self._wished, self.slider.moments
        if wished is None or wished.chain != self._chain or (wished.newer is not None and not self._rolls):
            return
        self._wished = None
        if wished.moment is not None:
            self.slider.choose(moments.reach(count_of(wished.moment))[0] or 0)
        elif wished.generation is not None:
            self.slider.choose(last_of(moments, wished.generation))

    def show_generation(self, generation: int | None) -> None:
        """Set the handle where a restore up to ``generation`` (None: all) ends."""
        moments = self.slider.moments
        if len(moments):
            index = len(moments) - 1 if generation is None else last_of(moments, generation)
            self._quiet = True
            self.slider.choose(index)
            self._describe()
            self._quiet = False

    def _take(self, found: tuple[engine.RestorePoints, TimelineData]) -> None:
        self._points, self._data = points, _ = found
        self._is_reading = False
        if not len(points):
            reasons = in_a_row(shown(stretch.reason) for stretch in points.unreachable)
            text = self.tr("No moment can be chosen in this chain: {}.") if reasons else ""
            self._show(text.format(reasons.rstrip(".")) or self.tr("No moment can be chosen in this chain."))
            return
        self._show("")
        ready: SignalInstance = self.ready
        ready.emit()
        self._grant()

    def _fail(self, error: JetError) -> None:
        self._is_reading = False
        self._show(self.tr("No moment can be chosen: {}").format(shown(error.message)))
        refused: SignalInstance = self.refused
        refused.emit(error)

    def _show(self, says: str) -> None:
        points = self._points if self._points is not None and len(self._points) else None
        for widget in (self.timeline, self.exact, self.label):
            widget.setVisible(points is not None)
        self._quiet, fresh = True, self.slider.element_count() == 0
        if points is not None:
            self.timeline.set_data(self._data)
            if fresh:
                self.slider.set_axis(Axis.TIME)
            self._describe()
        self._quiet = False
        if says or points is None:
            self.says.set_text(says)
        changed: SignalInstance = self.timeline_changed
        changed.emit()

    def _describe(self, typed: datetime | None = None) -> None:
        """What is chosen, in figures and words. ``typed`` is another moment for which it was chosen."""
        moments, at = self.slider.moments, self.slider.chosen
        local = moment_of(moments.times[at]).astimezone()
        shown = local if came_twice(local) else local.replace(tzinfo=None)
        self.exact.setText(shown.isoformat(" ", "milliseconds"))
        zone = local.tzname() or ""
        utc = f"{moment_of(moments.times[at]):%Y-%m-%d %H:%M:%S.%f}"[:-3]
        self.exact.setToolTip(self.tr("Local time ({}). In UTC: {}").format(zone, utc))
        self._set_refused(False)
        left = len(moments) - 1 - at
        if not left:
            everything = self.tr("Everything in the chain is restored.")
            if self._rolls:
                everything = self.tr("Everything in the chain and the newer logs is restored.")
            self.says.set_text(everything)
            return
        span = duration((moments.times[-1] - moments.times[at]) / 1_000_000)
        text = self.tr("Leaves out {}, covering {}. The databases start a new log stream.")
        text = text.format(plural(left, "{} later commit", "{} later commits"), span)
        if typed is not None:
            text = self.tr("The last commit up to {}. {}").format(exact(typed), text)
        self.says.set_text(text)

    def _take_index(self, index: int) -> None:
        if index < 0 or not len(self.slider.moments):
            return
        self._describe()
        if not self._quiet:
            chosen: SignalInstance = self.chosen
            chosen.emit(self.moment)

    def take_typed(self) -> None:
        """The last commit at or before what was typed; local time, and all of its millisecond counts."""
        points = self._points
        if (
            points is None
            or points.reachable is None
            or not len(self.slider.moments)
            or not self.exact.isModified()
        ):
            return
        self.exact.setModified(False)
        moments = self.slider.moments
        if not self.exact.text().strip():
            self._describe()
            return
        try:
            moment = typed_moment(self.exact.text(), moment_of(moments.times[-1]))
        except LocalTimeError as error:
            self._refuse(shown(str(error)))
            return
        except (ValueError, OverflowError, OSError):
            text = self.tr(
                "Use the format {}, or a time alone for the day of the newest moment. Moments from {} to {} can "
                "be restored."
            )
            self._refuse(text.format(SAMPLE, tell(moments.times[0]), tell(moments.times[-1])))
            return
        try:
            wanted = _whole_millisecond(moment, points.reachable[1])
            points.at(moment_of(wanted))
        except (JetError, OverflowError):
            self._refuse(self._why_not(count_of(moment.astimezone(UTC))))
            return
        at = bisect_right(moments.times, wanted) - 1
        self.slider.choose(at)
        self._describe(None if moments.times[at] // 1000 == wanted // 1000 else moment)

    def _why_not(self, time: int) -> str:
        """That ``time`` cannot be restored, why, and what can."""
        moments = self.slider.moments
        if time > moments.times[-1] and moments.torn_at(time) is None:
            text = self.tr("{} is after the newest moment that can be restored, {}.")
            return text.format(tell(time), tell(moments.times[-1]))
        torn = moments.torn_at(time)
        if torn is None and time < moments.times[0]:
            text = self.tr("{} is before the first moment that can be restored, {}.")
            return text.format(tell(time), tell(moments.times[0]))
        text = self.tr("{} cannot be restored.").format(tell(time))
        if torn is not None:
            text = self.tr("{} cannot be restored: {}.").format(tell(time), torn.reason.rstrip("."))
        return f"{text} {self._nearest(time)}"

    def _nearest(self, time: int) -> str:
        """The moments beside one that cannot be reached."""
        moments = self.slider.moments
        before, after = moments.reach(time)
        if before is None or after is None:
            end = tell(moments.times[0 if before is None else -1])
            return self.tr("The nearest moment that can be restored is {}.").format(end)
        text = self.tr("The nearest moments that can be restored are {} and {}.")
        return text.format(tell(moments.times[before]), tell(moments.times[after]))

    def _take_log_end(self, index: int) -> None:
        """A log was opened: restore up to its end."""
        bucket = self.slider.bucket(index)
        if bucket is not None and self.is_ready:
            self.slider.choose(last_of(self.slider.moments, bucket.last))

    def _refuse(self, why: str) -> None:
        self._set_refused(True)
        self.says.set_text(why)

    def _set_refused(self, refused: bool) -> None:
        set_invalid(self.exact, refused)
        if refused is not self.is_refused:
            self.is_refused = refused
            judged: SignalInstance = self.judged
            judged.emit()


def _whole_millisecond(moment: datetime, last: datetime) -> int:
    """The last microsecond of the one that was typed, unless the chain ends within it."""
    typed = count_of(moment.astimezone(UTC))
    return min(typed + 999, max(typed, count_of(last)))


def _read(
    chain: Path, keys: KeyFiles, roll_forward: Path | None, record: RunRecord, cancel: Cancel
) -> tuple[engine.RestorePoints, TimelineData]:
    """Reads the logs; raises ``JetError`` also for keys that cannot be read."""
    opened = engine.chain_at(chain, engine.LocalFileSystem(), readable(keys))
    points = engine.restore_points(opened, roll_forward=roll_forward, cancel=cancel)
    checks, rolls = record.checks(chain), roll_forward is not None
    return points, chain_timeline(opened.manifest(), points, checks, rolls=rolls)
