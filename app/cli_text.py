"""How the command line writes for people: lines, tables, sizes. Names from files are shown with escapes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from engine.events import printable
from engine.sources.instance_files import generation_range

_WIDE = 100_000
"""Columns of a table that no screen shows: a pipe or a file gets every cell whole."""
_STYLES = {"clean": "green", "ok": "green", "dirty": "yellow", "damaged": "red", "other": "red"}


def line(text: str = "", *, indent: int = 0) -> None:
    click.echo(" " * indent + printable(text))


def facts(pairs: Iterable[tuple[str, str]], *, indent: int = 2) -> None:
    """``name  value`` lines, the values below one another; those without a value are left out."""
    given = [(name, value) for name, value in pairs if value]
    width = max((len(name) for name, _ in given), default=0)
    for name, value in given:
        line(f"{name:<{width}}  {value}", indent=indent)


def state(word: str) -> str:
    """A state, in the colour that says how good it is."""
    return click.style(word, fg=_STYLES.get(word), bold=True)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """A table; on a terminal as wide as that, else as wide as its cells. ``right`` columns are aligned right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, heading in enumerate(headings):
        grid.add_column(Text(printable(heading)), justify="right" if number in right else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(printable(cell)) for cell in row))
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDE, highlight=False)
    with console.capture() as captured:
        console.print(grid)
    for text in captured.get().strip("\n").split("\n"):
        click.echo(text.rstrip())


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
