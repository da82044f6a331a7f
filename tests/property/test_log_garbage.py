"""Whatever the bytes, the parsers of log files raise Corruption (Incompatible for a version) and nothing else."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Corruption, Incompatible
from engine.formats.attachments import LIST_SIZE
from engine.formats.checkpoint import Checkpoint, read_checkpoint
from engine.formats.log.chain import breaks_between, is_continuation
from engine.formats.log.header import SEGMENT_SIZE, LogHeader
from engine.formats.log.record import records
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import check_log
from engine.formats.names import parse_name
from tests.builders.log_files import make_checkpoint, make_header, make_log, make_segment, trace
from tests.builders.record_counts import count_types
from tests.counting import counted

REFUSED = (Corruption, Incompatible)
SECTORS = 5
SOUND = make_log(make_header(7, file_sectors=SECTORS), {n: make_segment(7, n, trace(4056)) for n in (1, 2)})

edits = st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.binary(min_size=1, max_size=64)), max_size=6)
blobs = st.binary(max_size=64).flatmap(lambda part: st.integers(0, 300).map(lambda times: part * times))


def edited(data: bytes, changes: list[tuple[int, bytes]]) -> bytes:
    work = bytearray(data)
    for offset, piece in changes:
        work[offset : offset + len(piece)] = piece
    return bytes(work[: len(data)])


@given(st.text(max_size=40))
def test_names(name: str) -> None:
    parse_name(name)


@given(blobs)
def test_any_bytes(data: bytes) -> None:
    for parse in (LogHeader.parse, read_checkpoint, verify_log, check_log, count_types):
        with contextlib.suppress(*REFUSED):
            parse(data)


@given(st.dictionaries(st.sampled_from([f.name for f in LogHeader.FIELDS if f.kind.format in ("<H", "<I", "<Q")]),
                       st.integers(0, 0xFFFF)), st.binary(max_size=LIST_SIZE))  # fmt: skip
def test_headers_with_a_right_checksum(fields: dict[str, int], attachments: bytes) -> None:
    data = make_header(7, attach_list=attachments, **fields)
    with contextlib.suppress(*REFUSED):
        header = LogHeader.parse(data)
        assert header.file_size == header.file_sectors * SEGMENT_SIZE
        assert header.params.log_path == ""
        for attachment in header.attachments:
            assert isinstance(attachment.path, str)


@given(st.binary(max_size=LIST_SIZE))
def test_checkpoints_with_a_right_checksum(attachments: bytes) -> None:
    checkpoint: Checkpoint = read_checkpoint(make_checkpoint(version=1, attach_list=attachments)).checkpoint
    with contextlib.suppress(Corruption):
        assert all(isinstance(a.path, str) for a in checkpoint.attachments)


@given(edits)
def test_damaged_logs(changes: list[tuple[int, bytes]]) -> None:
    data = edited(SOUND, changes)
    with contextlib.suppress(*REFUSED):
        reading = verify_log(data)
        sound = verify_log(SOUND)
        assert len(reading.data) == len(data)
        assert [str(f) for f in reading.findings] == [str(f) for f in reading.findings]
        breaks_between(sound, reading)
        is_continuation(sound, reading)
        for _ in records(data):
            pass


@given(st.integers(0, 3 * SEGMENT_SIZE - 4), st.binary(min_size=1, max_size=4))
def test_whatever_is_changed_in_the_data_is_refused(offset: int, piece: bytes) -> None:
    # Up to four bytes in a row always change the XOR; more could cancel out, as the checksums are linear.
    data = edited(SOUND, [(offset, piece)])
    if data == SOUND:
        check_log(data)
    else:
        with pytest.raises(REFUSED):
            check_log(data)


@given(st.lists(blobs, min_size=1, max_size=3))
def test_segments_with_a_right_checksum_and_any_contents(bodies: list[bytes]) -> None:
    segments = {n: make_segment(7, n, body[:4056]) for n, body in enumerate(bodies, start=1)}
    data = make_log(make_header(7, file_sectors=SECTORS), segments)
    with contextlib.suppress(Corruption):
        found = list(records(data))
        assert sum(len(record.body) for record in found) <= len(data)
        assert all(record.decoded.TYPE is record.type for record in found)


@settings(max_examples=5)
@given(st.integers(0, 1 << 32))
def test_a_large_file_of_noise_takes_calls_in_proportion(seed: int) -> None:
    sectors = 256
    noise = random.Random(seed).randbytes((sectors - 1) * SEGMENT_SIZE)
    count, reading = counted(lambda: verify_log(make_header(7, file_sectors=sectors) + noise))
    assert len(reading.findings) == sectors - 1
    assert count < sectors * 300
