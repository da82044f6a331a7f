"""What the sample's writers make of any values: records read back, keys sort, trees and logs keep everything."""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.errors import Unsupported
from engine.formats.catalog import computed_offsets
from engine.formats.column import FIRST_TAGGED, FIRST_VARIABLE, SIZES, Column, ColumnType
from engine.formats.keys import segment
from engine.formats.log_chain import check_follows
from engine.formats.log_record import walk
from engine.formats.log_record_types import RecordType
from engine.formats.log_segment_writer import StreamSettings
from engine.formats.log_segments import check_log
from engine.formats.page import Node, page_findings
from engine.formats.raw_values import raw_value
from engine.formats.record import RecordFormat
from engine.formats.record_writer import RecordWriter
from engine.formats.space import SpaceHeader
from engine.formats.stamps import LogTime, Signature
from engine.formats.tree import Tree
from engine.formats.values import Value
from engine.sample.log_entries import trace
from engine.sample.log_writer import LogWriter, parameters
from engine.sample.tree_writer import TreeIdentity, plan_tree, write_tree

T = ColumnType
EXACT = timedelta(days=1) / 1024
"""Dates are fractions of days: these, with powers of two below the line, come back to the microsecond."""
NOW = LogTime.of(datetime(2025, 3, 9, tzinfo=UTC))


def signed(bits: int) -> SearchStrategy[int]:
    return st.integers(-(1 << bits - 1), (1 << bits - 1) - 1)


def unsigned(bits: int) -> SearchStrategy[int]:
    return st.integers(0, (1 << bits) - 1)


VALUES: dict[ColumnType, SearchStrategy[Value]] = {
    T.BIT: st.booleans(),
    T.UNSIGNED_BYTE: unsigned(8),
    T.SHORT: signed(16),
    T.LONG: signed(32),
    T.CURRENCY: signed(64),
    T.IEEE_SINGLE: st.floats(width=32, allow_nan=False),
    T.IEEE_DOUBLE: st.floats(allow_nan=False),
    T.DATE_TIME: st.integers(0, 1 << 25).map(lambda n: datetime(1980, 1, 1) + n * EXACT),
    T.UNSIGNED_LONG: unsigned(32),
    T.LONG_LONG: signed(64),
    T.GUID: st.uuids(),
    T.UNSIGNED_SHORT: unsigned(16),
    T.UNSIGNED_LONG_LONG: unsigned(64),
    T.BINARY: st.binary(max_size=60),
    T.TEXT: st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=40),
    T.LONG_BINARY: st.binary(max_size=90),
    T.LONG_TEXT: st.text(st.characters(codec="utf-16-le"), max_size=30),
}


def columns_of(*kinds: ColumnType) -> tuple[Column, ...]:
    """One column of each kind, named by it; long ones of Unicode, with ids as a database would give them."""
    next_id = {"fixed": 1, "variable": FIRST_VARIABLE, "tagged": FIRST_TAGGED}
    columns = []
    for kind in kinds:
        long = kind in (T.LONG_BINARY, T.LONG_TEXT)
        area = "fixed" if kind in SIZES else "tagged" if long else "variable"
        columns.append(
            Column(
                next_id[area],
                kind.name,
                kind,
                size=SIZES.get(kind, 0 if long else 255),
                code_page=1200 if long else 1252,
            )
        )
        next_id[area] += 1
    return computed_offsets(columns)


COLUMNS = columns_of(*VALUES)
ROWS = st.fixed_dictionaries({kind.name: st.none() | values for kind, values in VALUES.items()})


@settings(max_examples=60)
@given(row=ROWS, page_size=st.sampled_from([4096, 32768]))
def test_records_read_back(row: dict[str, Value], page_size: int) -> None:
    record = RecordWriter(COLUMNS, page_size).encode(row)
    assert RecordFormat(COLUMNS, page_size).row(record) == row


@settings(max_examples=20)
@given(row=ROWS)
def test_long_values_are_kept_apart(row: dict[str, Value]) -> None:
    """Those over 1023 bytes, and those alone."""
    kept: list[bytes] = []

    def store(value: bytes) -> int:
        kept.append(value)
        return len(kept)

    row["LONG_BINARY"] = (row["LONG_BINARY"] or b"x") * 1024  # type: ignore[operator]
    record = RecordWriter(COLUMNS, 4096).encode(row, store)
    assert kept == [row["LONG_BINARY"]]
    load = lambda lid: kept[struct.unpack("<I", lid)[0] - 1]  # noqa: E731
    assert RecordFormat(COLUMNS, 4096, load).row(record) == row


@pytest.mark.parametrize("kind", sorted(set(VALUES) - {T.GUID, T.TEXT, T.LONG_TEXT}))
def test_keys_sort_like_values(kind: ColumnType) -> None:
    (column,) = columns_of(kind)

    @given(st.lists(VALUES[kind], min_size=2, max_size=6))
    @settings(max_examples=60)
    def check(values: list[Value]) -> None:
        ordered = sorted(values)  # type: ignore[type-var]
        keys = [segment(column, raw_value(column, value)) for value in ordered]
        falling = [segment(column, raw_value(column, value), descending=True) for value in ordered]
        for (a, b), (low, high), (top, bottom) in zip(
            pairwise(ordered), pairwise(keys), pairwise(falling), strict=True
        ):
            assert (low < high and top > bottom) if a != b else (low == high or _zeros(a, b))
        assert segment(column, None) < min(keys)

    check()


def _zeros(a: Value, b: Value) -> bool:
    """0.0 and -0.0 are equal, and two values to an index."""
    return isinstance(a, float) and isinstance(b, float) and a == b == 0.0 and str(a) != str(b)


@given(st.text("aAbBzZ09 _-", max_size=8), st.text("aAbBzZ09 _-", max_size=8))
def test_text_keys_ignore_case(a: str, b: str) -> None:
    (column,) = columns_of(T.TEXT)
    first, second = (segment(column, raw_value(column, text)) for text in (a, b))
    assert (first == second) == (a.upper() == b.upper())
    assert (first < second) == (a.upper() < b.upper())


def test_unicode_text_is_not_indexed() -> None:
    (column,) = columns_of(T.LONG_TEXT)
    with pytest.raises(Unsupported, match="Unicode"):
        segment(column, "é".encode("utf-16-le"))


@settings(max_examples=40)
@given(
    nodes=st.sets(
        st.tuples(st.binary(min_size=1, max_size=200), st.binary(min_size=1, max_size=300)), max_size=120
    ),
    page_size=st.sampled_from([4096, 8192, 32768]),
    fill=st.floats(0.1, 1.0),
    unique=st.booleans(),
)
def test_trees_keep_every_node(nodes: set[tuple[bytes, bytes]], page_size: int, fill: float, unique: bool) -> None:
    sorted_nodes = [Node(key, data, 0) for key, data in sorted(dict(nodes).items() if unique else nodes)]
    numbers = iter(range(11, 10_000))
    plan = plan_tree(sorted_nodes, page_size, unique=unique, fill=fill)
    pages = write_tree(
        plan, TreeIdentity(10, 77, 0 if unique else 0x400), page_size,
        take_page=lambda: next(numbers), next_dbtime=lambda: 99,
        space_header=lambda: SpaceHeader(bytes(SpaceHeader.SIZE)),
    )  # fmt: skip
    assert len(pages) == plan.pages
    assert [finding for pgno, page in pages.items() for finding in page_findings(page, pgno)] == []
    tree = Tree(pages.__getitem__, 10, 77)
    assert list(tree.nodes()) == sorted_nodes
    for node in sorted_nodes[:: max(len(sorted_nodes) // 5, 1)]:
        assert next(tree.nodes_from(node.key)).key == node.key


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(0, 5000), st.sampled_from(["", "flush", "end", "roll"])), min_size=1, max_size=40
    ),
    st.integers(5, 9),
)
def test_logs_keep_every_record_and_its_place(steps: list[tuple[int, str]], sectors: int) -> None:
    settings_ = StreamSettings(Signature(7, NOW), sectors, 4096, parameters(Path("logs"), sectors))
    log = LogWriter(settings_, 1, NOW)
    written = []
    for size, then in steps:
        record = trace("x" * size)
        written.append((log.add(record, NOW), record))
        if then == "flush":
            log.flush(NOW)
        elif then == "end":
            log.end_segment()
        elif then == "roll":
            log.roll(NOW)
    readings = [check_log(data) for data in (*log.closed.values(), log.current())]
    for older, newer in pairwise(readings):
        check_follows(older, newer)
    found = [record for reading in readings for record in walk(reading) if record.type is RecordType.Trace]
    assert [record.body for record in found] == [record for _, record in written]
    after = ["", *(then for _, then in steps)]
    for one, (place, _), before in zip(found, written, after, strict=False):
        assert one.lgpos == place or before == "end"
