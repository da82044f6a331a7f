from __future__ import annotations

import pytest

from engine.error_codes import Code
from engine.errors import Corruption
from engine.formats.checkpoint import FILE_SIZE, read_checkpoint
from engine.formats.log.header import LogHeader
from engine.formats.stamps import Lgpos
from tests.builders.log_files import CHECKPOINTS, flip, make_attachment, make_checkpoint, real_file


@pytest.mark.parametrize("name", CHECKPOINTS)
def test_every_real_checkpoint_reads(name: str) -> None:
    data = real_file(name)
    reading = read_checkpoint(data)
    assert len(data) == FILE_SIZE
    assert (reading.copy, reading.copies_agree) == (1, True)
    checkpoint = reading.checkpoint
    current = LogHeader.parse(real_file(name.replace(".chk", ".log")))
    assert checkpoint.signature == current.signature
    assert checkpoint.lgpos_checkpoint.generation == current.generation
    assert checkpoint.attachments == ()


def test_position_of_a_real_checkpoint() -> None:
    checkpoint = read_checkpoint(real_file("srum-win11-dirty/SRU.chk")).checkpoint
    assert checkpoint.lgpos_checkpoint == Lgpos(0x5C, 8, 0)
    assert not checkpoint.lists_attachments


def test_each_copy_stands_in_for_the_other() -> None:
    old, new = make_checkpoint(Lgpos(7, 1, 0)), make_checkpoint(Lgpos(7, 2, 0))
    both = read_checkpoint(new + old)
    assert (both.copy, both.copies_agree, both.checkpoint.lgpos_checkpoint.segment) == (1, False, 2)
    second = read_checkpoint(flip(new, 12345) + old)
    assert (second.copy, second.copies_agree, second.checkpoint.lgpos_checkpoint.segment) == (2, False, 1)
    first = read_checkpoint(new + bytes(4096))
    assert (first.copy, first.copies_agree) == (1, False)
    assert read_checkpoint(new).copy == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        bytes(8192),
        make_checkpoint()[:4095],
        flip(make_checkpoint(), 0) + flip(make_checkpoint(), 32767),
        make_checkpoint(file_type=3) * 2,
    ],
    ids=["empty", "zero", "short", "both damaged", "a log"],
)
def test_no_whole_copy_is_damage(data: bytes) -> None:
    with pytest.raises(Corruption) as caught:
        read_checkpoint(data)
    assert caught.value.code is Code.CheckpointCorrupt


def test_the_list_counts_only_with_its_bit() -> None:
    entry = make_attachment("C:\\a.edb")
    listed = read_checkpoint(make_checkpoint(version=1, attach_list=entry)).checkpoint
    assert [a.path for a in listed.attachments] == ["C:\\a.edb"]
    unlisted = read_checkpoint(make_checkpoint(version=0, attach_list=entry)).checkpoint
    assert unlisted.attachments == ()


def test_a_damaged_list_is_damage() -> None:
    checkpoint = read_checkpoint(make_checkpoint(version=1, attach_list=make_attachment("x", 9))).checkpoint
    with pytest.raises(Corruption) as caught:
        _ = checkpoint.attachments
    assert caught.value.code is Code.CheckpointCorrupt
