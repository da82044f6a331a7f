"""Generated code that reads and writes one class of log records, derived from its layout.

Recovery reads every record, and the writer creates one for every change. Both get a function that does only what
the layout requires, like handwritten code. It is generated when the class is first used, from the names that our
own classes declare, never from file content.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from engine.errors import known
from engine.formats.layout import FieldKind
from engine.formats.stamps import BKINFO, LGPOS, LOGTIME, SIGNATURE, BackupInfo, Lgpos, LogTime, Signature

STAMPS = (LGPOS, LOGTIME, SIGNATURE, BKINFO)
"""Kinds whose values are more than numbers and bytes."""
_STAMP_KINDS: dict[type, FieldKind[Any]] = {
    Lgpos: LGPOS,
    LogTime: LOGTIME,
    Signature: SIGNATURE,
    BackupInfo: BKINFO,
}


class Laid(Protocol):
    """A class of log records by its layout (:class:`~engine.formats.log.record_layout.LogRecord`)."""

    TYPE: Any
    HEAD: struct.Struct
    LAYOUT: tuple[tuple[str, Any], ...]
    PARTS: tuple[str, ...]
    STAMPS: tuple[tuple[int, FieldKind[Any]], ...]

    def malformed(self, why: str) -> Exception: ...


def make_decoder(cls: Laid) -> Callable[[bytes], Any]:
    """What makes a record of its bytes; ``Corruption`` (JET_errLogFileCorrupt) unless they are exactly one."""
    names = {"cls": cls, "new": object.__new__, "unpack": cls.HEAD.unpack_from}
    names |= {f"kind{index}": kind for index, kind in cls.STAMPS}
    return _function("body", _decoding(cls), names)


def make_encoder(cls: Laid) -> Callable[[Any], bytes]:
    """What makes the bytes of a record; ``struct.error`` for a value that its field cannot hold."""
    return _function("record", _encoding(cls), {"kind": int(cls.TYPE), "plain": plain, "pack": cls.HEAD.pack})


def plain(value: Any) -> Any:
    """What struct packs for a value: stamps are written by the kind of their class."""
    kind = _STAMP_KINDS.get(type(value))
    if kind is None:
        return value
    buffer = bytearray(kind.size)
    kind.write(buffer, 0, value)
    return bytes(buffer)


def _decoding(cls: Laid) -> Iterator[str]:
    size, lengths = cls.HEAD.size, _lengths(cls)
    yield f"if len(body) < {size}:"
    yield f"    raise cls.malformed(f'it requires {size} bytes, but has {{len(body)}}')"
    yield "record = new(cls)"
    yield f"{', '.join(_places(cls))}, = unpack(body)"
    for first, *others in lengths.values():
        for other in others:
            yield f"if length{first} != length{other}:"
            yield "    raise cls.malformed('two of its lengths should be equal')"
    for index, _ in cls.STAMPS:
        name = cls.LAYOUT[index][0]
        yield f"record.{name} = kind{index}.read(record.{name}, 0)"
    start = str(size)
    for part, (first, *_) in lengths.items():
        end = f"end{first}"
        yield f"{end} = {start} + length{first}{_ahead(cls, first, '-')}"
        yield f"record.{part} = body[{start}:{end}]"
        start = end
    yield f"if {start} != len(body):"
    yield f"    raise cls.malformed(f'its lengths add up to {{{start}}} bytes, but it has {{len(body)}}')"
    yield "return record"


def _places(cls: Laid) -> Iterator[str]:
    """Where each value of the head goes."""
    for index, (name, inner) in enumerate(cls.LAYOUT):
        if name == "type":
            yield "_"
        else:
            yield f"record.{name}" if isinstance(inner, FieldKind) else f"length{index}"


def _lengths(cls: Laid) -> dict[str, list[int]]:
    """By part, in the order of the parts, which values of the head are its length."""
    lengths: dict[str, list[int]] = {part: [] for part in cls.PARTS}
    for index, (_, inner) in enumerate(cls.LAYOUT):
        if not isinstance(inner, FieldKind) and inner.part in lengths:
            lengths[inner.part].append(index)
    return {part: indexes for part, indexes in lengths.items() if indexes}


def _ahead(cls: Laid, index: int, sign: str) -> str:
    """What a length says too much of its part, as a term: the rest of the head, where it counts all after it."""
    inner = cls.LAYOUT[index][1]
    if isinstance(inner, FieldKind) or not inner.ahead:
        return ""
    kinds = (other if isinstance(other, FieldKind) else other.kind for _, other in cls.LAYOUT[index + 1 :])
    return f" {sign} {sum(kind.size for kind in kinds)}"


def _encoding(cls: Laid) -> Iterator[str]:
    stamps = {index for index, _ in cls.STAMPS}
    for number, part in enumerate(cls.PARTS):
        yield f"part{number} = record.{part}"
    values = []
    for index, (name, inner) in enumerate(cls.LAYOUT):
        if not isinstance(inner, FieldKind):
            counted = known(inner.part, "part that a length is of")
            values.append(f"len(part{cls.PARTS.index(counted)}){_ahead(cls, index, '+')}")
        elif name == "type":
            values.append("kind")
        else:
            values.append(f"plain(record.{name})" if index in stamps else f"record.{name}")
    parts = "".join(f" + part{number}" for number in range(len(cls.PARTS)))
    yield f"return pack({', '.join(values)}){parts}"


def _function(argument: str, lines: Iterator[str], names: dict[str, Any]) -> Callable[[Any], Any]:
    """The function of one argument with this body, in which these names are known."""
    source = f"def function({argument}):\n " + "\n ".join(lines)
    exec(source, names)
    function: Callable[[Any], Any] = names["function"]
    return function
