"""Normalised keys: values as bytes that sort like the values, and the keys of a row in an index.

Source: docs/formats/tables-and-values.md#keys; truncation as in Microsoft's normalisation (``fldnorm.cxx``,
``normu.cxx``). Not supported (``Unsupported``): Unicode text, whose sort keys require the collation tables of
Windows (JET_errUnicodeTranslationFail, -602), and indexes over tuples, with conditions or with shortened segments
(JET_errFeatureNotAvailable).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntFlag
from itertools import product

from engine.error_codes import Code
from engine.formats.catalog import Index
from engine.formats.column import FIRST_VARIABLE, Column, ColumnType
from engine.formats.values import UNICODE

MAX_KEY = 255
"""Greatest length of a key where the index does not say otherwise; longer ones are cut."""

Raw = bytes | list[bytes] | None
"""A stored value, all instances of a multi-valued column, or ``None`` for NULL."""
RawCells = Mapping[int, Raw]
"""Raw values by column id; a column that is not there is NULL."""


class KeyFlag(IntFlag):
    """Index flags that decide which keys a row has (docs/formats/tables-and-values.md#flags)."""

    ALLOW_ALL_NULL = 0x2
    ALLOW_FIRST_NULL = 0x4
    ALLOW_SOME_NULL = 0x8
    NO_NULL = 0x10
    NULLS_HIGH = 0x800
    CROSS_PRODUCT = 0x2000
    NOT_CUT = 0x4000
    NESTED = 0x8000
    DOT_NET_GUID = 0x20000


_NULL, _NULL_HIGH, _EMPTY, _VALUE = b"\x00", b"\xc0", b"\x40", b"\x7f"
_GROUP = 8
_GROUP_FULL = 9
_CASE = 0x20
_SIGNED = {ColumnType.SHORT, ColumnType.LONG, ColumnType.CURRENCY, ColumnType.LONG_LONG}
_UNSIGNED = {
    *(ColumnType.UNSIGNED_BYTE, ColumnType.UNSIGNED_SHORT),
    *(ColumnType.UNSIGNED_LONG, ColumnType.UNSIGNED_LONG_LONG),
}
_FLOATS = {ColumnType.IEEE_SINGLE, ColumnType.IEEE_DOUBLE, ColumnType.DATE_TIME}
_BINARY = {ColumnType.BINARY, ColumnType.LONG_BINARY}
_TEXT = {ColumnType.TEXT, ColumnType.LONG_TEXT}
_GUID_ORDER = (10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3)
_DOT_NET_ORDER = (3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15)
_INVERTED = bytes(255 - n for n in range(256))
_UPPER = bytes(n - _CASE if 97 <= n <= 122 else n for n in range(256))

_Sortable = Callable[[bytes, int], bytes]
"""A value that is not empty, and the space for it: bytes that sort like it, longer than the space if cut."""


def segment(
    column: Column, raw: bytes | None, *, descending: bool = False, flags: int = 0, room: int = MAX_KEY
) -> bytes:
    """One column's part of a key; ``raw`` is the stored value, little-endian, ``None`` for NULL.

    ``flags`` are the index's, ``room`` the bytes left in the key, to which the part is cut. Raises
    ``Unsupported`` for Unicode text (-602).
    """
    return _Segment(column, descending, flags).key(raw, room)[:room]


def beyond(key: bytes) -> bytes | None:
    """The least byte string above all that begin with ``key``; ``None`` when there is none."""
    stripped = key.rstrip(b"\xff")
    return stripped[:-1] + bytes((stripped[-1] + 1,)) if stripped else None


class KeyFormat:
    """Makes the keys of one index. ``columns`` are the table's.

    Making one raises ``Corruption`` (JET_errCatalogCorrupted) for an index over columns that the table lacks, and
    ``Unsupported`` for an index of a kind that is not done.
    """

    def __init__(self, columns: Iterable[Column], index: Index) -> None:
        by_id = {column.id: column for column in columns}
        missing = [part.column_id for part in index.columns if part.column_id not in by_id]
        if missing or not index.columns:
            raise Code.CatalogCorrupted.error(
                f"Index {index.name!r} has no columns, or columns that do not exist."
            )
        if index.special:
            raise Code.FeatureNotAvailable.error(f"Index {index.name!r} has {index.special}.", index=index.name)
        self.index = index
        self.columns = tuple(by_id[part.column_id] for part in index.columns)
        self._ids = tuple(column.id for column in self.columns)
        self._parts = tuple(
            _Segment(column, part.descending, index.flags)
            for column, part in zip(self.columns, index.columns, strict=True)
        )
        self._first = self._parts[0].key
        self._most = index.key_most
        self._flags = index.flags
        self._spread = self._multi_valued()

    def _multi_valued(self) -> tuple[int, ...]:
        """Segments whose every instance makes a key: the first multi-valued one, or all in a cross product."""
        listed = [i for i, column in enumerate(self.columns) if column.is_multivalued and column.is_tagged]
        together = self._flags & (KeyFlag.CROSS_PRODUCT | KeyFlag.NESTED)
        return tuple(listed if together else listed[:1])

    def keys(self, cells: RawCells) -> list[bytes]:
        """The keys that a row has in the index, each once; none when the index leaves the row out.

        Raises ``WrongUse``: JET_errNullKeyDisallowed (-1053), JET_errKeyTruncated (-346) as the index's flags
        ask for, and ``Unsupported`` for Unicode text.
        """
        get = cells.get
        raws = [get(id_) for id_ in self._ids]
        if not self._spread:
            key = self.key([(raw[0] if raw else None) if isinstance(raw, list) else raw for raw in raws])
            return [] if key is None else [key]
        return list(dict.fromkeys(key for row in self._rows(raws) if (key := self.key(row)) is not None))

    def _rows(self, raws: Sequence[Raw]) -> Iterable[list[bytes | None]]:
        """Each combination of instances that makes a key."""
        instances = [raw if isinstance(raw, list) else [raw] for raw in raws]
        base = [values[0] if values else None for values in instances]
        lists = [instances[i] or [None] for i in self._spread]
        if self._flags & KeyFlag.NESTED:
            count = max(map(len, lists))
            combinations: Iterable[Sequence[bytes | None]] = (
                [values[n] if n < len(values) else None for values in lists] for n in range(count)
            )
        else:
            combinations = product(*lists)
        for values in combinations:
            row: list[bytes | None] = list(base)
            for i, value in zip(self._spread, values, strict=True):
                row[i] = value
            yield row

    def key(self, raws: Sequence[bytes | None]) -> bytes | None:
        """The key of one value for each column of the index; ``None`` when the index leaves NULLs out."""
        if None in raws and not self._keeps(raws):
            return None
        return self.partial_key(raws)

    def _keeps(self, raws: Sequence[bytes | None]) -> bool:
        flags = self._flags
        if flags & KeyFlag.NO_NULL:
            raise Code.NullKeyDisallowed.error(
                f"Index {self.index.name!r} does not allow NULL.", index=self.index.name
            )
        if all(raw is None for raw in raws):
            return bool(flags & KeyFlag.ALLOW_ALL_NULL)
        return bool(flags & (KeyFlag.ALLOW_FIRST_NULL if raws[0] is None else KeyFlag.ALLOW_SOME_NULL))

    def partial_key(self, raws: Sequence[bytes | None]) -> bytes:
        """The key that starts with these values, which may be fewer than the index has columns; for searching."""
        room = self._most
        if len(raws) == 1:
            key = self._first(raws[0], room)
            if len(key) <= room:
                return key
        key = b""
        for part, raw in zip(self._parts, raws, strict=False):
            piece = part.key(raw, room)
            if len(piece) > room:
                if self._flags & KeyFlag.NOT_CUT:
                    raise Code.KeyTruncated.error(f"A key of index {self.index.name!r} is too long.")
                piece = piece[:room]
            key += piece
            room -= len(piece)
        return key


class _Segment:
    """One column of an index."""

    __slots__ = ("_descending", "_null", "_sortable", "_text_or_binary")

    def __init__(self, column: Column, descending: bool, flags: int) -> None:
        self._descending = descending
        self._null = _NULL_HIGH if flags & KeyFlag.NULLS_HIGH else _NULL
        self._text_or_binary = column.type in _BINARY | _TEXT
        self._sortable = _sortable(column, flags)

    def key(self, raw: bytes | None, room: int) -> bytes:
        """The whole part, or one that is longer than ``room`` and right as far as it."""
        if raw is None:
            key = self._null
        elif not raw and self._text_or_binary:
            key = _EMPTY
        else:
            key = _VALUE + self._sortable(raw, room - 1)
        return key.translate(_INVERTED) if self._descending else key


def _sortable(column: Column, flags: int) -> _Sortable:
    kind = column.type
    if kind in _SIGNED:
        return _signed
    if kind in _UNSIGNED:
        return _unsigned
    if kind in _FLOATS:
        return _float
    if kind is ColumnType.BIT:
        return _bit
    if kind is ColumnType.GUID:
        return _dot_net_guid if flags & KeyFlag.DOT_NET_GUID else _guid
    if kind in _BINARY:
        return _fixed_binary if column.id < FIRST_VARIABLE else _groups
    if kind in _TEXT and column.code_page != UNICODE:
        return _ascii
    return _untranslatable


def _signed(raw: bytes, room: int) -> bytes:
    return bytes((raw[-1] ^ 0x80,)) + raw[-2::-1]


def _unsigned(raw: bytes, room: int) -> bytes:
    return raw[::-1]


def _bit(raw: bytes, room: int) -> bytes:
    return b"\xff" if raw[0] else b"\0"


def _float(raw: bytes, room: int) -> bytes:
    return raw[::-1].translate(_INVERTED) if raw[-1] & 0x80 else bytes((raw[-1] | 0x80,)) + raw[-2::-1]


def _guid(raw: bytes, room: int) -> bytes:
    return bytes(raw[i] for i in _GUID_ORDER)


def _dot_net_guid(raw: bytes, room: int) -> bytes:
    return bytes(raw[i] for i in _DOT_NET_ORDER)


def _fixed_binary(raw: bytes, room: int) -> bytes:
    return raw


def _groups(raw: bytes, room: int) -> bytes:
    """Variable binary: groups of eight bytes, each followed by 9, the last one by its length."""
    groups = [raw[i : i + _GROUP] for i in range(0, min(len(raw), max(room, 1) + _GROUP), _GROUP)]
    whole = [group + bytes((_GROUP_FULL,)) for group in groups[:-1]]
    last = groups[-1]
    return b"".join(whole) + last.ljust(_GROUP, b"\0") + bytes((len(last),))


def _ascii(raw: bytes, room: int) -> bytes:
    """Text up to its first NUL, a to z as A to Z, and a NUL.

    The last byte of a text that is cut loses 0x20 whatever it is: so the engine does it, for ever.
    """
    text = raw.split(b"\0", 1)[0]
    upper = text.translate(_UPPER) + b"\0"
    if len(upper) <= room or room <= 0:
        return upper
    return upper[: room - 1] + bytes((text[room - 1] - _CASE & 0xFF, 0))


def _untranslatable(raw: bytes, room: int) -> bytes:
    raise Code.UnicodeTranslationFail.error()
