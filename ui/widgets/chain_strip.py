"""The chain strip: a full backup and what builds on it, on a time axis; a broken link is a visible gap.

A set that the mouse or the keyboard is on lights what a restore of it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from ui.format import in_a_row, plural, when, when_utc
from ui.palette import Tokens
from ui.values.backup_sets import ChainNode, SetKind, SetState, closure, dependents, needed_by
from ui.values.swatch import Pattern, Swatch
from ui.widgets.chain_painting import (
    STATE_SAMPLES,
    WARNED,
    legend_swatch,
    paint_arc,
    paint_line,
    paint_lock,
    paint_ring,
    paint_set,
    paint_warning,
)
from ui.widgets.label_layout import LabelRequest, Placed, place
from ui.widgets.legend import LegendEntry, legend_height, paint_legend
from ui.widgets.picture import Picture
from ui.widgets.swatch import paint_swatch

PAD = 4.0


@dataclass(frozen=True, slots=True)
class Group:
    """Sets drawn as one node because there is no room for each."""

    nodes: tuple[ChainNode, ...]

    @property
    def head(self) -> ChainNode:
        return self.nodes[0]

    @property
    def state(self) -> SetState:
        return max((node.state for node in self.nodes), key=list(SetState).index)


def grouped(nodes: Sequence[ChainNode], capacity: int) -> list[Group]:
    """``nodes`` in at most ``capacity`` groups of neighbours. Chain starts and broken links begin a group as
    long as that leaves few enough of them."""
    for keep_borders in (True, False):
        each = 1
        while each <= max(1, len(nodes)):
            found = _in_groups(nodes, each, keep_borders)
            if len(found) <= max(1, capacity):
                return found
            each *= 2
    return [Group(tuple(nodes))]


def _in_groups(nodes: Sequence[ChainNode], each: int, keep_borders: bool) -> list[Group]:
    found: list[list[ChainNode]] = []
    for node in nodes:
        alone = bool(found) and found[-1][0].starts_chain and each > 1
        border = keep_borders and (node.starts_chain or node.broken or alone)
        if not found or border or len(found[-1]) >= each:
            found.append([])
        found[-1].append(node)
    return [Group(tuple(group)) for group in found]


def spread(wanted: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Positions near the ``wanted`` ones (ascending), between ``low`` and ``high``, at least ``apart`` from
    each other where the room allows it."""
    found: list[float] = []
    for position in wanted:
        found.append(max(position, found[-1] + apart) if found else max(position, low))
    limit = high
    for at in range(len(found) - 1, -1, -1):
        found[at] = min(found[at], limit)
        limit = found[at] - apart
    return found


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("ChainStrip", text)


def _detail(node: ChainNode) -> str:
    return "; ".join(text for text in (node.detail, node.warned.replace("\n", "; ")) if text)


class ChainStrip(Picture):
    """Circles are incrementals, diamonds differentials, squares all others.

    ``lit_changed`` carries the position of the set whose needs are lit, or -1.
    """

    lit_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Backup chain"), tr("No backup yet: the first full backup starts the chain."), parent)
        self._nodes: tuple[ChainNode, ...] = ()
        self._groups: list[Group] = []
        self._centres: list[float] = []
        self._hovered = -1
        self._lit = -1
        self._chosen = -1
        self._going: frozenset[int] = frozenset()
        self.current_changed.connect(lambda _index: self._light())

    def set_nodes(self, nodes: Sequence[ChainNode]) -> None:
        """Show ``nodes``, oldest first."""
        self._nodes = tuple(nodes)
        self._hovered, self._current, self._chosen, self._going = -1, -1, -1, frozenset()
        self.data_changed()
        self._light()

    def set_going(self, positions: frozenset[int]) -> None:
        """Mark the sets at these positions as those that a removal would remove."""
        self._going = positions
        self.update()

    def choose(self, position: int) -> None:
        """Light this set while neither mouse nor keyboard is on one; -1 for none."""
        self._chosen = position
        self._light()

    @property
    def lit(self) -> int:
        """Position of the set whose needs are lit, or -1."""
        return self._lit

    def _light(self) -> None:
        """What is under the mouse is lit, else where the keyboard is."""
        at = self._hovered if self._hovered >= 0 else (self._current if self.hasFocus() else -1)
        lit = self._last_of(at) if 0 <= at < len(self._groups) else self._chosen
        if lit != self._lit:
            self._lit = lit
            self.update()
            changed: SignalInstance = self.lit_changed
            changed.emit(lit)

    def _last_of(self, group: int) -> int:
        """Position of the last set of a group."""
        return sum(len(each.nodes) for each in self._groups[: group + 1]) - 1

    def _group_of(self, position: int) -> int:
        for at in range(len(self._groups)):
            if position <= self._last_of(at):
                return at
        return 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.element_at(event.position())
        self._light()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self._light()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._light()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._light()

    def nodes_at(self, index: int) -> tuple[ChainNode, ...]:
        """The sets element ``index`` stands for."""
        return self._groups[index].nodes

    # What is where.

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def heightForWidth(self, width: int) -> int:
        if not self._nodes:
            return int(self.metrics().height() * 4)
        legend = legend_height(self._legend(), width - 2 * PAD, self.metrics())
        return int(self._legend_top() + legend + PAD)

    def _side(self) -> float:
        return max(16.0, round(self.metrics().height() * 1.15))

    def _middle(self) -> float:
        return PAD + self.metrics().height() + 5 + self._side() / 2

    def _legend_top(self) -> float:
        rows = 2 if any(node.broken for node in self._nodes) else 1
        return self._under() + rows * self.metrics().height() + 8

    def _depth(self) -> float:
        """Room for links below the sets."""
        skips = any(node.needs is not None and at - node.needs > 1 for at, node in enumerate(self._nodes))
        return round(self._side() * 0.6) if skips else 0.0

    def _under(self) -> float:
        return self._middle() + self._side() / 2 + 5 + self._depth()

    def arrange(self) -> None:
        side = self._side()
        low, high = PAD + side / 2, max(PAD + side, self.width() - PAD - side / 2)
        self._groups = grouped(self._nodes, int((high - low) / (side * 1.6)) + 1)
        self._centres = []
        if not self._groups:
            return
        times = [group.head.at.timestamp() for group in self._groups]
        start, length = times[0], times[-1] - times[0]
        ideal = [low + (time - start) / length * (high - low) if length > 0 else low for time in times]
        self._centres = spread(ideal, low, high, side * 1.5)
        self._current = min(self._current, len(self._groups) - 1)

    def element_count(self) -> int:
        return len(self._groups)

    def element_area(self, index: int) -> QRectF:
        side = self._side()
        return QRectF(self._centres[index] - side / 2, self._middle() - side / 2, side, side)

    def element_text(self, index: int) -> str:
        nodes = self._groups[index].nodes
        if len(nodes) > 1:
            lines = [f"{plural(len(nodes), '{} set', '{} sets')}, {when(nodes[0].at)} – {when(nodes[-1].at)}"]
            states = [node.state for node in nodes]
            lines += [f"{states.count(state)} {state.words}" for state in SetState if state in states]
            if warned := sum(bool(node.warned) for node in nodes):
                lines.append(plural(warned, "{} completed with warnings", "{} completed with warnings"))
        else:
            node = nodes[0]
            lines = [f"{node.label}: {node.kind.words}, {node.state.words}", f"{when(node.at, seconds=True)}"]
            lines[1] += f" ({when_utc(node.at)})"
            later = len(dependents(self._nodes, self._last_of(index))) - 1
            need = tr("Needed by {} after it.").format(plural(later, "{} set", "{} sets")) if later else ""
            lines += [
                text for text in (node.detail, node.warned, node.blocked, node.lock, need, node.files) if text
            ]
        lines += [
            tr("Link to the previous set is broken: {}").format(node.broken) for node in nodes if node.broken
        ]
        return "\n".join(lines)

    def summary(self) -> str:
        counts = [(kind, sum(node.kind is kind for node in self._nodes)) for kind in SetKind]
        said = [kind.counted(count) for kind, count in counts if count]
        broken = [tr("broken at {}: {}").format(when(node.at), node.broken) for node in self._nodes if node.broken]
        span = tr("{} to {}").format(when(self._nodes[0].at), when(self._nodes[-1].at))
        return in_a_row([", ".join(said), span, *broken])

    def table(self) -> list[tuple[str, ...]]:
        titles = tr("Set"), tr("Kind"), tr("Taken"), tr("State"), tr("Detail"), tr("Link to the previous set")
        more = tr("Needs"), tr("Kept"), tr("A restore reads")
        rows: list[tuple[str, ...]] = [(*titles, *more)]
        for at, node in enumerate(self._nodes):
            link = node.broken or node.blocked or ("" if node.starts_chain else tr("intact"))
            base = needed_by(self._nodes, at)
            needs = "" if base is None else self._nodes[base].label
            facts = node.label, node.kind.words, when(node.at), node.state.words, _detail(node), link
            rows.append((*facts, needs, node.lock, node.files))
        return rows

    def _legend(self) -> list[LegendEntry]:
        kinds = [kind for kind in SetKind if any(node.kind is kind for node in self._nodes)]
        states = [state for state in SetState if any(node.state is state for node in self._nodes)]
        found = [LegendEntry(kind.words, legend_swatch(kind), round=kind is SetKind.INCREMENTAL) for kind in kinds]
        if states != [SetState.VERIFIED]:
            found += [LegendEntry(state.words, STATE_SAMPLES[state]) for state in states]
        if any(node.warned for node in self._nodes):
            found.append(LegendEntry(tr("completed with warnings"), WARNED))
        if any(node.broken for node in self._nodes):
            found.append(LegendEntry(tr("broken link"), Swatch("bad", Pattern.TORN)))
        return found

    # Painting.

    def paint_picture(self, painter: QPainter, tokens: Tokens) -> None:
        lit = closure(self._nodes, self._lit) if self._lit >= 0 else frozenset()
        for index in range(len(self._groups)):
            self._paint_link(painter, tokens, index, lit)
        for index, group in enumerate(self._groups):
            self._paint_node(painter, tokens, index, group, lit)
        painter.setOpacity(1.0)
        self._paint_labels(painter, tokens)
        origin = QPointF(PAD, self._legend_top())
        paint_legend(painter, origin, self.width() - 2 * PAD, self._legend(), tokens)

    def _paint_link(self, painter: QPainter, tokens: Tokens, index: int, lit: frozenset[int]) -> None:
        position = self._last_of(index - 1) + 1 if index else 0
        base = needed_by(self._nodes, position)
        head, y = self._groups[index].head, self._middle()
        if base is None or (before := self._group_of(base)) == index:
            return
        here, there = self.element_area(index), self.element_area(before)
        left, right = there.right() + 2, here.left() - 2
        is_lit = position in lit
        color, width = (tokens.accent, 3.0) if is_lit else (tokens.control, 2.0)
        if head.broken:
            left = self.element_area(index - 1).right() + 2
            middle, half = (left + right) / 2, min(18.0, (right - left) / 2)
            paint_line(painter, QPointF(left, y), QPointF(middle - half, y), tokens.bad, 2.0)
            paint_line(painter, QPointF(middle + half, y), QPointF(right, y), tokens.bad, 2.0)
            torn = QRectF(middle - half, y - self._side() / 2, 2 * half, self._side())
            paint_swatch(painter, torn, Swatch("bad", Pattern.TORN), tokens)
        elif index - before == 1:
            paint_line(painter, QPointF(left, y), QPointF(right, y), color, width)
        else:
            start = QPointF(there.center().x(), there.bottom() + 2)
            paint_arc(painter, start, QPointF(here.center().x(), here.bottom() + 2), self._depth(), color, width)

    def _paint_node(
        self, painter: QPainter, tokens: Tokens, index: int, group: Group, lit: frozenset[int]
    ) -> None:
        area, last = self.element_area(index), self._last_of(index)
        positions = range(last - len(group.nodes) + 1, last + 1)
        is_lit = not lit.isdisjoint(positions)
        blocked = any(node.blocked for node in group.nodes)
        painter.setOpacity(0.45 if (lit and not is_lit) or (blocked and not is_lit) else 1.0)
        paint_set(painter, area, group.head.kind, group.state, tokens)
        painter.setOpacity(1.0)
        if not self._going.isdisjoint(positions):
            paint_ring(painter, area, tokens.danger, dashed=True)
        elif is_lit:
            paint_ring(painter, area, tokens.accent)
        if any(node.lock for node in group.nodes):
            paint_lock(painter, area, tokens)
        if any(node.warned for node in group.nodes):
            paint_warning(painter, area, tokens)

    def _paint_labels(self, painter: QPainter, tokens: Tokens) -> None:
        height = self.metrics().height()
        above, below, torn = self._labels(), self._dates(), self._reasons()
        under = self._under()
        for wanted, top, color in (
            (above, PAD, tokens.text),
            (below, under, tokens.muted),
            (torn, under + height, tokens.danger),
        ):
            painter.setPen(QColor(color))
            for label in self._placed(wanted):
                area = QRectF(label.x, top, label.width + 2, height)
                painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), label.text)

    def _placed(self, wanted: list[LabelRequest]) -> list[Placed]:
        return place(wanted, PAD, self.width() - PAD, self.metrics().horizontalAdvance, 8)

    def _priority(self, index: int) -> int:
        return 2 * self._groups[index].head.starts_chain + (index in (0, len(self._groups) - 1))

    def _labels(self) -> list[LabelRequest]:
        return [
            LabelRequest(
                self._centres[at],
                (f"× {len(group.nodes)}",) if len(group.nodes) > 1 else (group.head.label,),
                self._priority(at),
                0.5,
            )
            for at, group in enumerate(self._groups)
        ]

    def _dates(self) -> list[LabelRequest]:
        wanted = []
        for at, group in enumerate(self._groups):
            full = when(group.head.at, year=False)
            wanted.append(
                LabelRequest(self._centres[at], (full, full.rpartition(" ")[0]), self._priority(at), 0.5)
            )
        return wanted

    def _reasons(self) -> list[LabelRequest]:
        wanted = []
        for at, group in enumerate(self._groups):
            broken = next((node.broken for node in group.nodes if node.broken), "")
            if broken:
                before = self._centres[max(0, at - 1)]
                wanted.append(LabelRequest((before + self._centres[at]) / 2, (broken, tr("broken")), 1, 0.5))
        return wanted
