"""What log records say to people and to programs."""

from __future__ import annotations

import pytest

from engine.formats.log import record_text as log_record_text
from engine.formats.log.records import (
    CLASSES,
    NOP2,
    AttachDB,
    CreateDB,
    Insert,
    MacroInfo,
    RecoveryUndo2,
    SetDbVersion,
    ShutDownMark,
    Split2,
    Term2,
)
from engine.formats.stamps import Lgpos
from tests.builders.log_record_samples import name_of, sample


def test_a_line_has_every_field_as_the_vendors_dump_writes_numbers() -> None:
    record = Insert(
        procid=5, dbid=1, pgno=31, dbtime=438, dbtime_before=437, trx=104, level=3, iline=84, flags=5,
        rceid=523, pgno_fdp=7, objid_fdp=4, prefix=b"", suffix=b"\x7f\x80\x01", data=bytes(100),
    )  # fmt: skip
    assert log_record_text.line(record) == (
        "procid=5 dbid=1 pgno=31 dbtime=1b6 dbtime_before=1b5 trx=68 level=3 iline=84 flags=versioned+unique"
        f" rceid=523 pgno_fdp=7 objid_fdp=4 prefix=- suffix=7f8001 data={'00' * 64}…(100_bytes)"
    )
    assert dict(log_record_text.facts(record))["data"] == "00" * 100


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ShutDownMark.TYPE, ""),
        (MacroInfo.TYPE, "pages=17,18,19"),
        (NOP2.TYPE, "size=77"),
        (RecoveryUndo2.TYPE, "time=2021-05-04T03:20:10.248Z"),
        (SetDbVersion.TYPE, "dbid=8 major=168562192 update_major=252843288 update_minor=337124384"),
    ],
    ids=lambda value: name_of(value) if isinstance(value, int) else "",
)
def test_lines_of_other_records(kind: int, expected: str) -> None:
    assert log_record_text.line(sample(kind)) == expected


def test_lines_name_flags_choices_and_paths() -> None:
    split = sample(Split2.TYPE)
    assert isinstance(split, Split2)
    split.split_type, split.split_oper, split.new_page_flags, split.image_flags = 1, 0, 0x802, 2
    split.split_page_flags, split.dbtime_right_before, split.flags = 0x80000001, -1, 0
    line = log_record_text.line(split)
    for said in ("split_type=right", "split_oper=none", "new_page_flags=leaf+new_record_format",
                 "split_page_flags=root+80000000", "image_flags=compressed", "dbtime_right_before=none",
                 " flags=none "):  # fmt: skip
        assert said in line
    assert 'path="C:\\data\\a.edb"' in log_record_text.line(sample(AttachDB.TYPE))
    assert "version=2.1" in log_record_text.line(sample(CreateDB.TYPE))
    assert "lgpos_start=7,8,9" in log_record_text.line(sample(Term2.TYPE))
    assert "lgpos_redo_from=none" in log_record_text.line(
        Term2(lgpos_start=Lgpos(1, 2, 3), time=sample(Term2.TYPE).time)  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize("kind", CLASSES, ids=name_of)
def test_every_record_is_one_line_and_plain_values(kind: int) -> None:
    record = sample(kind)
    line = log_record_text.line(record)
    assert "\n" not in line
    said = dict(log_record_text.facts(record))
    assert all(f"{name}=" in line for name in said)
    assert tuple(said) == record.FIELDS or {"system_path", "log_path", "log_file_segments"} < said.keys()
