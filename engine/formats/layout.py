"""Binary layouts as tables: a class of ``Field(offset, kind, about)`` over a buffer.

The same table parses, edits in place, dumps for the command line and pins sizes in tests.
Everything on disk is little-endian (docs/formats/stamps-and-checksums.md#byte-order).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, overload

from engine.error_codes import Code

T = TypeVar("T")


@dataclass(frozen=True)
class FieldKind(Generic[T]):
    """How a run of ``size`` bytes becomes a value and back."""

    name: str
    size: int
    format: str

    def read(self, buffer: bytes | bytearray | memoryview, offset: int) -> T:
        value: T = struct.unpack_from(self.format, buffer, offset)[0]
        return value

    def write(self, buffer: bytearray | memoryview, offset: int, value: T) -> None:
        struct.pack_into(self.format, buffer, offset, value)


U8: FieldKind[int] = FieldKind("u8", 1, "<B")
U16: FieldKind[int] = FieldKind("u16", 2, "<H")
I16: FieldKind[int] = FieldKind("i16", 2, "<h")
U32: FieldKind[int] = FieldKind("u32", 4, "<I")
I32: FieldKind[int] = FieldKind("i32", 4, "<i")
U64: FieldKind[int] = FieldKind("u64", 8, "<Q")
I64: FieldKind[int] = FieldKind("i64", 8, "<q")


def raw(size: int) -> FieldKind[bytes]:
    """``size`` bytes as they are."""
    return FieldKind(f"bytes[{size}]", size, f"<{size}s")


class Field(Generic[T]):
    """One field of a :class:`View`: where it is, what it holds, what it means."""

    def __init__(self, offset: int, kind: FieldKind[T], about: str = "") -> None:
        self.offset = offset
        self.kind = kind
        self.about = about
        self.name = ""
        plain = struct.Struct(kind.format) if type(kind) is FieldKind else None
        self._unpack = plain.unpack_from if plain else None
        self._pack = plain.pack_into if plain else None

    def __set_name__(self, owner: type[View], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, view: None, owner: type[View]) -> Field[T]: ...
    @overload
    def __get__(self, view: View, owner: type[View]) -> T: ...
    def __get__(self, view: View | None, owner: type[View]) -> Field[T] | T:
        if view is None:
            return self
        unpack = self._unpack
        if unpack is None:
            return self.kind.read(view.buffer, self.offset)
        value: T = unpack(view.buffer, self.offset)[0]
        return value

    def __set__(self, view: View, value: T) -> None:
        if not isinstance(view.buffer, (bytearray, memoryview)):
            raise TypeError("this view is read-only")
        if self._pack is None:
            self.kind.write(view.buffer, self.offset, value)
        else:
            self._pack(view.buffer, self.offset, value)


class View:
    """Named fields over a buffer of at least ``SIZE`` bytes; a shorter one is corruption."""

    __slots__ = ("buffer",)

    SIZE: ClassVar[int] = 0
    FIELDS: ClassVar[tuple[Field[Any], ...]] = ()
    WHAT: ClassVar[str] = "structure"

    def __init_subclass__(cls) -> None:
        fields = [f for f in vars(cls).values() if isinstance(f, Field)]
        cls.FIELDS = tuple(sorted((*cls.FIELDS, *fields), key=lambda f: f.offset))
        end = 0
        for f in cls.FIELDS:
            if f.offset < end or f.offset + f.kind.size > cls.SIZE:
                raise TypeError(f"{cls.__name__}.{f.name} overlaps or lies outside the structure")
            end = f.offset + f.kind.size

    def __init__(self, buffer: bytes | bytearray | memoryview) -> None:
        if len(buffer) < self.SIZE:
            raise Code.DatabaseCorrupted.error(
                f"A {self.WHAT} requires {self.SIZE} bytes, but only {len(buffer)} are available."
            )
        self.buffer = buffer

    def items(self) -> Iterator[tuple[str, Any]]:
        """Every field's name and value, in file order."""
        for f in self.FIELDS:
            yield f.name, getattr(self, f.name)
