"""Generated code that writes a row with a value in every fixed and variable column, derived from these columns.

Most rows that are inserted are of this kind. One ``struct`` call makes everything but the variable values. Names
and functions are bound, not written into the source, which comes from numbers of columns only.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from engine.formats.raw_values import Encode, Prepare
from engine.formats.record_parts import NO_VARIABLE

WholeRow = Callable[[Mapping[str, Any]], bytes | None]
"""Header, fixed and variable part of a row; ``None`` for one that has not exactly these columns, all with values.

Raises ``struct.error`` or ``OverflowError`` for a fixed value that the column cannot hold, and what encoders do.
"""


def make_whole_row(
    head: str,
    ahead: tuple[int, int],
    no_nulls: bytes,
    fixed: Sequence[tuple[str, Prepare | None]],
    variable: Sequence[tuple[str, Encode]],
) -> WholeRow:
    """``head`` is the ``struct`` format of the header, the fixed values and the bitmap of NULLs, ``no_nulls``;
    ``ahead`` are the last fixed column and the end of the fixed part; then the columns, in the order of their ids.
    """
    names: dict[str, Any] = {"pack": struct.Struct(f"{head}{len(variable)}H").pack, "no_nulls": no_nulls}
    for number, (name, made) in enumerate((*fixed, *variable)):
        names[f"name{number}"], names[f"made{number}"] = name, made
    source = "def function(row):\n " + "\n ".join(_lines(ahead, [bool(p) for _, p in fixed], len(variable)))
    exec(source, names)
    function: WholeRow = names["function"]
    return function


def _lines(ahead: tuple[int, int], prepared: Sequence[bool], variable: int) -> Iterator[str]:
    fixed = len(prepared)
    numbers = range(fixed + variable)
    yield f"if len(row) != {fixed + variable}:"
    yield "    return None"
    yield "get = row.get"
    for number in numbers:
        yield f"value{number} = get(name{number})"
        yield f"if value{number} is None:"
        yield "    return None"
    for number in numbers:
        if number >= fixed or prepared[number]:
            yield f"value{number} = made{number}(value{number})"
    for number in numbers[fixed:]:
        yield f"end{number} = {f'end{number - 1} + ' if number > fixed else ''}len(value{number})"
    last, end = ahead
    values = [*map(str, (last, NO_VARIABLE + variable, end)), *(f"value{number}" for number in numbers[:fixed])]
    values += ["no_nulls", *(f"end{number}" for number in numbers[fixed:])]
    yield f"return pack({', '.join(values)}){''.join(f' + value{number}' for number in numbers[fixed:])}"
