"""How the columns of a table share the room there is: pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class ColumnNeed:
    """Pixels of one column: for its ``heading``, for the ``sample`` it is made for, and for its ``contents``; None
    while there are none to measure. One ``is_empty`` of which no row has a value; one ``folds`` whose texts go on
    in the next line."""

    heading: int
    sample: int
    contents: int | None = None
    is_empty: bool = False
    folds: bool = False

    @property
    def least(self) -> int:
        """Without cutting more than a sample would: what is shorter needs no more than it is, what folds half as
        much, or what lets it end in the third line."""
        contents = self.sample if self.contents is None else self.contents
        wanted = min(contents, self.sample)
        if self.folds:
            wanted = max(wanted // 2, min(wanted, contents // 3))
        return max(wanted, self.heading)

    @property
    def full(self) -> int:
        """Without cutting anything."""
        return max(self.least, self.contents or 0)

    @property
    def usual(self) -> int:
        """As it stays while contents change."""
        return max(self.full, self.sample)


def share_room(
    needs: Mapping[int, ColumnNeed], room: int, spare: Sequence[int] = (), wide: int | None = None
) -> dict[int, int]:
    """The widths of the columns that are shown. Those of ``spare`` are left out, first one first, while the others
    do not fit otherwise; the empty ones, all of them, where anything would be cut or left out for them: one alone
    would look like a choice. What is left goes to contents that are cut, the shortest first, to the usual widths,
    and to column ``wide``, which gives what is missing, up to half of what it has, and none of its heading.
    """
    empty = [column for column in spare if needs[column].is_empty]
    widths = {column: need.least for column, need in needs.items() if column not in empty}
    for column in spare:
        if sum(widths.values()) > room:
            widths.pop(column, None)
    for column in reversed([column for column in spare if column not in (*widths, *empty)]):
        if sum(widths.values()) + needs[column].least <= room:
            widths[column] = needs[column].least
    if len(widths) + len(empty) == len(needs) and sum(need.full for need in needs.values()) <= room:
        widths |= {column: needs[column].least for column in empty}
    left = room - sum(widths.values())
    by_lack = sorted(widths, key=lambda column: needs[column].full - widths[column])
    for column in by_lack:
        left -= _grow(widths, column, needs[column].full, left)
    for column in widths:
        left -= _grow(widths, column, needs[column].usual, left)
    if wide in widths:
        widths[wide] = max(widths[wide] // 2, needs[wide].heading, widths[wide] + left)
    return widths


def _grow(widths: dict[int, int], column: int, wanted: int, left: int) -> int:
    """How much of ``left`` the column took."""
    taken = max(0, min(left, wanted - widths[column]))
    widths[column] += taken
    return taken
