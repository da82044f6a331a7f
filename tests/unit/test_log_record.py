from __future__ import annotations

import struct
from collections import Counter

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.checkpoint import read_checkpoint
from engine.formats.db_header import read_header
from engine.formats.log.record import Record, records, walk
from engine.formats.log.record_sizes import SHAPES, record_size
from engine.formats.log.records import (
    CLASSES,
    NOP,
    NOP2,
    AttachDB,
    CreateDB,
    FragmentBegin,
    Init2,
    RecoveryQuit2,
    RecoveryUndo2,
    ReplaceD,
    ShutDownMark,
    Term2,
    Trace,
)
from engine.formats.log.segments import verify_log
from engine.formats.log.tail import hole_in
from engine.formats.stamps import LGPOS, Lgpos
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
    real_file,
    trace,
)
from tests.builders.log_record_samples import name_of
from tests.builders.record_counts import count_types

ROOM = 4056


def log_of(*segments: bytes) -> bytes:
    places = {n: make_segment(7, n, data) for n, data in enumerate(segments, start=1)}
    return make_log(make_header(7), places)


def begin_piece(total: int, part: bytes) -> bytes:
    return struct.pack("<BIH", 76, total, len(part)) + part


def more_piece(part: bytes) -> bytes:
    return struct.pack("<BH", 77, len(part)) + part


def kinds(data: bytes) -> list[str]:
    return [record.name for record in records(data)]


def damage(data: bytes) -> Corruption:
    with pytest.raises(Corruption) as caught:
        list(records(data))
    assert caught.value.code is Code.LogFileCorrupt
    return caught.value


# real logs

WIN10_COUNTS = {
    "NOP": 25, "Begin": 833, "Commit": 937, "Rollback": 1, "Begin0": 10, "Commit0": 10, "MacroBegin": 45,
    "MacroCommit": 45, "AttachDB": 3, "Trace": 30, "ShutDownMark": 4, "CreateSingleExtentFDP": 15, "Insert": 1879,
    "FlagInsertAndReplaceData": 1, "FlagDelete": 5, "Replace": 37, "Delete": 11, "UndoInfo": 1,
    "SetExternalHeader": 26, "Undo": 62, "Init2": 3, "Term2": 3, "RecoveryUndo2": 1, "RecoveryQuit2": 1,
    "ConvertFDP2": 5, "Split2": 83, "MacroInfo": 45, "ExtendDB": 7, "NOP2": 8, "SetDbVersion": 3, "NewPage": 70,
}  # fmt: skip
WIN11_COUNTS = {
    "NOP": 18, "Begin": 447, "Commit": 451, "Begin0": 2, "Commit0": 4, "MacroBegin": 36, "MacroCommit": 36,
    "AttachDB": 4, "ShutDownMark": 4, "Insert": 1301, "FlagDelete": 32, "Replace": 31, "Delete": 7, "UndoInfo": 24,
    "SetExternalHeader": 2, "Init2": 4, "Term2": 4, "Split2": 72, "MacroInfo": 36, "NOP2": 7, "SetDbVersion": 3,
    "NewPage": 36,
}  # fmt: skip
SERVER_COUNTS = {
    "NOP": 20, "Begin": 619, "Commit": 712, "Begin0": 27, "Commit0": 27, "MacroBegin": 24, "MacroCommit": 24,
    "CreateDB": 1, "AttachDB": 3, "Trace": 42, "ShutDownMark": 5, "CreateMultipleExtentFDP": 5,
    "CreateSingleExtentFDP": 24, "Insert": 1255, "FlagDelete": 5, "Replace": 38, "Delete": 7,
    "SetExternalHeader": 21, "Init2": 5, "Term2": 5, "ConvertFDP2": 5, "Split2": 41, "MacroInfo": 24,
    "ExtendDB": 7, "NOP2": 14, "CreateDBFinish": 1, "SetDbVersion": 4, "NewPage": 54,
}  # fmt: skip


@pytest.mark.parametrize(
    ("chosen", "expected", "total"),
    [
        ([n for n in LOGS if n.startswith(WIN10)], WIN10_COUNTS, 4209),
        ([n for n in LOGS if n.startswith(WIN11)], WIN11_COUNTS, 2561),
        ([f"{DAY1}/SRU00001.log", *(n for n in LOGS if n.startswith(DAY2))], SERVER_COUNTS, 3019),
    ],
    ids=["win10", "win11", "server2022"],
)
def test_type_counts_of_real_streams(chosen: list[str], expected: dict[str, int], total: int) -> None:
    counts: Counter[str] = Counter()
    for name in chosen:
        counts.update(count_types(real_file(name)))
    assert counts == expected
    assert counts.total() == total


def test_counts_come_in_order_of_the_types() -> None:
    names = list(count_types(real_file(f"{WIN10}/SRU.log")))
    assert names == sorted(names, key=[cls.__name__ for _, cls in sorted(CLASSES.items())].index)


@pytest.mark.parametrize("folder", [DAY1, DAY2, WIN10])
def test_a_clean_checkpoint_is_the_place_of_the_last_term(folder: str) -> None:
    checkpoint = read_checkpoint(real_file(f"{folder}/SRU.chk")).checkpoint
    last = [r for r in records(real_file(f"{folder}/SRU.log")) if r.type not in (NOP.TYPE, NOP2.TYPE)][-1]
    assert last.type == Term2.TYPE
    assert last.lgpos == checkpoint.lgpos_checkpoint


def test_database_headers_name_places_of_real_records() -> None:
    header = read_header(real_file(f"{WIN11}/SRUDB.dat")).header
    found = {record.lgpos: record.type for record in records(real_file(f"{WIN11}/SRU.log"))}
    assert found[header.lgpos_attach] == AttachDB.TYPE
    assert found[header.lgpos_consistent] == ShutDownMark.TYPE


def test_the_end_of_a_run_names_the_place_of_its_beginning() -> None:
    resolved = after_fill = 0
    for stream in STREAMS[1:]:
        begun, before, filled = Lgpos(), NOP.TYPE, False
        for record in (record for name in stream for record in records(real_file(name))):
            if record.type in (Init2.TYPE, RecoveryUndo2.TYPE):
                begun, filled = record.lgpos, before == NOP.TYPE
            elif record.type in (Term2.TYPE, RecoveryQuit2.TYPE) and begun.is_set:
                assert LGPOS.read(record.body, 1) == begun
                resolved += 1
                after_fill += filled
            before = record.type
    assert (resolved, after_fill) == (12, 11)


def test_places_rise_and_bodies_have_the_size_that_they_say() -> None:
    before = Lgpos()
    for name in (f"{WIN10}/SRU0000{n}.log" for n in range(3, 9)):
        for record in records(real_file(name)):
            assert before < record.lgpos
            assert record.body[0] == record.type
            if record.type != NOP.TYPE:
                assert record_size(record.body, 0, len(record.body)) == len(record.body)
                before = record.lgpos


# places


def test_places_in_and_across_segments() -> None:
    first = trace(ROOM - 100) + trace(100)  # full: the next place is (2, 0)
    second = trace(ROOM - 10)  # ten bytes of fill: the next place is the fill's start
    data = log_of(first, second, b"\x17")
    places = [(r.type, r.lgpos.segment, r.lgpos.offset) for r in records(data)]
    fill = 4096 - 10
    assert places == [
        (Trace.TYPE, 1, 0),
        (Trace.TYPE, 1, 4096 - 100),
        (Trace.TYPE, 2, 0),
        (NOP.TYPE, 2, fill),
        (ShutDownMark.TYPE, 2, fill),
        (NOP.TYPE, 3, 41),
    ]


@pytest.mark.parametrize(("size", "next_record"), [(ROOM - 10, 49), (ROOM - 32, 23), (100, 23)])
def test_a_log_that_was_opened_again_goes_on_in_the_next_segment(size: int, next_record: int) -> None:
    following = bytes((next_record,)) + bytes(SHAPES[next_record].fixed - 1)
    found = [r for r in records(log_of(trace(size), following)) if r.type != NOP.TYPE]
    assert found[1].lgpos == Lgpos(7, 2, 0)


def test_a_split_record_is_put_together() -> None:
    whole = trace(9000)
    parts = whole[: ROOM - 9], whole[ROOM - 9 : 2 * ROOM - 12], whole[2 * ROOM - 12 :]
    data = log_of(
        b"\x17\x17" + begin_piece(9000, parts[0]),
        more_piece(parts[1]),
        more_piece(parts[2]) + b"\x17",
    )
    found = [r for r in records(data) if r.type != NOP.TYPE]
    assert [r.type for r in found] == [ShutDownMark.TYPE, ShutDownMark.TYPE, Trace.TYPE, ShutDownMark.TYPE]
    assert found[2] == Record(Lgpos(7, 1, 42), Trace.TYPE, whole)
    assert found[3].lgpos == Lgpos(7, 3, 40 + 3 + len(parts[2]))


def test_an_empty_log_has_no_records() -> None:
    assert kinds(log_of()) == []


# what a crash leaves


@pytest.mark.parametrize(
    "recovery",
    [
        struct.pack("<B8s", 51, bytes(8)),
        b"\x11",
        bytes((36,)) + bytes(55),
        begin_piece(5000, bytes((36,)) + bytes(ROOM - 8)),
    ],
    ids=["RecoveryUndo2", "RecoveryUndo", "UndoInfo", "split UndoInfo"],
)
def test_a_record_cut_off_by_a_crash_is_dropped_where_recovery_follows(recovery: bytes) -> None:
    data = log_of(begin_piece(9000, trace(9000)[: ROOM - 7]), recovery)
    found = [r for r in records(data) if r.type != NOP.TYPE]
    if recovery[0] == FragmentBegin.TYPE:
        assert found == []
    else:
        (record,) = found
        assert record.type == recovery[0]
        assert record.lgpos == Lgpos(7, 2, 0)


def test_a_record_cut_off_at_the_end_of_the_log_is_dropped() -> None:
    assert kinds(log_of(b"\x17" + begin_piece(9000, trace(9000)[: ROOM - 8]))) == ["ShutDownMark"]


# what is damage


@pytest.mark.parametrize(
    "second",
    [b"\x17", trace(100), begin_piece(5000, trace(5000)[: ROOM - 7])],
    ids=["ShutDownMark", "Trace", "another split record"],
)
def test_a_split_record_that_something_else_follows_is_damage(second: bytes) -> None:
    error = damage(log_of(begin_piece(9000, trace(9000)[: ROOM - 7]), second))
    assert (error.context["segment"], error.context["offset"]) == (2, 40)


def test_recovery_may_only_begin_a_segment_after_a_cut_record() -> None:
    damage(log_of(begin_piece(9000, trace(9000)[: ROOM - 16]) + struct.pack("<B8s", 51, bytes(8))))


@pytest.mark.parametrize(
    "body",
    [
        b"\xff",
        b"\x66",
        bytes((40,)),
        bytes((56,)),
        struct.pack("<BHH", 22, 1, 0xFFFF),
        struct.pack("<BI", 71, 0xFFFFFFFF),
        struct.pack("<BI", 71, ROOM - 4),
        more_piece(b"abc"),
        begin_piece(0, b"abc"),
        begin_piece(3, b"abc"),
        begin_piece(0xFFFFFFFF, b"abc"),
        begin_piece(4, b"\xffbc") + more_piece(b"d"),
        begin_piece(4, b"") + more_piece(b"\x4c\1\1\1"),
        begin_piece(10, trace(8)) + more_piece(b"xx"),
        begin_piece(10, trace(8)) + more_piece(b"xxx"),
    ],
)
def test_bytes_that_are_no_record_are_damage(body: bytes) -> None:
    padding = b"\x17" * 30  # so that zero fill is not what follows
    assert damage(log_of(body + padding)).context["segment"] == 1


def test_a_record_may_not_leave_its_segment() -> None:
    damage(log_of(trace(ROOM - 3) + struct.pack("<BH", 22, 0)))


def test_records_end_before_the_first_damaged_segment() -> None:
    data = log_of(trace(ROOM), trace(ROOM), trace(ROOM))
    damaged = flip(flip(data, 2 * 32768 + 5000), 2 * 32768 + 7000)
    found: list[Record] = []
    with pytest.raises(Corruption) as caught:
        for record in walk(verify_log(damaged)):
            found.append(record)  # noqa: PERF402 - what came before the error counts
    assert len(found) == 1
    assert caught.value.context["segment"] == 2


def test_a_torn_end_is_no_error_of_the_records_before() -> None:
    data = log_of(trace(ROOM), trace(ROOM))
    torn = data[: 2 * 4096 + 1024] + bytes(len(data) - 2 * 4096 - 1024)
    hole = hole_in(verify_log(torn))
    assert hole is not None and not hole.is_loss
    assert kinds(torn) == ["Trace"]


# the table


def test_every_type_has_a_shape() -> None:
    assert set(SHAPES) == set(CLASSES)
    assert len(CLASSES) == 102 - 6


@pytest.mark.parametrize("kind", CLASSES, ids=name_of)
def test_lengths_lie_in_the_fixed_part(kind: int) -> None:
    shape = SHAPES[kind]
    assert all(length.offset + length.width <= shape.fixed for length in shape.lengths)
    body = bytes((kind,)) + bytes(shape.fixed - 1)
    assert record_size(body, 0, len(body)) == shape.fixed
    assert record_size(body, 0, len(body) - 1) is None


def test_sizes_with_lengths() -> None:
    create = bytearray(60)
    create[0], create[40], create[42] = CreateDB.TYPE, 10, 4
    assert record_size(create, 0, 60) == 43 + 10 + 4
    create[42] = 8
    assert record_size(create, 0, 60) == 43 + 10
    replace = bytearray(60)
    replace[0], replace[44], replace[45] = ReplaceD.TYPE, 5, 0x80
    assert record_size(replace, 0, 60) == 55
