"""Log records as values: every type there and back, made ones and all real ones."""

from __future__ import annotations

import struct

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.db_header import read_header
from engine.formats.log import record_text as log_record_text
from engine.formats.log.differences import differences
from engine.formats.log.record import records
from engine.formats.log.record_sizes import record_size
from engine.formats.log.records import (
    CLASSES,
    NOP,
    AttachDB,
    Begin0,
    CreateDB,
    ExtendDB,
    FlagDelete,
    Init2,
    Insert,
    LogRecord,
    MacroInfo,
    Merge2,
    MergeType,
    PageRecord,
    Replace,
    ReplaceD,
    ShutDownMark,
    Split2,
    Term2,
    UndoInfo,
    decode,
    path_bytes,
)
from engine.formats.stamps import Lgpos
from tests.builders.log_files import LOGS, STREAMS, WIN11, real_file
from tests.builders.log_record_samples import name_of, sample

PAGE_SIZE = 4096
PAGE_PREFIX = struct.pack("<HBIqqIBHB", 5, 1, 31, 438, 437, 104, 3, 84, 5)
NODE_PREFIX = PAGE_PREFIX + struct.pack("<III", 523, 7, 4)
PAGE_FIELDS = {
    "procid": 5, "dbid": 1, "pgno": 31, "dbtime": 438, "dbtime_before": 437, "trx": 104, "level": 3, "iline": 84,
    "flags": 5,
}  # fmt: skip
NODE_FIELDS = {**PAGE_FIELDS, "rceid": 523, "pgno_fdp": 7, "objid_fdp": 4}


def fields(record: LogRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.FIELDS}


def damage(body: bytes) -> Corruption:
    with pytest.raises(Corruption) as caught:
        decode(body)
    assert caught.value.code is Code.LogFileCorrupt
    return caught.value


# every type


def test_every_class_is_known_by_its_number_and_says_what_it_is() -> None:
    assert all(kind == cls.TYPE for kind, cls in CLASSES.items())
    assert all(cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}(") for cls in CLASSES.values())


@pytest.mark.parametrize("kind", CLASSES, ids=name_of)
def test_a_record_becomes_bytes_of_its_size_and_the_same_record_again(kind: int) -> None:
    record = sample(kind)
    body = record.encode()
    assert body[0] == kind
    assert decode(body) == record
    if kind == NOP.TYPE:
        assert body == bytes(77)
    else:
        assert record_size(body, 0, len(body)) == len(body)
        assert record_size(body + b"more", 0, len(body) + 4) == len(body)
    assert repr(record).startswith(f"{name_of(kind)}(")


@pytest.mark.parametrize("kind", CLASSES, ids=name_of)
def test_each_field_has_bytes_of_its_own(kind: int) -> None:
    """Were two fields at one place, or one at none, changing it would not come back alone."""
    record = sample(kind)
    for name in record.FIELDS:
        value = getattr(record, name)
        if isinstance(value, int) and name != "size":
            changed = decode(record.encode())
            setattr(changed, name, value ^ 1)
            assert changed != record
            assert decode(changed.encode()) == changed, name


@pytest.mark.parametrize("kind", CLASSES, ids=name_of)
def test_one_byte_more_or_less_is_damage(kind: int) -> None:
    body = sample(kind).encode()
    if kind != NOP.TYPE:
        damage(body[:-1])
        damage(body + b"\0")


@pytest.mark.parametrize("body", [b"", b"\xff", b"\x66", b"\x28", b"\x38" + bytes(50)])
def test_what_begins_no_record_is_damage(body: bytes) -> None:
    damage(body)


def test_a_field_that_has_to_be_given_cannot_be_forgotten() -> None:
    with pytest.raises(struct.error):
        FlagDelete(pgno=3, pgno_fdp=3).encode()  # type: ignore[call-arg]


# layouts: docs/formats/log-records.md


def test_insert_as_the_format_has_it() -> None:
    record = decode(b"\x1d" + NODE_PREFIX + struct.pack("<HHH", 3, 2, 4) + b"pr" + b"suf" + b"data")
    assert isinstance(record, Insert)
    assert fields(record) == {**NODE_FIELDS, "prefix": b"pr", "suffix": b"suf", "data": b"data"}


def test_replace_as_the_format_has_it() -> None:
    record = decode(b"\x21" + NODE_PREFIX + struct.pack("<HHH", 4, 9, 4) + b"data")
    assert isinstance(record, Replace)
    assert fields(record) == {**NODE_FIELDS, "old_size": 9, "data": b"data"}
    damage(b"\x21" + NODE_PREFIX + struct.pack("<HHH", 4, 9, 5) + b"data")


@pytest.mark.parametrize(("size", "wide"), [(5, False), (0x8005, True)])
def test_replace_with_differences_as_the_format_has_it(size: int, wide: bool) -> None:
    record = decode(b"\x22" + NODE_PREFIX + struct.pack("<HHH", size, 9, 12) + b"diffs")
    assert isinstance(record, ReplaceD)
    assert fields(record) == {**NODE_FIELDS, "old_size": 9, "new_size": 12, "wide": wide, "diff": b"diffs"}


def test_undo_info_as_the_format_has_it() -> None:
    head = struct.pack("<HHHhhH", 3, 2, 2, 100, -5, 4)
    record = decode(b"\x24" + NODE_PREFIX + head + b"key" + b"bm" + b"data")
    assert isinstance(record, UndoInfo)
    rest = {"oper": 2, "max_size": 100, "delta": -5, "key": b"key", "data": b"bm", "image": b"data"}
    assert fields(record) == NODE_FIELDS | rest


def test_split_as_the_format_has_it() -> None:
    tail = struct.pack(
        "<IIqIqIIBBHHHIIhhiiHHHII",
        32, 33, 400, 30, 401, 7, 4, 1, 1, 10, 11, 12, 0x802, 0x803, -6, 7, -1, 3, 2, 4, 3, 2, 5,
    )  # fmt: skip
    record = decode(b"\x3e" + PAGE_PREFIX + tail + b"sep" + b"ol" + b"new!" + b"image")
    assert isinstance(record, Split2)
    assert fields(record) == PAGE_FIELDS | {
        "pgno_new": 32, "pgno_right": 33, "dbtime_right_before": 400, "pgno_parent": 30,
        "dbtime_parent_before": 401, "pgno_fdp": 7, "objid_fdp": 4, "split_type": 1, "split_oper": 1,
        "iline_oper": 10, "iline_split": 11,
        "clines": 12, "new_page_flags": 0x802, "split_page_flags": 0x803, "uncommitted_free_src": -6,
        "uncommitted_free_dest": 7, "iline_prefix_split": -1, "iline_prefix_new": 3, "image_flags": 2,
        "key_parent": b"sep", "prefix_split_old": b"ol", "prefix_split_new": b"new!", "image": b"image",
    }  # fmt: skip


def test_merge_as_the_format_has_it() -> None:
    tail = struct.pack(
        "<IqIqIqIIHHHHBBHII", 33, 400, 32, 401, 30, 402, 7, 4, 100, 120, 8, 9, 2, 6, 3, 2, 5
    )  # fmt: skip
    record = decode(b"\x3f" + PAGE_PREFIX + tail + b"sep" + b"image")
    assert isinstance(record, Merge2)
    assert fields(record) == PAGE_FIELDS | {
        "pgno_right": 33, "dbtime_right_before": 400, "pgno_left": 32, "dbtime_left_before": 401,
        "pgno_parent": 30,
        "dbtime_parent_before": 402, "pgno_fdp": 7, "objid_fdp": 4, "size_total": 100, "size_max_total": 120,
        "uncommitted_free_dest": 8, "iline_merge": 9, "merge_flags": 2, "merge_type": 6, "image_flags": 2,
        "key_parent": b"sep", "image": b"image",
    }  # fmt: skip
    assert MergeType(record.merge_type) is MergeType.PARTIAL_LEFT


def test_begin_holds_two_depths_in_a_byte() -> None:
    assert Begin0(procid=5, level_from=0, levels=1, trx=4).encode() == bytes.fromhex("08 0500 10 04000000")
    assert decode(bytes.fromhex("05 0500 32")).encode() == bytes.fromhex("05 0500 32")


def test_a_database_is_created_with_or_without_a_version() -> None:
    sign = sample(CreateDB.TYPE).sign_db  # type: ignore[attr-defined]
    path = path_bytes("d.edb")
    with_version = CreateDB(dbid=1, sign_db=sign, version=(2, 0), path=path)
    without = CreateDB(dbid=1, sign_db=sign, path=path)
    assert len(with_version.encode()) == len(without.encode()) + 4
    for made in (with_version, without):
        again = decode(made.encode())
        assert isinstance(again, CreateDB)
        assert (again.version, again.path_text) == (made.version, "d.edb")


@pytest.mark.parametrize(
    ("wide", "stream", "expected"),
    [
        (False, "0120 02 5859", [(1, 2, b"XY")]),
        (False, "0140 02 5859", [(1, 0, b"XY")]),
        (False, "ff1f 00 03", [(0x1FFF, 3, b"")]),
        (False, "00a0 0100 41 0420 01 42", [(0, 1, b"A"), (4, 1, b"B")]),
        (False, "00c0 0100 41", [(0, 0, b"A")]),
        (False, "0180 0100 0300 41", [(1, 3, b"A")]),
        (True, "0520 40 01 21", [(0x2005, 0, b"!")]),
        (False, "", []),
    ],
)
def test_differences_as_the_format_has_them(
    wide: bool, stream: str, expected: list[tuple[int, int, bytes]]
) -> None:
    record = ReplaceD(
        pgno=1, pgno_fdp=1, objid_fdp=1, old_size=0, new_size=0, wide=wide, diff=bytes.fromhex(stream)
    )
    assert differences(record) == expected
    said = ",".join(f"{offset}:-{replaced}+{data.hex()}" for offset, replaced, data in expected) or "none"
    assert log_record_text.line(record).endswith(f" diff={said}")
    if stream:
        record.diff = record.diff[:-1]
        with pytest.raises(Corruption):
            differences(record)
        assert log_record_text.line(record).endswith(f" diff={record.diff.hex()}")
        assert dict(log_record_text.facts(record))["diff"] == record.diff.hex()


def test_growth_is_made_of_its_page_alone() -> None:
    assert ExtendDB(dbid=7, pgno_last=1234).encode() == struct.pack("<BIBI", 68, 5, 7, 1234)


# real records


@pytest.mark.parametrize("name", LOGS)
def test_every_real_record_comes_back_byte_for_byte(name: str) -> None:
    count = 0
    for record in records(real_file(name)):
        decoded = record.decoded
        assert record.type == decoded.TYPE
        assert decoded.encode() == record.body, record
        count += 1
    assert count > 20


def test_a_page_changes_from_the_dbtime_that_the_record_before_left() -> None:
    for stream in STREAMS[1:]:
        last: dict[int, int] = {}
        checked = 0
        for name in stream:
            for record in records(real_file(name)):
                change = record.decoded
                if isinstance(change, PageRecord) and not isinstance(change, UndoInfo):
                    if change.dbtime_before != -1 and change.pgno in last:
                        assert change.dbtime_before == last[change.pgno], (name, record.lgpos)
                        checked += 1
                    last[change.pgno] = change.dbtime
                if isinstance(change, Split2):
                    touched = {change.pgno_new, change.pgno_right, change.pgno_parent} - {0}
                    last |= dict.fromkeys(touched, change.dbtime)
        assert checked > 500


def test_macros_name_the_pages_of_their_splits() -> None:
    for name in STREAMS[2]:
        touched: set[int] = set()
        for record in records(real_file(name)):
            change = record.decoded
            if isinstance(change, Split2):
                touched |= {change.pgno, change.pgno_new, change.pgno_right, change.pgno_parent} - {0}
            elif isinstance(change, MacroInfo):
                assert touched == set(change.pages)
                touched = set()


def test_what_real_records_say() -> None:
    found = [record for name in STREAMS[3][-2:] for record in records(real_file(name))]
    places = {record.lgpos: record for record in found}
    header = read_header(real_file(f"{WIN11}/SRUDB.dat")).header
    attached = [record.decoded for record in found if record.type == AttachDB.TYPE]
    assert len(attached) == 4
    for attach in attached:
        assert isinstance(attach, AttachDB)
        assert attach.path_text == r"C:\Windows\system32\SRU\SRUDB.dat"
        assert attach.sign_db == header.sign_db
        assert places[attach.lgpos_consistent].type == ShutDownMark.TYPE
    ended = [record.decoded for record in found if record.type == Term2.TYPE]
    began = [term.lgpos_start for term in ended if isinstance(term, Term2)]
    assert began[0] == Lgpos(0x2F, 8, 0)  # in a log that is not here
    assert [places[place].type for place in began[1:]] == [Init2.TYPE] * 3
