from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.checksum import verify_pages
from engine.formats.log.header import SEGMENT_SIZE, LogHeader
from engine.formats.log.segments import LogReading, SegmentDamage, verify_log
from engine.formats.log.tail import check_log, hole_in
from engine.formats.stamps import Lgpos
from tests.builders.log_files import (
    DAY1,
    DAY2,
    LOGS,
    STREAMS,
    WIN10,
    WIN11,
    flip,
    make_header,
    make_log,
    make_segment,
    nop2,
    real_file,
    term2,
    trace,
)

FULL = trace(4056)
GEN = 7
BITS = SEGMENT_SIZE * 8


def full(index: int) -> bytes:
    return make_segment(GEN, index, FULL)


def partial(index: int, records: bytes = b"\x17") -> bytes:
    return make_segment(GEN, index, records)


def log_of(*segments: bytes, **others: bytes) -> bytes:
    """A made log: ``segments`` from place 1 on, ``s9=...`` at place 9."""
    places = dict(enumerate(segments, start=1)) | {int(name[1:]): data for name, data in others.items()}
    return make_log(make_header(GEN), places)


def damages(reading: LogReading) -> list[tuple[int, SegmentDamage, int | None]]:
    return [(f.segment, f.damage, f.bit) for f in reading.findings]


# real logs


@pytest.mark.parametrize("name", LOGS)
def test_every_segment_of_a_real_log_is_sound(name: str) -> None:
    data = real_file(name)
    reading = check_log(data)
    assert reading.findings == ()
    assert reading.data == data
    assert reading.last == (14 if name.split("/")[1] != "SRU.log" else reading.last)
    assert reading.end == Lgpos(reading.generation, reading.last + 1, 0)
    assert not reading.is_empty


@pytest.mark.parametrize(
    ("folder", "last", "closed"), [(DAY1, 2, True), (DAY2, 6, True), (WIN10, 7, True), (WIN11, 9, False)]
)
def test_the_end_of_real_current_logs(folder: str, last: int, closed: bool) -> None:
    reading = verify_log(real_file(f"{folder}/SRU.log"))
    assert (reading.last, reading.closed_normally) == (last, closed)


def test_a_rolled_log_was_not_closed() -> None:
    assert not verify_log(real_file(f"{DAY2}/SRU00003.log")).closed_normally


@pytest.mark.parametrize("names", STREAMS)
def test_each_real_header_repeats_the_checksum_of_the_log_before(names: tuple[str, ...]) -> None:
    readings = [verify_log(real_file(name)) for name in names]
    for older, newer in pairwise(readings):
        assert newer.header.checksum_previous == older.checksum != 0


def test_every_flipped_bit_of_a_real_segment_changes_its_checksum() -> None:
    index, chunk = 5, 2048
    segment = np.frombuffer(real_file(f"{WIN10}/SRU00004.log"), np.uint8).reshape(-1, SEGMENT_SIZE)[index]
    # verify_pages counts page numbers up, so copy k carries the number index + k in its checksum.
    numbers = np.arange(index, index + chunk, dtype="<u4")
    copies = np.repeat(segment[None], chunk, axis=0)
    copies[:, :4] ^= (numbers ^ np.uint32(index)).view(np.uint8).reshape(-1, 4)
    assert verify_pages(copies.tobytes(), SEGMENT_SIZE, index).ok.all()
    rows = np.arange(chunk)
    for first in range(0, BITS, chunk):
        bits = first + rows
        copies[rows, bits // 8] ^= (1 << bits % 8).astype(np.uint8)
        assert not verify_pages(copies.tobytes(), SEGMENT_SIZE, index).ok.any()
        copies[rows, bits // 8] ^= (1 << bits % 8).astype(np.uint8)


@pytest.mark.parametrize("name", [f"{WIN10}/SRU00005.log", f"{WIN11}/SRU.log", f"{DAY1}/SRU.log"])
def test_a_flipped_bit_in_the_data_of_a_real_log_is_refused_and_can_be_corrected(name: str) -> None:
    data = real_file(name)
    last = check_log(data).last
    chance = random.Random(name)
    first_bits = [*range(0, 64, 7), *range(64, 128, 5), 301]  # checksum, position, flag
    for index in range(1, last + 1):
        for bit in (*first_bits, *chance.sample(range(BITS), 4)):
            damaged = flip(data, index * BITS + bit)
            with pytest.raises(Corruption) as caught:
                check_log(damaged)
            assert caught.value.code is Code.LogReadVerifyFailure
            assert caught.value.context["segment"] == index
            reading = check_log(damaged, correct=True)
            assert reading.data == data
            assert damages(reading) == [(index, SegmentDamage.CORRECTED_BIT, bit)]


@pytest.mark.parametrize("name", [f"{DAY2}/SRU.log", f"{WIN10}/SRU00005.log", f"{WIN11}/SRU0005A.log"])
def test_a_flipped_bit_behind_the_data_of_a_real_log_costs_no_data_but_is_told(name: str) -> None:
    data = real_file(name)
    sound = check_log(data)
    chance = random.Random(name)
    for index in range(sound.last + 1, sound.header.file_sectors):
        for bit in (*range(0, 128, 9), 301, *chance.sample(range(BITS), 4)):
            damaged = flip(data, index * BITS + bit)
            reading = check_log(damaged, correct=True)
            assert (reading.last, reading.checksum) == (sound.last, sound.checksum)
            assert all(f.damage is SegmentDamage.DAMAGED_TAIL and f.segment == index for f in reading.findings)
            assert verify_log(reading.data).findings == ()
            if reading.findings:
                with pytest.raises(Corruption) as caught:
                    check_log(damaged)
                assert caught.value.code is Code.LogReadVerifyFailure


# what is legal


def test_an_empty_log() -> None:
    reading = check_log(log_of())
    assert reading.is_empty
    assert (reading.last, reading.checksum, reading.findings) == (0, 0, ())
    assert not reading.closed_normally


def test_the_shadow_of_the_last_segment_is_no_data() -> None:
    last = partial(3)
    reading = check_log(log_of(full(1), full(2), last, last))
    assert (reading.last, reading.findings) == (3, ())


def test_a_shadow_in_the_last_place() -> None:
    segments = [full(index) for index in range(1, 14)]
    reading = check_log(log_of(*segments, partial(14), partial(14)))
    assert (reading.last, reading.findings) == (14, ())


def test_stale_data_and_shadows_of_a_recycled_log_are_the_tail() -> None:
    stale = [make_segment(GEN - 4, index, FULL) for index in range(3, 9)]
    shadow = make_segment(GEN - 4, 8, FULL)
    reading = check_log(log_of(full(1), full(2), *stale, shadow))
    assert (reading.last, reading.findings) == (2, ())


def test_the_checksum_counts_each_data_segment_once() -> None:
    stored = [int.from_bytes(segment[:8], "little") for segment in (full(1), partial(2))]
    reading = check_log(log_of(full(1), partial(2), partial(2)))
    assert reading.checksum == stored[0] ^ stored[1]


@pytest.mark.parametrize(
    ("records", "closed"),
    [
        (term2(GEN), True),
        (b"\x17" + term2(GEN), True),
        (term2(GEN) + nop2(20), True),
        (term2(GEN) + b"\x17", False),
        (b"\x17", False),
        (term2(GEN)[:1] + b"\xff" * 100, False),
        (b"\xff", False),
    ],
)
def test_a_log_is_closed_when_its_last_record_ends_a_run(records: bytes, closed: bool) -> None:
    assert verify_log(log_of(full(1), partial(2, records))).closed_normally is closed


# what is damage


def test_a_damaged_data_segment_is_found_and_the_rest_read() -> None:
    damaged = flip(flip(full(2), 5000), 6000)
    reading = verify_log(log_of(full(1), damaged, full(3)))
    assert damages(reading) == [(2, SegmentDamage.BAD_CHECKSUM, None)]
    assert reading.last == 3
    hole = hole_in(reading)
    assert hole is not None and hole.is_loss and hole.behind == (3,)
    with pytest.raises(Corruption) as caught:
        check_log(log_of(full(1), damaged, full(3)), correct=True)
    assert caught.value.code is Code.LogReadVerifyFailure
    assert caught.value.context["segment"] == 2


def test_the_last_segment_is_repaired_from_its_shadow() -> None:
    last = partial(2, trace(3000))
    torn = last[:512] + bytes(SEGMENT_SIZE - 512)
    data = log_of(full(1), torn, last)
    reading = verify_log(data)
    assert damages(reading) == [(2, SegmentDamage.REPAIRED_FROM_SHADOW, None)]
    assert reading.data == log_of(full(1), last, last)
    assert check_log(data, correct=True).last == 2
    with pytest.raises(Corruption) as caught:
        check_log(data)
    assert caught.value.code is Code.LogReadVerifyFailure
    assert "repaired" in caught.value.hint


def test_a_flipped_bit_of_the_last_segment_is_reported_although_its_shadow_is_whole() -> None:
    last = partial(2)
    with pytest.raises(Corruption):
        check_log(log_of(full(1), flip(last, 400), last))


def test_the_shadow_of_another_segment_repairs_nothing() -> None:
    torn = flip(flip(full(2), 999), 20000)
    reading = verify_log(log_of(full(1), torn, make_segment(GEN - 4, 2, FULL)))
    assert damages(reading) == [(2, SegmentDamage.BAD_CHECKSUM, None)]


def test_a_cut_write_at_the_end_is_told_from_damage_in_the_middle() -> None:
    torn = full(3)[:1536] + bytes(SEGMENT_SIZE - 1536)
    at_end = hole_in(verify_log(log_of(full(1), full(2), torn)))
    assert at_end is not None and not at_end.is_loss
    in_the_middle = hole_in(verify_log(log_of(full(1), torn, full(3))))
    assert in_the_middle is not None and in_the_middle.is_loss
    assert hole_in(verify_log(log_of(full(1)))) is None


def test_a_cut_write_may_span_several_segments() -> None:
    torn = [full(n)[:1536] + bytes(SEGMENT_SIZE - 1536) for n in (2, 3, 5)]
    hole = hole_in(verify_log(log_of(full(1), torn[0], torn[1], bytes(SEGMENT_SIZE), torn[2])))
    assert hole is not None and not hole.is_loss and (hole.segment, hole.behind) == (2, ())


@pytest.mark.parametrize(
    ("synced", "is_loss"), [((1, 1), False), ((0, 1), False), ((1, 2), True), ((1, 3), True), ((1, None), True)]
)
def test_whole_segments_behind_a_hole_are_told_apart_by_what_they_say_was_synced(
    synced: tuple[int | None, ...], is_loss: bool
) -> None:
    """No sync had reached segment 2 when they were written: a power cut may leave them without it."""
    behind = [make_segment(GEN, n, FULL, synced=mark) for n, mark in enumerate(synced, 3)]
    for second in (bytes(SEGMENT_SIZE), full(2)[:100] + bytes(SEGMENT_SIZE - 100)):
        hole = hole_in(verify_log(log_of(full(1), second, *behind)))
        assert hole is not None and hole.is_loss is is_loss and hole.behind == (3, 4)
        assert str(hole).endswith(", and 2 intact ones follow, up to segment 4.")


def test_a_flipped_checksum_bit_does_not_make_a_data_segment_the_shadow_of_the_one_before() -> None:
    # Seeds 2 and 3 differ in one bit: with it flipped in its checksum, segment 3 verifies as a shadow of 2.
    data = log_of(full(1), full(2), flip(full(3), 0))
    reading = verify_log(data)
    assert reading.last == 3
    assert damages(reading) == [(3, SegmentDamage.CORRECTED_BIT, 0)]
    with pytest.raises(Corruption):
        check_log(data)


def test_data_behind_an_empty_segment_is_a_lost_write() -> None:
    data = log_of(full(1), s3=full(3))
    reading = verify_log(data)
    assert damages(reading) == [(3, SegmentDamage.VALID_AFTER_EMPTY, None)]
    with pytest.raises(Corruption) as caught:
        check_log(data, correct=True)
    assert caught.value.code is Code.LogFileCorrupt
    assert caught.value.context["segment"] == 2, "the first that does not count, as a verification says"


@pytest.mark.parametrize("segment", [make_segment(GEN + 1, 2, FULL), make_segment(GEN, 2, FULL, at=5)])
def test_a_position_of_the_future_is_damage(segment: bytes) -> None:
    data = log_of(full(1), segment)
    assert damages(verify_log(data)) == [(2, SegmentDamage.BAD_LGPOS, None)]
    with pytest.raises(Corruption) as caught:
        check_log(data)
    assert caught.value.code is Code.LogFileCorrupt


def test_more_than_a_bit_behind_the_end_cannot_be_told_from_a_lost_write() -> None:
    reading = verify_log(log_of(full(1), s5=flip(flip(full(5), 1000), 9000)))
    assert damages(reading) == [(5, SegmentDamage.BAD_CHECKSUM, None)]


def test_the_last_place_never_holds_data_so_its_damage_is_no_loss() -> None:
    reading = check_log(log_of(full(1), s15=b"\x55" * SEGMENT_SIZE), correct=True)
    assert damages(reading) == [(15, SegmentDamage.DAMAGED_TAIL, None)]
    assert reading.data == log_of(full(1))


def test_an_old_log_is_not_filled_with_zeros() -> None:
    data = make_log(make_header(GEN, update_major=1), {1: full(1)})
    assert damages(verify_log(data))[0] == (2, SegmentDamage.BAD_CHECKSUM, None)


@pytest.mark.parametrize("change", [-SEGMENT_SIZE, -1, 1, SEGMENT_SIZE])
def test_a_wrong_length_is_damage(change: int) -> None:
    data = log_of(full(1)) + bytes(SEGMENT_SIZE)
    with pytest.raises(Corruption) as caught:
        verify_log(data[: LogHeader(data).file_size + change])
    assert caught.value.code is Code.LogFileSizeMismatch


def test_findings_read_as_sentences() -> None:
    (finding,) = verify_log(log_of(full(1), s3=full(3))).findings
    assert str(finding) == "Segment 3 contains data although an earlier segment is empty."
