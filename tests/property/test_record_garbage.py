"""Whatever the bytes, a log record is decoded or it is Corruption; what was decoded comes back and has a line."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Corruption, Unsupported
from engine.formats.log import record_text as log_record_text
from engine.formats.log.record_sizes import SHAPES, record_size
from engine.formats.log.records import CLASSES, NOP, NOP2, Merge2, Split2, decode, image_bytes
from tests.builders.log_record_samples import sample

LOSSY = frozenset({NOP2.TYPE})
"""What fill holds does not matter and is not kept."""

kinds = st.sampled_from(sorted(CLASSES))


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """A record of any type with any fields, whose lengths mostly fit."""
    kind = draw(kinds)
    shape = SHAPES[kind]
    body = bytearray(draw(st.binary(min_size=shape.fixed, max_size=shape.fixed)))
    body[0] = kind
    for length in shape.lengths:
        size = draw(st.integers(0, 40))
        if length.bytes_if_set is None:
            body[length.offset : length.offset + length.width] = size.to_bytes(length.width, "little")
    rest = sum(length.read(body, 0) for length in shape.lengths) + draw(st.sampled_from([0, 0, 0, 0, 1, -1]))
    return bytes(body) + draw(st.binary(min_size=max(rest, 0), max_size=max(rest, 0)))


def check(body: bytes) -> None:
    with contextlib.suppress(Corruption):
        record = decode(body)
        assert body[0] == record.TYPE
        if record.TYPE not in LOSSY:
            assert record.encode() == body
        assert decode(record.encode()) == record
        assert "\n" not in log_record_text.line(record)
        dict(log_record_text.facts(record))
        assert body[0] == NOP.TYPE or record_size(body, 0, len(body)) == len(body)


@given(st.binary(max_size=700))
def test_any_bytes(body: bytes) -> None:
    check(body)


@given(kinds, st.binary(max_size=200))
def test_any_bytes_behind_a_type(kind: int, rest: bytes) -> None:
    check(bytes((kind,)) + rest)


@given(bodies())
def test_any_fields(body: bytes) -> None:
    check(body)


@given(kinds, st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), max_size=3))
def test_records_with_bytes_changed(kind: int, edits: list[tuple[int, int]]) -> None:
    body = bytearray(sample(kind).encode())
    for at, value in edits:
        body[at % len(body)] = value
    check(bytes(body))


@given(
    st.sampled_from([Split2.TYPE, Merge2.TYPE]),
    st.integers(0, 3),
    st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda data: b"\x18\x00\x10" + data)),
    st.integers(0, 200).map(lambda times: times * b"\x01\x02"),
    st.sampled_from([2048, 4096, 8192, 16384, 32768]),
)
def test_any_image(kind: int, flags: int, start: bytes, rest: bytes, page_size: int) -> None:
    record = sample(kind)
    assert isinstance(record, Split2 | Merge2)
    record.image, record.image_flags = start + rest, flags
    with contextlib.suppress(Corruption, Unsupported):
        assert len(image_bytes(record, page_size)) == page_size
