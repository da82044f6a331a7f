from __future__ import annotations

import numpy as np
import pytest

from engine.error_codes import Code
from engine.errors import Corruption, Incompatible
from engine.formats.attachments import Attachment
from engine.formats.checksum import header_checksum
from engine.formats.dbms_params import DbmsParams
from engine.formats.log.header import LogHeader
from engine.formats.stamps import Lgpos, LogTime
from tests.builders.log_files import DAY2, LOGS, WIN11, flip, make_attachment, make_header, real_file


@pytest.mark.parametrize("name", LOGS)
def test_every_real_header_parses(name: str) -> None:
    header = LogHeader.parse(real_file(name))
    assert (header.sector_size, header.file_sectors, header.database_page_size) == (4096, 16, 4096)
    assert header.file_type == 3
    assert header.signature.is_set
    assert header.circular
    assert header.params.circular
    assert header.params.log_path == header.params.system_path == "C:\\Windows\\system32\\SRU\\"
    assert header.has_chained_checksum
    assert (header.previous_created == LogTime()) == (header.generation == 1)
    paths = [a.path.lower() for a in header.attachments]
    assert paths == ([] if header.generation == 1 else ["c:\\windows\\system32\\sru\\srudb.dat"])


def test_fields_of_a_real_header() -> None:
    header = LogHeader.parse(real_file(f"{WIN11}/SRU0005B.log"))
    assert header.generation == 0x5B
    assert header.version == (8, 90, 200)
    assert str(header.created) == "2022-07-03T02:05:58.609Z"
    assert header.efv_engine == 9400
    (attachment,) = header.attachments
    assert attachment.dbid == 1
    assert attachment.sign_db.is_set


def test_the_temporary_log_of_a_stream_is_an_older_generation() -> None:
    temporary = LogHeader.parse(real_file(f"{WIN11}/SRUtmp.log"))
    current = LogHeader.parse(real_file(f"{WIN11}/SRU.log"))
    assert temporary.signature == current.signature
    assert temporary.generation < current.generation - 3


def test_every_flipped_bit_of_a_header_is_found() -> None:
    page = real_file(f"{DAY2}/SRU.log")[:4096]
    words = np.frombuffer(page, "<u4")
    # Every bit beyond the first word changes exactly one bit of the XOR, so each changes the checksum;
    # the parser is then asked about one bit in each byte.
    assert header_checksum(page) == int(words[0])
    for byte in range(4096):
        with pytest.raises(Corruption) as caught:
            LogHeader.parse(flip(page, byte * 8 + byte % 8))
        assert caught.value.code is Code.LogReadVerifyFailure
        assert caught.value.context["segment"] == 0


@pytest.mark.parametrize("length", [0, 1, 4095])
def test_a_short_header_is_damage(length: int) -> None:
    with pytest.raises(Corruption) as caught:
        LogHeader.parse(make_header()[:length])
    assert caught.value.code is Code.LogFileCorrupt


@pytest.mark.parametrize(
    "fields",
    [
        {"file_type": 1}, {"file_type": 4}, {"generation": 0}, {"generation": -5}, {"generation": 0x7FFFFA01},
        {"sector_size": 512}, {"sector_size": 0}, {"header_sectors": 8}, {"file_sectors": 0},
        {"file_sectors": 2},
    ],
)  # fmt: skip
def test_a_header_no_engine_writes_is_damage(fields: dict[str, int]) -> None:
    with pytest.raises(Corruption) as caught:
        LogHeader.parse(make_header(**fields))
    assert caught.value.code is Code.LogFileCorrupt


@pytest.mark.parametrize("major", [0, 7, 9])
def test_another_major_version_is_refused(major: int) -> None:
    with pytest.raises(Incompatible) as caught:
        LogHeader.parse(make_header(major=major))
    assert caught.value.code is Code.BadLogVersion


@pytest.mark.parametrize("generation", [1, 0x7FFFFA00])
def test_the_ends_of_the_generation_range_are_accepted(generation: int) -> None:
    assert LogHeader.parse(make_header(generation)).generation == generation


def test_a_header_of_an_old_file_without_type_is_accepted() -> None:
    header = LogHeader.parse(make_header(file_type=0, update_minor=12, page_size=0, flags=5))
    assert not header.has_chained_checksum
    assert header.database_page_size == 4096
    assert not header.circular


def test_two_attachments() -> None:
    entries = make_attachment("C:\\Ä.edb", 1) + make_attachment("D:\\b.edb", 2)
    header = LogHeader.parse(make_header(attach_list=entries))
    assert [(a.dbid, a.path, a.lgpos_attach) for a in header.attachments] == [
        (1, "C:\\Ä.edb", Lgpos(3, 2, 1)),
        (2, "D:\\b.edb", Lgpos(3, 2, 1)),
    ]


def test_a_list_that_fills_its_area_needs_no_end_mark() -> None:
    entries = make_attachment("x" * ((2048 - 64) // 2 - 1))
    assert len(entries) == 2048
    assert len(LogHeader.parse(make_header(attach_list=entries)).attachments) == 1


def test_an_ansi_path() -> None:
    entry = Attachment(bytearray(64) + b"C:\\\xc4.edb\0")
    entry.cb_names = 9
    assert entry.path == "C:\\Ä.edb"


@pytest.mark.parametrize(
    "entries",
    [
        make_attachment("x", 7),
        make_attachment("x", cb_names=0xFFFF),
        make_attachment("x" * 900) + make_attachment("x" * 100),
        make_attachment("x" * 970) + b"\1" * 60,
    ],
)
def test_a_damaged_attachment_list_is_damage(entries: bytes) -> None:
    header = LogHeader.parse(make_header(attach_list=entries))
    with pytest.raises(Corruption) as caught:
        _ = header.attachments
    assert caught.value.code is Code.LogFileCorrupt


def test_sizes_are_those_of_the_format() -> None:
    assert LogHeader.SIZE == 4096
    assert DbmsParams.SIZE == 567
    assert Attachment.SIZE == 64
    assert LogHeader.attach_list.offset + 2048 == 2719
