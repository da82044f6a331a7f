"""What a reader of libyal says is told in a few words."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import JetError
from engine.images.blocks import library, readable

CHAIN = (
    "pyvhdi_file_open: unable to open file. libvhdi_file_header_read: invalid identifier. "
    "libvhdi_file_open: unable to read header."
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (CHAIN, "invalid identifier."),
        ("pyvhdi_file_open: unable to open file.", "unable to open file."),
        ("something else", "something else."),
        ("", "OSError."),
    ],
)
def test_the_reason(said: str, told: str) -> None:
    with pytest.raises(JetError) as caught, readable(Path("/vm/disk.vhd")):
        raise OSError(said)
    assert caught.value.message == f"The disk image /vm/disk.vhd is damaged: {told}"


def test_a_reader_that_is_not_installed() -> None:
    with pytest.raises(JetError, match="need the Python package libnone-python, which is not installed") as caught:
        library("pynone")
    assert "ese-backup-manager[images]" in caught.value.hint
