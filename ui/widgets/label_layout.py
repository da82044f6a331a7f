"""Placing labels along a line so that none touches another and none is cut off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """A label looking for room. ``texts`` are tried in order, longest first; ``anchor`` is the point it
    belongs to and ``align`` what part of the label sits there: 0 left edge, 0.5 middle, 1 right edge.
    Higher ``priority`` is placed first; a label may be pushed right by ``slack`` to clear a neighbour."""

    anchor: float
    texts: tuple[str, ...]
    priority: int = 0
    align: float = 0.0
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where label ``index`` of the wanted ones went, and with which of its texts."""

    index: int
    x: float
    width: float
    text: str


def place(
    wanted: Sequence[LabelRequest], left: float, right: float, measure: Callable[[str], float], gap: float
) -> list[Placed]:
    """Labels that fit between ``left`` and ``right`` at least ``gap`` apart, from left to right.

    Otherwise a label moves aside only as far as the ends demand. One for which no text fits is left out: the
    picture's tooltip and table still have it.
    """
    placed: list[Placed] = []
    for index in sorted(range(len(wanted)), key=lambda at: (-wanted[at].priority, at)):
        label = wanted[index]
        for text in label.texts:
            width = measure(text)
            x = min(max(left, label.anchor - width * label.align), right - width)
            clear = max((other.x + other.width + gap for other in placed if other.x <= x), default=x)
            if x < clear <= x + label.slack:
                x = clear
            if x >= left and x + width <= right and _is_free(x, width, placed, gap):
                placed.append(Placed(index, x, width, text))
                break
    return sorted(placed, key=lambda label: label.x)


def _is_free(x: float, width: float, placed: list[Placed], gap: float) -> bool:
    return not any(x < other.x + other.width + gap and other.x < x + width + gap for other in placed)
