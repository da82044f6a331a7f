from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.describe import Description, FileType, describe
from engine.error_codes import Code
from engine.errors import Corruption, Incompatible, MissingFile
from engine.files import LocalFileSystem
from engine.formats.checkpoint import Checkpoint
from engine.formats.db_header import DatabaseHeader
from engine.formats.layout import View
from engine.formats.log.header import LogHeader
from engine.formats.stamps import Lgpos
from tests.builders.log_files import (
    CHECKPOINTS,
    LOGS,
    flip,
    make_attachment,
    make_checkpoint,
    make_header,
    make_log,
    make_segment,
    term2,
    trace,
)
from tests.datasets import dataset

FS = LocalFileSystem()


def described(path: Path, data: bytes) -> Description:
    path.write_bytes(data)
    return describe(path, FS)


def texts(description: Description, title: str) -> dict[str, str]:
    return dict(dict(description.lines())[title])


def names(view: type[View]) -> set[str]:
    return {field.name for field in view.FIELDS} - {"dbms_param", "attach_list"}


@pytest.mark.parametrize("name", LOGS)
def test_real_logs(name: str) -> None:
    result = describe(dataset(name), FS)
    data = json.loads(json.dumps(result.to_json()))
    assert result.type is FileType.LOG
    assert set(data["header"]) == names(LogHeader)
    assert data["header"]["generation"] == data["header"]["generation"] > 0
    assert data["contents"]["data_segments"] > 0
    assert data["settings"]["log_path"] == "C:\\Windows\\system32\\SRU\\"
    assert len(data["attachments"]) == (0 if data["header"]["generation"] == 1 else 1)


@pytest.mark.parametrize("name", CHECKPOINTS)
def test_real_checkpoints(name: str) -> None:
    data = json.loads(json.dumps(describe(dataset(name), FS).to_json()))
    assert data["type"] == "checkpoint"
    assert set(data["header"]) == names(Checkpoint)
    assert data["copies"] == {"used": 1, "agree": True}
    assert data["header"]["signature"]


@pytest.mark.parametrize(
    ("name", "state", "page_size"),
    [
        ("srum-win10-clean/SRUDB.dat", "3 (clean shutdown)", 4096),
        ("srum-win11-dirty/SRUDB.dat", "2 (dirty shutdown)", 4096),
        ("sum-win2012r2/Current.mdb", "2 (dirty shutdown)", 4096),
        ("small-edb/basic.edb", "3 (clean shutdown)", 4096),
    ],
)
def test_real_databases(name: str, state: str, page_size: int) -> None:
    result = describe(dataset(name), FS)
    data = json.loads(json.dumps(result.to_json()))
    assert data["type"] == "database"
    assert "attachments" not in data
    assert set(data["header"]) == names(DatabaseHeader)
    assert data["header"]["version"] == 0x620
    assert texts(result, "Database header")["dbstate"] == state
    assert data["copies"]["primary"] == "used"
    assert data["copies"]["page_size"] == page_size
    assert data["copies"]["pages"] == data["size"] // page_size - 2


def test_the_shadow_of_a_damaged_database_header(tmp_path: Path) -> None:
    data = dataset("srum-win10-clean", "SRUDB.dat").read_bytes()[: 1 << 16]
    result = described(tmp_path / "one.dat", flip(data, 1000))
    assert texts(result, "Header copies")["primary"] == "damaged"
    assert texts(result, "Header copies")["shadow"] == "used"
    with pytest.raises(Corruption) as caught:
        described(tmp_path / "both.dat", flip(flip(data, 1000), 4096 * 8 + 1000))
    assert caught.value.code is Code.DatabaseCorrupted
    assert caught.value.context["path"] == str(tmp_path / "both.dat")


def test_texts_of_a_log(tmp_path: Path) -> None:
    header = make_header(
        0x5C, flags=6, lgpos_checkpoint=Lgpos(0x5A, 3, 0x40), attach_list=make_attachment("C:\\a.edb")
    )
    data = make_log(header, {1: make_segment(0x5C, 1, trace(4056)), 2: make_segment(0x5C, 2, term2(0x5C))})
    result = described(tmp_path / "edb.log", data)
    lines = texts(result, "Log header")
    assert lines["generation"] == "92 (0x5C)"
    assert lines["lgpos_checkpoint"] == "5A,3,40"
    assert lines["flags"] == "0x6 (circular, circular earlier)"
    assert lines["signature"].startswith("1234ABCD 2020-05-04T03:02:01.000Z")
    assert texts(result, "Contents")["data_segments"] == "2 of 14"
    assert texts(result, "Contents")["closed_normally"] == "yes"
    assert texts(result, "Attachment 1")["path"] == "C:\\a.edb"
    assert [title for title, _ in result.lines()] == [
        "Log header",
        "Contents",
        "Settings of the instance",
        "Attachment 1",
    ]


def test_what_is_not_set_is_said_to_be(tmp_path: Path) -> None:
    result = described(tmp_path / "edb.log", make_log(make_header(lgpos_checkpoint=Lgpos()), {}))
    assert texts(result, "Log header")["lgpos_checkpoint"] == "none"
    assert result.to_json()["header"]["lgpos_checkpoint"] is None
    assert texts(result, "Log header")["reserved"] == "zero"


def test_a_damaged_segment_is_a_line(tmp_path: Path) -> None:
    data = make_log(make_header(), {1: make_segment(7, 1, trace(4056))})
    result = described(tmp_path / "edb.log", flip(data, 32768 + 9999))
    assert result.to_json()["contents"]["segment_1"] == "corrected-bit"


def test_a_log_cut_short_still_shows_its_header(tmp_path: Path) -> None:
    result = described(tmp_path / "edb.log", make_log(make_header(), {})[:-4096])
    assert texts(result, "Contents") == {"size": "61,440 bytes, but the header says 65,536"}


def test_a_damaged_attachment_list_is_a_line(tmp_path: Path) -> None:
    header = make_header(attach_list=make_attachment("x", 9))
    result = described(tmp_path / "edb.log", make_log(header, {}))
    assert "damaged" in texts(result, "Attachments")["damaged"]


def test_the_second_copy_of_a_checkpoint(tmp_path: Path) -> None:
    copy = make_checkpoint(version=1, attach_list=make_attachment("C:\\a.edb"))
    result = described(tmp_path / "edb.chk", flip(copy, 5000) + copy)
    assert result.to_json()["copies"] == {"used": 2, "agree": False}
    assert result.to_json()["attachments"][0]["path"] == "C:\\a.edb"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("edb.log", flip(make_header(), 5000), Code.LogReadVerifyFailure),
        ("any.bin", flip(make_header(), 5000), Code.LogReadVerifyFailure),
        ("edb.log", b"short", Code.LogFileCorrupt),
        ("edb.log", make_header(major=7), Code.BadLogVersion),
        ("edb.chk", b"\1" * 8192, Code.CheckpointCorrupt),
        ("edb.log", bytes(65536), Code.InvalidDatabase),
        ("edb.log", b"", Code.InvalidDatabase),
        ("edbres00001.jrs", b"\1" * 65536, Code.InvalidDatabase),
        ("notes.txt", b"hello" * 2000, Code.InvalidDatabase),
    ],
)
def test_what_cannot_be_described_is_named(tmp_path: Path, name: str, data: bytes, code: Code) -> None:
    with pytest.raises((Corruption, Incompatible)) as caught:
        described(tmp_path / name, data)
    assert caught.value.code is code
    assert caught.value.context["path"] == str(tmp_path / name)
    assert caught.value.message.startswith(f"{name}: ")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        describe(tmp_path / "none.log", FS)
