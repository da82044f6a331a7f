"""How a log record class is converted to bytes and back: the class declares its layout in file order.

A record is a fixed head followed by *parts*, whose lengths are in the head. A class declares both::

    @record(30, THE_PAGE)
    class FlagInsert(NodeRecord):
        cb_key = length("key")
        cb_data = length("data")
        key: bytes = part()
        data: bytes = part()

A subclass continues the head of its base (docs/formats/log-records.md#prefixes). From the same declaration come
the sizes of records (:mod:`engine.formats.log.record_sizes`), readers of a few fields (:meth:`LogRecord.reader`)
and the pages that a record touches (:mod:`engine.formats.log.page_touches`).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from operator import attrgetter
from typing import Any, ClassVar, Protocol, Self, TypeVar, dataclass_transform

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.layout import U8, U16, FieldKind
from engine.formats.log.page_use import PageRule
from engine.formats.log.record_code import STAMPS, make_decoder, make_encoder, plain

R = TypeVar("R", bound="LogRecord")
_KIND, _PART = "kind", "part"
ALL_BITS = 0xFFFFFFFF


class _Getter(Protocol):
    """Some values of a tuple, or some attributes of an object, as a tuple."""

    def __call__(self, source: Any, /) -> tuple[Any, ...]: ...


def field(kind: FieldKind[Any], *, default: Any = None) -> Any:
    """A value of the head. Without a default it has to be given: encoding ``None`` fails."""
    return dataclass_field(default=default, metadata={_KIND: kind})


def unpacked(*, default: Any = None) -> Any:
    """A field that the class makes from :func:`packed` values in a ``decode`` and ``encode`` of its own."""
    return dataclass_field(default=default)


def part(*, default: bytes | None = None) -> Any:
    """Bytes after the head, in the order of declaration. Without a default they have to be given."""
    return dataclass_field(default=default, metadata={_PART: True})


@dataclass(frozen=True, slots=True)
class Inner:
    """A value of the head that is no field of the class: the length of a part, or one that the class unpacks."""

    kind: FieldKind[int]
    part: str | None = None
    counts: bool = False
    """Whether it adds to the record's size."""
    ahead: bool = False
    """Whether it counts what is left of the head, too."""
    mask: int = ALL_BITS
    """Which of its bits count."""


def length(of: str, kind: FieldKind[int] = U16, *, mask: int = ALL_BITS) -> Any:
    """The length of a part; a second one for the same part must say the same."""
    return Inner(kind, of, counts=True, mask=mask)


def length_of_rest(of: str, kind: FieldKind[int]) -> Any:
    """The length of everything after itself, the part being last."""
    return Inner(kind, of, counts=True, ahead=True)


def packed(kind: FieldKind[int]) -> Any:
    """A value of the head that is made into :func:`unpacked` fields."""
    return Inner(kind)


def packed_length(kind: FieldKind[int], *, ahead: bool = False, mask: int = ALL_BITS) -> Any:
    """The length of bytes after the head, or of all after itself (``ahead``), that the class unpacks."""
    return Inner(kind, counts=True, ahead=ahead, mask=mask)


class LogRecord:
    """One log record; see the classes for their fields. Slots, not frozen: do-time fills in what it decides."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    TYPE: ClassVar[int]
    """The number of the type, a record's first byte."""
    PAGES: ClassVar[tuple[PageRule, ...]] = ()
    """The pages that it changes or defines, in the order in which recovery looks at them."""
    HEAD: ClassVar[struct.Struct] = struct.Struct("<B")
    """The fixed part, type included."""
    LAYOUT: ClassVar[tuple[tuple[str, Inner | FieldKind[Any]], ...]] = (("type", U8),)
    """The head's values in file order."""
    PARTS: ClassVar[tuple[str, ...]] = ()
    OPTIONAL: ClassVar[tuple[tuple[str, int, int], ...]] = ()
    """A field of the head, a flag in it, and how many bytes are after the head where the flag is set."""
    FIELDS: ClassVar[tuple[str, ...]] = ()

    STAMPS: ClassVar[tuple[tuple[int, FieldKind[Any]], ...]] = ()
    """Index and kind of the head's values that are more than numbers and bytes."""

    _get: ClassVar[_Getter]  # record → values of fields

    @classmethod
    def decode(cls, body: bytes) -> Self:
        """The record of these bytes. Raises ``Corruption`` (JET_errLogFileCorrupt) unless they are exactly one."""
        made: Self = cls.decoder()(body)
        return made

    @classmethod
    def decoder(cls) -> Callable[[bytes], Any]:
        """What :meth:`decode` does, as a function of its own; made when it is first asked for."""
        if cls.decode.__func__ is not LogRecord.decode.__func__:  # type: ignore[attr-defined]
            return cls.decode
        decoder = _DECODERS.get(cls)
        if decoder is None:
            decoder = _DECODERS[cls] = make_decoder(cls)
        return decoder

    def encode(self) -> bytes:
        """The record's bytes; ``struct.error`` for a value that its field cannot hold."""
        encoder = _ENCODERS.get(type(self))
        if encoder is None:
            encoder = _ENCODERS[type(self)] = make_encoder(type(self))
        return encoder(self)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.FIELDS)})"

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.FIELDS)

    @classmethod
    def unpack_head(cls, body: bytes) -> tuple[Any, ...]:
        """The head's values; ``Corruption`` when there are too few bytes."""
        if len(body) < cls.HEAD.size:
            raise cls.malformed(f"it requires {cls.HEAD.size} bytes, but only {len(body)} are available")
        return cls.HEAD.unpack_from(body)

    @classmethod
    def check_size(cls, body: bytes) -> None:
        """``Corruption`` unless there is a head and nothing else."""
        if len(body) != cls.HEAD.size:
            raise cls.malformed(f"it requires {cls.HEAD.size} bytes, but only {len(body)} are available")

    def head_values(self) -> tuple[Any, ...]:
        """The fields of the head as struct packs them, in file order, without the type."""
        values = self._get(self)
        return tuple(map(plain, values)) if self.STAMPS else values

    @classmethod
    def malformed(cls, why: str) -> JetError:
        """The error for bytes of this type that are no record: ``why`` ends the sentence."""
        return Code.LogFileCorrupt.error(f"A log record of type {cls.__name__} is damaged: {why}.")

    @classmethod
    def reader(cls, *names: str) -> Callable[[bytes], tuple[Any, ...]]:
        """Reads these values of the head, and nothing else, of a record of this class or of a subclass.

        For those who see every record of a log: it takes what struct takes. The names go in the order of the
        layout; stamps come as bytes. Bytes of less than a head are not looked for: ``struct.error``.
        """
        text, skipped, found = "<", 0, []
        for name, inner in cls.LAYOUT:
            kind = inner.kind if isinstance(inner, Inner) else inner
            if name in names:
                text += f"{skipped}x" * bool(skipped) + kind.format.lstrip("<")
                skipped = 0
                found.append(name)
            else:
                skipped += kind.size
        if tuple(found) != names:
            raise TypeError(f"{cls.__name__} has the fields {found} of {list(names)}, in this order")
        return struct.Struct(text).unpack_from

    @classmethod
    def made_of(cls, *values: Any) -> Self:
        """The record of its fields' values, in order."""
        make: Callable[..., Self] = cls
        return make(*values)

    @classmethod
    def read_stamps(cls, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """The head's values with positions, times and signatures made from their bytes."""
        work = list(values)
        for index, kind in cls.STAMPS:
            work[index] = kind.read(work[index], 0)
        return tuple(work)


_DECODERS: dict[type[LogRecord], Callable[[bytes], Any]] = {}
_ENCODERS: dict[type[LogRecord], Callable[[Any], bytes]] = {}
"""Both are made when a class first needs them."""

CLASSES: dict[int, type[LogRecord]] = {}
"""By the number of its type, each class; complete once :mod:`engine.formats.log.records` is imported."""


@dataclass_transform(kw_only_default=True, field_specifiers=(field, unpacked, part))
def record(number: int | None = None, *pages: PageRule) -> Callable[[type[R]], type[R]]:
    """Make a class the records of the type of this number, which change these pages.

    Without a number it is the beginning that several types share.
    """

    def make(cls: type[R]) -> type[R]:
        declared = list(cls.LAYOUT)
        parts = list(cls.PARTS)
        for name, value in vars(cls).items():
            metadata = getattr(value, "metadata", {})
            if isinstance(value, Inner):
                declared.append((name, value))
            elif _KIND in metadata:
                declared.append((name, metadata[_KIND]))
            elif _PART in metadata:
                parts.append(name)
        # LogRecord has what is left out here, once for all: each would cost every start of the program some time.
        made = dataclass(slots=True, repr=False, eq=False, match_args=False)(cls)
        made.LAYOUT, made.PARTS = tuple(declared), tuple(parts)
        made.FIELDS = tuple(made.__dataclass_fields__)  # type: ignore[attr-defined]
        made.PAGES = pages
        _prepare(made)
        if number is not None:
            made.TYPE = number
            if CLASSES.setdefault(number, made) is not made:
                raise TypeError(f"{made.__name__} and {CLASSES[number].__name__} have the number {number}")
        return made

    return make


def _prepare(cls: type[LogRecord]) -> None:
    """Work out once what the class needs."""
    kinds = [inner.kind if isinstance(inner, Inner) else inner for _, inner in cls.LAYOUT]
    cls.HEAD = struct.Struct("<" + "".join(kind.format.lstrip("<") for kind in kinds))
    cls.STAMPS = tuple((index, kind) for index, kind in enumerate(kinds) if kind in STAMPS)
    cls._get = _attributes([name for name, inner in cls.LAYOUT if isinstance(inner, FieldKind) and name != "type"])


def _attributes(names: Sequence[str]) -> _Getter:
    """Reads these attributes, as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return staticmethod(lambda record: ())
    (name,) = names
    return staticmethod(lambda record: (getattr(record, name),))
