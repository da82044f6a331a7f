"""Readable output of the command line: lines, tables, sizes. Names read from files are shown with escapes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

import click

from engine.discovery.instance_files import generation_range
from engine.events import printable

if TYPE_CHECKING:
    from rich.text import Text


_WIDE = 100_000
"""Columns of a table that no screen shows: a pipe or a file gets every cell whole."""
_BETWEEN = 3
"""Columns of the screen between two of a table."""
_A_LITTLE = 12
_STYLES = {
    "clean": "green",
    "ok": "green",
    "dirty": "yellow",
    "damaged": "red",
    "other": "red",
    "incomplete": "yellow",
}


def line(text: str = "", *, indent: int = 0) -> None:
    click.echo(" " * indent + printable(text))


def facts(pairs: Iterable[tuple[str, str]], *, indent: int = 2) -> None:
    """``name  value`` lines with aligned values; those without a value are omitted."""
    given = [(name, value) for name, value in pairs if value]
    width = max((len(name) for name, _ in given), default=0)
    for name, value in given:
        line(f"{name:<{width}}  {value}", indent=indent)


def stored_as(encodings: Iterable[str], *, signed: bool) -> str:
    """How files of these encodings are stored, and that they are signed; empty for plain ones."""
    used = {part for encoding in encodings for part in encoding.split("+")}
    words = {"compressed": "zstd" in used, "encrypted": "age" in used, "signed": signed}
    return ", ".join(word for word, right in words.items() if right)


def state(word: str) -> str:
    """A state in the colour that shows how good it is."""
    return click.style(word, fg=_STYLES.get(word), bold=True)


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = (), cut: Sequence[int] = ()
) -> bool:
    """Print a table; ``right`` columns are right-aligned. Returns whether all cells were shown completely.

    In a pipe or a file, all cells are complete, however wide. On a terminal, wide cells are folded. If columns may
    be ``cut``, a row is one line in which the widest of them are truncated, or a block of lines if there are too
    many columns.
    """
    from shutil import get_terminal_size

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[Text(printable(cell)) for cell in row] for row in (headings, *rows)]
    width, height = get_terminal_size() if sys.stdout.isatty() else (_WIDE, 1)
    # Unless it knows both, rich takes 80 columns where TERM is dumb.
    console = Console(file=sys.stdout, width=width, height=height, highlight=False)
    natural = [max(row[number].cell_len for row in cells) for number in range(len(headings))]
    room = console.width - _BETWEEN * len(headings)
    widths = _fitted(cells[0], natural, room, cut) if cut else [None] * len(headings)
    if widths is None:
        return _blocks(cells, console.width)
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(cells[0]):
        justify: Literal["left", "right"] = "right" if number in right else "left"
        overflow: Literal["ellipsis", "fold"] = "ellipsis" if cut else "fold"
        grid.add_column(heading, justify=justify, overflow=overflow, no_wrap=bool(cut), width=widths[number])
    for row in cells[1:]:
        grid.add_row(*row)
    with console.capture() as captured:
        console.print(grid)
    for text in captured.get().strip("\n").split("\n"):
        click.echo(text.rstrip())
    return not cut or widths == natural


def _fitted(
    headings: Sequence[Text], natural: Sequence[int], room: int, cut: Sequence[int]
) -> Sequence[int | None] | None:
    """How wide each column is shown, the widest cut first; ``None`` where that would say nothing any more."""
    least = list(natural)
    for number in cut:
        least[number] = min(natural[number], max(headings[number].cell_len, _A_LITTLE))
    if sum(least) > room:
        return None
    widths = list(natural)
    while sum(widths) > room:
        at = max((n for n in range(len(widths)) if widths[n] > least[n]), key=lambda n: widths[n])
        widths[at] -= 1
    return widths


def _blocks(cells: Sequence[Sequence[Text]], width: int) -> bool:
    """Each row as lines of a heading and a value; values are cut at the edge. Whether none had to be."""
    headings, *rows = cells
    left = min(max(heading.cell_len for heading in headings), width // 2)
    whole = True
    for number, row in enumerate(rows, 1):
        click.echo(click.style(f"row {number}", bold=True))
        for heading, cell in zip(headings, row, strict=True):
            if cell.plain:
                room = max(width - left - 4, 1)
                whole = whole and cell.cell_len <= room
                name, value = heading.copy(), cell.copy()
                name.truncate(left, overflow="ellipsis", pad=True)
                value.truncate(room, overflow="ellipsis")
                click.echo(f"  {name.plain}  {value.plain}")
    return whole


def size(count: int) -> str:
    """A number of bytes: ``1.8 MiB``."""
    amount, unit = float(count), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if amount < 1024:
            break
        amount, unit = amount / 1024, larger
    return f"{count} bytes" if unit == "bytes" else f"{amount:.1f} {unit}"


def counted(count: int, noun: str) -> str:
    """``1 log``, ``2 logs``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def logs(span: tuple[int, int] | None) -> str:
    return generation_range(*span) if span else "none"
